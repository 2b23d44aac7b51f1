package result

import (
	"slices"

	"tier/fileio"
)

// Shown is what of the list is written out.
type Shown struct {
	Columns []fileio.Column // in the order in which they are written; nil is all of the list, in its order
}

// inputColumns are the list's columns that are written out, in order.
func (r *Result) inputColumns() []fileio.Column {
	if r.shown == nil || r.shown.Columns == nil {
		return r.List.Columns()
	}
	return r.shown.Columns
}

// Withheld reports whether a field of the configuration has a column in the list that is not written out.
func (r *Result) Withheld(field string) bool {
	if r.shown == nil {
		return false
	}
	written := r.inputColumns()
	return slices.ContainsFunc(r.List.FieldColumns(field), func(c fileio.Column) bool { return !slices.Contains(written, c) })
}
