package fileio

import (
	"archive/zip"
	"slices"
	"strings"
)

// Mark is how a program knows the workbooks that it wrote: by a custom property of the document, which whoever saves
// the workbook anew leaves in it.
type Mark struct {
	Property string   // its name; "" knows none
	Value    string   // what its value begins with
	Sheets   []string // what the sheet of the list may be called; no other sheet of a marked workbook is the list
}

// markSheets marks the sheets that a marked workbook's list may be in. A workbook whose properties can't be read bears
// no mark: they are nothing that a list depends on.
func markSheets(grids []grid, data []byte, opt ReadOptions) {
	if opt.Mark.Property == "" || !bearsMark(data, opt) {
		return
	}
	for i := range grids {
		grids[i].marked = slices.Contains(opt.Mark.Sheets, grids[i].sheet)
	}
}

func bearsMark(data []byte, opt ReadOptions) bool {
	// Without the clock: time that is up at just this moment would be no error and lose the mark.
	p, err := openPackage(data, "", ReadOptions{Limits: opt.Limits, Workers: 1})
	if err != nil {
		return false
	}
	_, rels, err := p.relationships("")
	if err != nil {
		return false
	}
	for _, rel := range rels {
		if rel.kind == "custom-properties" && rel.part != nil {
			value, err := p.property(rel.part, opt.Mark.Property)
			return err == nil && value != "" && strings.HasPrefix(value, opt.Mark.Value)
		}
	}
	return false
}

// property is the value of a custom property as text, "" where there is none.
func (p *zipPackage) property(f *zip.File, name string) (string, error) {
	part, err := p.open(f, true)
	if err != nil {
		return "", err
	}
	defer part.close()
	inside, value := false, []byte(nil)
	for {
		token, err := part.xml.next()
		switch {
		case err != nil:
			return "", err
		case token == xmlEOF:
			return strings.TrimSpace(string(value)), part.finish()
		case token == xmlStart && part.xml.depth() == 2:
			inside = part.xml.attr("name") == name
		case token == xmlText && inside:
			if value, err = part.xml.appendText(value); err != nil {
				return "", err
			}
		}
	}
}
