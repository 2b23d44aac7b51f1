package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// termsAtOnce is how many terms of a score are added up in one formula.
const termsAtOnce = 40

// total makes the score live: 100 × Σ(points ÷ full marks × weight) ÷ Σ weight, rounded once. The inner ROUND takes off what
// adding up binary fractions leaves behind the fifteenth digit, so that what should be a half is one.
func (m *modelWiring) total() {
	var texts []func(row int) string
	var lists []int
	for i := range m.terms {
		lists, texts = append(lists, i), append(texts, m.totalOf(i))
	}
	text := m.byList(lists, texts)
	if readable := m.tierReadable(); readable != nil {
		judged := text
		text = func(row int) string { return fmt.Sprintf(`IF(%s,%s,"")`, readable(row), judged(row)) }
	}
	m.set(m.cols.score, live{text: text})
}

// totalOf is the score under a list of criteria.
func (m *modelWiring) totalOf(list int) func(row int) string {
	terms, whole, decimals := m.terms[list], m.whole[list], m.m.Spec.Decimals
	var parts []func(in string, row int) (count, sum string)
	for from := 0; from < len(terms); from += termsAtOnce {
		parts = append(parts, m.part(terms[from:min(from+termsAtOnce, len(terms))], len(terms) > termsAtOnce))
	}
	return func(row int) string {
		var counts, sums []string
		for _, part := range parts {
			count, sum := part(m.name, row)
			counts, sums = append(counts, count), append(sums, sum)
		}
		if terms[0].factor != "" {
			return fmt.Sprintf(`IF(%s=%d,ROUND(ROUND(%s,11),%d),"")`, strings.Join(counts, "+"), len(terms), strings.Join(sums, "+"), decimals)
		}
		isSome := ""
		if strings.Contains(whole(m.name, row), m.w.name) {
			isSome = "," + whole(m.name, row) + ">0"
		}
		return fmt.Sprintf(`IF(AND(%s=%d%s),ROUND(ROUND(100*(%s)/%s,11),%d),"")`,
			strings.Join(counts, "+"), len(terms), isSome, strings.Join(sums, "+"), whole(m.name, row), decimals)
	}
}

// part is how many of some terms count as judged, and their sum; in columns of the workings where a score has too many.
func (m *modelWiring) part(terms []term, apart bool) func(in string, row int) (count, sum string) {
	inline := func(in string, row int) (count, sum string) { return countOf(terms, in, row), sumOf(terms, in, row) }
	if !apart {
		return inline
	}
	figures := func(of func(row int) float64) func(row int) fileio.Cell {
		return func(row int) fileio.Cell { return figureOrBlank(of(row)) }
	}
	count := m.column(m.b.p.Sprintf("criteria judged"), figures(func(row int) float64 { return m.judgedTerms(terms, row) }), live{text: func(row int) string {
		return countOf(terms, m.w.name, row)
	}})
	sum := m.column(m.b.p.Sprintf("sum of weighted points"), figures(func(row int) float64 { return m.weightedTerms(terms, row) }), live{text: func(row int) string {
		return "ROUND(" + sumOf(terms, m.w.name, row) + ",11)"
	}})
	return func(in string, row int) (string, string) { return count.at(in, row), sum.at(in, row) }
}

// countOf counts the terms that have points, or are skipped.
func countOf(terms []term, in string, row int) string {
	var points []string
	skipped := ""
	for _, t := range terms {
		points = append(points, t.points.at(in, row))
		if t.skips {
			skipped += "+NOT(ISNUMBER(" + t.points.at(in, row) + "))*(" + t.weight(in, row) + "=0)"
		}
	}
	return "COUNT(" + strings.Join(points, ",") + ")" + skipped
}

func sumOf(terms []term, in string, row int) string {
	var sums []string
	for _, t := range terms {
		points := t.points.at(in, row)
		if t.skips {
			points = "N(" + points + ")"
		}
		if t.factor != "" {
			sums = append(sums, points+"*"+t.factor)
			continue
		}
		sums = append(sums, points+"/"+t.full+"*"+t.weight(in, row))
	}
	return strings.Join(sums, "+")
}

// judgedTerms is what countOf calculates.
func (m *modelWiring) judgedTerms(terms []term, row int) float64 {
	n := 0
	for _, t := range terms {
		if m.pointsAt(t, row) == m.pointsAt(t, row) || t.skips && m.weightOf(t, row) == 0 {
			n++
		}
	}
	return float64(n)
}

// weightedTerms is what sumOf calculates; nothing where points are missing.
func (m *modelWiring) weightedTerms(terms []term, row int) float64 {
	sum := 0.0
	for _, t := range terms {
		points := m.pointsAt(t, row)
		if points != points {
			if !t.skips {
				return math.NaN()
			}
			points = 0
		}
		if t.factor != "" {
			sum += points * t.factored
			continue
		}
		sum += points / t.c.Full() * m.weightOf(t, row)
	}
	return scoring.Round(sum, 11)
}

func (m *modelWiring) pointsAt(t term, row int) float64 {
	if c := m.scores.columns[t.points.col-1].Cell(row); c.Kind == fileio.Number {
		return c.Num
	}
	return math.NaN()
}

func (m *modelWiring) weightOf(t term, row int) float64 {
	if t.skips {
		return m.weightColumn(t.weight(m.w.name, 0))(row)
	}
	return t.c.Weight
}

// tierReadable is the condition that all cells could be read that the tier hangs on besides the score; nil where there are
// none.
func (m *modelWiring) tierReadable() func(row int) string {
	var all []func(in string, row int) string
	var rules []tiering.Condition
	for _, k := range m.r.Config.Knockouts {
		rules = append(rules, k.When)
	}
	for _, o := range m.m.Spec.Overrides {
		rules = append(rules, o.When)
	}
	for _, rule := range rules {
		if e, ok := rule.(*scoring.Expr); ok {
			if readable, ok := m.readable(e); ok && readable(m.name, 0) != "" {
				all = append(all, readable)
			}
		}
	}
	if of := m.m.Spec.Scheme.Of; of != "" {
		if f := m.field(reading{field: of, kind: scoring.Number}); f.ok {
			all = append(all, func(in string, row int) string { return readableCells(in, row, []place{f.place}, nil) })
		}
	}
	if len(all) == 0 {
		return nil
	}
	return func(row int) string {
		var conditions []string
		for _, readable := range all {
			conditions = append(conditions, readable(m.name, row))
		}
		return "AND(" + strings.Join(conditions, ",") + ")"
	}
}

// rank makes the rank live: 1 is the highest score, equal ones share the better.
func (m *modelWiring) rank() {
	score := m.own(m.cols.score)
	if m.n <= fewRows {
		m.set(m.cols.rank, live{text: func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),RANK(%[1]s,%[2]s),"")`, score.at(m.name, row), score.allIn(m.name))
		}})
		return
	}
	text := m.ladderOfScores(score)
	m.set(m.cols.rank, live{text: text})
}

// mostStepDecimals is up to how many decimals there is a step for each score.
const mostStepDecimals = 2

// ladderOfScores is a ladder with a step for every score there can be, so that every customer finds his at once.
func (m *modelWiring) ladderOfScores(score place) func(row int) string {
	decimals := m.m.Spec.Decimals
	if decimals > mostStepDecimals {
		ladder := m.ladder(m.b.p.Sprintf("Score"), score, m.m.Scores.Total)
		return func(row int) string { return ladder(m.name, row) }
	}
	scale := math.Pow10(decimals)
	steps := make([]float64, int(100*scale)+1)
	for i := range steps {
		steps[i] = float64(i) / scale
	}
	l := m.rungs(m.b.p.Sprintf("Score"), score, steps, counted(steps, m.m.Scores.Total))
	return func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),INDEX(%[2]s,ROUND(%[1]s*%[3]g,0)+1)+1,"")`, score.at(m.name, row), l.above.all(), scale)
	}
}
