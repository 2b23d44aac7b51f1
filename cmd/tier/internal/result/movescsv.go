package result

import (
	"fmt"
	"io"
	"strings"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// MoveColumn is a column of a list of who moved. Now and Before are the columns, from 1, that it is the difference of; 0 of others.
type MoveColumn struct {
	Column

	Now, Before int
	IsNewest    bool // of the newest result, or of the last step
	IsEffect    bool // of a cause: those of the points come first, then those of the tiers
	IsMoney     bool // of the value, or what it has gained
	// Of is the last part of the header, which a reader finds below the rest: the result that the column is of, or what it counts.
	Of string
}

// MoveColumns are the columns of a list of customers who moved, or didn't, in the order of Moves.Listed: who it is, the last
// move, tier, score and value in each result, and what must be known.
func MoveColumns(m *periods.Moves, p words.Printer) []MoveColumn {
	var all []MoveColumn
	add := func(header string, kind ColumnKind, cell func(c int) fileio.Cell) {
		all = append(all, MoveColumn{Column: Column{Header: header, Kind: kind, Cell: cell}, IsNewest: len(all) == 2})
	}
	last := len(m.Results) - 1
	add(p.Sprintf("Id"), InputColumn, func(c int) fileio.Cell { return text(m.IDs[c]) })
	add(p.Sprintf("Name"), InputColumn, func(c int) fileio.Cell { return text(m.Names[c]) })
	add(p.Sprintf("Move"), TierColumn, func(c int) fileio.Cell { return text(MoveText(m.Last().State[c], p)) })
	labels := m.Labels()
	addOf := func(header string, i int, kind ColumnKind, cell func(c int) fileio.Cell) {
		add(fmt.Sprintf("%s %s", header, labels[i]), kind, cell)
		all[len(all)-1].Of = labels[i]
	}
	for i := range m.Results {
		addOf(p.Sprintf("Tier"), i, ComputedColumn, func(c int) fileio.Cell { return text(m.Tier(i, c)) })
	}
	all[len(all)-1].IsNewest = true
	for i := range m.Results {
		addOf(p.Sprintf("Score"), i, ScoreColumn, func(c int) fileio.Cell { return num(m.Score(i, c)) })
	}
	all[len(all)-1].IsNewest = true
	all = append(all, difference(p.Sprintf("Score difference"), len(all), m.Score, last))
	all = append(all, effectColumns(m, p)...)
	for i, s := range m.Results {
		if m.HasValue(i) {
			addOf(s.Value, i, BesideColumn, func(c int) fileio.Cell { return num(m.Value(i, c)) })
			all[len(all)-1].IsNewest, all[len(all)-1].IsMoney = i == last, true
		}
	}
	if m.HasDifference(last - 1) {
		all = append(all, difference(p.Sprintf("%s difference", m.Results[last].Value), len(all), m.Value, last))
		all[len(all)-1].IsMoney = true
	}
	add(p.Sprintf("Reason"), ReasonColumn, func(c int) fileio.Cell { return text(m.Reason(last, c)) })
	all[len(all)-1].IsNewest = true
	remarks := m.Remarks()
	add(p.Sprintf("Remark"), ReasonColumn, func(c int) fileio.Cell {
		var said []string
		for _, message := range remarks[c] {
			said = append(said, p.Say(message))
		}
		return text(strings.Join(said, p.Sprintf("; ")))
	})
	return all
}

// difference is the column of what a figure has gained since the result before; its figures are in the last two columns of those
// that there are.
func difference(header string, columns int, of func(result, c int) float64, last int) MoveColumn {
	return MoveColumn{Now: columns, Before: columns - 1, Column: Column{Header: header, Kind: BesideColumn,
		Cell: func(c int) fileio.Cell { return num(scoring.Round9(of(last, c) - of(last-1, c))) }}}
}

// MoveText is what a state is called; "" where the customer is in neither result.
func MoveText(s tiering.State, p words.Printer) string {
	if s == tiering.Nowhere {
		return ""
	}
	return p.Say(periods.Word(s))
}

// WriteMovesCSV writes a header and a row for each customer, those who moved first, with so many goroutines.
func WriteMovesCSV(w io.Writer, m *periods.Moves, p words.Printer, workers int) error {
	rows := m.Listed()
	table := fileio.CSV{Rows: len(rows), Workers: workers}
	for _, c := range MoveColumns(m, p) {
		table.Columns = append(table.Columns, fileio.CSVColumn{Header: c.Header, Add: func(line *fileio.CSVLine, row int) { line.AddCell(c.Cell(rows[row])) }})
	}
	return fileio.WriteCSV(w, table)
}
