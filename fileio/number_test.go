package fileio

import (
	"math"
	"strconv"
	"testing"

	exact "github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// numberForms are numbers as people write them.
var numberForms = []struct {
	in      string
	value   float64
	unit    string
	percent bool
}{
	{in: "0", value: 0},
	{in: "-0", value: 0},
	{in: "5", value: 5},
	{in: "+5", value: 5},
	{in: "-5", value: -5},
	{in: "−5", value: -5},
	{in: "－5", value: -5},
	{in: "- 5", value: -5},
	{in: "007", value: 7},
	{in: ".5", value: 0.5},
	{in: "-.5", value: -0.5},
	{in: "1234.5", value: 1234.5},
	{in: "1,234.5", value: 1234.5},
	{in: "1,234,567", value: 1234567},
	{in: "12,345,678.90", value: 12345678.9},
	{in: "１２３", value: 123},
	{in: "１，２３４．５", value: 1234.5},
	{in: "1，234", value: 1234},
	{in: "  42 ", value: 42},
	{in: "\u00a042\u00a0", value: 42},
	{in: "\u200942", value: 42},
	{in: "\u202f42\u3000", value: 42},
	{in: "\ufeff42\u200b", value: 42},
	{in: "1.5e3", value: 1500},
	{in: "1.5E+3", value: 1500},
	{in: "15e-1", value: 1.5},
	{in: "1.2万", value: 12000, unit: "万"},
	{in: "1.2 万", value: 12000, unit: "万"},
	{in: "1,234.5万", value: 12345000, unit: "万"},
	{in: "3亿", value: 300000000, unit: "亿"},
	{in: "2.3亿", value: 230000000, unit: "亿"},
	{in: "0.1亿", value: 10000000, unit: "亿"},
	{in: "1.1万亿", value: 1.1e12, unit: "万亿"},
	{in: "5千", value: 5000, unit: "千"},
	{in: "5百万", value: 5000000, unit: "百万"},
	{in: "2千万", value: 20000000, unit: "千万"},
	{in: "2十亿", value: 2000000000, unit: "十亿"},
	{in: "100元", value: 100, unit: "元"},
	{in: "8.2万元", value: 82000, unit: "万元"},
	{in: "-8.2万元", value: -82000, unit: "万元"},
	{in: "1.005亿元", value: 100500000, unit: "亿元"},
	{in: "3百万元", value: 3000000, unit: "百万元"},
	{in: "12.5%", value: 0.125, percent: true},
	{in: "12.5 %", value: 0.125, percent: true},
	{in: "12.5％", value: 0.125, percent: true},
	{in: "8.2%", value: 0.082, percent: true},
	{in: "-8.2%", value: -0.082, percent: true},
	{in: "1,000%", value: 10, percent: true},
	{in: "(12.5%)", value: -0.125, percent: true},
	{in: "(12.5)%", value: -0.125, percent: true},
	{in: "(123)", value: -123},
	{in: "（123）", value: -123},
	{in: "(1,234.50)", value: -1234.5},
	{in: "1,234.50-", value: -1234.5},
	{in: "￥１，２３４．５０ －", value: -1234.5, unit: "元"},
	{in: "0.00-", value: 0},
	{in: "( 123 )", value: -123},
	{in: "(0)", value: 0},
	{in: "(1.2万)", value: -12000, unit: "万"},
	{in: "(1.2)万元", value: -12000, unit: "万元"},
	{in: "￥1,000", value: 1000, unit: "元"},
	{in: "¥1,000.00", value: 1000, unit: "元"},
	{in: "￥ 1000", value: 1000, unit: "元"},
	{in: "-￥5", value: -5, unit: "元"},
	{in: "￥-5", value: -5, unit: "元"},
	{in: "(￥123)", value: -123, unit: "元"},
	{in: "￥(123)", value: -123, unit: "元"},
	{in: "￥1.2万", value: 12000, unit: "万元"},
	{in: "￥1.2万元", value: 12000, unit: "万元"},
	{in: "RMB 100", value: 100, unit: "元"},
	{in: "cny100", value: 100, unit: "元"},
	{in: "人民币100万元", value: 1000000, unit: "万元"},
	{in: "$1,000", value: 1000, unit: "美元"},
	{in: "100美元", value: 100, unit: "美元"},
	{in: "1.5万美元", value: 15000, unit: "万美元"},
	{in: "€2", value: 2, unit: "欧元"},
	{in: "123456789012345678", value: 123456789012345678},
	{in: "0.1", value: 0.1},
	{in: "1e308", value: 1e308},
	{in: "1e-400", value: 0},
}

// noNumbers are texts that must not become numbers silently.
var noNumbers = []string{
	"4-", "4.5-", "1,234-", "-1.50-", "(1.50)-", "1.50-万", "12.50%-", "1.50e2-", "1.50--",
	"", " ", "\u3000", "-", "—", "–5", "+", "()", "( )", "(-5)", "-(5)", "((5))", "(5", "5)", "NaN", "nan", "Inf", "-inf",
	"Infinity", "∞", "0x10", "0b1", "1_000", "1,23", "12,34", "1,234,5", "1234,567", ",123", "1,", "1,,234", "0,123", "01,234", "1,234.5,6",
	"12abc", "abc12", "abc", "1.2.3", "1.", "1. ", ".", "..", "-.", "e5", "1e", "1e+", "1e+-5", "1e5.5", "1e400", "1e99999999999999999999",
	"12 34", "1 234", "5%%", "%", "%5", "5%万", "5万%", "$5%", "($5)%", "万", "亿元", "元", "￥", "5万万", "5元元", "$5元", "￥5美元", "5件", "5天", "5w", "5k",
	"十", "一百", "½", "①", "Ⅻ", "٣", "2026-09-30", "1:30", "1/2", "#N/A", "无", "N/A", "5\"", "1e5e5", "--5", "+-5", "5-", "5+",
}

func TestParseNumber(t *testing.T) {
	for _, c := range numberForms {
		value, unit, percent, ok := ParseNumber(c.in)
		if !ok || value != c.value || unit != c.unit || percent != c.percent || math.Signbit(value) != (c.value < 0) {
			t.Errorf("ParseNumber(%q) = %v, %q, %v, %v; want %v, %q, %v, true", c.in, value, unit, percent, ok, c.value, c.unit, c.percent)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, in := range noNumbers {
		if value, unit, _, ok := ParseNumber(in); ok {
			t.Errorf("ParseNumber(%q) = %v %q, want it refused", in, value, unit)
		}
	}
}

// TestParseNumberReadsWhatIsFormatted writes random decimals in every style and reads them back.
func TestParseNumberReadsWhatIsFormatted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := exact.New(rapid.Int64Range(-1e15, 1e15).Draw(t, "digits"), int32(rapid.IntRange(-9, 3).Draw(t, "exponent")))
		unit := rapid.SampledFrom([]string{"", "%", "千", "万", "百万", "亿", "元", "万元", "亿元"}).Draw(t, "unit")
		text := d.Abs().String()
		if rapid.Bool().Draw(t, "grouped") {
			text = grouped(text)
		}
		text += unit
		if rapid.Bool().Draw(t, "wide") {
			text = widened(text)
		}
		if d.IsNegative() {
			text = rapid.SampledFrom([]string{"-" + text, "−" + text, "(" + text + ")", "（" + text + "）"}).Draw(t, "sign")
		}
		want := d.Shift(int32(scaleOf(unit)))
		if unit == "%" {
			want = d.Shift(-2)
		}
		got, _, percent, ok := ParseNumber(" " + text + "\u3000")
		if !ok || got != nearestFloat(t, want) || percent != (unit == "%") {
			t.Fatalf("ParseNumber(%q) = %v, %v, %v; want %v", text, got, percent, ok, want)
		}
	})
}

// TestShiftEqualsDecimal shifts numbers between units and compares with exact arithmetic.
func TestShiftEqualsDecimal(t *testing.T) {
	units := []string{"元", "千元", "万元", "百万元", "亿元"}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e15, 1e15).Draw(t, "x")
		from, to := rapid.SampledFrom(units).Draw(t, "from"), rapid.SampledFrom(units).Draw(t, "to")
		places, ok := convertible(from, to)
		if !ok {
			t.Fatalf("%s is not convertible to %s", from, to)
		}
		got, ok := shiftFloat(x, places)
		whole, err := exact.NewFromString(strconv.FormatFloat(x, 'f', -1, 64))
		if err != nil {
			t.Fatal(err)
		}
		if want := nearestFloat(t, whole.Shift(int32(places))); !ok || got != want {
			t.Fatalf("%v %s is %v %s, want %v", x, from, got, to, want)
		}
	})
}

func TestShiftFloat(t *testing.T) {
	for _, c := range []struct {
		x      float64
		places int
		want   float64
	}{
		{12345.67, -4, 1.234567}, {2.3, 8, 230000000}, {0.07, 2, 7}, {1.1, 1, 11}, {-8.2, -2, -0.082}, {0, 4, 0}, {1e300, 4, 1e304},
	} {
		if got, ok := shiftFloat(c.x, c.places); !ok || got != c.want {
			t.Errorf("shiftFloat(%v, %d) = %v, %v; want %v", c.x, c.places, got, ok, c.want)
		}
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), 1e308} {
		if got, ok := shiftFloat(x, 8); ok {
			t.Errorf("shiftFloat(%v, 8) = %v, want it refused", x, got)
		}
	}
}

func TestPlainNumber(t *testing.T) {
	for s, want := range map[string]float64{
		"0": 0, "-0": 0, "5": 5, "-5": -5, "0.5": 0.5, "-0.50": -0.5, "123456789012345": 123456789012345, "1e5": 100000, "1.5E-3": 0.0015,
	} {
		if got, ok := plainNumber(s); !ok || got != want {
			t.Errorf("plainNumber(%q) = %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{
		"", "-", "007", "-01", "00", "+5", ".5", "5.", "1,234", "110101199003071234", "1234567890123456", "0.1234567890123456",
		"1e", "1e999", "0x1", "NaN", "１", " 5", "5 ", "1_000", "12.5%",
	} {
		if got, ok := plainNumber(s); ok {
			t.Errorf("plainNumber(%q) = %v, want it text", s, got)
		}
	}
}

// FuzzNumber looks for texts that panic, give what is not finite, or mean something else when written again.
func FuzzNumber(f *testing.F) {
	for _, c := range numberForms {
		f.Add(c.in)
	}
	for _, s := range noNumbers {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		value, unit, percent, ok := ParseNumber(s)
		if !ok {
			return
		}
		if math.IsNaN(value) || math.IsInf(value, 0) {
			t.Fatalf("ParseNumber(%q) = %v", s, value)
		}
		if percent && unit != "" {
			t.Fatalf("ParseNumber(%q) is a percentage in %s", s, unit)
		}
		again, _, _, ok := ParseNumber(strconv.FormatFloat(value, 'g', -1, 64))
		if !ok || again != value {
			t.Fatalf("ParseNumber(%q) = %v, and that reads as %v", s, value, again)
		}
	})
}

func nearestFloat(t *rapid.T, d exact.Decimal) float64 {
	x, err := strconv.ParseFloat(d.String(), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// grouped puts a comma between each three whole digits.
func grouped(s string) string {
	whole, fraction := s, ""
	for i := range s {
		if s[i] == '.' {
			whole, fraction = s[:i], s[i:]
		}
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + fraction
}

// widened makes ASCII characters full-width.
func widened(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r > ' ' && r < 0x7f {
			out[i] = r + 0xfee0
		}
	}
	return string(out)
}
