package fileio

import "slices"

// Only is a list of some of the rows, in ascending order: the same columns and places, and the first of the rows is row
// 0. What a column is like as a whole, as the unit of its figures, stays as it is in the whole list.
func (l *List) Only(rows []int) *List {
	return &List{tables: l.tables, workers: l.workers, fields: l.fields, columns: l.columns, sources: l.sources, of: l, rows: rows}
}

// OnlyWith is Only, with no other columns to write out than some.
func (l *List) OnlyWith(rows []int, columns []Column) *List {
	made := l.Only(rows)
	made.columns = columns
	return made
}

// onlyUnreadable are the cells of these rows that could not be read so far.
func (l *List) onlyUnreadable() []CellProblem {
	var own []CellProblem
	for _, p := range l.of.Unreadable() {
		for _, p.Row = range l.rowsOf(p.Row, p.Field) {
			own = append(own, p)
		}
	}
	slices.SortStableFunc(own, func(a, b CellProblem) int { return a.Row - b.Row })
	return own
}

// valuesOf is the values of some rows.
func valuesOf[T any](values []T, rows []int) []T {
	own := make([]T, len(rows))
	for i, row := range rows {
		own[i] = values[row]
	}
	return own
}
