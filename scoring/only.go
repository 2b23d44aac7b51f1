package scoring

import "time"

// Only is the scores of some rows, in ascending order: what the model made of them among all customers. The first of
// them is then row 0. After is not for them, since expressions may look at whole columns.
func (s *Scores) Only(rows []int) *Scores {
	out := &Scores{Model: s.Model, Total: Pick(s.Total, rows), Rank: Pick(s.Rank, rows), frame: s.frame, sheets: s.sheets,
		rows: make([]int, len(rows))}
	if s.rubrics != nil {
		out.rubrics = Pick(s.rubrics, rows)
	}
	for i, row := range rows {
		out.rows[i] = s.source(row)
		out.Problems = appendAs(out.Problems, of(s.Problems, row), i)
		out.Notes = appendAs(out.Notes, of(s.Notes, row), i)
	}
	return out
}

// source is the row of the frame that a row of the scores is.
func (s *Scores) source(row int) int {
	if s.rows == nil {
		return row
	}
	return s.rows[row]
}

// appendAs appends problems as those of another row.
func appendAs(all, some []Problem, row int) []Problem {
	for _, p := range some {
		p.Row = row
		all = append(all, p)
	}
	return all
}

// Pick is the values of some rows.
func Pick[T any](values []T, rows []int) []T {
	picked := make([]T, len(rows))
	for i, row := range rows {
		picked[i] = values[row]
	}
	return picked
}

// Only is a frame of some rows. Its derived columns are those of all customers: a rank stays what it is among all.
func (f *Frame) Only(rows []int) *Frame {
	out := NewFrame(picked{f.unmasked(), rows})
	out.labels, out.derived, out.today = f.labels, f.derived, f.today
	for i, row := range rows {
		if why, excluded := f.Excluded(row); excluded {
			out.Exclude(i, why)
		}
	}
	return out
}

// picked are some rows of columns.
type picked struct {
	in   Columns
	rows []int
}

// Len implements Columns.
func (p picked) Len() int { return len(p.rows) }

// Numbers implements Columns.
func (p picked) Numbers(field string) ([]float64, bool) {
	values, ok := p.in.Numbers(field)
	if !ok {
		return nil, false
	}
	return Pick(values, p.rows), true
}

// Texts implements Columns.
func (p picked) Texts(field string) (func(row int) string, bool) {
	values, ok := p.in.Texts(field)
	if !ok {
		return nil, false
	}
	return func(row int) string { return values(p.rows[row]) }, true
}

// Dates implements Columns.
func (p picked) Dates(field string) ([]time.Time, bool) {
	values, ok := p.in.Dates(field)
	if !ok {
		return nil, false
	}
	return Pick(values, p.rows), true
}
