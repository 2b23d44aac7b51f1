package report

import (
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// causes is what moved the customers in the last step, by kind of move: tiers and points, added up.
func causes(m *periods.Moves, p words.Printer) []Block {
	sums, all := m.CauseSums()
	if len(sums) == 0 {
		return nil
	}
	decimals := m.Results[len(m.Results)-1].Decimals
	tiers := causeTable(m, p, func(t *tiering.Tally, cause tiering.Cause) Cell { return gained(float64(t.Rungs[cause]), 0) })
	points := causeTable(m, p, func(t *tiering.Tally, cause tiering.Cause) Cell { return gained(t.Score[cause], decimals) })
	for _, block := range []*causeBlock{tiers, points} {
		for i := range sums {
			block.t.Rows = append(block.t.Rows, block.line(p.Say(periods.Word(sums[i].State)), &sums[i].Tally))
		}
		block.t.Footer = block.line(p.Sprintf("Total"), &all)
	}
	return []Block{
		{Heading: p.Sprintf("Why customers moved: tiers up and down by what moved them, added up"), Table: tiers.t},
		{Heading: p.Sprintf("Why scores changed: points by what changed them, added up"), Table: points.t},
	}
}

// causeBlock is a table of effects by kind of move.
type causeBlock struct {
	t    *Table
	line func(name string, sums *tiering.Tally) []Cell
}

func causeTable(m *periods.Moves, p words.Printer, of func(t *tiering.Tally, cause tiering.Cause) Cell) *causeBlock {
	b := &causeBlock{t: &Table{Header: []string{p.Sprintf("Move"), p.Sprintf("Customers")}, Right: []bool{false, true}}}
	for _, cause := range m.Causes.Shown() {
		b.t.Header, b.t.Right = append(b.t.Header, p.Say(periods.CauseWord(cause))), append(b.t.Right, true)
	}
	b.line = func(name string, sums *tiering.Tally) []Cell {
		cells := append(Row(name), count(sums.Customers))
		for _, cause := range m.Causes.Shown() {
			cells = append(cells, of(sums, cause))
		}
		return cells
	}
	return b
}

// since is what moved one customer since the result before.
func since(m *periods.Moves, c int, p words.Printer) Block {
	last := len(m.Results) - 1
	b := Block{Heading: p.Sprintf("Since %s", m.Results[last-1].Called())}
	if m.Rows[last-1][c] < 0 {
		b.Lines = []string{p.Say(periods.Word(m.Last().State[c]))}
		return b
	}
	tier := func(result int) string { return orDash(m.Tier(result, c)) }
	b.Lines = append(b.Lines, p.Sprintf("%s: %s, %s → %s, %s", periods.Word(m.Last().State[c]), tier(last-1), short(m.Score(last-1, c)), tier(last), short(m.Score(last, c))))
	if m.Causes == nil || !m.Causes.Has[c] {
		return b
	}
	b.Table = &Table{Header: []string{p.Sprintf("Cause"), p.Sprintf("Points"), p.Sprintf("Tiers up or down")}, Right: []bool{false, true, true}}
	var score, tiers float64
	line := func(name string, score, tiers float64) []Cell {
		return append(Row(name), gained(scoring.Round9(score), m.Results[last].Decimals), gainedTiers(tiers))
	}
	for _, cause := range m.Causes.Shown() {
		score, tiers = score+m.ScoreEffect(cause, c), tiers+m.TierEffect(cause, c)
		b.Table.Rows = append(b.Table.Rows, line(p.Say(periods.CauseWord(cause)), m.ScoreEffect(cause, c), m.TierEffect(cause, c)))
	}
	b.Table.Footer = line(p.Sprintf("Difference"), score, tiers)
	b.Lines = append(b.Lines, p.Say(m.Causes.Order()))
	for _, note := range m.Causes.Notes {
		b.Lines = append(b.Lines, p.Say(note))
	}
	return b
}

func gainedTiers(x float64) Cell {
	if math.IsNaN(x) {
		return Cell{Text: "–"}
	}
	return gained(x, 0)
}
