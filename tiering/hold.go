package tiering

import (
	"math"

	"tier/scoring"
)

// Hold is hysteresis: who is near the threshold that he crossed stays in the tier of the result before, so that nobody goes
// up and down with every small change. With points the threshold lies so far beyond its place for whoever comes from the
// other side of it (he falls below threshold − points, and rises at threshold + points); with periods a customer moves once so many results in a row, this one included, give him the same
// tier. Who has both moves as soon as one of them lets him.
//
// Only the result before counts: a customer who falls two tiers at once goes where his score says, unless he is still near
// the bottom of the tier that he leaves.
type Hold struct {
	Points  float64 // 0 for none; by score only
	Periods int     // results in a row, this one included; 0 for none
	For     Moves   // the others are never held
}

// Moves are the moves that a hold slows down.
type Moves uint8

// The moves.
const (
	AllMoves Moves = iota
	DownMoves
	UpMoves
)

// String is the word in the configuration.
func (m Moves) String() string { return [...]string{"both", "down", "up"}[m] }

// IsSet reports whether anybody can be held.
func (h Hold) IsSet() bool { return h.Points > 0 || h.Periods > 0 }

// Earlier is what earlier results said of the customers of now, in the levels of now.
type Earlier struct {
	Tier []int   // per row: the tier in the last result as its own hold left it, before overrides; -1 for none or for a level that is no more
	Raw  [][]int // by result, the latest first: per row the tier that its method gave; -1 for none
	Gone Gone
}

// Gone are the levels of the last result that have no counterpart now, best first, and how many customers of now were in them.
type Gone struct {
	Levels    []string
	Customers int
}

// Kept is what a hold made of the computed tiers.
type Kept struct {
	Level    []int // per row: the tier before overrides; -1 unscored; the computed ones where there is no hold
	Previous []int // per row: Earlier.Tier; nil where no earlier result is known
	Agreed   []int // per row: the tier that all results before say which a hold by periods asks; -1 where they don't agree, nil where none does
	Next     []int // per row: the tier that a hold by periods lets the customer move to the next time, if it is his then too; -1 for none, nil without one
	Up, Down int   // how many customers were held from going so
}

// IsHeld reports whether a customer stays in the tier of the result before.
func (k *Kept) IsHeld(row int, computed []int) bool { return k.Level[row] != computed[row] }

// Only is what a hold did to the customers of some rows, in ascending order.
func (k *Kept) Only(rows []int, computed []int) Kept {
	out := Kept{Level: scoring.Pick(k.Level, rows)}
	if k.Previous != nil {
		out.Previous = scoring.Pick(k.Previous, rows)
	}
	if k.Agreed != nil {
		out.Agreed = scoring.Pick(k.Agreed, rows)
	}
	if k.Next != nil {
		out.Next = scoring.Pick(k.Next, rows)
	}
	for i, row := range rows {
		out.count(out.Level[i], computed[row])
	}
	return out
}

// count counts a customer who is held.
func (k *Kept) count(level, computed int) {
	switch {
	case computed < level:
		k.Up++
	case computed > level:
		k.Down++
	}
}

// Keep holds customers in their tier of the result before. Without an earlier result nobody is held, nor is who is new.
// Columns of different lengths are the caller's mistake.
func (s *Scheme) Keep(h Hold, scores []float64, computed []int, earlier *Earlier) Kept {
	out := Kept{Level: computed, Next: h.next(computed, earlier)}
	if earlier == nil || !h.IsSet() {
		return out
	}
	out.Level, out.Previous, out.Agreed = make([]int, len(computed)), earlier.Tier, h.agreed(earlier.Raw, len(computed))
	for row, to := range computed {
		out.Level[row] = to
		if from := earlier.Tier[row]; to >= 0 && from >= 0 && from != to && s.holds(h, from, to, scores[row], out.agreedOn(row)) {
			out.Level[row] = from
			out.count(from, to)
		}
	}
	return out
}

// agreedOn is the tier that the results before agree on; -1 for none.
func (k *Kept) agreedOn(row int) int {
	if k.Agreed == nil {
		return -1
	}
	return k.Agreed[row]
}

// agreed is per row the tier that the last results say alike, as many as are asked for besides this one.
func (h Hold) agreed(raw [][]int, rows int) []int {
	if h.Periods == 0 {
		return nil
	}
	out := make([]int, rows)
	for row := range out {
		out[row] = -1
		if len(raw) >= h.Periods-1 && h.Periods > 1 {
			out[row] = alikeIn(raw[:h.Periods-1], row)
		}
	}
	return out
}

// next is per row the tier that this result and those before say alike, as many as are asked for besides the next one.
func (h Hold) next(computed []int, earlier *Earlier) []int {
	if h.Periods == 0 {
		return nil
	}
	said := [][]int{computed}
	if earlier != nil {
		said = append(said, earlier.Raw...)
	}
	return h.agreed(said, len(computed))
}

// alikeIn is the level that a row has in all of some results; -1 where they differ.
func alikeIn(raw [][]int, row int) int {
	level := raw[0][row]
	for _, other := range raw[1:] {
		if other[row] != level {
			return -1
		}
	}
	return level
}

// holds reports whether a customer stays where he was.
func (s *Scheme) holds(h Hold, from, to int, score float64, agreed int) bool {
	if !h.slows(from, to) {
		return false
	}
	if h.Periods > 0 && agreed == to {
		return false
	}
	if h.Points == 0 {
		return true
	}
	bound, ok := s.Bound(h, from, to)
	switch {
	case !ok:
		return false
	case to > from:
		return score >= bound
	}
	return score < bound
}

// slows reports whether a move is among those that the hold slows down.
func (h Hold) slows(from, to int) bool {
	return !(h.For == DownMoves && to < from || h.For == UpMoves && to > from)
}

// Bound is the score from which a customer who comes from a level stays out of a better one no longer, or below which he
// falls to a worse one: the threshold next to his level, shifted by the points of the hold. Not ok is a level without such a
// threshold.
func (s *Scheme) Bound(h Hold, from, to int) (bound float64, ok bool) {
	if to > from {
		if min := s.Levels[from].Min; min != nil {
			return scoring.Round9(*min - h.Points), true
		}
		return math.NaN(), false
	}
	next := s.Better(from)
	if next < 0 || s.Levels[next].Min == nil {
		return math.NaN(), false
	}
	return scoring.Round9(*s.Levels[next].Min + h.Points), true
}

// Better is the next better level that the method leads to; -1 for none.
func (s *Scheme) Better(level int) int {
	for i := level - 1; i >= 0; i-- {
		if !s.Levels[i].OverrideOnly {
			return i
		}
	}
	return -1
}
