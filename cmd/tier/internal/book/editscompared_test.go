package book

import (
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

// compare compares the calculated workbook with the fresh run, and counts the cells.
func (c *editedCase) compare(t *testing.T, path string) int {
	t.Helper()
	edited, cells := booktest.Cells(t, c.path), booktest.Cells(t, path)
	compared, wrong := 0, 0
	differs := func(sheet, ref string, want fileio.Cell) {
		compared++
		got := cells[sheet][ref]
		if !isCell(got, want) {
			if wrong++; wrong == 1 {
				t.Errorf("%s, %d customers: %s", c.name, c.fresh.Len(), strings.Join(c.edits, "; "))
			}
			if wrong <= 5 {
				t.Errorf("%s: %s!%s is calculated as %q, want %q: =%s", c.name, sheet, ref, got.Value, want.String(), edited[sheet][ref].Formula)
			}
		}
	}
	p := words.In(c.lang)
	model := 0
	for i, column := range arranged(t, c.fresh, c.lang) {
		if column.Kind == result.InputColumn {
			continue
		}
		for row := range c.fresh.Len() {
			ref := at(i+1, row+2)
			isSaid := column.Kind != result.ReasonColumn || edited[scoresName(p)][ref].IsLive && c.fresh.Models[model].Final[row] >= 0
			if !isSaid || c.fresh.IsAside(row) {
				continue
			}
			if !edited[scoresName(p)][ref].IsLive {
				t.Fatalf("%s: %s has no formula at %s", c.name, column.Header, ref)
			}
			differs(scoresName(p), ref, column.Cell(row))
		}
		if column.Kind == result.ReasonColumn {
			model++
		}
	}
	c.compareTiers(t, edited[p.Sprintf("Summary")], func(ref string, want fileio.Cell) { differs(p.Sprintf("Summary"), ref, want) })
	return compared
}

// compareTiers compares the tables of tiers, whose second column counts the customers of each.
func (c *editedCase) compareTiers(t *testing.T, summary map[string]booktest.Calculated, compare func(ref string, want fileio.Cell)) {
	t.Helper()
	row := 0
	for i := range c.fresh.Models {
		d := c.fresh.Models[i].Distribution
		parts := append(slices.Clone(d.Levels), d.All)
		for k, part := range parts {
			row = nextCounting(t, summary, row)
			figures := []float64{float64(part.Count), scoring.Round9(part.Share), scoring.Round9(part.MeanScore), part.MinScore, part.MaxScore,
				scoring.Round9(part.Value), scoring.Round9(part.ValueShare)}
			if k < len(d.Levels) && hasExpected(d.Levels) {
				figures = append(figures, scoring.Round9(part.Expect), scoring.Round9(shownGap(part)))
			}
			for col, x := range figures {
				compare(at(col+2, row), figureOrBlank(x))
			}
		}
	}
}

func hasExpected(levels []tiering.Part) bool {
	return slices.ContainsFunc(levels, func(p tiering.Part) bool { return !math.IsNaN(p.Expect) })
}

// nextCounting is the next row of a table of tiers.
func nextCounting(t *testing.T, summary map[string]booktest.Calculated, row int) int {
	t.Helper()
	const most = 10_000
	for row++; row < most; row++ {
		if strings.HasPrefix(summary[at(2, row)].Formula, "COUNTIF(") {
			return row
		}
	}
	t.Fatal("there are too few tables of tiers")
	return 0
}

// isCell reports whether a calculated cell is what it should be. Figures of 9 decimals may differ in the last.
func isCell(got booktest.Calculated, want fileio.Cell) bool {
	if want.Kind != fileio.Number {
		return got.Kind != "s" && got.Kind != "e" && got.Value == want.Text
	}
	x, err := strconv.ParseFloat(got.Value, 64)
	return err == nil && got.Kind == "" && math.Abs(x-want.Num) <= 1e-12*max(1, math.Abs(x))
}
