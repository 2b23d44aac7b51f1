package book

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// rawCell is a cell of a list: a number, or a text; blank is the text "".
type rawCell struct {
	text     string
	x        float64
	isNumber bool
	isError  bool // the text is an error value
	isBool   bool // the text is a logical value
}

func rawNumber(x float64) rawCell { return rawCell{x: x, isNumber: true} }

// rawColumn is a column of a list.
type rawColumn struct {
	field, header string
	unit          float64 // how many of the column's make one of the field's
	isPercent     bool
	isDate        bool
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
	add("name", "客户名称", 1, func(row int) rawCell { return rawCell{text: fmt.Sprint("客户", row)} })
	isOdd := d.chance(30) // some words are written in other ways
	add("region", "区域", 1, func(int) rawCell { return d.region(isOdd) })
	for _, field := range allRawFields() {
		header, unit := d.header(field)
		isOdd := d.chance(30) // some of its numbers are texts
		c := add(field, header, unit, func(int) rawCell { return d.amount(field, unit, isOdd) })
		c.isPercent = field == "margin" && unit == 1
	}
	isOdd = d.chance(30)
	for _, f := range [][2]string{{"loyalty", "忠诚度"}, {"prospects", "发展前景"}} {
		add(f[0], f[1], 1, func(int) rawCell { return d.grade(isOdd) })
	}
	add("mark", "前景评分", 1, func(int) rawCell { return d.mark() })
	add("reviewed", "上次考评日期", 1, func(int) rawCell { return d.day() }).isDate = true
	add("strategic", "战略客户", 1, func(int) rawCell { return d.strategic(isOdd) })
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
	case isOdd && d.chance(3):
		return rawCell{text: "#N/A", isError: true}
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

// region draws a group, sometimes in another spelling of it.
func (d drawing) region(isOdd bool) rawCell {
	if isOdd && d.chance(20) {
		return d.word([]string{" 华东", "ａ区", "a区", "Ａ区 "})
	}
	return d.word(append(regionWords(), ""))
}

// strategic draws a word of a condition, sometimes as a logical value.
func (d drawing) strategic(isOdd bool) rawCell {
	if isOdd && d.chance(40) {
		return rawCell{text: d.of("TRUE", "FALSE"), isBool: true}
	}
	return d.word([]string{"是", "否", "否", "否", ""})
}

// day draws a date of two years, as a spreadsheet counts days.
func (d drawing) day() rawCell {
	const first, days = 45_658, 700 // since 2025-01-01
	if d.chance(5) {
		return rawCell{}
	}
	return rawNumber(float64(first + d.IntN(days)))
}

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
	case isOdd && d.chance(3):
		return rawCell{text: "#N/A", isError: true}
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
			case cell.isNumber && c.isDate:
				record = append(record, dateOf(t, cell.x).Format("2006-01-02"))
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
	errors := map[string]rawCell{}
	for row := range 1 + len(l.columns[0].cells) {
		var cells []any
		for _, c := range l.columns {
			if row == 0 {
				cells = append(cells, c.header)
				continue
			}
			cells = append(cells, c.xlsx(t, f, row-1))
			if cell := c.cells[row-1]; cell.isError {
				errors[at(len(cells), row+1)] = cell
			}
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
	return editedSheets(t, out.Bytes(), map[string]map[string]rawCell{"Sheet1": errors})
}

// xlsx is a cell as excelize writes it.
func (c *rawColumn) xlsx(t *testing.T, f *excelize.File, row int) any {
	t.Helper()
	cell := c.cells[row]
	switch {
	case cell.isNumber && (c.isPercent || c.isDate):
		format := 10 // 0.00%
		if c.isDate {
			format = 14 // a day
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: format})
		if err != nil {
			t.Fatal(err)
		}
		return excelize.Cell{StyleID: style, Value: cell.x}
	case cell.isNumber:
		return cell.x
	case cell.text == "":
		return nil
	case cell.isBool:
		return cell.text == "TRUE"
	}
	return cell.text
}

func dateOf(t *testing.T, serial float64) time.Time {
	t.Helper()
	day, err := excelize.ExcelDateToTime(serial, false)
	if err != nil {
		t.Fatal(err)
	}
	return day
}
