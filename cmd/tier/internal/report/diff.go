package report

import (
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
)

// Diff is the report of several results: how each stands where they are more than two, and how customers moved to the
// last. Top is how many of those who moved are listed.
func Diff(m *periods.Moves, top int, p words.Printer) []Block {
	var blocks []Block
	if len(m.Results) > 2 {
		blocks = trendTables(m, p)
	}
	blocks = append(blocks, Migration(m, p)...)
	blocks = append(blocks, Together(m, p)...)
	if top > 0 && len(m.Movers()) > 0 {
		blocks = append(blocks, movers(m, top, p))
	}
	b := Block{Heading: p.Sprintf("About this comparison")}
	for _, note := range m.Notes() {
		b.Lines = append(b.Lines, p.Say(note))
	}
	if len(b.Lines) > 0 {
		blocks = append(blocks, b)
	}
	return blocks
}

// Migration is the last step: who moved from where to where, by count and by value.
func Migration(m *periods.Moves, p words.Printer) []Block {
	step := len(m.Trend.Steps) - 1
	blocks := append([]Block{migrationMatrix(m, step, p)}, valueMatrices(m, step, p)...)
	blocks = append(blocks, migrationStates(m, step, p))
	if m.Causes != nil {
		blocks = append(blocks, causes(m, p)...)
	}
	return blocks
}
