package fileio

import (
	"slices"
	"strconv"
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
	for i := 1; i < len(rows); i++ {
		if kinds[i] == blankRow || !behindGap(g, rows, kinds, i) {
			continue
		}
		head := i
		for head+1 < len(rows) && head < i+3 && isSingleText(rows[head]) {
			head++ // its title
		}
		if !h.isOtherHeader(g, rows, kinds, head) {
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
// below it, and either it has several names of the list's header in other columns, or what is below it is of another kind
// than the list: figures where the list has texts, or texts where it has figures.
func (h header) isOtherHeader(g *grid, rows []gridRow, kinds []rowKind, at int) bool {
	if at+1 >= len(rows) || kinds[at] != dataRow && kinds[at] != totalRow || kinds[at+1] == blankRow || kinds[at+1] == headerRow ||
		g.sheet != "" && rows[at].number()+1 < rows[at+1].number() {
		return false
	}
	r := rows[at]
	if slices.ContainsFunc(r.packed(), packed.isFigure) || !r.isLabels() {
		return false
	}
	if h.namesIn(r) > 1 {
		return true
	}
	if isCode(firstText(r)) {
		return false
	}
	above, below := newRowProfile(r.len()), newRowProfile(r.len())
	for i := at - 1; i >= 0 && above.rows < profileRows; i-- {
		if kinds[i] == dataRow {
			above.add(rows[i])
		}
	}
	for i := at + 1; i < len(rows) && below.rows < profileRows && (i == at+1 || !behindGap(g, rows, kinds, i)); i++ {
		below.add(rows[i])
	}
	return below.figures() && above.differs(below)
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

// namesIn counts the names of the header that a row has in any column.
func (h header) namesIn(r gridRow) int {
	n := 0
	for _, name := range h.names {
		if name == "" {
			continue
		}
		for col := 1; col <= r.len(); col++ {
			if normalName(r.text(col)) == normalName(name) {
				n++
				break
			}
		}
	}
	return n
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
			if r.text(i+1) != "" {
				p.text[i]++
			}
		}
	}
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
