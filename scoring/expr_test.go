package scoring

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fourCustomers are the columns of the tables below.
func fourCustomers() dated {
	none := math.NaN()
	return dated{
		list: list{n: 4, numbers: map[string][]float64{
			"sales":         {100, 50, none, -20},
			"last":          {80, 0, 40, 10},
			"margin":        {0.1, 0.25, 0.3, none},
			"noisy":         {0.1 + 0.2, 1.2/1 - 1, 0.30000000000000004, 0.2},
			"huge":          {1e308, 1e200, 1, -1e308},
			"利润":            {3, 1, 2, 4},
			"score":         {90, 80, none, 60},
			`points["忠诚度"]`: {10, 8, none, 6},
			`groups["潜在"]`:  {50, 60, none, 70},
		}, texts: map[string][]string{
			"region":    {"华东", "华北", "", "华东大区"},
			"home":      {"华东", "华东", "华东", ""},
			"strategic": {"是", "否", "", "是"},
			"code":      {"8", "9", "10", ""},
			"tier":      {"重要客户", "小客户", "", "小客户"},
		}},
		dates: map[string][]time.Time{
			"since": {day("2026-01-15"), day("2025-06-30").Add(18 * time.Hour), {}, day("2026-09-30")},
			"until": {day("2026-01-15").Add(time.Hour), day("2025-07-01"), day("2025-07-01"), {}},
		},
	}
}

func wideScope() *Scope {
	return &Scope{
		Fields: []FieldInfo{
			{"sales", Number}, {"last", Number}, {"margin", Number}, {"noisy", Number}, {"huge", Number}, {"利润", Number},
			{"region", Text}, {"home", Text}, {"strategic", Unknown}, {"code", Unknown}, {"since", Date}, {"until", Unknown},
			{"absent", Number}, {"nothing", Unknown},
		},
		Criteria: []string{"忠诚度", "合作期限"},
		Groups:   []string{"潜在", "现实"},
		Tiers:    []string{"关键客户", "重要客户", "小客户"},
		Scored:   true,
	}
}

// goodExpressions are expressions and what they yield for the four customers: figures rounded by Round9, texts, T, F
// or ? for undecided; - is missing.
var goodExpressions = []struct{ src, want string }{
	// figures and arithmetic
	{`1`, "1 1 1 1"},
	{`.5 + 1.5e1`, "15.5 15.5 15.5 15.5"},
	{`sales`, "100 50 - -20"},
	{`sales + 1`, "101 51 - -19"},
	{`sales - last`, "20 50 - -30"},
	{`sales * margin`, "10 12.5 - -"},
	{`sales / last`, "1.25 - - -2"},
	{`1 / 0`, "- - - -"},
	{`0 / 0`, "- - - -"},
	{`huge * 10`, "- 1e+201 10 -"},
	{`huge + huge - huge`, "- 1e+200 1 -"},
	{`-sales`, "-100 -50 - 20"},
	{`2 + 3 * 4 - 6 / 2`, "11 11 11 11"},
	{`(2 + 3) * 4`, "20 20 20 20"},
	{`10 - 4 - 3`, "3 3 3 3"},
	{`-(2 - 5)`, "3 3 3 3"},
	{`利润 * 2`, "6 2 4 8"},
	{`absent + 1`, "- - - -"},
	// functions of the row
	{`min(sales, last)`, "80 0 - -20"},
	{`max(sales, last, 90)`, "100 90 - 90"},
	{`min(10, margin * 40)`, "4 10 10 -"},
	{`abs(sales)`, "100 50 - 20"},
	{`round(1.005, 2)`, "1.01 1.01 1.01 1.01"},
	{`round(sales / 3)`, "33 17 - -7"},
	{`round(sales, -2)`, "100 100 - 0"},
	{`coalesce(sales, margin, 0)`, "100 50 0.3 -20"},
	{`coalesce(sales / last, 9)`, "1.25 9 9 -2"},
	{`coalesce(region, "无")`, "华东 华北 无 华东大区"},
	{`growth(sales, last)`, "0.25 - - -3"},
	{`growth(120, 100)`, "0.2 0.2 0.2 0.2"},
	{`growth(last, sales)`, "-0.2 -1 - -"},
	// comparisons, with rounding
	{`sales > 60`, "T F ? F"},
	{`sales >= 50`, "T T ? F"},
	{`sales < last`, "F F ? T"},
	{`sales <= -20`, "F F ? T"},
	{`sales == 100`, "T F ? F"},
	{`100 != sales`, "F T ? T"},
	{`noisy == 0.3`, "T F T F"},
	{`noisy >= 0.2`, "T T T T"},
	{`noisy > 0.3`, "F F F F"},
	{`strategic == "是"`, "T F ? T"},
	{`'是' != strategic`, "F T ? F"},
	{`region == home`, "T F ? ?"},
	{`code == "8"`, "T F F ?"},
	{`since == "2026-01-15"`, "T F ? F"},
	{`since < "2026-01-01"`, "F T ? F"},
	{`since <= "2025-06-30"`, "F T ? F"},
	{`since >= until`, "T F ? ?"},
	{`until == "2025-07-01" and until < "2026-01-01"`, "F T T ?"},
	{`"2026-01-01" < since`, "T F ? T"},
	// lists and texts
	{`region in ["华东", "华北"]`, "T T ? F"},
	{`region not in ["华东"]`, "F T ? T"},
	{`sales in [100, -20]`, "T F ? T"},
	{`noisy in [0.3]`, "T F T F"},
	{`利润 in [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]`, "F T T F"},
	{`code in ["1", "2", "3", "4", "5", "6", "7", "8", "9"]`, "T T F ?"},
	{`since in ["2026-01-15", "2026-09-30"]`, "T F ? T"},
	{`region contains "东"`, "T F ? T"},
	{`region startsWith home`, "T F ? ?"},
	{`region endsWith "大区"`, "F F ? T"},
	{`not (region contains "东")`, "F T ? F"},
	{`region not startsWith "华东"`, "F T ? F"},
	// logic
	{`true`, "T T T T"},
	{`!(sales > 60)`, "F T ? T"},
	{`sales > 60 and last > 60`, "T F F F"},
	{`sales > 60 && last > 20`, "T F ? F"},
	{`sales > 60 or last > 20`, "T F T F"},
	{`sales > 60 || last > 60`, "T F ? F"},
	{`missing(sales)`, "F F T F"},
	{`missing(region) or missing(margin)`, "F F T T"},
	{`missing(strategic)`, "F F T F"},
	{`missing(until)`, "F F F T"},
	{`missing(since)`, "F F T F"},
	{`missing(noisy)`, "F F F F"},
	{`missing(nothing)`, "T T T T"},
	{`missing(sales / last)`, "F T T F"},
	{`missing(coalesce(since, until))`, "F F F F"},
	// choices
	{`sales > 60 ? 10 : 5`, "10 5 - 5"},
	{`sales > 60 ? "大" : region`, "大 华北 - 华东大区"},
	{`missing(sales) ? 0 : sales > 60 ? 10 : 5`, "10 5 0 5"},
	{`sales > 60 ? last > 1 : margin > 1`, "T F ? ?"},
	{`(sales > 60 ? since : until) > "2026-01-01"`, "T F ? ?"},
	{`sales > 0 ? "正" : ""`, "正 正 - -"},
	// whole columns
	{`sum(sales)`, "130 130 130 130"},
	{`mean(margin)`, "0.216666667 0.216666667 0.216666667 0.216666667"},
	{`median(sales)`, "50 50 50 50"},
	{`median(利润)`, "2.5 2.5 2.5 2.5"},
	{`quantile(利润, 0.9)`, "3.7 3.7 3.7 3.7"},
	{`quantile(sales, 0)`, "-20 -20 -20 -20"},
	{`quantile(sales, 1)`, "100 100 100 100"},
	{`rank(sales)`, "1 2 - 3"},
	{`rank(noisy)`, "1 3 1 3"},
	{`percentile(noisy)`, "66.666666667 0 66.666666667 0"},
	{`percentile(sales)`, "100 50 - 0"},
	{`share(sales)`, "0.666666667 0.333333333 - 0"},
	{`share(-last)`, "- - - -"},
	{`sum(absent)`, "- - - -"},
	{`mean(absent)`, "- - - -"},
	{`sales / sum(sales) * 100`, "76.923076923 38.461538462 - -15.384615385"},
	{`rank(sales / last)`, "1 - - 2"},
	{`sum(rank(sales))`, "6 6 6 6"},
	{`sum(sales > 0 ? 1 : 0)`, "2 2 2 2"},
	{`sum(huge)`, "1e+200 1e+200 1e+200 1e+200"},
	// after scoring
	{`score >= 80`, "T T ? F"},
	{`tier == "小客户"`, "F T ? T"},
	{`tier in ["重要客户", "关键客户"]`, "T F ? F"},
	{`points["忠诚度"] >= 8 and groups['潜在'] < 60`, "T F ? F"},
	{`rank(score)`, "1 2 - 3"},
}

func TestExpressions(t *testing.T) {
	columns := fourCustomers()
	for _, c := range goodExpressions {
		e, err := Compile(c.src, wideScope())
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if got := run(e, columns); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// run computes an expression and writes the result as the tables do.
func run(e *Expr, columns Columns) string {
	var words []string
	switch e.Kind() {
	case Number:
		for _, x := range e.Numbers(columns) {
			words = append(words, strings.Replace(strconv.FormatFloat(Round9(x), 'g', -1, 64), "NaN", "-", 1))
		}
	case Text:
		for _, s := range e.Texts(columns) {
			words = append(words, cmpOr(s, "-"))
		}
	case Bool:
		for _, t := range e.Truths(columns) {
			words = append(words, [...]string{"F", "T", "?"}[t])
		}
	}
	return strings.Join(words, " ")
}

func cmpOr(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func TestFieldKinds(t *testing.T) {
	scope := &Scope{Fields: []FieldInfo{{"a", Unknown}, {"b", Unknown}, {"c", Unknown}, {"d", Date}, {"n", Number}, {"t", Text}}}
	for _, c := range []struct {
		src  string
		kind Kind
		want map[string]Kind
	}{
		{`a + 1`, Number, map[string]Kind{"a": Number}},
		{`a`, Number, map[string]Kind{"a": Number}},
		{`a == "x"`, Bool, map[string]Kind{"a": Text}},
		{`a in ["x"]`, Bool, map[string]Kind{"a": Text}},
		{`a in [1]`, Bool, map[string]Kind{"a": Number}},
		{`a contains b`, Bool, map[string]Kind{"a": Text, "b": Text}},
		{`a == b`, Bool, map[string]Kind{"a": Number, "b": Number}},
		{`a == b and b == c and c == "x"`, Bool, map[string]Kind{"a": Text, "b": Text, "c": Text}},
		{`a == b and b == d`, Bool, map[string]Kind{"a": Date, "b": Date, "d": Date}},
		{`a == "2026-01-01"`, Bool, map[string]Kind{"a": Text}},
		{`a < "2026-01-01"`, Bool, map[string]Kind{"a": Date}},
		{`a == "2026-01-01" or a == d`, Bool, map[string]Kind{"a": Date, "d": Date}},
		{`missing(a)`, Bool, map[string]Kind{"a": Unknown}},
		{`missing(a) or a > 1`, Bool, map[string]Kind{"a": Number}},
		{`missing(n) and missing(t) and missing(d)`, Bool, map[string]Kind{"n": Number, "t": Text, "d": Date}},
		{`missing(a + 0)`, Bool, map[string]Kind{"a": Number}},
		{`coalesce(a, t)`, Text, map[string]Kind{"a": Text, "t": Text}},
		{`n > 1 ? a : b`, Number, map[string]Kind{"n": Number, "a": Number, "b": Number}},
		{`n > 1 ? a : "x"`, Text, map[string]Kind{"n": Number, "a": Text}},
	} {
		e, err := Compile(c.src, scope)
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if e.Kind() != c.kind {
			t.Errorf("%s yields a %v, want a %v", c.src, e.Kind(), c.kind)
		}
		if diff := cmp.Diff(c.want, e.FieldKinds()); diff != "" {
			t.Errorf("%s: %s", c.src, diff)
		}
	}
}

func TestFieldsAndSource(t *testing.T) {
	e, err := Compile(` sales + last*sales > score `, wideScope())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"last", "sales"}, e.Fields()); diff != "" {
		t.Error(diff)
	}
	if got := e.Source(); got != ` sales + last*sales > score ` {
		t.Errorf("source %q", got)
	}
}

func TestExpect(t *testing.T) {
	for _, c := range []struct {
		src    string
		needed Kind
		want   string
	}{
		{`sales > 1`, Bool, ""},
		{`sales`, Bool, "0+5 this is a number; here a condition is needed | compare it, as in sales > 0"},
		{`region`, Bool, `0+6 this is a text; here a condition is needed | compare it, as in region == "…"`},
		{`sales > 1`, Number, "0+9 this is a condition; here a number is needed | write (sales > 1) ? 1 : 0"},
		{`region`, Number, "0+6 this is a text; here a number is needed | "},
	} {
		e, err := Compile(c.src, wideScope())
		if err != nil {
			t.Fatal(err)
		}
		if got := describe(e.Expect(c.needed)); got != c.want {
			t.Errorf("%s as a %v: %q, want %q", c.src, c.needed, got, c.want)
		}
	}
}

// An excluded row yields nothing, whatever the expression, and no column function counts it.
func TestExpressionsLeaveExcludedRowsOut(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`1`, "1 - 1 1"},
		{`sum(sales)`, "80 - 80 80"},
		{`sum(1)`, "3 - 3 3"},
		{`rank(利润)`, "2 - 3 1"},
		{`mean(coalesce(sales, 0))`, "26.666666667 - 26.666666667 26.666666667"},
		{`"x"`, "x - x x"},
		{`missing(sales)`, "F ? T F"},
		{`true`, "T ? T T"},
	} {
		f := NewFrame(fourCustomers())
		f.Exclude(1, Say("out"))
		e, err := Compile(c.src, wideScope())
		if err != nil {
			t.Fatal(err)
		}
		if got := run(e, f); got != c.want {
			t.Errorf("%s = %s, want %s", c.src, got, c.want)
		}
	}
}
