package tiering

import (
	"math"
	"math/big"
	"strconv"

	"tier/scoring"
)

// finite reports whether x is a figure: neither missing (NaN) nor infinite.
func finite(x float64) bool { return x-x == 0 }

// nearest returns the float nearest to r.
func nearest(r *big.Rat) float64 {
	x, _ := r.Float64()
	return x
}

// fraction returns n ÷ of as a float; NaN where of is 0.
func fraction(n, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(n) / float64(of)
}

// ofPercent returns x percent as a fraction of one, exactly.
func ofPercent(x *big.Rat) *big.Rat { return new(big.Rat).Quo(x, big.NewRat(100, 1)) }

// boundary is the number of customers in the best share of n, as rank rules count them.
func boundary(share *big.Rat, n int) int { return scoring.Boundary(share, n) }

// figure writes a number as people do: 81.5, 1000000.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// figureOf writes an exact number of few digits in full.
func figureOf(r *big.Rat) string { return figure(nearest(r)) }
