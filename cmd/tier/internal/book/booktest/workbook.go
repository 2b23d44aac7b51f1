package booktest

import "slices"

// styles is what cells and conditional formats refer to by number.
type styles struct {
	CellXfs struct {
		Xf []struct {
			Font   int `xml:"fontId,attr"`
			Fill   int `xml:"fillId,attr"`
			Border int `xml:"borderId,attr"`
			Format int `xml:"numFmtId,attr"`
		} `xml:"xf"`
	} `xml:"cellXfs"`
	Fonts   []struct{} `xml:"fonts>font"`
	Fills   []struct{} `xml:"fills>fill"`
	Borders []struct{} `xml:"borders>border"`
	Dxfs    []struct{} `xml:"dxfs>dxf"`
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
}

// checkWorkbook checks the names of sheets, the defined names, the styles, and each sheet.
func (b *book) checkWorkbook() {
	const part = "xl/workbook.xml"
	var w struct {
		Sheets []sheetEntry  `xml:"sheets>sheet"`
		Names  []definedName `xml:"definedNames>definedName"`
	}
	b.decode(part, &w)
	for _, s := range w.Sheets {
		b.sheets = append(b.sheets, s.Name)
	}
	b.checkSheetNames(part, w.Sheets)
	st := b.checkStyles()
	sheets := map[string]sheet{}
	for _, s := range w.Sheets {
		i := slices.IndexFunc(b.rels[part], func(r relationship) bool { return r.ID == s.ID })
		if i < 0 {
			b.fault("%s: sheet %q has no part", part, s.Name)
			continue
		}
		sheets[s.Name] = b.checkSheet(resolve(part, b.rels[part][i].Target), st)
	}
	b.checkCharts(sheets)
	b.checkNames(part, w.Names)
}

func (b *book) checkStyles() *styles {
	const part, firstOwn = "xl/styles.xml", 164
	st := &styles{}
	b.decode(part, st)
	formats := map[int]bool{}
	for _, f := range st.Formats {
		if formats[f.ID] || f.ID < firstOwn || f.Code == "" {
			b.fault("%s: number format %d is there twice, or wrong", part, f.ID)
		}
		formats[f.ID] = true
	}
	for i, xf := range st.CellXfs.Xf {
		if xf.Font >= len(st.Fonts) || xf.Fill >= len(st.Fills) || xf.Border >= len(st.Borders) ||
			xf.Format >= firstOwn && !formats[xf.Format] {
			b.fault("%s: style %d refers to what isn't there: %+v", part, i, xf)
		}
	}
	return st
}
