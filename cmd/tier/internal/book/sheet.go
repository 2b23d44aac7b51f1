package book

import (
	"cmp"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Limits of a sheet and of a cell, as Excel states them.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxUnits   = 32_767 // of UTF-16 in a text
)

// sheet is one sheet: its rows, and what excelize must know of it.
type sheet struct {
	name       string
	tab        string    // colour
	widths     []float64 // of columns, in digits
	rowHeight  float64   // of all rows that don't say theirs; 0 lets the spreadsheet fit them to their texts
	frozenRows int
	frozenCols int
	filtered   bool // the last frozen row gets a filter, over all rows
	filterRow  int  // the row that gets a filter, over all rows below it, where that isn't the last frozen one; 0 for none
	noGrid     bool
	paper      int  // as spreadsheets number paper; 0 is A4
	upright    bool // on paper: portrait, not landscape
	onePage    bool // of paper, made smaller where it has to be
	content    content
	links      []link
	merges     [][2]string
	rules      []rule
	bars       []bar
	charts     []chart
	breaks     []int  // rows that begin a page of paper
	notes      []note // each on a cell of its own
	choices    []choice
	numbers    []numberRule
	hidden     bool   // the sheet is for formulas, not for readers
	repeat     int    // the row that each page of paper repeats; 0 is all frozen ones
	footer     string // of each page of paper, as spreadsheets write it; "" is the sheet's name and the page's number
}

// rule is a conditional format.
type rule struct {
	area    string
	formula string // over the top left cell of the area
	style   int
}

// add makes a sheet. The filter comes before the sheet's properties, which it would erase.
func (b *workbook) add(s sheet) {
	b.sheets++
	if b.sheets == 1 {
		b.must(b.file.SetSheetName("Sheet1", s.name))
	} else {
		_, err := b.file.NewSheet(s.name)
		b.must(err)
	}
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", b.sheets)
	b.rows[part], b.links[part], b.widths[part], b.contents[s.name] = s.content, s.links, s.widths, s.content
	if s.filtered && s.content.columns > 0 {
		b.must(b.file.AutoFilter(s.name, area(1, s.frozenRows, s.content.columns, s.content.count), nil))
	}
	if s.filterRow > 0 {
		b.must(b.file.AutoFilter(s.name, area(1, s.filterRow, s.content.columns, s.content.count), nil))
	}
	b.shape(s)
	b.view(s)
	b.print(s)
	for _, m := range s.merges {
		b.must(b.file.MergeCell(s.name, m[0], m[1]))
	}
	for _, r := range s.rules {
		b.must(b.file.SetConditionalFormat(s.name, r.area, []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: r.formula, Format: &r.style},
		}))
	}
	for _, c := range s.charts {
		b.addChart(s.name, c)
	}
	b.restrict(s)
	b.annotate(s)
	if len(s.bars) > 0 {
		b.barred = append(b.barred, barredSheet{part, b.sheets, s.bars})
	}
	if b.protected {
		b.protect(s)
	}
	if s.hidden {
		b.must(b.file.SetSheetVisible(s.name, false))
	}
}

// shape sets the sheet's extent and heights.
func (b *workbook) shape(s sheet) {
	b.must(b.file.SetSheetDimension(s.name, area(1, 1, max(1, s.content.columns), max(1, s.content.count))))
	if len(s.charts) > 0 { // excelize places them by the widths, which are written later
		for i, width := range s.widths[:min(len(s.widths), pageColumns)] {
			b.must(b.file.SetColWidth(s.name, column(i), column(i), width))
		}
	}
	fit := true
	props := &excelize.SheetPropsOptions{TabColorRGB: &s.tab, FitToPage: &fit}
	if s.rowHeight > 0 {
		props.DefaultRowHeight, props.CustomHeight = &s.rowHeight, &fit
	}
	b.must(b.file.SetSheetProps(s.name, props))
}

// view sets panes and grid lines.
func (b *workbook) view(s sheet) {
	grid := !s.noGrid
	b.must(b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	if s.frozenRows > 0 {
		pane := "bottomLeft"
		if s.frozenCols > 0 {
			pane = "bottomRight"
		}
		corner := at(s.frozenCols+1, s.frozenRows+1)
		b.must(b.file.SetPanes(s.name, &excelize.Panes{
			Freeze: true, XSplit: s.frozenCols, YSplit: s.frozenRows, TopLeftCell: corner, ActivePane: pane,
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
		}))
	}
}

const (
	a3 = 8
	a4 = 9
)

// paperFor is the paper on which so many columns, one page wide, can still be read.
func paperFor(widths []float64) int {
	const most = 180 // digits on A4
	total := 0.0
	for _, w := range widths {
		total += w
	}
	if total > most {
		return a3
	}
	return a4
}

// print sets the sheet up for paper: one page wide, the header on every page, pages numbered.
func (b *workbook) print(s sheet) {
	paper, turn, wide, high := cmp.Or(s.paper, a4), "landscape", 1, 0
	if s.upright {
		turn = "portrait"
	}
	if s.onePage {
		high = 1
	}
	b.must(b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &turn, FitToWidth: &wide, FitToHeight: &high,
	}))
	for _, row := range s.breaks {
		b.must(b.file.InsertPageBreak(s.name, at(1, row)))
	}
	side, top, inner, centred := 0.4, 0.6, 0.3, true
	b.must(b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &inner, Footer: &inner, Horizontally: &centred,
	}))
	b.must(b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: cmp.Or(s.footer, "&L&A&R&P / &N")}))
	if s.frozenRows > 0 || s.repeat > 0 {
		b.must(b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: s.name,
			RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.name), cmp.Or(s.repeat, 1), cmp.Or(s.repeat, s.frozenRows)),
		}))
	}
}
