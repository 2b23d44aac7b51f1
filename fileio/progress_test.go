package fileio

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestProgress(t *testing.T) {
	var nobody *Progress
	nobody.Expect(10)
	nobody.Add(1, 1)
	if done, total, rows := nobody.Look(); done != 0 || total != 0 || rows != 0 {
		t.Errorf("nil counts: %d of %d, %d rows", done, total, rows)
	}
	var p Progress
	p.Expect(1000)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			for range 10 {
				p.Add(5, 2)
			}
		})
	}
	all.Wait()
	if done, total, rows := p.Look(); done != 500 || total != 1000 || rows != 200 {
		t.Errorf("%d of %d, %d rows; want 500 of 1000, 200 rows", done, total, rows)
	}
}

// TestReadCounts reads lists of 5000 rows and wants nearly all of them counted, and nearly all of the file.
func TestReadCounts(t *testing.T) {
	const rows = 5000
	var text, sheet strings.Builder
	text.WriteString("id,name\n")
	sheet.WriteString(`<sheetData><row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>`)
	for i := range rows {
		fmt.Fprintf(&text, "%d,n%d\n", i, i)
		fmt.Fprintf(&sheet, `<row><c><v>%d</v></c><c t="inlineStr"><is><t>n%d</t></is></c></row>`, i, i)
	}
	sheet.WriteString(`</sheetData>`)
	for name, data := range map[string][]byte{"list.csv": []byte(text.String()), "list.xlsx": testBook{sheet: sheet.String()}.bytes(t)} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for workers := range 3 {
			var p Progress
			if _, err := Read(path, ReadOptions{Workers: workers, Progress: &p}); err != nil {
				t.Fatal(err)
			}
			done, total, counted := p.Look()
			if share := float64(done) / float64(total); share < 0.8 || share > 1.2 || counted < rows-2*rowsCounted || counted > rows {
				t.Errorf("%s with %d workers: %d bytes of %d, %d rows of %d", name, workers, done, total, counted, rows)
			}
		}
	}
}
