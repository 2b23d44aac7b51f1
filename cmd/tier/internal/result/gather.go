package result

import (
	"cmp"
	"slices"

	"tier/scoring"
)

// Gather makes one list of problems in input order. What several models say of one cell in the same words is said once;
// what is said of two rows is two problems, whatever their places and words. Of rows that are set aside there is no
// more to say than that.
func (r *Result) Gather(lists ...[]scoring.Problem) []Problem {
	var found []scoring.Problem
	for _, list := range lists {
		for _, p := range list {
			if !r.IsAside(p.Row) {
				found = append(found, p)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b scoring.Problem) int { return cmp.Compare(a.Row, b.Row) })
	all := make([]Problem, 0, len(found))
	for first, i := 0, 0; i < len(found); i++ {
		if found[i].Row != found[first].Row {
			first = i
		}
		if !r.repeated(found[first:i], found[i]) {
			all = append(all, Problem{Row: found[i].Row, At: r.At(found[i].Row, found[i].Field), Message: found[i].Message,
				fields: found[i].Fields(), criterion: found[i].Criterion})
		}
	}
	return all
}

// repeated reports whether the problems of a row before it say the same of the same cell.
func (r *Result) repeated(before []scoring.Problem, p scoring.Problem) bool {
	return slices.ContainsFunc(before, func(other scoring.Problem) bool {
		return other.Message.Format == p.Message.Format && r.column(other) == r.column(p) && other.Message.String() == p.Message.String()
	})
}

// column is the column of the cell that a problem is about; 0 is the whole row.
func (r *Result) column(p scoring.Problem) int {
	if p.Row < 0 {
		return 0
	}
	return r.List.Place(p.Row, p.Field).Col
}
