package fileio

import "slices"

// Table is one list as it was read: the header, the data rows, and what was set aside.
type Table struct {
	file, sheet, sum string
	label            string // what is shown of the file, once the table is bound with others
	headers          []Header
	fullNames        map[int]string // of columns below a group's name, from 1, that have another's header: with that name
	above            []gridRow      // the rows above the header
	rows             []gridRow      // the data rows
	setAside         []SetAside
	sums             []gridRow // the total rows among what is set aside
	notes, detail    []Message
	formats          *sheetFormats // of the sheet's numbers; nil where they are not known
	workers          int           // goroutines that the reader was given
	headerRow        int
	headerEnd        int // the last row of the header, mostly the same
	headerScore      int
	marked           bool       // it is the list of a marked workbook
	unitLines        []unitLine // around the table, the one that holds before the others first
}

// File is the path as given, or "stdin".
func (t *Table) File() string { return t.file }

// Label is what is shown of the path: as much as tells the file from the others that it was bound with.
func (t *Table) Label() string { return Place{File: t.file, Label: t.label}.String() }

// Sheet is the name of the sheet, "" for a text file.
func (t *Table) Sheet() string { return t.sheet }

// SHA256 is the hash of the whole file in hexadecimal.
func (t *Table) SHA256() string { return t.sum }

// Marked reports whether the workbook bears the mark that was asked for, and the sheet is the list by its name.
func (t *Table) Marked() bool { return t.marked }

// Without is the table without some of its columns, given as indexes into Headers; why becomes one of its notes.
func (t *Table) Without(columns []int, why Message) *Table {
	rest := *t
	rest.notes = append(slices.Clone(t.notes), why)
	rest.headers = nil
	for i, h := range t.headers {
		if !slices.Contains(columns, i) {
			rest.headers = append(rest.headers, h)
		}
	}
	return &rest
}

// Headers are the columns in order, unnamed ones included, except those that hold nothing at all. The caller must not
// change them.
func (t *Table) Headers() []Header { return t.headers }

// RawHeaders are the headers as they are written.
func (t *Table) RawHeaders() []string {
	raw := make([]string, len(t.headers))
	for i, h := range t.headers {
		raw[i] = h.Raw
	}
	return raw
}

// HeaderRow is the row of the header, of a header in two rows the upper one.
func (t *Table) HeaderRow() int { return t.headerRow }

// HeaderScore is how many of the known names are among the headers.
func (t *Table) HeaderScore() int { return t.headerScore }

// Unit is the unit that the lines above the table, the notes below it or the name of its sheet state for all its money
// (单位：万元), or "".
func (t *Table) Unit() string {
	if line := stated(t.unitLines); line != nil {
		return line.unit
	}
	return ""
}

// Len is the number of data rows.
func (t *Table) Len() int { return len(t.rows) }

// Cell is the cell of a data row, from 0, in the column of Headers()[col].
func (t *Table) Cell(row, col int) Cell { return t.rows[row].at(t.headers[col].Col) }

// Place is where a cell is in the file; a col of -1 is the whole row.
func (t *Table) Place(row, col int) Place {
	p := Place{File: t.file, Label: t.label, Sheet: t.sheet, Row: t.rows[row].number()}
	if col >= 0 {
		p.Col = t.headers[col].Col
	}
	return p
}

// HeaderPlace is where a column's header is in the file; a col of -1 is the header row.
func (t *Table) HeaderPlace(col int) Place {
	p := Place{File: t.file, Label: t.label, Sheet: t.sheet, Row: t.headerRow}
	if col >= 0 {
		p.Col = t.headers[col].Col
	}
	return p
}

// RowsRead counts the data rows and the rows set aside.
func (t *Table) RowsRead() int {
	n := len(t.rows)
	for _, s := range t.setAside {
		n += s.Count
	}
	return n
}

// SetAside lists the rows that are no data, in order.
func (t *Table) SetAside() []SetAside { return t.setAside }

// Notes say what was detected, for people.
func (t *Table) Notes() []Message { return t.notes }

// Detail says how the file was read, for those who look closely.
func (t *Table) Detail() []Message { return t.detail }

// SetAsideKind says why a row is no data.
type SetAsideKind uint8

const (
	TotalRow  SetAsideKind = iota + 1 // 合计, 小计, Total …
	BlankRow                          // blank rows between data rows
	NoteRow                           // a note below the table, or a title within it
	HeaderRow                         // the header again, as on a new page
	OtherRow                          // a row of another table below the list
)

// SetAside is a row, or a run of blank rows or of rows of another table, that is no data.
type SetAside struct {
	Place Place // of the row; of the first row of a run
	Kind  SetAsideKind
	Text  string // of its first cell that has one
	Word  string // of a total row, that tells it from a customer: 合计
	Count int    // rows
}
