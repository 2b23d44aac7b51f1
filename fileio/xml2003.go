package fileio

import (
	"slices"
	"strings"
)

// xml2003Reader reads the sheets of an Excel 2003 XML spreadsheet (SpreadsheetML), which programs write because it is
// one file of plain text.
type xml2003Reader struct {
	*markupBook
	xml   *xmlScanner
	grids []grid

	styles  map[string]int // by their id: the index of their format in book.styles
	lasting []bool         // by the same index: shows durations
	style   int            // that is being read

	x       *sheetReader // of the sheet being read; nil between two
	name    string       // of that sheet
	hidden  bool
	covered coveredColumns
	own     int   // style of the whole table
	rowOwn  int   // style of the row being read; -1 for none
	columns []int // styles of columns; -1 for none
	passed  int   // the last column that was described
	next    int   // the row that comes next
	cell    xml2003Cell
}

// The depths of the elements in a workbook.
const (
	xml2003Part  = iota + 2 // Worksheet, Styles, ExcelWorkbook
	xml2003Table            // Table, WorksheetOptions
	xml2003Row              // Row, Column, Visible
	xml2003CellDepth
	xml2003Data
)

// readXML2003 reads all worksheets, hidden ones included. Every error is an *Error.
func readXML2003(data []byte, file string, opt ReadOptions) ([]grid, error) {
	m := newMarkupBook(file, newReadBudget(file, len(data), opt), opt.Progress)
	xml, err := m.newXML(data, opt)
	if err != nil {
		return nil, m.asError(nil, "", err)
	}
	r := &xml2003Reader{markupBook: m, xml: xml, styles: map[string]int{"Default": 0}}
	r.book.styles, r.lasting = []cellFormat{plainFormat}, []bool{false}
	if err := r.read(); err != nil {
		return nil, m.asError(r.x, r.name, err)
	}
	if len(r.grids) == 0 {
		return nil, placed(noWorksheet(), file)
	}
	return r.grids, nil
}

func (r *xml2003Reader) read() error {
	return r.xml.everyStart(func() error {
		switch name := string(r.xml.name); {
		case name == "Worksheet" && r.xml.depth() == xml2003Part:
			return r.readSheet()
		case name == "Date1904":
			r.book.date1904 = true
		case name == "Style":
			return r.startStyle()
		case name == "NumberFormat":
			r.setFormat(r.xml.anyAttr("Format"))
		}
		return nil
	})
}

// startStyle begins a style, which looks like its parent where it says nothing.
func (r *xml2003Reader) startStyle() error {
	id, parent := r.xml.anyAttr("ID"), r.styles[r.xml.anyAttr("Parent")]
	style, known := r.styles[id]
	r.style = style
	if known {
		return nil
	}
	return r.keepStyle(id, func() {
		r.style = len(r.book.styles)
		r.styles[id] = r.style
		r.book.styles = append(r.book.styles, r.book.styles[parent])
		r.lasting = append(r.lasting, r.lasting[parent])
	})
}

// setFormat gives the style being read a number format.
func (r *xml2003Reader) setFormat(code string) {
	r.book.styles[r.style] = namedFormat(code)
	r.lasting[r.style] = isElapsedFormat(code)
}

// styleNamed is the index of a style by its id; -1 for none.
func (r *xml2003Reader) styleNamed(id string) int {
	if style, ok := r.styles[id]; ok && id != "" {
		return style
	}
	return -1
}

// readSheet reads one worksheet.
func (r *xml2003Reader) readSheet() error {
	x, err := r.newSheet()
	if err != nil {
		return err
	}
	r.x, r.name, r.hidden = x, clippedAt(r.xml.anyAttr("Name"), longestSheetName), false
	r.covered, r.own, r.columns, r.passed, r.next = coveredColumns{}, -1, nil, 0, 1
	if err := r.xml.eachStart(r.readPart); err != nil {
		return err
	}
	g, err := r.grid(x, r.name, r.hidden)
	if err != nil {
		return err
	}
	r.x, r.grids = nil, append(r.grids, g)
	return nil
}

// readPart takes up an element of the worksheet.
func (r *xml2003Reader) readPart() error {
	switch name := string(r.xml.name); {
	case name == "Table" && r.xml.depth() == xml2003Table:
		r.own = r.styleNamed(r.xml.anyAttr("StyleID"))
	case name == "Column" && r.xml.depth() == xml2003Row:
		return r.readColumn()
	case name == "Row" && r.xml.depth() == xml2003Row:
		return r.readRow()
	case name == "Visible" && r.xml.depth() == xml2003Row:
		return r.readVisible()
	}
	return nil
}

// readVisible reads whether the sheet is shown: SheetHidden and SheetVeryHidden are not.
func (r *xml2003Reader) readVisible() error {
	return r.xml.eachText(func() error {
		r.hidden = r.hidden || strings.HasSuffix(string(trimXMLSpace(r.xml.text)), "Hidden")
		return nil
	})
}

// readColumn notes whether some columns are hidden, and their style, which holds for their cells that name none.
func (r *xml2003Reader) readColumn() error {
	first := r.xml.anyCount("Index", r.passed+1)
	r.passed = min(first+r.xml.anyCount("Span", 0), farAway)
	if r.xml.anyAttr("Hidden") == "1" {
		r.x.hiddenCols.add(first, r.passed)
	}
	style := r.styleNamed(r.xml.anyAttr("StyleID"))
	if style < 0 || first > maxSheetColumns {
		return nil
	}
	last := min(r.passed, maxSheetColumns)
	for len(r.columns) < last {
		r.columns = append(r.columns, -1)
	}
	for col := first; col <= last; col++ {
		r.columns[col-1] = style
	}
	return r.budget.spendCells(last - first + 1)
}

// styleOf is the style of a cell in a column: its own, or that of its row, its column or the table.
func (r *xml2003Reader) styleOf(col int) int {
	of := []int{r.cell.style, r.rowOwn, -1, r.own, 0}
	if col <= len(r.columns) {
		of[2] = r.columns[col-1]
	}
	return of[slices.IndexFunc(of, func(style int) bool { return style >= 0 })]
}
