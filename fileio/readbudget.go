package fileio

import (
	"context"
	"errors"
)

// readBudget is what is left of the limits while one file is read.
type readBudget struct {
	limits Limits
	ctx    context.Context // ends reading early; nil never does
	file   string
	bytes  int64 // of the parts that were opened, unpacked
	cells  int64
	text   int64
	shared int64 // the shared texts' part of text
	memory int64 // that is held of the file
}

// newReadBudget is the budget of a file of so many bytes, which are held as long as it is read.
func newReadBudget(file string, size int, opt ReadOptions) *readBudget {
	return &readBudget{limits: opt.Limits.withDefaults(), ctx: opt.Context, file: file, memory: opt.held + int64(size)}
}

// addShared keeps a shared text. What the shared texts alone are too much for, no sheet is to blame for.
func (b *readBudget) addShared(book *cellBook, text []byte) error {
	if int64(len(book.strings)) >= b.limits.Strings {
		return overLimit("strings", say("the workbook holds more than the %d different texts allowed", b.limits.Strings), leaner())
	}
	b.text += int64(len(text))
	if b.shared += int64(len(text)); b.shared > b.limits.TextBytes {
		return b.tooMuchText()
	}
	cell := packed(0)
	if len(text) > 0 {
		cell = book.cells.addText(tagText, text)
	}
	book.strings = append(book.strings, cell)
	return b.hold(int64(len(text)) + 2*cellMemory)
}

// stopped is why reading must end, nil as long as it need not.
func (b *readBudget) stopped() error { return stopReason(b.ctx, b.limits) }

// maxToken is how many bytes one tag or one text of a cell may have.
func (b *readBudget) maxToken() int { return int(b.limits.TokenBytes) }

func (b *readBudget) tooMuchText() error {
	return overLimit("texts", say("the workbook holds more than the %s of text allowed", byteCount(b.limits.TextBytes)), leaner())
}

func (b *readBudget) spendText(n int) error {
	if b.text += int64(n); b.text > b.limits.TextBytes {
		return b.tooMuchText()
	}
	return b.hold(int64(n))
}

func (b *readBudget) spendCells(n int) error {
	if b.cells += int64(n); b.cells > b.limits.Cells {
		return overLimit("cells", say("the workbook holds more cells than the %d allowed", b.limits.Cells),
			say("a stray cell far to the right makes every row as wide: delete the columns right of the list, or copy the list alone into a new workbook"))
	}
	return b.hold(cellMemory * int64(n))
}

// spendMerge counts a merge: it is held, and takes a step to fill.
func (b *readBudget) spendMerge() error {
	if err := b.hold(entryMemory); err != nil {
		return err
	}
	return b.spendCells(1)
}

// hold counts what is held in memory from now on. Whichever part of the file comes last to be too much is not to blame for
// it.
func (b *readBudget) hold(n int64) error {
	if b.memory += n; b.memory > b.limits.Memory {
		e := overMemory(b.limits)
		e.Place = b.file
		return e
	}
	return nil
}

// overMarkup is the refusal of markup that nests too deep or holds too long a text.
func overMarkup(what Message, err error, lim Limits) *Error {
	hint := say("open the file in Excel or WPS, save it there again, then run again")
	if errors.Is(err, errXMLDeep) {
		return overLimit("depth", say("%s nests more than %d elements, which no spreadsheet program writes", what, lim.Depth), hint)
	}
	return overLimit("text", say("%s holds a text of more than %s; a cell holds 32,767 characters at most", what, byteCount(lim.TokenBytes)), hint)
}

// repeatText counts the text of a cell that refers to one that others refer to too. It costs nothing until somebody writes
// it out: a text that no cell could hold, in every cell of a list, is meant to fill disks.
func (b *readBudget) repeatText(cells *cellStore, cell packed) error {
	if cell.isFigure() || cell.which()&longFlag == 0 || cell.tag() != tagText {
		return nil
	}
	if b.text += int64(len(cells.text(cell))); b.text > b.limits.TextBytes {
		return b.tooMuchText()
	}
	return nil
}
