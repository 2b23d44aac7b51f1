package fileio

import (
	"archive/zip"
	"bytes"
	"strings"
)

// xlsxWorkbook is a workbook without its rows: which sheets there are and where, and what its cells refer to.
type xlsxWorkbook struct {
	sheets   []xlsxSheetEntry
	cells    *cellStore // of all sheets
	strings  []packed   // the shared texts; "" is an empty cell
	styles   []xlsxFormat
	date1904 bool
	// uncalculated is the cell of a formula without a stored value.
	uncalculated packed
}

type xlsxSheetEntry struct {
	name   string
	hidden bool
	part   *zip.File
}

// readWorkbook finds the workbook in the package and reads all of it but the rows.
func (p *xlsxPackage) readWorkbook() (*xlsxWorkbook, error) {
	main, err := p.findWorkbook()
	if err != nil {
		return nil, err
	}
	byID, inOrder, err := p.relationships(main.Name)
	if err != nil {
		return nil, err
	}
	book := newXLSXWorkbook()
	if err := p.readSheetList(book, main, byID); err != nil {
		return nil, err
	}
	for _, rel := range inOrder {
		if rel.part == nil {
			continue
		}
		switch rel.kind {
		case "styles":
			book.styles, err = p.readStyles(rel.part)
		case "sharedstrings":
			err = p.readSharedStrings(book, rel.part)
		}
		if err != nil {
			return nil, err
		}
	}
	return book, nil
}

func newXLSXWorkbook() *xlsxWorkbook {
	b := &xlsxWorkbook{cells: &cellStore{}}
	b.uncalculated = b.cells.addText(tagError, []byte(Uncalculated))
	return b
}

// findWorkbook asks the relationships of the package, then its list of content types, then the usual place.
func (p *xlsxPackage) findWorkbook() (*zip.File, error) {
	_, rels, err := p.relationships("")
	if err != nil {
		return nil, err
	}
	for _, rel := range rels {
		if rel.kind == "officedocument" && rel.part != nil {
			return rel.part, nil
		}
	}
	if f, err := p.workbookByContentType(); f != nil || err != nil {
		return f, err
	}
	if f, ok := p.parts["xl/workbook.xml"]; ok {
		return f, nil
	}
	return nil, formatZip.refusal(p.file)
}

func (p *xlsxPackage) workbookByContentType() (*zip.File, error) {
	types, ok := p.parts["[content_types].xml"]
	if !ok {
		return nil, nil
	}
	var found *zip.File
	err := p.each(types, func(s *xlsxScanner) {
		kind := strings.ToLower(s.attr("ContentType"))
		isMain := strings.HasSuffix(kind, "main+xml") && (strings.Contains(kind, "sheet") || strings.Contains(kind, "template"))
		if string(s.name) == "Override" && isMain && found == nil {
			found = p.resolve("", s.attr("PartName"))
		}
	})
	return found, err
}

// readSheetList reads the sheets in their order; chart and macro sheets have no rows and are left out.
func (p *xlsxPackage) readSheetList(book *xlsxWorkbook, main *zip.File, byID map[string]xlsxRel) error {
	var missing error
	isWorkbook := false
	err := p.each(main, func(s *xlsxScanner) {
		switch string(s.name) {
		case "workbook":
			isWorkbook = isWorkbook || s.depth() == 1
		case "workbookPr":
			book.date1904 = s.isSet("date1904")
		case "sheet":
			if s.depth() != 3 {
				return
			}
			name, rel := s.attr("name"), byID[s.attrWithPrefix("id")]
			switch {
			case isRowlessSheet(rel.kind):
			case rel.part == nil:
				missing = xlsxDamage("sheet %q is missing from the workbook", name)
			default:
				state := strings.ToLower(s.attr("state"))
				book.sheets = append(book.sheets, xlsxSheetEntry{name, state == "hidden" || state == "veryhidden", rel.part})
			}
		}
	})
	switch {
	case err != nil:
		return err
	case !isWorkbook:
		return formatOfficeZip.refusal(p.file)
	case missing != nil:
		return missing
	case len(book.sheets) == 0:
		return xlsxFault("the workbook has no worksheet")
	}
	return nil
}

func isRowlessSheet(kind string) bool {
	switch kind {
	case "chartsheet", "dialogsheet", "xlmacrosheet", "xlintlmacrosheet":
		return true
	}
	return false
}

// readSharedStrings reads the texts that cells refer to by number.
func (p *xlsxPackage) readSharedStrings(book *xlsxWorkbook, f *zip.File) error {
	part, err := p.open(f, false)
	if err != nil {
		return err
	}
	defer part.close()
	var text []byte
	for {
		if err := p.readPlainStrings(book, part); err != nil {
			return err
		}
		token, err := part.xml.next()
		if err != nil {
			return p.partFault(f.Name, err)
		}
		if token == xlsxEOF {
			return p.partFault(f.Name, part.finish())
		}
		if token != xlsxStart || part.xml.depth() != 2 || string(part.xml.name) != "si" {
			continue
		}
		if text, err = part.xml.appendStringItem(text[:0]); err != nil {
			return p.partFault(f.Name, err)
		}
		if err := p.addShared(book, text); err != nil {
			return err
		}
	}
}

// readPlainStrings reads the items that come next and are written as nearly all are: <si><t>text</t></si>.
func (p *xlsxPackage) readPlainStrings(book *xlsxWorkbook, part *xlsxPart) error {
	if part.xml.depth() != 1 {
		return nil
	}
	const open = "<si>"
	buf := part.xml.unread()
	at := 0
	var plain []byte
	for bytes.HasPrefix(buf[at:], []byte(open)) {
		text, size := plainText(buf[at+len(open):], "</si>")
		if size == 0 {
			break
		}
		plain = appendXMLText(plain[:0], text)
		if err := p.addShared(book, unescapeXString(plain)); err != nil {
			return err
		}
		at += len(open) + size
	}
	part.xml.skip(at)
	return nil
}

// addShared keeps a shared text.
func (p *xlsxPackage) addShared(book *xlsxWorkbook, text []byte) error {
	if int64(len(book.strings)) >= p.budget.limits.Strings {
		return xlsxFault("the workbook holds more than the %d different texts allowed", p.budget.limits.Strings)
	}
	if err := p.budget.spendText(len(text)); err != nil {
		return err
	}
	book.strings = append(book.strings, book.textCell(text))
	return nil
}

func (b *xlsxBudget) spendText(n int) error {
	if b.text += int64(n); b.text > b.limits.TextBytes {
		return xlsxFault("the workbook holds more than the %d bytes of text allowed", b.limits.TextBytes)
	}
	return nil
}

func (b *xlsxBudget) spendCells(n int) error {
	if b.cells += int64(n); b.cells > b.limits.Cells {
		return xlsxFaultHint(say("the workbook holds more than the %d cells allowed", b.limits.Cells),
			say("delete unused sheets, or copy the list alone into a new workbook"))
	}
	return nil
}
