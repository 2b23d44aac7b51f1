package report

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// treatmentBlocks say what is done for how many customers: the decisions, and the measures.
func treatmentBlocks(r *result.Result, p words.Printer) []Block {
	return doneBlocks(r.Done(), r.Models[0].Spec.Scheme.Levels, p)
}

func doneBlocks(done result.Done, levels []tiering.Level, p words.Printer) []Block {
	var blocks []Block
	if len(done.Decisions) > 0 {
		blocks = append(blocks, Block{Heading: p.Sprintf("Decisions"), Table: decisionTable(done.Decisions, levels, p)})
	}
	if len(done.Measures) > 0 {
		blocks = append(blocks, Block{Heading: p.Sprintf("Measures"), Table: measureTable(done.Measures, levels, p)})
	}
	return blocks
}

func decisionTable(all []result.Decided, levels []tiering.Level, p words.Printer) *Table {
	table := &Table{Header: []string{p.Sprintf("Decision"), p.Sprintf("Tiers"), p.Sprintf("Customers"), p.Sprintf("What is done")}, Right: []bool{false, false, true, false}}
	for _, d := range all {
		tiers := ""
		if d.Of != nil {
			tiers = levelNames(levels, d.Of.Tiers, p)
		}
		table.Rows = append(table.Rows, []Cell{{Text: d.Name}, {Text: tiers}, count(d.Customers), {Text: d.Action}})
	}
	return table
}

func measureTable(all []result.Applied, levels []tiering.Level, p words.Printer) *Table {
	table := &Table{
		Header: []string{p.Sprintf("Activity"), p.Sprintf("Tiers"), p.Sprintf("Customers"), p.Sprintf("Timing"), p.Sprintf("Whose task")},
		Right:  []bool{false, false, true, false, false}, Spare: []int{1},
	}
	for _, m := range all {
		cells := []Cell{{Text: m.Name}, {}, count(m.Customers), {}, {}}
		if m.Of != nil {
			cells[1].Text, cells[3].Text, cells[4].Text = levelNames(levels, m.Of.Tiers, p), result.Due(m.Of, p), m.Of.Who
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

// levelNames are the names of some levels; nil is all.
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
