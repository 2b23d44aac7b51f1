package credit

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"tier/scoring"
)

// amounts are n amounts in cents.
func amounts(n int) []float64 {
	random, all := rand.New(rand.NewPCG(1, 2)), make([]float64, n)
	for i := range all {
		all[i] = float64(1+random.IntN(1e9)) / 100
	}
	return all
}

// BenchmarkMeasure is a ratio, BenchmarkLimits a limit and BenchmarkExpose an exposure of a customer.
func BenchmarkMeasure(b *testing.B) {
	f := scoring.NewFrame(list{n: b.N, numbers: map[string][]float64{"a": amounts(b.N), "b": amounts(b.N)}})
	ratios := []Ratio{{Name: "r", Of: expr(b, "a", "a"), To: expr(b, "b", "b"), Reference: Reference{About, .5, .1}}}
	b.ResetTimer()
	Measure(ratios, "", f)
}

func BenchmarkLimits(b *testing.B) {
	l := &Limits{Grades: [][]*scoring.Expr{{expr(b, "a * 0.1", "a"), expr(b, "b / 12", "b")}}, Step: 1000}
	f, grades := list{n: b.N, numbers: map[string][]float64{"a": amounts(b.N), "b": amounts(b.N)}}, make([]int, b.N)
	b.ResetTimer()
	l.Set(grades, levels, nil, f)
}

func BenchmarkExpose(b *testing.B) {
	owed, limit := amounts(b.N), amounts(b.N)
	parents := func(row int) string {
		if row%3 == 0 {
			return ""
		}
		return strconv.Itoa(row / 3)
	}
	b.ResetTimer()
	g := NewGroups(strconv.Itoa, parents, nil, b.N)
	g.Expose(owed, limit, nil)
}
