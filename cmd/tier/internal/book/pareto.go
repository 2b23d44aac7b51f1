package book

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// paretoPoint is a point of the Pareto curve: what the largest customers bring.
type paretoPoint struct {
	percent   int     // of the customers, as asked: 0, 5, 10 …
	count     int     // that many customers, halves rounded up; one at least, but for 0%
	customers float64 // the fraction that these are
	least     float64 // what the last of them brings that brings anything
	value     float64 // fraction of the positive values
}

const (
	paretoSteps  = 20
	paretoMarked = 4 // the step of the point that the curve is known for
)

// paretoCurve is the curve over the values of customers, highest first, some of them positive. Its figures are rounded as
// the formulas of the sheet round them.
func paretoCurve(sorted []float64) []paretoPoint {
	positive := countPositive(sorted)
	total := 0.0
	for _, x := range sorted[:positive] {
		total += x
	}
	points := make([]paretoPoint, paretoSteps+1)
	sum, summed := 0.0, 0
	for i := 1; i < len(points); i++ {
		p := &points[i]
		p.percent = i * 100 / paretoSteps
		p.count = max(1, scoring.Boundary(big.NewRat(int64(p.percent), 100), len(sorted)))
		for ; summed < min(p.count, positive); summed++ {
			sum += sorted[summed]
		}
		p.customers = scoring.Round9(float64(p.count) / float64(len(sorted)))
		p.least = sorted[summed-1]
		p.value = scoring.Round9(sum / total)
	}
	return points
}

// countPositive is how many of the values, highest first, are above 0.
func countPositive(sorted []float64) int {
	n, _ := slices.BinarySearchFunc(sorted, 0, func(x, _ float64) int {
		if x > 0 {
			return -1
		}
		return 1
	})
	return n
}

// tieredValues are the values of the customers who have a tier in the first model, highest first.
func tieredValues(r *result.Result) []float64 {
	var values []float64
	for row, level := range r.Models[0].Final {
		if x := r.Value[row]; level >= 0 && !math.IsNaN(x) {
			values = append(values, scoring.Round9(x))
		}
	}
	slices.SortFunc(values, func(a, b float64) int { return cmp.Compare(b, a) })
	return values
}
