package estimate_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/tiering/estimate"
)

// published are the figures of the source papers.
func published() []estimate.Constant {
	var all []estimate.Constant
	for name, x := range map[string]float64{
		estimate.UnhappyPerComplaint: 25, estimate.ToldPerUnhappy: 10, estimate.ReturnFast: 0.82, estimate.ReturnSolved: 0.54,
		estimate.ReturnUnsolved: 0.19, estimate.ReturnSilent: 0.09, estimate.YearsOfValue: 10, estimate.LoyaltyRise: 0.05,
		estimate.ProfitRiseLow: 0.25, estimate.ProfitRiseHigh: 0.85, estimate.WinPerKeep: 6, estimate.LostByNeglect: 0.68,
		estimate.LostByNeglectUS: 0.65, estimate.NeverReturn: 0.9, estimate.TellingMany: 0.13, estimate.ToldByMany: 20,
		estimate.ManagementLow: 0.01, estimate.ManagementHigh: 0.05,
	} {
		c, _ := estimate.ConstantNamed(name)
		c.Value, c.Source = x, "papers"
		all = append(all, c)
	}
	return all
}

func values(e *estimate.Estimate) map[string]float64 {
	got := make(map[string]float64)
	for _, l := range e.Lines {
		got[l.Name] = l.Value
	}
	return got
}

func TestPublished(t *testing.T) {
	e := estimate.New(published(), map[string]float64{
		estimate.Complaints: 4, estimate.Fast: 1, estimate.Solved: 2, estimate.Unsolved: 1,
		estimate.ValueFast: 100, estimate.ValueSolved: 50.1, estimate.ValueUnsolved: 10,
		estimate.KeepFast: 5, estimate.KeepSolved: 3, estimate.KeepUnsolved: 0.1, estimate.Profit: 200, estimate.Lost: 7,
	})
	want := map[string]float64{
		"unhappy":        100, // 4 complaints are of 100 who are unhappy
		"silent":         96,  // and 96 of them do not complain
		"told":           1000,
		"tell_many":      13,
		"told_by_them":   260,
		"management_low": 1, "management_high": 5,
		"silent_return": 8.64,
		"return":        2.09,               // 0.82 + 2×0.54 + 0.19
		"leave":         1.91,               // of 4
		"stay_away":     90,                 // of 100, whom another survey asked
		"value_at_risk": 180 + 230.46 + 81,  // 100×18%×10 + 50.1×46%×10 + 10×81%×10
		"win_cost":      5.4 + 8.28 + 0.486, // 5×18%×6 + 3×46%×6 + 0.1×81%×6
		"profit_low":    50,
		"profit_high":   170,
		"neglected":     4.76,
		"neglected_us":  4.55,
	}
	if d := cmp.Diff(want, values(e)); d != "" {
		t.Error(d)
	}
	if len(e.Constants) != len(estimate.Constants()) || e.Constants[0].Name != estimate.UnhappyPerComplaint {
		t.Error(e.Constants)
	}
}

// TestUnknown leaves out what rests on a figure that is not known, and only that.
func TestUnknown(t *testing.T) {
	var some []estimate.Constant
	for _, c := range published() {
		switch c.Name {
		case estimate.ReturnSolved, estimate.ToldPerUnhappy, estimate.NeverReturn, estimate.TellingMany, estimate.ManagementHigh:
		default:
			some = append(some, c)
		}
	}
	e := estimate.New(some, map[string]float64{estimate.Complaints: 1, estimate.Fast: 1, estimate.Solved: 0, estimate.Unsolved: 0})
	if d := cmp.Diff(map[string]float64{"unhappy": 25, "silent": 24, "silent_return": 2.16, "management_low": 0.25}, values(e)); d != "" {
		t.Error(d)
	}
	if len(e.Facts) != 4 || len(estimate.New(nil, nil).Lines) != 0 {
		t.Error(e.Facts)
	}
}

// TestNames: no figure is called like another.
func TestNames(t *testing.T) {
	seen := make(map[string]bool)
	all := estimate.New(published(), map[string]float64{
		estimate.Complaints: 0, estimate.Fast: 0, estimate.Solved: 0, estimate.Unsolved: 0, estimate.ValueFast: 0, estimate.ValueSolved: 0,
		estimate.ValueUnsolved: 0, estimate.KeepFast: 0, estimate.KeepSolved: 0, estimate.KeepUnsolved: 0, estimate.Profit: 0, estimate.Lost: 0,
	})
	var names []string
	for _, c := range all.Constants {
		names = append(names, c.Name)
	}
	for _, f := range all.Facts {
		names = append(names, f.Name)
	}
	for _, l := range all.Lines {
		names = append(names, l.Name)
		if l.Value != 0 {
			t.Errorf("%s of nothing is %v", l.Name, l.Value)
		}
	}
	for _, name := range names {
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
	}
	if len(all.Lines) != 17 {
		t.Errorf("%d lines", len(all.Lines))
	}
}
