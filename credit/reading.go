package credit

import (
	"math"
	"slices"
	"time"

	"tier/scoring"
)

// reading is what an expression, or several, read of the customers: it tells why there is no result for one.
type reading struct {
	fields  []string
	missing []func(row int) bool // per field
	frame   *scoring.Frame       // nil where the columns are of another kind: all of their cells could be read
}

func read(cols scoring.Columns, exprs ...*scoring.Expr) *reading {
	r := of(cols)
	known := make(map[string]bool)
	for _, e := range exprs {
		kinds := e.FieldKinds()
		for _, field := range e.Fields() {
			if !known[field] {
				known[field] = true
				r.add(field, kinds[field], cols)
			}
		}
	}
	return r
}

// of is a reading of no fields yet.
func of(cols scoring.Columns) *reading {
	frame, _ := cols.(*scoring.Frame)
	return &reading{frame: frame}
}

// add adds a field that is read as a kind. One that is only asked whether it is missing, of Unknown kind, is never
// missed.
func (r *reading) add(field string, kind scoring.Kind, cols scoring.Columns) {
	if missing := missingIn(field, kind, cols); missing != nil {
		r.fields = append(r.fields, field)
		r.missing = append(r.missing, missing)
	}
}

// missingIn returns whether a row has no value in the field, read as the given kind; nil for other kinds.
func missingIn(field string, kind scoring.Kind, cols scoring.Columns) func(row int) bool {
	switch kind {
	case scoring.Number:
		values := numbers(cols, field)
		return func(row int) bool { return math.IsNaN(values[row]) }
	case scoring.Text:
		values := texts(cols, field)
		return func(row int) bool { return values(row) == "" }
	case scoring.Date:
		values := dates(cols, field)
		return func(row int) bool { return values[row].IsZero() }
	}
	return nil
}

// numbers is a column of numbers; of what is no column, all are missing.
func numbers(cols scoring.Columns, field string) []float64 {
	if values, ok := cols.Numbers(field); ok {
		return values
	}
	return missing(cols.Len())
}

func texts(cols scoring.Columns, field string) func(row int) string {
	if values, ok := cols.Texts(field); ok {
		return values
	}
	return func(int) string { return "" }
}

func dates(cols scoring.Columns, field string) []time.Time {
	if values, ok := cols.Dates(field); ok {
		return values
	}
	return make([]time.Time, cols.Len())
}

// missing are n missing numbers.
func missing(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}

// excluded reports whether a frame has excluded the row.
func (r *reading) excluded(row int) bool {
	if r.frame == nil {
		return false
	}
	_, excluded := r.frame.Excluded(row)
	return excluded
}

// unreadable says which of the fields could not be read in a row; zero where all could.
func (r *reading) unreadable(row int) scoring.Message {
	if r.frame == nil {
		return scoring.Message{}
	}
	var names []string
	for _, field := range r.fields {
		if r.frame.Unreadable(field, row) {
			names = append(names, field)
		}
	}
	if names == nil {
		return scoring.Message{}
	}
	return scoring.Say("could not be read: %s", scoring.List(names))
}

// lacks are the fields that a row misses.
func (r *reading) lacks(row int) []string {
	var names []string
	for i, field := range r.fields {
		if r.missing[i](row) {
			names = append(names, field)
		}
	}
	return names
}

// why says why the expression has no result in a row, where it has none: what it misses, or that it divides by zero or the
// like.
func (r *reading) why(source string, row int) scoring.Message {
	if names := r.lacks(row); names != nil {
		return scoring.Say("missing: %s", scoring.List(names))
	}
	return scoring.Say("%s has no result, as of a division by zero", source)
}

// merge adds the fields of another reading of the same columns, those that aren't there yet.
func (r *reading) merge(other *reading) {
	for i, field := range other.fields {
		if !slices.Contains(r.fields, field) {
			r.fields, r.missing = append(r.fields, field), append(r.missing, other.missing[i])
		}
	}
}
