package book

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// millions are lists of sums of money of nine digits, whose totals have ten, and of changes as large.
func millions() []string {
	var lists []string
	for period := range 3 {
		var text strings.Builder
		text.WriteString("编号,名称,甲(万元),评价\n")
		for row := range 12 {
			fmt.Fprintf(&text, "%d,客户%d,%d.21,%s\n", row, row, 123_456_789+(row*7+period*5)%11*80_000_000, []string{"优秀", "良好", "合格"}[(row+period)%3])
		}
		lists = append(lists, text.String())
	}
	return lists
}

// TestFiguresFit: no column is narrower than a figure in it as it is shown, totals included: spreadsheets show ### there.
func TestFiguresFit(t *testing.T) {
	rubric := strings.Replace(resulttest.PeriodRubric, "a > 90", "a < 0", 1)
	r := inPeriodsBy(t, rubric, millions()...)
	books := map[string][]byte{"credit": written(t, gradedPlans()["full"].judged(t), words.Chinese)}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		var moves bytes.Buffer
		if err := WriteMoves(&moves, r.Previous.Moves, words.In(lang), 1); err != nil {
			t.Fatal(err)
		}
		books["diff "+string(lang)] = moves.Bytes()
		books["score "+string(lang)] = writtenAs(t, r, lang, Options{TierSheets: true})
	}
	for name, data := range books {
		for _, found := range narrow(t, openBook(t, data)) {
			t.Errorf("%s: %s", name, found)
		}
	}
}

// narrow are the figures that their columns, or merged cells, are too narrow for.
func narrow(t *testing.T, f *excelize.File) (found []string) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		shown, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		rooms := roomsOf(t, f, sheet)
		for n, row := range shown {
			for col, text := range row {
				if _, err := strconv.ParseFloat(raw[n][col], 64); err != nil {
					continue
				}
				const margins = 2 // of a cell, with the indent
				ref := at(col+1, n+1)
				if room := rooms(col+1, n+1); room > 0 && float64(displaywidth.String(text)+margins) > room && codeAt(t, f, sheet, ref) != "" {
					found = append(found, fmt.Sprintf("%s!%s shows %s in %g", sheet, ref, text, room))
				}
			}
		}
	}
	return found
}

// roomsOf says how wide the cells of a sheet are, 0 of those that are hidden.
func roomsOf(t *testing.T, f *excelize.File, sheet string) func(col, row int) float64 {
	t.Helper()
	widths := func(from, to int) (total float64) {
		for col := from; col <= to; col++ {
			width, err := f.GetColWidth(sheet, column(col-1))
			if err != nil {
				t.Fatal(err)
			}
			if isShown, err := f.GetColVisible(sheet, column(col-1)); err == nil && isShown {
				total += width
			}
		}
		return total
	}
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	ends := make(map[string]int)
	for _, m := range merged {
		end, _, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		ends[m.GetStartAxis()] = end
	}
	return func(col, row int) float64 { return widths(col, max(col, ends[at(col, row)])) }
}

// TestJoinedFiguresFit: a whole figure from a table is shown with the decimals of the others, and its thousands apart.
func TestJoinedFiguresFit(t *testing.T) {
	c := result.Column{Header: "额", Kind: result.JoinedColumn, Cell: func(row int) fileio.Cell {
		return fileio.Cell{Kind: fileio.Number, Num: []float64{123_456_789, 0.25}[row]}
	}}
	if got, least := columnWidth(c, examine(c, 2)), float64(len("123,456,789.00")+2); got < least {
		t.Errorf("the column is %g wide, want %g", got, least)
	}
}

// TestMoneyAlike: the summary and the list of moves show money as the sheet of the migration does, differences with their sign, and
// headers of the moves break between word and date.
func TestMoneyAlike(t *testing.T) {
	r := inPeriodsBy(t, strings.Replace(resulttest.PeriodRubric, "a > 90", "a < 0", 1), millions()...)
	f := openBook(t, written(t, r, words.Chinese))
	for _, sheet := range []string{"汇总", "变动", "客户变动"} {
		formats := make(map[string]bool)
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			for col, raw := range row {
				if x, err := strconv.ParseFloat(raw, 64); err == nil && (x > 1e6 || x < -1e6) {
					formats[codeAt(t, f, sheet, at(col+1, n+1))] = true
				}
			}
		}
		for _, want := range []string{"#,##0.00", "+#,##0.00;[Red]-#,##0.00;#,##0.00"} {
			if !formats[want] {
				t.Errorf("%s: no figure has the format %s, but %v", sheet, want, formats)
			}
		}
		for format := range formats {
			if !strings.Contains(format, "#,##0.00") {
				t.Errorf("%s: money has the format %q", sheet, format)
			}
		}
	}
	header, err := f.GetRows("客户变动")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"级别\n2026-06-30", "得分\n2026-03-30", "甲\n2026-06-30"} {
		if !slices.Contains(header[0], want) {
			t.Errorf("no header is %q: %q", want, header[0])
		}
	}
}

// TestHeights: a text that is narrower than its room takes one line, and one that isn't may break early.
func TestHeights(t *testing.T) {
	for text, want := range map[string]float64{"博远供应链有限公司": pageRowHeight, "overdue 12": pageRowHeight, strings.Repeat("字", 10): 2*15 + 4, "a\nb": 2*15 + 4} {
		if got := heightIn(text, 19); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// TestFiguresBelow: the widest figure may stand below the rows that are measured.
func TestFiguresBelow(t *testing.T) {
	const rows = measuredRows + 500
	c := result.Column{Kind: result.InputColumn, Cell: func(row int) fileio.Cell {
		if row == rows-1 {
			return fileio.Cell{Kind: fileio.Number, Num: -123_456_789.25}
		}
		return fileio.Cell{Kind: fileio.Number, Num: float64(row)}
	}}
	p := examine(c, rows)
	p.formats.Number = "#,##0.00"
	if got, least := columnWidth(c, p), float64(len("-123,456,789.25")+2); got < least {
		t.Errorf("the column is %g wide, want %g", got, least)
	}
}
