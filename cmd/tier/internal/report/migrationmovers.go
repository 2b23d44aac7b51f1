package report

import (
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// movers lists customers who changed their tier in the last step, those of the highest value first, and so many of them
// at most.
func movers(m *periods.Moves, most int, p words.Printer) Block {
	rows := m.Movers()
	t := &Table{
		Header: []string{p.Sprintf("Id"), p.Sprintf("Name"), p.Sprintf("Move"), p.Sprintf("Previous tier"), p.Sprintf("Tier"), p.Sprintf("Previous score"),
			p.Sprintf("Score"), p.Sprintf("Difference")},
		Right: []bool{false, false, false, false, false, true, true, true},
		Spare: []int{5, 6, 2}, // the scores, of which there is the difference, and the move, which both tiers say
	}
	last := len(m.Results) - 1
	s, hasValue := m.Results[last], m.HasValue(last)
	if hasValue {
		t.Header, t.Right = append(t.Header, words.InUnit(s.Value, s.Unit)), append(t.Right, true)
		t.Spare = append(t.Spare, len(t.Header)-1)
	}
	places := flowDecimals(m.Last())
	for _, c := range rows[:min(most, len(rows))] {
		before, now := m.Score(last-1, c), m.Score(last, c)
		cells := append(Row(m.IDs[c], m.Names[c], p.Say(periods.Word(m.Last().State[c])), orDash(m.Tier(last-1, c)), orDash(m.Tier(last, c))),
			figure(before, m.Results[last-1].Decimals), figure(now, s.Decimals), gained(scoring.Round9(now-before), s.Decimals))
		if hasValue {
			cells = append(cells, amount(m.Value(last, c), places))
		}
		t.Rows = append(t.Rows, cells)
	}
	b := Block{Heading: p.Sprintf("Customers in another tier than before: %d", len(rows)), Table: t}
	if len(rows) > len(t.Rows) {
		b.Lines = []string{p.Sprintf("Listed are those of the highest value: %d; --top N lists more, and files hold all", len(t.Rows))}
		if !hasValue {
			b.Lines = []string{p.Sprintf("Listed are those of the highest score: %d; --top N lists more, and files hold all", len(t.Rows))}
		}
	}
	return b
}

// orDash is a name, or a dash where there is none.
func orDash(name string) string {
	if name == "" {
		return "–"
	}
	return name
}
