package main

import (
	"context"
	"errors"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/effects"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// between shares out how customers moved from the last result but one to the last, which must carry its list and the
// configuration that it was made with.
func (w *whyFlags) between(ctx context.Context, a *app, m *periods.Moves) error {
	last := len(m.Results) - 1
	after := m.Results[last]
	none := func(message scoring.Message) error {
		m.Causes = &periods.Causes{Effects: make([]tiering.Effects, m.Len()), Has: make([]bool, m.Len()), Notes: []scoring.Message{message}, Unknown: true}
		return nil
	}
	o := after.Made.Origin
	if after.Made.Table == nil || o == nil || !o.IsWhole() {
		return none(scoring.Say("Why customers moved can't be told: %s doesn't carry its list and the configuration that it was made with, as an unedited .xlsx does", after.Called()))
	}
	before, err := w.load(a)
	if err != nil {
		return err
	}
	cfg, err := config.Load(o.File, []byte(o.Text))
	if err != nil || len(cfg.Models) == 0 {
		return none(scoring.Say("Why customers moved can't be told: the configuration that %s carries can't be read", after.Called()))
	}
	if cfg.AsOf, err = time.Parse(time.DateOnly, o.AsOf); err != nil {
		cfg.AsOf = time.Time{}
	}
	why, rows, err := explainBetween(ctx, a, cfg, m, before)
	var unjudged *effects.Unjudged
	if errors.As(err, &unjudged) {
		return none(scoring.Say("Why customers moved can't be told: the list in %s can't be judged by the configuration that it carries: %s", after.Called(), unjudged.Why))
	}
	if err != nil {
		return err
	}
	if why == nil {
		return none(scoring.Say("Why customers moved can't be told: the list in %s can't be judged by the configuration that it carries", after.Called()))
	}
	m.Causes = byCustomer(m, why, func(c int) int { return rows[c] })
	return nil
}

// explainBetween judges the list of the last result again, and shares out its customers' moves; rows are by customer those of
// that list, -1 for who isn't there. Nothing comes of a list that can't be judged.
func explainBetween(ctx context.Context, a *app, cfg *config.Config, m *periods.Moves, before *config.Config) (why *effects.Why, rows []int, err error) {
	last := len(m.Results) - 1
	after := m.Results[last]
	again := &rejudging{app: a, cfg: cfg, tables: []*fileio.Table{after.Made.Table}, base: judge.Options{Version: version(), FirstOfRepeats: true, Workers: a.workers}}
	rows = make([]int, m.Len())
	known := make([]int, after.Made.Table.Len()) // the customers' rows in the result, by row of its list
	for row := range known {
		known[row] = -1
	}
	for c := range rows {
		if rows[c] = -1; m.Rows[last][c] >= 0 {
			rows[c] = after.Made.Rows[m.Rows[last][c]]
			known[rows[c]] = m.Rows[last][c]
		}
	}
	points := effects.PointsOf(known, after.Made.Points)
	now, err := again.by(ctx, cfg, judge.Options{Points: points, Previous: m.Results[:last]})
	if err != nil || now.Len() != len(known) {
		return nil, rows, err
	}
	why, err = again.explain(ctx, effects.Options{Now: now, Stands: standsOf(after, now, known), Points: points, Previous: m.Results[:last], Before: before})
	return why, rows, err
}

// standsOf is where a result's customers stand as its file says, by row of its list.
func standsOf(s *periods.Snapshot, now *result.Result, known []int) []tiering.Stand {
	stands := make([]tiering.Stand, len(known))
	levels := effects.LevelsNow(s.Levels, now)
	for row, at := range known {
		stands[row] = effects.Nowhere()
		if at < 0 {
			continue
		}
		stands[row].Score = s.Scores[at]
		if level := s.Final[at]; level >= 0 {
			stands[row].Rung = levels[level]
		}
	}
	return stands
}
