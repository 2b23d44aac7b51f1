package fileio

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// unitLine is a text beside the columns that states a unit of money for the table, or seems to: a line above the table, a note
// below it, the name of the sheet.
type unitLine struct {
	from     lineSource
	row, col int // of its cell; 0 for the name of the sheet
	text     string
	unit     string // that it states, "" where it is not understood
	foreign  bool   // it belongs to another table above
	tied     bool   // another text of its row states another unit
}

// lineSource is where a unitLine stands.
type lineSource uint8

const (
	lineAbove lineSource = iota
	lineBelow
	lineSheet
)

// place is where the text is in its file.
func (l *unitLine) place(t *Table) string {
	return Place{File: t.file, Label: t.label, Sheet: t.sheet, Row: l.row, Col: l.col}.String()
}

// unitLines are the texts around a table that speak of a unit of money, the one that holds before the others first: the lines
// above it from the nearest on, the notes below it, the name of the sheet. A line above another table is that table's.
func unitLines(t *Table, above []gridRow, others []otherTable, below []gridRow) []unitLine {
	const most = rowsToSearch
	var lines []unitLine
	for i := len(above) - 1; i >= max(0, len(above)-most); i-- {
		found := linesOf(above[i], lineAbove)
		for k := range found {
			found[k].foreign = slices.ContainsFunc(others, func(o otherTable) bool { return above[i].number() <= o.last })
		}
		lines = append(lines, found...)
	}
	for _, r := range below[:min(len(below), most)] {
		lines = append(lines, linesOf(r, lineBelow)...)
	}
	if unit := lineUnit(t.sheet); unit != "" || len(moneyScales(t.sheet)) > 0 {
		lines = append(lines, unitLine{from: lineSheet, text: t.sheet, unit: unit})
	}
	return lines
}

// linesOf are the texts of a row that speak of a unit of money; a merged cell's once.
func linesOf(r gridRow, from lineSource) []unitLine {
	const longest = 1000 // bytes
	var lines []unitLine
	for i, c := range r.cells() {
		if c.Kind != Text || len(c.Text) > longest || i > 0 && r.at(i) == c {
			continue
		}
		unit := lineUnit(c.Text)
		if unit == "" && len(moneyScales(c.Text)) == 0 {
			continue
		}
		lines = append(lines, unitLine{from: from, row: r.number(), col: i + 1, text: c.Text, unit: unit})
	}
	for i := range lines {
		lines[i].tied = slices.ContainsFunc(lines, func(o unitLine) bool { return o.unit != "" && !sameUnit(o.unit, lines[i].unit) })
	}
	return lines
}

func sameUnit(a, b string) bool {
	shift, ok := convertible(a, b)
	return ok && shift == 0
}

// holds reports whether the line states a unit for the table.
func (l *unitLine) holds() bool { return l.unit != "" && !l.foreign && !l.tied }

// stated is the first of the lines that holds, or nil.
func stated(lines []unitLine) *unitLine {
	for i := range lines {
		if l := &lines[i]; l.holds() {
			return l
		} else if l.tied && l.unit != "" && !l.foreign {
			return nil // nobody can tell which of two that are equally near
		}
	}
	return nil
}

// lineUnit is the unit of money that a text states for a table, or "": 单位：万元, 以下金额均以万元计, （万元）, Unit: 10,000 RMB,
// 客户表（万元）. One that states several says nothing.
func lineUnit(text string) string {
	s := strings.ToLower(foldWidth(Simplified(oneLine(text))))
	if unit := unitWord(strings.Trim(s, headerBrackets+" .。")); isLineUnit(unit) {
		return unit
	}
	found := labelledUnits(s)
	for _, m := range statedUnits().FindAllStringSubmatch(s, -1) {
		if isOfAll(m[1]) {
			found = append(found, unitWord(m[2]))
		} else {
			found = append(found, "") // it is of something else
		}
	}
	if i := strings.LastIndex(s, " in "); i >= 0 {
		if unit := unitWord(strings.TrimRight(s[i:], ".) ")); IsMoney(unit) {
			found = append(found, unit)
		}
	}
	if len(found) == 0 {
		_, _, isBracket := cutLastBracket(s)
		if _, unit := splitHeader(s); isLineUnit(unit) && (isBracket || scaleOf(unit) > 0) {
			found = append(found, unit) // 客户表（万元）, 金额：万元
		}
	}
	if len(found) == 0 || !IsMoney(found[0]) || slices.ContainsFunc(found, func(u string) bool { return !sameUnit(u, found[0]) }) {
		return ""
	}
	return found[0]
}

// isLineUnit knows the units that a text without a label states. The name of a currency tells nothing of the scale.
func isLineUnit(unit string) bool { return IsMoney(unit) && !isCurrencyName(unit) }

// labelledUnits are the units of money behind the labels 单位 and unit.
func labelledUnits(s string) []string {
	var found []string
	for _, label := range []string{"单位", "unit"} {
		pieces := strings.Split(s, label)
		for _, after := range pieces[1:] {
			found = append(found, moneyIn(after)...)
		}
	}
	return found
}

// moneyIn are the units of money that a text behind a label begins with: 人民币 万元, 万元、%, 万元（不含税）.
func moneyIn(after string) []string {
	after, _, _ = strings.Cut(strings.TrimLeft(after, " :="), "。")
	after = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(after, " 均都"), "为"), " :")
	after = spacedSlash().ReplaceAllString(strings.Map(bracketAsSpace, after), "/")
	var found []string
	for _, piece := range splitWords(after) {
		words := strings.Fields(piece)
		for n := len(words); n > 0; n-- {
			if unit := unitWord(strings.Join(words[:n], "")); IsMoney(unit) {
				found = append(found, unit)
				break
			}
		}
	}
	return found
}

func bracketAsSpace(r rune) rune {
	if strings.ContainsRune(headerBrackets, r) || unicode.IsSpace(r) {
		return ' '
	}
	return r
}

var spacedSlash = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` */ *`) })

// statedUnits finds 均以万元计 with what is before it.
var statedUnits = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([^,，。;；、:]*?)[均都]*以([^以,，。;；、]{1,12}?)(?:` + strings.Join(countedTails, "|") + `)`)
})

// isOfAll reports whether what is before 以万元计 means all amounts of the table: 以下金额, 本表金额, and not 注册资本.
func isOfAll(before string) bool {
	for _, word := range []string{"以下", "以上", "下列", "上列", "本表", "表内", "表中", "报表", "中", "所有", "全部", "各项", "货币", "金额", "数据", "数字", "数额",
		"单位", "注", "备注", "说明", "均", "都", "的"} {
		before = strings.ReplaceAll(before, word, "")
	}
	return strings.Trim(before, " .()*※0123456789") == ""
}

// notesBelow are the rows behind the last row of the data that are notes.
func notesBelow(g *grid, b body) []gridRow {
	last := 0
	if len(b.data) > 0 {
		last = b.data[len(b.data)-1].number()
	}
	isNote := map[int]bool{}
	for _, s := range b.setAside {
		if s.Kind == NoteRow && s.Place.Row > last {
			isNote[s.Place.Row] = true
		}
	}
	var notes []gridRow
	for i := len(g.rows) - 1; i >= 0 && len(isNote) > 0 && g.rows[i].number() > last; i-- {
		if isNote[g.rows[i].number()] {
			notes = append(notes, g.rows[i])
		}
	}
	slices.Reverse(notes)
	return notes
}
