package fileio

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// checkShortest takes strconv as the judge.
func checkShortest(t interface{ Errorf(string, ...any) }, x float64) {
	if want, got := strconv.FormatFloat(x, 'f', -1, 64), string(AppendShortest(nil, x)); got != want {
		t.Errorf("%b is printed %s, want %s", x, got, want)
	}
	if want, got := plainDecimal(x), string(appendPlain(nil, x)); got != want {
		t.Errorf("%b is printed %s, want %s", x, got, want)
	}
}

func TestAppendShortest(t *testing.T) {
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 0.1, 0.01, 0.001, 1e-4, 1e-9, 1e-10, 5e-324, 1e15, 1e15 - 1, 1e15 + 2, 1 << 53,
		1e21, 1e22, 1e300, math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1), 0.1 + 0.2, 1.0 / 3, 999999999999.99, 9999999999999.99,
		99999999999999.9, 0.30000000000000004, 4503599627370497.5, 100.10, 1234.5, 63.038235, 94.152941529, 0.000000001, 1.000000001} {
		checkShortest(t, x)
		checkShortest(t, -x)
		checkShortest(t, math.Nextafter(x, math.Inf(1)))
		checkShortest(t, math.Nextafter(x, 0))
	}
}

// TestAppendShortestOfDecimals takes decimals as lists hold them, and what lies beside them.
func TestAppendShortestOfDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.Int64Range(0, int64(math.Pow10(rapid.IntRange(1, 18).Draw(t, "digits")))).Draw(t, "m")
		x := float64(digits) / math.Pow10(rapid.IntRange(0, 18).Draw(t, "decimals"))
		if rapid.Bool().Draw(t, "negative") {
			x = -x
		}
		for range rapid.IntRange(0, 3).Draw(t, "beside") {
			x = math.Nextafter(x, math.Inf(1))
		}
		checkShortest(t, x)
	})
}

func TestAppendShortestOfAnyBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkShortest(t, math.Float64frombits(rapid.Uint64().Draw(t, "bits"))) })
}

func FuzzAppendShortest(f *testing.F) {
	for _, x := range []float64{0, 0.1, 1392554.92, 94.152941529, 1e15} {
		f.Add(math.Float64bits(x))
	}
	f.Fuzz(func(t *testing.T, bits uint64) { checkShortest(t, math.Float64frombits(bits)) })
}

// BenchmarkAppendShortest prints figures of a list, once as here and once as strconv does.
func BenchmarkAppendShortest(b *testing.B) {
	figures := map[string][]float64{"whole": {1, 128, 42410, 100}, "money": {1392554.92, 1631931.9, 485028.67, 10.5},
		"ratio": {0.2939, 0.3319, -0.0463, 0.1088}, "points": {94.152941529, 23.538235382, 77.493774938, 19.373443735}, "any": {1.0 / 3, math.Pi, math.Sqrt2, 1e-5 / 7}}
	for _, kind := range []string{"whole", "money", "ratio", "points", "any"} {
		for name, print := range map[string]func([]byte, float64) []byte{"here": AppendShortest,
			"strconv": func(b []byte, x float64) []byte { return strconv.AppendFloat(b, x, 'f', -1, 64) }} {
			b.Run(kind+"/"+name, func(b *testing.B) {
				var buf []byte
				four := figures[kind]
				for i := 0; b.Loop(); i++ {
					buf = print(buf[:0], four[i&3])
				}
			})
		}
	}
}
