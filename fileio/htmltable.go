package fileio

import (
	"strconv"

	"golang.org/x/net/html/atom"
)

// htmlTable is one table.
type htmlTable struct {
	x         *sheetReader
	caption   htmlText
	inCaption bool
	inRow     bool
	hidden    bool // the row is
	col       int  // the last column that was passed in the row
	covered   coveredColumns
	cell      *htmlCell // nil between two

	passed                                 int // columns that col and colgroup stood for
	group                                  htmlGroup
	hiddenColumns, hiddenCells, shownCells columnSet
}

// htmlGroup is a colgroup that is open, or was.
type htmlGroup struct {
	first  int // its first column, as long as there was no col in it; else 0
	hidden bool
}

const (
	mostNestedTables = 64
	longestCaption   = 100
)

// name is the caption of the table, or its place among the tables, from 0.
func (t *htmlTable) name(i int) string {
	if caption := []rune(oneLine(trimSpace(string(t.caption.text)))); len(caption) > 0 && !t.inCaption {
		return string(caption[:min(len(caption), longestCaption)])
	}
	return unnamedTable(i)
}

func unnamedTable(i int) string { return "Table" + strconv.Itoa(i+1) }

// inner is the innermost table that is open, or nil.
func (r *htmlReader) inner() *htmlTable {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

func (r *htmlReader) start(tag atom.Atom, name string, hasAttr bool) error {
	switch tag {
	case atom.Html, atom.Body:
		r.begun, r.ended = true, false
	case atom.Frameset:
		r.framed = true
	case atom.Style, atom.Script, atom.Title, atom.Noframes, atom.Noscript, atom.Noembed, atom.Iframe:
		r.unread = tag
	case atom.Table:
		r.ended = false
		return r.startTable()
	}
	t := r.inner()
	if t == nil {
		return nil
	}
	switch tag {
	case atom.Caption:
		t.inCaption = true
		return r.endRow(t)
	case atom.Thead, atom.Tbody, atom.Tfoot:
		return r.endRow(t)
	case atom.Tr:
		if err := r.endRow(t); err != nil {
			return err
		}
		t.startRow(r.isHidden(r.attrs(hasAttr)))
	case atom.Col, atom.Colgroup:
		attrs := r.attrs(hasAttr)
		t.startColumns(tag, attrs, r.isHidden(attrs))
	case atom.Td, atom.Th:
		return r.startCell(t, hasAttr)
	case atom.Br:
		t.text().newLine()
	default:
		if isBlock(tag) {
			t.text().softBreak()
		}
		if t.cell == nil {
			return nil
		}
		if name == "comment" { // LibreOffice's way to write one
			t.cell.comment = true
		}
		return r.startInline(t.cell, tag, name, hasAttr)
	}
	return nil
}

func (r *htmlReader) end(tag atom.Atom, name string) error {
	if tag == r.unread {
		r.unread = 0
	}
	if tag == atom.Html || tag == atom.Body {
		r.ended = true
	}
	t := r.inner()
	if t == nil {
		return nil
	}
	switch tag {
	case atom.Table:
		return r.endTable()
	case atom.Caption:
		t.inCaption = false
	case atom.Colgroup:
		t.group = htmlGroup{}
	case atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot:
		return r.endRow(t)
	case atom.Td, atom.Th:
		return r.endCell(t)
	default:
		if isBlock(tag) {
			t.text().softBreak()
		}
		if t.cell == nil {
			return nil
		}
		if name == "comment" {
			t.cell.comment = false
		}
		return r.endInline(t.cell, tag, name)
	}
	return nil
}

// isBlock knows the elements that stand on lines of their own.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr:
		return true
	}
	return false
}
