package fileio

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// csvTable reads a text as the table of a file.
func csvTable(t testing.TB, name, text string) *Table {
	t.Helper()
	g, err := readText(name, []byte(text), ReadOptions{Delimiter: ","})
	if err != nil {
		t.Fatal(err)
	}
	table, err := layOut([]grid{g}, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func bound(t testing.TB, tables []*Table, specs ...Spec) *List {
	t.Helper()
	l, err := Bind(tables, specs)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// oneColumn makes a table of one column of cells.
func oneColumn(header string, cells ...Cell) *Table {
	store := &cellStore{}
	g := grid{file: "list.xlsx", sheet: "S", rows: []gridRow{rowOf(store, 1, text("id"), text(header))}}
	for i, c := range cells {
		g.rows = append(g.rows, rowOf(store, i+2, number(float64(i+1)), c))
	}
	table, err := layOut([]grid{g}, ReadOptions{})
	if err != nil {
		panic(err)
	}
	return table
}

// rowOf makes a row of cells.
func rowOf(store *cellStore, number int, cells ...Cell) gridRow {
	var line []packed
	for _, c := range cells {
		line = append(line, store.pack(c))
	}
	return store.newRow(number, line)
}

func text(s string) Cell        { return Cell{Kind: Text, Text: s} }
func number(x float64) Cell     { return Cell{Kind: Number, Num: x} }
func percentage(x float64) Cell { return Cell{Kind: Number, Num: x, Percent: true} }
func errorOf(s string) Cell     { return Cell{Kind: ErrorValue, Text: s} }
func date(y int, m time.Month, d int) Cell {
	return Cell{Kind: Date, Num: DateSerial(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))}
}

func TestNumbersOfFields(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name   string
		header string
		spec   Spec
		cell   Cell
		want   float64
		says   string // of the problem
	}{
		{"a number", "v", Spec{}, number(5), 5, ""},
		{"a blank", "v", Spec{}, text(" \u3000"), nan, ""},
		{"nothing", "v", Spec{}, Cell{}, nan, ""},
		{"a text", "v", Spec{}, text("1,234.5"), 1234.5, ""},
		{"an id as text", "v", Spec{}, text("007"), 7, ""},
		{"a word", "v", Spec{}, text("无"), nan, `"无" is not a number`},
		{"a long word", "v", Spec{}, text("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"), nan,
			`"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…" is not a number`},
		{"a condition", "v", Spec{}, Cell{Kind: Bool, Num: 1}, nan, `"TRUE" is not a number`},
		{"a date", "v", Spec{}, date(2026, 9, 30), nan, `"2026-09-30" is not a number`},
		{"an error", "v", Spec{}, errorOf("#N/A"), nan, "the cell holds the error #N/A"},
		{"no value", "v", Spec{}, errorOf(Uncalculated), nan, "the cell holds a formula without a value"},
		{"no unit at all", "v", Spec{}, text("1.2万"), 12000, ""},
		{"元 to 万元", "v(元)", Spec{Unit: "万元"}, number(12345.67), 1.234567, ""},
		{"元 to 万元, text", "v(元)", Spec{Unit: "万元"}, text("12,345.67"), 1.234567, ""},
		{"亿元 to 元", "v(亿元)", Spec{Unit: "元"}, number(2.3), 230000000, ""},
		{"千元 to 百万元", "v（千元）", Spec{Unit: "百万元"}, number(1), 0.001, ""},
		{"the same unit", "v[万元]", Spec{Unit: "万元"}, number(8.2), 8.2, ""},
		{"a bare header", "v", Spec{Unit: "万元"}, number(8.2), 8.2, ""},
		{"the unit in the cell", "v", Spec{Unit: "万元"}, text("1.2亿"), 12000, ""},
		{"the unit in the cell before that of the header", "v(元)", Spec{Unit: "万元"}, text("1.2亿元"), 12000, ""},
		{"a scale in the cell is money", "v(万元)", Spec{Unit: "万元"}, text("1.2万"), 1.2, ""},
		{"yuan in the cell", "v", Spec{Unit: "万元"}, text("￥12,000"), 1.2, ""},
		{"a foreign currency", "v", Spec{Unit: "万元"}, text("$12,000"), nan, `"$12,000" is in 美元, which can't be converted to 万元`},
		{"a foreign currency without unit", "v", Spec{}, text("$12,000"), 12000, ""},
		{"a foreign currency as unit", "v", Spec{Unit: "万美元"}, text("$12,000"), 1.2, ""},
		{"no unit of the field", "v(万元)", Spec{}, number(8.2), 8.2, ""},
		{"no unit of the field, one in the cell", "v(万元)", Spec{}, text("1.2亿"), 12000, ""},
		{"the unit of the wanted header", "v(元)", Spec{Headers: []string{"v(万元)"}}, number(12000), 1.2, ""},
		{"another unit", "v(年)", Spec{Unit: "年"}, number(5), 5, ""},
		{"another unit in the cell", "v", Spec{Unit: "年"}, text("5年"), 5, ""},
		{"a unit that nobody knows", "v(集装箱)", Spec{Unit: "集装箱"}, text("5 集装箱"), 5, ""},
		{"a scale before another unit", "v(万件)", Spec{Unit: "件"}, number(1.2), 12000, ""},
		{"a percentage is no money", "v", Spec{Unit: "万元"}, text("12%"), nan, `"12%" is a percentage, no amount in 万元`},
		{"a percentage cell is no money", "v", Spec{Unit: "万元"}, percentage(0.12), nan, "a percentage (0.12) is no amount in 万元"},
		{"a percentage as number", "v", Spec{Type: NumberType}, text("12.5%"), 0.125, ""},
		{"a percentage in a column of percents", "v(%)", Spec{Type: NumberType}, text("12.5%"), 12.5, ""},
		{"a percentage cell in a column of percents", "v(%)", Spec{Type: NumberType}, percentage(0.07), 7, ""},
		{"percent: a text", "v", Spec{Type: PercentType}, text("8.2%"), 0.082, ""},
		{"percent: a cell", "v", Spec{Type: PercentType}, percentage(0.082), 0.082, ""},
		{"percent: a bare number", "v", Spec{Type: PercentType}, number(0.082), 0.082, ""},
		{"percent: a bare number below (%)", "v(%)", Spec{Type: PercentType}, number(8.2), 0.082, ""},
		{"percent: a bare text below (%)", "v（％）", Spec{Type: PercentType}, text("8.2"), 0.082, ""},
		{"percent: a percentage below (%)", "v(%)", Spec{Type: PercentType}, text("8.2%"), 0.082, ""},
		{"percent: a percentage cell below (%)", "v(%)", Spec{Type: PercentType}, percentage(0.082), 0.082, ""},
		{"permille", "v(‰)", Spec{Type: PercentType}, number(8.2), 0.0082, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.spec.Name = "value"
			if c.spec.Headers == nil {
				c.spec.Headers = []string{"v"}
			}
			l := bound(t, []*Table{oneColumn(c.header, c.cell)}, c.spec)
			got, ok := l.Numbers("value")
			if !ok || len(got) != 1 || got[0] != c.want && !(math.IsNaN(got[0]) && math.IsNaN(c.want)) {
				t.Errorf("value is %v, %v; want %v", got, ok, c.want)
			}
			var says []string
			for _, p := range l.Unreadable() {
				if p.Place.String() != "list.xlsx!S!B2" || p.Row != 0 || p.Field != "value" {
					t.Errorf("problem in row %d of %s at %s", p.Row, p.Field, p.Place)
				}
				says = append(says, p.Message.String())
			}
			var want []string
			if c.says != "" {
				want = []string{c.says}
			}
			if diff := cmp.Diff(want, says); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextsOfFields(t *testing.T) {
	table := oneColumn("v", text(" 甲\u00a0"), number(1001), number(123456789012), Cell{Kind: Number, Num: 5, Text: "5.0"}, date(2026, 9, 30),
		Cell{Kind: Bool, Num: 1}, Cell{}, text("Ａ１"), errorOf("#REF!"), text("007"))
	l := bound(t, []*Table{table}, Spec{Name: "v", Headers: []string{"V"}})
	got, ok := l.Texts("v")
	want := []string{"甲", "1001", "123456789012", "5.0", "2026-09-30", "TRUE", "", "Ａ１", "", "007"}
	if diff := cmp.Diff(want, every(l.Len(), got)); diff != "" || !ok {
		t.Errorf("%v\n%s", ok, diff)
	}
	if p := l.Unreadable(); len(p) != 1 || p[0].Message.String() != "the cell holds the error #REF!" || p[0].Row != 8 {
		t.Errorf("problems are %v", p)
	}
	l.Numbers("v") // the error cell is still one problem
	count := 0
	for _, p := range l.Unreadable() {
		if p.Row == 8 {
			count++
		}
	}
	if count != 1 {
		t.Errorf("the error cell is %d problems", count)
	}
}

func TestDatesOfFields(t *testing.T) {
	day := time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		cell Cell
		want time.Time
	}{
		{date(2026, 9, 30), day},
		{number(DateSerial(day)), day},
		{Cell{Kind: Number, Num: 20260930, Text: "20260930"}, day},
		{text("20260930"), day},
		{text("2026-09-30"), day},
		{text("2026-9-30"), day},
		{text("2026/9/30"), day},
		{text("2026/09/30"), day},
		{text("2026.9.30"), day},
		{text("2026年9月30日"), day},
		{text("2026 年 9 月 30 日"), day},
		{text("２０２６－０９－３０"), day},
		{text(" 2026-09-30\u3000"), day},
		{text("2026-09-30 08:30"), day.Add(8*time.Hour + 30*time.Minute)},
		{text("2026-09-30T08:30:15"), day.Add(8*time.Hour + 30*time.Minute + 15*time.Second)},
		{text("2026年9月30日 08:30:15"), day.Add(8*time.Hour + 30*time.Minute + 15*time.Second)},
		{Cell{}, time.Time{}},
		{text("  "), time.Time{}},
	} {
		l := bound(t, []*Table{oneColumn("v", c.cell)}, Spec{Name: "v", Headers: []string{"v"}, Type: DateType})
		got, ok := l.Dates("v")
		if !ok || !got[0].Equal(c.want) || len(l.Unreadable()) > 0 {
			t.Errorf("%v is %v, %v; want %v", c.cell, got, l.Unreadable(), c.want)
		}
	}
	for _, c := range []Cell{
		text("4/6/2013"), text("30-09-2026"), text("26-09-30"), text("2026-13-01"), text("2026-02-30"), text("2026-09"), text("长期"), number(2026),
		number(202609), number(0), number(-1), number(20261301), text("2026-09-30 25:00"), errorOf("#N/A"), {Kind: Bool, Num: 1}, text("08:30"),
		text("1899-12-31"),
	} {
		l := bound(t, []*Table{oneColumn("v", c)}, Spec{Name: "v", Headers: []string{"v"}, Type: DateType})
		if got, _ := l.Dates("v"); !got[0].IsZero() || len(l.Unreadable()) != 1 {
			t.Errorf("%v is %v with %d problems, want it unreadable", c, got[0], len(l.Unreadable()))
		}
	}
}

func TestPercentNotes(t *testing.T) {
	for _, c := range []struct {
		name   string
		header string
		cells  []Cell
		want   []string
	}{
		{"fractions", "率", []Cell{number(0.1), number(0.2)}, nil},
		{"percentages", "率", []Cell{text("10%"), percentage(0.2)}, nil},
		{"percent header", "率(%)", []Cell{number(10), number(0.5)}, nil},
		{"mixed", "率", []Cell{text("10%"), number(0.2), number(0.3)}, []string{
			`"率" mixes 1 numbers with a percent sign and 2 without; those without are read as fractions: 0.125 is 12.5%`,
		}},
		{"mixed below (%)", "率(%)", []Cell{text("10%"), number(20)}, []string{
			`"率(%)" mixes 1 numbers with a percent sign and 1 without; those without are read as percentages too, as the header says`,
		}},
		{"large fractions", "率", []Cell{number(10), number(20), number(0.3)}, []string{
			`"率" has no unit, and 2 of its numbers are above 1.5: read as fractions they are above 150%; if they are percentages, write the header as 率(%)`,
		}},
		{"small percentages", "率(%)", []Cell{number(0.1), number(0.2), number(0)}, nil},
		{"small percentages only", "率(%)", []Cell{number(0.1), number(0.2)}, []string{
			`"率(%)" says %, and all its numbers are at most 1: they are read as percentages of at most 1%; if they are fractions, take the % out of the header`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := bound(t, []*Table{oneColumn(c.header, c.cells...)}, Spec{Name: "m", Headers: []string{"率"}, Type: PercentType})
			l.Numbers("m")
			l.Numbers("m") // is said once
			var got []string
			for _, n := range l.Notes() {
				got = append(got, n.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBindNotes(t *testing.T) {
	one := csvTable(t, "a.csv", "编号,名称,销售额(元),销售额(元),利润,毛利(万元),年限\n1,甲,10,11,3,4,5\n")
	two := csvTable(t, "b.csv", "单位：元\n编号,名称,销售额,利润\n2,乙,10,3\n")
	specs := []Spec{
		{Name: "id", Headers: []string{"编号"}, Type: TextType},
		{Name: "sales", Headers: []string{"销售额"}, Unit: "万元"},
		{Name: "profit", Headers: []string{"利润"}, Unit: "万元"},
		{Name: "gross", Headers: []string{"毛利"}},
		{Name: "years", Headers: []string{"年限"}, Unit: "年"},
		{Name: "nowhere", Headers: []string{"没有"}},
	}
	for _, c := range []struct {
		name   string
		tables []*Table
		want   []string
	}{
		{"one", []*Table{one}, []string{
			`"销售额(元)" is the header of several columns (C, D); the first is used`,
			`"销售额(元)" is converted from 元 to 万元`,
			`"利润" has no unit: taken to be in 万元`,
			`"毛利(万元)" is in 万元 and kept so`,
			`"年限" has no unit: taken to be in 年`,
		}},
		{"two", []*Table{one, two}, []string{
			`a.csv: "销售额(元)" is the header of several columns (C, D); the first is used`,
			`a.csv: "销售额(元)" is converted from 元 to 万元`,
			`a.csv: "利润" has no unit: taken to be in 万元`,
			`a.csv: "毛利(万元)" is in 万元 and kept so`,
			`a.csv: "年限" has no unit: taken to be in 年`,
			`b.csv: "销售额" has no unit: taken to be in 元, as the lines above the table say`,
			`b.csv: "销售额" is converted from 元 to 万元`,
			`b.csv: "利润" has no unit: taken to be in 元, as the lines above the table say`,
			`b.csv: "利润" is converted from 元 to 万元`,
			`b.csv: there is no column for gross ("毛利")`,
			`b.csv: there is no column for years ("年限")`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := bound(t, c.tables, specs...)
			var got []string
			for _, n := range l.Notes() {
				got = append(got, n.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSeveralTables(t *testing.T) {
	one := csvTable(t, "a.csv", "编号,名称,销售额(万元)\n1,甲,10\n小计,,10\n2,乙,20\n")
	two := csvTable(t, "b.csv", "名称,客户编号,销售额（元）,区域\n丙,3,300000,东\n")
	l := bound(t, []*Table{one, two},
		Spec{Name: "id", Headers: []string{"编号", "客户编号"}}, Spec{Name: "sales", Headers: []string{"销售额"}, Unit: "万元", Required: true},
		Spec{Name: "region", Headers: []string{"区域"}}, Spec{Name: "none", Headers: []string{"没有"}})
	sales, _ := l.Numbers("sales")
	ids, _ := l.Texts("id")
	regions, _ := l.Texts("region")
	got := []any{l.Len(), sales, every(3, ids), every(3, regions), l.Has("region"), l.Has("none"), l.Header("sales"), l.Place(2, "sales").String(),
		l.Place(1, "").String(), l.Place(0, "region").String(), l.Place(2, "none").String()}
	want := []any{3, []float64{10, 20, 30}, []string{"1", "2", "3"}, []string{"", "", "东"}, true, false, "销售额(万元)", "b.csv:2",
		"a.csv:4", "a.csv:2", "b.csv:2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, ok := l.Numbers("none"); ok {
		t.Error("a field without a column has numbers")
	}
	var headers []string
	var cells [][]string
	for _, c := range l.Columns() {
		headers = append(headers, c.Header)
	}
	for row := range l.Len() {
		var line []string
		for _, c := range l.Columns() {
			line = append(line, l.Cell(row, c).String())
		}
		cells = append(cells, line)
	}
	if diff := cmp.Diff([]string{"编号", "名称", "销售额(万元)", "客户编号", "销售额（元）", "区域"}, headers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]string{{"1", "甲", "10", "", "", ""}, {"2", "乙", "20", "", "", ""}, {"", "丙", "", "3", "300000", "东"}}, cells); diff != "" {
		t.Error(diff)
	}
}

func TestBestColumn(t *testing.T) {
	for _, c := range []struct {
		headers string
		spec    Spec
		want    string
	}{
		{"销售额(月),销售额(年)", Spec{Headers: []string{"销售额(年)"}}, "销售额(年)"},
		{"销售额(元),销售额(万元)", Spec{Headers: []string{"销售额"}, Unit: "万元"}, "销售额(万元)"},
		{"销售额(元),销售额", Spec{Headers: []string{"销售额"}, Unit: "万元"}, "销售额"},
		{"Annual sales,年销售额", Spec{Headers: []string{"年销售额", "Annual sales"}}, "年销售额"},
		{"ANNUAL SALES,x", Spec{Headers: []string{"年销售额", "Annual sales"}}, "ANNUAL SALES"},
		{"年销售额（不含税）,年销售额（含税）", Spec{Headers: []string{"年销售额(含税)"}}, "年销售额（含税）"},
		{"編號,年銷售額（萬元）", Spec{Headers: []string{"年销售额"}}, "年銷售額（萬元）"},
		{"编号,客户名称", Spec{Headers: []string{"客戶名稱"}}, "客户名称"},
		{"x,客户\n名称", Spec{Headers: []string{"客户名称"}}, "客户\n名称"},
	} {
		table := oneColumn("unused", number(1))
		table.headers = nil
		for i, raw := range splitTest(c.headers) {
			name, unit := splitHeader(raw)
			table.headers = append(table.headers, Header{Name: name, Raw: raw, Unit: unit, Col: i + 1})
		}
		c.spec.Name = "v"
		if l := bound(t, []*Table{table}, c.spec); l.Header("v") != c.want {
			t.Errorf("of %q %v takes %q, want %q", c.headers, c.spec.Headers, l.Header("v"), c.want)
		}
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		header, unit string
		kind         Type
		want         int
	}{
		{"年销售额(元)", "万元", NumberType, -4}, {"年销售额(亿元)", "万元", NumberType, 4}, {"年销售额", "万元", NumberType, 0},
		{"毛利率(%)", "", PercentType, -2}, {"毛利率", "", PercentType, 0},
	} {
		l := bound(t, []*Table{oneColumn(c.header, number(1))}, Spec{Name: "v", Headers: []string{c.header}, Unit: c.unit, Type: c.kind})
		if got := l.Shift("v"); got != c.want {
			t.Errorf("%s is moved by %d places to %q, want %d", c.header, got, c.unit, c.want)
		}
		if got := l.Shift("none"); got != 0 {
			t.Errorf("a field that no list has is moved by %d places", got)
		}
	}
}

func splitTest(s string) []string {
	fields, _, _ := newCSVScanner(quoteLines(s), ',').next()
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = f.text
	}
	return texts
}

// quoteLines quotes each part, so that a line break stays in it.
func quoteLines(s string) string {
	out := `"`
	for _, r := range s {
		if r == ',' {
			out += `","`
			continue
		}
		out += string(r)
	}
	return out + `"`
}

func TestMissingColumns(t *testing.T) {
	one := csvTable(t, "a.csv", "标题\n客户编号,客户名,销售额\n1,甲,10\n")
	two := csvTable(t, "b.csv", "客户编号,客户名称,年销售额\n1,甲,10\n")
	specs := []Spec{
		{Name: "id", Headers: []string{"客户编号"}, Required: true},
		{Name: "name", Headers: []string{"Customer", "客户名称"}, Required: true},
		{Name: "sales", Headers: []string{"年销售额"}, Required: true},
		{Name: "profit", Headers: []string{"利润", "Profit"}, Required: true},
		{Name: "region", Headers: []string{"区域"}},
	}
	_, err := Bind([]*Table{one}, specs)
	var missing *MissingColumns
	if !errors.As(err, &missing) {
		t.Fatalf("error is %v", err)
	}
	want := &MissingColumns{
		Wanted: []Wanted{{Spec: specs[1], Nearest: "客户名"}, {Spec: specs[2], Nearest: "销售额"}, {Spec: specs[3]}},
		Found:  []string{"客户编号", "客户名", "销售额"},
	}
	if diff := cmp.Diff(want, missing, cmpopts.IgnoreFields(MissingColumns{}, "Table")); diff != "" {
		t.Error(diff)
	}
	text := `a.csv:2: no column for name: looked for "Customer", "客户名称"; the nearest is "客户名"
a.csv:2: no column for sales: looked for "年销售额"; the nearest is "销售额"
a.csv:2: no column for profit: looked for "利润", "Profit"
a.csv:2: found: "客户编号", "客户名", "销售额"`
	if diff := cmp.Diff(text, err.Error()); diff != "" {
		t.Error(diff)
	}
	_, err = Bind([]*Table{one, two}, specs)
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) || len(joined.Unwrap()) != 2 {
		t.Errorf("two tables that lack columns give %v", err)
	}
	if _, err = Bind([]*Table{two}, specs[:3]); err != nil {
		t.Errorf("a table with all columns: %v", err)
	}
}

func TestUnitConflict(t *testing.T) {
	for _, c := range []struct {
		header, unit, want string
	}{
		{"金额(美元)", "万元", `list.xlsx!S!B1: "金额(美元)" is in 美元, which can't be converted to 万元, the unit of v`},
		{"金额(年)", "天", `list.xlsx!S!B1: "金额(年)" is in 年, which can't be converted to 天, the unit of v`},
		{"金额(件)", "万元", `list.xlsx!S!B1: "金额(件)" is in 件, which can't be converted to 万元, the unit of v`},
	} {
		_, err := Bind([]*Table{oneColumn(c.header, number(1))}, []Spec{{Name: "v", Headers: []string{"金额"}, Unit: c.unit}})
		var conflict *UnitConflict
		if !errors.As(err, &conflict) || err.Error() != c.want {
			t.Errorf("%s as %s: %v, want %s", c.header, c.unit, err, c.want)
		}
	}
}

// TestTextAndNumberCellsAgree writes numbers as number cells and as texts, below headers of all units, and wants the same.
func TestTextAndNumberCellsAgree(t *testing.T) {
	units := []string{"", "元", "千元", "万元", "百万元", "亿元"}
	rapid.Check(t, func(t *rapid.T) {
		x := math.Round(rapid.Float64Range(-1e9, 1e9).Draw(t, "x")*100) / 100
		header := "v"
		if unit := rapid.SampledFrom(units).Draw(t, "header"); unit != "" {
			header = fmt.Sprintf("v(%s)", unit)
		}
		spec := Spec{Name: "v", Headers: []string{"v"}, Unit: rapid.SampledFrom(units).Draw(t, "unit")}
		written := grouped(number(math.Abs(x)).String())
		if x < 0 {
			written = "(" + written + ")"
		}
		l, err := Bind([]*Table{oneColumn(header, number(x), text(written))}, []Spec{spec})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := l.Numbers("v"); got[0] != got[1] || math.IsNaN(got[0]) {
			t.Fatalf("%v and %s below %s are %v in %s", x, written, header, got, spec.Unit)
		}
	})
}

// every is the text of every row.
func every(n int, text func(row int) string) []string {
	texts := make([]string, n)
	for row := range texts {
		texts[row] = text(row)
	}
	return texts
}
