package fileio

import "strings"

// headLine is a row that may be part of a header: its texts by column from 0, and which of them are labels and no figures.
type headLine struct {
	texts  []string
	labels []bool
}

func headLineOf(r gridRow) headLine {
	l := headLine{make([]string, r.len()), make([]bool, r.len())}
	for i := range l.texts {
		l.texts[i], l.labels[i] = r.text(i+1), r.isLabel(i+1)
	}
	return l
}

// text is the text in a column; outside of the line it is "".
func (l headLine) text(col int) string {
	if col < 0 || col >= len(l.texts) {
		return ""
	}
	return l.texts[col]
}

func (l headLine) blank() bool { return strings.Join(l.texts, "") == "" }

// tallHeader is the header of row i and the one or two rows below it, where upper rows name groups of the lower rows'
// columns.
func tallHeader(g *grid, i int, known *knownHeaders) (header, bool) {
	if i+2 >= len(g.rows) || !g.adjacent(i) {
		return header{}, false
	}
	upper, lower := headLineOf(g.rows[i]), headLineOf(g.rows[i+1])
	if i+3 < len(g.rows) && g.adjacent(i+1) {
		if names, groups, ok := threeRows(upper, lower, headLineOf(g.rows[i+2]), known); ok {
			h := header{grid: g, first: i, last: i + 2, names: names, groups: groups}
			h.count(known)
			return h, true
		}
	}
	if !isGroupedHeader(upper, lower) {
		return header{}, false
	}
	h := header{grid: g, first: i, last: i + 1, names: joinHeaders(upper, lower, known), groups: groupsOver(upper, lower)}
	h.count(known)
	return h, true
}

// threeRows are the names of a header in three rows, and what stands above them: groups of groups, or a banner over the groups
// of a header in two.
func threeRows(top, middle, low headLine, known *knownHeaders) (names, groups []string, ok bool) {
	top = top.spread(func(col int) bool { return middle.text(col) != "" || low.text(col) != "" })
	middle = middle.spread(func(col int) bool {
		return low.text(col) != "" && low.text(col) != top.text(col) && top.text(col) == top.text(col-1)
	})
	upper, above := middle, top.texts
	switch {
	case isGroupedHeader(top, middle):
		upper, above = headLine{texts: joinHeaders(top, middle, known)}, groupsOver(top, middle)
	case !top.isBanner(middle):
		return nil, nil, false
	}
	if !isGroupedHeader(upper, low) {
		return nil, nil, false
	}
	return joinHeaders(upper, low, known), nearerGroups(groupsOver(middle, low), above), true
}

// groupsOver are the upper texts above the lower ones, carried on over blank cells as joinHeaders does; "" where the upper text
// is the column's own.
func groupsOver(upper, lower headLine) []string {
	groups := make([]string, max(len(upper.texts), len(lower.texts)))
	group := ""
	for col := range groups {
		up, low := upper.text(col), lower.text(col)
		if up != "" || low == "" {
			group = up
		}
		if low != "" && low != group {
			groups[col] = group
		}
	}
	return groups
}

// nearerGroups are the groups right above the names, and those above them where only they state a unit, or nothing is right
// above.
func nearerGroups(near, far []string) []string {
	out := make([]string, max(len(near), len(far)))
	copy(out, near)
	for col, text := range far {
		if out[col] == "" || groupUnit(out[col]) == "" && groupUnit(text) != "" {
			out[col] = text
		}
	}
	return out
}

// spread is the line with each text carried on over the blank columns right of it, as far as there is something below.
func (l headLine) spread(over func(col int) bool) headLine {
	var out headLine
	for col := 0; col < len(l.texts) || over(col); col++ {
		text, label := l.text(col), col < len(l.labels) && l.labels[col]
		if text == "" && col > 0 && over(col) {
			text, label = out.texts[col-1], out.labels[col-1]
		}
		out.texts, out.labels = append(out.texts, text), append(out.labels, label)
	}
	return out
}

// isBanner reports whether each text of the line stands over several columns of the line below, and over different ones.
func (l headLine) isBanner(below headLine) bool {
	for col, text := range l.texts {
		if text == "" {
			continue
		}
		if !l.labels[col] || text != l.text(col-1) && text != l.text(col+1) {
			return false
		}
	}
	return len(l.texts) >= len(below.texts) && !l.blank() && l.text(0) != ""
}

// adjacent reports whether no row is missing between row i and the next.
func (g *grid) adjacent(i int) bool {
	return g.sheet == "" || g.rows[i+1].number() == g.rows[i].number()+1
}

// isGroupedHeader tells a second header row from the first data row: it holds texts only, each below a group's name (a
// merged cell, or one that blank cells follow) or the same as above, and there are columns that it leaves to the upper
// row as well as groups.
func isGroupedHeader(upper, lower headLine) bool {
	if lower.blank() {
		return false
	}
	own, grouped, different := 0, 0, map[string]bool{}
	for col := range max(len(upper.texts), len(lower.texts)) {
		up, low := upper.text(col), lower.text(col)
		if up != "" {
			different[up] = true
		}
		switch {
		case low == "" || low == up:
			if up != "" {
				own++
			}
		case !lower.labels[col]:
			return false
		case inGroup(upper, lower, col):
			grouped++
		default:
			return false
		}
	}
	return own > 0 && grouped > 1 && len(different) > 1
}

// inGroup reports whether the column is one of several below one upper name.
func inGroup(upper, lower headLine, col int) bool {
	up, right := upper.text(col), upper.text(col+1)
	if up == "" {
		return true
	}
	return up == upper.text(col-1) || (right == "" || right == up) && lower.text(col+1) != "" || isUnitRow(lower.text(col))
}

// isUnitRow reports whether the text is nothing but a unit, as below a header: (万元).
func isUnitRow(text string) bool {
	name, unit := NormalHeader(text)
	return name == "" && unit != "" || isUnit(text)
}

// joinHeaders names the columns of a header in two rows: by the lower name, if it tells the columns apart or is known,
// else by both.
func joinHeaders(upper, lower headLine, known *knownHeaders) []string {
	width := max(len(upper.texts), len(lower.texts))
	times := map[string]int{}
	for col := range width {
		times[normalName(lower.text(col))]++
	}
	names := make([]string, width)
	group := ""
	for col := range width {
		up, low := upper.text(col), lower.text(col)
		if up != "" || low == "" {
			group = up
		}
		names[col] = joinHeader(group, low, known, times[normalName(low)] > 1)
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
