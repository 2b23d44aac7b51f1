package periods

import (
	"math"

	"tier/scoring"
	"tier/tiering"
)

// Causes is what moved the customers in the last step: the effects of data, raters, rubric and overrides (package effects).
type Causes struct {
	Effects []tiering.Effects // by customer
	Has     []bool            // by customer: who has a score in both results
	Rested  bool              // the rubric of before isn't known: what isn't due to the data is the rest
	Unknown bool              // nothing is known of anybody, as Notes say
	Notes   []scoring.Message // what could not be told apart
}

// Order says in which order what is new took the place of what was old.
func (w *Causes) Order() scoring.Message {
	if w.Rested {
		return scoring.Say("Effects: first the new rubric judges the old data (all the rest), then the new data; they add up to the difference exactly")
	}
	return scoring.Say("Effects: new data, then new ratings, then the new rubric with its thresholds, then new overrides and hold, one after the other; they add up to the difference exactly")
}

// HasRest reports whether some customer's difference can't be told apart.
func (w *Causes) HasRest() bool {
	for c, has := range w.Has {
		if e := &w.Effects[c]; has && (e.Score[tiering.ByRest] != 0 || e.Rungs[tiering.ByRest] != 0) {
			return true
		}
	}
	return w.Rested
}

// Shown are the causes to show.
func (w *Causes) Shown() []tiering.Cause {
	causes := tiering.Causes()
	if !w.HasRest() {
		return causes[:len(causes)-1]
	}
	return causes
}

// CauseSum is what moved the customers of one state, added up.
type CauseSum struct {
	State tiering.State
	tiering.Tally
}

// CauseSums are the effects of the last step added up, by what became of the customers, and of all; none where nothing is known of
// anybody.
func (m *Moves) CauseSums() (by []CauseSum, all tiering.Tally) {
	if m.Causes == nil {
		return nil, all
	}
	of := make(map[tiering.State]*tiering.Tally)
	for c, has := range m.Causes.Has {
		if !has {
			continue
		}
		state := m.Last().State[c]
		if of[state] == nil {
			of[state] = &tiering.Tally{}
		}
		of[state].Add(&m.Causes.Effects[c])
		all.Add(&m.Causes.Effects[c])
	}
	for _, state := range tiering.States() {
		if t := of[state]; t != nil {
			by = append(by, CauseSum{state, *t})
		}
	}
	return by, all
}

// ScoreEffect is what a cause added to a customer's score; NaN where that isn't known.
func (m *Moves) ScoreEffect(cause tiering.Cause, c int) float64 {
	if m.Causes == nil || !m.Causes.Has[c] {
		return math.NaN()
	}
	return m.Causes.Effects[c].Score[cause]
}

// TierEffect is by how many tiers a cause lifted a customer; NaN where that isn't known.
func (m *Moves) TierEffect(cause tiering.Cause, c int) float64 {
	if m.Causes == nil || !m.Causes.Has[c] || !m.Causes.Effects[c].Moves {
		return math.NaN()
	}
	return float64(m.Causes.Effects[c].Rungs[cause])
}

// CauseWord is what a cause is called.
func CauseWord(c tiering.Cause) scoring.Message {
	switch c {
	case tiering.ByData:
		return scoring.Say("Data")
	case tiering.ByRaters:
		return scoring.Say("Raters")
	case tiering.ByRubric:
		return scoring.Say("Rubric")
	case tiering.ByOverrides:
		return scoring.Say("Overrides and hold")
	}
	return scoring.Say("Rest")
}
