package scoring

import (
	"math"
	"strconv"
	"testing"

	shop "github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestRound(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     float64
	}{
		{1.005, 2, 1.01},
		{2.5, 0, 3},
		{-2.5, 0, -3},
		{0.5, 0, 1},
		{-0.4, 0, 0},
		{74.99499999999999, 2, 75},
		{79.99999999999999, 2, 80},
		{79.995, 2, 80},
		{79.9949, 2, 79.99},
		{0.1 + 0.2, 9, 0.3},
		{1.2/1 - 1, 9, 0.2},
		{1234567.895, 2, 1234567.9},
		{15, -1, 20},
		{-1450, -2, -1500},
		{4, -1, 0},
		{5e-10, 9, 1e-9},
		{4.9e-10, 9, 0},
		{1e300, 2, 1e300},
		{1e-300, 2, 0},
		{123456789012345678, 0, 123456789012346000},
		{math.MaxFloat64, 0, math.MaxFloat64},
		{5e-324, 300, 0},
		{0.1 + 0.2, 40, 0.3},
	} {
		if got := Round(c.x, c.decimals); got != c.want || math.Signbit(got) != math.Signbit(c.want) {
			t.Errorf("Round(%v, %d) = %v, want %v", c.x, c.decimals, got, c.want)
		}
	}
	if got := Round(math.NaN(), 2); got == got {
		t.Errorf("Round(NaN, 2) = %v", got)
	}
	if got := Round9(math.NaN()); got == got {
		t.Errorf("Round9(NaN) = %v", got)
	}
}

// exactRound is Round by exact decimals.
func exactRound(x float64, decimals int) float64 {
	text := strconv.FormatFloat(x, 'e', 14, 64)
	rounded := shop.RequireFromString(text).Round(int32(decimals)).String()
	r, _ := strconv.ParseFloat(rounded, 64)
	return r + 0
}

// figures draws numbers of the kinds that lists hold, and near the ties of 9 decimals.
func figures() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64Range(-1e7, 1e7),
		rapid.Float64Range(-1e16, 1e16),
		rapid.Float64Range(-1e-7, 1e-7),
		rapid.Map(rapid.Int64Range(-1e15, 1e15), func(n int64) float64 { return float64(n) / 100 }),
		rapid.Map(rapid.Int64Range(-1e13, 1e13), func(n int64) float64 { return (float64(n) + 0.5) / 1e9 }),
		rapid.Map(rapid.Int64Range(-1e8, 1e8), func(n int64) float64 { return float64(n)/1e9 + 5e-10 }),
		rapid.Map(rapid.Int64Range(1, 1e6), func(n int64) float64 { return float64(n)/7 - 1 }),
		rapid.Map(rapid.Float64Range(-1e6, 1e6), func(x float64) float64 { return math.Nextafter(math.Round(x*1e9)/1e9, 0) }),
	)
}

func TestRoundIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, decimals := figures().Draw(t, "x"), rapid.IntRange(-4, 12).Draw(t, "decimals")
		if got, want := Round(x, decimals), exactRound(x, decimals); got != want {
			t.Fatalf("Round(%v, %d) = %v, want %v", x, decimals, got, want)
		}
	})
}

// The fast ways of Round9 must not differ from the slow one.
func TestRound9IsRound(t *testing.T) {
	check := func(x float64) bool {
		a, b := Round9(x), Round(x, 9)
		return a == b && math.Signbit(a) == math.Signbit(b)
	}
	rapid.Check(t, func(t *rapid.T) {
		x := figures().Draw(t, "x")
		for range 100 {
			if !check(x) {
				t.Fatalf("Round9(%v) = %v, want %v", x, Round9(x), Round(x, 9))
			}
			x = math.Nextafter(x, math.Inf(1))
		}
	})
	for exp := -12; exp < 9; exp++ {
		for n := range 20000 {
			if x := (float64(n) + 0.5) * math.Pow10(exp); !check(x) || !check(-x) {
				t.Fatalf("Round9(%v) = %v, want %v", x, Round9(x), Round(x, 9))
			}
		}
	}
}

// The digits from a product must be those of the text, also next to powers of ten and to the middle between two digits.
func TestDigitsByProduct(t *testing.T) {
	check := func(x float64) {
		digits, exp, sure := digitsByProduct(x)
		if sure && digits == 1e15 {
			digits, exp = 1e14, exp+1
		}
		if want, wantExp := digitsOfText(x); sure && (digits != want || exp != wantExp) {
			t.Fatalf("%v: %d e%d, want %d e%d", x, digits, exp, want, wantExp)
		}
	}
	near := func(x float64) {
		for range 10 {
			x = math.Nextafter(x, 0)
		}
		for range 20 {
			if x >= 1e-7 && x < 1e15 {
				check(x)
			}
			x = math.Nextafter(x, math.Inf(1))
		}
	}
	for exp := -7; exp <= 15; exp++ {
		near(math.Pow10(exp))
		for n := range uint64(1000) {
			near((float64(n) + 0.5) * math.Pow10(exp))
			near(float64(1e14+n*15_308_643_974+5) * math.Pow10(exp-14))
		}
	}
	rapid.Check(t, func(t *rapid.T) { near(math.Exp(rapid.Float64Range(-16, 34).Draw(t, "log"))) })
}

func TestRound9Settles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := figures().Draw(t, "x")
		once := Round9(x)
		if twice := Round9(once); twice != once {
			t.Fatalf("Round9(%v) = %v, and of that %v", x, once, twice)
		}
	})
}

func BenchmarkRound9(b *testing.B) {
	for _, c := range []struct {
		name string
		x    float64
	}{
		{"ratio", 1.2/1 - 1},
		{"whole", 120},
		{"amount", 12345678.9},
		{"tie", 0.0000000005},
		{"fraction", 1392554.92 * 0.2939},
	} {
		b.Run(c.name, func(b *testing.B) {
			x, sink := c.x, 0.0
			for b.Loop() {
				sink += Round9(x)
			}
			if sink == 0 {
				b.Fatal("nothing computed")
			}
		})
	}
}

// TestDecimalOfNoNumber takes what is no number for zero; nothing is rounded to it.
func TestDecimalOfNoNumber(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := decimal(x); got.Sign() != 0 {
			t.Errorf("%v: got %v", x, got)
		}
	}
}
