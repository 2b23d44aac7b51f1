package report

import (
	"math"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// Options are what a person asked to see besides the tiers.
type Options struct {
	Top int // so many of the best customers
	By  []By
}

// By is a column by whose words the tiers are shown.
type By struct {
	Header string
	Words  []string // one for each row
}

// Score is the report of a run: the tiers of each model, and what is Besides.
func Score(r *result.Result, o Options, p words.Printer) []Block {
	var blocks []Block
	for i := range r.Models {
		blocks = append(blocks, Distribution(r, &r.Models[i], p))
	}
	blocks = append(blocks, segmentBlocks(r, p)...)
	blocks = append(blocks, Besides(r, o, p)...)
	if r.Config.Estimates != nil {
		blocks = append(blocks, estimatesBlock(r, p))
	}
	return blocks
}

// Besides is what stands below the tiers: some customers beside all, how the models agree, the concentration of the value, what was asked for, and
// what must be known of the figures.
func Besides(r *result.Result, o Options, p words.Printer) []Block {
	blocks := append(besideWhole(r, p), rated(r, p)...)
	blocks = append(blocks, sincePrevious(r, p)...)
	if len(r.Models) > 1 {
		blocks = append(blocks, modelBlocks(r, p)...)
	}
	if r.Concentration != nil {
		blocks = append(blocks, concentration(r, p))
	}
	if r.AsksNear() {
		blocks = append(blocks, nearBlock(r, p))
	}
	if len(r.Config.Knockouts) > 0 {
		blocks = append(blocks, knockoutBlock(r, p))
	}
	if r.Treated != nil {
		blocks = append(blocks, treatmentBlocks(r, p)...)
	}
	if r.Profile != nil {
		blocks = append(blocks, fileBlock(r, p))
	}
	for _, by := range o.By {
		for i := range r.Models {
			blocks = append(blocks, cross(r, &r.Models[i], by, p))
		}
	}
	if o.Top > 0 {
		blocks = append(blocks, best(r, o.Top, p))
	}
	if len(r.Config.Notes) > 0 {
		blocks = append(blocks, Block{Heading: p.Sprintf("About these figures"), Lines: r.Config.Notes})
	}
	return blocks
}

// agreement says how the models of a run agree.
func agreement(r *result.Result, p words.Printer) Block {
	var headings []string
	for i := range r.Models {
		headings = append(headings, r.Models[i].Heading())
	}
	return agreed(headings, func(i, k int) tiering.Agreement { return r.Models[i].Agree(&r.Models[k]) }, p)
}

// agreed says for each pair of models how many customers both place alike, and by what tiers were compared where that
// was not by their names alone.
func agreed(headings []string, agree func(i, k int) tiering.Agreement, p words.Printer) Block {
	t := &Table{Header: []string{""}, Right: []bool{false}}
	found := make(map[tiering.How]bool)
	for i, heading := range headings {
		t.Header = append(t.Header, heading)
		t.Right = append(t.Right, true)
		cells := Row(heading)
		for k := range headings {
			agreed := agree(i, k)
			cells = append(cells, percent(agreed.Share))
			found[agreed.How] = found[agreed.How] || i != k
		}
		t.Rows = append(t.Rows, cells)
	}
	b := Block{Heading: p.Sprintf("How the models agree: customers with the same tier in both"), Table: t}
	switch {
	case found[tiering.ByPlace] && found[tiering.ByName]:
		b.Lines = append(b.Lines, p.Sprintf("Tiers were compared by name, where models name them differently by place from the top"))
	case found[tiering.ByPlace]:
		b.Lines = append(b.Lines, p.Sprintf("Tiers were compared by place from the top, since the models name them differently"))
	}
	if found[tiering.NotComparable] {
		b.Lines = append(b.Lines, p.Sprintf("–: the tiers have other names, and another number of them or some names at other places, so that they can't be compared"))
	}
	return b
}

func concentration(r *result.Result, p words.Printer) Block {
	b := concentrated(*r.Concentration, ValueName(r), p)
	if c := r.Concentration; c.Known && !c.Worthwhile {
		w := r.Config.Worth
		b.Lines = append(b.Lines, p.Sprintf("Tiering is hardly worthwhile here: no customer reaches %s, and the top 20%% bring less than %s",
			Percent(w.Customer), Percent(w.Top20)))
	}
	return b
}

// concentrated says how much of a value the largest customers bring.
func concentrated(c tiering.Concentration, name string, p words.Printer) Block {
	b := Block{Heading: p.Sprintf("Concentration of %s", name)}
	if !c.Known {
		b.Lines = []string{p.Sprintf("no customer has a positive %s", name)}
		return b
	}
	b.Lines = append(b.Lines,
		p.Sprintf("The top 10%% of customers (%d) bring %s, the top 20%% (%d) bring %s; the largest one brings %s",
			c.Top10Count, Percent(c.Top10), c.Top20Count, Percent(c.Top20), Percent(c.Largest)))
	b.Lines = append(b.Lines, ofNet(c, p)...)
	b.Lines = append(b.Lines,
		p.Sprintf("80%% of it comes from %d of %d customers", c.Bring80, c.Customers))
	return b
}

// ofNet says what the largest customers bring of the net, where losses make it another total than that of the positive values.
func ofNet(c tiering.Concentration, p words.Printer) []string {
	if c.Negative == 0 || math.IsNaN(c.Net) {
		return nil
	}
	m := moneyOf("", c.Net, c.NegativeSum)
	if c.Net <= 0 {
		return []string{p.Sprintf("The net is %s, after the %s of customers of a negative value (%d): nobody has a share of it",
			m.text(c.Net), m.text(c.NegativeSum), c.Negative)}
	}
	return []string{p.Sprintf("Of the net %s, after the %s of customers of a negative value (%d): the top 10%% bring %s, the top 20%% bring %s; the largest one brings %s",
		m.text(c.Net), m.text(c.NegativeSum), c.Negative, Percent(c.NetTop10), Percent(c.NetTop20), Percent(c.NetLargest))}
}

// cross is the tiers by the words of a column, of the customers: rows that were set aside are none.
func cross(r *result.Result, m *result.Model, by By, p words.Printer) Block {
	groups, final := make([]string, 0, len(m.Final)), make([]int, 0, len(m.Final))
	for row, level := range m.Final {
		if !r.IsAside(row) {
			groups, final = append(groups, by.Words[row]), append(final, level)
		}
	}
	return crossed(heading(r, m), By{by.Header, groups}, m.Spec.Scheme.Levels, final, p)
}

// crossed is the tiers of customers by their words.
func crossed(heading string, by By, levels []tiering.Level, final []int, p words.Printer) Block {
	table := tiering.Cross(by.Words, final, levels)
	t := &Table{Header: []string{by.Header}, Right: []bool{false}}
	for _, l := range levels {
		t.Header = append(t.Header, l.Name)
	}
	t.Header = append(t.Header, p.Sprintf("Unscored"), p.Sprintf("Total"))
	for range len(t.Header) - 1 {
		t.Right = append(t.Right, true)
	}
	for _, g := range table.Groups {
		if g.Name == "" {
			g.Name = p.Sprintf("(blank)")
		}
		t.Rows = append(t.Rows, groupCells(g))
	}
	table.All.Name = p.Sprintf("Total")
	t.Footer = groupCells(table.All)
	return Block{Heading: p.Sprintf("%s: tiers by %s", heading, by.Header), Table: t}
}

func groupCells(g tiering.Group) []Cell {
	cells := Row(g.Name)
	for _, n := range g.Counts {
		cells = append(cells, count(n))
	}
	return append(cells, count(g.Unscored), count(g.Count))
}

// best lists the best customers of the first model, equal ones in input order.
func best(r *result.Result, n int, p words.Printer) Block {
	if r.Config.IsForCredit() {
		return creditTop(r, n, p)
	}
	return top(r, n, p)
}

// top says why they are the best.
func top(r *result.Result, n int, p words.Printer) Block {
	m := &r.Models[0]
	t := &Table{
		Header: []string{p.Sprintf("Rank"), p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Score"), p.Sprintf("Tier"), p.Sprintf("Reason")},
		Right:  []bool{true, false, false, true, false, false},
	}
	reason := r.Reasons(m, p)
	for _, row := range m.Best(n) {
		cells := append([]Cell{count(m.Scores.Rank[row])}, Row(r.ID(row), r.Name(row))...)
		cells = append(cells, figure(m.Scores.Total[row], m.Spec.Decimals))
		t.Rows = append(t.Rows, append(cells, Row(m.Tier(m.Final[row]), reason(row))...))
	}
	return Block{Heading: p.Sprintf("The best customers: %d", len(t.Rows)), Table: t}
}
