package panel

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestNumber compares numbers of any size with what their shortest text says.
func TestNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	numbers := []float64{0, math.Copysign(0, -1), 0.1, -0.1, 1e15, 1e14 + 0.5, -1e22, 123456789012345678, 5e-324, math.MaxFloat64}
	for len(numbers) < 5000 {
		if x := math.Float64frombits(r.Uint64()); x-x == 0 { // finite
			numbers = append(numbers, x, math.Round(r.NormFloat64()*1e6)/1e3)
		}
	}
	for _, x := range numbers {
		n, want := numberOf(x), exactly(x)
		places := n.places() + r.IntN(4)
		scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		want.Mul(want, scale)
		if whole, ok := n.whole(places); ok && want.Cmp(new(big.Rat).SetInt64(whole)) != 0 {
			t.Fatalf("%v with %d places: %d, want %s", x, places, whole, want)
		} else if !ok && want.Num().IsInt64() && want.Num().Int64() < math.MaxInt64/1000 && want.Num().Int64() > -math.MaxInt64/1000 {
			t.Fatalf("%v with %d places fits", x, places)
		}
	}
}
