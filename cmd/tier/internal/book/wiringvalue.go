package book

import (
	"fmt"
	"math"
	"slices"

	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
)

// nearlyReached is by what share a sum of binary fractions may lie below the sum that it must reach.
const nearlyReached = 1e-12

// valueCuts makes the levels live that are cut by value: the figure of the customer with whom each level reaches its share
// of the total of the positive ones. It is found by halving the customers again and again, and adding up the best half.
func (m *modelWiring) valueCuts(score place) (from []string, figure place, ok bool) {
	of := m.m.Spec.Scheme.Of
	value := m.field(reading{field: of, kind: scoring.Number})
	if !value.ok {
		return nil, place{}, false
	}
	numbers, _ := m.r.Frame.Numbers(of)
	figures := make([]float64, m.n)
	for row := range figures {
		figures[row] = math.NaN()
		if m.m.Computed[row] >= 0 {
			figures[row] = scoring.Round9(numbers[row])
		}
	}
	name, _ := m.r.Called(of)
	figure = m.column(m.b.p.Sprintf("%s of scored customers", name), func(row int) fileio.Cell { return figureOrBlank(figures[row]) }, live{text: func(row int) string {
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%[2]s)),ROUND(%[2]s,9),"")`, score.at(m.w.name, row), value.at(m.w.name, row))
	}})
	m.figures, m.figured = figure, figures
	from = make([]string, len(m.m.Spec.Scheme.Levels))
	ranked := m.descending(figures)
	var cumulative exact.Sum
	first := 0
	for i, level := range m.m.Spec.Scheme.Levels {
		if level.Share == nil {
			continue
		}
		n := m.at.levels.top + i
		if first == 0 {
			first = n
		}
		cumulative.Add(*level.Share)
		share := cumulative.Per(100, 0)
		h := newHalving(ranked, share, m.n)
		found := m.halved(h, level.Name, figure, m.rubric.ref(3, n))
		m.rubric.cutByValue(n, cutFigures{share: scoring.Round9(share), place: h.place(), from: figureAt(ranked, h.place())}, first, found, figure.all())
		from[i] = m.rubric.ref(5, n)
	}
	return from, figure, true
}

// halving is the search for the place with which the sum of the best figures reaches a share of the positive ones.
type halving struct {
	ranked []float64
	target float64
	steps  []halvingStep
}

// halvingStep is what is known so far: the sum of the first low figures is too little, that of the first high is enough.
type halvingStep struct {
	low, high, middle int
	sum               float64 // of the first middle ones
}

// newHalving makes as many steps as so many customers need: edits may bring in those who have no figure yet.
func newHalving(ranked []float64, share float64, customers int) *halving {
	h := &halving{ranked: ranked}
	positive := 0
	for _, x := range ranked {
		if x > 0 {
			positive++
			h.target += x
		}
	}
	h.target *= share
	low, high := 0, positive
	for range 1 + int(math.Ceil(math.Log2(float64(max(2, customers))))) {
		s := halvingStep{low: low, high: high, middle: (low + high) / 2}
		s.sum = h.best(s.middle)
		h.steps = append(h.steps, s)
		if s.sum*(1+nearlyReached) >= h.target {
			high = s.middle
		} else {
			low = s.middle
		}
	}
	h.steps = append(h.steps, halvingStep{low: low, high: high, middle: (low + high) / 2, sum: h.best((low + high) / 2)})
	return h
}

// best is the sum of the best figures.
func (h *halving) best(n int) float64 {
	sum := 0.0
	for _, x := range h.ranked[:n] {
		sum += x
	}
	return scoring.Round9(sum)
}

// place is the place that was found.
func (h *halving) place() int { return h.steps[len(h.steps)-1].high }

// halved adds the steps of a halving, and returns the cell of the place that it finds.
func (m *modelWiring) halved(h *halving, level string, figure place, share string) string {
	rows := len(h.steps)
	add := func(what string, of func(s halvingStep) float64, text func(row int) string, first string) place {
		l := live{text: text}
		if first != "" {
			l.own = map[int]string{0: first}
		}
		c := working{header: what + " " + level, count: rows, live: l,
			cell: func(row int) fileio.Cell { return figureOrBlank(of(h.steps[row])) }}
		return place{m.w.name, m.w.add(c), rows}
	}
	p, all := m.b.p, figure.all()
	col := len(m.w.columns) + 1 // low, high, middle, sum
	cell := func(k, row int) string { return at(col+k, row+2) }
	target := fmt.Sprintf(`SUMIF(%s,">0")*%s`, all, share)
	isEnough := func(row int) string { return fmt.Sprintf("%s*(1+1E-12)>=%s", cell(3, row-1), target) }
	add(p.Sprintf("too few"), func(s halvingStep) float64 { return float64(s.low) }, func(row int) string {
		return fmt.Sprintf("IF(%s,%s,%s)", isEnough(row), cell(0, row-1), cell(2, row-1))
	}, "0")
	high := add(p.Sprintf("enough"), func(s halvingStep) float64 { return float64(s.high) }, func(row int) string {
		return fmt.Sprintf("IF(%s,%s,%s)", isEnough(row), cell(2, row-1), cell(1, row-1))
	}, fmt.Sprintf(`COUNTIF(%s,">0")`, all))
	add(p.Sprintf("between"), func(s halvingStep) float64 { return float64(s.middle) }, func(row int) string {
		return fmt.Sprintf("INT((%s+%s)/2)", cell(0, row), cell(1, row))
	}, "")
	add(p.Sprintf("sum of the best"), func(s halvingStep) float64 { return s.sum }, func(row int) string { return sumOfBest(cell(2, row), all) }, "")
	return fmt.Sprintf("%s!$%s$%d", quoted(high.sheet), column(high.col-1), 1+rows)
}

// sumOfBest is the sum of the best n figures of a range: of those above the n-th, and as many of its equals as belong to
// them.
func sumOfBest(n, all string) string {
	nth := fmt.Sprintf("LARGE(%s,%s)", all, n)
	return fmt.Sprintf(`IF(%[1]s=0,0,ROUND(SUMIF(%[2]s,">"&%[3]s)+(%[1]s-COUNTIF(%[2]s,">"&%[3]s))*%[3]s,9))`, n, all, nth)
}

// cutByValue fills in the row of a level by value.
func (s *rubricSheet) cutByValue(n int, f cutFigures, first int, found, in string) {
	s.cut(n, f, first, in)
	cells := slices.Clone(s.rows[n-1].cells)
	cells[3].formula = &formula{text: found}
	s.rows[n-1].cells = cells
}
