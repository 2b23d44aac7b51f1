package book

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// rawCell is a cell of a list: a number, or a text; blank is the text "".
type rawCell struct {
	text     string
	x        float64
	isNumber bool
}

func rawNumber(x float64) rawCell { return rawCell{x: x, isNumber: true} }

// rawColumn is a column of a list.
type rawColumn struct {
	field, header string
	unit          float64 // how many of the column's make one of the field's
	isPercent     bool
	cells         []rawCell
}

// rawList is a list of customers.
type rawList struct {
	columns []*rawColumn
	isCSV   bool
}

func fiveWords() []string   { return []string{"优秀", "良好", "合格", "较差", "不合格"} }
func regionWords() []string { return []string{"华东", "华南", "华北"} }
func allRawFields() []string {
	return []string{"years", "sales", "last_sales", "profit", "margin", "overdue_days"}
}

// customers draws a list of so many rows.
func (d drawing) customers(n int) *rawList {
	l := &rawList{isCSV: d.chance(40)}
	add := func(field, header string, unit float64, draw func(row int) rawCell) *rawColumn {
		c := &rawColumn{field: field, header: header, unit: unit}
		for row := range n {
			c.cells = append(c.cells, draw(row))
		}
		l.columns = append(l.columns, c)
		return c
	}
	hasRepeats := d.chance(20)
	add("id", "客户编号", 1, func(row int) rawCell {
		if hasRepeats && row > 3 && d.chance(8) {
			row = d.IntN(row)
		}
		return rawCell{text: fmt.Sprintf("C%04d", row)}
	})
	add("region", "区域", 1, func(int) rawCell { return d.word(append(regionWords(), "")) })
	for _, field := range allRawFields() {
		header, unit := d.header(field)
		isOdd := d.chance(30) // some of its numbers are texts
		c := add(field, header, unit, func(int) rawCell { return d.amount(field, unit, isOdd) })
		c.isPercent = field == "margin" && unit == 1
	}
	isOdd := d.chance(30)
	for _, f := range [][2]string{{"loyalty", "忠诚度"}, {"prospects", "发展前景"}} {
		add(f[0], f[1], 1, func(int) rawCell { return d.grade(isOdd) })
	}
	add("mark", "前景评分", 1, func(int) rawCell { return d.mark() })
	add("strategic", "战略客户", 1, func(int) rawCell { return d.word([]string{"是", "否", "否", "否", ""}) })
	return l
}

// header draws what a field's column is called, and its unit.
func (d drawing) header(field string) (header string, unit float64) {
	const tenThousand = 10_000
	header = map[string]string{"years": "合作期限", "sales": "年销售额", "last_sales": "去年销售额", "profit": "利润", "margin": "毛利率", "overdue_days": "逾期天数"}[field]
	switch field {
	case "sales", "last_sales", "profit":
		switch d.IntN(3) {
		case 0:
			return header + "(元)", tenThousand
		case 1:
			return header + "（万元）", 1
		}
	case "margin":
		if d.chance(30) {
			return header + "(%)", 100
		}
	}
	return header, 1
}

// amount draws a number as a list has it, or none.
func (d drawing) amount(field string, unit float64, isOdd bool) rawCell {
	m := measureOf(strings.TrimPrefix(field, "last_"))
	x := inUnit(d.measured(m), unit)
	switch {
	case d.chance(4):
		return rawCell{}
	case isOdd && d.chance(3):
		return rawCell{text: "暂无"}
	case isOdd && d.chance(5) && m.field == "sales":
		return rawCell{text: "0.03亿"}
	case isOdd && d.chance(5):
		return rawCell{text: " " + plainFigure(x) + " "}
	}
	return rawNumber(x)
}

// inUnit is a figure of a field as its column has it.
func inUnit(x, unit float64) float64 { return math.Round(x*unit*1e6) / 1e6 }

func (d drawing) word(words []string) rawCell { return rawCell{text: words[d.IntN(len(words))]} }

// grade draws a rating: a word, a figure that may be one of the scale, or none.
func (d drawing) grade(isOdd bool) rawCell {
	switch {
	case d.chance(4):
		return rawCell{}
	case d.chance(4):
		return rawNumber(float64(1+d.IntN(20)) / 2)
	case isOdd && d.chance(10):
		return rawCell{text: " " + d.of(fiveWords()...)}
	case isOdd && d.chance(3):
		return rawCell{text: "待定"}
	}
	return d.word(fiveWords())
}

// mark draws a rater's points: a number, or a word for the middle of its range.
func (d drawing) mark() rawCell {
	if d.chance(15) {
		return d.word(append(fiveWords(), ""))
	}
	return rawNumber(d.between(0, 10, 1))
}

func (l *rawList) column(field string) (c *rawColumn, number int) {
	i := slices.IndexFunc(l.columns, func(c *rawColumn) bool { return c.field == field })
	return l.columns[i], i + 1
}

// written writes the list to a file.
func (l *rawList) written(t *testing.T) string {
	t.Helper()
	if l.isCSV {
		return list(t, "customers.csv", l.csv(t))
	}
	return saved(t, "customers.xlsx", l.xlsx(t))
}

func (l *rawList) csv(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	for row := range 1 + len(l.columns[0].cells) {
		var record []string
		for _, c := range l.columns {
			if row == 0 {
				record = append(record, c.header)
				continue
			}
			switch cell := c.cells[row-1]; {
			case cell.isNumber && c.isPercent:
				record = append(record, plainFigure(inUnit(cell.x, 100))+"%")
			case cell.isNumber:
				record = append(record, plainFigure(cell.x))
			default:
				record = append(record, cell.text)
			}
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}

func (l *rawList) xlsx(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	const percentFormat = 10
	percent, err := f.NewStyle(&excelize.Style{NumFmt: percentFormat})
	if err != nil {
		t.Fatal(err)
	}
	for row := range 1 + len(l.columns[0].cells) {
		var cells []any
		for _, c := range l.columns {
			if row == 0 {
				cells = append(cells, c.header)
				continue
			}
			cells = append(cells, c.xlsx(row-1, percent))
		}
		if err := w.SetRow(at(1, row+1), cells); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// xlsx is a cell as excelize writes it.
func (c *rawColumn) xlsx(row, percent int) any {
	cell := c.cells[row]
	switch {
	case cell.isNumber && c.isPercent:
		return excelize.Cell{StyleID: percent, Value: cell.x}
	case cell.isNumber:
		return cell.x
	case cell.text == "":
		return nil
	}
	return cell.text
}
