package fileio

import (
	"fmt"
	"strings"
	"testing"
)

// TestLateTexts reads shared texts while the sheet is read: the cells, and of several faults the one that is told, are
// those of reading one after the other.
func TestLateTexts(t *testing.T) {
	leavesNothing(t)
	const items = 40_000
	var many strings.Builder
	for i := range items {
		fmt.Fprintf(&many, "<si><t>客户 %d 有限公司</t></si>", i)
	}
	many.WriteString("<si><t></t></si><si><r><t>rich</t></r></si>")
	cell := func(kind string, value any) string {
		return fmt.Sprintf(`<row><c t=%q><v>%v</v></c></row>`, kind, value)
	}
	last, first := cell("s", items-1), cell("s", 0)
	const broken = "<si></t></si>"
	whole := int64(strings.Count(many.String(), "<si>"))
	for _, tt := range []struct {
		name, texts, rows string
		limits            Limits
		want              string // the error
	}{
		{"the last first", many.String(), last + first + cell("s", items) + cell("s", items+1), Limits{}, ""},
		{"none", many.String(), cell("n", 1), Limits{}, ""},
		{"one that is not there", many.String(), first + cell("s", items+2), Limits{},
			"list.xlsx!Sheet1!A2: the cell's text is missing: it is no. 40003 of the workbook's shared texts, which are 40002"},
		{"broken texts", many.String() + broken, first, Limits{}, "list.xlsx: xl/sharedStrings.xml inside the workbook is damaged"},
		{"broken texts and one that is not there", many.String() + broken, cell("s", items+2), Limits{}, "list.xlsx: xl/sharedStrings.xml inside the workbook is damaged"},
		{"broken texts and a broken sheet", many.String() + broken, "</c>", Limits{}, "list.xlsx: xl/sharedStrings.xml inside the workbook is damaged"},
		{"a broken sheet", many.String(), first + "</c>", Limits{}, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged"},
		{"too many texts", many.String(), last + "</c>", Limits{Strings: whole - 1}, "list.xlsx: the workbook holds more than the 40001 different texts allowed"},
		{"too many texts, none asked for", many.String(), cell("n", 1), Limits{Strings: whole - 1}, "list.xlsx: the workbook holds more than the 40001 different texts allowed"},
		{"texts that are too long", many.String(), first, Limits{TextBytes: 100_000}, "list.xlsx: the workbook holds more than the 100000 bytes of text allowed"},
		{"too much text with that of a sheet", many.String(), cell("str", strings.Repeat("x", 30_000)) + "</c>", Limits{TextBytes: 1_010_000},
			"list.xlsx!Sheet1: the workbook holds more than the 1010000 bytes of text allowed"},
		{"too much text behind another fault", many.String(), "</c>" + cell("str", strings.Repeat("x", 30_000)), Limits{TextBytes: 1_010_000},
			"list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged"},
		{"too much to unpack", many.String(), first, Limits{Bytes: 2_000_000}, ""},
		{"a sheet that is too much to unpack", many.String(), strings.Repeat(first, 1000), Limits{Bytes: int64(many.Len()) + 10_000}, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook unpacks to 32190 bytes, and the whole workbook to more than the 1638933 bytes allowed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book := testBook{strings: tt.texts, sheet: `<sheetData>` + tt.rows + `</sheetData>`}.bytes(t)
			var results [2]readResult
			for i := range results {
				grids, err := readXLSX(book, "list.xlsx", ReadOptions{Limits: tt.limits, Workers: i + 1})
				for _, g := range grids {
					results[i].rows = append(results[i].rows, keep(g.rows))
				}
				results[i].err = err
			}
			if err := results[1].differs(results[0]); err != nil {
				t.Error("one after the other, or at once:", err)
			}
			if err := results[0].err; err != nil && err.Error() != tt.want || err == nil && tt.want != "" {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}
