package book

import (
	"fmt"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
)

// edit is a change of a configuration or a list, and of the cells that say the same in its workbook.
type edit struct {
	kind    string
	figures []figureEdit
	raws    []rawEdit
}

// figureEdit changes a figure of a plan, which stands in a cell of the rubric.
type figureEdit struct {
	at    *float64
	to    float64
	shown float64 // what the cell says of it
	ref   string
}

// rawEdit changes a cell of a list, which stands among the scores.
type rawEdit struct {
	at  *rawCell
	to  rawCell
	ref string
}

// swap puts the new in the place of the old, and the old back when called again.
func (e *edit) swap() {
	for i := range e.figures {
		f := &e.figures[i]
		*f.at, f.to = f.to, *f.at
	}
	for i := range e.raws {
		r := &e.raws[i]
		*r.at, r.to = r.to, *r.at
	}
}

func (e *edit) String() string {
	var cells []string
	for _, f := range e.figures {
		cells = append(cells, fmt.Sprintf("%s = %v", f.ref, f.shown))
	}
	for _, r := range e.raws {
		cells = append(cells, fmt.Sprintf("%s = %q %v", r.ref, r.at.text, r.at.x))
	}
	return e.kind + ": " + strings.Join(cells, ", ")
}

// editing makes edits of a plan and a list.
type editing struct {
	drawing
	plan   *plan
	list   *rawList
	rubric *rubricSheet
	done   map[string]int           // edits so far, by kind
	offers map[string][]func() edit // by kind
	kinds  []string                 // in the order in which they were offered
}

func (e *editing) offer(kind string, draw func() edit) {
	if e.offers[kind] == nil {
		e.kinds = append(e.kinds, kind)
	}
	e.offers[kind] = append(e.offers[kind], func() edit {
		made := draw()
		made.kind = kind
		return made
	})
}

// next makes an edit of the kind that was made least often so far, one that leaves the configuration right.
func (e *editing) next() (edit, bool) {
	kinds := slices.Clone(e.kinds)
	slices.SortStableFunc(kinds, func(a, b string) int { return e.done[a] - e.done[b] })
	for _, kind := range kinds {
		const tries = 20
		for range tries {
			made := e.offers[kind][e.IntN(len(e.offers[kind]))]()
			made.swap()
			if _, err := config.Load("tier.yaml", []byte(e.plan.yaml())); err == nil {
				e.done[kind]++
				return made, true
			}
			made.swap()
		}
	}
	return edit{}, false
}

// figure offers to change one figure.
func (e *editing) figure(kind string, at *float64, ref string, draw func() float64) {
	e.offer(kind, func() edit {
		x := draw()
		return edit{figures: []figureEdit{{at, x, x, ref}}}
	})
}

// percentage offers to change a percentage, which cells hold as a fraction.
func (e *editing) percentage(kind string, at *float64, ref string) {
	e.offer(kind, func() edit {
		x := e.between(1, 99, 1)
		return edit{figures: []figureEdit{{at, x, ofHundred(x), ref}}}
	})
}

// moved offers to move a part of one figure to another; per is what a cell says of 1.
func (e *editing) moved(kind string, at []*float64, refs []string, shown func(x float64) float64) {
	if len(at) < 2 {
		return
	}
	e.offer(kind, func() edit {
		from, to := e.IntN(len(at)), e.IntN(len(at)-1)
		if to >= from {
			to++
		}
		x := e.between(0, *at[from], 1)
		less, more := plain9(*at[from]-x), plain9(*at[to]+x)
		return edit{figures: []figureEdit{{at[from], less, shown(less), refs[from]}, {at[to], more, shown(more), refs[to]}}}
	})
}

// offerAll offers all edits there can be.
func (e *editing) offerAll() {
	for i, m := range e.plan.models {
		at := e.rubric.models[i]
		for k, l := range m.lists {
			e.weights(m, l, at.lists[k])
			for n, c := range l.criteria {
				e.criterion(c, at.lists[k].criteria[n])
			}
		}
		e.levels(m, at.levels)
	}
	e.raw()
}

func (e *editing) weights(m *planModel, l *planList, at rubricList) {
	var weights []*float64
	var refs []string
	for i, c := range l.criteria {
		weights, refs = append(weights, &c.weight), append(refs, at.criteria[i].weight)
		if m.relative {
			e.figure("weight, relative", &c.weight, at.criteria[i].weight, func() float64 { return e.between(1, 100, 1) })
		}
	}
	e.moved("weight moved", weights, refs, func(x float64) float64 { return x })
}

func (e *editing) levels(m *planModel, at rubricLevels) {
	var shares []*float64
	var refs []string
	for i, l := range m.levels {
		if l.min != nil {
			e.figure("level's threshold", l.min, at.from[i], func() float64 { return e.between(5, 99, 2) })
		}
		if l.expect != nil {
			e.percentage("expected share", l.expect, at.expect[i])
		}
		if l.share != nil {
			shares, refs = append(shares, l.share), append(refs, e.rubric.ref(2, at.top+i))
		}
	}
	e.moved("share by "+m.by, shares, refs, ofHundred)
}

func (e *editing) criterion(c *planCriterion, at rubricCriterion) {
	if c.full > 0 {
		e.figure("full marks", &c.full, at.full, func() float64 { return e.between(c.full/2, c.full*2, 1) })
	}
	if c.missing == "points" {
		e.figure("missing points", &c.given, at.given, e.points)
	}
	if c.rule == "formula" {
		return
	}
	rows := len(c.rows)
	if c.otherwise != nil {
		e.figure("else of "+c.rule, c.otherwise, below(at.grid(1, rows+1), rows), e.points)
	}
	for i := range c.rows {
		r := &c.rows[i]
		if c.rule == "ranges" {
			e.edge(c, i, at)
			continue
		}
		e.figure("points of "+c.rule, &r.points, below(at.grid(1, rows), i), e.points)
		switch c.rule {
		case "bands", "at most", "curve":
			e.figure("edge of "+c.rule, &r.at, below(at.grid(0, rows), i), func() float64 { return e.measured(measureOf(c.field)) })
		case "rank":
			e.percentage("share of rank", &r.at, below(at.grid(0, rows), i))
		}
	}
}

// edge offers to move the edge between a range and the next worse one.
func (e *editing) edge(c *planCriterion, i int, at rubricCriterion) {
	rows := len(c.rows)
	low, high := below(at.grid(1, rows), i), below(at.grid(2, rows), i)
	if i == 0 {
		e.figure("highest points of ranges", &c.rows[i].points, high, func() float64 { return e.between(8, 12, 1) })
	}
	if i == rows-1 {
		e.figure("lowest points of ranges", &c.rows[i].at, low, func() float64 { return e.between(0, 2, 1) })
		return
	}
	e.offer("edge of ranges", func() edit {
		x := e.between(c.rows[i+1].at, c.rows[i].points, 1)
		return edit{figures: []figureEdit{{&c.rows[i].at, x, x, low}, {&c.rows[i+1].points, x, x, below(at.grid(2, rows), i+1)}}}
	})
}

// below is the cell of a range that is so many rows below its first.
func below(span string, rows int) string {
	sheet, cells, _ := strings.Cut(span, "!")
	first, _, _ := strings.Cut(cells, ":")
	var col string
	var row int
	parts := strings.Split(strings.TrimPrefix(first, "$"), "$")
	col = parts[0]
	_, _ = fmt.Sscan(parts[1], &row)
	return fmt.Sprintf("%s!$%s$%d", sheet, col, row+rows)
}

func plain9(x float64) float64 {
	const nine = 1e9
	return float64(int64(x*nine+0.5)) / nine
}

// raw offers to change cells of the list.
func (e *editing) raw() {
	text := e.plan.yaml()[len(planHead):]
	for _, field := range []string{"loyalty", "prospects", "mark"} {
		if !strings.Contains(text, field) {
			continue
		}
		e.cell("rating, to a word", field, func(rawCell) rawCell { return e.word(fiveWords()) })
		e.cell("rating, to a figure", field, func(rawCell) rawCell { return rawNumber(e.figureOf(field)) })
		e.cell("rating, to blank", field, func(rawCell) rawCell { return rawCell{} })
	}
	for _, field := range allRawFields() {
		if !strings.Contains(text, field) && !(strings.Contains(text, "growth") && strings.HasSuffix(field, "sales")) {
			continue
		}
		c, _ := e.list.column(field)
		e.cell("number", field, func(rawCell) rawCell {
			return rawNumber(inUnit(e.measured(measureOf(strings.TrimPrefix(field, "last_"))), c.unit))
		})
		e.cell("number, to zero", field, func(rawCell) rawCell { return rawNumber(0) })
		e.cell("number, to negative", field, func(was rawCell) rawCell { return rawNumber(-was.x - 1) })
		e.cell("number, to blank", field, func(rawCell) rawCell { return rawCell{} })
	}
	if strings.Contains(text, "within: region") {
		e.cell("group", "region", func(rawCell) rawCell { return e.word(append(regionWords(), "西南", "")) })
	}
	if strings.Contains(text, "reviewed") {
		e.cell("date", "reviewed", func(rawCell) rawCell { return e.day() })
	}
	if strings.Contains(text, "strategic") {
		e.cell("word of a condition", "strategic", func(rawCell) rawCell { return e.word([]string{"是", "否", ""}) })
	}
}

// figureOf draws a rater's figure: one of a scale, or any.
func (e *editing) figureOf(field string) float64 {
	var figures []float64
	for _, m := range e.plan.models {
		for _, l := range m.lists {
			for _, c := range l.criteria {
				for _, r := range c.rows {
					if c.field == field && c.rule == "grades" {
						figures = append(figures, r.points)
					}
				}
			}
		}
	}
	if len(figures) == 0 || e.chance(20) {
		return e.points()
	}
	return figures[e.IntN(len(figures))]
}

// cell offers to change a cell of a column.
func (e *editing) cell(kind, field string, draw func(was rawCell) rawCell) {
	c, col := e.list.column(field)
	e.offer(kind, func() edit {
		row := e.IntN(len(c.cells))
		return edit{raws: []rawEdit{{&c.cells[row], draw(c.cells[row]), at(col, row+2)}}}
	})
}
