package fileio

import (
	"slices"
	"strconv"
	"strings"
)

// rowsBeyond are the data rows that hold something behind a column.
func (t *Table) rowsBeyond(col int) []int {
	var rows []int
	for i, r := range t.rows {
		if r.reachesBeyond(col) {
			rows = append(rows, t.Place(i, -1).Row)
		}
	}
	return rows
}

func (r gridRow) reachesBeyond(col int) bool {
	return r.len() > col && slices.ContainsFunc(r.packed()[col:], func(p packed) bool { return !r.in.isBlank(p) })
}

// rowsWithSpares are the data rows of a text file that have more fields than the header and nothing in those: the last
// fields of a list are often empty, and so is the one that a value cut in two moves beyond the header. Where nearly all
// rows have the same number too many, their program ends its rows so.
func (t *Table) rowsWithSpares(h header, lastNamed int) []int {
	if t.sheet != "" {
		return nil
	}
	most := 0
	for _, r := range h.grid.rows[h.first : h.last+1] {
		most = max(most, r.fields())
	}
	most = max(most, t.usualFields(most))
	var rows []int
	for i, r := range t.rows {
		if r.fields() > most && r.spare > 0 && !r.reachesBeyond(lastNamed) {
			rows = append(rows, t.Place(i, -1).Row)
		}
	}
	return rows
}

// usualFields is the number of fields that nine of ten rows have, where it is more than some; else 0.
func (t *Table) usualFields(than int) int {
	times := map[int]int{}
	for _, r := range t.rows {
		if n := r.fields(); n > than {
			times[n]++
		}
	}
	for n, rows := range times {
		if 10*rows >= 9*len(t.rows) {
			return n
		}
	}
	return 0
}

// someOf names the first of some rows by their numbers.
func (t *Table) someOf(rows []int) Message {
	const most = 5
	var names []string
	for _, row := range rows[:min(len(rows), most)] {
		names = append(names, strconv.Itoa(row))
	}
	if len(rows) > most {
		names = append(names, "…")
	}
	if t.sheet == "" {
		return say("lines %s", strings.Join(names, ", "))
	}
	return say("rows %s", strings.Join(names, ", "))
}
