package scoring

import (
	"math"
	"slices"
)

// Weighed is a criterion's column: its points and weighted points for every customer, NaN where there are none. A customer
// without a score still has the points of the criteria that could be judged. They are worked out when asked for, which is
// cheap and may be done by several goroutines at once: as numbers they would be the largest part of the memory.
type Weighed struct {
	Name   string
	scores *Scores
	shares []*share // per rubric; nil where it has no criterion of the name
}

// share is a criterion's part in the scores of the customers whom its rubric judges.
type share struct {
	sheet *sheet
	k     int
	given float64 // the points of who has no value
	// weighted are the weighted points, by figures of the rule, of customers for whom all criteria count; nil where the
	// points are no such figures.
	weighted []float64
}

// Columns are the points of all criteria, of the variants too, in the order of Model.Names. Criteria of one name in
// several rubrics are one column.
func (s *Scores) Columns() []Weighed {
	var columns []Weighed
	for _, name := range s.Model.Names() {
		columns = append(columns, s.column(name))
	}
	return columns
}

func (s *Scores) column(name string) Weighed {
	w := Weighed{Name: name, scores: s, shares: make([]*share, len(s.sheets))}
	for i := range s.sheets {
		sh := &s.sheets[i]
		if k := slices.IndexFunc(sh.criteria, func(c Criterion) bool { return c.Name == name }); k >= 0 {
			w.shares[i] = sh.share(k)
		}
	}
	return w
}

func (sh *sheet) share(k int) *share {
	s := &share{sheet: sh, k: k, given: math.NaN()}
	if m := sh.criteria[k].Missing; m.Mode == Give {
		s.given = m.Points
	}
	if p := &sh.judged[k].points; p.which != nil {
		s.weighted = make([]float64, len(p.figures))
		for i, points := range p.figures {
			s.weighted[i] = s.weigh(points, sh.whole)
		}
		s.weighted[0] = s.weigh(s.given, sh.whole)
	}
	return s
}

// weigh turns points into weighted points, given the sum of the weights that count.
func (s *share) weigh(points, whole float64) float64 {
	return term{points: points, max: s.sheet.full[s.k], weight: s.sheet.criteria[s.k].Weight}.weighted(whole)
}

// Points are the customer's points.
func (w *Weighed) Points(row int) float64 {
	s := w.share(row)
	switch {
	case s == nil:
		return math.NaN()
	case w.unscored(row):
		_, t := s.sheet.look(s.k, w.scores.source(row))
		return s.shown(t.points)
	}
	return s.shown(s.points(w.scores.source(row)))
}

// shown are points as people see them: those of a panel may have no end.
func (s *share) shown(points float64) float64 {
	if s.sheet.judged[s.k].rated == nil {
		return points
	}
	return Round9(points)
}

// Weighted are the customer's weighted points, rounded to 9 decimals.
func (w *Weighed) Weighted(row int) float64 {
	s := w.share(row)
	switch {
	case s == nil:
		return math.NaN()
	case w.unscored(row):
		return w.scores.weighedUnscored(s.k, row)
	}
	row = w.scores.source(row)
	whole, all := s.sheet.counted(row)
	if all && s.weighted != nil {
		return s.weighted[s.sheet.judged[s.k].points.which[row]]
	}
	return s.weigh(s.points(row), whole)
}

// Key is a key of the customer's points and weighted points: those of the same key are equal. Where the rule gives each
// customer points of their own, or not all criteria count, there is none.
func (w *Weighed) Key(row int) (key uint64, ok bool) {
	s := w.share(row)
	if s == nil {
		return math.MaxUint64, true
	}
	if w.unscored(row) {
		return 0, false
	}
	p := &s.sheet.judged[s.k].points
	if p.which == nil {
		return 0, false
	}
	source := w.scores.source(row)
	_, all := s.sheet.counted(source)
	return uint64(w.scores.Rubric(row))<<8 | uint64(p.which[source]), all
}

// Weight is the criterion's weight as configured, where it counts for the customer: 0 where it is skipped for want of a
// value, NaN where the customer's rubric has no such criterion, or no rubric judges the customer.
func (w *Weighed) Weight(row int) float64 {
	s := w.share(row)
	if s == nil {
		return math.NaN()
	}
	if how, _ := s.sheet.look(s.k, w.scores.source(row)); how == skipped {
		return 0
	}
	return s.sheet.criteria[s.k].Weight
}

// share is the criterion's part in the rubric that judges the customer; nil where it has none.
func (w *Weighed) share(row int) *share {
	rubric := w.scores.Rubric(row)
	if rubric < 0 {
		return nil
	}
	return w.shares[rubric]
}

func (w *Weighed) unscored(row int) bool { return math.IsNaN(w.scores.Total[row]) }

// weighedUnscored are the weighted points of the k-th criterion for a customer whom another one leaves without a score.
func (s *Scores) weighedUnscored(k, row int) float64 {
	var r reckoning
	s.reckon(row, &r)
	if _, t := r.sheet.look(k, s.source(row)); !math.IsNaN(t.points) {
		return t.weighted(r.whole)
	}
	return math.NaN()
}

func (s *share) points(row int) float64 {
	if points := s.sheet.judged[s.k].points.at(row); points == points {
		return points
	}
	return s.given
}

// counted is the sum of the weights that count for a row that has a score: those of all criteria but the skipped.
func (sh *sheet) counted(row int) (whole float64, all bool) {
	skipped := func(k int) bool { return math.IsNaN(sh.judged[k].points.at(row)) }
	if !slices.ContainsFunc(sh.skips, skipped) {
		return sh.whole, true
	}
	for k := range sh.criteria {
		if !slices.Contains(sh.skips, k) || !skipped(k) {
			whole += sh.criteria[k].Weight
		}
	}
	return whole, false
}
