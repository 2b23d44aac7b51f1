package credit

import (
	"testing"

	"pgregory.net/rapid"

	"tier/scoring"
)

// statements are those of five customers: one as the books say it should be, one that lost money, one without liabilities,
// one without an opening balance, and one whose amounts are of different units.
func statements() *scoring.Frame {
	return scoring.NewFrame(list{n: 5, numbers: map[string][]float64{
		"current_assets": {300, 100, 50, 80, 3000000},
		"inventory":      {100, 40, 10, nan, 0},
		"current_debts":  {200, 120, 0, 40, 100},
		"debts":          {426, 90, 0, 40, 50},
		"assets_open":    {800, 100, 100, nan, 100},
		"assets_close":   {1000, 140, -100, 90, 100},
		"sales":          {4050, 240, 100, 300, 450},
		"profit":         {607.5, -24, 10, 45, 67.5},
	}})
}

func fourRatios(t *testing.T) []Ratio {
	fields := []string{"current_assets", "inventory", "current_debts", "debts", "assets_open", "assets_close", "sales", "profit"}
	e := func(src string) *scoring.Expr { return expr(t, src, fields...) }
	return []Ratio{
		{Name: "quick", Of: e("current_assets - inventory"), To: e("current_debts"), Reference: Reference{Way: AtLeast, Value: 1}, High: 20},
		{Name: "debt", Of: e("debts"), To: e("assets_close"), Reference: Reference{About, .5, .1}, High: 5, Percent: true},
		{Name: "turnover", Of: e("sales"), To: e("(assets_open + assets_close) / 2"), Reference: Reference{About, 4.5, .5}},
		{Name: "margin", Of: e("profit"), To: e("sales"), Reference: Reference{Way: AtLeast, Value: .15}, Low: -5, High: 1},
	}
}

func TestMeasure(t *testing.T) {
	f := statements()
	got := Measure(fourRatios(t), "", f)
	want := []struct {
		value   []float64
		verdict []Verdict
		why     map[int]string
	}{
		{[]float64{1, .5, nan, nan, nan}, []Verdict{Good, TooLow, 0, 0, 0}, map[int]string{
			2: "current_debts is 0, and a ratio takes a denominator above 0", 3: "missing: inventory",
			4: "30000 is not plausible: it is outside of 0 to 20; are both amounts in the same unit?"}},
		{[]float64{.426, .642857143, nan, .444444444, .5}, []Verdict{Good, TooHigh, 0, Good, Good}, map[int]string{
			2: "assets_close is -100, and a ratio takes a denominator above 0"}},
		{[]float64{4.5, 2, nan, nan, 4.5}, []Verdict{Good, TooLow, 0, 0, Good}, map[int]string{
			2: "(assets_open + assets_close) / 2 is 0, and a ratio takes a denominator above 0", 3: "missing: assets_open"}},
		{[]float64{.15, -.1, .1, .15, .15}, []Verdict{Good, TooLow, TooLow, Good, Good}, nil},
	}
	for i, w := range want {
		diff(t, w.value, got[i].Value)
		diff(t, w.verdict, got[i].Verdict)
		diff(t, w.why, reasons(got[i].Why))
		column, _ := f.Numbers(got[i].Ratio.Name)
		diff(t, w.value, column)
	}
	diff(t, []float64{200, 60, 40, nan, 3000000}, got[0].Of)
	diff(t, []float64{200, 120, 0, 40, 100}, got[0].To)
}

// TestMeasureWhy: an implausible ratio and one of unreadable cells are unreadable, one that there is none of is missing.
func TestMeasureWhy(t *testing.T) {
	f := statements()
	f.Spoil(0, "inventory", scoring.Say("inventory unreadable"))
	f.Exclude(1, scoring.Say("repeated"))
	quick := Measure(fourRatios(t), "", f)[0]
	diff(t, []float64{nan, nan, nan, nan, nan}, quick.Value)
	diff(t, "could not be read: inventory", quick.Why[0].String())
	if why, ok := quick.Why[1]; ok {
		t.Errorf("an excluded row has a reason: %s", why)
	}
	for row, want := range []bool{true, false, false, false, true} {
		if got := f.Unreadable("quick", row); got != want {
			t.Errorf("row %d: unreadable is %v, want %v", row, got, want)
		}
	}
}

func TestMeasureOperands(t *testing.T) {
	tests := []struct {
		of, to string
		want   string
	}{
		{"a + 1", "b", "missing: a, b"},
		{"a", "c", "missing: a"},
		{"c", "b", "missing: b"},
		{"c / 0", "c", "c / 0 has no result, as of a division by zero"},
		{"c", "c / 0", "c / 0 has no result, as of a division by zero"},
		{"c / 0", "c / 0", "c / 0 ÷ c / 0 has no result, as of a division by zero"},
		{"coalesce(a, b)", "c", "missing: a, b"},
		{"nowhere", "c", "missing: nowhere"},
		{`opened < "2020-01-01" ? 1 : 2`, "c", "missing: opened"},
		{`industry == "retail" ? 1 : 2`, "c", "missing: industry"},
		{"missing(a) ? b : 1", "c", "missing: a, b"},
		{"c * 1e300", "0.000000001", "the ratio is beyond all figures"},
		{"missing(code) ? b : 1", "c", "missing: b"},
		{"coalesce(a, 1)", "c", ""},
	}
	for _, tt := range tests {
		t.Run(tt.of+" by "+tt.to, func(t *testing.T) {
			f := scoring.NewFrame(list{n: 1, numbers: map[string][]float64{"a": {nan}, "b": {nan}, "c": {1e8}}})
			fields := []string{"a", "b", "c", "nowhere"}
			m := Measure([]Ratio{{Name: "r", Of: expr(t, tt.of, fields...), To: expr(t, tt.to, fields...)}}, "", f)[0]
			diff(t, tt.want, m.Why[0].String())
		})
	}
}

func TestMeasureStated(t *testing.T) {
	f := scoring.NewFrame(list{n: 6, numbers: map[string][]float64{"stated": {.426, 42.6, 1000, nan, -.1, 1}}})
	m := Measure([]Ratio{{Name: "debt", Field: "stated", Reference: Reference{About, .5, .1}, High: 1.5}}, "", f)[0]
	diff(t, []float64{.426, nan, nan, nan, nan, 1}, m.Value)
	diff(t, []Verdict{Good, 0, 0, 0, 0, TooHigh}, m.Verdict)
	diff(t, map[int]string{
		1: "42.6 looks like a percentage: write 42.6% or 0.426",
		2: "1000 is not plausible: it is outside of 0 to 1.5",
		3: "missing: stated",
		4: "-0.1 is not plausible: it is outside of 0 to 1.5",
	}, reasons(m.Why))
	if m.Of != nil || m.To != nil {
		t.Error("a stated ratio has operands")
	}
}

// TestMeasureByPeer: a reference of the industry overrules the ratio's own, whatever the case of its word.
func TestMeasureByPeer(t *testing.T) {
	f := scoring.NewFrame(list{n: 4, numbers: map[string][]float64{"stated": {.7, .7, .7, .7}},
		texts: map[string][]string{"industry": {"Retail ", "farming", "", "mining"}}})
	ratios := []Ratio{{Name: "r", Field: "stated", Reference: Reference{Way: AtLeast, Value: 1},
		ByPeer: map[string]Reference{"retail": {Way: AtLeast, Value: .5}, "mining": {Way: AtMost, Value: .6}}}}
	diff(t, []Verdict{Good, TooLow, TooLow, TooHigh}, Measure(ratios, "industry", f)[0].Verdict)
	diff(t, []Verdict{TooLow, TooLow, TooLow, TooLow}, Measure(ratios, "", f)[0].Verdict)
	diff(t, []Verdict{TooLow, TooLow, TooLow, TooLow}, Measure(ratios, "nowhere", f)[0].Verdict)
}

// TestMeasureInOrder: a ratio may read one before it, and what spoils that one spoils it too.
func TestMeasureInOrder(t *testing.T) {
	f := scoring.NewFrame(list{n: 2, numbers: map[string][]float64{"stated": {.5, 50}, "one": {1, 1}}})
	got := Measure([]Ratio{
		{Name: "first", Field: "stated", High: 1},
		{Name: "second", Of: expr(t, "first", "first"), To: expr(t, "one", "one")},
	}, "", f)
	diff(t, []float64{.5, nan}, got[1].Value)
	diff(t, map[int]string{1: "could not be read: first"}, reasons(got[1].Why))
}

func TestJudge(t *testing.T) {
	least, most, about := Reference{Way: AtLeast, Value: .3}, Reference{Way: AtMost, Value: .3}, Reference{About, .5, .1}
	tests := []struct {
		r    Reference
		x    float64
		want Verdict
	}{
		{least, .1 + .2, Good}, {least, .3, Good}, {least, .299999999, TooLow}, {least, 9, Good},
		{most, .1 + .2, Good}, {most, .300000001, TooHigh}, {most, -9, Good},
		{about, .4, Good}, {about, .6, Good}, {about, .6000000001, Good}, {about, .600000001, TooHigh},
		{about, .399999999, TooLow}, {about, .5, Good}, {about, 1.1 - .7, Good},
		{least, nan, NoVerdict}, {about, nan, NoVerdict}, {Reference{}, 0, Good},
	}
	for _, tt := range tests {
		if got := tt.r.Judge(tt.x); got != tt.want {
			t.Errorf("%+v judges %v: %d, want %d", tt.r, tt.x, got, tt.want)
		}
	}
}

func TestReferenceWords(t *testing.T) {
	tests := []struct {
		r       Reference
		percent bool
		want    string
	}{
		{Reference{Way: AtLeast, Value: 1}, false, "at least 1"},
		{Reference{Way: AtMost, Value: .55}, true, "at most 55%"},
		{Reference{About, .5, .1}, true, "about 50% ± 10%"},
		{Reference{About, 4.5, .5}, false, "about 4.5 ± 0.5"},
		{Reference{Way: About, Value: .07}, true, "exactly 7%"},
	}
	for _, tt := range tests {
		diff(t, tt.want, tt.r.Words(tt.percent).String())
	}
}

// TestMeasureIsNeverSilent: every customer who counts has either a finite ratio, with a verdict, or a reason.
func TestMeasureIsNeverSilent(t *testing.T) {
	of, to := expr(t, "a - b", "a", "b"), expr(t, "b / a", "a", "b")
	figures := rapid.SampledFrom([]float64{nan, 0, 1, -1, .5, 42.6, 1e300, -1e300, 1e-9, 1e-300})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		column := func(name string) []float64 { return rapid.SliceOfN(figures, n, n).Draw(t, name) }
		f := scoring.NewFrame(list{n: n, numbers: map[string][]float64{"a": column("a"), "b": column("b")}})
		f.Exclude(0, scoring.Say("repeated"))
		f.Spoil(n-1, "b", scoring.Say("unreadable"))
		reference := Reference{About, .5, .1}
		for _, m := range Measure([]Ratio{{Name: "computed", Of: of, To: to, Reference: reference, Low: -1, High: 1},
			{Name: "stated", Field: "a", Reference: reference}}, "", f) {
			for row, x := range m.Value {
				_, why := m.Why[row]
				if finite(x) == why && row > 0 || finite(x) != (m.Verdict[row] != NoVerdict) || row == 0 && (why || finite(x)) {
					t.Fatalf("%s, row %d: %v, verdict %d, reason %q", m.Ratio.Name, row, x, m.Verdict[row], m.Why[row].String())
				}
			}
		}
	})
}

func TestRatioCheck(t *testing.T) {
	tests := []struct {
		r    Ratio
		want []string
	}{
		{Ratio{Reference: Reference{About, .5, .1}, High: 1}, nil},
		{Ratio{Reference: Reference{Way: AtLeast, Value: nan}}, []string{"the reference is no figure"}},
		{Ratio{Reference: Reference{About, .5, -.1}}, []string{"a ratio can't be within -0.1 of its reference"}},
		{Ratio{Low: 2, High: 1}, []string{"the lowest plausible ratio, 2, is above the highest, 1"}},
		{Ratio{ByPeer: map[string]Reference{"Retail": {}, "retail ": {About, 1, -1}}},
			[]string{`"Retail" and "retail " are the same word`, `"retail ": a ratio can't be within -1 of its reference`}},
	}
	for _, tt := range tests {
		diff(t, tt.want, faults(tt.r.Check()))
	}
}
