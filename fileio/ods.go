package fileio

import (
	"bytes"
	"strings"
)

// odsReader reads the sheets of an OpenDocument spreadsheet: content.xml, or a flat .fods, which differs only in what is
// around the body.
type odsReader struct {
	*markupBook
	xml   *xmlScanner
	grids []grid

	// What styles say that is no matter of looks. A style comes before the cells that bear it.
	style     string            // that is being read
	hidden    map[string]bool   // styles of sheets that are not shown
	data      map[string]string // styles of cells: the style of their value
	durations map[string]bool   // styles of values that show hours past a day

	x             *sheetReader // of the sheet being read; nil between two
	name          string       // of that sheet
	styledColumns int          // columns of it whose style was seen
	lasting       []columnRun  // of them, those that show durations
	col           int          // the last column that was passed in the row being read
	cell          odsCell
	blanks        int // that were written as a count of them
}

// columnRun is some columns that stand side by side, from 1.
type columnRun struct{ first, last int }

// odsSheetDepth is the depth of a sheet's element: in the document, its body and the spreadsheet.
const odsSheetDepth = 4

// readODS reads all sheets of an OpenDocument spreadsheet, hidden ones included. Every error is an *Error.
func readODS(data []byte, file string, opt ReadOptions) ([]grid, error) {
	if !bytes.HasPrefix(data, []byte(zipHead)) {
		return readFlatODS(data, file, opt)
	}
	p, err := openPackage(data, file, opt)
	if err != nil {
		return nil, placed(err, file)
	}
	if err := p.refusePassword(); err != nil {
		return nil, placed(err, file)
	}
	content, ok := p.parts["content.xml"]
	if !ok {
		return nil, placed(readDamage("%s is missing from the workbook", "content.xml"), file)
	}
	part, err := p.open(content, false)
	if err != nil {
		return nil, placed(err, file)
	}
	defer part.close()
	r := newODSReader(part.xml, newMarkupBook(file, p.budget, opt.Progress))
	if styles, ok := p.parts["styles.xml"]; ok {
		err = p.each(styles, r.readStyle)
	}
	if err == nil {
		err = r.read()
	}
	if err == nil {
		err = part.finish()
	}
	if err != nil && (r.x == nil || !isCut(err)) {
		err = p.partFault(content.Name, err)
	}
	if err != nil {
		return nil, r.asError(r.x, r.name, err)
	}
	return r.sheetGrids()
}

// readFlatODS reads a spreadsheet that is one XML file.
func readFlatODS(data []byte, file string, opt ReadOptions) ([]grid, error) {
	m := newMarkupBook(file, newReadBudget(file, len(data), opt), opt.Progress)
	xml, err := m.newXML(data, opt)
	if err != nil {
		return nil, m.asError(nil, "", err)
	}
	r := newODSReader(xml, m)
	if err := r.read(); err != nil {
		return nil, m.asError(r.x, r.name, err)
	}
	return r.sheetGrids()
}

func newODSReader(xml *xmlScanner, m *markupBook) *odsReader {
	return &odsReader{markupBook: m, xml: xml, hidden: map[string]bool{}, data: map[string]string{}, durations: map[string]bool{}}
}

func (r *odsReader) sheetGrids() ([]grid, error) {
	if len(r.grids) == 0 {
		return nil, placed(noWorksheet(), r.file)
	}
	return r.grids, nil
}

// refusePassword refuses a workbook whose list of parts names encrypted ones, or that is one encrypted part.
func (p *zipPackage) refusePassword() error {
	_, encrypted := p.parts["encrypted-package"]
	if manifest, ok := p.parts["meta-inf/manifest.xml"]; ok {
		err := p.each(manifest, func(s *xmlScanner) error {
			encrypted = encrypted || string(s.name) == "encryption-data"
			return nil
		})
		if err != nil && !encrypted {
			return nil // damaged, and nothing that a list depends on
		}
	}
	if !encrypted {
		return nil
	}
	return readFaultHint(say("this workbook is protected by a password"), resaveUnlocked())
}

// read reads the styles and the sheets.
func (r *odsReader) read() error {
	return r.xml.everyStart(func() error {
		if r.xml.depth() == odsSheetDepth && string(r.xml.name) == "table" {
			return r.readSheet()
		}
		return r.readStyle(r.xml)
	})
}

// readStyle takes up an element that may say what a style is.
func (r *odsReader) readStyle(s *xmlScanner) error {
	switch string(s.name) {
	case "style":
		r.style = s.attrWithPrefix("name")
		if data := s.attrWithPrefix("data-style-name"); data != "" {
			return r.keepStyle(r.style+data, func() { r.data[r.style] = data })
		}
	case "table-properties":
		if s.attrWithPrefix("display") == "false" {
			return r.keepStyle(r.style, func() { r.hidden[r.style] = true })
		}
	case "time-style":
		if s.attrWithPrefix("truncate-on-overflow") == "false" {
			name := s.attrWithPrefix("name")
			return r.keepStyle(name, func() { r.durations[name] = true })
		}
	}
	return nil
}

// readSheet reads one sheet.
func (r *odsReader) readSheet() error {
	name, hidden := r.xml.attrWithPrefix("name"), r.hidden[r.xml.attrWithPrefix("style-name")]
	if isRememberedSheet(name) {
		return r.xml.skipElement()
	}
	name = clippedAt(name, longestSheetName)
	x, err := r.newSheet()
	if err != nil {
		return err
	}
	r.x, r.name, r.styledColumns, r.lasting = x, name, 0, nil
	if err := r.readRows(); err != nil {
		return err
	}
	g, err := r.grid(x, name, hidden)
	if err != nil {
		return err
	}
	r.x, r.grids = nil, append(r.grids, g)
	return nil
}

// isRememberedSheet knows what LibreOffice keeps of other files that formulas refer to, by its name: 'file:///a.ods'#Sheet1.
func isRememberedSheet(name string) bool {
	return strings.HasPrefix(name, "'") && strings.Contains(name, ":/") && strings.Contains(name, "'#")
}
