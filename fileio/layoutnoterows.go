package fileio

import (
	"slices"
	"strings"
	"unicode"
)

// noteRows tells notes and titles from customers. Who has an id is a customer.
type noteRows struct {
	g       *grid
	columns int // that have a name
	totalRows
	coded bool // nearly all ids of the first rows that hold more are figures, or codes such as C0042
	dated bool // some of those are dates
}

func newNoteRows(g *grid, rows []gridRow, kinds []rowKind, h header) noteRows {
	n := noteRows{g: g, columns: h.columns(), totalRows: newTotalRows(h)}
	codes, others := 0, 0
	for i, seen := 0, 0; i < len(rows) && seen < profileRows; i++ {
		if kinds[i] != dataRow || isSingleText(rows[i]) {
			continue
		}
		seen++
		for c := range n.idCells(rows[i]) {
			n.dated = n.dated || isDay(c)
			if c.Kind == Number || isCode(c.Text) {
				codes++
			} else {
				others++
			}
		}
	}
	n.coded = mostly(codes, others)
	return n
}

// idCells yields the cells of a row in columns of ids that are not blank.
func (n noteRows) idCells(r gridRow) func(yield func(Cell) bool) {
	return func(yield func(Cell) bool) {
		for i, is := range n.ids {
			if c := r.at(i + 1); is && !c.isBlank() && !yield(c) {
				return
			}
		}
	}
}

// hasID reports whether the row has what only a customer has in a column of ids: a figure, or a code. A day is none where
// the ids are no days.
func (n noteRows) hasID(r gridRow) bool {
	for c := range n.idCells(r) {
		if c.Kind == Number || isCode(c.Text) && (n.dated || !isDay(c)) {
			return true
		}
	}
	return false
}

// isDay reports whether a cell is a day, and not written as a figure.
func isDay(c Cell) bool {
	return c.Kind == Date || c.Kind == Text && !ParseDay(c.Text).IsZero()
}

// markNotes finds the notes below the table. Only what follows the last row that is surely data can be one: rows that
// read like a note (注：…, 制表人：…), and behind the first of them, a total or a blank row any row of a single text.
func (n noteRows) markNotes(rows []gridRow, kinds []rowKind) {
	if n.columns < 2 {
		return
	}
	last := len(rows) - 1
	for last >= 0 && (kinds[last] != dataRow || n.isLoose(rows[last])) {
		last--
	}
	ended := false
	for i := last + 1; i < len(rows); i++ {
		if i > 0 && n.g.sheet != "" && rows[i-1].number()+1 < rows[i].number() {
			ended = true
		}
		switch {
		case kinds[i] != dataRow:
			ended = true
		case n.isNote(rows[i]) || ended && isSingleText(rows[i]):
			kinds[i] = noteRow
			ended = true
		default:
			ended = false
		}
	}
}

// isLoose reports whether a row may be a note, depending on what is before it.
func (n noteRows) isLoose(r gridRow) bool { return isSingleText(r) || n.isNote(r) }

// isNote reports whether a row below the last customer is a note wherever it stands.
func (n noteRows) isNote(r gridRow) bool {
	return (readsLikeNote(r, n.columns) || isSignature(r) || isDayOrPage(r)) && !n.hasID(r)
}

// isSignature reports whether a row holds nothing but labels, each with what it is the label of or without: 制表人： | 李四.
func isSignature(r gridRow) bool {
	labels, open, before := 0, false, ""
	for i, c := range r.cells() {
		text := r.text(i + 1)
		switch {
		case c.isBlank() || text == before: // merged cells repeat themselves
		case c.Kind != Text && c.Kind != Date || c.Kind == Text && !r.isLabel(i+1):
			return false
		case strings.HasSuffix(text, ":") || strings.HasSuffix(text, "："):
			labels++
			open = true
		case !open:
			return false
		default:
			open = false
		}
		if text != "" {
			before = text
		}
	}
	return labels > 0
}

// isDayOrPage reports whether a row holds nothing but a day, or the number of a page.
func isDayOrPage(r gridRow) bool {
	if r.distinct() != 1 {
		return false
	}
	return !slices.ContainsFunc(r.cells(), func(c Cell) bool { return !c.isBlank() && !isDay(c) && !isPage(c) })
}

// isPage knows 第 2 页, 第1页，共3页, 2/3页 and Page 2 of 3.
func isPage(c Cell) bool {
	if c.Kind != Text {
		return false
	}
	words := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || strings.ContainsRune(",，/()（）-—", r) {
			return -1
		}
		return r
	}, normalName(c.Text))
	switch words {
	case "第页", "共页", "第页共页", "共页第页", "页", "page", "pageof":
		return len(words) < len(dropSpace(c.Text))
	}
	return false
}

// markTitles finds the titles before the header where it comes again: rows of a single text above it that stand above the
// first header too, but for a page's number, and those of the block that it begins.
func (n noteRows) markTitles(rows []gridRow, kinds []rowKind, h header) {
	const most = 5
	if n.columns < 2 {
		return
	}
	titles := titlesAbove(h)
	for at, kind := range kinds {
		if kind != headerRow {
			continue
		}
		direct := true
		for i := at - 1; i >= 0 && i >= at-most; i-- {
			direct = direct && !behindGap(n.g, rows, kinds, i+1)
			if kinds[i] == dataRow && (isSingleText(rows[i]) && titles[titleKey(firstText(rows[i]))] || direct && n.isBlockTitle(rows, kinds, i)) {
				kinds[i] = noteRow
			} else if kinds[i] != blankRow {
				break
			}
		}
	}
}

// isBlockTitle reports whether row i, which has the header again right below it, is the title of what follows: a text that
// stands where the ids are codes and is none, or where running numbers are, or anywhere behind a blank row; or a statement
// such as 单位：万元. Any other is a customer of whom little is known.
func (n noteRows) isBlockTitle(rows []gridRow, kinds []rowKind, i int) bool {
	r := rows[i]
	if n.hasID(r) {
		return false
	}
	if allStatements(r) {
		return true
	}
	if !isSingleText(r) {
		return false
	}
	at := slices.IndexFunc(r.packed(), func(p packed) bool { return !r.in.isBlank(p) })
	switch {
	case at < len(n.ids) && n.ids[at]:
		return n.coded
	case at == 0 && n.serial[at]:
		return true
	}
	return i > 0 && behindGap(n.g, rows, kinds, i)
}

// titlesAbove are the titles above the header, in the form in which they are compared.
func titlesAbove(h header) map[string]bool {
	titles := map[string]bool{}
	for _, r := range h.grid.rows[:h.first] {
		if isSingleText(r) {
			titles[titleKey(firstText(r))] = true
		}
	}
	delete(titles, "")
	return titles
}

// titleKey is a title without its figures, 第页 for 第2页; "" for the ids of customers.
func titleKey(text string) string {
	if isCode(text) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, normalName(text))
}

func isSingleText(r gridRow) bool {
	if r.distinct() != 1 {
		return false
	}
	return !slices.ContainsFunc(r.cells(), func(c Cell) bool { return !c.isBlank() && c.Kind != Text })
}

// noteWords are what notes and signatures below a table begin with.
var noteWords = []string{
	"注", "备注", "说明", "附注", "数据来源", "资料来源", "来源", "制表", "编制", "填表", "审核", "复核", "审批", "负责人", "经办", "单位负责人", "统计",
	"日期", "打印", "以下空白", "以下无正文", "note", "source", "remark", "preparedby", "approvedby", "checkedby", "printed", "*", "※",
}

// readsLikeNote reports whether a row holds nothing but statements (制表人：张三), or is mostly empty and its first text
// is a label such as 制表人： or a note.
func readsLikeNote(r gridRow, columns int) bool {
	if allStatements(r) {
		return true
	}
	if r.distinct() > max(1, columns/2) {
		return false
	}
	text := strings.ToLower(dropSpace(Simplified(firstText(r))))
	if text == "" {
		return false
	}
	labelled := strings.ContainsAny(text, ":：") || isSingleText(r)
	for _, w := range noteWords {
		if strings.HasPrefix(text, w) && labelled {
			return true
		}
	}
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

func allStatements(r gridRow) bool {
	return !r.blank() && !slices.ContainsFunc(r.cells(), func(c Cell) bool {
		return !c.isBlank() && (c.Kind != Text || !isStatement(trimSpace(c.Text)))
	})
}
