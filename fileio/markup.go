package fileio

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// markupBook is a workbook whose sheets stand one after the other in one piece of markup: the content of an OpenDocument
// spreadsheet, an Excel 2003 XML spreadsheet, a web page. Their rows are kept by the reader of .xlsx sheets, so that
// budgets, merges and notes are the same.
type markupBook struct {
	file     string
	book     *cellBook
	budget   *readBudget
	progress *Progress
	sheets   int64     // that were begun
	styles   int       // that were kept
	decoded  []Message // what is to be said of how the text was decoded
}

func newMarkupBook(file string, budget *readBudget, progress *Progress) *markupBook {
	return &markupBook{file: file, book: newCellBook(), budget: budget, progress: progress}
}

// newSheet begins a sheet.
func (m *markupBook) newSheet() (*sheetReader, error) {
	if m.sheets++; m.sheets > m.budget.limits.Entries {
		return nil, tooManySheets(m.budget.limits)
	}
	return &sheetReader{book: m.book, budget: m.budget, cells: m.book.cells, progress: m.progress}, nil
}

// mostStyles is how many styles of a file are kept: more than any program allows for.
const mostStyles = 1 << 17

// keepStyle keeps what a style says, unless there are too many, and counts its names, which may be long.
func (m *markupBook) keepStyle(names string, keep func()) error {
	if m.styles == mostStyles {
		return nil
	}
	m.styles++
	keep()
	return m.budget.hold(entryMemory + int64(len(names)))
}

// grid is a sheet that was read to its end, with its merges filled.
func (m *markupBook) grid(x *sheetReader, name string, hidden bool) (grid, error) {
	g := grid{file: m.file, sheet: name, hidden: hidden}
	if x.unsorted {
		if err := x.sortRows(); err != nil {
			return g, err
		}
	}
	filled, err := x.fillMerges()
	g.rows, g.notes = x.rows, append(slices.Clone(m.decoded), x.notes(filled)...)
	return g, err
}

// asError says where a fault was met and what it is. x is the sheet that was being read, nil outside of one.
func (m *markupBook) asError(x *sheetReader, sheet string, err error) error {
	var known *Error
	switch {
	case errors.As(err, &known) && x != nil:
		return placed(known, x.place(m.file, sheet))
	case errors.As(err, &known):
	case isCut(err) && x != nil:
		return cutOffSheet(m.file, sheet, x.row)
	case isCut(err):
		known = readDamage("the file is cut off: it ends in the middle")
	case errors.Is(err, errXMLDeep), errors.Is(err, errXMLLong):
		known = overMarkup(say("the file"), err, m.budget.limits)
	case errors.Is(err, errXMLUnusual):
		known = readDamage("the file is written in an unusual way")
		known.Err = err
	default:
		known = readDamage("the file is damaged")
		known.Err = err
	}
	return placed(known, m.file)
}

// isCut reports whether something ended in the middle.
func isCut(err error) bool { return errors.Is(err, errXMLCut) || errors.Is(err, io.ErrUnexpectedEOF) }

// newXML scans a file that is one piece of XML.
func (m *markupBook) newXML(data []byte, opt ReadOptions) (*xmlScanner, error) {
	text := sameText(data)
	if !isMarked(data) && xmlEncoding(data[:min(len(data), xmlDeclaration)]) == nil && !validInPieces(data, opt.workers()) {
		var err error
		if text, err = m.decodeUndeclared(data, opt); err != nil {
			return nil, err
		}
	}
	opt.Progress.Expect(int64(len(text)))
	src, err := decodeXML(stoppable{countedStream{strings.NewReader(text), opt.Progress}, opt})
	if err != nil {
		return nil, err
	}
	return newXMLScanner(src, uint64(len(text)), m.budget.limits), nil
}

// decodeUndeclared decodes XML that is in another encoding than it says: some systems write GBK and call it UTF-8, or say
// nothing. It is decoded as text files are.
func (m *markupBook) decodeUndeclared(data []byte, opt ReadOptions) (string, error) {
	if err := opt.mayDecode(data); err != nil {
		return "", err
	}
	d := decodeBytes(data)
	if opt.Encoding != "" {
		var err error
		if d, err = decodeNamed(data, opt.Encoding); err != nil {
			return "", err
		}
	}
	if m.decoded = d.notes(); d.charset != "UTF-8" {
		m.decoded = append([]Message{say("the file is not in the encoding that it says, and was read as %s", d.charset)}, m.decoded...)
	}
	return d.text, m.budget.hold(int64(len(d.text)))
}

// countedStream counts the bytes of a file that are read.
type countedStream struct {
	io.Reader
	progress *Progress
}

// Read implements io.Reader.
func (c countedStream) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.progress.Add(int64(n), 0)
	return n, err
}
