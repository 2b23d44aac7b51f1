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

// inherit spoils a derived field wherever one of the fields it is computed from is.
func (f *Frame) inherit(d Derived) {
	for _, from := range d.Expr.Fields() {
		for row, p := range f.spoiled[from] {
			f.spoil(row, d.Name, p)
		}
	}
}

// spoilt are the cells of a row that could not be read among the given fields.
func (f *Frame) spoilt(reads []FieldInfo, row int) []Problem {
	if f.spoiled == nil {
		return nil
	}
	var problems []Problem
	for _, r := range reads {
		if p, ok := f.spoiled[r.Name][row]; ok {
			problems = append(problems, p)
		}
	}
	return problems
}
