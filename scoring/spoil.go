package scoring

// Spoil notes that a row's cell of a field could not be read. Unlike a missing value it never gets points: a criterion
// that looks at the field, or at one derived from it, leaves the row unscored, with this message. Call it before Derive.
func (f *Frame) Spoil(row int, field string, why Message) {
	f.spoil(row, field, Problem{Row: row, Field: field, Message: why})
}

func (f *Frame) spoil(row int, field string, p Problem) {
	if f.spoiled == nil {
		f.spoiled = make(map[string]map[int]Problem)
	}
	if f.spoiled[field] == nil {
		f.spoiled[field] = make(map[int]Problem)
	}
	f.spoiled[field][row] = p
}

// inherit spoils a derived field wherever one of the fields it is computed from is; the first of them says why.
func (f *Frame) inherit(d Derived) {
	for _, from := range d.Expr.Fields() {
		for row, p := range f.spoiled[from] {
			if _, known := f.spoiled[d.Name][row]; !known {
				f.spoil(row, d.Name, p)
			}
		}
	}
}

// blankSpoilt makes a derived value missing where it is computed from a cell that could not be read: what coalesce or
// missing make of such a cell is no value to rank or to add up.
func blankSpoilt[T any](f *Frame, field string, values []T, missing T) {
	for row := range f.spoiled[field] {
		values[row] = missing
	}
}

// spoiltCells are the cells of the fields that could not be read, by row, of each field that has any. The answer to a
// condition that reads such a cell is no answer.
func (f *Frame) spoiltCells(fields []string) []map[int]Problem {
	var cells []map[int]Problem
	for _, field := range fields {
		if spoilt := f.spoiled[field]; len(spoilt) > 0 {
			cells = append(cells, spoilt)
		}
	}
	return cells
}

// spoiltIn is the first of the cells in a row.
func spoiltIn(cells []map[int]Problem, row int) (Problem, bool) {
	for _, spoilt := range cells {
		if p, ok := spoilt[row]; ok {
			return p, true
		}
	}
	return Problem{}, false
}

// Unreadable reports whether a row's cell of a field could not be read, or one that the field is derived from.
func (f *Frame) Unreadable(field string, row int) bool {
	_, bad := f.spoiled[field][row]
	return bad
}
