package fileio

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestParseNumberFormat(t *testing.T) {
	tests := []struct {
		want  cellFormat
		codes []string
	}{
		{plainFormat, []string{"General", "GENERAL", "General\"年\"", "0", "0.00", "#,##0", "#,##0.00_);[Red](#,##0.00)", "0.00E+00", "##0.0E+0", "# ?/?", "@", "",
			`0\.0,"万"`, `0"天"`, `"day"`, `0 "d"`, `\d\a\y`, `_d0_y`, `*y0`, "[Red]0", "[>=100]0", "[$USD]#,##0", "[DBNum1][$-804]General",
			"#,##0 USD", "[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[ss].00", `"On";"On";"Off"`, "0;yyyy", `[`, `"`, `\`}},
		{percentFormat, []string{"0%", "0.00%", "#,##0.0%;[Red]-0.0%", `0"约"%`, "[Red]0%", "%"}},
		{dateFormat, []string{"yyyy-mm-dd", "m/d/yy", "d-mmm-yy", "mmm-yy", "m月", `yyyy"年"m"月"d"日"`, "[$-804]yyyy/m/d h:mm AM/PM;@", "[$-F800]dddd, mmmm dd, yyyy",
			"[$-411]ggge\"年\"m\"月\"", "YYYY/MM/DD", "dd", "aaaa", "[$-404]e/m/d", "[red]yyyy", "yyyy-mm-dd hh:mm:ss.000", "d/m/bb"}},
		{timeFormat, []string{"h:mm", "h:mm:ss AM/PM", "mm:ss.0", "mm:ss", "[$-F400]h:mm:ss", `h"时"mm"分"`, "s.000"}},
	}
	for _, tt := range tests {
		for _, code := range tt.codes {
			if got := parseNumberFormat(code); got != tt.want {
				t.Errorf("%s: got %d, want %d", code, got, tt.want)
			}
		}
	}
}

func TestBuiltinFormat(t *testing.T) {
	want := map[int]cellFormat{9: percentFormat, 10: percentFormat, 14: dateFormat, 17: dateFormat, 18: timeFormat, 21: timeFormat, 22: dateFormat, 27: dateFormat,
		31: dateFormat, 32: timeFormat, 36: dateFormat, 45: timeFormat, 47: timeFormat, 50: dateFormat, 57: dateFormat, 58: dateFormat,
		0: plainFormat, 1: plainFormat, 13: plainFormat, 23: plainFormat, 26: plainFormat, 37: plainFormat, 44: plainFormat, 46: plainFormat, 48: plainFormat, 49: plainFormat, 59: plainFormat, 164: plainFormat}
	for id := range 165 {
		if expected, ok := want[id]; ok && builtinFormat(id) != expected {
			t.Errorf("format %d: got %d, want %d", id, builtinFormat(id), expected)
		}
	}
}

// TestParseXLSXRef takes excelize as the judge of names of cells.
func TestParseXLSXRef(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row, col := rapid.IntRange(1, maxSheetRows).Draw(t, "row"), rapid.IntRange(1, maxSheetColumns).Draw(t, "col")
		name, err := excelize.CoordinatesToCellName(col, row, rapid.Bool().Draw(t, "absolute"))
		if err != nil {
			t.Fatal(err)
		}
		gotRow, gotCol, ok := parseCellRef([]byte(name))
		if !ok || gotRow != row || gotCol != col {
			t.Fatalf("%s: got row %d, column %d, %v", name, gotRow, gotCol, ok)
		}
	})
	for _, bad := range []string{"", "A", "1", "A0", "1A", "A1B", "A-1", "A 1", "Ä1", "A1:B2", "$", "[1", "{1"} {
		if row, col, ok := parseCellRef([]byte(bad)); ok {
			t.Errorf("%q: got row %d, column %d", bad, row, col)
		}
	}
}

// TestUnescapeXString resolves what a writer escapes, whatever the text.
func TestUnescapeXString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("_xX0D5Fa\r😀中\x01"))).Draw(t, "text")
		escaped := ""
		for _, r := range text {
			if r == '_' || r == '\r' || r == 1 || r > 0xFFFF {
				for _, unit := range utf16.Encode([]rune{r}) {
					escaped += fmt.Sprintf("_x%04X_", unit)
				}
				continue
			}
			escaped += string(r)
		}
		if got := string(unescapeXString([]byte(escaped))); got != text {
			t.Fatalf("%q: got %q, want %q", escaped, got, text)
		}
	})
	for _, plain := range []string{"_x", "_x000D", "_x00G0_", "_X000D_", "x000D_", "__"} {
		if got := string(unescapeXString([]byte(plain))); got != plain {
			t.Errorf("%q: got %q", plain, got)
		}
	}
}

func TestAppendXMLText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a&amp;&lt;&gt;&quot;&apos;b", `a&<>"'b`},
		{"&#65;&#x42;&#x1F600;", "AB😀"},
		{"&#13;&#10;", "\r\n"},
		{"a\r\nb\rc\r", "a\nb\nc\n"},
		{"&foo; & &; &#; &#x; &#xZZ; &#x110000; &amp", "&foo; & &; &#; &#x; &#xZZ; &#x110000; &amp"},
	}
	for _, tt := range tests {
		if got := string(appendXMLText(nil, []byte(tt.in))); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestStylesMissing says that styles are missing which cells refer to: a day of theirs is read as a plain number.
func TestStylesMissing(t *testing.T) {
	const sheet = `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0"><v>2</v></c></row><row r="2"><c r="B2" s="1"><v>45356</v></c></row></sheetData>`
	const note = "styles that cells refer to are missing, the first in B2: "
	for styles, want := range map[string]bool{"": true, `<cellXfs><xf/></cellXfs>`: true, `<cellXfs><xf/><xf numFmtId="14"/></cellXfs>`: false} {
		grids, err := readXLSX(testBook{sheet: sheet, styles: styles}.bytes(t), "list.xlsx", ReadOptions{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		said := slices.ContainsFunc(grids[0].notes, func(m Message) bool { return strings.HasPrefix(m.String(), note) })
		if isDay := grids[0].rows[1].at(2).Kind == Date; said != want || isDay == want {
			t.Errorf("styles %q: %v, notes %v", styles, grids[0].rows[1].at(2), grids[0].notes)
		}
	}
}
