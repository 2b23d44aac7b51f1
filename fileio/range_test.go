package fileio

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseArea(t *testing.T) {
	for _, c := range []struct {
		text string
		want area
	}{
		{"A3:H200", area{"", "A3:H200", cellRange{3, 1, 200, 8}}},
		{"$a$3 : $h$200", area{"", "A3:H200", cellRange{3, 1, 200, 8}}},
		{"H200:A3", area{"", "H200:A3", cellRange{3, 1, 200, 8}}},
		{"A3:H", area{"", "A3:H", cellRange{3, 1, farAway, 8}}},
		{"B:H", area{"", "B:H", cellRange{1, 2, farAway, 8}}},
		{"3:200", area{"", "3:200", cellRange{3, 1, 200, farAway}}},
		{"Ａ３：Ｈ２００", area{"", "A3:H200", cellRange{3, 1, 200, 8}}},
		{"客户!A3:H200", area{"客户", "A3:H200", cellRange{3, 1, 200, 8}}},
		{"客户！A3：H", area{"客户", "A3:H", cellRange{3, 1, farAway, 8}}},
		{"'it''s a list'!B:C", area{"it's a list", "B:C", cellRange{1, 2, farAway, 3}}},
		{"a!b!B:C", area{"a!b", "B:C", cellRange{1, 2, farAway, 3}}},
	} {
		got, ok := parseArea(c.text)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(area{}, cellRange{})); !ok || diff != "" {
			t.Errorf("%q: %v %s", c.text, ok, diff)
		}
	}
	for _, text := range []string{"", "A3", ":", "A3:", ":H", "A0:B2", "A-1:B2", "XFE:XFF", "A3:H200:J", "!A1:B2", "3A:4B", "甲:乙", "Sheet1!"} {
		if got, ok := parseArea(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestRangeOfSheet(t *testing.T) {
	const list = "标题\n\n序,编号,名称,销售额,,项目,数\n1,a,甲,10,,家数,2\n2,b,乙,20,,合计,30\n\n另表,x,y,z\n"
	for _, c := range []struct {
		cells string
		want  laidOut
		notes string
	}{
		{"B3:D5", laidOut{3, "B编号 C名称 D销售额", "4- 5-", ""},
			"only the range B3:D5 is read | rows outside the range: 2 (1, 7) | columns outside the range: 3 (A, F–G)"},
		{"B3:D", laidOut{3, "B编号 C名称 D销售额", "4- 5- 7-", "6blank×1"},
			"only the range B3:D is read | rows outside the range: 1 (1) | columns outside the range: 3 (A, F–G)"},
		{"A:D", laidOut{3, "A序 B编号 C名称 D销售额", "41 52 7另表", "6blank×1"},
			"only the range A:D is read | columns outside the range: 2 (F–G)"},
		{"Sheet1!3:5", laidOut{3, "A序 B编号 C名称 D销售额 F项目 G数", "41", "5total×1b"}, ""},
		{"F3:G5", laidOut{3, "F项目 G数", "4-", "5total×1合计"}, ""},
	} {
		table, err := layOut([]grid{sheetOf("Sheet1", list)}, ReadOptions{Range: c.cells})
		if err != nil {
			t.Errorf("%s: %v", c.cells, err)
			continue
		}
		if diff := cmp.Diff(c.want, describe(table)); diff != "" {
			t.Errorf("%s: %s", c.cells, diff)
		}
		for _, note := range strings.Split(c.notes, " | ") {
			if notes := sayAll(table.Notes()); !strings.Contains(notes, note) {
				t.Errorf("%s: says %s, want %s", c.cells, notes, note)
			}
		}
	}
}

// TestRangeOfTextFile counts lines, those in quotes too.
func TestRangeOfTextFile(t *testing.T) {
	g, err := readText("list.csv", []byte("x\n\"a\nb\",1\n编号,名称\n1,甲\n2,乙\n\n3,丙\n"), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	table, err := layOut([]grid{g}, ReadOptions{Range: "A4:B6"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(laidOut{4, "A编号 B名称", "51 62", ""}, describe(table)); diff != "" {
		t.Error(diff)
	}
}

func TestRangeRefused(t *testing.T) {
	sheet := sheetOf("Sheet1", "编号,名称\n1,甲\n")
	text := grid{file: "list.csv", rows: sheet.rows}
	for _, c := range []struct {
		grid        grid
		opt         ReadOptions
		want, place string
	}{
		{sheet, ReadOptions{Range: "A3"}, `"A3" is not a range of cells`, ""},
		{sheet, ReadOptions{Range: "D9:F20"}, "there is nothing in the range D9:F20", "list.xlsx!Sheet1"},
		{sheet, ReadOptions{Range: "Sheet2!A1:B2"}, `there is no sheet "Sheet2"; the sheets are "Sheet1"`, "list.xlsx"},
		{sheet, ReadOptions{Range: "Sheet1!A1:B2", Sheet: "x"}, `--range is of the sheet "Sheet1", and --sheet says "x"`, ""},
		{text, ReadOptions{Range: "Sheet1!A1:B2"}, `a text file has no sheet "Sheet1"`, "list.csv"},
	} {
		_, err := layOut([]grid{c.grid}, c.opt)
		var e *Error
		if !errors.As(err, &e) || !e.Choice || e.Message.String() != c.want || e.Place != c.place {
			t.Errorf("%+v: %v, want %s: %s", c.opt, err, c.place, c.want)
		}
	}
}
