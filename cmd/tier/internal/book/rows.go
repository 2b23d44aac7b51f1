package book

import (
	"bytes"
	"fmt"
	"strconv"

	"tier/fileio"
)

// content is the rows of a sheet, and how far they go.
type content struct {
	count   int // rows
	columns int
	// row is a row, from 0; it may be made in the cells, which hold those of an earlier row. Rows are asked for in any
	// order, by several goroutines at once, each with cells of its own.
	row func(n int, cells []cell) row
}

// row is one row from column A on. Cells that are zero are not written.
type row struct {
	height float64 // in points; 0 as the sheet has it
	cells  []cell
}

// blockRows is how many rows are formatted and compressed at a time. It doesn't depend on how many goroutines there are:
// where a block ends shows in the compressed bytes.
const blockRows = 2_000

// blocks is how many blocks the rows are made in: one at least, for what stands around them.
func (c content) blocks() int { return max(1, (c.count+blockRows-1)/blockRows) }

// frame is a sheet's part without its rows: the XML that excelize made of the empty sheet.
type frame struct {
	before, after []byte
}

// newFrame cuts a sheet's XML where its rows belong.
func newFrame(xml []byte) (frame, error) {
	// excelize says of every sheet with a filter that the filter hides rows; none does.
	xml = bytes.Replace(xml, []byte(` filterMode="true"`), nil, 1)
	start := bytes.Index(xml, []byte("<sheetData"))
	if start < 0 {
		return frame{}, fmt.Errorf("a sheet without room for its rows")
	}
	before, after := xml[:start], xml[start:]
	if rest, isEmpty := bytes.CutPrefix(after, []byte("<sheetData/>")); isEmpty {
		return frame{before, rest}, nil
	}
	_, after, ok := bytes.Cut(after, []byte("</sheetData>"))
	if !ok {
		return frame{}, fmt.Errorf("a sheet whose rows don't end")
	}
	return frame{before, after}, nil
}

// rowWriter writes the rows of a sheet as XML. It belongs to one goroutine.
type rowWriter struct {
	content
	markups []markup // by style
	open    []string // the beginning of a cell, by column
	cells   []cell
	digits  []byte
}

func newRowWriter(c content, markups []markup) *rowWriter {
	w := &rowWriter{content: c, markups: markups, cells: make([]cell, c.columns)}
	for i := range c.columns {
		w.open = append(w.open, `<c r="`+column(i))
	}
	return w
}

// write appends a row, from 0. One that shows nothing is left out.
func (w *rowWriter) write(b []byte, n int) ([]byte, error) {
	r := w.row(n, w.cells)
	if len(r.cells) > w.columns {
		return nil, fmt.Errorf("row %d has more than the sheet's %d columns", n+1, w.columns)
	}
	w.digits = strconv.AppendInt(w.digits[:0], int64(n+1), 10)
	start := len(b)
	b = append(append(b, `<row r="`...), w.digits...)
	if r.height > 0 {
		b = strconv.AppendFloat(append(b, `" ht="`...), r.height, 'f', -1, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	first := len(b)
	for i := range r.cells {
		c := &r.cells[i]
		if c.Kind != fileio.Empty || c.style != 0 || c.formula != "" {
			b = appendCell(b, c, &w.markups[c.style], w.open[i], w.digits)
		}
	}
	if len(b) == first && r.height == 0 {
		return b[:start], nil
	}
	return append(b, "</row>"...), nil
}

// block makes a block of the sheet, the first with what stands before the rows and the last with what stands behind.
func (w *rowWriter) block(k *packer, p *piece, block int, around frame) (err error) {
	k.begin(p)
	b := k.room[:0]
	if block == 0 {
		b = append(append(b, around.before...), "<sheetData>"...)
	}
	for n := block * blockRows; n < min(w.count, (block+1)*blockRows); n++ {
		if b, err = w.write(b, n); err != nil {
			return err
		}
		if len(b) >= spillSize {
			k.pack(b)
			b = b[:0]
		}
	}
	last := block == w.blocks()-1
	if last {
		b = append(append(b, "</sheetData>"...), around.after...)
	}
	k.pack(b)
	k.room = b
	return k.end(last)
}
