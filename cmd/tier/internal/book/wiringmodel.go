package book

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// modelColumns are the numbers, from 1, of a model's columns among the scores.
type modelColumns struct {
	points                              []int // by criterion, as scoring.Scores.Columns has them; the weighted points are beside them
	score, rank, tier, computed, reason int
	moved                               int // since the result before, behind its tier and score; 0 where there is none
	held, beside                        int // the tier after hold, and the first score beside; 0 for none
	provisional                         int // the variant that judges without history; 0 for none
	groups                              int // the first percent of a group, as scoring.Model.GroupPaths has them; 0 for none
}

// term is a criterion's part in the score, in one list of criteria.
type term struct {
	c      *scoring.Criterion
	points place
	full   string
	weight func(in string, row int) string
	skips  bool
	// factor is where it stands among the workings what a point weighs, and factored is that: where customers are many, it
	// spares each of them three references.
	factor   string
	factored float64
}

// modelWiring is what the formulas of one model know.
type modelWiring struct {
	*wiring
	m       *result.Model
	at      rubricModel
	cols    modelColumns
	terms   [][]term                          // per list of criteria, in the order of the points' columns
	whole   []func(in string, row int) string // per list: the sum of the weights that count
	which   func(in string, row int) string   // which list judges the customer; nil where there is one
	figures place                             // of a scheme by value: those that it cuts; none before or without that
	figured []float64
	groups  map[string]place // by path: the percent of its weight; and by column what else a class reads of results
	after   *scoring.After   // the customers with their results
	// before is each customer's level in the result before, and threshold the one that he crossed since; none where nobody is held.
	before, threshold place
	wholes            map[string]found // functions of a whole column of results
	isFinal           bool             // a condition's tier is the final one, not the computed
}

// model makes the formulas of a model's columns.
func (w *wiring) model(i int) modelPlaces {
	m := &modelWiring{wiring: w, m: &w.r.Models[i], at: w.rubric.models[i], cols: w.scores.models[i], wholes: map[string]found{}}
	if len(m.m.Spec.Variants) > 0 {
		m.which = m.chooses()
	}
	m.provisional()
	m.judge()
	for k := range m.terms {
		m.whole = append(m.whole, m.sumOfWeights(k))
		m.factors(k)
	}
	m.weigh()
	m.total()
	m.rank()
	places := m.levels()
	m.groupPercents()
	if i == 0 {
		w.first = m
	}
	return places
}

// set makes a column of the scores live.
func (m *modelWiring) set(col int, l live) {
	l.skips = m.isOut
	m.scores.live[col-1] = &l
}

func (m *modelWiring) own(col int) place { return place{m.name, col, m.n} }

// chooses adds the number of the list of criteria that judges each customer: 0 is the model's own.
func (m *modelWiring) chooses() func(in string, row int) string {
	p := m.column(m.b.p.Sprintf("%s: criteria of variant", m.m.Heading()), func(row int) fileio.Cell {
		return figureOrBlank(float64(m.m.Scores.Rubric(row)))
	}, live{text: m.choice()})
	return p.at
}

// provisional has the column of who is judged without history follow which variant applies.
func (m *modelWiring) provisional() {
	if m.cols.provisional == 0 || m.choice() == nil {
		return
	}
	names := make([]string, len(m.m.Spec.Variants))
	for i, v := range m.m.Spec.Variants {
		if names[i] = `""`; v.Provisional {
			if !inLiteral(v.Name) {
				return
			}
			names[i] = literal(v.Name)
		}
	}
	text := func(row int) string {
		of := m.which(m.name, row)
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s),N(%s)>0),CHOOSE(%[2]s,%[3]s),"")`, m.own(m.cols.score).at(m.name, row), of, strings.Join(names, ","))
	}
	if fits(text(m.n)) {
		m.set(m.cols.provisional, live{text: text})
	}
}

// choice is the formula of which variant applies; nil where a condition has none.
func (m *modelWiring) choice() func(row int) string {
	variants := m.m.Spec.Variants
	for i := range variants {
		if _, ok := m.readable(variants[i].When); !ok {
			return nil
		}
		if _, ok := variants[i].When.Certainly(exprPlaces{w: m.wiring, in: m.w.name}); !ok {
			return nil
		}
	}
	text := func(row int) string {
		formula := "0"
		for i := len(variants) - 1; i >= 0; i-- {
			when, _ := variants[i].When.Certainly(exprPlaces{w: m.wiring, in: m.w.name, row: row})
			formula = fmt.Sprintf("IF(%s,%d,%s)", when, i+1, formula)
			readable, _ := m.readable(variants[i].When)
			if can := readable(m.w.name, row); can != "" {
				formula = fmt.Sprintf("IF(%s,%s,-1)", can, formula)
			}
		}
		return formula
	}
	if !fits(text(m.n)) {
		return nil
	}
	return text
}

// judge makes the points live, and notes the terms of each list.
func (m *modelWiring) judge() {
	m.terms = make([][]term, len(m.m.Spec.Rubrics()))
	for k, name := range m.m.Spec.Names() {
		var texts []func(row int) string
		var lists []int
		isLive := true
		for i, criteria := range m.m.Spec.Rubrics() {
			for c := range criteria {
				if criteria[c].Name != name {
					continue
				}
				text, ok := m.term(i, c, m.own(m.cols.points[k]))
				texts, lists, isLive = append(texts, text), append(lists, i), isLive && ok
			}
		}
		if text := m.byList(lists, texts); isLive && fits(text(0)) {
			m.set(m.cols.points[k], live{text: text})
		}
	}
}

// term notes the term of a criterion, and returns the formula of its points.
func (m *modelWiring) term(list, criterion int, points place) (text func(row int) string, ok bool) {
	c := &m.m.Spec.Rubrics()[list][criterion]
	at := m.at.lists[list].criteria[criterion]
	t := term{c: c, points: points, full: at.full, weight: func(string, int) string { return at.weight }, skips: c.Missing.Mode == scoring.Skip}
	text, counting, ok := m.judgedPoints(c, at)
	switch {
	case t.skips && counting != nil:
		t.weight = counting
	case t.skips:
		t.weight = m.fixedWeight(list, criterion).at
	}
	m.terms[list] = append(m.terms[list], t)
	return text, ok
}

// judgedPoints are the formula of a criterion's points, and what it weighs where it is skipped without a value: nil where it
// never is, or no formula can tell.
func (m *modelWiring) judgedPoints(c *scoring.Criterion, at rubricCriterion) (points func(row int) string, weight func(in string, row int) string, ok bool) {
	if k := m.b.ratedBy(c); k >= 0 {
		return m.ratedPoints(k, c, at)
	}
	cells := m.cells(c, at)
	if c.Missing.Mode == scoring.Skip && cells.ok {
		weight = m.counting(c, cells, at).at
	}
	points, ok = m.points(c, cells)
	return points, weight, ok
}

// fixedWeight is the weight of a criterion that is skipped where there is no value, when no formula can tell.
func (m *modelWiring) fixedWeight(list, criterion int) place {
	c := &m.m.Spec.Rubrics()[list][criterion]
	for _, weighed := range m.m.Scores.Columns() {
		if weighed.Name == c.Name {
			return m.column(m.b.p.Sprintf("weight of %s", c.Name), func(row int) fileio.Cell {
				if m.m.Scores.Rubric(row) != list {
					return figureOrBlank(0)
				}
				return figureOrBlank(weighed.Weight(row))
			}, live{})
		}
	}
	return place{}
}

// byList picks, on the sheet of scores, the formula of the list of criteria that judges the customer; "" for lists without
// one.
func (m *modelWiring) byList(lists []int, texts []func(row int) string) func(row int) string {
	return m.byListIn(m.name, lists, texts)
}

func (m *modelWiring) byListIn(sheet string, lists []int, texts []func(row int) string) func(row int) string {
	return func(row int) string {
		if m.which == nil {
			return texts[0](row)
		}
		formula := `""`
		for i := len(lists) - 1; i >= 0; i-- {
			formula = fmt.Sprintf("IF(%s=%d,%s,%s)", m.which(sheet, row), lists[i], texts[i](row), formula)
		}
		return formula
	}
}

// sumOfWeights is the sum of the weights that count for a customer, under a list of criteria.
func (m *modelWiring) sumOfWeights(list int) func(in string, row int) string {
	fixed, skips := m.at.lists[list].sum, false
	for _, t := range m.terms[list] {
		skips = skips || t.skips
	}
	if !skips {
		return func(string, int) string { return fixed }
	}
	text := func(row int) string {
		var weights []string
		for _, t := range m.terms[list] {
			weights = append(weights, t.weight(m.w.name, row))
		}
		return "ROUND(" + strings.Join(weights, "+") + ",9)"
	}
	return m.column(m.b.p.Sprintf("%s: weights that count", m.m.Heading()), m.countingWeights(list), live{text: text}).at
}

// factors adds what a point of each criterion weighs, where that is the same for all of many customers.
func (m *modelWiring) factors(list int) {
	whole := 0.0
	for _, t := range m.terms[list] {
		if m.n <= fewRows || t.skips {
			return
		}
		whole += t.c.Weight
	}
	for k := range m.terms[list] {
		t := &m.terms[list][k]
		t.factored = t.c.Weight / t.c.Full() * 100 / scoring.Round9(whole)
		t.factor = m.single(m.b.p.Sprintf("what a point of %s weighs", t.c.Name), t.factored,
			fmt.Sprintf("%s/%s*100/%s", t.weight(m.w.name, 0), t.full, m.at.lists[list].sum)).one()
	}
}

// countingWeights adds up the cells of weights as the formula does.
func (m *modelWiring) countingWeights(list int) func(row int) fileio.Cell {
	cells := make([]func(row int) float64, len(m.terms[list]))
	for i, t := range m.terms[list] {
		cells[i] = func(int) float64 { return t.c.Weight }
		if t.skips {
			cells[i] = m.weightColumn(t.weight(m.w.name, 0))
		}
	}
	return func(row int) fileio.Cell {
		sum := 0.0
		for _, weight := range cells {
			sum += weight(row)
		}
		return figureOrBlank(scoring.Round9(sum))
	}
}

// weightColumn finds the figures of the column of the workings that a reference in its first row is to.
func (m *modelWiring) weightColumn(ref string) func(row int) float64 {
	for i := range m.w.columns {
		if at(i+1, 2) == ref {
			return func(row int) float64 { return m.w.columns[i].cell(row).Num }
		}
	}
	return func(int) float64 { return math.NaN() }
}

// weigh makes the weighted points live.
func (m *modelWiring) weigh() {
	for k, name := range m.m.Spec.Names() {
		var texts []func(row int) string
		var lists []int
		for i, criteria := range m.m.Spec.Rubrics() {
			for c := range criteria {
				if criteria[c].Name == name {
					t, whole := m.termOf(i, m.cols.points[k]), m.whole[i]
					lists, texts = append(lists, i), append(texts, func(row int) string {
						if t.factor != "" {
							return fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[1]s*%[2]s,9),"")`, t.points.at(m.name, row), t.factor)
						}
						return fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[1]s/%[2]s*%[3]s*100/%[4]s,9),"")`,
							t.points.at(m.name, row), t.full, t.weight(m.name, row), whole(m.name, row))
					})
				}
			}
		}
		m.set(m.cols.points[k]+1, live{text: m.byList(lists, texts)})
	}
}

// termOf is that of a list's terms which has its points in a column.
func (m *modelWiring) termOf(list, col int) term {
	return m.terms[list][slices.IndexFunc(m.terms[list], func(t term) bool { return t.points.col == col })]
}
