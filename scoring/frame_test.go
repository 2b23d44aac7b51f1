package scoring

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// dated is a list with dates.
type dated struct {
	list
	dates map[string][]time.Time
}

func (d dated) Dates(field string) ([]time.Time, bool) { c, ok := d.dates[field]; return c, ok }

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func smallFrame() *Frame {
	return NewFrame(dated{
		list:  list{n: 3, numbers: map[string][]float64{"x": {1, 2, 3}}, texts: map[string][]string{"word": {"a", "b", "c"}}},
		dates: map[string][]time.Time{"since": {day("2026-01-01"), day("2026-02-01"), day("2026-03-01")}},
	})
}

var equateNaNs = cmpopts.EquateNaNs()

func TestFrameLayers(t *testing.T) {
	f := smallFrame()
	f.SetNumbers("y", []float64{4, 5, 6})
	f.SetTexts("x", []string{"set", "over", "it"})
	if _, ok := f.Numbers("x"); ok {
		t.Error("the numbers below a column of texts can still be seen")
	}
	words, ok := f.Texts("x")
	if diff := cmp.Diff([]string{"set", "over", "it"}, every(3, words)); !ok || diff != "" {
		t.Errorf("x: %v", diff)
	}
	f.SetNumbers("x", []float64{7, 8, 9})
	if got, _ := f.Numbers("x"); !cmp.Equal(got, []float64{7, 8, 9}) {
		t.Errorf("x set again = %v", got)
	}
	if _, ok := f.Numbers("nowhere"); ok {
		t.Error("a column that is nowhere was found")
	}
}

func TestFrameExcludes(t *testing.T) {
	f := smallFrame()
	f.SetNumbers("y", []float64{4, 5, 6})
	f.Numbers("x") // kept copies must not outlive an exclusion
	f.Exclude(1, Say("knocked out"))
	f.Exclude(1, Say("a second reason"))
	for name, want := range map[string][]float64{"x": {1, math.NaN(), 3}, "y": {4, math.NaN(), 6}} {
		if got, _ := f.Numbers(name); !cmp.Equal(got, want, equateNaNs) {
			t.Errorf("%s = %v, want %v", name, got, want)
		}
	}
	if got, _ := f.Texts("word"); !cmp.Equal(every(3, got), []string{"a", "", "c"}) {
		t.Errorf("word = %v", every(3, got))
	}
	if got, _ := f.Dates("since"); !got[1].IsZero() || got[0].IsZero() {
		t.Errorf("since = %v", got)
	}
	f.Exclude(2, Say("another"))
	if got, _ := f.Numbers("x"); !cmp.Equal(got, []float64{1, math.NaN(), math.NaN()}, equateNaNs) {
		t.Errorf("x after another = %v", got)
	}
	f.SetNumbers("y", []float64{40, 50, 60})
	if got, _ := f.Numbers("y"); !cmp.Equal(got, []float64{40, math.NaN(), math.NaN()}, equateNaNs) {
		t.Errorf("y set again = %v", got)
	}
	if why, ok := f.Excluded(1); !ok || why.String() != "knocked out" {
		t.Errorf("row 1: %v %v", why, ok)
	}
	if _, ok := f.Excluded(0); ok {
		t.Error("row 0 is excluded")
	}
}

func TestFrameRefusesShortColumns(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a column of another length was taken")
		}
	}()
	smallFrame().SetNumbers("y", []float64{1})
}

func TestDerive(t *testing.T) {
	scope := &Scope{Fields: []FieldInfo{{"x", Number}, {"word", Text}}}
	compile := func(src string) *Expr {
		e, err := Compile(src, scope)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		scope.Fields = append(scope.Fields, FieldInfo{"d" + string(rune('0'+len(scope.Fields))), e.Kind()})
		return e
	}
	f := smallFrame()
	f.Exclude(2, Say("out"))
	f.Derive([]Derived{
		{"d2", compile("x * 1.1 - x")},
		{"d3", compile(`d2 > 0.1 ? word : "low"`)},
		{"d4", compile("coalesce(x, 100) / sum(coalesce(x, 100))")},
	})
	if got, _ := f.Numbers("d2"); !cmp.Equal(got, []float64{0.1, 0.2, math.NaN()}, equateNaNs) {
		t.Errorf("d2 = %v", got)
	}
	if got, _ := f.Texts("d3"); !cmp.Equal(every(3, got), []string{"low", "b", ""}) {
		t.Errorf("d3 = %v", every(3, got))
	}
	if got, _ := f.Numbers("d4"); !cmp.Equal(got, []float64{0.333333333, 0.666666667, math.NaN()}, equateNaNs) {
		t.Errorf("d4 = %v", got)
	}
}

func TestCheckDerived(t *testing.T) {
	scope := &Scope{Fields: []FieldInfo{{"x", Number}}}
	number, _ := Compile("x + 1", scope)
	condition, _ := Compile("x > 1", scope)
	var got []string
	for _, f := range CheckDerived([]Derived{{"a", number}, {"b", condition}, {"a", number}, {"销售 额", number}, {"1st", number}, {"score", number}, {"in", number}, {"", number}, {"利润", number}}) {
		got = append(got, string(rune('0'+f.Index))+" "+f.Message.String()+" | "+f.Hint.String())
	}
	want := []string{
		`1 field "b" would be a condition; a derived field is a number or a text | write x > 1 ? 1 : 0`,
		`2 field "a" is derived twice | `,
		`3 "销售 额" can't be read in expressions: a field's name is letters, digits and _, and begins with a letter | name it 销售额`,
		`4 "1st" can't be read in expressions: a field's name is letters, digits and _, and begins with a letter | `,
		`5 "score" has a meaning of its own in expressions and can't be a field's name | `,
		`6 "in" has a meaning of its own in expressions and can't be a field's name | `,
		`7 a field needs a name | `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestAnswers: among answers a blank is one, so that a condition on flags has an answer for a customer without any.
func TestAnswers(t *testing.T) {
	frame := NewFrame(list{n: 2})
	frame.SetAnswers("flags", []string{"拖欠", ""})
	frame.SetTexts("stage", []string{"老客户", ""})
	scope := &Scope{Fields: []FieldInfo{{Name: "flags", Kind: Text}, {Name: "stage", Kind: Text}}}
	for source, want := range map[string][]Truth{
		`flags contains "拖欠"`:    {True, False},
		`flags == "拖欠"`:          {True, False},
		`flags in ["拖欠", "窜货"]`:  {True, False},
		`stage contains "老"`:     {True, Undecided},
		`stage != "老客户"`:         {False, Undecided},
		`missing(flags)`:         {False, True},
		`not (flags == "拖欠")`:    {False, True},
		`stage in ["老客户", "一"]`:  {True, Undecided},
		`flags startsWith "拖"`:   {True, False},
		`"拖欠,窜货" contains flags`: {True, Undecided},
	} {
		e, err := Compile(source, scope)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Truths(frame); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}
