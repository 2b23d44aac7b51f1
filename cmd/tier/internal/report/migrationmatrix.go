package report

import (
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// nobody stands where no customer moved, so that those who did are seen.
const nobody = "·"

// migrationMatrix is who moved from where to where, in customers.
func migrationMatrix(m *periods.Moves, step int, p words.Printer) Block {
	labels := m.Labels()
	return Block{Heading: p.Sprintf("Moves from %s to %s, in customers", labels[step], labels[step+1]),
		Table: matrixTable(&m.Trend.Steps[step], func(f tiering.Flow) Cell {
			if f.Customers == 0 {
				return Cell{Text: nobody}
			}
			return count(f.Customers)
		}, p)}
}

// valueMatrices are the same in what customers brought before, those who were lost among them, and in what they bring after,
// those who are new among them; of each result that has values.
func valueMatrices(m *periods.Moves, step int, p words.Printer) []Block {
	places := flowDecimals(&m.Trend.Steps[step])
	of := func(result int, value func(tiering.Flow) float64) []Block {
		s := m.Results[result]
		if !m.HasValue(result) {
			return nil
		}
		cell := func(f tiering.Flow) Cell {
			if value(f) == 0 {
				return Cell{Text: nobody}
			}
			return amount(value(f), places)
		}
		return []Block{{Heading: p.Sprintf("The same in %s of %s", words.InUnit(s.Value, s.Unit), m.Labels()[result]),
			Table: matrixTable(&m.Trend.Steps[step], cell, p)}}
	}
	before := of(step, func(f tiering.Flow) float64 { return f.Before })
	return append(before, of(step+1, func(f tiering.Flow) float64 { return f.After })...)
}

// matrixTable has a row for each tier before, and a column for each tier after.
func matrixTable(m *tiering.Migration, cell func(tiering.Flow) Cell, p words.Printer) *Table {
	rows, columns := MatrixNames(m, p)
	t := &Table{Header: append([]string{p.Sprintf("Before / after")}, columns...), Right: []bool{false}}
	t.Header = append(t.Header, p.Sprintf("Total"))
	for range len(t.Header) - 1 {
		t.Right = append(t.Right, true)
	}
	line := func(name string, flows []tiering.Flow, total tiering.Flow) []Cell {
		cells := Row(name)
		for _, f := range flows {
			cells = append(cells, cell(f))
		}
		return append(cells, cell(total))
	}
	for i, name := range rows {
		t.Rows = append(t.Rows, line(name, m.Cells[i], m.Rows[i]))
	}
	t.Footer = line(p.Sprintf("Total"), m.Columns, m.All)
	for col := len(columns) - 1; col <= len(columns); col++ { // without a tier, and lost
		if t.Footer[col].Text == nobody {
			t.Spare = append(t.Spare, col)
		}
	}
	return t
}

// MatrixNames name the rows and the columns of a matrix: the tiers of both periods, who has none, and who comes or goes.
func MatrixNames(m *tiering.Migration, p words.Printer) (rows, columns []string) {
	for _, l := range m.From {
		rows = append(rows, l.Name)
	}
	for _, l := range m.To {
		columns = append(columns, l.Name)
	}
	coming := p.Say(periods.Word(tiering.New))
	if m.Of[tiering.Returned].Customers > 0 {
		coming = p.Sprintf("New and returned")
	}
	none := p.Say(periods.Word(tiering.Untiered))
	return append(rows, none, coming), append(columns, none, p.Say(periods.Word(tiering.Lost)))
}

// flowDecimals are the decimals of the sums of a step: none where all are whole.
func flowDecimals(m *tiering.Migration) int {
	for _, cells := range append(m.Cells, m.Rows, m.Columns) {
		for _, f := range cells {
			for _, x := range []float64{f.Before, f.After} {
				if !math.IsNaN(x) && scoring.Round(x, 2) != math.Trunc(x) {
					return 2
				}
			}
		}
	}
	return 0
}
