package report

import (
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// trendTables are how each period stands: customers per tier, their value and its shares, and who came and went.
func trendTables(m *periods.Moves, p words.Printer) []Block {
	blocks := []Block{
		trendTable(m, p.Sprintf("Customers per tier"), func(s *tiering.Standing, r tiering.Rung) Cell { return count(r.Count) }, true, p),
		trendTable(m, p.Sprintf("Shares of the customers"), func(s *tiering.Standing, r tiering.Rung) Cell { return percent(r.Share) }, false, p),
	}
	last := m.Results[len(m.Results)-1]
	if last.Values != nil {
		places := trendDecimals(&m.Trend)
		blocks = append(blocks,
			trendTable(m, p.Sprintf("%s per tier", words.InUnit(last.Value, last.Unit)), func(s *tiering.Standing, r tiering.Rung) Cell { return amount(r.Value, places) }, false, p),
			trendTable(m, p.Sprintf("Share of %s", last.Value), func(s *tiering.Standing, r tiering.Rung) Cell { return percent(r.ValueShare) }, false, p))
	}
	return append(blocks, lifeCycle(m, p))
}

// trendTable has a row for each period, and a column for each rung of the ladder.
func trendTable(m *periods.Moves, heading string, cell func(s *tiering.Standing, r tiering.Rung) Cell, counts bool, p words.Printer) Block {
	t := &Table{Header: append([]string{p.Sprintf("Result")}, m.Trend.Ladder...), Right: []bool{false}}
	t.Header = append(t.Header, p.Sprintf("Total"))
	if counts {
		t.Header = append(t.Header, p.Say(periods.Word(tiering.Untiered)))
	}
	for range len(t.Header) - 1 {
		t.Right = append(t.Right, true)
	}
	for i, label := range m.Labels() {
		s := &m.Trend.Periods[i]
		cells := Row(label)
		for _, r := range s.Rungs {
			if !r.Has {
				cells = append(cells, Cell{Text: "–"})
				continue
			}
			cells = append(cells, cell(s, r))
		}
		cells = append(cells, cell(s, s.All))
		if counts {
			cells = append(cells, count(s.Untiered))
		}
		t.Rows = append(t.Rows, cells)
	}
	return Block{Heading: heading, Table: t}
}

// lifeCycle is who came, stayed, went and moved from each period to the next.
func lifeCycle(m *periods.Moves, p words.Printer) Block {
	t := &Table{Header: []string{p.Sprintf("Result"), p.Sprintf("Customers"), p.Sprintf("New"), p.Sprintf("Returned"), p.Sprintf("Active"), p.Sprintf("Lost"),
		p.Sprintf("Upgraded"), p.Sprintf("Downgraded"), p.Sprintf("Unchanged")}, Right: []bool{false, true, true, true, true, true, true, true, true},
		Spare: []int{4, 8, 3}} // who is active is neither new nor returned, who is unchanged hasn't moved
	for i, label := range m.Labels() {
		cells := append(Row(label), count(m.Trend.Periods[i].Customers))
		if i == 0 {
			cells = append(cells, Row("–", "–", "–", "–", "–", "–", "–")...)
			t.Rows = append(t.Rows, cells)
			continue
		}
		s := &m.Trend.Steps[i-1]
		for _, n := range []int{s.Of[tiering.New].Customers, s.Of[tiering.Returned].Customers, s.Active(), s.Of[tiering.Lost].Customers,
			s.Of[tiering.Up].Customers, s.Of[tiering.Down].Customers, s.Of[tiering.Same].Customers} {
			cells = append(cells, count(n))
		}
		t.Rows = append(t.Rows, cells)
	}
	return Block{Heading: p.Sprintf("Who came, stayed, went and moved"), Table: t,
		Lines: []string{p.Sprintf("Active customers are in the result before too; lost ones only there; returned ones in an earlier one, and not in the one before")}}
}

// trendDecimals are the decimals of the values of a trend: none where all are whole.
func trendDecimals(t *tiering.Trend) int {
	for i := range t.Periods {
		for _, r := range append(t.Periods[i].Rungs, t.Periods[i].All) {
			if !math.IsNaN(r.Value) && scoring.Round(r.Value, 2) != math.Trunc(r.Value) {
				return 2
			}
		}
	}
	return 0
}
