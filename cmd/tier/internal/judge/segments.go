package judge

import (
	"maps"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// segment finds the classes, cells and flags of the customers, and leaves each as a column of the frame, which what follows
// may read. It returns notes of the values that no class has a place for.
func segment(cfg *config.Config, r *result.Result) []scoring.Problem {
	spec := &cfg.Segments
	if spec.IsEmpty() {
		return nil
	}
	people := population(r)
	r.Segments = &result.Segments{Spec: spec}
	var notes []scoring.Problem
	for i := range spec.By {
		s := &spec.By[i]
		found := s.Segment(people)
		r.Segments.By = append(r.Segments.By, found)
		r.Frame.SetTexts(s.Name, texts(r, func(row int) string { return r.Segments.Class(i, row) }))
		if s.Report {
			notes = append(notes, unknown(cfg, r, s, found)...)
		}
	}
	for i := range spec.Matrix {
		r.Segments.Matrix = append(r.Segments.Matrix, spec.Matrix[i].Place(people, r.Value))
		r.Frame.SetTexts(spec.Matrix[i].Name, texts(r, func(row int) string { return r.Segments.Cell(i, row) }))
	}
	r.Segments.Flags = tiering.Raise(spec.Flags, people)
	if len(spec.Flags) > 0 {
		r.Frame.SetAnswers(config.FlagsField, texts(r, r.Segments.FlagWords))
	}
	r.Segments.Strange = r.Gather(notes)
	return notes
}

// population are the customers with their fields, and their scores and tiers by the first model.
func population(r *result.Result) *tiering.Population {
	m := &r.Models[0]
	after := m.Scores.After(func(row int) string { return m.Tier(m.Final[row]) })
	return &tiering.Population{Columns: after, Aside: r.IsAside, Unreadable: r.Frame.Unreadable,
		Scored: func(row int) bool { return !math.IsNaN(m.Scores.Total[row]) },
		Known:  func(when tiering.Condition) (tiering.Condition, []string) { return known(r, when) }}
}

// known is a condition as far as the list has columns to answer it, and the fields that it has none for.
func known(r *result.Result, when tiering.Condition) (as tiering.Condition, none []string) {
	e, ok := when.(*scoring.Expr)
	if none, _ = absent(r, when.Fields()); len(none) == 0 || !ok {
		return when, none
	}
	return e.Known(func(field string) bool {
		_, all := absent(r, []string{field})
		return all
	}, r.Computed), none
}

// absent are those of some fields, or of the fields that they are computed from, that the list has no column for, and whether they
// are all. Classes and cells are no fields of the list.
func absent(r *result.Result, fields []string) (none []string, all bool) {
	has := false
	for _, field := range slices.Sorted(maps.Keys(givenOf(r, fields))) {
		if r.List.Has(field) || r.Frame.Sets(field) {
			has = true
		} else {
			none = append(none, field)
		}
	}
	return none, !has && len(none) > 0
}

// givenOf are fields with those in the place of computed ones that they come from.
func givenOf(r *result.Result, fields []string) map[string]bool {
	leaves := make(map[string]bool)
	for _, field := range fields {
		switch from := r.Sources(field); {
		case len(from) > 0:
			maps.Copy(leaves, givenOf(r, from))
		case !r.Config.Segments.Names(field):
			leaves[field] = true
		}
	}
	return leaves
}

func texts(r *result.Result, of func(row int) string) []string {
	all := make([]string, r.Len())
	for row := range all {
		all[row] = of(row)
	}
	return all
}

// unknown says of the customers of no class which word it was that no class has.
func unknown(cfg *config.Config, r *result.Result, s *tiering.Segmentation, found tiering.Segmented) (notes []scoring.Problem) {
	fields := fieldsOf(s)
	for row, class := range found.Class {
		if class != tiering.NoClass {
			continue
		}
		var quoted, values []string
		for _, f := range fields {
			if value := valueIn(r.Frame, f, row); value != "" {
				quoted, values = append(quoted, f.Name), append(values, headerOf(cfg, f.Name)+" "+value)
			}
		}
		field := ""
		if len(quoted) == 1 {
			field = quoted[0]
		}
		notes = append(notes, scoring.Problem{Row: row, Field: field, Quotes: quoted,
			Message: scoring.Say("%s: no class has a place for %s", s.Title, strings.Join(values, ", "))})
	}
	return notes
}

// fieldsOf are the fields that a segmentation reads, each once.
func fieldsOf(s *tiering.Segmentation) (fields []scoring.FieldInfo) {
	seen := make(map[string]bool)
	for _, c := range s.Classes {
		if c.When == nil {
			continue
		}
		kinds := c.When.FieldKinds()
		for _, name := range c.When.Fields() {
			if !seen[name] {
				seen[name] = true
				fields = append(fields, scoring.FieldInfo{Name: name, Kind: kinds[name]})
			}
		}
	}
	return fields
}

// valueIn writes what a customer has in a field; "" where that is nothing.
func valueIn(frame *scoring.Frame, f scoring.FieldInfo, row int) string {
	if f.Kind == scoring.Date {
		if days, ok := frame.Dates(f.Name); ok && !days[row].IsZero() {
			return days[row].Format("2006-01-02")
		}
		return ""
	}
	if f.Kind == scoring.Number {
		if numbers, ok := frame.Numbers(f.Name); ok {
			return scoring.Spell(numbers[row])
		}
		return ""
	}
	if words, ok := frame.Texts(f.Name); ok {
		return words(row)
	}
	return ""
}
