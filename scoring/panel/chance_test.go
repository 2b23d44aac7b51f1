package panel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBeyond compares with the printed tables of Student's t, which have three decimals.
func TestBeyond(t *testing.T) {
	for _, test := range []struct {
		free         int
		t, twoSided  float64
		toleratedOff float64
	}{
		{1, 12.706, 0.05, 1e-5}, {2, 4.303, 0.05, 1e-5}, {3, 3.182, 0.05, 2e-5}, {4, 2.776, 0.05, 3e-5}, {5, 2.571, 0.05, 5e-5},
		{10, 2.228, 0.05, 5e-5}, {30, 2.042, 0.05, 5e-5}, {120, 1.980, 0.05, 5e-5}, {5, 6.869, 0.001, 1e-6}, {10, 4.587, 0.001, 1e-6},
		{1000000, 3, math.Erfc(3 / math.Sqrt2), 1e-7}, {7, 0, 1, 1e-15}, {7, math.Inf(-1), 0, 1e-15}, {4, math.Inf(1), 0, 1e-15},
	} {
		if got := beyond(test.t, test.free); math.Abs(got-test.twoSided) > test.toleratedOff {
			t.Errorf("%v of %d: %v, want %v", test.t, test.free, got, test.twoSided)
		}
	}
}

// TestLower has a correlation that is 1.96 standard errors lower, and those at the ends.
func TestLower(t *testing.T) {
	if got := lower(math.Tanh(0.5-1.959964/4), math.Tanh(0.5), 19); math.Abs(got-0.025) > 1e-7 {
		t.Error(got)
	}
	if lower(0.1, 1, 10) != 0 || lower(-1, 0.5, 10) != 0 || lower(0.3, 0.3, 10) != 0.5 {
		t.Error(lower(0.1, 1, 10), lower(-1, 0.5, 10), lower(0.3, 0.3, 10))
	}
}

// graded draws a round of raters on the scale 10, 8, 6, 4, 2: what the customer deserves on the criterion, around
// 6 points with a deviation of merit, and chance with a deviation of chance. So many customers in turn are each rater's own.
func graded(rnd *rand.Rand, raters, rows, criteria, own int, merit, chance float64) *Ratings {
	r := &Ratings{Rows: rows, Owns: func(rater, row int) bool { return own > 0 && row/own == rater }}
	for criterion := range criteria {
		r.Criteria = append(r.Criteria, Criterion{Full: 10})
		for row := range rows {
			deserves := 6 + merit*rnd.NormFloat64()
			for rater := range raters {
				x := 2 * math.Round((deserves+chance*rnd.NormFloat64())/2)
				r.Given = append(r.Given, Rating{int32(rater), int32(criterion), int32(row), min(max(x, 2), 10)})
			}
		}
	}
	return r
}

// TestNobodyWrongly has panels in which all differ by chance only: somebody is named in few of the rounds, whatever for.
// Where customers are much the same, all correlations are low, and nobody is to blame.
func TestNobodyWrongly(t *testing.T) {
	const rounds = 250
	for _, shape := range []struct {
		raters, rows, criteria, own int
		merit, chance               float64
	}{
		{6, 2, 3, 0, 2, 1.5}, {6, 2, 5, 0, 2, 2}, {20, 6, 1, 0, 2, 1.5}, {20, 80, 1, 4, 2, 1.5},
		{6, 15, 5, 0, 0.5, 2}, {3, 12, 1, 3, 2, 1.5}, {2, 12, 2, 0, 0.5, 2},
	} {
		rnd, named := rand.New(rand.NewPCG(5, 5)), 0
		for range rounds {
			if somebody(equals(shape.raters).Stats(graded(rnd, shape.raters, shape.rows, shape.criteria, shape.own, shape.merit, shape.chance))) {
				named++
			}
		}
		if named > rounds*8/100 {
			t.Errorf("%+v: somebody is named in %d of %d rounds", shape, named, rounds)
		}
	}
}

// somebody reports whether anything was found of anybody.
func somebody(s *Stats) bool {
	for _, stats := range s.Raters {
		if f := stats.Verdicts[0].Finding; f != InLine && f != TooFew {
			return true
		}
	}
	return false
}

// TestGuiltyStillNamed has one who gives his six own customers two grades more, as far as the scale goes, among colleagues
// who are a grade off one time of three.
func TestGuiltyStillNamed(t *testing.T) {
	const rounds, own = 50, 6
	for _, raters := range []int{3, 5, 20} {
		rnd, named := rand.New(rand.NewPCG(6, 6)), 0
		for range rounds {
			r := graded(rnd, raters, max(30, own*raters), 1, own, 2, 1)
			for i := range r.Given {
				if g := &r.Given[i]; g.Rater == 1 && r.Owns(1, int(g.Row)) {
					g.Points = min(g.Points, 6) + 4
				}
			}
			if equals(raters).Stats(r).Raters[1].Verdicts[0].Finding == FavoursOwn {
				named++
			}
		}
		if named < rounds*95/100 {
			t.Errorf("%d raters: named in %d of %d rounds", raters, named, rounds)
		}
	}
}
