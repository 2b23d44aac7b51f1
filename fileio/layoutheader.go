package fileio

import (
	"strconv"
	"strings"
)

// header is where a table begins: a row of its grid, or two.
type header struct {
	grid  *grid
	first int      // index of the header's row, of two rows the upper one
	last  int      // index of its last row: first or first+1
	names []string // per column, as written; "" unnamed
	score int      // how many known names are in it
}

// rowsToSearch is how many rows from the top the header may be in.
const rowsToSearch = 60

// findHeader finds the header: where the option says, or the row with most of the known names, or the row that looks
// most like one.
func findHeader(grids []*grid, opt ReadOptions) (header, error) {
	known := knownNames(opt.Known)
	if opt.HeaderRow > 0 {
		return headerAt(grids, opt.HeaderRow, known)
	}
	best := header{score: -1}
	for _, g := range grids {
		if h := bestHeader(g, known); h.score > best.score {
			best = h
		}
	}
	if best.score > 0 {
		return best, nil
	}
	for _, g := range grids {
		if h, ok := guessHeader(g, known); ok {
			return h, nil
		}
	}
	return firstRowHeader(grids[0], known), nil
}

// knownNames are the known headers in the form that is compared.
func knownNames(headers []string) map[string]bool {
	known := make(map[string]bool, len(headers))
	for _, h := range headers {
		for _, name := range headerKeys(h) {
			known[name] = true
		}
	}
	delete(known, "")
	return known
}

// headerKeys are the forms by which a header is known: without its unit, and with it where that is part of the name.
func headerKeys(raw string) []string {
	name, unit := NormalHeader(raw)
	if unit == "" {
		return []string{name}
	}
	return []string{name, normalName(raw)}
}

func isKnown(known map[string]bool, raw string) bool {
	if len(known) == 0 || raw == "" {
		return false
	}
	for _, key := range headerKeys(raw) {
		if known[key] {
			return true
		}
	}
	return false
}

// headerAt takes the row that the option names, in the sheet where it knows most.
func headerAt(grids []*grid, number int, known map[string]bool) (header, error) {
	best := header{score: -1}
	for _, g := range grids {
		for i, r := range g.rows {
			if r.number != number || r.blank() {
				continue
			}
			if h := tallest(g, i, known); h.score > best.score {
				best = h
			}
		}
	}
	if best.score < 0 {
		g := grids[0]
		last := g.rows[len(g.rows)-1].number
		return best, &Error{
			Place:   g.place(0),
			Message: say("row %d can't be the header: it is blank or beyond the last row, %d", number, last),
		}
	}
	return best, nil
}

// tallest is the header that begins in row i: two rows of it where the next row belongs to it.
func tallest(g *grid, i int, known map[string]bool) header {
	one := oneRowHeader(g, i, known)
	two, ok := twoRowHeader(g, i, known)
	if ok && two.score >= one.score {
		return two
	}
	return one
}

// bestHeader is the row, or pair of rows, with most of the known names. A title counts for nothing: a row with one text
// only, unless the sheet has but one column.
func bestHeader(g *grid, known map[string]bool) header {
	best := header{grid: g}
	if len(known) == 0 {
		return best
	}
	narrow := g.width(0) == 1
	for i := range g.rows[:min(len(g.rows), rowsToSearch)] {
		if g.rows[i].distinct() < 2 && !narrow {
			continue
		}
		if h := tallest(g, i, known); h.score > best.score {
			best = h
		}
	}
	return best
}

func oneRowHeader(g *grid, i int, known map[string]bool) header {
	h := header{grid: g, first: i, last: i}
	for _, c := range g.rows[i].cells {
		h.names = append(h.names, trimSpace(c.String()))
	}
	h.count(known)
	return h
}

// count counts the known names, each once.
func (h *header) count(known map[string]bool) {
	seen := map[string]bool{}
	for _, raw := range h.names {
		if name, _ := NormalHeader(raw); isKnown(known, raw) && !seen[name] {
			seen[name] = true
			h.score++
		}
	}
}

// twoRowHeader is the header of row i and the row below it, where the upper row names groups of the lower row's columns.
func twoRowHeader(g *grid, i int, known map[string]bool) (header, bool) {
	if i+2 >= len(g.rows) || !g.adjacent(i) || !isGroupedHeader(g.rows[i], g.rows[i+1]) {
		return header{}, false
	}
	h := header{grid: g, first: i, last: i + 1, names: joinHeaders(g.rows[i], g.rows[i+1], known)}
	h.count(known)
	return h, true
}

// adjacent reports whether no row is missing between row i and the next.
func (g *grid) adjacent(i int) bool {
	return g.sheet == "" || g.rows[i+1].number == g.rows[i].number+1
}

// isGroupedHeader tells a second header row from the first data row: it holds texts only, each below a group's name (a
// merged cell, or one that blank cells follow) or the same as above, and there are columns that it leaves to the upper
// row as well as groups.
func isGroupedHeader(upper, lower gridRow) bool {
	width := max(len(upper.cells), len(lower.cells))
	if upper.distinct() < 2 || lower.blank() {
		return false
	}
	own, grouped := 0, 0
	for col := 1; col <= width; col++ {
		up, low := upper.text(col), lower.text(col)
		switch {
		case low == "" || low == up:
			if up != "" {
				own++
			}
		case !lower.isLabel(col):
			return false
		case inGroup(upper, lower, col):
			grouped++
		default:
			return false
		}
	}
	return own > 0 && grouped > 1
}

// inGroup reports whether the column is one of several below one upper name.
func inGroup(upper, lower gridRow, col int) bool {
	up := upper.text(col)
	left, right := "", upper.text(col+1)
	if col > 1 {
		left = upper.text(col - 1)
	}
	if up == "" {
		return true
	}
	return up == left || (right == "" || right == up) && lower.text(col+1) != "" || isUnitRow(lower.text(col))
}

// isUnitRow reports whether the text is nothing but a unit, as below a header: (万元).
func isUnitRow(text string) bool {
	name, unit := NormalHeader(text)
	return name == "" && unit != "" || isUnit(text)
}

// joinHeaders names the columns of a header in two rows: by the lower name, if it tells the columns apart or is known,
// else by both.
func joinHeaders(upper, lower gridRow, known map[string]bool) []string {
	width := max(len(upper.cells), len(lower.cells))
	times := map[string]int{}
	for col := 1; col <= width; col++ {
		times[normalName(lower.text(col))]++
	}
	names := make([]string, width)
	group := ""
	for col := 1; col <= width; col++ {
		up, low := upper.text(col), lower.text(col)
		if up != "" || low == "" {
			group = up
		}
		names[col-1] = joinHeader(group, low, known, times[normalName(low)] > 1)
	}
	return names
}

func joinHeader(group, low string, known map[string]bool, repeated bool) string {
	switch {
	case low == "" || low == group:
		return group
	case group == "":
		return low
	case isUnitRow(low):
		return group + "(" + strings.Trim(low, headerBrackets) + ")"
	case isKnown(known, group+low):
		return group + " " + low
	case repeated && !isKnown(known, low):
		return group + " " + low
	}
	return low
}

// guessHeader finds a header without knowing a name of it: the first row of several different texts that is about as
// wide as the rows below it.
func guessHeader(g *grid, known map[string]bool) (header, bool) {
	for i := range g.rows[:min(len(g.rows), rowsToSearch)] {
		if !g.looksLikeHeader(i) {
			continue
		}
		if i > 0 {
			if two, ok := twoRowHeader(g, i-1, known); ok {
				return two, true
			}
		}
		return tallest(g, i, known), true
	}
	return header{}, false
}

func (g *grid) looksLikeHeader(i int) bool {
	r := g.rows[i]
	filled, labels := 0, 0
	for col := range r.cells {
		if r.text(col+1) == "" {
			continue
		}
		filled++
		if r.isLabel(col+1) && !isStatement(r.text(col+1)) {
			labels++
		}
	}
	different := r.distinct()
	if different < 2 || 2*labels <= filled || 3*different < filled {
		return false
	}
	return i+1 < len(g.rows) && 2*filled >= g.width(i+1)
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
		for _, c := range r.cells {
			if !c.blank() {
				filled++
			}
		}
		width = max(width, filled)
	}
	return width
}

// firstRowHeader takes the first row that holds anything for the header, for want of a better one.
func firstRowHeader(g *grid, known map[string]bool) header {
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
	seen := make(map[string]bool, len(r.cells))
	for i, c := range r.cells {
		if !c.blank() {
			seen[strconv.Itoa(int(c.Kind))+r.text(i+1)] = true
		}
	}
	return len(seen)
}
