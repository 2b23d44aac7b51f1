package fileio

import (
	"strconv"
	"strings"
)

// guessHeader finds a header without knowing a name of it: the first row of several different texts that is about as
// wide as the rows below it.
func guessHeader(g *grid, known *knownHeaders) (header, bool) {
	for i := range g.rows[:min(len(g.rows), rowsToSearch)] {
		if known.isLate() {
			break
		}
		if !g.looksLikeHeader(i) {
			continue
		}
		if i > 0 {
			if two, ok := tallHeader(g, i-1, known); ok {
				return two, true
			}
		}
		return tallest(g, i, known), true
	}
	return header{}, false
}

func (g *grid) looksLikeHeader(i int) bool {
	const firstRows = 10 // in which the header of a very wide sheet is, if anywhere
	r := g.rows[i]
	if i >= firstRows && r.len() > wideRow {
		return false
	}
	filled, labels := 0, 0
	for col := range r.len() {
		if r.text(col+1) != "" {
			filled++
		}
	}
	if different := r.distinct(); different < 2 || 3*different < filled {
		return false
	}
	for col := range r.len() {
		if text := r.text(col + 1); text != "" && r.isLabel(col+1) && !isStatement(text) {
			labels++
		}
	}
	return 2*labels > filled && i+1 < len(g.rows) && 2*filled >= g.width(i+1)
}

// isStatement knows what stands above tables: 制表：财务部, 日期：2026-09-30. A unit behind the colon is no statement.
func isStatement(text string) bool {
	name, _ := splitHeader(text)
	before, after, ok := strings.Cut(strings.ReplaceAll(name, "：", ":"), ":")
	return ok && before != "" && after != ""
}

// width is the most cells that any of the ten rows from row i on has filled.
func (g *grid) width(i int) int {
	width := 0
	for _, r := range g.rows[i:min(len(g.rows), i+10)] {
		filled := 0
		for _, c := range r.cells() {
			if !c.isBlank() {
				filled++
			}
		}
		width = max(width, filled)
	}
	return width
}

// firstRowHeader takes the first row that holds anything for the header, for want of a better one.
func firstRowHeader(g *grid, known *knownHeaders) header {
	for i, r := range g.rows {
		if !r.blank() {
			return tallest(g, i, known)
		}
	}
	return header{grid: g}
}

// text is the trimmed text of a cell in a column from 1.
func (r gridRow) text(col int) string {
	c := r.at(col)
	return trimSpace(c.String())
}

// isLabel reports whether the cell holds a text that is no number.
func (r gridRow) isLabel(col int) bool {
	c := r.at(col)
	if c.Kind != Text {
		return false
	}
	_, isNumber := parseAmount(c.Text, "")
	return !isNumber
}

// distinct is how many different values the row holds. A merged cell counts once.
func (r gridRow) distinct() int {
	seen := make(map[string]bool, r.len())
	for i, c := range r.cells() {
		if !c.isBlank() {
			seen[strconv.Itoa(int(c.Kind))+r.text(i+1)] = true
		}
	}
	return len(seen)
}

// varied reports whether the row holds two different values.
func (r gridRow) varied() bool {
	first := Cell{}
	for i, c := range r.cells() {
		switch {
		case c.isBlank():
		case first.Kind == Empty:
			first = c
		case c.Kind != first.Kind || r.text(i+1) != trimSpace(first.String()):
			return true
		}
	}
	return false
}
