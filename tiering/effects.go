package tiering

import (
	"math"
	"slices"

	"tier/scoring"
)

// Cause is what moved a customer.
type Cause uint8

// The causes, in the order in which what is old gives way to what is new. A cause has the effect that it adds to those before
// it; in another order the same change would be shared out otherwise, and add up to the same.
const (
	ByData      Cause = iota // what the list and other tables say of the customers, the other customers included
	ByRaters                 // what the panel says
	ByRubric                 // criteria, weights, rules and thresholds
	ByOverrides              // overrides and hold
	ByRest                   // what can't be told apart
)

// Causes are all causes, in their order.
func Causes() []Cause { return []Cause{ByData, ByRaters, ByRubric, ByOverrides, ByRest} }

// String is the cause's word in data.
func (c Cause) String() string {
	return [...]string{"data", "raters", "rubric", "overrides", "rest"}[c]
}

// Stand is where a customer stands after a step: his score, and the rung of his tier, 0 the best. NaN and -1 stand for what
// isn't known, as where the old rubric asks for a column that the new list lacks.
type Stand struct {
	Score float64
	Rung  int
}

// Effects are what each cause added to a customer's score, in points, and to his tier, in rungs, of which more are better.
// They add up to the difference exactly, as decimals.
type Effects struct {
	Score [5]float64 // by cause; all NaN where one of the scores is missing
	Rungs [5]int     // by cause
	Moves bool       // both tiers are known: Rungs says something
}

// Split shares out what lies between the first stand and the last, each step to its cause. Steps whose outcome isn't known are
// together the rest.
func Split(before Stand, steps [4]Stand) Effects {
	out := Effects{Moves: before.Rung >= 0 && steps[len(steps)-1].Rung >= 0}
	scoreAt, rungAt := -1, -1 // the last step that is known; -1 is before
	score, rung := before.Score, before.Rung
	for i, s := range steps {
		if !math.IsNaN(s.Score) {
			cause := causeOf(scoreAt, i)
			out.Score[cause] = scoring.Round9(out.Score[cause] + scoring.Round9(s.Score-score))
			score, scoreAt = s.Score, i
		}
		if s.Rung >= 0 {
			out.Rungs[causeOf(rungAt, i)] += rung - s.Rung
			rung, rungAt = s.Rung, i
		}
	}
	if scoreAt < len(steps)-1 || math.IsNaN(before.Score) {
		for i := range out.Score {
			out.Score[i] = math.NaN()
		}
	}
	if !out.Moves {
		out.Rungs = [5]int{}
	}
	return out
}

// causeOf is the cause of a step behind the last one that is known.
func causeOf(known, step int) Cause {
	if step == known+1 {
		return Cause(step)
	}
	return ByRest
}

// SplitRest shares out where the old rubric isn't known: the rest is what the new one makes of the customer as he was, and the
// data what is left.
func SplitRest(before, asHeWas, after Stand) Effects {
	steps := [4]Stand{{math.NaN(), -1}, {math.NaN(), -1}, asHeWas, after}
	out := Split(before, steps)
	out.Score[ByData], out.Score[ByOverrides] = out.Score[ByOverrides], 0
	out.Rungs[ByData], out.Rungs[ByOverrides] = out.Rungs[ByOverrides], 0
	return out
}

// Tally is how the tiers of some customers moved by cause: their rungs and points, added up.
type Tally struct {
	Customers int
	Score     [5]float64
	Rungs     [5]int
}

// Add adds a customer's effects.
func (t *Tally) Add(e *Effects) {
	t.Customers++
	for i := range e.Score {
		if !math.IsNaN(e.Score[i]) {
			t.Score[i] = scoring.Round9(t.Score[i] + e.Score[i])
		}
		t.Rungs[i] += e.Rungs[i]
	}
}

// Rungs puts the levels of two schemes on one ladder, and returns each one's rung, 0 the best; not ok where they can't be
// compared.
func Rungs(a, b []Level) (rungsA, rungsB []int, ok bool) {
	rungsA, rungsB, how := align(a, b)
	if how == NotComparable {
		return nil, nil, false
	}
	ladder := slices.Concat(rungsA, rungsB)
	slices.Sort(ladder)
	ladder = slices.Compact(ladder)
	on := func(rungs []int) []int {
		var dense []int
		for _, rung := range rungs {
			at, _ := slices.BinarySearch(ladder, rung)
			dense = append(dense, at)
		}
		return dense
	}
	return on(rungsA), on(rungsB), true
}

// Counterparts are the places of levels among others that scores lead to: of the level on the same rung, or where the two can't be
// compared, of that of the same name; -1 for none.
func Counterparts(levels, others []Level) []int {
	was, is, ok := Rungs(levels, others)
	places := make([]int, len(levels))
	for i, level := range levels {
		places[i] = -1
		for k, other := range others {
			alike := ok && was[i] == is[k] || !ok && level.Name == other.Name
			if alike && !other.OverrideOnly {
				places[i] = k
			}
		}
	}
	return places
}
