//go:build data

package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestReadXLSXAgainstExcelize reads every file below the folder TIER_DATA and compares each cell with the raw value
// that excelize gives. Where they are known to differ, excelize is the one that is wrong, and the difference is only
// logged:
//
//	go test -tags data -run AgainstExcelize -v ./fileio
func TestReadXLSXAgainstExcelize(t *testing.T) {
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		t.Run(name, func(t *testing.T) { judgeFile(t, path, data) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// judgeFile reads one file, whatever it is; it must never panic, and an error must be one for people.
func judgeFile(t *testing.T, path string, data []byte) {
	if f := sniff(data, path); f != formatXLSX {
		if refusal := f.refusal(path); refusal != nil {
			t.Logf("refused: %v / %v", refusal.Message, refusal.Hint)
		}
		return
	}
	if _, err := readXLSX(data, path, ReadOptions{Workers: 2}); err != nil {
		var known *Error
		if !errors.As(err, &known) || known.Place == "" || known.Message.IsZero() {
			t.Errorf("not an error for people: %#v", err)
		}
		t.Logf("refused: %v", err)
	}
	judgeParts(t, data)
	judgeWays(t, path, data)
	judge, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Logf("excelize: %v", err)
		return
	}
	defer judge.Close()
	p, err := openPackage(data, path, ReadOptions{Workers: 2})
	if err != nil {
		return
	}
	book, sheets, err := p.readWorkbook()
	if err != nil {
		return
	}
	if strings.HasSuffix(path, "empty_s_attribute.xlsx") {
		return // excelize loses cells whose style is no number, as TestExcelizeReadsOtherwise shows
	}
	for _, sheet := range sheets {
		if x, err := p.scanSheet(book, sheet); err == nil {
			judgeSheet(t, judge, sheet.name, x)
		}
	}
}

// judgeWays compares the sheets as they are read always with those read token by token, and in scraps.
func judgeWays(t *testing.T, path string, data []byte) {
	p, err := openPackage(data, path, ReadOptions{Workers: 2})
	if err != nil {
		return
	}
	book, sheets, err := p.readWorkbook()
	if err != nil {
		return
	}
	texts := p.sharedTexts(t)
	for _, sheet := range sheets {
		want, err := p.scanSheet(book, sheet)
		if err != nil {
			continue
		}
		for _, bend := range []func(src io.Reader) *xmlScanner{tokenwise, inScraps(rand.New(rand.NewPCG(1, 1)))} {
			got, err := readAgain(book, partText(t, sheet.part), texts, bend)
			if err != nil {
				t.Errorf("%s: %v", sheet.name, err)
			} else if err := compareRows(keep(want.rows), keep(got.rows)); err != nil {
				t.Errorf("%s: %v", sheet.name, err)
			}
		}
	}
}

// sharedTexts is the part of the shared texts, or "".
func (p *zipPackage) sharedTexts(t *testing.T) string {
	main, err := p.findWorkbook()
	if err != nil {
		t.Fatal(err)
	}
	_, rels, err := p.relationships(main.Name)
	if err != nil {
		t.Fatal(err)
	}
	for _, rel := range rels {
		if rel.part != nil && rel.kind == "sharedstrings" {
			return partText(t, rel.part)
		}
	}
	return ""
}

func partText(t *testing.T, f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// judgeParts compares the tokens of every part with those of encoding/xml.
func judgeParts(t *testing.T, data []byte) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			continue
		}
		part, err := io.ReadAll(r)
		if err != nil || !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		want, err := judgeTokens(part)
		if err != nil {
			continue
		}
		if got, err := scannerTokens(part); err != nil || got != want {
			t.Errorf("%s: differs from encoding/xml: %v", f.Name, err)
		}
	}
}

// judgeSheet compares each cell that either of the two has.
func judgeSheet(t *testing.T, judge *excelize.File, sheet string, x *sheetReader) {
	theirs, err := judge.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Logf("excelize: %s: %v", sheet, err)
		return
	}
	ours := map[int][]Cell{}
	last := len(theirs)
	for _, r := range x.rows {
		ours[r.number()] = r.cells()
		last = max(last, r.number())
	}
	differences := 0
	for row := 1; row <= last; row++ {
		var theirRow []string
		if row <= len(theirs) {
			theirRow = theirs[row-1]
		}
		for col := range max(len(theirRow), len(ours[row])) {
			var c Cell
			if col < len(ours[row]) {
				c = ours[row][col]
			}
			their := ""
			if col < len(theirRow) {
				their = theirRow[col]
			}
			if !sameRaw(c, their, x.book.date1904) {
				if differences++; differences <= 5 {
					t.Errorf("%s!%s%d: ours %+v, excelize %q", sheet, columnLetters(col+1), row, c, their)
				}
			}
		}
	}
}
