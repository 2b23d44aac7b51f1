package receivables_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tier/credit/receivables"
)

// moneyTexts are amounts at some decimals, and what they are; a NaN-like want of "!" is no money, "large" too much.
func moneyTexts() []struct {
	text     string
	decimals int
	want     string
	rounded  bool
} {
	return []struct {
		text     string
		decimals int
		want     string
		rounded  bool
	}{
		{"0", 2, "0.00", false}, {"-0", 2, "0.00", false}, {"12.5", 2, "12.50", false}, {"-12.34", 2, "-12.34", false},
		{"+7", 0, "7", false}, {"1.005", 2, "1.01", true}, {"-1.005", 2, "-1.01", true}, {"1.0049999", 2, "1.00", true},
		{"0.995", 2, "1.00", true}, {"9.999", 2, "10.00", true}, {"2.5", 0, "3", true}, {"-2.5", 0, "-3", true},
		{"1.2300000", 2, "1.23", false}, {".5", 2, "0.50", false}, {"5.", 2, "5.00", false}, {"0.0000005", 6, "0.000001", true},
		{"92233720368547758.07", 2, "92233720368547758.07", false}, {"-92233720368547758.07", 2, "-92233720368547758.07", false},
		{"92233720368547758.08", 2, "large", false}, {"92233720368547758.075", 2, "large", false}, {"99999999999999999999", 2, "large", false},
		{"922337203685477580800", 0, "large", false}, {"9223372036854775807", 2, "large", false},
		{"", 2, "!", false}, {"-", 2, "!", false}, {".", 2, "!", false}, {"1e5", 2, "!", false}, {"1,000", 2, "!", false},
		{"--1", 2, "!", false}, {"1.2.3", 2, "!", false}, {"１", 2, "!", false}, {"1.-5", 2, "!", false}, {"NaN", 2, "!", false},
	}
}

func TestParseMoney(t *testing.T) {
	for _, tt := range moneyTexts() {
		got, rounded, err := receivables.ParseMoney(tt.text, tt.decimals)
		text := got.Text(tt.decimals)
		switch {
		case errors.Is(err, receivables.ErrNoMoney):
			text = "!"
		case errors.Is(err, receivables.ErrTooLarge):
			text = "large"
		}
		if text != tt.want || rounded != tt.rounded {
			t.Errorf("%q at %d: %s, rounded %v (%v); want %s, %v", tt.text, tt.decimals, text, rounded, err, tt.want, tt.rounded)
		}
	}
}

// FuzzParseMoney compares with fractions.
func FuzzParseMoney(f *testing.F) {
	for _, tt := range moneyTexts() {
		f.Add(tt.text, uint8(tt.decimals))
	}
	f.Fuzz(func(t *testing.T, text string, places uint8) {
		decimals := int(places % (receivables.MaxDecimals + 1))
		got, rounded, err := receivables.ParseMoney(text, decimals)
		plain := len(text) < 400 && strings.Trim(text, "+-.0123456789") == ""
		want, ok := new(big.Rat), false
		if plain {
			want, ok = want.SetString(text)
		}
		if err != nil {
			if ok && !errors.Is(err, receivables.ErrTooLarge) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if plain != ok && plain {
			t.Fatalf("%q is read as %s", text, got.Text(decimals))
		}
		if !ok {
			return // too long for the fractions
		}
		scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
		want.Mul(want, scale)
		off := new(big.Rat).Sub(new(big.Rat).SetInt64(int64(got)), want)
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 || rounded != (off.Sign() != 0) {
			t.Fatalf("%q at %d: %s, rounded %v", text, decimals, got.Text(decimals), rounded)
		}
		if off.Cmp(big.NewRat(1, 2)) == 0 && new(big.Rat).SetInt64(int64(got)).Cmp(want) > 0 != (want.Sign() > 0) {
			t.Fatalf("%q at %d: %s is not rounded away from zero", text, decimals, got.Text(decimals))
		}
		again, _, err := receivables.ParseMoney(got.Text(decimals), decimals)
		if err != nil || again != got {
			t.Fatalf("%s reads back as %s (%v)", got.Text(decimals), again.Text(decimals), err)
		}
	})
}

func TestMoneyOfFloats(t *testing.T) {
	for _, tt := range []struct {
		x        float64
		decimals int
		want     receivables.Money
		rounded  bool
	}{
		{0.1, 2, 10, false}, {55.94, 2, 5594, false}, {1.005, 2, 101, true}, {-1.005, 2, -101, true}, {8.675, 2, 868, true},
		{nearly(), 2, 30, true}, {1e15, 2, 1e17, false}, {1e-9, 6, 0, true},
		{123456789012345.67, 2, 12345678901234567, false}, {math.Copysign(0, -1), 2, 0, false},
	} {
		got, rounded, err := receivables.MoneyOf(tt.x, tt.decimals)
		if err != nil || got != tt.want || rounded != tt.rounded {
			t.Errorf("%v: %d, %v, %v; want %d, %v", tt.x, got, rounded, err, tt.want, tt.rounded)
		}
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e18, -1e300} {
		if m, _, err := receivables.MoneyOf(x, 2); err == nil {
			t.Errorf("%v is %d", x, m)
		}
	}
}

// nearly is 0.30000000000000004, which a constant expression would not be.
func nearly() float64 {
	x := 0.1
	return x + 0.2
}

// TestFloatsReadBack wants the float that is nearest to the decimal text, and the same money out of it as long as a float
// can tell its neighbours apart.
func TestFloatsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := receivables.Money(rapid.Int64Min(-math.MaxInt64).Draw(t, "money"))
		decimals := rapid.IntRange(0, receivables.MaxDecimals).Draw(t, "decimals")
		want, _ := new(big.Rat).SetString(m.Text(decimals))
		nearest, _ := want.Float64()
		if got := m.Float(decimals); got != nearest {
			t.Fatalf("%s is %v, want %v", m.Text(decimals), got, nearest)
		}
		if small := m % 1e15; true {
			back, rounded, err := receivables.MoneyOf(small.Float(decimals), decimals)
			if err != nil || rounded || back != small {
				t.Fatalf("%s reads back as %s (%v, %v)", small.Text(decimals), back.Text(decimals), rounded, err)
			}
		}
	})
	if x := receivables.Money(9007199254740993).Float(2); x != 90071992547409.93 {
		t.Error(x)
	}
	if sum := receivables.Money(10) + 20; sum.Float(2) != 0.3 {
		t.Error(sum.Float(2))
	}
}

func TestSum(t *testing.T) {
	const most = receivables.Money(math.MaxInt64)
	if got, err := receivables.Sum(1, -3, 0, most, -most, 4); got != 2 || err != nil {
		t.Error(got, err)
	}
	for _, all := range [][]receivables.Money{{most, 1}, {-most, -1}, {-most, -most}} {
		if got, err := receivables.Sum(all...); !errors.Is(err, receivables.ErrTooLarge) {
			t.Error(all, got, err)
		}
	}
}
