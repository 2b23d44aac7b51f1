package fileio

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// fullNames are the names of the columns from 1 whose header another column has too, with the name of the group above
// them: 2025年 年销售额. Only names that tell all those columns apart are there, and by which the table would be found.
func (h header) fullNames() map[int]string {
	again := h.repeatedColumns()
	if h.first == h.last || len(again) == 0 {
		return nil
	}
	full, ok := tallHeader(h.grid, h.first, h.known.with())
	if !ok || full.last != h.last {
		return nil
	}
	names := map[int]string{}
	for _, col := range again {
		if name := full.nameOf(col); name != "" && name != h.names[col] {
			names[col+1] = name
		}
	}
	asked, ok := tallHeader(h.grid, h.first, h.known.with(slices.Collect(maps.Values(names))...))
	if !ok || asked.last != h.last {
		return nil
	}
	maps.DeleteFunc(names, func(col int, name string) bool {
		return asked.nameOf(col-1) != name || slices.Index(full.names, name) != col-1
	})
	return names
}

// nameOf is the name of a column from 0; "" outside of the header.
func (h header) nameOf(col int) string {
	if col >= len(h.names) {
		return ""
	}
	return h.names[col]
}

// repeatedColumns are the columns, from 0, whose header another column has too.
func (h header) repeatedColumns() []int {
	columns := map[string][]int{}
	for col, name := range h.names {
		if name != "" {
			columns[normalName(name)] = append(columns[normalName(name)], col)
		}
	}
	var again []int
	for _, cols := range columns {
		if len(cols) > 1 {
			again = append(again, cols...)
		}
	}
	return again
}

// with are known headers of the same search, these and no others.
func (k *knownHeaders) with(headers ...string) *knownHeaders {
	other := ReadOptions{Known: headers}.known()
	other.late = k.late
	return other
}

// severalNote says that a header stands above several columns, and what each can be called.
func (t *Table) severalNote(indexes []int) Message {
	label := oneLine(t.headers[indexes[0]].Raw)
	var names []string
	for _, i := range indexes {
		col := t.headers[i].Col
		if t.fullNames[col] == "" {
			return say("%q is the header of several columns (%s); the first is used", label, columnList(t, indexes))
		}
		names = append(names, fmt.Sprintf("%q (%s)", oneLine(t.fullNames[col]), columnLetters(col)))
	}
	return say("%q is the header of several columns: %s; the first is used, and the configuration may name one of them so", label, strings.Join(names, ", "))
}
