package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// part is one of a workbook's parts.
func part(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	f := openBook(t, data)
	content, ok := f.Pkg.Load(name)
	if !ok {
		return nil
	}
	return content.([]byte)
}

// drawn are the cells under the corners of the charts: left, top, right, bottom, from 0.
func drawn(t *testing.T, data []byte) (charts [][4]int) {
	t.Helper()
	var all struct {
		Anchors []struct {
			From struct {
				Col int `xml:"col"`
				Row int `xml:"row"`
			} `xml:"from"`
			To struct {
				Col int `xml:"col"`
				Row int `xml:"row"`
			} `xml:"to"`
		} `xml:"twoCellAnchor"`
	}
	if err := xml.Unmarshal(part(t, data, "xl/drawings/drawing1.xml"), &all); err != nil {
		t.Fatal(err)
	}
	for _, a := range all.Anchors {
		charts = append(charts, [4]int{a.From.Col, a.From.Row, a.To.Col, a.To.Row})
	}
	return charts
}

// TestChartsHaveRoomOfTheirOwn finds no two charts, and no chart and text, in one cell, and all within the page.
func TestChartsHaveRoomOfTheirOwn(t *testing.T) {
	for preset, want := range map[string]int{"scorecard": 5, "eight-step": 4, "pyramids": 4 + 6*3} {
		data := written(t, judgePreset(t, preset, filepath.Join("..", "..", "..", "..", "testdata", "customers.xlsx")), words.Chinese)
		charts := drawn(t, data)
		diff(t, want, len(charts))
		rows, err := openBook(t, data).GetRows("汇总")
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range charts {
			if c[2] >= pageColumns || c[0] >= c[2] || c[1] >= c[3] {
				t.Errorf("%s: chart %d stands in %v", preset, i+1, c)
			}
			for k, other := range charts[:i] {
				if c[0] <= other[2] && other[0] <= c[2] && c[1] <= other[3] && other[1] <= c[3] {
					t.Errorf("%s: charts %d and %d stand in %v and %v", preset, k+1, i+1, other, c)
				}
			}
			for row := c[1]; row <= c[3] && row < len(rows); row++ {
				if text := strings.Join(rows[row], ""); text != "" {
					t.Errorf("%s: chart %d covers %q", preset, i+1, text)
				}
			}
		}
	}
}

// TestChartsAreNamed has a title for each chart and each of its axes, all texts in the report's font, and none in 3-D.
func TestChartsAreNamed(t *testing.T) {
	for lang, font := range map[words.Lang]string{words.Chinese: "微软雅黑", words.English: "Calibri"} {
		data := written(t, judgePreset(t, "scorecard", filepath.Join("..", "..", "..", "..", "testdata", "customers.xlsx")), lang)
		for i := range 5 {
			chart := string(part(t, data, fmt.Sprintf("xl/charts/chart%d.xml", i+1)))
			if n := strings.Count(chart, "<c:title>"); n != 3 || strings.Contains(chart, "<a:t></a:t>") {
				t.Errorf("chart %d has %d titles", i+1, n)
			}
			faces := strings.Count(chart, "typeface=")
			if named := strings.Count(chart, `typeface="`+font+`"`); named != faces || faces == 0 {
				t.Errorf("chart %d: %d of %d fonts are the report's", i+1, named, faces)
			}
			if strings.Contains(chart, "3D") && strings.Contains(chart, "view3D") || !strings.Contains(chart, `<c:varyColors val="0"/>`) {
				t.Errorf("chart %d is not flat, or colourful", i+1)
			}
		}
	}
}

// TestChartColumns has the charts show the columns of the tier table that they say they show.
func TestChartColumns(t *testing.T) {
	r := small(t)
	b := newWorkbook(r, words.In(words.English))
	defer b.file.Close()
	s := newSummary(b, report.Options{})
	top := s.tierTable(0)
	for col, want := range map[int]string{tierColumn: "Tier", customersColumn: "Customers", shareColumn: "Share", valueShareColumn: "Share of 利润"} {
		diff(t, want, s.rows[top-1].cells[col-1].Text)
	}
}

func TestTwoGroups(t *testing.T) {
	criterion := func(path ...string) scoring.Criterion { return scoring.Criterion{Group: path} }
	for _, test := range []struct {
		criteria []scoring.Criterion
		variant  []scoring.Criterion
		want     string
	}{
		{[]scoring.Criterion{criterion("a", "x"), criterion("b"), criterion("a", "y")}, nil, "a b"},
		{[]scoring.Criterion{criterion("a"), criterion("b"), criterion()}, nil, ""},
		{[]scoring.Criterion{criterion("a"), criterion("a", "b")}, nil, ""},
		{[]scoring.Criterion{criterion("a"), criterion("b")}, []scoring.Criterion{criterion("c")}, ""},
		{[]scoring.Criterion{criterion("a")}, []scoring.Criterion{criterion("b")}, "a b"},
	} {
		m := &scoring.Model{Criteria: test.criteria}
		if test.variant != nil {
			m.Variants = []scoring.Variant{{Criteria: test.variant}}
		}
		x, y, ok := twoGroups(m)
		diff(t, test.want, strings.TrimSpace(x+" "+y))
		diff(t, test.want != "", ok)
	}
}

func TestShortened(t *testing.T) {
	for name, want := range map[string]string{
		"重要客户": "重要客户", "": "", strings.Repeat("长", 10): strings.Repeat("长", 10),
		strings.Repeat("长", 11): strings.Repeat("长", 9) + "…", strings.Repeat("👍🏽", 30): strings.Repeat("👍🏽", 9) + "…",
	} {
		diff(t, want, shortened(name))
	}
}

// TestModelsBeginPages has every further model of a page of charts begin one.
func TestModelsBeginPages(t *testing.T) {
	data := written(t, judgePreset(t, "pyramids", filepath.Join("..", "..", "..", "..", "testdata", "customers.xlsx")), words.Chinese)
	sheet := string(part(t, data, "xl/worksheets/sheet1.xml"))
	charts := drawn(t, data)
	for i := 4; i < len(charts); i += 3 { // four charts of the first model, three of each further one
		begins := false
		for row := charts[i-1][3]; row < charts[i][1]; row++ {
			begins = begins || strings.Contains(sheet, fmt.Sprintf(`<brk id="%d"`, row))
		}
		if !begins {
			t.Errorf("no page begins between charts %d and %d", i, i+1)
		}
	}
}

func TestWholeStep(t *testing.T) {
	for all, want := range map[int]float64{1: 1, 8: 1, 9: 2, 80: 10, 81: 20, 440: 100, 1_000_000: 200_000} {
		diff(t, want, wholeStep(all))
	}
}

// The rubric and the customers of the tests below: two groups, and values of which some are equal, negative or missing.
const grouped = `version: 1
title: 现在与将来
value: profit
fields:
  id: 编号
  profit: {header: 利润, unit: 万元}
  now: 现在
  later: 将来
models:
  - name: value
    criteria:
      - {name: 现, group: 现实 & 价值, field: now, weight: 60, bands: {9: 10, 5: 6, else: 1}}
      - {name: 将, group: "潜在 'x'/内", field: later, weight: 40, bands: {7: 10, 4: 5, else: 2}}
    tiers:
      by: score
      levels:
        - {name: "=重要 \"A\", <甲>", min: 70}
        - {name: '主要_x0041_', min: 40}
        - {name: 空, min: 39.5}
        - {name: 小}
`

// groupedList is a list of n customers, of whom every seventh is unscored.
func groupedList(seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	b.WriteString("编号,利润,现在,将来\n")
	for i := range n {
		profit, later := fmt.Sprint(float64(random.IntN(3_000)-200)/8), fmt.Sprint(random.IntN(10))
		if i%5 == 1 {
			profit = "123.456789012"
		}
		if i%11 == 3 {
			profit = ""
		}
		if i%7 == 2 {
			later = ""
		}
		fmt.Fprintf(&b, "%d,%s,%d,%s\n", i+1, profit, random.IntN(12), later)
	}
	return b.String()
}

// liveBook is the workbook of a result whose charts follow the figures of another, which stand on a sheet of their own.
func liveBook(t *testing.T, r, figures *result.Result) []byte {
	t.Helper()
	const name = "计 算's"
	n := r.Len()
	column := func(col int) string { return fixed(name, col, 2, n+1) }
	b := newWorkbook(r, words.In(words.Chinese))
	defer b.file.Close()
	s := newSummary(b, report.Options{})
	s.live = []liveRefs{{Value: column(1), X: column(2), Y: column(3)}}
	page := s.sheet()
	page.links = nil // to the customers' rows, which are not there
	b.add(page)
	x, y, _ := twoGroups(r.Models[0].Scores.Model)
	b.add(sheet{name: name, content: content{count: n + 1, columns: 3, row: func(i int, _ []cell) row {
		if i == 0 {
			return row{cells: []cell{textCell("值", 0), textCell("x", 0), textCell("y", 0)}}
		}
		value, isX, isY := figures.Value[i-1], math.NaN(), math.NaN()
		if figures.Models[0].Final[i-1] < 0 {
			value = math.NaN()
		}
		if sub, ok := figures.Models[0].Scores.Subtotal(i-1, x); ok {
			isX = sub.Percent
		}
		if sub, ok := figures.Models[0].Scores.Subtotal(i-1, y); ok {
			isY = sub.Percent
		}
		var cells []cell
		for _, x := range []float64{value, isX, isY} {
			c := numberCell(x, 0)
			if math.IsNaN(x) {
				c = following(textCell("", 0), `""`)
			}
			cells = append(cells, c)
		}
		return row{cells: cells}
	}}})
	s.data.addTo(b)
	b.describe()
	b.mark()
	var out bytes.Buffer
	if err := b.write(&out, 1); err != nil {
		t.Fatal(err)
	}
	if err := booktest.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

// chartCells are the cells of the sheet of the charts' data.
func chartCells(t *testing.T, f *excelize.File) [][]string {
	t.Helper()
	rows, err := f.GetRows("图表数据", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return rows
}

// TestChartsFollow recalculates the charts' figures. They are those that were written; and where the customers' figures
// are others, they become those that a result of these would have.
func TestChartsFollow(t *testing.T) {
	for _, n := range []int{3, 60} {
		first := judge(t, load(t, grouped), list(t, "list.csv", groupedList(1, n)))
		second := judge(t, load(t, grouped), list(t, "list.csv", groupedList(2, n)))
		own := liveBook(t, first, first)
		before := chartCells(t, openBook(t, own))
		if n > 3 {
			diff(t, before, chartCells(t, recalculated(t, own)))
		}
		want := chartCells(t, openBook(t, liveBook(t, second, second)))
		got := chartCells(t, recalculated(t, liveBook(t, first, second)))
		levels := len(first.Models[0].Distribution.Levels) // whose table doesn't follow here
		diff(t, want[1+levels:], got[1+levels:])
		if slices.EqualFunc(want[1+levels:], before[1+levels:], slices.Equal) {
			t.Error("both lists have the same figures")
		}
	}
}

func recalculated(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(booktest.Recalculated(t, saved(t, "live.xlsx", data)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestChartOfManyCustomers shows the first of them, and says so.
func TestChartOfManyCustomers(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	data := written(t, judge(t, load(t, grouped), list(t, "list.csv", groupedList(1, mostPoints+1))), words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	chart := string(part(t, data, "xl/charts/chart5.xml"))
	if !strings.Contains(chart, "of the first 2000 customers") || !strings.Contains(chart, "现实 &amp; 价值") {
		t.Errorf("the chart is %.2000s", chart)
	}
}

// TestChartsWithoutValue has a pyramid of customers alone, and no curve.
func TestChartsWithoutValue(t *testing.T) {
	data := written(t, judge(t, load(t, strings.Replace(grouped, "value: profit\n", "", 1)), list(t, "list.csv", groupedList(1, 20))), words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	diff(t, 3, len(drawn(t, data)))
	if chart := string(part(t, data, "xl/charts/chart2.xml")); !strings.Contains(chart, "Customer pyramid") || !strings.Contains(chart, `<c:v>小  `) {
		t.Errorf("the chart is %.2000s", chart)
	}
}
