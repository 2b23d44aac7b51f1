package tiering

import (
	"math"

	"tier/scoring"
)

// reading is what a condition reads of the customers, to tell why it has no answer for one.
type reading struct {
	fields  []string
	missing []func(row int) bool // per field
	label   func(field string) string
}

// labelled are columns that know what people call a field; in others it goes by its name.
type labelled interface {
	LabelOf(field string) string
}

func newReading(when Condition, cols scoring.Columns) *reading {
	kinds := when.FieldKinds()
	read := &reading{label: func(field string) string { return field }}
	if of, ok := cols.(labelled); ok {
		read.label = of.LabelOf
	}
	for _, field := range when.Fields() {
		if missing := missingIn(field, kinds[field], cols); missing != nil {
			read.fields = append(read.fields, field)
			read.missing = append(read.missing, missing)
		}
	}
	return read
}

// missingIn returns whether a row has no value in the field, read as the given kind; nil for other kinds.
func missingIn(field string, kind scoring.Kind, cols scoring.Columns) func(row int) bool {
	switch kind {
	case scoring.Number:
		values, ok := cols.Numbers(field)
		return func(row int) bool { return !ok || math.IsNaN(values[row]) }
	case scoring.Text:
		values, ok := cols.Texts(field)
		return func(row int) bool { return !ok || values(row) == "" }
	case scoring.Date:
		values, ok := cols.Dates(field)
		return func(row int) bool { return !ok || values[row].IsZero() }
	}
	return nil
}

// problem says why the override doesn't apply to a row.
func (r *reading) problem(override string, row int) scoring.Problem {
	return r.unanswered(scoring.Say("override %q", override), row)
}

// alone is the field that a row has no value of, where it is the only one that the condition reads; otherwise "".
func (r *reading) alone(row int) string {
	field, count := "", 0
	for i, missing := range r.missing {
		if missing(row) {
			field = r.fields[i]
			count++
		}
	}
	if count != 1 {
		return ""
	}
	return field
}

// unanswered says why a rule of people doesn't apply to a row. It names the field only where it is the only one missing:
// of several, the condition may well do without the first.
func (r *reading) unanswered(rule scoring.Message, row int) scoring.Problem {
	if field := r.alone(row); field != "" {
		return scoring.Problem{Row: row, Field: field,
			Message: scoring.Say("%s does not apply, because %s is missing", rule, r.label(field))}
	}
	return scoring.Problem{Row: row,
		Message: scoring.Say("%s does not apply, because its condition has no answer", rule)}
}
