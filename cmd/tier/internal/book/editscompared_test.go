package book

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// comparison compares an edited workbook that was calculated with what a fresh run says.
type comparison struct {
	*editedCase
	t             *testing.T
	p             words.Printer
	edited, cells map[string]map[string]booktest.Calculated // before and after the calculation
	count, wrong  int
}

// compare compares the calculated workbook with the fresh run, and counts the cells.
func (c *editedCase) compare(t *testing.T, path string) int {
	t.Helper()
	x := &comparison{editedCase: c, t: t, p: words.In(c.lang), edited: booktest.Cells(t, c.path), cells: booktest.Cells(t, path)}
	x.scores()
	x.tiers()
	x.shown()
	return x.count
}

// cell compares a cell.
func (x *comparison) cell(sheet, ref string, want fileio.Cell) {
	x.t.Helper()
	x.counted(sheet, ref, want.String(), isCell(x.cells[sheet][ref], want))
}

// counted counts a cell, and reports the first few that are wrong.
func (x *comparison) counted(sheet, ref, want string, isRight bool) {
	x.t.Helper()
	x.count++
	if isRight {
		return
	}
	const most = 5
	if x.wrong++; x.wrong == 1 {
		x.t.Errorf("%s, %d customers: %s", x.name, x.fresh.Len(), strings.Join(x.edits, "; "))
	}
	if x.wrong <= most {
		x.t.Errorf("%s: %s!%s is calculated as %q, want %q: =%s", x.name, sheet, ref, x.cells[sheet][ref].Value, want, x.edited[sheet][ref].Formula)
	}
}

// scores compares the columns of every model. Reasons are compared where they are formulas, of customers with a tier: why one
// has none is said in a few words only.
func (x *comparison) scores() {
	x.t.Helper()
	model, sheet := 0, scoresName(x.p)
	for i, column := range arranged(x.t, x.fresh, x.lang) {
		isReason := column.Kind == result.ReasonColumn
		if column.Kind == result.BesideColumn {
			continue // a value
		}
		for row := range x.fresh.Len() {
			ref := at(i+1, row+2)
			isLive := x.edited[sheet][ref].IsLive
			switch {
			case column.Kind == result.InputColumn || x.fresh.IsAside(row):
			case isReason && (!isLive || x.fresh.Models[model].Final[row] < 0):
			case !isLive:
				x.t.Fatalf("%s: %s has no formula at %s", x.name, column.Header, ref)
			default:
				x.cell(sheet, ref, column.Cell(row))
			}
		}
		if isReason {
			model++
		}
	}
}

// tiers compares the tables of tiers, whose second column counts the customers of each.
func (x *comparison) tiers() {
	x.t.Helper()
	row, sheet := 0, x.p.Sprintf("Summary")
	for i := range x.fresh.Models {
		d := x.fresh.Models[i].Distribution
		for k, part := range append(slices.Clone(d.Levels), d.All) {
			row = x.nextCounting(row)
			figures := []float64{float64(part.Count), part.Share, part.MeanScore, part.MinScore, part.MaxScore, part.Value, part.ValueShare}
			if k < len(d.Levels) && hasExpected(d.Levels) {
				figures = append(figures, part.Expect, shownGap(part))
			}
			for col, figure := range figures {
				x.cell(sheet, at(col+2, row), figureOrBlank(scoring.Round9(figure)))
			}
		}
	}
}

func hasExpected(levels []tiering.Part) bool {
	return slices.ContainsFunc(levels, func(p tiering.Part) bool { return !math.IsNaN(p.Expect) })
}

// nextCounting is the next row of a table of tiers.
func (x *comparison) nextCounting(row int) int {
	x.t.Helper()
	const most = 10_000
	for row++; row < most; row++ {
		if strings.HasPrefix(x.edited[x.p.Sprintf("Summary")][at(2, row)].Formula, "COUNTIF(") {
			return row
		}
	}
	x.t.Fatal("there are too few tables of tiers")
	return 0
}

// shown compares what the charts show, and the best customers below the tables of the first page, with the workbook of the
// fresh run. As many of the best are listed as had a score when the workbook was written.
func (x *comparison) shown() {
	x.t.Helper()
	fresh := booktest.Cells(x.t, saved(x.t, "fresh.xlsx", written(x.t, x.fresh, x.lang)))
	data := x.p.Sprintf("Chart data")
	for _, ref := range liveCells(fresh[data], true) {
		x.counted(data, ref, fresh[data][ref].Value, sameValue(fresh[data][ref], x.cells[data][ref]))
	}
	summary := x.p.Sprintf("Summary")
	x.warning(summary)
	followsReasons := x.fresh.Models[0].Spec.Scheme.By == tiering.Score
	want, got := liveCells(fresh[summary], followsReasons), liveCells(x.edited[summary], followsReasons)
	for i := range got {
		if got[i] == warningCell {
			continue
		}
		if i < len(want) {
			x.counted(summary, got[i], fresh[summary][want[i]].Value, sameValue(fresh[summary][want[i]], x.cells[summary][got[i]]))
		} else {
			x.counted(summary, got[i], "", x.cells[summary][got[i]].Value == "")
		}
	}
}

// warningCell is where the first page says that figures of the rubric don't fit.
const warningCell = "A2"

// warning compares whether the first page warns of figures. A run takes the steps of a rule in any order, and so do the
// formulas, but the page asks for the order in which they were written.
func (x *comparison) warning(summary string) {
	x.t.Helper()
	said := x.cells[summary][warningCell].Value
	x.counted(summary, warningCell, fmt.Sprint("a warning: ", !x.inOrder), (said == "") == x.inOrder)
}

// liveCells are the cells with formulas, row by row; the last of a row, which may be a reason, is left out where it need not
// follow.
func liveCells(cells map[string]booktest.Calculated, withLast bool) []string {
	const rows, columns = 1_000, 12
	var all []string
	for row := 1; row <= rows; row++ {
		before := len(all)
		for col := 1; col <= columns; col++ {
			if ref := at(col, row); cells[ref].IsLive {
				all = append(all, ref)
			}
		}
		if len(all) > before && !withLast {
			all = all[:len(all)-1]
		}
	}
	return all
}

// isCell reports whether a calculated cell is what it should be.
func isCell(got booktest.Calculated, want fileio.Cell) bool {
	if want.Kind != fileio.Number {
		return got.Kind != "s" && got.Kind != "e" && got.Value == want.Text
	}
	const twelfth = 1e-12
	x, err := strconv.ParseFloat(got.Value, 64)
	return err == nil && got.Kind == "" && math.Abs(x-want.Num) <= twelfth*max(1, math.Abs(x))
}
