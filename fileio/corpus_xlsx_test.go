package fileio

import (
	"os"
	"path/filepath"
	"testing"

	"tier/fileio/internal/plainxlsx"
)

// TestCorpusXLSXCells compares every cell of the corpus' workbooks with what a second reader sees.
func TestCorpusXLSXCells(t *testing.T) {
	if raceDetector {
		t.Skip("TestCorpus reads them all")
	}
	// What the second reader can't read, and why.
	unread := map[string]string{}
	cells := 0
	for _, path := range corpusFiles(t, corpusFolder) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if sniff(data, path) != formatXLSX {
			continue
		}
		f, err := Open(path, ReadOptions{})
		if err != nil {
			continue // TestCorpus looks at it
		}
		book, err := plainxlsx.Read(path)
		if why := unread[filepath.Base(path)]; why != "" || err != nil {
			if why == "" || err == nil {
				t.Errorf("%s: the second reader says %v; expected is: %q", path, err, why)
			}
			continue
		}
		cells += sameSheets(t, path, f.grids, book, sameAsPlain)
	}
	t.Logf("%d cells", cells)
	if cells < 30_000 {
		t.Errorf("only %d cells were compared", cells)
	}
}

// plainJudge says whether a cell of ours is that of a second reader.
type plainJudge func(ours Cell, theirs plainxlsx.Cell) bool

// sameSheets compares all sheets of a workbook with what a second reader saw, and counts their cells.
func sameSheets(t *testing.T, path string, ours []grid, theirs *plainxlsx.Book, same plainJudge) (cells int) {
	t.Helper()
	if len(ours) != len(theirs.Sheets) {
		t.Errorf("%s: %d sheets, and not %d", path, len(ours), len(theirs.Sheets))
		return 0
	}
	for i := range ours {
		g, sheet := &ours[i], &theirs.Sheets[i]
		if g.sheet != sheet.Name || g.hidden != sheet.Hidden {
			t.Errorf("%s: sheet %q (hidden: %t), and not %q (%t)", path, g.sheet, g.hidden, sheet.Name, sheet.Hidden)
		}
		cells += sameCells(t, path, g, sheet, same)
	}
	return cells
}

// sameCells compares the cells of a sheet. Where we have one more, it must be filled from a merge.
func sameCells(t *testing.T, path string, g *grid, sheet *plainxlsx.Sheet, same plainJudge) (cells int) {
	t.Helper()
	faults := 0
	fault := func(at plainxlsx.Ref, ours Cell, theirs plainxlsx.Cell) {
		if faults++; faults <= 5 {
			t.Errorf("%s!%s!%s%d: %s, and not %+v", path, g.sheet, columnLetters(at.Col), at.Row, canonical(ours), theirs)
		}
	}
	seen := map[plainxlsx.Ref]bool{}
	for _, r := range g.rows {
		for i, c := range r.cells() {
			if c.Kind == Empty {
				continue
			}
			at := plainxlsx.Ref{Row: r.number(), Col: i + 1}
			theirs, ok := sheet.Cells[at]
			if !ok {
				theirs = mergedInto(sheet, at)
			}
			if seen[at] = true; !same(c, theirs) {
				fault(at, c, theirs)
			}
		}
	}
	for at, theirs := range sheet.Cells {
		if !seen[at] {
			fault(at, Cell{}, theirs)
		}
	}
	return len(seen)
}

// mergedInto is the value that a merge has for a cell which holds none itself.
func mergedInto(sheet *plainxlsx.Sheet, at plainxlsx.Ref) plainxlsx.Cell {
	for _, m := range sheet.Merges {
		if at.Row >= m.From.Row && at.Row <= m.To.Row && at.Col >= m.From.Col && at.Col <= m.To.Col {
			return sheet.Cells[m.From]
		}
	}
	return plainxlsx.Cell{}
}

// sameAsPlain compares kind and raw value, to the last digit.
func sameAsPlain(c Cell, theirs plainxlsx.Cell) bool {
	switch theirs.Kind {
	case plainxlsx.Text:
		return c.Kind == Text && c.Text == theirs.Text
	case plainxlsx.Number:
		return c.Kind == Number && !c.Percent && c.Num == theirs.Num
	case plainxlsx.Percent:
		return c.Kind == Number && c.Percent && c.Num == theirs.Num
	case plainxlsx.Date:
		return c.Kind == Date && c.Num == theirs.Num
	case plainxlsx.Bool:
		return c.Kind == Bool && c.Num == theirs.Num
	case plainxlsx.Error:
		return c.Kind == ErrorValue && c.Text == theirs.Text
	case plainxlsx.Uncalculated:
		return c.Kind == ErrorValue && c.Text == Uncalculated
	}
	return false
}
