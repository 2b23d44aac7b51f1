package report

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// besideWhole shows some customers beside all, for each model: how many are in which tier. Scores and values per tier of
// all customers it leaves out, since those of a tier of one are that customer's, who may be another's.
func besideWhole(r *result.Result, p words.Printer) []Block {
	if r.Part == nil {
		return nil
	}
	var blocks []Block
	for i := range r.Models {
		m, all := &r.Models[i], &r.Part.Whole.Models[i]
		heading := p.Sprintf("%s beside all customers", r.Part.Name)
		if i > 0 {
			heading = p.Sprintf("%s: %s", m.Heading(), heading)
		}
		b := Block{Heading: heading, Table: wholeTable(r.Part.Name, m, all, p)}
		if i == 0 {
			b.Lines = wholeLines(r, p)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func wholeTable(name string, m, all *result.Model, p words.Printer) *Table {
	t := &Table{
		Header: []string{p.Sprintf("Tier"), name, p.Sprintf("Share"), p.Sprintf("All customers"), p.Sprintf("Share")},
		Right:  []bool{false, true, true, true, true},
	}
	for i, own := range m.Distribution.Levels {
		whole := all.Distribution.Levels[i]
		t.Rows = append(t.Rows, []Cell{{Text: own.Name}, count(own.Count), percent(own.Share), count(whole.Count), percent(whole.Share)})
	}
	own, whole := m.Distribution.All, all.Distribution.All
	t.Footer = []Cell{{Text: p.Sprintf("Total")}, count(own.Count), percent(own.Share), count(whole.Count), percent(whole.Share)}
	return t
}

func wholeLines(r *result.Result, p words.Printer) []string {
	lines := []string{p.Sprintf("Scores, ranks and tiers are those among all %d customers; counts, shares and sums are of these customers only",
		r.Models[0].Population)}
	own, whole := r.Models[0].Distribution, r.Part.Whole.Models[0].Distribution
	if own.HasValue && whole.All.Value > 0 {
		lines = append(lines, p.Sprintf("They bring %s of the %s of all customers", Percent(own.All.Value/whole.All.Value), ValueName(r)))
	}
	return lines
}
