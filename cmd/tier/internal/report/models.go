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
		of := func(m *result.Model) tiersOf { return tiersOf{m.Heading(), m.Distribution, r.Unscored(m)} }
		blocks = append(blocks, tiersByTiers(of(&r.Models[0]), of(&r.Models[k]), r.Models[0].Agree(&r.Models[k]), p))
	}
	return append(blocks, farApart(r, p)...)
}

// tiersOf are a model's tiers as tables of several models show them.
type tiersOf struct {
	heading  string
	of       tiering.Distribution
	unscored int // customers
}

// tiersByTiers counts the customers by their tier in one model, and by that in another.
func tiersByTiers(a, b tiersOf, found tiering.Agreement, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("%s ↓ %s →", a.heading, b.heading)}, Right: []bool{false}}
	for _, l := range b.of.Levels {
		t.Header = append(t.Header, l.Name)
	}
	t.Header = append(t.Header, p.Sprintf("Unscored"), p.Sprintf("Total"))
	for range t.Header[1:] {
		t.Right = append(t.Right, true)
	}
	below := make([]int, len(b.of.Levels)) // customers of a tier in the other model alone
	for k, l := range b.of.Levels {
		below[k] = l.Count
	}
	for i, counts := range found.Counts {
		t.Rows = append(t.Rows, crossedCells(a.of.Levels[i].Name, counts, a.of.Levels[i].Count))
		for k, n := range counts {
			below[k] -= n
		}
	}
	if a.unscored > 0 {
		t.Rows = append(t.Rows, crossedCells(p.Sprintf("Unscored"), below, a.unscored))
	}
	t.Footer = Row(p.Sprintf("Total"))
	for _, l := range b.of.Levels {
		t.Footer = append(t.Footer, count(l.Count))
	}
	t.Footer = append(t.Footer, count(b.unscored), count(a.of.All.Count+a.unscored))
	block := Block{Heading: p.Sprintf("Tiers of %s by tiers of %s", a.heading, b.heading), Table: t}
	if found.How != tiering.NotComparable {
		block.Lines = append(block.Lines, p.Sprintf("%s places %d customers better and %d worse than %s", b.heading, found.Better, found.Worse, a.heading))
	}
	return block
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
