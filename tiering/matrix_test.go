package tiering

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tier/scoring"
)

func figureField(t *testing.T, name string) *scoring.Expr {
	t.Helper()
	return condition(t, name, scoring.FieldInfo{Name: name, Kind: scoring.Number})
}

// TestMatrix: equal to the cut is high; who has no score counts for no mean, and who lacks an axis has no cell.
func TestMatrix(t *testing.T) {
	cols := table{n: 6,
		numbers: map[string][]float64{"sales": {10, 20, 30, 1000, nan, 5}, "loyalty": {8, 2, nan, 9, 9, 6}},
		texts:   map[string][]string{"industry": {"竞争", "", "竞争", "垄断", "垄断", "竞争"}},
	}
	m := &Matrix{
		X: Axis{Of: figureField(t, "sales"), Cut: Cut{By: MeanCut}}, Y: Axis{Of: figureField(t, "loyalty"), Cut: Cut{At: 6}},
	}
	p := people(cols)
	p.Scored = func(row int) bool { return row != 3 }
	got := m.Place(p, []float64{1, 2, 4, 8, 16, 0.1})
	diff(t, []CutsOf{{X: 16.25, Y: 6, Of: 5}}, got.Cuts)
	diff(t, []int{LowHigh, HighLow, NotKnown, HighHigh, NotKnown, LowHigh}, got.Cell)
	diff(t, [Quadrants]int{HighHigh: 1, HighLow: 1, LowHigh: 2}, got.Count)
	diff(t, [Quadrants]float64{HighHigh: 8, HighLow: 2, LowHigh: 1.1}, got.Value)
	diff(t, []int{2, 1, 1}, []int{got.None, got.NoX, got.NoY})

	m.X.Cut.By, m.By = MedianCut, "industry"
	m.Kinds = []Kind{{Word: "竞争", X: Cut{By: MedianCut}, Y: Cut{At: 8}}}
	p = people(cols, 5)
	p.Scored = func(row int) bool { return row != 3 }
	got = m.Place(p, nil)
	diff(t, []CutsOf{{Word: "竞争", X: 20, Y: 8, Of: 2}, {X: 20, Y: 6, Of: 2}}, got.Cuts)
	diff(t, []int{LowHigh, HighLow, NotKnown, HighHigh, NotKnown, NotThere}, got.Cell)
}

// TestMatrixReconciles: whatever the figures, every customer is in one cell or counted as without, and the highest is never
// low.
func TestMatrixReconciles(t *testing.T) {
	x, y := figureField(t, "x"), figureField(t, "y")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		cols := table{n: n, numbers: map[string][]float64{"x": drawValues(t, n), "y": drawValues(t, n)}}
		cuts := []Cut{{By: MeanCut}, {By: MedianCut}, {At: 3}}
		m := &Matrix{X: Axis{Of: x, Cut: rapid.SampledFrom(cuts).Draw(t, "cut")}, Y: Axis{Of: y, Cut: rapid.SampledFrom(cuts).Draw(t, "cut")}}
		got := m.Place(people(cols), nil)
		total, highest := got.None, math.Inf(-1)
		for cell := range got.Count {
			total += got.Count[cell]
		}
		if total != n {
			t.Fatalf("%d customers in cells and without, of %d", total, n)
		}
		for _, x := range got.X {
			if x > highest {
				highest = x
			}
		}
		for row, cell := range got.Cell {
			if cell >= 0 && m.X.Cut.By != FixedCut && got.X[row] == highest && cell >= LowHigh {
				t.Fatalf("row %d has the highest figure, %v, and is low by a cut at %v", row, highest, got.Cuts[0].X)
			}
		}
	})
}
