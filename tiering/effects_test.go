package tiering

import (
	"math"
	"testing"
)

// TestSplit: each step has its own effect; steps whose outcome nobody knows are together the rest.
func TestSplit(t *testing.T) {
	none := Stand{nan, -1}
	for _, c := range []struct {
		before Stand
		steps  [4]Stand
		score  [5]float64
		rungs  [5]int
	}{
		{Stand{79.3, 2}, [4]Stand{{84.1, 1}, {82.6, 1}, {70, 2}, {70, 0}}, [5]float64{4.8, -1.5, -12.6, 0, 0}, [5]int{1, 0, -1, 2, 0}},
		{Stand{70, 1}, [4]Stand{none, none, {75, 0}, {75, 1}}, [5]float64{0, 0, 0, 0, 5}, [5]int{0, 0, 0, -1, 1}},
		{Stand{70, 1}, [4]Stand{{71, 1}, none, none, {75, 0}}, [5]float64{1, 0, 0, 0, 4}, [5]int{0, 0, 0, 0, 1}},
	} {
		got := Split(c.before, c.steps)
		if got.Score != c.score || got.Rungs != c.rungs || !got.Moves {
			t.Errorf("%+v: %+v", c, got)
		}
	}
	for _, e := range []Effects{Split(none, [4]Stand{{1, 1}, {1, 1}, {1, 1}, {1, 1}}), Split(Stand{1, 1}, [4]Stand{{1, 1}, {1, 1}, {1, 1}, none})} {
		if e.Moves || !math.IsNaN(e.Score[0]) || e.Rungs != [5]int{} {
			t.Errorf("%+v", e)
		}
	}
}

// TestSplitRest: without the old rubric, what the new one makes of the old data is the rest.
func TestSplitRest(t *testing.T) {
	got := SplitRest(Stand{70, 2}, Stand{75.5, 1}, Stand{60, 2})
	if got.Score != [5]float64{-15.5, 0, 0, 0, 5.5} || got.Rungs != [5]int{-1, 0, 0, 0, 1} {
		t.Errorf("%+v", got)
	}
	got = SplitRest(Stand{70, 2}, Stand{nan, -1}, Stand{60, 2})
	if got.Score != [5]float64{0, 0, 0, 0, -10} {
		t.Errorf("%+v", got)
	}
	var sum Tally
	sum.Add(&got)
	sum.Add(&got)
	if sum.Customers != 2 || sum.Score[ByRest] != -20 {
		t.Errorf("%+v", sum)
	}
}

// TestSplitRounds: what comes to the rest in two parts is a decimal again.
func TestSplitRounds(t *testing.T) {
	e := Split(Stand{Score: 0, Rung: 0}, [4]Stand{{math.NaN(), -1}, {0.1, 0}, {math.NaN(), -1}, {0.3, 0}})
	if e.Score[ByRest] != 0.3 {
		t.Errorf("%v", e.Score)
	}
}
