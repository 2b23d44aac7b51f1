package periods

import (
	"cmp"
	"slices"
	"strings"

	"tier/cmd/tier/internal/directory"
)

// match finds out who is who, from the newest result to the oldest. Ids are compared as they are written, as the list
// compares them; names, where an id is missing, without width, case and blanks. What is the same after folding only is
// taken as one customer if nothing speaks against it, and noted.
func (m *Moves) match(aliases []directory.Alias) {
	k := known{m: m, ids: make(map[string][]int), names: make(map[string][]int), also: make(map[string]int)}
	for _, a := range aliases {
		if a.ID != "" {
			k.also[a.ID] = a.Row
		}
		if a.Name != "" {
			k.also["\x00"+directory.Fold(a.Name)] = a.Row
		}
	}
	m.Rows = make([][]int, len(m.Results))
	for i := len(m.Results) - 1; i >= 0; i-- {
		k.take(i)
	}
	for i := range m.Rows {
		for len(m.Rows[i]) < m.Len() {
			m.Rows[i] = append(m.Rows[i], -1)
		}
	}
	slices.SortFunc(m.Guesses, func(a, b Guess) int {
		return cmp.Or(cmp.Compare(a.Result, b.Result), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Customer, b.Customer))
	})
}

// known are the customers of newer results.
type known struct {
	m     *Moves
	ids   map[string][]int // several have one id where a list was judged with repeats refused
	names map[string][]int // by folded names
	also  map[string]int   // aliases of the newest result: ids, and behind a zero byte folded names

	result int
	rows   []int // of the result at hand, by customer
}

// take finds the customers of a result among those that are known, and adds the others.
func (k *known) take(result int) {
	s := k.m.Results[result]
	k.result, k.rows = result, make([]int, k.m.Len())
	for c := range k.rows {
		k.rows[c] = -1
	}
	order := s.inOrder()
	rows := slices.Clone(order)
	for _, find := range []func(s *Snapshot, row int) bool{k.byID, k.byAlias} {
		rows = slices.DeleteFunc(rows, func(row int) bool { return find(s, row) })
	}
	if len(k.names) > 0 {
		rows = k.byName(s, rows, func(name string) string { return name })
		rows = k.byName(s, rows, directory.Fold)
	}
	rows = k.likely(s, rows)
	slices.Sort(rows)
	for _, row := range rows {
		k.rows = append(k.rows, row)
		k.m.IDs, k.m.Names = append(k.m.IDs, ""), append(k.m.Names, s.Names[row])
	}
	k.enter(s, order, len(k.m.IDs)-len(rows))
	k.m.Rows[result] = k.rows
}

// enter enters the ids of customers of whom newer results said none, and the names of those who are new, which are the customers from
// a number on: all in an order that hangs on nothing but what is said of them.
func (k *known) enter(s *Snapshot, order []int, from int) {
	at := make([]int, s.Len())
	for c, row := range k.rows {
		if row >= 0 {
			at[row] = c
		}
	}
	for _, row := range order {
		c := at[row]
		if s.ID(row) != "" && k.m.IDs[c] == "" {
			k.m.IDs[c] = s.ID(row)
			k.ids[s.ID(row)] = append(k.ids[s.ID(row)], c)
		}
		if c < from {
			continue
		}
		if name := directory.Fold(s.Names[row]); name != "" {
			k.names[name] = append(k.names[name], c)
		}
	}
}

// free is the first of some customers whom the result at hand hasn't got yet; -1 for none.
func (k *known) free(customers []int, fits func(customer int) bool) int {
	for _, c := range customers {
		if k.rows[c] < 0 && (fits == nil || fits(c)) {
			return c
		}
	}
	return -1
}

func (k *known) guess(why Why, row, customer int, taken bool) {
	k.m.Guesses = append(k.m.Guesses, Guess{Why: why, Result: k.result, Row: row, Customer: customer, Taken: taken})
}

// byID knows customers by the id, whatever their names.
func (k *known) byID(s *Snapshot, row int) bool {
	id := s.ID(row)
	if id == "" {
		return false
	}
	c := k.free(k.ids[id], nil)
	if c < 0 {
		return false
	}
	k.rows[c] = row
	if now, before := k.m.Names[c], s.Names[row]; now != before && now != "" && before != "" && directory.Fold(now) != directory.Fold(before) {
		k.guess(Renamed, row, c, true)
	}
	return true
}

// byAlias knows customers by what this run says they are also called. One whose customer is known again by the own id
// stays by itself.
func (k *known) byAlias(s *Snapshot, row int) bool {
	c, ok := k.also[s.ID(row)]
	if !ok || s.ID(row) == "" {
		c, ok = k.also["\x00"+directory.Fold(s.Names[row])]
		ok = ok && s.Names[row] != "" && s.ID(row) == ""
	}
	switch {
	case !ok:
		return false
	case k.rows[c] >= 0:
		k.guess(Merged, row, c, false)
		return false
	}
	k.rows[c] = row
	k.guess(Alias, row, c, true)
	return true
}

// byName knows customers by the name, in some form, where one side has no id, and returns the rows that are left. Of several
// with one name none is known, unless none of them has an id: then the first in order is the first.
func (k *known) byName(s *Snapshot, rows []int, form func(name string) string) []int {
	like := make(map[string][]int) // rows
	for _, row := range rows {
		if name := form(s.Names[row]); name != "" {
			like[name] = append(like[name], row)
		}
	}
	found := make(map[int]bool)
	for name, rows := range like {
		hasID := slices.ContainsFunc(rows, func(row int) bool { return s.ID(row) != "" })
		var free []int
		for _, c := range k.names[directory.Fold(name)] {
			if k.rows[c] < 0 && form(k.m.Names[c]) == name {
				free, hasID = append(free, c), hasID || k.m.IDs[c] != ""
			}
		}
		isOne := len(free) == 1 && len(rows) == 1 && (s.ID(rows[0]) == "" || k.m.IDs[free[0]] == "")
		for i := 0; i < min(len(free), len(rows)) && (isOne || !hasID); i++ {
			k.named(s, rows[i], free[i])
			found[rows[i]] = true
		}
	}
	return slices.DeleteFunc(rows, func(row int) bool { return found[row] })
}

// named takes a customer as known by the name.
func (k *known) named(s *Snapshot, row, customer int) {
	k.rows[customer] = row
	switch {
	case s.Names[row] != k.m.Names[customer]:
		k.guess(FoldedName, row, customer, true)
	case s.ID(row) != k.m.IDs[customer]:
		k.guess(ByName, row, customer, true)
	}
}

// likely takes customers as one whose ids are the same after folding and whose names don't speak against it, and notes
// those of one name with other ids. It returns the rows that stay by themselves.
func (k *known) likely(s *Snapshot, rows []int) []int {
	if len(rows) == 0 || s.IDs == nil {
		return rows
	}
	twins, lost := make(map[string][]int), make(map[string]int) // customers, and rows, by folded id
	for c, id := range k.m.IDs {
		if k.rows[c] < 0 && id != "" {
			twins[bare(id)] = append(twins[bare(id)], c)
		}
	}
	for _, row := range rows {
		lost[bare(s.ID(row))]++
	}
	return slices.DeleteFunc(rows, func(row int) bool {
		id := bare(s.ID(row))
		if like := twins[id]; len(like) == 1 && lost[id] == 1 && s.ID(row) != "" {
			fits := sameName(k.m.Names[like[0]], s.Names[row])
			k.guess(FoldedID, row, like[0], fits)
			if fits {
				k.rows[like[0]] = row
			}
			return fits
		}
		if c := k.free(k.names[directory.Fold(s.Names[row])], nil); c >= 0 && s.Names[row] != "" {
			k.guess(OtherID, row, c, false)
		}
		return false
	})
}

// bare is an id without what spreadsheets change about it.
func bare(id string) string { return strings.TrimLeft(directory.Fold(id), "0") }

// sameName reports whether two names may be one customer's: a missing one speaks against nobody.
func sameName(a, b string) bool { return a == "" || b == "" || directory.Fold(a) == directory.Fold(b) }

// inOrder are the rows, those of one id or without ids of one name in an order that hangs on nothing but what is said
// of them, so that the order of the list doesn't matter.
func (s *Snapshot) inOrder() []int {
	rows, places := make([]int, s.Len()), make(map[string][]int)
	for row := range rows {
		rows[row] = row
		key := s.ID(row)
		if key == "" {
			key = "\x00" + directory.Fold(s.Names[row])
		}
		places[key] = append(places[key], row)
	}
	for _, at := range places {
		if len(at) < 2 {
			continue
		}
		sorted := slices.SortedStableFunc(slices.Values(at), s.compare)
		for i, place := range at {
			rows[place] = sorted[i]
		}
	}
	return rows
}

// compare orders customers by what is said of them.
func (s *Snapshot) compare(a, b int) int {
	value := func(row int) float64 {
		if s.Values == nil {
			return 0
		}
		return s.Values[row]
	}
	return cmp.Or(cmp.Compare(s.Final[a], s.Final[b]), cmp.Compare(s.Scores[a], s.Scores[b]), cmp.Compare(value(a), value(b)),
		cmp.Compare(s.Names[a], s.Names[b]))
}
