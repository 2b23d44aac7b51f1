package report

import (
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// migrationStates is how many customers moved up, down, came and went in a step, and what they bring.
func migrationStates(m *periods.Moves, step int, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("Move"), p.Sprintf("Customers"), p.Sprintf("Share")}, Right: []bool{false, true, true}}
	s, places := &m.Trend.Steps[step], flowDecimals(&m.Trend.Steps[step])
	before, after := m.HasValue(step), m.HasValue(step+1)
	labels := m.Labels()
	if before {
		t.Header, t.Right = append(t.Header, p.Sprintf("%s of %s", m.Results[step].Value, labels[step])), append(t.Right, true)
	}
	if after {
		t.Header, t.Right = append(t.Header, p.Sprintf("%s of %s", m.Results[step+1].Value, labels[step+1])), append(t.Right, true)
	}
	if m.HasDifference(step) {
		t.Header, t.Right = append(t.Header, p.Sprintf("Difference")), append(t.Right, true)
	}
	if t.Spare = []int{2}; m.HasDifference(step) { // the share, and the two that the difference is of
		t.Spare = append(t.Spare, 3, 4)
	}
	line := func(name string, f tiering.Flow) []Cell {
		cells := append(Row(name), count(f.Customers), percent(share(f.Customers, s.All.Customers)))
		if before {
			cells = append(cells, amount(f.Before, places))
		}
		if after {
			cells = append(cells, amount(f.After, places))
		}
		if m.HasDifference(step) {
			cells = append(cells, gained(scoring.Round9(f.After-f.Before), places))
		}
		return cells
	}
	for _, state := range tiering.States() {
		if f := s.Of[state]; f.Customers > 0 || state <= tiering.New || state == tiering.Lost {
			t.Rows = append(t.Rows, line(p.Say(periods.Word(state)), f))
		}
	}
	t.Footer = line(p.Sprintf("Total"), s.All)
	return Block{Heading: p.Sprintf("Who moved from %s to %s", labels[step], labels[step+1]), Table: t}
}

func share(n, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(n) / float64(of)
}

// gained is an amount with its sign.
func gained(x float64, decimals int) Cell {
	c := amount(x, decimals)
	c.IsSigned = true
	if x > 0 {
		c.Text = "+" + c.Text
	}
	return c
}
