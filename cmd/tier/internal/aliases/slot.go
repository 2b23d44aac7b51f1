package aliases

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring/exact"
)

// slot is what is merged as one: a column that no field reads, or all columns of a field, and of fields that share some.
type slot struct {
	fields  []string
	columns []fileio.Column
	how     config.Merge
	by      config.Field // whose values are added up or compared
}

// newSlots are those of a list, in the order of their columns.
func newSlots(cfg *config.Config, list *fileio.List) []*slot {
	var slots []*slot
	for _, f := range slices.Concat(cfg.Fields, cfg.CodeFields()) {
		columns := list.FieldColumns(f.Name)
		if len(columns) == 0 {
			continue
		}
		own := &slot{fields: []string{f.Name}, columns: columns, how: f.Merge, by: f}
		slots = slices.DeleteFunc(slots, func(s *slot) bool { return own.joins(s) })
		slots = append(slots, own)
	}
	order := list.Columns()
	for _, c := range order {
		if !slices.ContainsFunc(slots, func(s *slot) bool { return slices.Contains(s.columns, c) }) {
			slots = append(slots, &slot{columns: []fileio.Column{c}})
		}
	}
	slices.SortStableFunc(slots, func(a, b *slot) int {
		return slices.Index(order, a.columns[0]) - slices.Index(order, b.columns[0])
	})
	return slots
}

// joins takes over another slot if both share a column. What is not merely the first of several counts for both.
func (s *slot) joins(other *slot) bool {
	if !slices.ContainsFunc(other.columns, func(c fileio.Column) bool { return slices.Contains(s.columns, c) }) {
		return false
	}
	if other.how != config.MergeFirst {
		s.how, s.by = other.how, other.by
	}
	for _, f := range other.fields {
		if !slices.Contains(s.fields, f) {
			s.fields = append(s.fields, f)
		}
	}
	for _, c := range other.columns {
		if !slices.Contains(s.columns, c) {
			s.columns = append(s.columns, c)
		}
	}
	return true
}

// choose is a customer's value: from no row where all are blank. Passed are the places of values that are unlike it and count
// nowhere. Where one of several figures can't be read, that cell is the value, and so is named.
func (s *slot) choose(list *fileio.List, g group) (value fileio.Taken, passed []fileio.Place) {
	var filled []int
	for _, row := range g {
		if !s.isBlank(list, row) {
			filled = append(filled, row)
		}
	}
	if len(filled) == 0 {
		return value, nil
	}
	if s.how == config.MergeFirst || len(filled) == 1 {
		return fileio.Taken{From: filled[:1]}, s.unlike(list, filled)
	}
	if s.by.Type == fileio.DateType {
		days, _ := list.Dates(s.by.Name)
		return s.extreme(filled, func(row int) float64 {
			if days[row].IsZero() {
				return math.NaN()
			}
			return float64(days[row].Unix())
		}), nil
	}
	numbers, _ := list.Numbers(s.by.Name)
	figure := func(row int) float64 { return numbers[row] }
	if s.how == config.MergeAdd {
		return sum(filled, figure), nil
	}
	return s.extreme(filled, figure), nil
}

func (s *slot) isBlank(list *fileio.List, row int) bool {
	for _, f := range s.fields {
		if !list.IsBlank(row, f) {
			return false
		}
	}
	return len(s.fields) > 0 || list.IsBlankIn(row, s.columns[0])
}

// unlike are the places of values that differ from the first one. That ids and names do is why there are aliases.
func (s *slot) unlike(list *fileio.List, filled []int) []fileio.Place {
	if slices.Contains(s.fields, "id") || slices.Contains(s.fields, "name") {
		return nil
	}
	var places []fileio.Place
	first := s.cells(list, filled[0])
	for _, row := range filled[1:] {
		if cells := s.cells(list, row); slices.Equal(cells, first) {
			continue
		}
		if len(s.fields) > 0 {
			places = append(places, list.Place(row, s.fields[0]))
		} else {
			places = append(places, list.PlaceIn(row, s.columns[0]))
		}
	}
	return places
}

// cells are the texts of a row's cells that aren't blank.
func (s *slot) cells(list *fileio.List, row int) []string {
	var all []string
	for _, c := range s.columns {
		cell := list.Cell(row, c)
		text := strings.TrimSpace(cell.String())
		if cell.Kind == fileio.Number {
			text = strconv.FormatFloat(cell.Num, 'g', -1, 64)
		}
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// extreme is the highest or lowest of some values; of equal ones the first.
func (s *slot) extreme(filled []int, figure func(row int) float64) fileio.Taken {
	best := filled[0]
	for _, row := range filled {
		x, than := figure(row), figure(best)
		switch {
		case math.IsNaN(x):
			return fileio.Taken{From: []int{row}}
		case s.how == config.MergeMax && x > than, s.how == config.MergeMin && x < than:
			best = row
		}
	}
	return fileio.Taken{From: []int{best}}
}

// sum adds figures up as the decimals that people see: 0.1 and 0.2 are 0.3, in any order.
func sum(filled []int, figure func(row int) float64) fileio.Taken {
	var total exact.Sum
	for _, row := range filled {
		x := figure(row)
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fileio.Taken{From: []int{row}}
		}
		total.Add(x)
	}
	return fileio.Taken{From: filled, Sum: total.Float()}
}
