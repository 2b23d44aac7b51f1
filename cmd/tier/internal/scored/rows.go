package scored

import (
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Options say what besides the tiers is wanted of a result.
type Options struct {
	Top        int      // so many of the best customers
	IDs, Names []string // what the columns of the customers' id and name may be called, the likeliest first
	// Value are what the column of the value may be called, and its unit, where no summary says it.
	Value fileio.Spec
	// Levels are those of a configuration, best first: the order for results that don't say theirs, nor another result does.
	Levels []tiering.Level
}

// FromTable counts the rows of a result. Not ok is a table that tier did not write.
func FromTable(t *fileio.Table, pages Pages, o Options) (r *Result, ok bool) {
	page := pages.Summary
	c, added, _, ok := newCounter(t, page, o.Value)
	if !ok {
		return nil, false
	}
	verdicts := usable(added)
	r = &Result{Title: headingAbove(page[:min(1, len(page))]), Rows: c.rows, Value: c.name, Unit: c.unit,
		Inputs: []result.Input{{File: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()}}}
	for i, v := range verdicts {
		m, stale := c.model(i, v)
		r.Models, r.Stale = append(r.Models, m), append(r.Stale, stale...)
	}
	r.Agree = func(i, k int) tiering.Agreement {
		a, b := r.Models[i], r.Models[k]
		return tiering.Agree(a.Final, b.Final, a.Levels, b.Levels)
	}
	r.Concentration = c.concentrate(r.Models[0].Final)
	r.Best = c.best(verdicts[0], r.Models[0], o)
	r.From = c.from()
	c.view(r, added, verdicts[0], &pages)
	r.Steps = stepsOn(pages.Provenance)
	result.Identify(r.Steps, t.File(), t.SHA256())
	return r, true
}

// newCounter finds the verdicts that tier added to a table, the first of which is handed back. Not ok is a table that tier
// did not write.
func newCounter(t *fileio.Table, page [][]fileio.Cell, value fileio.Spec) (c *counter, added result.Added, first result.Verdict, ok bool) {
	headers := t.RawHeaders()
	added = result.FindAdded(headers, t.Marked())
	verdicts := usable(added)
	if !added.ByTier() || len(verdicts) == 0 {
		return nil, added, first, false
	}
	c = &counter{table: t, pages: tierTables(page), rows: &Rows{Headers: headers, Text: func(row, column int) string { return t.Cell(row, column).String() }}}
	c.aside(verdicts[0])
	c.value(added, value)
	return c, added, verdicts[0], true
}

// usable are the verdicts of the last run that have both a score and a tier.
func usable(added result.Added) []result.Verdict {
	return slices.DeleteFunc(added.Last(), func(v result.Verdict) bool { return v.Tier < 0 || v.Score < 0 })
}

// counter counts the rows of a table.
type counter struct {
	table      *fileio.Table
	pages      []tierTable
	rows       *Rows
	isOut      []bool    // by row: knocked out
	name, unit string    // of the value
	values     []float64 // nil where it is no column of the table
}

// aside finds the rows that were set aside, as repeats of another or by a knock-out: they have no tier, and the reason says
// so.
func (c *counter) aside(v result.Verdict) {
	c.rows.Aside, c.isOut = make([]bool, c.table.Len()), make([]bool, c.table.Len())
	if v.Reason < 0 {
		return
	}
	marks := newAsideMarks()
	for row := range c.rows.Aside {
		if c.rows.Text(row, v.Tier) != "" {
			continue
		}
		reason := c.rows.Text(row, v.Reason)
		c.isOut[row] = marks.isKnockOut(reason)
		c.rows.Aside[row] = c.isOut[row] || marks.isRepeat(reason)
		if c.isOut[row] {
			c.rows.KnockedOut++
		}
	}
}

// value finds the value that the summary names among the columns of the list; where no summary does, the one that was asked
// for, if there is such a column.
func (c *counter) value(added result.Added, asked fileio.Spec) {
	if len(c.pages) > 0 {
		c.name, c.unit = c.pages[0].value, c.pages[0].unit
		if c.name != "" {
			c.values = c.numbers(added, fileio.Spec{Headers: []string{c.name}, Unit: c.unit})
		}
		return
	}
	if len(asked.Headers) == 0 {
		return
	}
	if c.values = c.numbers(added, asked); c.values != nil {
		c.name, c.unit = asked.Headers[0], asked.Unit
	}
}

// numbers are those of a column of the list; nil where there is none, or one of another unit.
func (c *counter) numbers(added result.Added, spec fileio.Spec) []float64 {
	spec.Name = "value"
	list, err := fileio.Bind([]*fileio.Table{c.table.Without(added.Columns(), fileio.Message{})}, []fileio.Spec{spec})
	if err != nil {
		return nil
	}
	numbers, ok := list.Numbers(spec.Name)
	if !ok {
		return nil
	}
	rounded := make([]float64, len(numbers))
	for row, x := range numbers {
		rounded[row] = scoring.Round9(x)
	}
	return rounded
}

// model counts what a model said; stale is what the summary says otherwise.
func (c *counter) model(i int, v result.Verdict) (m Model, stale []scoring.Message) {
	m = Model{Name: v.Model, Heading: v.Model}
	page := c.pageOf(i, v)
	scores := make([]float64, c.table.Len())
	for row := range scores {
		scores[row] = c.table.Cell(row, v.Score).Figure()
	}
	if page != nil {
		m.Levels, m.Heading = slices.Clone(page.levels), page.heading
	}
	m.Final = c.final(v, &m.Levels)
	if page == nil {
		m.byScore(scores)
	}
	m.Decimals = decimalsOf(scores)
	m.Distribution = tiering.Distribute(m.Levels, m.Final, scores, c.values)
	m.Unscored = m.Distribution.Unscored
	m.Provisional = c.provisional(v, m.Final)
	for _, col := range v.Groups {
		m.Groups = append(m.Groups, result.NewGroupMean(result.GroupIn(c.rows.Headers[col], v.Model), m.Final, m.Decimals, func(row int) float64 {
			return c.table.Cell(row, col).Figure()
		}))
	}
	for _, aside := range c.rows.Aside {
		if aside {
			m.Unscored--
		}
	}
	if page != nil {
		stale = page.against(&m, c.values == nil)
	}
	return m, stale
}

// provisional is how many tiers were judged without history.
func (c *counter) provisional(v result.Verdict, final []int) (n int) {
	for row, level := range final {
		if v.Provisional >= 0 && level >= 0 && c.rows.Text(row, v.Provisional) != "" {
			n++
		}
	}
	return n
}

// pageOf is the tier table of a model: the one under its title, or else the one in its place.
func (c *counter) pageOf(i int, v result.Verdict) *tierTable {
	for k := range c.pages {
		if v.Model != "" && c.pages[k].heading == v.Model {
			return &c.pages[k]
		}
	}
	if i < len(c.pages) {
		return &c.pages[i]
	}
	return nil
}

// final is each row's level. A tier that is none of the levels becomes the last one.
func (c *counter) final(v result.Verdict, levels *[]tiering.Level) []int {
	known := make(map[string]int)
	for i, l := range *levels {
		known[l.Name] = i
	}
	final := make([]int, c.table.Len())
	for row := range final {
		cell := c.table.Cell(row, v.Tier)
		name := strings.TrimSpace(cell.String())
		level, ok := known[name]
		switch {
		case name == "" || cell.Kind == fileio.ErrorValue:
			level = -1
		case !ok:
			level = len(*levels)
			known[name] = level
			*levels = append(*levels, tiering.Level{Name: name})
		}
		final[row] = level
	}
	return final
}

// byScore puts levels in the order of their mean scores, the highest first.
func (m *Model) byScore(scores []float64) {
	means := tiering.Distribute(m.Levels, m.Final, scores, nil).Levels
	order := make([]int, len(means))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := means[a].MeanScore, means[b].MeanScore; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	place, levels := make([]int, len(order)), make([]tiering.Level, len(order))
	for to, from := range order {
		place[from], levels[to] = to, m.Levels[from]
	}
	for row, level := range m.Final {
		if level >= 0 {
			m.Final[row] = place[level]
		}
	}
	m.Levels = levels
}

// concentrate looks at the value of the customers that have a tier.
func (c *counter) concentrate(final []int) *tiering.Concentration {
	if c.values == nil {
		return nil
	}
	value := slices.Clone(c.values)
	for row, level := range final {
		if level < 0 {
			value[row] = math.NaN()
		}
	}
	found := tiering.Concentrate(value, tiering.DefaultWorth())
	return &found
}

// best are the customers of the highest ranks.
func (c *counter) best(v result.Verdict, m Model, o Options) []Customer {
	if o.Top == 0 || v.Rank < 0 {
		return nil
	}
	id, name := c.column(o.IDs), c.column(o.Names)
	var all []Customer
	for row, level := range m.Final {
		rank := c.table.Cell(row, v.Rank).Figure()
		if level < 0 || rank != rank {
			continue
		}
		all = append(all, Customer{ID: c.text(row, id), Name: c.text(row, name), Tier: m.Levels[level].Name, Reason: c.text(row, v.Reason),
			Rank: int(rank), Score: c.table.Cell(row, v.Score).Figure()})
	}
	return sortBest(all, o.Top)
}

func (c *counter) column(headers []string) int {
	for _, header := range headers {
		want, _ := fileio.NormalHeader(header)
		for i, have := range c.rows.Headers {
			if name, _ := fileio.NormalHeader(have); name == want {
				return i
			}
		}
	}
	return -1
}

func (c *counter) text(row, column int) string {
	if column < 0 {
		return ""
	}
	return c.rows.Text(row, column)
}
