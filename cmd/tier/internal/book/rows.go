package book

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"

	"tier/cmd/tier/internal/deflate"
	"tier/fileio"
)

// content is the rows of a sheet, and how far they go.
type content struct {
	count   int // rows
	columns int
	// row is a row, from 0; it may be made in the cells, which hold those of an earlier row. Rows are asked for in any
	// order, by several goroutines at once, each with cells of its own.
	row func(n int, cells []cell) row
	// entries are the cells of a column that stand in many rows, which then name them by number. It is asked when all else
	// of the workbook is made, and nil where there are none.
	entries func(column int) []cell
	// progress counts the rows; it may be nil.
	progress *fileio.Progress
}

// row is one row from column A on. Cells that are zero are not written.
type row struct {
	height float64 // in points; 0 as the sheet has it
	cells  []cell
}

// blockRows is how many rows are formatted and compressed at a time. It doesn't depend on how many goroutines there are:
// where a block ends shows in the compressed bytes.
const blockRows = 500

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

// rowForm is what all who write rows of a sheet know.
type rowForm struct {
	content
	around  frame
	markups [][kinds]short     // by style
	opens   [][len(ends)]short // by column: the end of a cell before it, and its own beginning
	entries [][]entryXML       // by column
}

func newRowForm(c content, markups []markup, around frame) *rowForm {
	f := &rowForm{
		content: c, around: around, markups: make([][kinds]short, len(markups)), opens: make([][len(ends)]short, c.columns),
		entries: make([][]entryXML, c.columns),
	}
	for style, m := range markups {
		for k := range m {
			f.markups[style][k] = newShort(m[k])
		}
	}
	for i := range f.opens {
		for before, end := range ends {
			if before != int(opened) {
				f.opens[i][before] = newShort(end + `<c r="` + column(i))
			}
		}
	}
	for i := range f.entries {
		f.entries[i] = f.columnEntries(i)
	}
	return f
}

// rowWriter writes the rows of a sheet as XML, in blocks, and compresses them. It belongs to one goroutine.
type rowWriter struct {
	*rowForm
	cells []cell

	raw    []byte // the block's XML
	pack   deflate.Encoder
	above  []cellAbove  // by column
	alike  [][kinds]int // by style: where the row's number stands in the last cell of a kind
	last   [][]int      // by column and entry: where it stands last
	start  int          // of the row
	digits digits       // of its number
	kept   int          // of them, those that the number before has too
}

// cellAbove is where the parts of a column's last cell stand in the block.
type cellAbove struct {
	begin  int // behind the value of the cell before it
	end    end // of that cell, never opened
	markup int // behind its reference
	value  int
	length int // of the value
	// formula is that of the cell, if others have the same but for their rows; and how many digits its row had.
	formula *formula
	digits  int
}

func newRowWriter(f *rowForm) *rowWriter {
	const usual, spare = 48, 8 << 10 // bytes of a cell, and of what stands around the rows
	w := &rowWriter{
		rowForm: f, cells: make([]cell, f.columns), above: make([]cellAbove, f.columns), alike: make([][kinds]int, len(f.markups)),
		last: make([][]int, f.columns), raw: make([]byte, 0, min(most, usual*f.columns*min(f.count, blockRows))+spare),
	}
	for i, entries := range f.entries {
		w.last[i] = make([]int, len(entries))
	}
	return w
}

// most is how many bytes of XML are collected before they are compressed, however many rows they are: no row of long
// texts should take more memory than that of its own. 500 rows as most lists have them are fewer.
const most = 1 << 20

// block makes a block of the sheet, the first with what stands before the rows and the last with what stands behind.
func (w *rowWriter) block(block int, p *piece) error {
	*p = piece{data: p.data[:0]}
	if block == 0 {
		w.raw = append(append(w.raw, w.around.before...), "<sheetData>"...)
	}
	from, to := block*blockRows, min(w.count, (block+1)*blockRows)
	for n := from; n < to; n++ {
		if len(w.raw) > most {
			w.compress(p, false)
		}
		if err := w.write(n); err != nil {
			return err
		}
	}
	last := block == w.blocks()-1
	if last {
		w.raw = append(append(w.raw, "</sheetData>"...), w.around.after...)
	}
	w.compress(p, last)
	w.progress.Add(int64(to-from), int64(to-from))
	return nil
}

// compress adds what was collected to a piece.
func (w *rowWriter) compress(p *piece, last bool) {
	p.data = w.pack.Block(p.data, w.raw, last)
	p.size += int64(len(w.raw))
	p.crc = crc32.Update(p.crc, crc32.IEEETable, w.raw)
	w.raw = w.raw[:0]
	clear(w.above)
	clear(w.alike)
	for _, last := range w.last {
		clear(last)
	}
}

// write appends a row, from 0. One that shows nothing is left out.
func (w *rowWriter) write(n int) error {
	r := w.row(n, w.cells)
	if len(r.cells) > w.columns {
		return fmt.Errorf("row %d has more than the sheet's %d columns", n+1, w.columns)
	}
	w.begin(n + 1)
	b := w.digits.append(append(w.raw, `<row r="`...))
	if r.height > 0 {
		b = strconv.AppendFloat(append(b, `" ht="`...), r.height, 'f', -1, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	before := beginOfRow
	for i := range r.cells {
		if c := &r.cells[i]; c.entry != 0 {
			isFollowed := i+1 < len(r.cells) && r.cells[i+1].isShown()
			b, before = w.entry(b, i, c.entry-1, before, isFollowed)
		} else if c.isShown() {
			b, before = w.cell(b, i, c, before)
		}
	}
	if before != beginOfRow || r.height > 0 {
		w.raw = append(append(b, ends[before]...), "</row>"...)
	}
	return nil
}

// begin begins a row, which counts from 1.
func (w *rowWriter) begin(number int) {
	before := w.digits
	w.digits = newDigits(number)
	w.start, w.kept = len(w.raw), 0
	if w.digits.n == before.n {
		w.kept = w.digits.common(before.bytes)
	}
}

// cell appends a cell behind one that ends so, but for its own end. It tells the compressor what of it is as in the cell
// above: its beginning, up to where the numbers of the rows part, and then all up to its end, or some of a text; or, up to
// its value, what stands in the last cell of the kind in this row, which is nearer.
func (w *rowWriter) cell(b []byte, i int, c *cell, before end) ([]byte, end) {
	above, k, begin := &w.above[i], c.kind(), len(b)
	b = w.opens[i][before].append(b)
	number := len(b)
	b = w.digits.append(b)
	markup := len(b)
	b = w.markups[c.style][k].append(b)
	value := len(b)
	b = appendValue(b, c, k)
	parted := number
	if before == opened {
		parted += w.kept
	} else {
		if above.end == before {
			parted += w.kept
			w.pack.Repeat(b, begin, above.begin, parted-begin)
		}
		above.begin, above.end = begin, before
	}
	alike, length := &w.alike[c.style][k], len(b)-value
	switch {
	case length == above.length && value-markup == above.value-above.markup && bytes.Equal(b[value:], b[above.value:above.value+length]):
		w.pack.Repeat(b, markup, above.markup, len(b)-markup)
	case k >= plainCell && c.formula != nil && c.formula.parts != nil && above.formula == c.formula && above.digits == w.digits.n:
		w.inPlaces(b, markup, value+bytes.Index(b[value:], []byte("<v>")), markup-above.markup)
	case k >= plainCell:
		w.resemble(b, markup, value, above)
	case *alike > w.start:
		w.pack.Repeat(b, parted, *alike+parted-number, value-parted)
	default:
		w.pack.Repeat(b, markup, above.markup, value-markup)
	}
	above.markup, above.value, above.length = markup, value, length
	above.formula, above.digits = c.formula, w.digits.n
	*alike = number
	return b, k.end()
}

// resemble tells the compressor what the markup and the text of a cell have in common with those above: where both are as
// long, as formulas are that differ in the numbers of rows, what stands in the same places; or else how they begin and end.
func (w *rowWriter) resemble(b []byte, markup, value int, above *cellAbove) {
	same := markup // from here on, so far
	back := markup - above.markup
	if len(b)-value != above.length {
		end := value + min(len(b)-value, above.length)
		for same < end && b[same] == b[same-back] {
			same++
		}
		w.pack.Repeat(b, markup, above.markup, same-markup)
		from, back := len(b), len(b)-above.value-above.length
		for from > same && from-back > above.value && b[from-1] == b[from-1-back] {
			from--
		}
		w.pack.Repeat(b, from, from-back, len(b)-from)
		return
	}
	w.inPlaces(b, markup, len(b), back)
}

// inPlaces tells the compressor what stands in the same places so far back.
func (w *rowWriter) inPlaces(b []byte, from, upTo, back int) {
	const least = 8
	same := from
	for at := from; at < upTo; at++ {
		if b[at] != b[at-back] {
			if at-same >= least {
				w.pack.Repeat(b, same, same-back, at-same)
			}
			same = at + 1
		}
	}
	w.pack.Repeat(b, same, same-back, upTo-same)
}
