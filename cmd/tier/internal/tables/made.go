package tables

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
)

// MadeSpecs are the columns that a list made from a table's lines may have: what names the customer there is the id and the
// name.
func MadeSpecs(specs []fileio.Spec, t *config.Table) []fileio.Spec {
	specs = slices.Clone(specs)
	for i := range specs {
		switch specs[i].Name {
		case "id":
			specs[i].Headers = t.Customer
		case "name":
			specs[i].Headers = slices.Concat(t.CustomerName, specs[i].Headers)
		}
	}
	return specs
}

// Made is the list of customers that lines name, those left out that don't count whoever they name: each has one row, which is the
// latest line by the table's date, or without one the last. Of the columns it has those that fields are read from: the others say
// nothing of a customer. Lines that name no customer are no row; of those that the condition can't decide because a cell can't be
// read, the customers are listed, and have no figures.
func (s *Source) Made(cfg *config.Config, lines *fileio.List) *fileio.List {
	latest := make(map[string]int)
	byName := !lines.Has("id")
	amount, counts, days, today, read := s.amounts(), s.counts(), s.days(), dayOf(cfg.AsOf), s.conditional()
	for line := range s.List.Len() {
		switch s.offhand(line, amount, counts, days, today) {
		case Excluded, Returned, Later:
			continue
		case Undecided:
			if !s.doubtful(line, read) {
				continue
			}
		}
		key := s.id(line)
		if byName {
			key = directory.Fold(s.name(line))
		}
		if key == "" {
			continue
		}
		if before, known := latest[key]; !known || days == nil || days[line] >= days[before] {
			latest[key] = line
		}
	}
	rows := make([]int, 0, len(latest))
	for _, line := range latest {
		rows = append(rows, line)
	}
	slices.Sort(rows)
	var columns []fileio.Column
	for _, c := range lines.Columns() {
		isRead := func(f config.Field) bool { return slices.Contains(lines.FieldColumns(f.Name), c) }
		if slices.ContainsFunc(cfg.Fields, isRead) {
			columns = append(columns, c)
		}
	}
	return lines.OnlyWith(rows, columns)
}
