package effects

import (
	"context"
	"errors"
	"math/big"

	"tier/cmd/tier/internal/judge"
	"tier/scoring"
	"tier/tiering"
)

// asTheyWere is where the customers of now stand by what the list of before says of them, under all that is new besides: what is
// left to do where the old rubric isn't known.
func (e *explaining) asTheyWere(ctx context.Context) ([]tiering.Stand, error) {
	all, made := e.nowhere(), &e.before.Made
	if made.Table == nil {
		e.notes = append(e.notes, scoring.Say("%s has no columns of the list either: nothing can be told apart", e.before.Called()))
		return all, nil
	}
	r, err := e.Judge(ctx, made.Table, judge.Options{Points: e.pointsOfOld(made.Table.Len()), Previous: e.Previous, InPlace: true})
	var unjudged *Unjudged
	if errors.As(err, &unjudged) {
		e.notes = append(e.notes, scoring.Say("the list in %s can't be judged by the configuration of now, and nothing can be told apart: %s", e.before.Called(), unjudged.Why))
		return all, nil
	}
	if err != nil {
		return all, err
	}
	if r.Len() != made.Table.Len() {
		e.notes = append(e.notes, scoring.Say("the list in %s can't be judged by the configuration of now: nothing can be told apart", e.before.Called()))
		return all, nil
	}
	stands := make([]tiering.Stand, r.Len())
	m := &r.Models[0]
	for row := range stands {
		stands[row] = tiering.Stand{Score: m.Scores.Total[row], Rung: -1}
		if level := m.Final[row]; level >= 0 && e.newRung != nil {
			stands[row].Rung = e.newRung[level]
		}
	}
	for row, at := range e.rows {
		if at >= 0 {
			all[row] = stands[made.Rows[at]]
		}
	}
	return all, nil
}

// pointsOfOld are the points of the panel of now by the rows of the list of before.
func (e *explaining) pointsOfOld(rows int) pointsByRow {
	points := make(pointsByRow)
	add := func(criterion string) {
		by := make([]*big.Rat, rows)
		for row, at := range e.rows {
			if at >= 0 {
				by[e.before.Made.Rows[at]] = e.pointsNow(criterion)(row)
			}
		}
		points[criterion] = by
	}
	if e.Now.Ratings != nil {
		for _, c := range e.Now.Ratings.Criteria {
			add(c.Name)
		}
	}
	for criterion := range e.Points {
		add(criterion)
	}
	return points
}
