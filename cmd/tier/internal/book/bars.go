package book

import (
	"bytes"
	"fmt"
)

// bar shows the numbers of an area, from 0 to most, as bars behind them.
type bar struct {
	area, color string
	most        int
}

// barredSheet is a sheet with bars.
type barredSheet struct {
	part   string
	number int // of the sheet, from 1
	bars   []bar
}

// addBars adds bars to the XML of sheets. Each is written twice: for spreadsheets before Excel 2010, which know neither
// where a bar begins nor one of a plain colour, and for all others, Excel, WPS and LibreOffice among them. excelize
// leaves the ends of plain bars to the spreadsheet, so that a column of 70 to 80 would look like one of 0 to 100.
func (p parts) addBars(sheets []barredSheet) error {
	for _, s := range sheets {
		xml := p[s.part].Bytes()
		if bytes.Contains(xml, []byte("<extLst>")) {
			return fmt.Errorf("part %s has extensions already", s.part)
		}
		first := 1 + bytes.Count(xml, []byte("<cfRule "))
		before, after, ok := cutBefore(xml, "<dataValidations", "<hyperlinks", "<printOptions")
		rest, closed := bytes.CutSuffix(after, []byte("</worksheet>"))
		if !ok || !closed {
			return fmt.Errorf("part %s has no room for its bars", s.part)
		}
		whole := append(s.appendRules(bytes.Clone(before), first), rest...)
		p[s.part] = bytes.NewBuffer(append(s.appendExtension(whole, first), "</worksheet>"...))
	}
	return nil
}

// cutBefore cuts XML before the first of some elements that is there; ok is false if none is.
func cutBefore(xml []byte, elements ...string) (before, after []byte, ok bool) {
	for _, e := range elements {
		if i := bytes.Index(xml, []byte(e)); i >= 0 {
			return xml[:i], xml[i:], true
		}
	}
	return xml, nil, false
}

// The namespace of what came with Excel 2010, and the names of the extensions that say where it stands.
const (
	space2010    = `xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"`
	ruleTwin     = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"
	rulesOfSheet = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"
)

// twin is what a rule and its extension know each other by.
func (s *barredSheet) twin(rule int) string {
	return fmt.Sprintf("{00000000-0000-0000-%04X-%012X}", s.number, rule)
}

func (s *barredSheet) appendRules(b []byte, first int) []byte {
	for i, bar := range s.bars {
		b = fmt.Appendf(b, `<conditionalFormatting sqref="%s"><cfRule type="dataBar" priority="%d"><dataBar minLength="0" maxLength="100">`+
			`<cfvo type="num" val="0"/><cfvo type="num" val="%d"/><color rgb="FF%s"/></dataBar>`+
			`<extLst><ext %s uri="%s"><x14:id>%s</x14:id></ext></extLst></cfRule></conditionalFormatting>`,
			bar.area, first+i, bar.most, bar.color, space2010, ruleTwin, s.twin(first+i))
	}
	return b
}

func (s *barredSheet) appendExtension(b []byte, first int) []byte {
	b = fmt.Appendf(b, `<extLst><ext %s uri="%s"><x14:conditionalFormattings>`, space2010, rulesOfSheet)
	for i, bar := range s.bars {
		b = fmt.Appendf(b, `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">`+
			`<x14:cfRule type="dataBar" id="%s"><x14:dataBar minLength="0" maxLength="100" gradient="0" axisPosition="none">`+
			`<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>%d</xm:f></x14:cfvo>`+
			`<x14:negativeFillColor rgb="FF%s"/></x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref></x14:conditionalFormatting>`,
			s.twin(first+i), bar.most, bar.color, bar.area)
	}
	return append(b, "</x14:conditionalFormattings></ext></extLst>"...)
}
