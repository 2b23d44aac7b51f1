package fileio

import (
	"archive/zip"
	"bytes"
	"cmp"
	"strings"
)

type xlsxSheetEntry struct {
	name   string
	hidden bool
	part   *zip.File
}

// readWorkbook finds the workbook in the package and reads all of it but the rows.
func (p *zipPackage) readWorkbook() (book *cellBook, sheets []xlsxSheetEntry, err error) {
	main, err := p.findWorkbook()
	if err != nil {
		return nil, nil, err
	}
	byID, inOrder, err := p.relationships(main.Name)
	if err != nil {
		return nil, nil, err
	}
	book = newCellBook()
	if sheets, err = p.readSheetList(book, main, byID); err != nil {
		return nil, nil, err
	}
	for _, rel := range inOrder {
		if rel.part == nil {
			continue
		}
		switch rel.kind {
		case "styles":
			err = p.readStyles(book, rel.part)
		case "sharedstrings":
			err = p.readSharedTexts(book, rel.part)
		}
		if err != nil {
			return nil, nil, cmp.Or(book.finishTexts(), err) // whichever part is the first
		}
	}
	return book, sheets, nil
}

// longestSheetName is how much of a sheet's name is kept, in bytes; Excel allows for 31 characters.
const longestSheetName = 300

// findWorkbook asks the relationships of the package, then its list of content types, then the usual place.
func (p *zipPackage) findWorkbook() (*zip.File, error) {
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

func (p *zipPackage) workbookByContentType() (*zip.File, error) {
	types, ok := p.parts["[content_types].xml"]
	if !ok {
		return nil, nil
	}
	var found *zip.File
	err := p.each(types, func(s *xmlScanner) error {
		kind := strings.ToLower(s.attr("ContentType"))
		isMain := strings.HasSuffix(kind, "main+xml") && (strings.Contains(kind, "sheet") || strings.Contains(kind, "template"))
		if string(s.name) == "Override" && isMain && found == nil {
			found = p.resolve("", s.attr("PartName"))
		}
		return nil
	})
	return found, err
}

// readSheetList reads the sheets in their order; chart and macro sheets have no rows and are left out.
func (p *zipPackage) readSheetList(book *cellBook, main *zip.File, byID map[string]xlsxRel) (sheets []xlsxSheetEntry, err error) {
	isWorkbook := false
	err = p.each(main, func(s *xmlScanner) error {
		switch name := string(s.name); {
		case s.depth() == 1:
			if isWorkbook = name == "workbook"; !isWorkbook {
				return formatOfficeZip.refusal(p.file)
			}
		case name == "workbookPr" && s.depth() == 2: // not the one of an extension, which says nothing of dates
			book.date1904 = s.isSet("date1904")
		case name == "sheet" && s.depth() == 3:
			if sheets, err = addSheet(sheets, s, byID); int64(len(sheets)) > p.budget.limits.Entries {
				err = tooManySheets(p.budget.limits)
			}
			return err
		}
		return nil
	})
	if err == nil && len(sheets) == 0 {
		err = noWorksheet()
	}
	return sheets, err
}

// addSheet takes up a sheet's entry.
func addSheet(sheets []xlsxSheetEntry, s *xmlScanner, byID map[string]xlsxRel) ([]xlsxSheetEntry, error) {
	name, rel := clippedAt(s.attr("name"), longestSheetName), byID[s.attrWithPrefix("id")]
	switch {
	case isRowlessSheet(rel.kind):
		return sheets, nil
	case rel.part == nil:
		return sheets, readDamage("sheet %q is missing from the workbook", name)
	}
	state := strings.ToLower(s.attr("state"))
	return append(sheets, xlsxSheetEntry{name, state == "hidden" || state == "veryhidden", rel.part}), nil
}

func isRowlessSheet(kind string) bool {
	switch kind {
	case "chartsheet", "dialogsheet", "xlmacrosheet", "xlintlmacrosheet":
		return true
	}
	return false
}

// readSharedTexts reads the texts that cells refer to by number; many of them, while the first sheet is read.
func (p *zipPackage) readSharedTexts(book *cellBook, f *zip.File) error {
	if err := book.finishTexts(); err != nil { // of another such part
		return err
	}
	part, err := p.open(f, false)
	if err != nil {
		return err
	}
	if part.ahead != nil {
		book.late = p.readLate(part)
		return nil
	}
	defer part.close()
	return p.readTexts(part, func(text []byte) error { return p.budget.addShared(book, text) })
}

// readTexts calls add with each text of a part, which is good until add returns.
func (p *zipPackage) readTexts(part *zipPart, add func(text []byte) error) error {
	var text []byte
	for {
		if err := part.xml.readPlainTexts(add); err != nil {
			return err
		}
		token, err := part.xml.next()
		if err != nil {
			return p.partFault(part.name, err)
		}
		if token == xmlEOF {
			return p.partFault(part.name, part.finish())
		}
		if token != xmlStart || part.xml.depth() != 2 || string(part.xml.name) != "si" {
			continue
		}
		if text, err = part.xml.appendStringItem(text[:0]); err != nil {
			return p.partFault(part.name, err)
		}
		if err := add(validUTF8(text)); err != nil {
			return err
		}
	}
}

// readPlainTexts reads the items that come next and are written as nearly all are: <si><t>text</t></si>.
func (s *xmlScanner) readPlainTexts(add func(text []byte) error) error {
	if s.depth() != 1 {
		return nil
	}
	const open = "<si>"
	buf := s.unread()
	at := 0
	var plain []byte
	for bytes.HasPrefix(buf[at:], []byte(open)) {
		text, size := plainText(buf[at+len(open):], "</si>")
		if size == 0 {
			break
		}
		plain = appendXMLText(plain[:0], text)
		if err := add(validUTF8(unescapeXString(plain))); err != nil {
			return err
		}
		at += len(open) + size
	}
	s.skip(at)
	return nil
}
