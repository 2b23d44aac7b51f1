package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// mostApart is how many of the customers on whom models disagree are listed.
const mostApart = 10

// modelBlocks set the first model beside each other one: the tiers of one by those of the other, and on whom some disagree
// with it most.
func modelBlocks(r *result.Result, p words.Printer) []Block {
	blocks := []Block{agreement(r, p)}
	for k := 1; k < len(r.Models); k++ {
		blocks = append(blocks, tiersByTiers(r, &r.Models[k], p))
	}
	return append(blocks, farApart(r, p)...)
}

// tiersByTiers counts the customers by their tier in the first model, and by that in another.
func tiersByTiers(r *result.Result, other *result.Model, p words.Printer) Block {
	m := &r.Models[0]
	found := m.Agree(other)
	t := &Table{Header: []string{p.Sprintf("%s ↓ %s →", m.Heading(), other.Heading())}, Right: []bool{false}}
	for _, l := range other.Spec.Scheme.Levels {
		t.Header = append(t.Header, l.Name)
	}
	t.Header = append(t.Header, p.Sprintf("Unscored"), p.Sprintf("Total"))
	for range t.Header[1:] {
		t.Right = append(t.Right, true)
	}
	none := found.None - r.RowsAside() // rows that were set aside are no customers
	for i, counts := range found.Counts {
		t.Rows = append(t.Rows, crossedCells(m.Spec.Scheme.Levels[i].Name, counts, m.Distribution.Levels[i].Count))
	}
	var below []int
	for k := range other.Spec.Scheme.Levels {
		both := 0
		for _, counts := range found.Counts {
			both += counts[k]
		}
		below = append(below, other.Distribution.Levels[k].Count-both)
	}
	if found.OnlyB+none > 0 {
		t.Rows = append(t.Rows, crossedCells(p.Sprintf("Unscored"), below, found.OnlyB+none))
	}
	t.Footer = Row(p.Sprintf("Total"))
	for _, l := range other.Distribution.Levels {
		t.Footer = append(t.Footer, count(l.Count))
	}
	t.Footer = append(t.Footer, count(found.OnlyA+none), count(found.Both+found.OnlyA+found.OnlyB+none))
	b := Block{Heading: p.Sprintf("Tiers of %s by tiers of %s", m.Heading(), other.Heading()), Table: t}
	if found.How != tiering.NotComparable {
		b.Lines = append(b.Lines, p.Sprintf("%s places %d customers better and %d worse than %s", other.Heading(), found.Better, found.Worse, m.Heading()))
	}
	return b
}

// crossedCells are a row of such a table: counts by tier, and of the total what has no tier.
func crossedCells(name string, counts []int, total int) []Cell {
	cells, rest := Row(name), total
	for _, n := range counts {
		cells = append(cells, count(n))
		rest -= n
	}
	return append(cells, count(rest), count(total))
}

// farApart lists the customers on whom some model disagrees most with the first.
func farApart(r *result.Result, p words.Printer) []Block {
	all := r.FarthestApart()
	if len(all) == 0 {
		return nil
	}
	m := &r.Models[0]
	t := &Table{
		Header: []string{p.Sprintf("Id"), p.Sprintf("Name"), m.Heading(), p.Sprintf("Score"), p.Sprintf("Model"), p.Sprintf("Tier"), p.Sprintf("Score"), p.Sprintf("Tiers apart")},
		Right:  []bool{false, false, false, true, false, false, true, true},
	}
	for _, a := range all[:min(len(all), mostApart)] {
		cells := append(Row(r.ID(a.Row), r.Name(a.Row), m.Tier(m.Final[a.Row])), figure(m.Scores.Total[a.Row], m.Spec.Decimals))
		cells = append(cells, Row(a.Other.Heading(), a.Other.Tier(a.Other.Final[a.Row]))...)
		t.Rows = append(t.Rows, append(cells, figure(a.Other.Scores.Total[a.Row], a.Other.Spec.Decimals), count(a.Steps)))
	}
	b := Block{Heading: p.Sprintf("On whom the models disagree most with %s", m.Heading()), Table: t}
	if more := len(all) - len(t.Rows); more > 0 {
		b.Lines = append(b.Lines, p.Sprintf("and %d more, in the workbook", more))
	}
	return []Block{b}
}
