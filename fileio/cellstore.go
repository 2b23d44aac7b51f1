package fileio

import "math"

// cellStore holds what was read of a file in as little memory as it takes: the rows' cells, and what they refer to.
// While it is filled it belongs to one goroutine; afterwards any number may read it.
type cellStore struct {
	textStore
	figures []float64  // what percentages and dates refer to
	blocks  [][]packed // the rows' cells; a row lies in one block
}

// rowBlock is the distance between the blocks in the numbering of cells, and how many cells most of them have room for.
const (
	rowBlockBits  = 16
	rowBlock      = 1 << rowBlockBits
	firstRowBlock = 1 << 10
)

// addRow keeps the cells of a row and returns where they are.
func (s *cellStore) addRow(line []packed) (start uint32) {
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+len(line) > cap(s.blocks[last]) {
		size := firstRowBlock
		if last >= 0 {
			size = min(2*cap(s.blocks[last]), rowBlock)
		}
		s.blocks = append(s.blocks, make([]packed, 0, max(size, len(line))))
		last++
	}
	at := len(s.blocks[last])
	s.blocks[last] = append(s.blocks[last], line...)
	return uint32(last)<<rowBlockBits | uint32(at)
}

// row is what addRow kept.
func (s *cellStore) row(start, width uint32) []packed {
	at := start & (rowBlock - 1)
	return s.blocks[start>>rowBlockBits][at : at+width]
}

// cell unpacks a cell.
func (s *cellStore) cell(p packed) Cell {
	if p.isFigure() {
		return Cell{Kind: Number, Num: p.figure()}
	}
	switch p.tag() {
	case tagText:
		return Cell{Kind: Text, Text: s.text(p)}
	case tagWritten:
		text := s.text(p)
		return Cell{Kind: Number, Num: writtenNumber(text), Text: text}
	case tagPercent:
		return Cell{Kind: Number, Num: s.figures[p.which()], Percent: true}
	case tagDate:
		return Cell{Kind: Date, Num: s.figures[p.which()]}
	case tagBool:
		return Cell{Kind: Bool, Num: float64(p.which())}
	case tagError:
		return Cell{Kind: ErrorValue, Text: s.text(p)}
	}
	return Cell{}
}

// pack packs a cell.
func (s *cellStore) pack(c Cell) packed {
	switch c.Kind {
	case Text:
		return s.addText(tagText, []byte(c.Text))
	case Number:
		return s.packNumber(c)
	case Date:
		return s.addFigure(tagDate, c.Num)
	case Bool:
		return packTag(tagBool, uint64(min(1, math.Abs(c.Num))))
	case ErrorValue:
		return s.addText(tagError, []byte(c.Text))
	}
	return 0
}

func (s *cellStore) packNumber(c Cell) packed {
	switch {
	case c.Text != "":
		return s.addText(tagWritten, []byte(c.Text))
	case c.Percent:
		return s.addFigure(tagPercent, c.Num)
	}
	return packNumber(c.Num)
}

func (s *cellStore) addFigure(tag packedTag, x float64) packed {
	s.figures = append(s.figures, x)
	return packTag(tag, uint64(len(s.figures)-1))
}

// isBlank reports whether there is nothing to see in a cell.
func (s *cellStore) isBlank(p packed) bool {
	return p == 0 || !p.isFigure() && p.tag() == tagText && isBlankText(s.text(p))
}
