package scoring

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anyNumbers draws numbers of every kind: near and far ones, ties, both zeros, infinities and missing ones.
func anyNumbers() *rapid.Generator[[]float64] {
	return rapid.OneOf(
		rapid.SliceOf(rapid.Float64()),
		rapid.SliceOf(rapid.Map(rapid.Uint64(), math.Float64frombits)),
		rapid.SliceOf(rapid.Map(rapid.IntRange(-3, 3), func(n int) float64 { return float64(n) / 10 })),
		rapid.SliceOf(rapid.Map(rapid.Uint64Range(0, 40), func(n uint64) float64 { // alike but for the last bits
			return math.Float64frombits(math.Float64bits(1e6) + n)
		})),
		rapid.SliceOf(rapid.SampledFrom([]float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(),
			math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64, 1, math.Nextafter(1, 2)})),
	)
}

func TestAscendingAgainstComparisons(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		values := append(anyNumbers().Draw(rt, "values"), anyNumbers().Draw(rt, "more")...)
		var want []uint32
		for row, x := range values {
			if !math.IsNaN(x) {
				want = append(want, uint32(row))
			}
		}
		slices.SortStableFunc(want, func(a, b uint32) int { return cmp.Compare(values[a], values[b]) })
		rows, numbers := Ascending(values)
		if !slices.Equal(rows, want) {
			rt.Fatalf("%v: rows %v, want %v", values, rows, want)
		}
		for i, row := range rows {
			if numbers[i] != values[row] {
				rt.Fatalf("%v: numbers %v", values, numbers)
			}
		}
	})
}

// Many numbers, so that every digit of the keys counts.
func TestAscendingOfMany(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 100_000)
	for row := range values {
		values[row] = math.Round(math.Exp(random.NormFloat64()*5+8)) / 100 * float64(1-2*random.IntN(2))
		if row%97 == 0 {
			values[row] = math.NaN()
		}
	}
	rows, _ := Ascending(values)
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		if values[a] > values[b] || values[a] == values[b] && a > b {
			t.Fatalf("row %d (%v) before row %d (%v)", a, values[a], b, values[b])
		}
	}
	if want := len(values) - (len(values)+96)/97; len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
}

// amounts are sums of money with two decimals, as a list of customers has them.
func amounts(n int) []float64 {
	random := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, n)
	for row := range values {
		values[row] = math.Round(math.Exp(random.NormFloat64()+13)*100) / 100
	}
	return values
}

func BenchmarkAscending(b *testing.B) {
	values := amounts(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		Ascending(values)
	}
}
