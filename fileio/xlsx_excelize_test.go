package fileio

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// TestReadXLSXReadsBack reads what excelize wrote: every value with its kind.
func TestReadXLSXReadsBack(t *testing.T) {
	// A text with a control character, or one that is written like an escape, excelize itself does not escape.
	word := rapid.StringOf(rapid.SampledFrom([]rune("ab1 中😀<>&\"'\n"))).Filter(func(s string) bool { return s != "" })
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		want := map[int]map[int]Cell{}
		for range rapid.IntRange(0, 20).Draw(t, "cells") {
			row, col := rapid.IntRange(1, 8).Draw(t, "row"), rapid.IntRange(1, 8).Draw(t, "col")
			if _, twice := want[row][col]; twice {
				continue // a date would leave its number format behind
			}
			value, cell := drawCell(t, word)
			name, err := excelize.CoordinatesToCellName(col, row)
			if err == nil {
				err = f.SetCellValue("Sheet1", name, value)
			}
			if err != nil {
				t.Fatal(err)
			}
			if want[row] == nil {
				want[row] = map[int]Cell{}
			}
			want[row][col] = cell
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		grids, err := readXLSX(out.Bytes(), "list.xlsx", ReadOptions{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		got := map[int]map[int]Cell{}
		for _, r := range grids[0].rows {
			got[r.number()] = map[int]Cell{}
			for i, c := range r.cells() {
				if c.Kind != Empty {
					got[r.number()][i+1] = c
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// drawCell draws a value for excelize and the cell that it must become.
func drawCell(t *rapid.T, word *rapid.Generator[string]) (any, Cell) {
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		s := word.Draw(t, "text")
		return s, Cell{Kind: Text, Text: s}
	case 1:
		x := rapid.Float64().Draw(t, "number")
		return x, Cell{Kind: Number, Num: x}
	case 2:
		if rapid.Bool().Draw(t, "bool") {
			return true, Cell{Kind: Bool, Num: 1}
		}
		return false, Cell{Kind: Bool}
	}
	day := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "day"))
	return day, Cell{Kind: Date, Num: DateSerial(day)}
}
