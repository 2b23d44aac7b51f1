package fileio

import (
	"slices"
	"strconv"
	"strings"
)

// otherTable is a table above or below the list on the same sheet.
type otherTable struct {
	first, last int    // rows
	heads       string // its first headers
}

// otherTables finds the tables below the list, each behind a blank row and with a header of its own, and marks their
// rows. Such a table goes on to where the list's header comes again, or to the end.
func otherTables(g *grid, rows []gridRow, kinds []rowKind, h header) []otherTable {
	var found []otherTable
	names := h.nameSet()
	for i := 1; i < len(rows) && !h.known.isLate(); i++ {
		if kinds[i] == blankRow || !behindGap(g, rows, kinds, i) {
			continue
		}
		head := i
		for head+1 < len(rows) && head < i+3 && isSingleText(rows[head]) {
			head++ // its title
		}
		if !h.isOtherHeader(g, rows, kinds, head, totalBefore(kinds, i), names) {
			continue
		}
		end := head
		for end < len(rows) && kinds[end] != headerRow {
			end++
		}
		for k := i; k < end; k++ {
			if kinds[k] != blankRow {
				kinds[k] = otherRow
			}
		}
		last := end - 1
		for kinds[last] == blankRow {
			last--
		}
		found = append(found, otherTable{rows[i].number(), rows[last].number(), headTextsOf(rows[head], 0, rows[head].len())})
		i = end
	}
	return found
}

// behindGap reports whether there is a blank row before row i.
func behindGap(g *grid, rows []gridRow, kinds []rowKind, i int) bool {
	return kinds[i-1] == blankRow || g.sheet != "" && rows[i-1].number()+1 < rows[i].number()
}

// isOtherHeader reports whether a row below the list is the header of another table. It is one of labels, with rows right
// below it, and either it has several names of headers, or it stands behind the list's total and what is below it is of
// another kind than the list: figures where the list has texts, or texts where it has figures. Whatever is less sure than
// that is a customer: one too many is seen, one that is lost is not.
func (h header) isOtherHeader(g *grid, rows []gridRow, kinds []rowKind, at, total int, names map[string]bool) bool {
	if at+1 >= len(rows) || kinds[at] != dataRow && kinds[at] != totalRow || kinds[at+1] == blankRow || kinds[at+1] == headerRow ||
		g.sheet != "" && rows[at].number()+1 < rows[at+1].number() {
		return false
	}
	r := rows[at]
	if slices.ContainsFunc(r.packed(), packed.isFigure) || !r.isLabels() {
		return false
	}
	if h.namesIn(r, names) > 1 {
		return true
	}
	if total < 0 || isCode(firstText(r)) {
		return false
	}
	above, below := newRowProfile(r.len()), newRowProfile(r.len())
	for i := total - 1; i >= max(0, total-profileRows); i-- {
		if kinds[i] == dataRow {
			above.add(rows[i])
		}
	}
	for i := at + 1; i < len(rows) && below.rows < profileRows && (i == at+1 || !behindGap(g, rows, kinds, i)); i++ {
		below.add(rows[i])
	}
	return below.figures() && above.differs(below)
}

// totalBefore is the total row that nothing but blank rows parts from row i; -1 where there is none.
func totalBefore(kinds []rowKind, i int) int {
	for i--; i >= 0 && kinds[i] == blankRow; i-- {
	}
	if i < 0 || kinds[i] != totalRow {
		return -1
	}
	return i
}

// isLabels reports whether a row holds several different texts and nothing else, none of them a statement (制表人：张三).
func (r gridRow) isLabels() bool {
	for col := 1; col <= r.len(); col++ {
		if text := r.text(col); text != "" && (!r.isLabel(col) || isStatement(text)) {
			return false
		}
	}
	return r.distinct() > 1
}

// nameSet holds the names of the header, as headers are compared.
func (h header) nameSet() map[string]bool {
	names := make(map[string]bool, len(h.names))
	for _, name := range h.names {
		names[normalName(name)] = true
	}
	delete(names, "")
	return names
}

// namesIn counts the names of headers that a row has in any column: of this one, or known ones.
func (h header) namesIn(r gridRow, names map[string]bool) int {
	found := map[string]bool{}
	for col := 1; col <= r.len(); col++ {
		if text := r.text(col); text != "" && (names[normalName(text)] || h.known.has(text)) {
			found[normalName(text)] = true
		}
	}
	return len(found)
}

// profileRows is how many rows tell what the columns of a table hold.
const profileRows = 20

// rowProfile counts the figures and texts in each column of some rows.
type rowProfile struct {
	rows            int
	figuresIn, text []int
}

func newRowProfile(width int) *rowProfile {
	return &rowProfile{figuresIn: make([]int, width), text: make([]int, width)}
}

func (p *rowProfile) add(r gridRow) {
	p.rows++
	for i := range p.text {
		switch r.at(i + 1).Kind {
		case Number, Date:
			p.figuresIn[i]++
		case Text:
			text := r.text(i + 1)
			if _, amount := parseAmount(text, ""); amount {
				p.figuresIn[i]++
			} else if !saysNothing(text) {
				p.text[i]++
			}
		}
	}
}

// saysNothing knows texts that stand where something is not known yet, and that tell nothing about their column.
func saysNothing(text string) bool {
	switch strings.ToLower(Simplified(text)) {
	case "", "无", "暂无", "没有", "待定", "待补", "待确认", "未知", "不详", "空", "n/a", "na", "#n/a", "null", "none", "nil", "tbd", "?", "？", ".":
		return true
	}
	return isDash(text)
}

// figures reports whether there is any figure.
func (p *rowProfile) figures() bool {
	return slices.ContainsFunc(p.figuresIn, func(n int) bool { return n > 0 })
}

// differs reports whether a column that holds nearly only figures here holds nearly only texts there, or the other way
// round.
func (p *rowProfile) differs(other *rowProfile) bool {
	for i := range p.text {
		if mostly(p.figuresIn[i], p.text[i]) && mostly(other.text[i], other.figuresIn[i]) ||
			mostly(p.text[i], p.figuresIn[i]) && mostly(other.figuresIn[i], other.text[i]) {
			return true
		}
	}
	return false
}

// mostly reports whether there are four of the one for each of the other, and any.
func mostly(n, others int) bool { return n > 0 && n >= 4*others }

// tablesAbove finds the tables above the list: a row of labels with two rows of figures right below it.
func tablesAbove(g *grid, above []gridRow) []otherTable {
	var found []otherTable
	for i := 0; i+2 < len(above); i++ {
		if !above[i].isLabels() {
			continue
		}
		last := i
		for last+1 < len(above) && (g.sheet == "" || above[last].number()+1 == above[last+1].number()) && hasFigure(above[last+1]) {
			last++
		}
		if last >= i+2 {
			found = append(found, otherTable{above[i].number(), above[last].number(), headTextsOf(above[i], 0, above[i].len())})
			i = last
		}
	}
	return found
}

func hasFigure(r gridRow) bool {
	return slices.ContainsFunc(r.cells(), func(c Cell) bool { return c.Kind == Number })
}

// otherNotes name the tables above and below the list.
func (t *Table) otherNotes(above, below []otherTable) []Message {
	var notes []Message
	for _, o := range above {
		notes = append(notes, say("another table above the list, rows %s (%s), is not read; --range chooses it", o.rows(), o.heads))
	}
	for _, o := range below {
		notes = append(notes, say("another table below the list, rows %s (%s), is not read; --range chooses it", o.rows(), o.heads))
	}
	return notes
}

func (o otherTable) rows() string { return strconv.Itoa(o.first) + "–" + strconv.Itoa(o.last) }
