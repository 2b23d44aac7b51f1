package book

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tier/tiering"
)

// TestParetoCurveIsTheConcentration compares the curve with what the terminal says of the same values.
func TestParetoCurveIsTheConcentration(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 3))
	for range 200 {
		values := make([]float64, 1+random.IntN(60))
		for i := range values {
			values[i] = float64(random.IntN(400)-40) / 4 // some equal, some negative
		}
		values[0] = 7
		c := tiering.Concentrate(values, tiering.DefaultWorth())
		slices.SortFunc(values, func(a, b float64) int { return int(math.Copysign(1, b-a)) })
		curve := paretoCurve(values)
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("%v: %s is %v, want %v", values, what, got, want)
			}
		}
		for _, point := range c.Curve {
			if got := curve[int(math.Round(point.Customers*paretoSteps))]; point.Count > 0 {
				near("the count", float64(got.count), float64(point.Count))
				near("the value", got.value, point.Value)
			}
		}
		near("the top 20%", curve[paretoMarked].value, c.Top20)
		near("the end", curve[paretoSteps].value, 1)
	}
}
