package result

import (
	"slices"

	"tier/scoring"
)

// Cells are the cells that a criterion's points come from, each once: F17. Behind a derived field stand the cells of the
// fields it is computed from. Points that a panel gave come from no cell of the list.
func (r *Result) Cells(row int, c *scoring.Criterion) []string {
	if r.Ratings != nil && r.Ratings.Rates(c.Name, row) {
		return nil
	}
	var cells []string
	seen := make(map[string]bool)
	for _, read := range c.Reads() {
		cells = r.cells(row, read.Name, seen, cells)
	}
	return cells
}

// CellsOf are the cells that a field comes from.
func (r *Result) CellsOf(row int, field string) []string {
	return r.cells(row, field, make(map[string]bool), nil)
}

func (r *Result) cells(row int, field string, seen map[string]bool, cells []string) []string {
	if seen[field] {
		return cells
	}
	seen[field] = true
	cell := ""
	if place, ok := r.Joined.Place(row, field); ok {
		cell = place.String() // it stands in another file
	} else if t := r.tableOf(field); t != nil {
		cell = t.Spec.Called() // many lines of it
	} else if r.List.Has(field) {
		cell = cellsOf(r.List.Places(row, field))
	}
	if cell != "" {
		if !slices.Contains(cells, cell) {
			cells = append(cells, cell)
		}
		return cells
	}
	for _, from := range r.Sources(field) {
		cells = r.cells(row, from, seen, cells)
	}
	return cells
}

// Sources are the fields that a computed one comes from: a derived one, a ratio or a growth; nil for others.
func (r *Result) Sources(field string) []string {
	if e := r.Computed(field); e != nil {
		return e.Fields()
	}
	if r.Config.Credit == nil {
		return nil
	}
	for _, ratio := range r.Config.Credit.Ratios {
		switch {
		case ratio.Name != field:
		case ratio.Field != "":
			return []string{ratio.Field}
		default:
			return slices.Concat(ratio.Of.Fields(), ratio.To.Fields())
		}
	}
	for _, g := range r.Config.Credit.Growth {
		if g.Name == field {
			return g.Of
		}
	}
	return nil
}

// Computed is the expression that a derived field comes from; nil of others.
func (r *Result) Computed(field string) *scoring.Expr {
	for _, d := range r.Config.Derive {
		if d.Name == field {
			return d.Expr
		}
	}
	return nil
}
