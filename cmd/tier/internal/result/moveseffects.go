package result

import (
	"strings"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// effectColumns are what each cause added to a customer's score, and by how many tiers it lifted him; none where nobody looked.
func effectColumns(m *periods.Moves, p words.Printer) []MoveColumn {
	if m.Causes == nil || m.Causes.Unknown {
		return nil
	}
	var all []MoveColumn
	add := func(cause tiering.Cause, header string, cell func(c int) float64) {
		what := strings.TrimLeft(strings.TrimPrefix(header, p.Say(periods.CauseWord(cause))), ":： ")
		all = append(all, MoveColumn{IsEffect: true, Of: what, Column: Column{Header: header, Kind: BesideColumn, Cell: func(c int) fileio.Cell { return num(cell(c)) }}})
	}
	for _, cause := range m.Causes.Shown() {
		add(cause, p.Sprintf("%s: points", periods.CauseWord(cause)), func(c int) float64 { return m.ScoreEffect(cause, c) })
	}
	for _, cause := range m.Causes.Shown() {
		add(cause, p.Sprintf("%s: tiers", periods.CauseWord(cause)), func(c int) float64 { return m.TierEffect(cause, c) })
	}
	return all
}

// effect is what a cause added to a customer's score, and by how many tiers it lifted him.
type effect struct {
	Score *float64 `json:"score"`
	Tiers *float64 `json:"tiers"`
}

// effectsOf are the effects of a customer by cause; nil where nobody looked, or he isn't in both results.
func effectsOf(m *periods.Moves, c int) map[string]effect {
	if m.Causes == nil || !m.Causes.Has[c] {
		return nil
	}
	all := make(map[string]effect)
	for _, cause := range m.Causes.Shown() {
		all[cause.String()] = effect{figure(m.ScoreEffect(cause, c)), figure(m.TierEffect(cause, c))}
	}
	return all
}
