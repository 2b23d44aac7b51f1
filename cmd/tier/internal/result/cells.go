package result

import (
	"strings"

	"tier/scoring"
)

// Cells are the cells that a criterion's points come from: F17, or the line of a text file. Behind a derived field
// stand the cells of the fields it is computed from.
func (r *Result) Cells(row int, c *scoring.Criterion) []string {
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
		at := r.At(row, field)
		return append(cells, at[strings.LastIndexAny(at, "!:")+1:])
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
