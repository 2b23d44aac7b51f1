package credit

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name        string
		l           Liability
		loss, limit float64
		approved    bool
		decimals    int
		want        Loss
	}{
		{"within", Liability{.3, .2}, 1000, 5000, true, 2, Loss{1000, 1000, 0, 300, 200, 500}},
		{"at the limit", Liability{.3, .2}, 5000, 5000, true, 2, Loss{5000, 5000, 0, 1500, 1000, 2500}},
		{"above", Liability{.3, .2}, 6000, 5000, true, 2, Loss{6000, 5000, 1000, 2500, 1000, 2500}},
		{"unapproved", Liability{.3, .2}, 1000, 5000, false, 2, Loss{1000, 0, 1000, 1000, 0, 0}},
		{"no limit", Liability{.3, .2}, 1000, nan, true, 2, Loss{1000, 0, 1000, 1000, 0, 0}},
		{"below 0", Liability{.3, .2}, 1000, -5, true, 2, Loss{1000, 0, 1000, 1000, 0, 0}},
		{"no end", Liability{.3, .2}, 1000, math.Inf(1), true, 2, Loss{1000, 1000, 0, 300, 200, 500}},
		{"halves up", Liability{.3, .5}, .05, 1, true, 2, Loss{.05, .05, 0, .02, .03, 0}},
		{"not both up", Liability{.5, .5}, .01, 1, true, 2, Loss{.01, .01, 0, .01, 0, 0}},
		{"thirds", Liability{1.0 / 3, 1.0 / 3}, 100, 100, true, 2, Loss{100, 100, 0, 33.33, 33.33, 33.34}},
		{"decimal halves", Liability{.15, 0}, 2.7, 9, true, 2, Loss{2.7, 2.7, 0, .41, 0, 2.29}},
		{"whole units", Liability{.3, .2}, 1004.6, 5000, true, 0, Loss{1005, 1005, 0, 302, 201, 502}},
		{"a limit is not stretched", Liability{0, 0}, 100.01, 100.009, true, 2, Loss{100.01, 100, .01, .01, 0, 100}},
		{"fine units", Liability{.5, 0}, .00000000003, 1, true, 11, Loss{.00000000003, .00000000003, 0, .00000000002, 0, .00000000001}},
		{"all of it", Liability{1, 0}, 10, 10, true, 2, Loss{10, 10, 0, 10, 0, 0}},
		{"nothing lost", Liability{.3, .2}, 0, 10, true, 2, Loss{}},
		{"missing", Liability{.3, .2}, nan, 10, true, 2, Loss{nan, nan, nan, nan, nan, nan}},
		{"a gain", Liability{.3, .2}, -1, 10, true, 2, Loss{nan, nan, nan, nan, nan, nan}},
		{"beyond figures", Liability{.3, .2}, math.Inf(1), 10, true, 2, Loss{nan, nan, nan, nan, nan, nan}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { diff(t, tt.want, tt.l.Split(tt.loss, tt.limit, tt.approved, tt.decimals)) })
	}
}

// TestSplitProperties: the parts sum to the loss, none is below 0, and the shares are within a unit of what was agreed.
func TestSplitProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 4).Draw(t, "decimals")
		money := func(name string) float64 {
			return float64(rapid.Int64Range(0, 1e10).Draw(t, name)) / math.Pow10(decimals)
		}
		handler := rapid.IntRange(0, 1000).Draw(t, "handler")
		approver := rapid.IntRange(0, 1000-handler).Draw(t, "approver")
		l := Liability{float64(handler) / 1000, float64(approver) / 1000}
		got := l.Split(money("loss"), money("limit"), rapid.Bool().Draw(t, "approved"), decimals)
		in := func(x float64) int64 { return units(x, decimals).Int64() }
		all, within, above := in(got.Amount), in(got.Approved), in(got.Unapproved)
		if all != within+above || all != in(got.Handler)+in(got.Approver)+in(got.Company) {
			t.Fatalf("%+v doesn't add up", got)
		}
		if min(in(got.Handler), in(got.Approver), in(got.Company), above) < 0 {
			t.Fatalf("%+v: below 0", got)
		}
		if off := 2000*(in(got.Handler)-above) - 2*int64(handler)*within; off > 1000 || off <= -1000 {
			t.Fatalf("%+v: the handler's part is %d two thousandths of a unit off", got, off)
		}
	})
}

func TestLiabilityCheck(t *testing.T) {
	tests := []struct {
		l    Liability
		want []string
	}{
		{Liability{}, nil}, {Liability{1, 0}, nil}, {Liability{.7, .3}, nil}, {Liability{.1, .9}, nil},
		{Liability{30, .2}, []string{"the handler can't bear 3000% of a loss: it is from 0% to 100% | write 30% or 0.3"}},
		{Liability{.3, -.2}, []string{"the approver can't bear -20% of a loss: it is from 0% to 100%"}},
		{Liability{nan, math.Inf(1)}, []string{"the handler can't bear – of a loss: it is from 0% to 100%",
			"the approver can't bear +Inf of a loss: it is from 0% to 100%"}},
		{Liability{.8, .25}, []string{"handler and approver bear 105% of a loss, more than there is"}},
	}
	for _, tt := range tests {
		diff(t, tt.want, faults(tt.l.Check()))
	}
	diff(t, []int{0, 1}, []int{Liability{2, 2}.Check()[0].Index, Liability{2, 2}.Check()[1].Index})
}
