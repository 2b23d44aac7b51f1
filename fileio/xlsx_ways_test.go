package fileio

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// readAgain reads a sheet whose workbook is known, and the texts it shares, once more: both from their parts, by scanners
// that bend makes.
func readAgain(book *cellBook, sheet, texts string, bend func(src io.Reader) *xmlScanner) (*sheetReader, error) {
	again := newCellBook()
	again.styles, again.date1904 = book.styles, book.date1904
	budget := &readBudget{limits: Limits{}.withDefaults()}
	if texts != "" {
		if err := again.readTextsAgain(texts, budget, bend); err != nil {
			return nil, err
		}
	}
	src, err := decodeXML(strings.NewReader(sheet))
	if err != nil {
		return nil, err
	}
	x := &sheetReader{book: again, budget: budget, xml: bend(src), cells: again.cells}
	return x, x.read()
}

// readTextsAgain does what readSharedTexts does.
func (b *cellBook) readTextsAgain(texts string, budget *readBudget, bend func(src io.Reader) *xmlScanner) error {
	src, err := decodeXML(strings.NewReader(texts))
	if err != nil {
		return err
	}
	part := &zipPart{xml: bend(src), source: &zipMeter{src: strings.NewReader(""), budget: budget}}
	return (&zipPackage{}).readTexts(part, func(text []byte) error { return budget.addShared(b, text) })
}

// tokenwise makes scanners that get a few bytes at a time: no cell is ever whole in their buffers, so that all of them are
// read token by token and none is read as a plain one.
func tokenwise(src io.Reader) *xmlScanner {
	return &xmlScanner{src: &slowReader{src}, buf: make([]byte, 256)}
}

// inScraps makes scanners with small buffers that get pieces of random size, so that cells lie across their ends everywhere.
func inScraps(r *rand.Rand) func(src io.Reader) *xmlScanner {
	return func(src io.Reader) *xmlScanner {
		return &xmlScanner{src: &scrapReader{src, r, 1 + r.IntN(1000)}, buf: make([]byte, 1+r.IntN(2000))}
	}
}

// scrapReader gives pieces of random size.
type scrapReader struct {
	src  io.Reader
	r    *rand.Rand
	most int
}

func (r *scrapReader) Read(b []byte) (int, error) {
	return r.src.Read(b[:min(len(b), 1+r.r.IntN(r.most))])
}

// keptRow is a row as it was read.
type keptRow struct {
	number int
	hidden bool
	cells  []Cell
}

func keep(rows []gridRow) []keptRow {
	kept := make([]keptRow, len(rows))
	for i, r := range rows {
		kept[i] = keptRow{r.number(), r.hidden, r.cells()}
	}
	return kept
}

// show writes the row as showGrid does.
func (r keptRow) show() string {
	out := strconv.Itoa(r.number)
	for _, c := range r.cells {
		out += " | " + showCell(c)
	}
	return out + "\n"
}

// compareRows says where two readings differ first.
func compareRows(want, got []keptRow) error {
	for i := range max(len(want), len(got)) {
		var w, g keptRow
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if !sameRow(w, g) {
			return fmt.Errorf("row %d\nwant %v\ngot  %v", max(w.number, g.number), w, g)
		}
	}
	return nil
}

// sameRow is equality to the bit.
func sameRow(a, b keptRow) bool {
	return a.number == b.number && a.hidden == b.hidden && slices.EqualFunc(a.cells, b.cells, sameCell)
}

func sameCell(a, b Cell) bool {
	return a.Kind == b.Kind && a.Percent == b.Percent && a.Text == b.Text && math.Float64bits(a.Num) == math.Float64bits(b.Num)
}
