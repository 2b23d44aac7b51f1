package fileio

import (
	"os"
	"strings"
	"testing"
)

// TestCutXLS cuts workbooks everywhere: what is missing is said, or nothing of the list is.
func TestCutXLS(t *testing.T) {
	for _, name := range []string{"mtcars.xls", "biff5-label-records.xls"} {
		data, err := os.ReadFile("testdata/xls/" + name)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := readGrids("a.xls", data, ReadOptions{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for size := len(oleHead); size < len(data); size += 64 {
			grids, err := readGrids("a.xls", data[:size], ReadOptions{Workers: 1})
			switch {
			case err != nil && !strings.Contains(err.Error(), "cut off"):
				t.Errorf("%s, %d of %d bytes: %v", name, size, len(data), err)
			case err == nil && describeGrids(grids) != describeGrids(whole):
				t.Errorf("%s, %d of %d bytes: other cells", name, size, len(data))
			}
		}
	}
}
