package book

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tier/fileio"
	"tier/scoring"
)

// awkward is a list with all that can stand in a cell, for expressions to read. What is no number in a column of numbers, or
// no date in one of dates, is missing.
type awkward struct {
	names  []string // of the columns, from A on
	cells  map[string][]any
	wholes []wholeColumn // in the columns behind them
}

// wholeColumn is a column that holds a function of a whole column.
type wholeColumn struct {
	name   string
	values []float64
}

// computed is a cell that holds a formula.
type computed string

func newAwkward(t *testing.T) *awkward {
	at := func(s string) time.Time {
		moment, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	none := computed(`""`)
	return &awkward{
		names: []string{"a", "b", "c", "s", "t", "d", "e", "score", "tier", `points["p"]`, `groups["g"]`},
		cells: map[string][]any{
			"a": {1.0, 0.0, nil, -2.5, 0.1 + 0.2, 120.0, "n/a", 1e6, 0.3, nil, 2.675, -4e-10, none, 5.0, 1e-9, 79.99999999999999},
			"b": {2.0, 0.0, 3.0, nil, 0.3, 100.0, 1.0, -7.0, 0.1, nil, 0.0, computed("NA()"), 4.0, "  ", 1.005, 80.0},
			"c": {nil, 1.0, 1.0 / 3, 10.0, 1e-7, 0.5, -1.0, none, 2.0, nil, 12345.678, 0.15, 1.0, 99.0, -1.005, 1e12},
			"s": {"华东", "华北", nil, "x", "X", "华东大区", 8.0, `a"b`, "=1+1", nil, "  ", none, "大😀", "*", "8", computed("NA()")},
			"t": {"华东", nil, "华东", "x", "x", "华东", "8", "b", none, nil, "东", "x", "😀", "?", "8.0", "x"},
			"d": {at("2026-01-15 00:00"), at("2025-06-30 18:00"), nil, at("2026-09-30 23:59"), at("1900-03-01 00:00"), at("9999-12-31 00:00"),
				"soon", at("2000-02-29 06:00"), at("2026-09-30 00:00"), nil, at("1950-01-01 00:00"), none, computed("NA()"),
				at("2026-01-15 12:00"), at("2026-01-16 00:00"), none},
			"e": {at("2026-01-15 12:00"), nil, at("2026-01-15 00:00"), at("2026-09-30 00:00"), at("1900-03-01 12:00"), at("2026-01-01 00:00"),
				at("2026-01-15 00:00"), at("2000-03-01 00:00"), "?", nil, at("1950-01-02 00:00"), at("2026-01-15 00:00"), at("2026-01-15 00:00"),
				nil, at("2026-01-15 00:00"), at("2026-09-30 00:00")},
			"score":       {90.0, 80.0, nil, 79.995, 0.0, 100.0, 60.0, none, 50.0, nil, 75.5, 33.33, 66.67, 10.0, 20.0, 80.0},
			"tier":        {"A", "B", nil, "B", "C", "A", "C", none, "C", nil, "B", "C", "C", "C", "C", "A"},
			`points["p"]`: {10.0, 8.0, nil, 7.5, 0.0, 10.0, 5.0, none, 4.0, nil, 6.0, 3.0, 2.0, 1.0, 0.5, 9.0},
			`groups["g"]`: {50.0, 60.0, nil, 12.5, 0.0, 100.0, 33.3, none, 25.0, nil, 75.0, 10.0, 20.0, 5.0, 1.0, 99.0},
		}}
}

// scope are the columns as expressions name them.
func (l *awkward) scope() *scoring.Scope {
	return &scoring.Scope{Scored: true, Criteria: []string{"p"}, Groups: []string{"g"}, Fields: []scoring.FieldInfo{
		{Name: "a", Kind: scoring.Number}, {Name: "b", Kind: scoring.Number}, {Name: "c", Kind: scoring.Number},
		{Name: "s", Kind: scoring.Text}, {Name: "t", Kind: scoring.Text},
		{Name: "d", Kind: scoring.Date}, {Name: "e", Kind: scoring.Date}}}
}

func (l *awkward) Len() int { return len(l.cells["a"]) }

func (l *awkward) Numbers(field string) ([]float64, bool) {
	var values []float64
	for _, c := range l.cells[field] {
		x, ok := c.(float64)
		if !ok {
			x = math.NaN()
		}
		values = append(values, x)
	}
	return values, true
}

func (l *awkward) Texts(field string) (func(row int) string, bool) {
	return func(row int) string {
		switch c := l.cells[field][row].(type) {
		case string:
			return strings.TrimSpace(c)
		case float64:
			return strconv.FormatFloat(c, 'f', -1, 64)
		}
		return ""
	}, true
}

func (l *awkward) Dates(field string) ([]time.Time, bool) {
	var values []time.Time
	for _, c := range l.cells[field] {
		moment, _ := c.(time.Time)
		values = append(values, moment)
	}
	return values, true
}

// draw writes the list to the first sheet.
func (l *awkward) draw(t *testing.T, f *excelize.File) {
	for column, name := range l.names {
		for row, c := range l.cells[name] {
			put(t, f, "Sheet1", column, row, c)
		}
	}
	for i, w := range l.wholes {
		for row, x := range w.values {
			if math.IsNaN(x) {
				put(t, f, "Sheet1", len(l.names)+i, row, computed(`""`))
				continue
			}
			put(t, f, "Sheet1", len(l.names)+i, row, x)
		}
	}
}

// put writes a cell; its column and row count from 0.
func put(t *testing.T, f *excelize.File, sheet string, column, row int, c any) {
	t.Helper()
	at, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		t.Fatal(err)
	}
	switch c := c.(type) {
	case computed:
		err = f.SetCellFormula(sheet, at, string(c))
	case time.Time:
		err = f.SetCellValue(sheet, at, fileio.DateSerial(c))
	default:
		err = f.SetCellValue(sheet, at, c)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// onRow are the places of a row of the list.
type onRow struct {
	*awkward
	row int
}

func (r onRow) column(i int) (string, bool) {
	at, err := excelize.CoordinatesToCellName(i+1, r.row+1)
	return "Sheet1!" + at, err == nil && i >= 0
}

func (r onRow) Field(name string, _ scoring.Kind) (string, bool) {
	return r.column(slices.Index(r.names, name))
}

func (r onRow) Result(name string) (string, bool) { return r.column(slices.Index(r.names, name)) }

func (r onRow) Day() (string, bool) { return "", false }

func (r onRow) Whole(w scoring.Whole) (string, bool) {
	name := fmt.Sprint(w.Name, w.Of.Source(), w.Q)
	at := slices.IndexFunc(r.wholes, func(w wholeColumn) bool { return w.name == name })
	if at < 0 {
		at = len(r.wholes)
		r.wholes = append(r.wholes, wholeColumn{name, w.Numbers(r.awkward)})
	}
	return r.column(len(r.names) + at)
}
