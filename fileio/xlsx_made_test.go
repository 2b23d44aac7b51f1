package fileio

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/xuri/excelize/v2"
)

// madeBooks is how many workbooks are made: fewer where the race detector makes each ten times as slow, or in a hurry.
func madeBooks() int {
	switch {
	case raceDetector:
		return 200
	case testing.Short():
		return 1000
	}
	return 10_000
}

// madeSeed makes the workbooks: always the same, unless TIER_SEED names another seed.
func madeSeed(t testing.TB) uint64 {
	t.Helper()
	seed, err := strconv.ParseUint(os.Getenv("TIER_SEED"), 10, 64)
	if err != nil {
		seed = 3
	}
	t.Logf("TIER_SEED=%d", seed)
	return seed
}

// sizeOf is the size of a made workbook: a few are larger than the scanner's buffer, or unpacked ahead.
func sizeOf(number int) sheetSize {
	switch {
	case number%2000 == 0:
		return sheetSize{rows: 50, columns: 16, bytes: worthReadingAhead + worthReadingAhead/10}
	case number%500 == 0:
		return sheetSize{rows: 20, columns: 12, bytes: xmlScanBuffer}
	case number%25 == 0:
		return sheetSize{rows: 40, columns: 12}
	}
	return sheetSize{rows: 1 + number%11, columns: 1 + number%7}
}

// TestMadeWorkbooks reads made workbooks in all ways and compares each cell with what was written, to the bit, and with
// what excelize reads of it, but where TestExcelizeReadsOtherwise says that excelize is wrong.
func TestMadeWorkbooks(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))         // a third faster
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(2 << 30)) // excelize takes a gigabyte for a cell that is far away
	seed := madeSeed(t)
	var tally judgeTally
	var failed atomic.Int64
	inParallel(madeBooks(), runtime.GOMAXPROCS(0), func(i int) {
		book := makeBook(seed, i, sizeOf(i))
		data := book.zip(t, newMaker(seed+1, i))
		faults := append(book.compareWays(data, newMaker(seed+2, i)), book.judge(data, &tally)...)
		if len(faults) > 0 && failed.Add(1) <= 5 {
			t.Errorf("workbook %d: %s\n%s", i, strings.Join(faults[:min(3, len(faults))], "\n"), book.show())
		}
	})
	t.Logf("%d workbooks, %d differ; compared with excelize: %d workbooks, %d cells; left out: %d and %d",
		madeBooks(), failed.Load(), tally.books.Load(), tally.cells.Load(), tally.booksLeftOut.Load(), tally.cellsLeftOut.Load())
	if tally.cells.Load() < 4*tally.cellsLeftOut.Load() {
		t.Error("too many cells are left out to prove anything")
	}
}

// show is the XML of a small workbook.
func (book *madeBook) show() string {
	var out strings.Builder
	for _, p := range book.parts {
		if strings.Contains(p.name, "heet") || strings.Contains(p.content, "sst") {
			fmt.Fprintf(&out, "%s: %.1500q\n", p.name, p.content)
		}
	}
	return out.String()
}

// compareWays reads the workbook in all ways and says where one gives other cells than were written.
func (book *madeBook) compareWays(data []byte, m *maker) (faults []string) {
	p, err := openPackage(data, "list.xlsx", ReadOptions{Workers: 2, Limits: Limits{Cells: 1 << 30, Memory: 16 << 30}})
	if err != nil {
		return []string{err.Error()}
	}
	b, sheets, err := p.readWorkbook()
	if err != nil || len(sheets) != len(book.sheets) {
		return []string{fmt.Sprint(err, ", or too few sheets")}
	}
	for i, s := range book.sheets {
		compare := func(way string, x *sheetReader, err error) {
			if err == nil {
				err = s.compare(x)
			}
			if err != nil {
				faults = append(faults, fmt.Sprintf("%s, %s: %v", s.name, way, err))
			}
		}
		p.workers = 2
		x, err := p.scanSheet(b, sheets[i])
		compare("as always", x, err)
		if len(s.xml) > worthReadingAhead {
			p.workers = 1
			x, err = p.scanSheet(b, sheets[i])
			compare("without reading ahead", x, err)
		}
		x, err = readAgain(b, s.xml, book.texts, tokenwise)
		compare("token by token", x, err)
		x, err = readAgain(b, s.xml, book.texts, inScraps(m.Rand))
		compare("in scraps", x, err)
	}
	return faults
}

// compare says where a reading differs from what was written, before and after its merges are filled.
func (s *madeSheet) compare(x *sheetReader) error {
	if err := compareRows(s.kept(false), keep(x.rows)); err != nil {
		return err
	}
	if _, err := x.fillMerges(); err != nil || len(s.merges) == 0 {
		return err
	}
	return compareRows(s.kept(true), keep(x.rows))
}

// kept is what the sheet holds, its rows in order, each up to its last cell.
func (s *madeSheet) kept(merged bool) []keptRow {
	var rows []keptRow
	width := 0
	for number, r := range s.rows {
		k := keptRow{number: number, hidden: r.hidden}
		for col, c := range r.cells {
			k.set(col, c)
		}
		if width = max(width, len(k.cells)); len(k.cells) > 0 {
			rows = append(rows, k)
		}
	}
	slices.SortFunc(rows, func(a, b keptRow) int { return a.number - b.number })
	if merged {
		for _, m := range s.merges {
			fillMade(rows, m, width)
		}
	}
	return rows
}

func (r *keptRow) set(col int, c Cell) {
	if len(r.cells) < col {
		r.cells = append(r.cells, make([]Cell, col-len(r.cells))...)
	}
	r.cells[col-1] = c
}

// fillMade fills a merge: the rows and columns that hold anything take the value at its top left where they have none.
func fillMade(rows []keptRow, m cellRange, width int) {
	top := slices.IndexFunc(rows, func(r keptRow) bool { return r.number == m.row1 })
	if top < 0 || len(rows[top].cells) < m.col1 || rows[top].cells[m.col1-1].Kind == Empty {
		return
	}
	value := rows[top].cells[m.col1-1]
	for i := range rows {
		for col := m.col1; col <= min(m.col2, width) && rows[i].number >= m.row1 && rows[i].number <= m.row2; col++ {
			if col > len(rows[i].cells) || rows[i].cells[col-1].Kind == Empty {
				rows[i].set(col, value)
			}
		}
	}
}

// judgeTally counts what was compared with excelize, and what could not be.
type judgeTally struct{ books, cells, booksLeftOut, cellsLeftOut atomic.Int64 }

// judge compares each cell with the raw value excelize gives for it.
func (book *madeBook) judge(data []byte, tally *judgeTally) (faults []string) {
	if book.unlike != "" {
		tally.booksLeftOut.Add(1)
		return nil
	}
	tally.books.Add(1)
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 1 << 30})
	if err != nil {
		return []string{"excelize: " + err.Error()}
	}
	defer f.Close()
	for _, s := range book.sheets {
		theirs, err := f.GetRows(s.name, excelize.Options{RawCellValue: true})
		if err != nil {
			faults = append(faults, "excelize: "+err.Error())
			continue
		}
		faults = append(faults, s.judge(theirs, book.date1904, tally)...)
	}
	return faults
}

func (s *madeSheet) judge(theirs [][]string, date1904 bool, tally *judgeTally) (faults []string) {
	last := len(theirs)
	for number := range s.rows {
		last = max(last, number)
	}
	for number := 1; number <= last; number++ {
		var raw []string
		if number <= len(theirs) {
			raw = theirs[number-1]
		}
		r := s.row(number)
		width := len(raw)
		for col := range r.cells {
			width = max(width, col)
		}
		for col := 1; col <= width; col++ {
			if r.unlike[0] || r.unlike[col] || s.unlikeFrom > 0 && number >= s.unlikeFrom {
				if r.cells[col].Kind != Empty {
					tally.cellsLeftOut.Add(1)
				}
				continue
			}
			their := ""
			if col <= len(raw) {
				their = raw[col-1]
			}
			if r.cells[col].Kind != Empty {
				tally.cells.Add(1)
			}
			if !sameRaw(r.cells[col], their, date1904) {
				faults = append(faults, fmt.Sprintf("%s!%s%d: ours %+v, excelize %q", s.name, columnLetters(col), number, r.cells[col], their))
			}
		}
	}
	return faults
}
