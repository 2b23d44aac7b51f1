package effects

import (
	"time"

	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// ruled is where the customers stand under the rubric of now with the overrides and the hold of before. old are the customers of
// now under the old rubric, whose fields the old overrides read.
func (e *explaining) ruled(old *result.Result) []tiering.Stand {
	was, is := &old.Models[0], &e.Now.Models[0]
	scheme := &is.Spec.Scheme
	all := e.nowhere()
	earlier := judge.Earlier(e.Previous, e.known, scheme.Levels, true)
	kept := scheme.Keep(was.Spec.Scheme.Hold, is.Scores.Total, is.Computed, earlier)
	scores := is.Scores.After(func(row int) string { return is.Tier(is.Computed[row]) })
	final := tiering.Apply(e.overridesIn(was.Spec.Overrides, scheme.Levels), mixed{old.Frame, scores}, kept.Level, e.overridesOn()).Final
	for row := range all {
		if e.Stands != nil && e.Stands[row].Score != is.Scores.Total[row] {
			continue // the file says another score than its rubric gives: nobody knows why
		}
		all[row].Score = is.Scores.Total[row]
		if level := final[row]; level >= 0 && e.newRung != nil {
			all[row].Rung = e.newRung[level]
		}
	}
	return all
}

// overridesIn are the old overrides with the levels of now of the same name, or else on the same rung. One whose level is no more
// falls away with the rubric.
func (e *explaining) overridesIn(overrides []tiering.Override, levels []tiering.Level) []tiering.Override {
	in := func(level int) (to int, ok bool) {
		if level < 0 {
			return -1, true
		}
		for i, l := range levels {
			if l.Name == e.levels[level].Name || e.oldRung != nil && e.newRung[i] == e.oldRung[e.levels[level].Name] {
				return i, true
			}
		}
		return -1, false
	}
	var all []tiering.Override
	for _, o := range overrides {
		var ok [3]bool
		o.Tier, ok[0] = in(o.Tier)
		o.AtLeast, ok[1] = in(o.AtLeast)
		o.AtMost, ok[2] = in(o.AtMost)
		if ok == [3]bool{true, true, true} {
			all = append(all, o)
		}
	}
	return all
}

// mixed are the customers as old overrides see them under the rubric of now: their fields as the old configuration reads them, and
// the scores, tiers and points of now.
type mixed struct {
	fields *scoring.Frame
	scores *scoring.After
}

// Len implements scoring.Columns.
func (m mixed) Len() int { return m.fields.Len() }

// Numbers implements scoring.Columns.
func (m mixed) Numbers(field string) ([]float64, bool) {
	if m.scores.Says(field) {
		return m.scores.Numbers(field)
	}
	return m.fields.Numbers(field)
}

// Texts implements scoring.Columns.
func (m mixed) Texts(field string) (func(row int) string, bool) {
	if field == scoring.TierColumn {
		return m.scores.Texts(field)
	}
	return m.fields.Texts(field)
}

// Dates implements scoring.Columns.
func (m mixed) Dates(field string) ([]time.Time, bool) { return m.fields.Dates(field) }
