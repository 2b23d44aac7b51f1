package fileio

import (
	"errors"
	"io"
)

// markupBook is a workbook whose sheets stand one after the other in one piece of markup: the content of an OpenDocument
// spreadsheet, an Excel 2003 XML spreadsheet, a web page. Their rows are kept by the reader of .xlsx sheets, so that
// budgets, merges and notes are the same.
type markupBook struct {
	file     string
	book     *cellBook
	budget   *readBudget
	progress *Progress
	sheets   int64 // that were begun
}

func newMarkupBook(file string, budget *readBudget, progress *Progress) *markupBook {
	return &markupBook{file: file, book: newCellBook(), budget: budget, progress: progress}
}

// newSheet begins a sheet.
func (m *markupBook) newSheet() (*sheetReader, error) {
	if m.sheets++; m.sheets > m.budget.limits.Entries {
		return nil, readFault("the workbook holds more than the %d sheets allowed", m.budget.limits.Entries)
	}
	return &sheetReader{book: m.book, budget: m.budget, cells: m.book.cells, progress: m.progress}, nil
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
	g.rows, g.notes = x.rows, x.notes(filled)
	return g, err
}

// asError says where a fault was met and what it is. x is the sheet that was being read, nil outside of one.
func (m *markupBook) asError(x *sheetReader, sheet string, err error) error {
	var known *Error
	switch {
	case errors.As(err, &known):
		if known.Place == "" && x != nil {
			place := Place{File: m.file, Sheet: sheet}
			if x.faulty {
				place.Row, place.Col = x.raw.row, x.raw.col
			}
			known.Place = place.String()
		}
	case isCut(err) && x != nil:
		known = readDamage("sheet %q is cut off after row %d: the file ends in the middle", sheet, x.row)
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
	if known.Place == "" {
		known.Place = m.file
	}
	return known
}

// isCut reports whether something ended in the middle.
func isCut(err error) bool { return errors.Is(err, errXMLCut) || errors.Is(err, io.ErrUnexpectedEOF) }

// skipElement passes over the element just opened and all that is in it.
func (s *xmlScanner) skipElement() error {
	around := s.depth() - 1
	for {
		token, err := s.next()
		if err != nil {
			return err
		}
		if token == xmlEnd && s.depth() == around {
			return nil
		}
	}
}

// eachStart calls do at each start tag inside the element just opened, up to its end. What do leaves unread is gone
// through as well: a group of rows is opened this way, a comment is skipped.
func (s *xmlScanner) eachStart(do func() error) error {
	for inside := s.depth(); ; {
		token, err := s.next()
		if err != nil {
			return err
		}
		if token == xmlEnd && s.depth() < inside {
			return nil
		}
		if token == xmlStart {
			if err := do(); err != nil {
				return err
			}
		}
	}
}

// anyAttr is the value of the named attribute of the start tag at hand, with a prefix or without, or "".
func (s *xmlScanner) anyAttr(name string) string {
	for a := range eachAttr(s.attrs) {
		if string(a.name) == name {
			return a.text()
		}
	}
	return ""
}

// anyCount is the named attribute as a positive whole number, up to farAway, or another where it is none.
func (s *xmlScanner) anyCount(name string, otherwise int) int {
	if n, ok := parseRowNumber(trimXMLSpace([]byte(s.anyAttr(name)))); ok {
		return n
	}
	return otherwise
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

// isErrorName knows what spreadsheets show where a formula fails.
func isErrorName(text string) bool {
	switch text {
	case "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!":
		return true
	}
	return len(text) == len("Err:502") && text[:4] == "Err:"
}
