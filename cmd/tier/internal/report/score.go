package report

import (
	"strconv"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// Options are what a person asked to see besides the tiers.
type Options struct {
	Top int    // so many of the best customers
	By  string // a header: tiers by its words
	// Groups are the words of By, one for each row; nil where By is not asked for.
	Groups []string
}

// Score is the report of a run: the tiers of each model, how the models agree, the concentration of the value, and
// what was asked for besides.
func Score(r *result.Result, o Options, p words.Printer) []Block {
	var blocks []Block
	for i := range r.Models {
		blocks = append(blocks, Distribution(r, &r.Models[i], p))
	}
	if len(r.Models) > 1 {
		blocks = append(blocks, agreement(r, p))
	}
	if r.Concentration != nil {
		blocks = append(blocks, concentration(r, p))
	}
	if o.Groups != nil {
		for i := range r.Models {
			blocks = append(blocks, cross(r, &r.Models[i], o, p))
		}
	}
	if o.Top > 0 {
		blocks = append(blocks, top(r, o.Top, p))
	}
	if len(r.Config.Notes) > 0 {
		blocks = append(blocks, Block{Heading: p.Sprintf("About these figures"), Lines: r.Config.Notes})
	}
	return blocks
}

// agreement says for each pair of models how many customers both place alike.
func agreement(r *result.Result, p words.Printer) Block {
	t := &Table{Header: []string{""}, Right: []bool{false}}
	for i := range r.Models {
		t.Header = append(t.Header, r.Models[i].Heading())
		t.Right = append(t.Right, true)
	}
	for i := range r.Models {
		a := &r.Models[i]
		cells := []string{a.Heading()}
		for k := range r.Models {
			b := &r.Models[k]
			cells = append(cells, Percent(tiering.Agree(a.Final, b.Final, a.Spec.Scheme.Levels, b.Spec.Scheme.Levels).Share))
		}
		t.Rows = append(t.Rows, cells)
	}
	return Block{Heading: p.Sprintf("How the models agree: customers with the same tier in both"), Table: t}
}

func concentration(r *result.Result, p words.Printer) Block {
	c, name := r.Concentration, ValueName(r)
	b := Block{Heading: p.Sprintf("Concentration of %s", name)}
	if !c.Known {
		b.Lines = []string{p.Sprintf("no customer has a positive %s", name)}
		return b
	}
	b.Lines = append(b.Lines,
		p.Sprintf("The top 10%% of customers (%d) bring %s, the top 20%% (%d) bring %s; the largest one brings %s",
			c.Top10Count, Percent(c.Top10), c.Top20Count, Percent(c.Top20), Percent(c.Largest)),
		p.Sprintf("80%% of it comes from %d of %d customers", c.Bring80, c.Customers))
	if !c.Worthwhile {
		w := r.Config.Worth
		b.Lines = append(b.Lines, p.Sprintf("Tiering is hardly worthwhile here: no customer reaches %s, and the top 20%% bring less than %s",
			Percent(w.Customer), Percent(w.Top20)))
	}
	return b
}

// cross is the tiers by the words of a column.
func cross(r *result.Result, m *result.Model, o Options, p words.Printer) Block {
	levels := m.Spec.Scheme.Levels
	table := tiering.Cross(o.Groups, m.Final, levels)
	t := &Table{Header: []string{o.By}, Right: []bool{false}}
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
	return Block{Heading: p.Sprintf("%s: tiers by %s", heading(r, m), o.By), Table: t}
}

func groupCells(g tiering.Group) []string {
	cells := []string{g.Name}
	for _, n := range g.Counts {
		cells = append(cells, strconv.Itoa(n))
	}
	return append(cells, strconv.Itoa(g.Unscored), strconv.Itoa(g.Count))
}

// top lists the best customers of the first model, equal ones in input order.
func top(r *result.Result, n int, p words.Printer) Block {
	m := &r.Models[0]
	t := &Table{
		Header: []string{p.Sprintf("Rank"), p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Score"), p.Sprintf("Tier"), p.Sprintf("Reason")},
		Right:  []bool{true, false, false, true, false, false},
	}
	for _, row := range m.Best(n) {
		t.Rows = append(t.Rows, []string{strconv.Itoa(m.Scores.Rank[row]), r.IDs[row], r.Names[row],
			Figure(m.Scores.Total[row], m.Spec.Decimals), m.Tier(m.Final[row]), r.Reason(m, row, p)})
	}
	return Block{Heading: p.Sprintf("The best customers: %d", len(t.Rows)), Table: t}
}
