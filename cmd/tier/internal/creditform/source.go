package creditform

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// Source is a file of forms.
type Source struct {
	Path, SHA256 string
	Sheets       []Sheet             // those that can be read
	Problems     []directory.Problem // of sheets that can't
}

// Sheet is one form of one customer.
type Sheet struct {
	Kind  Kind
	At    fileio.Place // the sheet
	cells map[string]Cell
	keys  []string // in their order on the sheet
}

// Cell is a cell of a form by its key.
type Cell struct {
	fileio.Cell
	At     fileio.Place
	Filled bool // when the form was written
}

// IsBlank reports whether nothing stands in the cell.
func (c Cell) IsBlank() bool {
	return c.Kind == fileio.Empty || c.Kind == fileio.Text && directory.Trim(c.Cell.Text) == ""
}

// Said is the cell as a text without blanks around it.
func (c Cell) Said() string { return directory.Trim(c.String()) }

// Open reads the forms of a workbook. It is not known where the workbook holds none, which is no error.
func Open(path string, opt fileio.ReadOptions) (s *Source, known bool, err error) {
	file, err := fileio.Open(path, opt)
	if err != nil {
		return nil, false, err
	}
	s = &Source{Path: path, SHA256: file.SHA256()}
	for _, page := range file.Pages() {
		m, row, column := findMark(page)
		if row < 0 {
			if at, was := markless(path, page); was {
				known = true
				s.refuse(at, scoring.Say("the mark of the form is gone from its hidden column; copy what was filled in into a form as tier writes it"))
			}
			continue
		}
		known = true
		s.read(path, page, m, row, column)
	}
	return s, known, nil
}

// findMark is the mark of a sheet, with its row among those that are there, and its column; the row is -1 where there is none.
func findMark(page fileio.Page) (m mark, row, column int) {
	for row, line := range page.Lines {
		for i, c := range line.Cells {
			if c.Kind == fileio.Text && strings.HasPrefix(c.Text, markWord) {
				if m, ok := parseMark(c.Text); ok {
					return m, row, i + 1
				}
			}
		}
	}
	return m, -1, 0
}

// markless finds a form whose mark was deleted: the customer's cell is still named.
func markless(path string, page fileio.Page) (at fileio.Place, was bool) {
	for _, line := range page.Lines {
		for i, c := range line.Cells {
			if c.Kind == fileio.Text && (strings.HasPrefix(c.Text, ID+"@") || strings.HasPrefix(c.Text, Name+"@")) {
				return fileio.Place{File: path, Sheet: page.Name, Row: line.Row, Col: i + 1}, true
			}
		}
	}
	return at, false
}

// read reads a sheet, or says why it can't be read.
func (s *Source) read(path string, page fileio.Page, m mark, row, column int) {
	at := fileio.Place{File: path, Sheet: page.Name, Row: page.Lines[row].Row, Col: column}
	switch {
	case m.version != version:
		s.refuse(at, scoring.Say("the form is of version %d, which this version of tier can't read", m.version))
		return
	case m.column != column:
		s.refuse(at, scoring.Say("the layout of the form was changed: columns were added or deleted; copy what was filled in into a form as tier writes it"))
		return
	}
	sheet := Sheet{Kind: m.kind, At: at, cells: make(map[string]Cell)}
	sheet.At.Row, sheet.At.Col = 0, 0
	var keys []string
	for i, line := range page.Lines[row+1:] {
		if len(line.Cells) < column {
			continue
		}
		text := line.Cells[column-1].String()
		at := fileio.Place{File: path, Sheet: page.Name, Row: line.Row, Col: column}
		if i == 0 {
			keys = strings.Fields(text)
			continue
		}
		if wrong := sheet.take(line, at, text); !wrong.IsZero() {
			s.refuse(at, wrong)
			return
		}
	}
	if gone := sheet.without(keys); len(gone) > 0 || len(keys) == 0 && m.kind != Score {
		s.refuse(at, scoring.Say("the layout of the form was changed: rows are gone (%s); copy what was filled in into a form as tier writes it", strings.Join(gone, ", ")))
		return
	}
	s.Sheets = append(s.Sheets, sheet)
}

func (s *Source) refuse(at fileio.Place, message scoring.Message) {
	s.Problems = append(s.Problems, directory.Problem{Row: -1, At: at, Message: message})
}

// take takes the cells of a row.
func (s *Sheet) take(line fileio.Line, at fileio.Place, text string) scoring.Message {
	slots, ok := parseSlots(text)
	if !ok {
		return scoring.Say("the layout of the form was changed: its hidden column holds %q; copy what was filled in into a form as tier writes it", text)
	}
	for _, slot := range slots {
		if _, again := s.cells[slot.Key]; again {
			return scoring.Say("the layout of the form was changed: a row stands there twice (%s); copy what was filled in into a form as tier writes it", slot.Key)
		}
		c := Cell{At: at, Filled: slot.Filled}
		c.At.Col = slot.Column
		if slot.Column <= len(line.Cells) {
			c.Cell = line.Cells[slot.Column-1]
		}
		s.cells[slot.Key], s.keys = c, append(s.keys, slot.Key)
	}
	return scoring.Message{}
}

// without are the keys that no row has.
func (s *Sheet) without(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(key string) bool {
		_, ok := s.cells[key]
		return ok
	})
}

// Cell is the cell of a key.
func (s *Sheet) Cell(key string) Cell { return s.cells[key] }
