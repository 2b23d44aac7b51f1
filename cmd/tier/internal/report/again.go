package report

import (
	"cmp"
	"path/filepath"

	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
)

// Again is the report of an earlier result, as Score was of the run, and where its figures come from.
func Again(r *scored.Result, by []By, p words.Printer) []Block {
	var blocks []Block
	for i := range r.Models {
		m := &r.Models[i]
		blocks = append(blocks, Tiers{
			Heading: headingAgain(r, m), Distribution: m.Distribution, Decimals: m.Decimals, Value: r.Value, Unit: r.Unit,
			Unscored: m.Unscored, Provisional: m.Provisional, Groups: m.Groups, Notes: m.Notes, Overrides: m.Overrides,
		}.Block(p))
	}
	blocks = append(blocks, viewsAgain(r, p)...)
	if len(r.Models) > 1 {
		var headings []string
		for i := range r.Models {
			headings = append(headings, headingAgain(r, &r.Models[i]))
		}
		blocks = append(blocks, agreed(headings, r.Agree, p))
		for k := 1; k < len(r.Models); k++ {
			of := func(i int) tiersOf { return tiersOf{headings[i], r.Models[i].Distribution, r.Models[i].Unscored} }
			if found := r.Agree(0, k); found.Counts != nil { // results of earlier versions don't say in .json
				blocks = append(blocks, tiersByTiers(of(0), of(k), found, p))
			}
		}
	}
	if r.Concentration != nil {
		blocks = append(blocks, concentrated(*r.Concentration, r.Value, p))
	}
	for _, b := range by {
		for i := range r.Models {
			blocks = append(blocks, crossAgain(r, &r.Models[i], b, p))
		}
	}
	if len(r.Best) > 0 {
		blocks = append(blocks, bestAgain(r, p))
	}
	if len(r.Steps) > 0 {
		blocks = append(blocks, Steps(r.Steps, p))
	}
	if len(r.About) > 0 {
		blocks = append(blocks, Block{Heading: p.Sprintf("About these figures"), Lines: r.About})
	}
	from := Block{Heading: p.Sprintf("Where these figures come from")}
	for _, m := range r.From {
		from.Lines = append(from.Lines, p.Say(m))
	}
	return append(blocks, from)
}

// headingAgain is the title, or in a file that has none its name.
func headingAgain(r *scored.Result, m *scored.Model) string {
	title := m.Heading
	if len(r.Models) == 1 {
		title = cmp.Or(r.Title, title)
	}
	if title == "" && len(r.Inputs) > 0 {
		title = filepath.Base(filepath.ToSlash(r.Inputs[0].File))
	}
	return title
}

// crossAgain is the tiers by the words of a column; rows that were set aside are no customers.
func crossAgain(r *scored.Result, m *scored.Model, by By, p words.Printer) Block {
	var groups []string
	var final []int
	for row, level := range m.Final {
		if !r.Rows.Aside[row] {
			groups, final = append(groups, by.Words[row]), append(final, level)
		}
	}
	return crossed(headingAgain(r, m), By{by.Header, groups}, m.Levels, final, p)
}

// bestAgain lists the best customers; a .json has no reasons.
func bestAgain(r *scored.Result, p words.Printer) Block {
	t := &Table{
		Header: []string{p.Sprintf("Rank"), p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Score"), p.Sprintf("Tier")},
		Right:  []bool{true, false, false, true, false},
	}
	hasReasons := false
	for _, c := range r.Best {
		hasReasons = hasReasons || c.Reason != ""
	}
	if hasReasons {
		t.Header, t.Right = append(t.Header, p.Sprintf("Reason")), append(t.Right, false)
	}
	for _, c := range r.Best {
		cells := append([]Cell{count(c.Rank)}, Row(c.ID, c.Name)...)
		cells = append(cells, figure(c.Score, r.Models[0].Decimals), Cell{Text: c.Tier})
		if hasReasons {
			cells = append(cells, Cell{Text: c.Reason})
		}
		t.Rows = append(t.Rows, cells)
	}
	return Block{Heading: p.Sprintf("The best customers: %d", len(t.Rows)), Table: t}
}
