package scoring

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	shop "github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// columnValues draws a column with ties, near ties, negatives and missing values.
func columnValues() *rapid.Generator[[]float64] {
	return rapid.SliceOfN(rapid.OneOf(
		rapid.Map(rapid.IntRange(-5, 5), func(n int) float64 { return float64(n) / 10 }),
		rapid.Map(rapid.IntRange(1, 5), func(n int) float64 { return float64(n)*0.1 + 0.2 - 0.2 }),
		rapid.Float64Range(-1e6, 1e6),
		rapid.Just(math.NaN()),
	), 1, 30)
}

func compute(t testing.TB, src string, x []float64) []float64 {
	e, err := Compile(src, &Scope{Fields: []FieldInfo{{"x", Number}}})
	if err != nil {
		t.Fatal(err)
	}
	return e.Numbers(list{n: len(x), numbers: map[string][]float64{"x": x}})
}

// The functions of a column against what their definitions say, value by value.
func TestColumnFunctionsAgainstDefinitions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x := columnValues().Draw(rt, "x")
		rank, percentile, share := compute(t, "rank(x)", x), compute(t, "percentile(x)", x), compute(t, "share(x)", x)
		total := 0.0
		for _, v := range x {
			if v > 0 {
				total += v
			}
		}
		for i, v := range x {
			above, below, others := 0, 0, 0
			for j, w := range x {
				if i == j || w != w {
					continue
				}
				others++
				if Round9(w) > Round9(v) {
					above++
				}
				if Round9(w) < Round9(v) {
					below++
				}
			}
			wantRank, wantPercentile, wantShare := float64(above+1), 100*float64(below)/float64(others), math.Max(v, 0)/total
			if v != v {
				wantRank, wantPercentile = math.NaN(), math.NaN()
			}
			if others == 0 {
				wantPercentile = math.NaN()
			}
			if total == 0 {
				wantShare = math.NaN()
			}
			if !same(rank[i], wantRank) || !same(percentile[i], wantPercentile) || !near(share[i], wantShare) {
				rt.Fatalf("row %d of %v: rank %v (want %v), percentile %v (%v), share %v (%v)",
					i, x, rank[i], wantRank, percentile[i], wantPercentile, share[i], wantShare)
			}
		}
	})
}

func near(a, b float64) bool { return same(a, b) || math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b)) }

// A quantile is found by counting, without sorting: the k-th smallest has at most k below and more than k up to it.
func TestQuantileAgainstCounting(t *testing.T) {
	kth := func(x []float64, k int) float64 {
		for _, v := range x {
			below, upTo := 0, 0
			for _, w := range x {
				if w < v {
					below++
				}
				if w <= v {
					upTo++
				}
			}
			if below <= k && k < upTo {
				return v
			}
		}
		return math.NaN()
	}
	rapid.Check(t, func(rt *rapid.T) {
		x, q := columnValues().Draw(rt, "x"), float64(rapid.IntRange(0, 20).Draw(rt, "q"))/20
		n := countPresent(x)
		want := math.NaN()
		if n > 0 {
			at := new(big.Rat).Mul(big.NewRat(int64(math.Round(q*20)), 20), big.NewRat(int64(n-1), 1))
			k := int(new(big.Int).Quo(at.Num(), at.Denom()).Int64())
			part, _ := new(big.Rat).Sub(at, big.NewRat(int64(k), 1)).Float64()
			want = kth(x, k)
			if part > 0 {
				want += (kth(x, k+1) - want) * part
			}
		}
		if got := quantile(x, q); !near(got, want) && math.Abs(got-want) > 1e-6 {
			rt.Fatalf("quantile(%v, %v) = %v, want %v", x, q, got, want)
		}
		if median := compute(t, "median(x)", x)[0]; !same(median, compute(t, "quantile(x, 0.5)", x)[0]) {
			rt.Fatalf("median(%v) = %v", x, median)
		}
	})
}

// Excel's own example of PERCENTILE.INC: {1,2,3,4} at 0.3 is 1.9.
func TestQuantileAsExcel(t *testing.T) {
	if got := Round9(quantile([]float64{3, 1, 4, 2}, 0.3)); got != 1.9 {
		t.Errorf("quantile = %v, want 1.9", got)
	}
}

// A sum is the exact sum, rounded once.
func TestSumIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(-1e300, 1e300), rapid.Float64Range(-1, 1), rapid.Float64()), 1, 40).Draw(t, "x")
		exact := new(big.Float).SetPrec(2300)
		for _, v := range x {
			if v-v != 0 {
				t.Skip("not a figure")
			}
			exact.Add(exact, big.NewFloat(v))
		}
		want, _ := exact.Float64()
		if got := sum(x); !same(got, finite(want)) {
			t.Fatalf("sum(%v) = %v, want %v", x, got, want)
		}
	})
}

// The order of the rows changes the order of the results, and nothing else, to the last bit.
func TestColumnFunctionsIgnoreTheOrderOfRows(t *testing.T) {
	for _, src := range []string{"sum(x)", "mean(x)", "median(x)", "quantile(x, 0.3)", "rank(x)", "percentile(x)", "share(x)", "x / mean(x) + rank(x)"} {
		rapid.Check(t, func(rt *rapid.T) {
			x := columnValues().Draw(rt, "x")
			order := rapid.Permutation(indexes(len(x))).Draw(rt, "order")
			shuffled := make([]float64, len(x))
			for i, j := range order {
				shuffled[i] = x[j]
			}
			straight, turned := compute(t, src, x), compute(t, src, shuffled)
			for i, j := range order {
				if !same(turned[i], straight[j]) {
					rt.Fatalf("%s: row %d is %v, and %v in another order", src, j, straight[j], turned[i])
				}
			}
		})
	}
}

// Arithmetic agrees with exact decimals to 1e-12.
func TestArithmeticAgainstDecimals(t *testing.T) {
	e, err := Compile("(a + b) * c - a / d", &Scope{Fields: []FieldInfo{{"a", Number}, {"b", Number}, {"c", Number}, {"d", Number}}})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		columns, exact := list{n: 1, numbers: map[string][]float64{}}, map[string]shop.Decimal{}
		for _, name := range []string{"a", "b", "c", "d"} {
			cents := rapid.Int64Range(-1e8, 1e8).Draw(t, name)
			exact[name] = shop.New(cents, -2)
			columns.numbers[name] = []float64{float64(cents) / 100}
		}
		got := e.Numbers(columns)[0]
		if exact["d"].IsZero() {
			if got == got {
				t.Fatalf("division by zero gives %v", got)
			}
			return
		}
		left, right := exact["a"].Add(exact["b"]).Mul(exact["c"]), exact["a"].DivRound(exact["d"], 30)
		want := left.Sub(right).InexactFloat64()
		size := math.Max(1, left.Abs().Add(right.Abs()).InexactFloat64())
		if math.Abs(got-want) > 1e-12*size {
			t.Fatalf("%v: got %v, want %v", exact, got, want)
		}
	})
}

// Kleene's tables, and the laws that follow from them.
func TestKleene(t *testing.T) {
	fields := []FieldInfo{{"p", Number}, {"q", Number}, {"r", Number}}
	values := []float64{0, 1, math.NaN()} // p > 0 is False, True, Undecided
	columns := list{n: 27, numbers: map[string][]float64{"p": nil, "q": nil, "r": nil}}
	for i := range 27 {
		columns.numbers["p"] = append(columns.numbers["p"], values[i%3])
		columns.numbers["q"] = append(columns.numbers["q"], values[i/3%3])
		columns.numbers["r"] = append(columns.numbers["r"], values[i/9])
	}
	truths := func(src string) []Truth {
		e, err := Compile(src, &Scope{Fields: fields})
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		return e.Truths(columns)
	}
	for src, want := range map[string][]Truth{ // q by rows, p by columns
		"p > 0 and q > 0": {False, False, False, False, True, Undecided, False, Undecided, Undecided},
		"p > 0 or q > 0":  {False, True, Undecided, True, True, True, Undecided, True, Undecided},
		"not (p > 0)":     {True, False, Undecided, True, False, Undecided, True, False, Undecided},
	} {
		if got := truths(src)[:9]; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", src, got, want)
		}
	}
	for _, law := range [][2]string{
		{"p > 0 and q > 0", "q > 0 and p > 0"},
		{"p > 0 or q > 0", "q > 0 or p > 0"},
		{"not (p > 0 and q > 0)", "not (p > 0) or not (q > 0)"},
		{"not (p > 0 or q > 0)", "not (p > 0) and not (q > 0)"},
		{"p > 0 and (q > 0 or r > 0)", "p > 0 and q > 0 or p > 0 and r > 0"},
		{"p > 0 or q > 0 and r > 0", "(p > 0 or q > 0) and (p > 0 or r > 0)"},
		{"(p > 0 and q > 0) and r > 0", "p > 0 and (q > 0 and r > 0)"},
		{"not not (p > 0)", "p > 0"},
		{"p > 0 and p > 0", "p > 0"},
		{"not (p > 0)", "p <= 0"},
	} {
		if a, b := truths(law[0]), truths(law[1]); !slices.Equal(a, b) {
			t.Errorf("%s and %s differ: %v, %v", law[0], law[1], a, b)
		}
	}
}

// million are columns as long as Excel's longest list.
func million() (list, *Scope) {
	const n = 1_000_000
	random := rand.New(rand.NewPCG(1, 2))
	columns := list{n: n, numbers: map[string][]float64{}, texts: map[string][]string{}}
	x, y, word := make([]float64, n), make([]float64, n), make([]string, n)
	for i := range n {
		x[i] = math.Round(random.ExpFloat64()*1e6) / 100
		y[i] = math.Round(random.ExpFloat64()*1e6) / 100
		word[i] = []string{"是", "否"}[i%2]
	}
	columns.numbers["x"], columns.numbers["y"], columns.texts["word"] = x, y, word
	return columns, &Scope{Fields: []FieldInfo{{"x", Number}, {"y", Number}, {"word", Text}}}
}

func BenchmarkExpr(b *testing.B) {
	columns, scope := million()
	for _, src := range []string{
		"x + y", "growth(x, y)", "min(10, x * 40)", `x > 1000 and word == "是"`, "x > y", "x / y > 1.2 ? 10 : 5",
		"sum(x)", "median(x)", "rank(x)", "percentile(x)", "share(x)",
	} {
		e, err := Compile(src, scope)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(src, func(b *testing.B) {
			for b.Loop() {
				if e.Kind() == Bool {
					e.Truths(columns)
				} else {
					e.Numbers(columns)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(columns.n), "ns/row")
		})
	}
}
