package fileio

import (
	"slices"
	"strings"
	"unicode"
)

// markNotes finds the notes below the table. Only what follows the last row that is surely data can be one: rows that
// read like a note (注：…, 制表人：…), and behind the first of them, a total or a blank row any row of a single text.
func markNotes(g *grid, rows []gridRow, kinds []rowKind, h header) {
	columns := h.columns()
	if columns < 2 {
		return
	}
	last := len(rows) - 1
	for last >= 0 && (kinds[last] != dataRow || isLoose(rows[last], columns)) {
		last--
	}
	ended := false
	for i := last + 1; i < len(rows); i++ {
		if i > 0 && g.sheet != "" && rows[i-1].number()+1 < rows[i].number() {
			ended = true
		}
		switch {
		case kinds[i] != dataRow:
			ended = true
		case readsLikeNote(rows[i], columns) || ended && isSingleText(rows[i]):
			kinds[i] = noteRow
			ended = true
		default:
			ended = false
		}
	}
}

// markTitles finds the titles that come again with the header on each page: rows of a single text right above it, which
// stand above the first header too, but for a page's number. Any other is a customer of whom little is known.
func markTitles(rows []gridRow, kinds []rowKind, h header) {
	const most = 5
	if h.columns() < 2 {
		return
	}
	titles := titlesAbove(h)
	for at, kind := range kinds {
		if kind != headerRow || len(titles) == 0 {
			continue
		}
		for i := at - 1; i >= 0 && i >= at-most; i-- {
			if kinds[i] == dataRow && isSingleText(rows[i]) && titles[titleKey(firstText(rows[i]))] {
				kinds[i] = noteRow
			} else if kinds[i] != blankRow {
				break
			}
		}
	}
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

// isLoose reports whether a row may be a note, depending on what is before it.
func isLoose(r gridRow, columns int) bool { return isSingleText(r) || readsLikeNote(r, columns) }

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
