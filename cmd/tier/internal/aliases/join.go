package aliases

import (
	"slices"

	"tier/cmd/tier/internal/directory"
)

// Joined are customers that no list names, as tables of ratings do, made one where aliases say so.
type Joined struct {
	Groups   [][]int // per customer: the rows that are one, the main one first; in the order of these
	Aliases  []directory.Alias
	Problems []directory.Problem
}

// Join makes rows one that are one customer. Aliases may mean somebody whom no row names: then those of the same customer are
// one under the first of them, and the others concern nobody here.
func Join(source *Source, n int, id, name func(row int) string) Joined {
	r := &resolver{source: source, who: customers{len: n, id: id, name: name}}
	r.read()
	r.contradictions()
	r.circles()
	directory.Sort(r.problems)
	out := Joined{Problems: r.problems}
	ends, main := endsOf(r.lines), make(map[node]int)
	rest := make(map[int][]int) // by the main row: those that are it too
	gone := make(map[int]bool)
	for _, l := range r.lines {
		end := ends[l.alias]
		first, known := main[end]
		if !known && end.isListed() {
			first, known = end.row, true
			main[end] = first
		}
		switch {
		case !l.alias.isListed():
		case !known:
			main[end] = l.alias.row
		default:
			rest[first], gone[l.alias.row] = append(rest[first], l.alias.row), true
		}
	}
	for row := range n {
		if !gone[row] {
			out.Groups = append(out.Groups, slices.Concat([]int{row}, rest[row]))
		}
	}
	out.name(id, name)
	return out
}

// name lists what else customers are called.
func (j *Joined) name(id, name func(row int) string) {
	for i, group := range j.Groups {
		for _, row := range group[1:] {
			j.Aliases = append(j.Aliases, directory.Alias{Row: i, ID: id(row), Name: name(row)})
		}
	}
}
