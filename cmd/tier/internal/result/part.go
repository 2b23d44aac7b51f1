package result

import (
	"math"
	"slices"

	"tier/scoring"
	"tier/tiering"
)

// Part is what some of the customers are of a larger population.
type Part struct {
	Name  string  // what they have in common: an owner
	Whole *Result // the result of all customers
}

// Only is the result of some of the customers, of ascending rows, the first of which is then row 0. Scores, ranks, tiers
// and their reasons are what they are among all; counts, shares and sums are theirs alone. What was set aside as no
// customer, and what ties did to the tiers of all, is not theirs.
func (r *Result) Only(rows []int, name string) *Result {
	out := *r
	out.Part = &Part{Name: name, Whole: r}
	out.List, out.Frame = r.List.Only(rows), r.Frame.Only(rows)
	out.ID = func(row int) string { return r.ID(rows[row]) }
	out.Name = func(row int) string { return r.Name(rows[row]) }
	if r.Value != nil {
		out.Value = scoring.Pick(r.Value, rows)
	}
	out.Models = make([]Model, len(r.Models))
	for i := range r.Models {
		out.Models[i] = r.Models[i].only(rows, out.Value)
	}
	out.Knocked = r.Knocked.Only(rows)
	if r.Profile != nil {
		out.Profile = r.Profile.Only(rows)
	}
	if r.Treated != nil {
		out.Treated = r.Treated.Only(rows)
	}
	out.Problems, out.Notes, out.Aside = only(r.Problems, rows), only(r.Notes, rows), only(r.Aside, rows)
	out.Segments = r.Segments.only(rows, out.Value)
	if r.Merged != nil {
		out.Merged = r.Merged.Only(rows)
	}
	for i, t := range out.Tables {
		if i == 0 {
			out.Tables = nil
		}
		out.Tables = append(out.Tables, t.Only(rows))
	}
	out.Identity = identitiesOf(r.Identity, rows)
	out.Elsewhere = elsewhereOf(r.Elsewhere, rows)
	if out.Concentration = out.Concentrate(); out.Concentration != nil {
		out.Concentration.Worthwhile = true // whether tiers are worth their while is a question of all customers
	}
	if r.Previous != nil {
		out.Previous = r.Previous.only(rows)
	}
	out.Ratings = nil // who gave what stays among those who see all
	out.Tally = out.count()
	return &out
}

// only is a model's result of some rows. What levels are expected to bring, they are to bring of all customers.
func (m *Model) only(rows []int, value []float64) Model {
	levels := slices.Clone(m.Spec.Scheme.Levels)
	for i := range levels {
		levels[i].Expect = nil
	}
	out := Model{Spec: m.Spec, Scores: m.Scores.Only(rows), Computed: scoring.Pick(m.Computed, rows), Overridden: m.Overridden.Only(rows),
		Population: m.Population}
	out.Final, out.Kept, out.Near = out.Overridden.Final, m.Kept.Only(rows, m.Computed), nearOf(m.Near, rows)
	out.Distribution = tiering.Distribute(levels, out.Final, out.Scores.Total, value)
	for _, b := range m.Beside {
		b.Total, b.Final = scoring.Pick(b.Total, rows), scoring.Pick(b.Final, rows)
		out.Beside = append(out.Beside, b)
	}
	if m.Places.At != nil {
		out.Places = Places{At: scoring.Pick(m.Places.At, rows), Of: m.Places.Of}
	}
	return out
}

// nearOf are those near a threshold of some rows.
func nearOf(near []tiering.Near, rows []int) []tiering.Near {
	var own []tiering.Near
	for _, n := range near {
		if i, ok := slices.BinarySearch(rows, n.Row); ok {
			n.Row = i
			own = append(own, n)
		}
	}
	return own
}

// elsewhereOf are the problems of other files about some rows, in their order. Those of no customer stay with the whole.
func elsewhereOf(problems []Problem, rows []int) []Problem {
	var own []Problem
	for _, p := range problems {
		if i := slices.Index(rows, p.Row); i >= 0 {
			p.Row = i
			own = append(own, p)
		}
	}
	return own
}

// only are the problems of some rows.
func only(problems []Problem, rows []int) []Problem {
	var own []Problem
	for i, row := range rows {
		for _, p := range ofRow(problems, row) {
			p.Row = i
			own = append(own, p)
		}
	}
	return own
}

// count counts the rows where they went.
func (r *Result) count() Tally {
	t := Tally{Read: r.Len() + len(r.MergedRows()), Merged: len(r.MergedRows()), SetAside: r.RowsAside()}
	for _, total := range r.Models[0].Scores.Total {
		if !math.IsNaN(total) {
			t.Scored++
		}
	}
	t.Unscored = t.Read - t.Scored - t.Merged - t.SetAside
	return t
}
