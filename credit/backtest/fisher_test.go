package backtest

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestFisherPublished has Fisher's lady tasting tea (The Design of Experiments, 1935) and the table of Agresti's
// Categorical Data Analysis and R's fisher.test, 3:1 and 1:3; and twins of convicts (R's help of fisher.test), 2:15 and
// 10:3.
func TestFisherPublished(t *testing.T) {
	for _, tt := range []struct {
		a, b Tally
		want float64
	}{
		{Tally{Customers: 4, Defaulted: 3}, Tally{Customers: 4, Defaulted: 1}, 34.0 / 70},
		{Tally{Customers: 12, Defaulted: 2}, Tally{Customers: 18, Defaulted: 15}, 0.0005367},
		{Tally{Customers: 5, Defaulted: 0}, Tally{Customers: 9, Defaulted: 0}, 1},
		{Tally{Customers: 5, Defaulted: 5}, Tally{Customers: 9, Defaulted: 9}, 1},
	} {
		if got := fisher(tt.a, tt.b); math.Abs(got-tt.want) > 0.5e-7 {
			t.Errorf("%v %v: %.9f, want %.9f", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestFisherAgainstBinomials adds up binomial coefficients, exactly.
func TestFisherAgainstBinomials(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 7))
	for range 300 {
		a, b := Tally{Customers: 1 + random.IntN(80)}, Tally{Customers: 1 + random.IntN(80)}
		a.Defaulted, b.Defaulted = random.IntN(a.Customers+1), random.IntN(b.Customers+1)
		want := exactFisher(a, b)
		if got := fisher(a, b); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%v %v: %g, want %g", a, b, got, want)
		}
		if got := fisher(b, a); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%v %v the other way: %g, want %g", a, b, got, want)
		}
	}
}

func exactFisher(a, b Tally) float64 {
	bad := int64(a.Defaulted + b.Defaulted)
	weight := func(k int64) *big.Int {
		return new(big.Int).Mul(new(big.Int).Binomial(int64(a.Customers), k), new(big.Int).Binomial(int64(b.Customers), bad-k))
	}
	observed, unlikely, all := weight(int64(a.Defaulted)), new(big.Int), new(big.Int)
	for k := max(0, bad-int64(b.Customers)); k <= min(bad, int64(a.Customers)); k++ {
		w := weight(k)
		all.Add(all, w)
		if w.Cmp(observed) <= 0 {
			unlikely.Add(unlikely, w)
		}
	}
	p, _ := new(big.Rat).SetFrac(unlikely, all).Float64()
	return p
}

// TestFisherOfMany compares with the normal approximation, which is right where customers are many.
func TestFisherOfMany(t *testing.T) {
	a, b := Tally{Customers: 500_000, Defaulted: 50_000}, Tally{Customers: 500_000, Defaulted: 50_300}
	z := 300 / math.Sqrt(100_300*(1-0.1003))
	want := math.Erfc(z / math.Sqrt2)
	if got := fisher(a, b); math.Abs(got-want) > 0.002 {
		t.Errorf("%g, want about %g", got, want)
	}
	b.Defaulted = 400_000
	if got := fisher(a, b); got != 0 {
		t.Errorf("%g, want nothing left", got)
	}
}
