package scoring

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSpearmanPublished: the example of the English Wikipedia's article on Spearman's rank correlation coefficient (IQ
// against hours of television a week, ten persons), ρ = -29/165.
func TestSpearmanPublished(t *testing.T) {
	iq := []float64{106, 100, 86, 101, 99, 103, 97, 113, 112, 110}
	hours := []float64{7, 27, 2, 50, 28, 29, 20, 12, 6, 17}
	if rho, n := Spearman(RanksOf(iq), RanksOf(hours)); n != 10 || math.Abs(rho+29./165) > 1e-12 {
		t.Errorf("%v over %d", rho, n)
	}
}

// TestSpearmanTies: Pearson's correlation of the middle places, by hand: places 1.5 1.5 3 4 and 1 2.5 2.5 4.
func TestSpearmanTies(t *testing.T) {
	rho, n := Spearman(RanksOf([]float64{5, 5, 7, 9}), RanksOf([]float64{1, 2, 2, 8}))
	if want := 3.75 / 4.5; n != 4 || math.Abs(rho-want) > 1e-12 {
		t.Errorf("%v over %d, want %v", rho, n, want)
	}
	if rho, _ := Spearman(RanksOf([]float64{5, 5, 5}), RanksOf([]float64{1, 2, 3})); rho == rho {
		t.Errorf("%v of a column of equal numbers", rho)
	}
	if rho, n := Spearman(RanksOf([]float64{1, math.NaN()}), RanksOf([]float64{math.NaN(), 1})); rho == rho || n != 0 {
		t.Errorf("%v over %d who have both", rho, n)
	}
}

// TestSpearmanAgainstPairs counts every place from all other numbers, over those who have both.
func TestSpearmanAgainstPairs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		number := rapid.Custom(func(t *rapid.T) float64 {
			if x := rapid.IntRange(-1, 8).Draw(t, "x"); x >= 0 {
				return float64(x)
			}
			return math.NaN()
		})
		n := rapid.IntRange(2, 20).Draw(rt, "n")
		a, b := rapid.SliceOfN(number, n, n).Draw(rt, "a"), rapid.SliceOfN(number, n, n).Draw(rt, "b")
		var both [2][]float64
		for i := range a {
			if a[i] == a[i] && b[i] == b[i] {
				both[0], both[1] = append(both[0], a[i]), append(both[1], b[i])
			}
		}
		want := plainPearson(plainPlaces(both[0]), plainPlaces(both[1]))
		got, count := Spearman(RanksOf(a), RanksOf(b))
		if count != len(both[0]) || math.Abs(got-want) > 1e-9 || (got == got) != (want == want) {
			rt.Fatalf("%v and %v: %v over %d, want %v over %d", a, b, got, count, want, len(both[0]))
		}
	})
}

func plainPlaces(values []float64) []float64 {
	var places []float64
	for _, x := range values {
		below, equal := 0, 0
		for _, y := range values {
			if y < x {
				below++
			} else if y == x {
				equal++
			}
		}
		places = append(places, float64(below)+float64(equal+1)/2)
	}
	return places
}

func plainPearson(a, b []float64) float64 {
	if len(a) == 0 || slices.Min(a) == slices.Max(a) || slices.Min(b) == slices.Max(b) {
		return math.NaN()
	}
	n := float64(len(a))
	var sa, sb, aa, bb, ab float64
	for i := range a {
		sa, sb, aa, bb, ab = sa+a[i], sb+b[i], aa+a[i]*a[i], bb+b[i]*b[i], ab+a[i]*b[i]
	}
	return (n*ab - sa*sb) / math.Sqrt((n*aa-sa*sa)*(n*bb-sb*sb))
}
