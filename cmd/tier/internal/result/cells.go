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

func (r *Result) cells(row int, field string, seen map[string]bool, cells []string) []string {
	if seen[field] {
		return cells
	}
	seen[field] = true
	if r.List.Has(field) {
		if cell := r.List.Place(row, field).Cell(); !slices.Contains(cells, cell) {
			cells = append(cells, cell)
		}
		return cells
	}
	for _, d := range r.Config.Derive {
		if d.Name == field {
			for _, from := range d.Expr.Fields() {
				cells = r.cells(row, from, seen, cells)
			}
		}
	}
	return cells
}
