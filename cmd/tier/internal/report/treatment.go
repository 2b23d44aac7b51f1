package report

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// treatmentBlocks say what is done for how many customers: the decisions, and the measures.
func treatmentBlocks(r *result.Result, p words.Printer) []Block {
	var blocks []Block
	t := r.Treated
	if len(t.Spec.Decisions) > 0 {
		table := &Table{Header: []string{p.Sprintf("Decision"), p.Sprintf("Tiers"), p.Sprintf("Customers"), p.Sprintf("What is done")}, Right: []bool{false, false, true, false}}
		for i := range t.Spec.Decisions {
			d := &t.Spec.Decisions[i]
			table.Rows = append(table.Rows, []Cell{{Text: d.Name}, {Text: tierNames(r, d.Tiers, p)}, count(t.Decided[i]), {Text: d.Action}})
		}
		blocks = append(blocks, Block{Heading: p.Sprintf("Decisions"), Table: table})
	}
	if len(t.Spec.Measures) > 0 {
		blocks = append(blocks, measureBlock(r, p))
	}
	return blocks
}

// measureBlock lists the measures.
func measureBlock(r *result.Result, p words.Printer) Block {
	t := r.Treated
	table := &Table{
		Header: []string{p.Sprintf("Activity"), p.Sprintf("Tiers"), p.Sprintf("Customers"), p.Sprintf("Timing"), p.Sprintf("Whose task")},
		Right:  []bool{false, false, true, false, false}, Spare: []int{1},
	}
	for i := range t.Spec.Measures {
		m := &t.Spec.Measures[i]
		table.Rows = append(table.Rows, []Cell{{Text: m.Name}, {Text: tierNames(r, m.Tiers, p)}, count(t.Applied[i]), {Text: result.Due(m, p)}, {Text: m.Who}})
	}
	return Block{Heading: p.Sprintf("Measures"), Table: table}
}

// tierNames are the names of some levels of the first model; nil is all.
func tierNames(r *result.Result, tiers []int, p words.Printer) string {
	return levelNames(r.Models[0].Spec.Scheme.Levels, tiers, p)
}

func levelNames(levels []tiering.Level, tiers []int, p words.Printer) string {
	if tiers == nil {
		return p.Sprintf("all")
	}
	var names []string
	for _, i := range tiers {
		names = append(names, levels[i].Name)
	}
	return strings.Join(names, p.Sprintf(", "))
}
