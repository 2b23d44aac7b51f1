package book

import (
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// wiring connects the cells of a workbook by formulas: from the list's columns among the scores, by way of the workings
// and the rubric, to points, scores, ranks, tiers and reasons. What has no formula stays a figure, and it is kept why.
type wiring struct {
	b      *workbook
	r      *result.Result
	rubric *rubricSheet
	scores *scores
	w      *workings
	name   string // of the sheet of scores
	n      int    // rows of customers

	read    map[reading]found
	wholes  map[string]found
	derived map[string]found
	given   map[string]found // fields that stand on sheets of credit, or are computed elsewhere
	rated   map[int]found    // by criterion of the panel
	models  []modelPlaces
	before  *previousPlaces // nil where no earlier result was given
	first   *modelWiring    // the model whose tier is the tier
	top     place           // the rows of the best; none before it was asked for
}

// reading is a field as something reads it: as a number, a date or a text, or as a grade of a criterion.
type reading struct {
	field string
	kind  scoring.Kind
	grade *scoring.Criterion
}

// found is the place that a formula reads from; not ok where there is none.
type found struct {
	place
	ok bool
}

// modelPlaces are where a model's verdict stands, for the sheets that sum it up.
type modelPlaces struct {
	score, rank place
	level       place
	value       found  // of customers with a tier
	x, y        *place // the percents of the two groups of a model that has two
	expect      []string
}

// refs are the ranges that a model's charts look at.
func (m modelPlaces) refs() liveRefs {
	var refs liveRefs
	if m.value.ok {
		refs.Value = m.value.all()
	}
	if m.x != nil && m.y != nil {
		refs.X, refs.Y = m.x.all(), m.y.all()
	}
	return refs
}

// newWiring makes the workings, and the formulas of the scores' columns.
func newWiring(b *workbook, rubric *rubricSheet, s *scores) *wiring {
	w := &wiring{b: b, r: b.r, rubric: rubric, scores: s, w: &workings{name: workingsName(b.p)}, name: scoresName(b.p), n: b.r.Len(),
		read: map[reading]found{}, wholes: map[string]found{}, derived: map[string]found{}, rated: map[int]found{}, given: map[string]found{}}
	if b.credit != nil {
		b.credit.survey.give(w)
	}
	for _, d := range b.r.Config.Derive {
		w.derive(d)
	}
	if b.credit != nil {
		b.credit.survey.followWiring(w)
	}
	for i := range b.r.Models {
		w.models = append(w.models, w.model(i))
	}
	if b.credit != nil {
		b.credit.follow(w)
	}
	return w
}

// column adds a column of the workings with a row for each customer; rows that left the population have none.
func (w *wiring) column(header string, cell func(row int) fileio.Cell, l live) place {
	l.skips = w.isOut
	col := w.w.add(working{header: header, count: w.n, cell: cell, live: l})
	return place{w.w.name, col, w.n}
}

// single adds a column of the workings with one figure for all customers.
func (w *wiring) single(header string, x float64, text string) place {
	col := w.w.add(working{header: header, count: 1, cell: func(int) fileio.Cell { return figureOrBlank(x) },
		live: live{text: func(int) string { return text }}})
	return place{w.w.name, col, 1}
}

// isOut reports whether a row left the population, as repeats of an id do.
func (w *wiring) isOut(row int) bool {
	_, out := w.r.Frame.Excluded(row)
	return out
}

// anyOut reports whether some row did.
func (w *wiring) anyOut() bool {
	for row := range w.n {
		if w.isOut(row) {
			return true
		}
	}
	return false
}

// figureOrBlank is a number, or a formula's "".
func figureOrBlank(x float64) fileio.Cell {
	if x != x {
		return fileio.Cell{Kind: fileio.Text}
	}
	return fileio.Cell{Kind: fileio.Number, Num: x}
}
