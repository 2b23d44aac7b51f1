package tiering

import (
	"fmt"
	"math"
	"slices"

	"tier/scoring"
)

// Placement is the computed tier of every customer.
type Placement struct {
	Level    []int             // per row: index of the level; -1 unscored
	Notes    []scoring.Message // what equal customers or small numbers did to a level, best first
	Problems []scoring.Problem // by value: scored customers whose value is missing, in row order
}

// Error is why customers could not be placed at all.
type Error struct {
	Message scoring.Message
	Hint    scoring.Message // the next step; may be zero
}

// Error says the message in English.
func (e *Error) Error() string { return e.Message.String() }

// Place computes the tier of every customer from the scores, where NaN is a customer without one, and the values,
// which only a scheme by value reads (any other may be given nil). Scores and values are compared as they are given.
//
// The error, an *Error, is the first fault that Check finds, or a value of which nothing can be shared out.
// Columns of different lengths are the caller's mistake, and a panic.
func (s *Scheme) Place(scores, value []float64) (Placement, error) {
	if faults := s.Check(); len(faults) > 0 {
		return Placement{}, &Error{faults[0].Message, faults[0].Hint}
	}
	switch s.By {
	case Headcount:
		return s.byHeadcount(scores), nil
	case Value:
		if len(scores) != len(value) {
			panic(fmt.Sprintf("tiering: %d scores, %d values", len(scores), len(value)))
		}
		return s.byValue(scores, value)
	default:
		return s.byScore(scores), nil
	}
}

// cut is where a level ends: it takes the figures that are at least From and that no better level has.
type cut struct {
	level   int     // index in the scheme
	from    float64 // +Inf takes nobody
	planned int     // by headcount and value: how many customers this level and the better ones are meant to have
	reached int     // and how many they have, equal ones kept together
	equal   int     // how many have exactly From
}

// assign gives each scored customer the best level whose cut its figure reaches; a missing figure reaches only the
// last, which takes all that is left.
func assign(scores, figures []float64, cuts []cut) []int {
	levels := make([]int, len(scores))
	last := len(cuts) - 1
	for row, score := range scores {
		if !finite(score) {
			levels[row] = -1
			continue
		}
		i := 0
		for i < last && !(figures[row] >= cuts[i].from) {
			i++
		}
		levels[row] = cuts[i].level
	}
	return levels
}

// cutAt returns the cut of a level that, with the better ones, is meant to have the first planned of the figures,
// which are sorted, highest first. Equal figures are not parted: they all go to the better level.
func cutAt(level int, sorted []float64, planned int) cut {
	if planned == 0 {
		return cut{level: level, from: math.Inf(1)}
	}
	from := sorted[planned-1]
	first := below(sorted, math.Nextafter(from, math.Inf(1)))
	after := below(sorted, from)
	return cut{level: level, from: from, planned: planned, reached: after, equal: after - first}
}

// below returns how many of the figures, sorted highest first, are at least x.
func below(sorted []float64, x float64) int {
	at, _ := slices.BinarySearchFunc(sorted, x, func(figure, x float64) int {
		if figure >= x {
			return -1
		}
		return 1
	})
	return at
}

// scored returns the figures of the scored customers that have one, highest first.
func scored(scores, figures []float64) []float64 {
	known := make([]float64, 0, len(scores))
	for row, score := range scores {
		if finite(score) && finite(figures[row]) {
			known = append(known, figures[row])
		}
	}
	_, sorted := scoring.Ascending(known)
	slices.Reverse(sorted)
	return sorted
}
