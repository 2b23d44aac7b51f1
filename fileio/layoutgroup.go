package fileio

import "strings"

// twoRowHeader is the header of row i and the row below it, where the upper row names groups of the lower row's columns.
func twoRowHeader(g *grid, i int, known *knownHeaders) (header, bool) {
	if i+2 >= len(g.rows) || !g.adjacent(i) || !isGroupedHeader(g.rows[i], g.rows[i+1]) {
		return header{}, false
	}
	h := header{grid: g, first: i, last: i + 1, names: joinHeaders(g.rows[i], g.rows[i+1], known)}
	h.count(known)
	return h, true
}

// adjacent reports whether no row is missing between row i and the next.
func (g *grid) adjacent(i int) bool {
	return g.sheet == "" || g.rows[i+1].number() == g.rows[i].number()+1
}

// isGroupedHeader tells a second header row from the first data row: it holds texts only, each below a group's name (a
// merged cell, or one that blank cells follow) or the same as above, and there are columns that it leaves to the upper
// row as well as groups.
func isGroupedHeader(upper, lower gridRow) bool {
	width := max(upper.len(), lower.len())
	if lower.blank() {
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
	return own > 0 && grouped > 1 && upper.distinct() > 1
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
func joinHeaders(upper, lower gridRow, known *knownHeaders) []string {
	width := max(upper.len(), lower.len())
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

func joinHeader(group, low string, known *knownHeaders, repeated bool) string {
	switch {
	case low == "" || low == group:
		return group
	case group == "":
		return low
	case isUnitRow(low):
		return group + "(" + strings.Trim(low, headerBrackets) + ")"
	case known.has(group + low):
		return group + " " + low
	case repeated && !known.has(low):
		return group + " " + low
	}
	return low
}
