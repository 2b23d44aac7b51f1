package result

import (
	"fmt"
	"io"
	"math"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// ColumnKind tells a writer how a column of the rows looks.
type ColumnKind uint8

const (
	InputColumn ColumnKind = iota
	ScoreColumn
	RankColumn
	TierColumn
	ComputedColumn
	ReasonColumn
	HeldColumn
	ProvisionalColumn // the variant that judges without history
	BesideColumn
	GroupColumn   // what a group of criteria brings, as a percent of its weight
	SegmentColumn // classes, flags and cells
	TreatmentColumn
	PointsColumn
	WeightedColumn
	JoinedColumn // what lines of another table add up to
	PreviousTierColumn
	PreviousScoreColumn
	MovedColumn
	CreditColumn // of the rows of a .csv; a workbook has sheets for these
)

// A Column is one column of the rows that are written out. Its functions may be called by several goroutines at once.
type Column struct {
	Header string
	Kind   ColumnKind
	Cell   func(row int) fileio.Cell
	// Key is a key of the cell, where one is cheaper to know than the cell: cells of the same key are equal. It may be nil.
	Key func(row int) (key uint64, ok bool)
	// Input is the list's own column; of an InputColumn only.
	Input fileio.Column
	// Field is what a JoinedColumn shows, or the path of a GroupColumn's group.
	Field string
	// Rate tells that its numbers are fractions of a whole.
	Rate bool
}

// Columns are the input columns that are written out as they were, every one in order unless Show chose others, then what
// other tables say of the customers, the first model's score, rank, tier, computed tier and
// reason, the scores to be seen beside its own, the percents of its groups, its criteria's points and weighted points, and the same for further models under their titles.
func (r *Result) Columns(p words.Printer) []Column { return r.columns(p, false) }

// columns are Columns, or all that a file of nothing but rows has: of credit also limits and ratios, and its tiers are grades.
func (r *Result) columns(p words.Printer, alone bool) []Column {
	var all []Column
	inputs := r.inputColumns()
	isCredit := alone && r.Credit != nil && r.Config.IsForCredit()
	for _, c := range inputs {
		all = append(all, Column{Header: c.Header, Kind: InputColumn, Cell: r.List.Cells(c), Input: c})
	}
	all = append(all, r.joined()...)
	for i := range r.Models {
		prefix := ""
		if i > 0 {
			prefix = r.Models[i].Heading() + " "
		}
		all = append(all, r.verdict(&r.Models[i], prefix, isCredit, p)...)
	}
	if isCredit {
		all = append(all, r.creditColumns(p)...)
	}
	number(all, len(inputs))
	return all
}

// WriteCSV writes a header and a row for each customer, in input order, with so many goroutines (0: as many as Go runs);
// progress counts the rows.
func (r *Result) WriteCSV(w io.Writer, p words.Printer, workers int, progress *fileio.Progress) error {
	table := fileio.CSV{Rows: r.Len(), Workers: workers, Progress: progress}
	for _, c := range r.columns(p, true) {
		column := fileio.CSVColumn{Header: c.Header, Key: c.Key, Add: func(line *fileio.CSVLine, row int) { line.AddCell(c.Cell(row)) }}
		if c.Kind == InputColumn {
			column = r.List.CSVColumn(c.Input)
		}
		table.Columns = append(table.Columns, column)
	}
	return fileio.WriteCSV(w, table)
}

func (r *Result) verdict(m *Model, prefix string, isCredit bool, p words.Printer) []Column {
	reason := r.Reasons(m, p)
	tier, computed := tierWords(isCredit, p)
	columns := []Column{
		{Header: p.Sprintf("Score"), Kind: ScoreColumn, Cell: func(row int) fileio.Cell { return num(m.Scores.Total[row]) }},
		{Header: p.Sprintf("Rank"), Kind: RankColumn, Cell: func(row int) fileio.Cell {
			if m.Scores.Rank[row] == 0 {
				return fileio.Cell{}
			}
			return num(float64(m.Scores.Rank[row]))
		}},
		m.levels(tier, TierColumn, m.Final),
		m.levels(computed, ComputedColumn, m.Computed),
		{Header: p.Sprintf("Reason"), Kind: ReasonColumn, Cell: func(row int) fileio.Cell { return text(reason(row)) }},
	}
	if m.Spec.Scheme.Hold.IsSet() {
		columns = append(columns, m.levels(p.Say(heldTitle()), HeldColumn, m.Kept.Level))
	}
	columns = append(columns, m.provisional(p)...)
	for _, b := range m.Beside {
		columns = append(columns, Column{Header: p.Say(b.Title), Kind: BesideColumn, Cell: func(row int) fileio.Cell { return num(b.Total[row]) }})
	}
	columns = append(columns, m.groups(p)...)
	if m == &r.Models[0] {
		if r.Previous != nil {
			columns = append(columns, r.previousColumns(p)...)
		}
		columns = append(columns, r.Segments.columns(p)...)
		columns = append(columns, r.treatment(p)...)
	}
	for _, c := range m.Scores.Columns() {
		columns = append(columns,
			Column{Header: p.Sprintf("%s points", c.Name), Kind: PointsColumn, Cell: func(row int) fileio.Cell { return num(c.Points(row)) }, Key: c.Key},
			Column{Header: p.Sprintf("%s weighted", c.Name), Kind: WeightedColumn, Cell: func(row int) fileio.Cell { return num(c.Weighted(row)) }, Key: c.Key})
	}
	for i := range columns {
		columns[i].Header = prefix + columns[i].Header
	}
	return columns
}

// tierWords are what the columns of a tier, and of the one before overrides, are called: of credit they are grades.
func tierWords(isCredit bool, p words.Printer) (tier, computed string) {
	if isCredit {
		return p.Sprintf("Grade"), p.Sprintf("Computed grade")
	}
	return p.Sprintf("Tier"), p.Sprintf("Computed tier")
}

// levels is a column of tiers.
func (m *Model) levels(header string, kind ColumnKind, of []int) Column {
	return Column{Header: header, Kind: kind, Cell: func(row int) fileio.Cell { return text(m.Tier(of[row])) },
		Key: func(row int) (uint64, bool) { return uint64(of[row]), true }}
}

// number gives a computed header that stands before it already a number: 级别 2.
func number(columns []Column, inputs int) {
	taken := make(map[string]bool, len(columns))
	for i := range columns {
		header := columns[i].Header
		for n := 2; i >= inputs && taken[header]; n++ {
			header = fmt.Sprintf("%s %d", columns[i].Header, n)
		}
		columns[i].Header = header
		taken[header] = true
	}
}

func num(x float64) fileio.Cell {
	if math.IsNaN(x) {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Number, Num: x}
}

func text(s string) fileio.Cell {
	if s == "" {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Text, Text: s}
}
