package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"tier/scoring"
)

// TestSum adds up what floats don't, in any order and beyond what an int64 counts.
func TestSum(t *testing.T) {
	for name, test := range map[string]struct {
		of   []float64
		want float64
	}{
		"nothing":       {nil, 0},
		"missing":       {[]float64{math.NaN(), 2, math.Inf(1)}, 2},
		"tenths":        {[]float64{0.1, 0.2, 0.3, 0.1, 0.2, 0.3, -1.2}, 0},
		"cancelled":     {[]float64{1e15, 0.01, -1e15}, 0.01},
		"large first":   {[]float64{123456789012.34, 0.000000001, -123456789012.34}, 0.000000001},
		"nine decimals": {[]float64{0.123456789, 0.000000001, 999999.5}, 999999.62345679},
		"tenth decimal": {[]float64{0.00000000049, 0.00000000051}, 0.000000001},
		"huge":          {[]float64{1e300, 1, -1e300}, 1},
		"tiny":          {[]float64{1e300, 1e-300, -1e300}, 0},
		"long":          {[]float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, 1},
	} {
		var sum Sum
		for _, x := range test.of {
			sum.Add(x)
		}
		if got := sum.Figure(); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	var sum Sum
	for range 100_000 {
		sum.Add(9999999999999.99)
	}
	if got, want := sum.Figure(), 999_999_999_999_999_000.0; got != want {
		t.Errorf("many: %v, want %v", got, want)
	}
}

// TestFloat wants the nearest float of sums that no float holds on the way.
func TestFloat(t *testing.T) {
	for _, test := range []struct {
		figures []float64
		want    float64
	}{
		{nil, 0},
		{[]float64{0.1, 0.2}, 0.3},
		{[]float64{1e16, 1, -1e16}, 1},
		{[]float64{math.MaxInt64, math.MaxInt64, -math.MaxInt64, -math.MaxInt64, 5}, 5},
		{[]float64{1e300, 1e-300, -1e300}, 1e-300},
		{[]float64{0.001, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, -108e14}, 0.001},
		{[]float64{5e-324, 5e-324}, 1e-323},
		{[]float64{math.Copysign(0, -1), 0}, 0},
	} {
		var s Sum
		for _, x := range test.figures {
			s.Add(x)
		}
		if got := s.Float(); got != test.want {
			t.Errorf("sum of %v = %v, want %v", test.figures, got, test.want)
		}
	}
}

// TestAnyOrder compares sums with those of an independent library, and all that is made of them with fractions.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := rapid.SliceOfN(rapid.Custom(drawAny), 0, 30).Draw(t, "figures")
		want := decimal.Zero
		var s, left, right Sum
		for _, x := range figures {
			s.Add(x)
			want = want.Add(decimal.NewFromFloat(x))
		}
		seed := rapid.Uint64().Draw(t, "order")
		for i, at := range rand.New(rand.NewPCG(seed, seed)).Perm(len(figures)) {
			if i%3 == 0 {
				left.Add(figures[at])
			} else {
				right.Add(figures[at])
			}
		}
		left.AddSum(&right)
		if s.Rat().Cmp(want.Rat()) != 0 || !left.Equal(&s) || !s.Equal(&left) {
			t.Fatalf("sum of %v = %s, and in two parts %s; want %s", figures, s.Rat(), left.Rat(), want)
		}
		checkMade(t, &s, &right, want.Rat())
	})
}

// checkMade compares what is made of a sum, which is r, and of another.
func checkMade(t *rapid.T, s, other *Sum, r *big.Rat) {
	n, places := rapid.IntRange(1, 1000).Draw(t, "n"), rapid.IntRange(-12, 12).Draw(t, "places")
	ten, _ := new(big.Rat).SetString("1e" + strconv.Itoa(places))
	moved := new(big.Rat).Mul(r, ten)
	wantFloat := func(what string, got float64, want *big.Rat) {
		if x, _ := want.Float64(); got != x {
			t.Fatalf("%s of %s (n %d, places %d) = %v, want %v", what, r, n, places, got, x)
		}
	}
	wantFloat("Float", s.Float(), r)
	wantFloat("Shifted", s.Shifted(places), moved)
	wantFloat("Per", s.Per(n, places), new(big.Rat).Quo(moved, big.NewRat(int64(n), 1)))
	if got, want := s.Figure(), scoring.Round9(s.Float()); got != want {
		t.Fatalf("Figure = %v, want %v", got, want)
	}
	of := other.Rat()
	switch got := s.Over(other); {
	case of.Sign() > 0:
		wantFloat("Over", got, new(big.Rat).Quo(r, of))
	case !math.IsNaN(got):
		t.Fatalf("over %s = %v", of, got)
	}
	if s.Cmp(other) != r.Cmp(of) {
		t.Fatalf("%s and %s compare as %d", r, of, s.Cmp(other))
	}
	share := big.NewRat(int64(n), 1000)
	part, nothing := s.Part(share), s.Nothing()
	least := new(big.Rat).Mul(r, share)
	if rest := new(big.Rat).Sub(part.Rat(), least); rest.Sign() < 0 || rest.Cmp(new(big.Rat).SetFrac(big.NewInt(1), power(-s.exp))) >= 0 {
		t.Fatalf("%s of %s is %s", share, r, part.Rat())
	}
	if nothing.Rat().Sign() != 0 {
		t.Fatalf("nothing is %s", nothing.Rat())
	}
}

// TestNone wants NaN of what can't be shared out.
func TestNone(t *testing.T) {
	var some, none Sum
	some.Add(1)
	if x, y := some.Per(0, 0), some.Over(&none); !math.IsNaN(x) || !math.IsNaN(y) {
		t.Errorf("%v, %v", x, y)
	}
	if x := Of(math.Inf(1)); x.Sign() != 0 {
		t.Errorf("infinity is %s", x)
	}
}

func BenchmarkSum(b *testing.B) {
	for name, by := range map[string]float64{"cents": 100, "nine decimals": 1e9, "floats": 7} {
		random := rand.New(rand.NewPCG(1, 2))
		figures := make([]float64, 1_000_000)
		for i := range figures {
			if figures[i] = math.Round(random.Float64()*1e5*by) / by; by == 7 {
				figures[i] = random.Float64() * 1e5
			}
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var s Sum
				for _, x := range figures {
					s.Add(x)
				}
				s.Figure()
			}
		})
	}
}
