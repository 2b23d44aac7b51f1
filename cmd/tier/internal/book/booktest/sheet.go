package booktest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// sheetOrder is the order in which the parts of a sheet must stand.
func sheetOrder() []string {
	return []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
		"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
		"conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
		"rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
		"legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
}

type sheet struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Cols []struct {
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Rows   []sheetRow `xml:"sheetData>row"`
	Merges []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
	Filter struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Links []struct {
		Ref string `xml:"ref,attr"`
		To  string `xml:"location,attr"`
		ID  string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Rules []struct {
		Area  string `xml:"sqref,attr"`
		Rules []struct {
			Style    *int     `xml:"dxfId,attr"`
			Priority int      `xml:"priority,attr"`
			Formulas []string `xml:"formula"`
			Twin     string   `xml:"extLst>ext>id"`
		} `xml:"cfRule"`
	} `xml:"conditionalFormatting"`
	Twins []struct {
		Area string `xml:"sqref"`
		Rule struct {
			ID string `xml:"id,attr"`
		} `xml:"cfRule"`
	} `xml:"extLst>ext>conditionalFormattings>conditionalFormatting"`
	Checks validations `xml:"dataValidations"`
	Boxes  *struct {
		ID string `xml:"id,attr"`
	} `xml:"legacyDrawing"`
}

type sheetRow struct {
	R      int     `xml:"r,attr"`
	Height float64 `xml:"ht,attr"`
	Cells  []cell  `xml:"c"`
}

type cell struct {
	R       string   `xml:"r,attr"`
	Style   int      `xml:"s,attr"`
	Type    string   `xml:"t,attr"`
	Formula *formula `xml:"f"`
	Value   *string  `xml:"v"`
	Inline  *struct {
		Texts []string `xml:"t"`
	} `xml:"is"`
}

// checkSheet checks the order of a sheet's elements, its areas, every cell, and what is tied to cells.
func (b *book) checkSheet(part string, st *styles) (s sheet) {
	b.checkOrder(part)
	b.decode(part, &s)
	extent := b.rect(part, s.Dimension.Ref)
	b.checkRows(part, s, st, extent)
	if s.Filter.Ref != "" && !extent.holds(b.rect(part, s.Filter.Ref)) {
		b.fault("%s: the filter %s goes beyond the sheet's %s", part, s.Filter.Ref, s.Dimension.Ref)
	}
	b.checkLinks(part, s, extent)
	b.checkMerges(part, s)
	b.checkRules(part, s, st)
	b.checkValidations(part, s.Checks)
	b.checkNotes(part, s.Boxes != nil)
	return s
}

func (b *book) checkRows(part string, s sheet, st *styles, extent rect) {
	const widest, highest = 255, 409
	for _, c := range s.Cols {
		if c.Width < 0 || c.Width > widest {
			b.fault("%s: a column of the width %g", part, c.Width)
		}
	}
	last, shared := 0, formulaGroups{}
	for _, r := range s.Rows {
		if r.R <= last || r.R > excelize.TotalRows || r.Height > highest {
			b.fault("%s: row %d after row %d, %g high", part, r.R, last, r.Height)
		}
		last = r.R
		b.checkCells(part, r.R, r.Cells, st, extent, shared)
	}
	b.checkGroups(part, shared)
}

// at is a cell of the sheet; a blank one where there is none.
func (s *sheet) at(col, row int) cell {
	name, err := excelize.CoordinatesToCellName(col, row)
	i := slices.IndexFunc(s.Rows, func(r sheetRow) bool { return r.R == row })
	if err != nil || i < 0 {
		return cell{}
	}
	for _, c := range s.Rows[i].Cells {
		if c.R == name {
			return c
		}
	}
	return cell{}
}

func (b *book) checkMerges(part string, s sheet) {
	var merged []rect
	for _, m := range s.Merges {
		r := b.rect(part, m.Ref)
		if slices.ContainsFunc(merged, r.touches) {
			b.fault("%s: %s is merged with another merged area", part, m.Ref)
		}
		merged = append(merged, r)
	}
}

func (b *book) checkOrder(part string) {
	order, last := sheetOrder(), 0
	d := xml.NewDecoder(bytes.NewReader(b.parts[part]))
	depth := 0
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				at := slices.Index(order, token.Name.Local)
				if at < last {
					b.fault("%s: <%s> doesn't belong there", part, token.Name.Local)
				}
				last = max(last, at)
			}
		case xml.EndElement:
			depth--
		}
	}
}

func (b *book) checkCells(part string, row int, cells []cell, st *styles, extent rect, shared formulaGroups) {
	last := 0
	for _, c := range cells {
		col, at, err := excelize.CellNameToCoordinates(c.R)
		if err != nil || at != row || col <= last || !extent.holds(rect{col, row, col, row}) {
			b.fault("%s: cell %q in row %d, after column %d", part, c.R, row, last)
		}
		last = col
		if c.Style < 0 || c.Style >= len(st.CellXfs.Xf) {
			b.fault("%s!%s: style %d isn't there", part, c.R, c.Style)
		}
		if fault := c.fault(b.shared); fault != "" {
			b.fault("%s!%s: %s", part, c.R, fault)
		}
		if c.Formula != nil {
			b.checkFormula(part, c, shared)
		}
	}
}

// fault is what is wrong with the cell's value.
func (c cell) fault(shared int) string {
	switch {
	case c.Type == "inlineStr":
		return c.inlineFault()
	case c.Inline != nil:
		return "a text in a cell of type " + c.Type
	case c.Value == nil || validValue(c.Type, *c.Value, shared):
		return ""
	}
	return fmt.Sprintf("%q is no value of type %q", *c.Value, c.Type)
}

func (c cell) inlineFault() string {
	const most = 32767
	if c.Inline == nil || c.Value != nil {
		return "an inline text without one"
	}
	if n := len(utf16.Encode([]rune(strings.Join(c.Inline.Texts, "")))); n > most {
		return fmt.Sprintf("a text of %d characters", n)
	}
	return ""
}

// validValue knows the values of a cell by its type.
func validValue(kind, v string, shared int) bool {
	const most = 9.99999999999999e307
	switch kind {
	case "", "n":
		x, err := strconv.ParseFloat(v, 64)
		return err == nil && math.Abs(x) <= most && !strings.ContainsAny(v, "xXpP_nN")
	case "b":
		return v == "0" || v == "1"
	case "s":
		i, err := strconv.Atoi(v)
		return err == nil && i >= 0 && i < shared
	case "e":
		return strings.HasPrefix(v, "#")
	}
	return kind == "str"
}

// rect is an area by its corners: left, top, right, bottom.
type rect [4]int

func (b *book) rect(part, ref string) rect {
	from, to, isArea := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !isArea {
		to = from
	}
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err1 != nil || err2 != nil || left > right || top > bottom {
		b.fault("%s: %q is no area", part, ref)
	}
	return rect{left, top, right, bottom}
}

// checkLinks checks that links stand in the sheet, and lead to a cell of a sheet that is there, or elsewhere by a
// relationship.
func (b *book) checkLinks(part string, s sheet, extent rect) {
	const most = 65_530
	if len(s.Links) > most {
		b.fault("%s: %d links", part, len(s.Links))
	}
	for _, l := range s.Links {
		if !extent.holds(b.rect(part, l.Ref)) {
			b.fault("%s: a link stands in %s, beyond the sheet's %s", part, l.Ref, s.Dimension.Ref)
		}
		if l.ID != "" {
			continue
		}
		name, to, ok := strings.Cut(strings.TrimPrefix(l.To, "'"), "'!")
		if r := b.rect(part, to); !ok || !slices.Contains(b.sheets, strings.ReplaceAll(name, "''", "'")) || r[0] != r[2] || r[1] != r[3] {
			b.fault("%s: the link in %s leads to %q", part, l.Ref, l.To)
		}
	}
}

func (r rect) holds(o rect) bool { return r[0] <= o[0] && r[1] <= o[1] && r[2] >= o[2] && r[3] >= o[3] }

func (r rect) touches(o rect) bool {
	return r[0] <= o[2] && o[0] <= r[2] && r[1] <= o[3] && o[1] <= r[3]
}
