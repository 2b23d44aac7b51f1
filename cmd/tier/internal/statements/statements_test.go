package statements_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/statements"
	"tier/fileio"
	"tier/scoring"
)

const rubric = `version: 1
fields:
  id: 客户编号
  name: {header: 客户名称, optional: true}
  sales: {header: 销售收入, unit: 万元, optional: true}
  assets: {header: 资产总额, unit: 万元, optional: true}
  assets_1: {header: 年初资产, unit: 万元, optional: true}
  capital: {header: 净资产, unit: 万元, optional: true}
  capital_1: {header: 上年净资产, unit: 万元, optional: true}
  capital_2: {header: 前年净资产, unit: 万元, optional: true}
  surveyed: {header: 信用调查日期, type: date, optional: true}
  bank: {header: 银行往来信用, type: text, optional: true}
credit:
  unit: 万元
  ratios:
    - {name: turnover, of: sales, to: '(assets_1 + assets) / 2', at_least: 4}
  growth:
    - {name: capital_growth, of: [capital_2, capital_1, capital]}
  survey: {date: surveyed}
  rubric:
    criteria:
      - {name: 银行, field: bank, weight: 50, grades: {优秀: 10, 较差: 4}}
      - {name: 增长, field: capital_growth, weight: 50, bands: {0: 10, else: 0}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

const list = "客户编号,客户名称,销售收入(万元),资产总额(万元),信用调查日期,银行往来信用\n" +
	"C1,甲公司,1,2,2026-01-31,优秀\nC2,乙公司,3,4,,较差\nC3,丙公司,5,6,2026-03-31,\n"

// joined is what becomes of the list with statements.
type joined struct {
	cfg   *config.Config
	frame *scoring.Frame
	*statements.Joined
}

func join(t *testing.T, asOf string, files ...string) joined {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(rubric))
	if err != nil {
		t.Fatal(err)
	}
	cfg = cfg.ForCredit()
	var specs []fileio.Spec
	for _, f := range cfg.Fields {
		specs = append(specs, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit})
	}
	bound, err := fileio.Bind([]*fileio.Table{read(t, "list.csv", list)}, specs)
	if err != nil {
		t.Fatal(err)
	}
	bound.Load([]string{"sales", "assets"}, []string{"id", "name", "bank"}, []string{"surveyed"})
	frame := scoring.NewFrame(bound)
	ids, _ := bound.Texts("id")
	names, _ := bound.Texts("name")
	var sources []*statements.Source
	for i, text := range files {
		s, err := statements.Bind(cfg, read(t, fmt.Sprintf("st%d.csv", i+1), text))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	day, _ := time.Parse(time.DateOnly, asOf)
	return joined{cfg, frame, statements.Join(cfg, frame, directory.Customers{Len: bound.Len(), ID: ids, Name: names}, sources, day)}
}

func read(t *testing.T, name, text string) *fileio.Table {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := fileio.Read(path, fileio.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// numbers are a column as text: NaN compares with nothing.
func (j joined) numbers(field string) string {
	values, _ := j.frame.Numbers(field)
	return fmt.Sprint(values)
}

func (j joined) problems() []string {
	var all []string
	for _, p := range j.Problems {
		all = append(all, fmt.Sprintf("%d %s: %s", p.Row, p.At, p.Message))
	}
	return all
}

func TestWide(t *testing.T) {
	j := join(t, "2026-09-30", "客户编号,销售收入(元),资产总额(万元),信用调查日期,银行往来信用,备注\n"+
		"C2,120000,50,2026-05-01,优秀,x\nC1,,40,,,\n")
	for _, tt := range []struct{ field, want string }{
		{"sales", "[1 12 5]"},   // 元 become 万元; a blank leaves what the list says
		{"assets", "[40 50 6]"}, // a customer without a statement keeps its own
	} {
		if got := j.numbers(tt.field); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.field, got, tt.want)
		}
	}
	days, _ := j.frame.Dates("surveyed")
	if got := days[1].Format(time.DateOnly) + " " + days[0].Format(time.DateOnly); got != "2026-05-01 2026-01-31" {
		t.Errorf("surveyed: %s", got)
	}
	bank, _ := j.frame.Texts("bank")
	if got := bank(0) + bank(1) + bank(2); got != "优秀优秀" {
		t.Errorf("bank: %s", got)
	}
	if diff := cmp.Diff([]string(nil), j.problems()); diff != "" {
		t.Error(diff)
	}
}

// TestYears: the last year that is over is the customer's, and the years before it are _1 and _2, whatever the order of the rows.
func TestYears(t *testing.T) {
	rows := []string{"C1,2025,8,100,30\n", "C1,2024年度,7,90,20\n", "C1,2023-12-31,6,80,10\n", "C2,2025,9,70,\n", "C2,2023,9,60,40\n", "C3,2022,4,50,5\n"}
	for range rows {
		rows = append(rows[1:], rows[0])
		j := join(t, "2026-09-30", "客户编号,年度,销售收入(万元),资产总额(万元),净资产(万元)\n"+fmt.Sprint(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]))
		for _, tt := range []struct{ field, want string }{
			{"sales", "[8 9 4]"}, {"assets", "[100 70 50]"}, {"assets_1", "[90 NaN NaN]"},
			{"capital", "[30 NaN 5]"}, {"capital_1", "[20 NaN NaN]"}, {"capital_2", "[10 40 NaN]"},
		} {
			if got := j.numbers(tt.field); got != tt.want {
				t.Errorf("%q: %s: %s, want %s", rows, tt.field, got, tt.want)
			}
		}
		if len(j.Problems) > 0 {
			t.Error(j.problems())
		}
	}
}

// TestYearNotOver: a year has a statement once it is over; a day that a cell names is over with the day.
func TestYearNotOver(t *testing.T) {
	const text = "客户编号,年度,销售收入(万元)\nC1,2026,8\nC1,2025,7\nC2,2026-06-30,9\nC3,2027,9\n"
	j := join(t, "2026-09-30", text)
	if got := j.numbers("sales"); got != "[7 9 5]" {
		t.Error(got)
	}
	want := []string{
		"0 st1.csv:2: the year of this statement, 2026, is not over on 2026-09-30: it doesn't count",
		"2 st1.csv:5: the year of this statement, 2027, is not over on 2026-09-30: it doesn't count",
	}
	if diff := cmp.Diff(want, j.problems()); diff != "" {
		t.Error(diff)
	}
	if got := join(t, "2026-12-31", text).numbers("sales"); got != "[8 9 5]" {
		t.Errorf("at the end of the year: %s", got)
	}
}

func TestGBK(t *testing.T) {
	text, err := simplifiedchinese.GBK.NewEncoder().String("客户名称,资产总额（万元）\r\n乙公司,50\r\n 丙 公司,\"1,060\"\r\n")
	if err != nil {
		t.Fatal(err)
	}
	j := join(t, "2026-09-30", text)
	if got := j.numbers("assets"); got != "[2 50 1060]" || len(j.Problems) > 0 {
		t.Error(got, j.problems())
	}
}

// TestProblems: every row and cell that doesn't count is named where it stands, in the order of the file; a cell that can't be
// read leaves no figure, not even the list's.
func TestProblems(t *testing.T) {
	j := join(t, "2026-09-30", "客户编号,客户名称,资产总额(万元),信用调查日期\n"+
		"C1,甲公司,约40,昨天\nC9,,1,\nC1,,41,\nC3,丁公司,7,\n,,8,\nc2,,9,\n")
	want := []string{
		`0 st1.csv:2: 资产总额(万元): "约40" is not a number`,
		`0 st1.csv:2: 信用调查日期: "昨天" is not a date such as 2026-09-30`,
		`-1 st1.csv:3: no customer has the id "C9"; is a list missing, or another one meant?`,
		`0 st1.csv:4: this customer's statement stands in st1.csv:2 already: this one doesn't count`,
		`-1 st1.csv:5: C3 is "丙公司" in the list, not "丁公司"; has the row slipped? it doesn't count`,
		`-1 st1.csv:6: a row without a customer: it has no id and no name`,
		`-1 st1.csv:7: no customer has the id "c2", but one has "C2": has a spreadsheet changed it? write it as it is in the list`,
	}
	if diff := cmp.Diff(want, j.problems()); diff != "" {
		t.Error(diff)
	}
	if !j.frame.Unreadable("assets", 0) || j.frame.Unreadable("sales", 0) {
		t.Error("the cell that can't be read is not told from the others")
	}
}

// TestYearProblems: no year, and two statements of one.
func TestYearProblems(t *testing.T) {
	j := join(t, "2026-09-30", "客户编号,年度,资产总额(万元)\nC1,去年,40\nC2,2025,50\nC2,2025年,51\nC3,20251,51\nC1,,40\n")
	want := []string{
		`0 st1.csv:2: expected a year, as 2025; found "去年"`,
		`1 st1.csv:4: this customer's statement of 2025 stands in st1.csv:3 already: this one doesn't count`,
		`2 st1.csv:5: expected a year, as 2025; found "20251"`,
		`0 st1.csv:6: expected a year, as 2025; found ""`,
	}
	if diff := cmp.Diff(want, j.problems()); diff != "" {
		t.Error(diff)
	}
	if got := j.numbers("assets"); got != "[2 50 6]" {
		t.Error(got)
	}
}

func TestPlace(t *testing.T) {
	j := join(t, "2026-09-30", "客户编号,年度,资产总额(万元)\nC1,2024,40\nC1,2025,50\n")
	for _, tt := range []struct {
		row   int
		field string
		want  string
	}{{0, "assets", "st1.csv:3"}, {0, "assets_1", "st1.csv:2"}, {0, "sales", ""}, {1, "assets", ""}} {
		at, ok := j.Place(tt.row, tt.field)
		if got := at.String(); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%d %s: %s %t, want %s", tt.row, tt.field, got, ok, tt.want)
		}
	}
	var none *statements.Joined
	if _, ok := none.Place(0, "assets"); ok {
		t.Error("nothing was joined, and has a place")
	}
}

func TestSupplied(t *testing.T) {
	cfg, err := config.Load("tier.yaml", []byte(rubric))
	if err != nil {
		t.Fatal(err)
	}
	s, err := statements.Bind(cfg, read(t, "st.csv", "客户编号,年度,资产总额(万元)\nC1,2024,40\n"))
	if err != nil {
		t.Fatal(err)
	}
	supplied := statements.Supplied([]*statements.Source{s})
	if !supplied["assets"] || !supplied["assets_1"] || supplied["sales"] {
		t.Error(supplied)
	}
	if !slices.Equal(s.Headers(), []string{"资产总额(万元)"}) {
		t.Error(s.Headers())
	}
	for text, want := range map[string]string{
		"x,资产总额\n1,2\n": "st.csv: statements name no customers: there is no column of ids, nor of names",
		"客户编号,x\n1,2\n": "st.csv: statements state nothing that the configuration has a field for",
	} {
		if _, err := statements.Bind(cfg, read(t, "st.csv", text)); err == nil || filepath.Base(err.Error()) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
