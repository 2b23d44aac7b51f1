//go:build data

package fileio

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestXLSOutside reads every .xls below the folder TIER_DATA, and compares it with its twin: the .xlsx of the same name
// beside it or in the folder's counterpart, xlsx instead of xls.
func TestXLSOutside(t *testing.T) {
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	twins := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".xls" {
			return err
		}
		f, err := Open(path, ReadOptions{})
		if err != nil {
			t.Errorf("%v", err)
			if !errors.As(err, new(*Error)) {
				t.Errorf("%s: not an error for people", path)
			}
			return nil
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			if twin := twinOf(path); twin != nil {
				twins++
				compareTwins(t, twin.grids, f.grids)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d twins", twins)
}

// compareTwins compares the cells that an .xls has room for. A number may differ in its 15th digit, which one of the two
// programs has rounded off.
func compareTwins(t *testing.T, xlsx, xls []grid) {
	for i, want := range xlsx {
		got := map[int][]Cell{}
		for _, r := range xls[i].rows {
			got[r.number()] = r.cells()
		}
		for _, r := range want.rows {
			for col, w := range r.cells()[:min(r.len(), 256)] {
				var g Cell
				if col < len(got[r.number()]) {
					g = got[r.number()][col]
				}
				near := math.Abs(w.Num-g.Num) <= 1e-14*math.Abs(w.Num)
				if w.Num = g.Num; !near || !sameCell(w, g) {
					t.Errorf("%s!%s%d: %+v, and %+v", want.sheet, columnLetters(col+1), r.number(), r.at(col+1), g)
				}
			}
		}
	}
}

func twinOf(path string) *File {
	for _, path := range []string{path, strings.ReplaceAll(path, "/xls/", "/xlsx/")} {
		for _, old := range []string{"-xls.xls", ".xls"} {
			name, ok := strings.CutSuffix(path, old)
			if !ok {
				continue
			}
			if f, err := Open(name+strings.ReplaceAll(old, "xls", "xlsx"), ReadOptions{}); err == nil {
				return f
			}
		}
	}
	return nil
}
