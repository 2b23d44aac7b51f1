// Package effects says why customers moved from one result to the next: how much of it is due to the data, to the raters, to
// the rubric, and to overrides and hold.
//
// The customers of now are scored again, in steps that let what is new take the place of what is old, one thing after the other:
//
//  1. old all: score and tier as the result before has them;
//  2. new data: the old rubric, the old panel's points, the old overrides on their day and the old hold judge the list of now, all of
//     its customers included. What changes is due to the data;
//  3. new ratings: the same with the points that the panel gives now, in shares of full marks, or where it rates no more with
//     those that the list has for them. It is due to the raters;
//  4. new rubric: criteria, weights and thresholds of now, still with the old overrides and hold. It is due to the rubric;
//  5. new all: score and tier as they are now. What is left is due to overrides and hold.
//
// Each step is compared with the one before it, so that the effects of a customer add up to the difference exactly; in another
// order the same change would be shared out otherwise. Who is new to the panel has the new points from the beginning. What a
// step can't judge, as where the old rubric asks for a column that the list no longer has, is the rest, and it is said how often.
//
// A result that doesn't carry its rubric (a .csv) is judged by the one of now: that makes the rest, and the data what is left.
package effects

import (
	"context"
	"errors"
	"math"
	"math/big"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Options are what the question is.
type Options struct {
	Now *result.Result
	// Stands are the scores and tiers of Now as a file says them, by row, and rungs are levels of Now; nil is as Now has them.
	Stands []tiering.Stand
	// Points are those of the panel of now, by criterion and row, where Now knows them as such only.
	Points map[string][]*big.Rat
	// Previous are the results before, the oldest first: it is asked what changed since the last of them.
	Previous []*periods.Snapshot
	// Before is the configuration of the last result, where another is to be taken than the one that it carries.
	Before *config.Config
	// Rescore judges the list and the other files of now by another configuration, with points in the place of ratings. Where that
	// can't be done, the error is *Unjudged, as it is of Judge.
	Rescore func(ctx context.Context, cfg *config.Config, o judge.Options) (*result.Result, error)
	// Judge judges another list by the configuration of now.
	Judge func(ctx context.Context, list *fileio.Table, o judge.Options) (*result.Result, error)
}

// Unjudged is the error of a list that can't be judged by a configuration: nothing stops for it, and it is said why.
type Unjudged struct{ Why scoring.Message }

// Error says why in English.
func (u *Unjudged) Error() string { return u.Why.String() }

// Why is what moved the customers.
type Why struct {
	Effects []tiering.Effects // by row of now; zero for who isn't in both
	Has     []bool            // by row: the customer is in both, and has a score in both
	Rested  bool              // the old rubric is not known: what isn't due to the data is the rest
	Notes   []scoring.Message // what could not be told apart
}

// Explain shares out what changed. The error is for what stops all of it, as an interruption.
func Explain(ctx context.Context, o Options) (*Why, error) {
	e := &explaining{Options: o, before: o.Previous[len(o.Previous)-1], known: judge.RowsBefore(o.Now, o.Previous)}
	e.rows = e.known[len(o.Previous)-1]
	e.levels = e.before.Levels
	if e.old = e.rubric(); e.old != nil {
		e.levels = e.old.Models[0].Scheme.Levels
	}
	e.rungs()
	steps, err := e.steps(ctx)
	if err != nil {
		return nil, err
	}
	return e.split(steps), nil
}

// explaining is a question under work.
type explaining struct {
	Options
	before  *periods.Snapshot
	known   [][]int        // rows of the results before by row of now
	rows    []int          // those of the last one
	old     *config.Config // nil where the old rubric isn't known
	levels  []tiering.Level
	oldRung map[string]int // by the name of an old level; none where levels can't be compared
	newRung []int
	notes   []scoring.Message
}

// rungs puts the levels of both on one ladder.
func (e *explaining) rungs() {
	was, is, ok := tiering.Rungs(e.levels, e.Now.Models[0].Spec.Scheme.Levels)
	if !ok {
		e.notes = append(e.notes, scoring.Say("The tiers of both results can't be compared: only scores are shared out"))
		return
	}
	e.oldRung, e.newRung = make(map[string]int), is
	for i, l := range e.levels {
		e.oldRung[l.Name] = was[i]
	}
}

// rubric is the configuration of the result before; nil where it isn't known.
func (e *explaining) rubric() *config.Config {
	if e.Before != nil {
		return e.onDay(e.Before)
	}
	o := e.before.Made.Origin
	switch {
	case o != nil && o.Text == "" && o.Cut:
		e.notes = append(e.notes, scoring.Say("%s leaves out the configuration that it was made with (--before-config FILE names it), as parts and redacted results do: its customers are judged by the one of now, and what isn't due to the data can't be told apart", e.before.Called()))
		return nil
	case o == nil || o.Text == "":
		e.notes = append(e.notes, scoring.Say("%s doesn't carry the configuration that it was made with (--before-config FILE names it): its customers are judged by the one of now, and what isn't due to the data can't be told apart", e.before.Called()))
		return nil
	case !o.IsWhole():
		e.notes = append(e.notes, scoring.Say("the configuration that %s carries was edited: its customers are judged by the one of now, and what isn't due to the data can't be told apart", e.before.Called()))
		return nil
	}
	cfg, err := config.Load(e.Now.Config.File, []byte(o.Text)) // beside the one of now are the files that it names
	if err != nil || len(cfg.Models) == 0 {
		e.notes = append(e.notes, scoring.Say("the configuration that %s carries can't be read: its customers are judged by the one of now, and what isn't due to the data can't be told apart", e.before.Called()))
		return nil
	}
	return e.onDay(cfg)
}

// onDay has a configuration judge the customers on the day of now.
func (e *explaining) onDay(cfg *config.Config) *config.Config {
	out := *cfg
	out.AsOf = e.Now.Config.AsOf
	return &out
}

// overridesOn is the day on which the old overrides were judged.
func (e *explaining) overridesOn() time.Time {
	if !e.before.AsOf.IsZero() {
		return e.before.AsOf
	}
	return e.Now.Config.AsOf
}

// steps are where the customers stand after each step, by step and row of now.
func (e *explaining) steps(ctx context.Context) ([4][]tiering.Stand, error) {
	var steps [4][]tiering.Stand
	for i := range steps {
		steps[i] = e.nowhere()
	}
	steps[3] = e.standsNow()
	if e.old == nil {
		asTheyWere, err := e.asTheyWere(ctx)
		steps[2] = asTheyWere
		return steps, err
	}
	data, err := e.rescored(ctx, e.oldPoints())
	if err != nil || data == nil {
		return steps, err
	}
	raters := data
	if points, differ := e.newPoints(); differ {
		if raters, err = e.rescored(ctx, points); err != nil || raters == nil {
			return steps, err
		}
	}
	is := e.oldRungs()
	steps[0], steps[1] = e.standsOf(data, is), e.standsOf(raters, is)
	steps[2] = e.ruled(raters)
	return steps, nil
}

// standsNow is where customers stand in the end.
func (e *explaining) standsNow() []tiering.Stand {
	if e.Stands == nil {
		return e.standsOf(e.Now, e.newRung)
	}
	all := e.nowhere()
	for row, s := range e.Stands {
		all[row].Score = s.Score
		if s.Rung >= 0 && e.newRung != nil {
			all[row].Rung = e.newRung[s.Rung]
		}
	}
	return all
}

// Nowhere is where a customer stands of whom nothing is known.
func Nowhere() tiering.Stand { return tiering.Stand{Score: math.NaN(), Rung: -1} }

// LevelsNow are the levels of a result of now of the same names as those of a file; -1 for one that it hasn't.
func LevelsNow(levels []tiering.Level, now *result.Result) []int {
	at := make(map[string]int)
	for i, l := range now.Models[0].Spec.Scheme.Levels {
		at[l.Name] = i + 1
	}
	all := make([]int, len(levels))
	for i, l := range levels {
		all[i] = at[l.Name] - 1
	}
	return all
}

func (e *explaining) nowhere() []tiering.Stand {
	all := make([]tiering.Stand, e.Now.Len())
	for i := range all {
		all[i] = Nowhere()
	}
	return all
}

// rescored is the list of now under the old rubric; nil where its rows are others then.
func (e *explaining) rescored(ctx context.Context, points pointsByRow) (*result.Result, error) {
	r, err := e.Rescore(ctx, e.old, judge.Options{Points: points, Unrated: e.unrated(), Previous: e.Previous, InPlace: true, OverridesOn: e.overridesOn()})
	var unjudged *Unjudged
	switch {
	case errors.As(err, &unjudged):
		e.notes = append(e.notes, scoring.Say("the list can't be judged by the configuration of %s, and what changed can't be told apart: %s", e.before.Called(), unjudged.Why))
		return nil, nil
	case err != nil:
		return nil, err
	case r.Len() != e.Now.Len():
		e.notes = append(e.notes, scoring.Say("the list can't be judged by the configuration of %s: what changed can't be told apart", e.before.Called()))
		return nil, nil
	}
	return r, nil
}

// oldRungs are the rungs of the old levels, by level; nil where they can't be compared.
func (e *explaining) oldRungs() []int {
	if e.oldRung == nil {
		return nil
	}
	rungs := make([]int, len(e.levels))
	for i, l := range e.levels {
		rungs[i] = e.oldRung[l.Name]
	}
	return rungs
}

// standsOf is where a result's customers stand, on the rungs of its levels.
func (e *explaining) standsOf(r *result.Result, rungs []int) []tiering.Stand {
	m, all := &r.Models[0], e.nowhere()
	for row := range all {
		all[row].Score = m.Scores.Total[row]
		if level := m.Final[row]; level >= 0 && rungs != nil {
			all[row].Rung = rungs[level]
		}
	}
	return all
}

// standBefore is where a customer stood in the result before.
func (e *explaining) standBefore(at int) tiering.Stand {
	stand := tiering.Stand{Score: e.before.Scores[at], Rung: -1}
	if level := e.before.Final[at]; level >= 0 {
		if rung, ok := e.oldRung[e.before.Levels[level].Name]; ok {
			stand.Rung = rung
		}
	}
	return stand
}

// held is how many of some customers stay in the tier of before because a hold keeps them there.
func (e *explaining) held(among []bool) int {
	m, n := &e.Now.Models[0], 0
	for row, has := range among {
		if has && m.Kept.IsHeld(row, m.Computed) && m.Final[row] == m.Kept.Level[row] {
			n++
		}
	}
	return n
}

// split shares out the difference of each customer.
func (e *explaining) split(steps [4][]tiering.Stand) *Why {
	why := &Why{Effects: make([]tiering.Effects, e.Now.Len()), Has: make([]bool, e.Now.Len()), Rested: e.old == nil, Notes: e.notes}
	together := 0
	for row, at := range e.rows {
		if at < 0 {
			continue
		}
		was, of := e.standBefore(at), [4]tiering.Stand{steps[0][row], steps[1][row], steps[2][row], steps[3][row]}
		if math.IsNaN(was.Score) || math.IsNaN(of[3].Score) {
			continue
		}
		if why.Has[row] = true; why.Rested {
			why.Effects[row] = tiering.SplitRest(was, of[2], of[3])
			continue
		}
		why.Effects[row] = tiering.Split(was, of)
		for _, s := range of {
			if math.IsNaN(s.Score) {
				together++
				break
			}
		}
	}
	if held := e.held(why.Has); held > 0 {
		why.Notes = append(why.Notes, scoring.Say("Hold: it keeps %d customers in the tier of before; they have not moved, and Overrides and hold counts only what a change of these did", held))
	}
	if together > 0 {
		why.Notes = append(why.Notes, scoring.Say("customers whom the rubric of %s can't judge now: %d; what changed for them can't be told apart", e.before.Called(), together))
	}
	return why
}
