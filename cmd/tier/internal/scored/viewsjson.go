package scored

import (
	"math"
	"slices"
	"time"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/scoring/exact"
	"tier/tiering"
	"tier/tiering/estimate"
)

// viewReading is what the customers of a .json say that its summaries don't.
type viewReading struct {
	count   int // customers of the first model
	flagged int
	value   exact.Sum
	treated []result.TreatmentOf
}

// customer takes a customer of the first model.
func (r *viewReading) customer(c *result.Customer) {
	r.count++
	if len(c.Flags) > 0 {
		r.flagged++
	}
	if c.Value != nil {
		r.value.Add(*c.Value)
	}
	if c.Treatment != nil {
		r.treated = append(r.treated, *c.Treatment)
	}
}

// view is what a .json says beside scores and tiers.
func (r *viewReading) view(to *Result, t *result.Tables) {
	v, levels := &to.Views, to.Models[0].Levels
	all := r.everybody(&to.Models[0], t.Concentration != nil)
	for i := range t.Segments {
		s := &t.Segments[i]
		c := summarised(s.Title, s.Classes, all, levels, othersOf(s.NoClass, s.NotKnown))
		c.NotKnown = s.NotKnown
		v.Crossings = append(v.Crossings, c)
	}
	for i := range t.Matrix {
		m := &t.Matrix[i]
		c := summarised(m.Title, m.Cells, all, levels, tiering.NotKnown)
		if c.Cuts = m.Cuts; len(m.Cells) == tiering.Quadrants {
			c.X, c.Y = m.X, m.Y
		}
		v.Crossings = append(v.Crossings, c)
	}
	for i := range t.Flags {
		f := &t.Flags[i]
		c := crossOf(f.Name, i, f.Count, f.Unscored, f.Tiers, nil, levels)
		v.Flags = append(v.Flags, Flag{Cross: c, Alarm: alarmOf(f.Level), NotKnown: &f.NotKnown, Reason: f.Reason})
	}
	if v.Flagged = r.flagged; r.count == 0 {
		v.Flagged = -1
	}
	r.done(v, t)
	if t.Previous != nil && len(t.Previous.Passages) > 0 {
		v.Moves = passed(t.Previous, to)
	}
	v.Near, v.AsksNear = t.Near, t.Near != nil
	v.Estimates = estimatesOf(t.Estimates)
}

// everybody are all customers, by the tiers of the first model.
func (r *viewReading) everybody(m *Model, hasValue bool) result.Cross {
	all := result.Cross{Class: result.AllClasses, Unscored: m.Unscored, Count: m.Unscored, Value: math.NaN()}
	for _, part := range m.Distribution.Levels {
		all.Counts, all.Count = append(all.Counts, part.Count), all.Count+part.Count
	}
	if hasValue && r.count > 0 {
		all.Value = r.value.Figure()
	}
	return all
}

// othersOf is what those of no class are called: as the one kind of them that there is.
func othersOf(none, unknown int) int {
	switch {
	case unknown == 0:
		return tiering.NoClass
	case none == 0:
		return tiering.NotKnown
	}
	return result.OtherClasses
}

// summarised is a crossing; the others are whoever is in no class.
func summarised(title string, classes []result.ClassSummary, all result.Cross, levels []tiering.Level, others int) Crossing {
	o, rest := outline{}, result.Cross{Class: others, Unscored: all.Unscored, Count: all.Count, Value: all.Value, Counts: slices.Clone(all.Counts)}
	c, left := Crossing{Title: title}, newLeft(all.Value)
	for i := range classes {
		of := &classes[i]
		x := crossOf(of.Name, i, of.Count, of.Unscored, of.Tiers, of.Value, levels)
		for k := range rest.Counts {
			rest.Counts[k] -= x.Counts[k]
		}
		rest.Unscored, rest.Count = rest.Unscored-x.Unscored, rest.Count-x.Count
		left.take(x.Value)
		c.Groups = append(c.Groups, x)
		o.add(of.Name, of.Policy+of.Note)
	}
	rest.Value = left.figure()
	c.Groups, c.Notes = append(c.Groups, rest, all), o.notes
	return c
}

// left is what is left of a value; missing where some figure of it is.
type left struct {
	sum     exact.Sum
	isKnown bool
}

func newLeft(of float64) *left {
	l := &left{isKnown: !math.IsNaN(of)}
	l.sum.Add(of)
	return l
}

func (l *left) take(x float64) {
	l.isKnown = l.isKnown && !math.IsNaN(x)
	l.sum.Add(-x)
}

func (l *left) figure() float64 {
	if !l.isKnown {
		return math.NaN()
	}
	return l.sum.Figure()
}

func crossOf(name string, class, count, unscored int, tiers map[string]int, value *float64, levels []tiering.Level) result.Cross {
	c := result.Cross{Name: name, Class: class, Count: count, Unscored: unscored, Value: figure(value)}
	for _, l := range levels {
		c.Counts = append(c.Counts, tiers[l.Name])
	}
	return c
}

func alarmOf(word string) *tiering.Alarm {
	for _, a := range []tiering.Alarm{tiering.Danger, tiering.Warn, tiering.Info} {
		if a.String() == word {
			return &a
		}
	}
	return nil
}

// done counts treatments, in the order of the configuration where the file carries it.
func (r *viewReading) done(v *Views, t *result.Tables) {
	if len(r.treated) == 0 {
		return
	}
	cfg := configOf(originOf(t))
	d := newDoing(cfg)
	if cfg != nil {
		v.Scheme = cfg.Models[0].Scheme.Levels
	}
	for _, of := range r.treated {
		if of.Decision != "" {
			d.decide(of.Decision, of.Action)
		}
		for _, name := range of.Measures {
			d.measure(name)
		}
	}
	v.Done = d.Done
}

// passed are the moves of the last step.
func passed(p *result.PreviousSummary, r *Result) *periods.Moves {
	last := &p.Passages[len(p.Passages)-1]
	step := tiering.Migration{From: named(last.Matrix.Rows), To: named(last.Matrix.Columns), Of: make(map[tiering.State]tiering.Flow),
		Rows: flows(last.Matrix.RowTotals), Columns: flows(last.Matrix.ColumnTotals), All: flowOf(last.Matrix.Total)}
	for _, cells := range last.Matrix.Cells {
		step.Cells = append(step.Cells, flows(cells))
	}
	for _, s := range tiering.States() {
		if f, ok := last.Moves[s.String()]; ok {
			step.Of[s] = flowOf(f)
		}
	}
	hasValue := [2]bool{last.Matrix.Total.Before != nil, last.Matrix.Total.After != nil}
	m := movesOf(step, [2]string{}, hasValue, r)
	for i, at := range []int{last.From, last.To} {
		if at < 0 || at >= len(p.Results) {
			continue
		}
		m.Results[i].File = p.Results[at].File
		if day := p.Results[at].AsOf; day != nil {
			m.Results[i].AsOf, _ = time.Parse(time.DateOnly, *day)
		}
	}
	return m
}

func named(names []*string) (levels []tiering.Level) {
	for _, name := range names {
		if name != nil {
			levels = append(levels, tiering.Level{Name: *name})
		}
	}
	return levels
}

func flows(all []result.Flow) (out []tiering.Flow) {
	for _, f := range all {
		out = append(out, flowOf(f))
	}
	return out
}

func flowOf(f result.Flow) tiering.Flow {
	return tiering.Flow{Customers: f.Customers, Before: figure(f.Before), After: figure(f.After)}
}

func estimatesOf(s *result.EstimatesSummary) *Estimates {
	if s == nil {
		return nil
	}
	e := &Estimates{Untold: s.Untold, Odd: s.Odd, Missing: s.Missing}
	for _, l := range s.Lines {
		e.Lines = append(e.Lines, EstimateLine{Title: l.Title, Value: l.Value, IsMoney: l.Unit == estimate.Money.String()})
	}
	for i := range s.Constants {
		c := &s.Constants[i]
		e.Sources = append(e.Sources, Source{Title: c.Title, Text: c.Source, Value: c.Value, IsShare: c.Unit == estimate.Share.String()})
	}
	return e
}
