package book

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// drawing draws plans and lists at random; the same seed draws the same.
type drawing struct{ *rand.Rand }

func (d drawing) of(choices ...string) string { return choices[d.IntN(len(choices))] }

func (d drawing) chance(percent int) bool { return d.IntN(100) < percent }

// between draws a figure of so many decimals.
func (d drawing) between(low, high float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	return math.Round((low+d.Float64()*(high-low))*scale) / scale
}

// points draws points out of ten.
func (d drawing) points() float64 { return float64(d.IntN(21)) / 2 }

// measure is a field of numbers, and where its values lie.
type measure struct {
	field     string
	low, high float64
	decimals  int
}

func measures() []measure {
	return []measure{
		{"years", 0, 12, 0}, {"sales", 5, 2_000, 0}, {"profit", -50, 300, 1}, {"margin", 0.02, 0.6, 3}, {"overdue_days", 0, 400, 0},
		{"growth", -0.6, 1.5, 2}, {"profit_share", 0, 0.2, 3}, {"sales_percentile", 0, 100, 1}, {"margin_gap", -0.3, 0.3, 3}, {"profit_rank", 1, 40, 0},
	}
}

func measureOf(field string) measure {
	all := measures()
	return all[slices.IndexFunc(all, func(m measure) bool { return m.field == field })]
}

func (d drawing) measured(m measure) float64 { return d.between(m.low, m.high, m.decimals) }

// edges draws so many different values of a measure, in order.
func (d drawing) edges(m measure, n int) []float64 {
	var all []float64
	for len(all) < n {
		if x := d.measured(m); !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	slices.Sort(all)
	return all
}

// shares draws so many shares of a hundred.
func (d drawing) shares(n int, total float64) []float64 {
	cuts := d.edges(measure{low: 1, high: 2*total - 1}, n-1)
	shares, last := make([]float64, n), 0.0
	for i := range shares {
		next := 2 * total
		if i < n-1 {
			next = cuts[i]
		}
		shares[i], last = (next-last)/2, next
	}
	return shares
}

// plan draws a configuration; that of a long list is short.
func (d drawing) plan(isLong bool) *plan {
	p := &plan{decimals: d.IntN(4)}
	models, most := 1+d.IntN(3), 6
	if isLong {
		models, most = 1, 4
	}
	for i := range models {
		p.models = append(p.models, d.model(fmt.Sprint("model", i+1), most))
	}
	return p
}

func (d drawing) model(name string, most int) *planModel {
	m := &planModel{name: name, relative: d.chance(30), by: d.of("score", "headcount", "value", "score")}
	m.lists = []*planList{d.list(2 + d.IntN(most-1))}
	for _, when := range []string{`years < 1`, `region == "华北" and not missing(loyalty)`, `coalesce(growth, 0) > 1`} {
		if d.chance(15) {
			l := d.list(1 + d.IntN(3))
			l.name, l.when = fmt.Sprint("变体", len(m.lists)), when
			m.lists = append(m.lists, l)
		}
	}
	d.levels(m)
	d.overrides(m)
	return m
}

func (d drawing) list(n int) *planList {
	l := &planList{}
	for i, weight := range d.shares(n, 100) {
		c := d.criterion()
		c.name, c.weight = fmt.Sprint("科目", i+1), weight
		l.criteria = append(l.criteria, c)
	}
	return l
}

func (d drawing) criterion() *planCriterion {
	c := &planCriterion{missing: d.of("refuse", "skip", "points"), group: d.of("", "现实价值/财务", "现实价值/销售", "潜在价值")}
	m := measures()[d.IntN(len(measures()))]
	c.field = m.field
	switch c.rule = d.of("grades", "bands", "at most", "curve", "ranges", "rank", "formula"); c.rule {
	case "grades":
		d.grades(c)
	case "bands", "at most":
		d.bands(c, m)
	case "curve":
		for _, x := range d.edges(m, 2+d.IntN(3)) {
			c.rows = append(c.rows, planRow{at: x, points: d.points()})
		}
		c.rows[0].points++
	case "ranges":
		d.ranges(c)
	case "rank":
		d.rank(c)
	case "formula":
		d.formula(c)
	}
	if c.missing == "points" {
		c.given = d.between(0, 1, 1)
	}
	return c
}

func (d drawing) grades(c *planCriterion) {
	c.field = d.of("loyalty", "prospects")
	points := d.edges(measure{low: 1, high: 20}, 5)
	for i, word := range fiveWords() {
		c.rows = append(c.rows, planRow{word: word, points: points[4-i] / 2})
	}
	if d.chance(20) {
		c.full = 12
	}
}

func (d drawing) bands(c *planCriterion, m measure) {
	for _, x := range d.edges(m, 1+d.IntN(4)) {
		c.rows = append(c.rows, planRow{at: x, points: d.points()})
	}
	if c.rule == "bands" {
		slices.Reverse(c.rows)
	}
	c.rows[0].points++
	otherwise := d.points()
	c.otherwise = &otherwise
}

func (d drawing) ranges(c *planCriterion) {
	c.field = "mark"
	edges := append(d.edges(measure{low: 1, high: 18}, 4), 20)
	for i, word := range fiveWords() {
		row := planRow{word: word, points: edges[4-i] / 2}
		if i < 4 {
			row.at = edges[3-i] / 2
		}
		c.rows = append(c.rows, row)
	}
	if d.chance(50) {
		c.rest = "rating: prospects"
	}
}

func (d drawing) rank(c *planCriterion) {
	for _, share := range d.edges(measure{low: 1, high: 99}, 1+d.IntN(3)) {
		c.rows = append(c.rows, planRow{at: share, points: d.points()})
	}
	c.rows[0].points++
	if d.chance(70) {
		otherwise := d.points()
		c.otherwise = &otherwise
	} else {
		c.rows = append(c.rows, planRow{at: 100, points: d.points()})
	}
	c.rest = "order: " + d.of("low", "high")
	if d.chance(50) {
		c.rest += ", within: region"
	}
}

func (d drawing) formula(c *planCriterion) {
	c.expr, c.full = "percentile(sales)", 100
	switch d.IntN(6) {
	case 0:
		c.expr, c.full = "min(10, growth * 10)", 10 // a falling customer's is out of bounds
	case 1:
		c.expr, c.full = "max(0, min(20, margin * 40))", 20
	case 2:
		c.expr, c.full = "years >= 3 ? 10 : years * 2.5", 10
	case 3:
		c.expr, c.full = "profit / sales * 30", 30
	case 4:
		c.expr, c.full = "coalesce(round(share(profit) * 50, 1), 1)", 15
	}
}
