package fileio

import (
	"slices"
	"strings"
)

// statedAround is the unit of money of a column that names none, as what stands around it says: the header above it, then the
// lines above the table, the notes below it, the name of the sheet.
func (l *List) statedAround(t *Table, h Header) string {
	label := oneLine(h.Raw)
	if unit := h.GroupUnit(); unit != "" {
		l.note(t, say("%q has no unit: taken to be in %s, as the header above it says", label, unit))
		return unit
	}
	line := stated(t.unitLines)
	if line == nil {
		return ""
	}
	switch line.from {
	case lineBelow:
		l.note(t, say("%q has no unit: taken to be in %s, as the notes below the table say", label, line.unit))
	case lineSheet:
		l.note(t, say("%q has no unit: taken to be in %s, as the name of the sheet says", label, line.unit))
	default:
		l.note(t, say("%q has no unit: taken to be in %s, as the lines above the table say", label, line.unit))
	}
	return line.unit
}

// noteUnits says of each table what looks like a unit and was not applied: the figures of a column whose unit was assumed may
// be a thousand times too small or too large.
func (l *List) noteUnits() {
	for i, t := range l.tables {
		var assumed []column
		isStated := false
		for _, f := range l.fields {
			c := f.columns[i]
			if c.assumed && t.hasBareFigure(c) {
				assumed = append(assumed, c)
			}
			isStated = isStated || c.stated
		}
		l.noteUnread(t, assumed)
		if isStated {
			l.noteUnitsTwice(t)
		}
	}
}

// unreadText is a text that looks as if it said the unit of some columns.
type unreadText struct {
	line    unitLine
	columns []column
}

// noteUnread names the headers, groups and lines that look as if they said the unit of columns whose unit was assumed.
func (l *List) noteUnread(t *Table, assumed []column) {
	for _, text := range t.unreadTexts(assumed) {
		l.note(t, text.message(t))
	}
}

// unreadTexts are those texts, each once: first the columns' own, then those around the table.
func (t *Table) unreadTexts(assumed []column) []unreadText {
	var texts []unreadText
	add := func(line unitLine, c column) {
		if !line.mayBeOf(c) {
			return
		}
		at := slices.IndexFunc(texts, func(x unreadText) bool { return x.line == line })
		if at < 0 {
			at = len(texts)
			texts = append(texts, unreadText{line: line})
		}
		if !slices.Contains(texts[at].columns, c) {
			texts[at].columns = append(texts[at].columns, c)
		}
	}
	for _, c := range assumed {
		h := t.headers[c.index]
		add(unitLine{row: t.headerRow, col: h.Col, text: h.Raw}, c)
		add(unitLine{row: t.headerRow, col: t.groupCol(c.index), text: h.Group}, c)
	}
	for _, line := range t.unitLines {
		for _, c := range assumed {
			if IsMoney(c.target) {
				add(line, c)
			}
		}
	}
	return texts
}

// message says where the text is, and what to do.
func (u unreadText) message(t *Table) Message {
	var names []string
	for _, c := range u.columns {
		names = append(names, oneLine(t.headers[c.index].Raw))
	}
	name := t.headers[u.columns[0].index].Name
	if body, _, ok := cutLastBracket(name); ok && trimSpace(body) != "" {
		name = trimSpace(body)
	}
	unit := u.line.likely()
	return say("%s says %q, which is not taken for the unit of %s: write the unit in the header, as %s(%s), or at the field, as unit: %s",
		u.line.place(t), shown(oneLine(u.line.text)), quoteAll(names), name, unit, unit)
}

// groupCol is the column at which the header above a column begins.
func (t *Table) groupCol(index int) int {
	for index > 0 && t.headers[index-1].Group == t.headers[index].Group && t.headers[index-1].Col == t.headers[index].Col-1 {
		index--
	}
	return t.headers[index].Col
}

// mayBeOf reports whether the figures of a column would be others if the text said their unit.
func (l *unitLine) mayBeOf(c column) bool {
	if l.unit != "" {
		return !sameUnit(l.unit, c.target)
	}
	return slices.ContainsFunc(moneyScales(l.text), func(places int) bool { return c.target == "" || places != scaleOf(c.target) })
}

// likely is the unit that the text seems to speak of.
func (l *unitLine) likely() string {
	if l.unit != "" {
		return l.unit
	}
	if word := scaleWord(moneyScales(l.text)[0]); word != "" {
		return word + "元"
	}
	return "万元"
}

// noteUnitsTwice says which line was applied and which was not, where they state different units.
func (l *List) noteUnitsTwice(t *Table) {
	held := stated(t.unitLines)
	for i := range t.unitLines {
		if other := &t.unitLines[i]; other != held && other.unit != "" && !other.foreign && !sameUnit(other.unit, held.unit) {
			l.note(t, say("the unit is stated twice: %s (%q) is applied, and %s (%q) is not",
				held.place(t), shown(oneLine(held.text)), other.place(t), shown(oneLine(other.text))))
		}
	}
}

// hasBareFigure reports whether a column holds any number that names no unit.
func (t *Table) hasBareFigure(c column) bool {
	for _, r := range t.rows {
		switch cell := r.at(c.cell + 1); cell.Kind {
		case Number:
			return true
		case Text:
			if a, ok := parseAmount(strings.TrimSpace(cell.Text), ""); ok && a.unit == "" && !a.percent {
				return true
			}
		}
	}
	return false
}
