package book

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"tier/fileio"
)

// dictionaryOf is the dictionary of a column of these cells.
func dictionaryOf(cells []fileio.Cell) dictionary {
	d := dictionaryMaker{rows: len(cells)}
	for i := range cells {
		d.add(&cells[i])
	}
	return d.made()
}

// TestDictionary has every row's code lead to what is in the row.
func TestDictionary(t *testing.T) {
	some := rapid.SampledFrom([]fileio.Cell{
		{}, {Kind: fileio.Number}, {Kind: fileio.Number, Num: math.Copysign(0, -1)}, {Kind: fileio.Number, Num: 1},
		{Kind: fileio.Number, Num: 1, Percent: true}, {Kind: fileio.Date, Num: 1}, {Kind: fileio.Bool, Num: 1},
		{Kind: fileio.Text}, {Kind: fileio.Text, Text: "1"}, {Kind: fileio.Text, Text: "#N/A"}, {Kind: fileio.ErrorValue, Text: "#N/A"},
	})
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(some, 22, 5_000).Draw(t, "cells")
		d := dictionaryOf(cells)
		if len(d.codes) != len(cells) {
			t.Fatalf("%d codes for %d cells", len(d.codes), len(cells))
		}
		for row, code := range d.codes {
			if d.cells[code] != cells[row] {
				t.Fatalf("row %d: %+v became %+v", row, cells[row], d.cells[code])
			}
		}
	})
}

// TestDictionaryOnlyOfFew makes none where it would be as long as the column, nor for numbers that show as written.
func TestDictionaryOnlyOfFew(t *testing.T) {
	column := func(rows, different int) []fileio.Cell {
		cells := make([]fileio.Cell, rows)
		for row := range cells {
			cells[row] = fileio.Cell{Kind: fileio.Text, Text: fmt.Sprint(row * different / rows)}
		}
		return cells
	}
	for _, test := range []struct {
		cells []fileio.Cell
		want  int
	}{
		{nil, 0},
		{column(10, 5), 5},
		{column(10, 6), 0},
		{column(40_000, 10_000), 10_000},
		{column(40_000, 10_001), 0},
		{column(5_000, 2_400), 0},
		{append(column(10, 1), fileio.Cell{Kind: fileio.Number, Num: 1e308, Text: "1e308"}), 0},
	} {
		if d := dictionaryOf(test.cells); len(d.cells) != test.want || (d.codes == nil) != (test.want == 0) {
			t.Errorf("%d cells: %d entries, %d codes; want %d entries", len(test.cells), len(d.cells), len(d.codes), test.want)
		}
	}
}
