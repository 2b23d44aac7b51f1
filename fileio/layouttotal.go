package fileio

import (
	"slices"
	"strings"
	"unicode"
)

// totalWords are what a row of sums calls itself.
var totalWords = []string{
	"合计", "小计", "总计", "共计", "累计", "汇总", "总合计", "合计数", "平均", "平均值",
	"total", "subtotal", "sub-total", "grandtotal", "sum", "totals", "average",
}

// totalTails are what the label of a row of sums ends in, behind the name of what is summed: 东区小计, East Total.
var totalTails = []string{"合计", "小计", "总计", "共计", "累计", "汇总", " total", " subtotal"}

// totalTexts is how many texts of a row, from the left, may hold the label of a sum.
const totalTexts = 3

// totalRows tells rows of sums from customers.
type totalRows struct {
	ids    []bool // per column: its header says that it holds an id
	serial []bool // per column: its header says that it holds a running number, or nothing
	list   *columnBlock
}

func newTotalRows(h header) totalRows {
	t := totalRows{ids: make([]bool, len(h.names)), serial: make([]bool, len(h.names)), list: h.list}
	for i, raw := range h.names {
		name, _ := NormalHeader(raw)
		t.serial[i] = isSerialName(name)
		t.ids[i] = !t.serial[i] && isIDName(name)
	}
	return t
}

func isSerialName(name string) bool {
	switch name {
	case "", "序号", "序", "行号", "no", "no.", "#", "seq", "s/n", "排名", "名次":
		return true
	}
	return false
}

func isIDName(name string) bool {
	for _, tail := range []string{"编码", "代码", "代号", "号", "id", "code", "number", "no", "no."} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}

// match reports whether the row is one of sums.
func (t totalRows) match(r gridRow) bool { return t.label(r) >= 0 }

// label is the cell, from 0, of the row's first texts that is the label of a sum; -1 where none is. A word that is exactly 合计 is one, unless
// the row has an id and several texts besides. A longer label, 东区小计 or 合计(万元), and the English words, which are also names of companies, are labels only where
// the row has no id. What begins with such a word is a name: 合计商贸有限公司.
func (t totalRows) label(r gridRow) int {
	texts := 0
	for i, p := range r.packed() {
		if p.kind() != Text {
			continue
		}
		text := r.in.text(p)
		if isDash(text) {
			continue
		}
		if texts++; texts > totalTexts {
			return -1
		}
		if !mayBeTotal(text) || t.isBeside(r, i) {
			continue
		}
		switch exact, sure := totalLabel(text); {
		case exact && sure:
			if t.isCustomer(r.cells(), i) {
				return -1
			}
			return i
		case exact || sure:
			if !t.hasID(r.cells(), i) {
				return i
			}
		}
	}
	return -1
}

// word is the label of a row of sums; "" where it has none.
func (t totalRows) word(r gridRow) string {
	at := t.label(r)
	if at < 0 {
		return ""
	}
	return r.text(at + 1)
}

// TotalNote says of a row of sums why it was set aside.
func (s SetAside) TotalNote() Message {
	switch {
	case s.Text == "":
		return say("a row of sums without a label, set aside")
	case s.Word == "" || s.Word == s.Text:
		return say("a total row (%s), set aside", s.Text)
	}
	return say("a total row (%s, %s), set aside", s.Text, s.Word)
}

// isBeside reports whether a column stands behind or before a spacer, and the row is a customer's: it has a text where the
// list is.
func (t totalRows) isBeside(r gridRow, col int) bool {
	if t.list == nil || col >= t.list.from && col < t.list.to {
		return false
	}
	return slices.ContainsFunc(r.packed()[min(t.list.from, r.len()):min(t.list.to, r.len())], func(p packed) bool {
		return p.kind() == Text && !r.in.isBlank(p) && !isDash(r.in.text(p))
	})
}

// isDash knows what stands for nothing beside a sum.
func isDash(text string) bool {
	switch text {
	case "-", "--", "—", "——", "/", "－":
		return true
	}
	return false
}

// mayBeTotal is a cheap look before the thorough one, since every row is asked: it finds the characters that every word
// for a sum has, of English ones the letters, whatever blanks stand between them.
func mayBeTotal(s string) bool {
	const (
		long  = 60
		three = 1<<24 - 1 // masks of that many bytes
		five  = 1<<40 - 1
		sum   = 's'<<16 | 'u'<<8 | 'm'
		total = 't'<<32 | 'o'<<24 | 't'<<16 | 'a'<<8 | 'l'
		avera = 'a'<<32 | 'v'<<24 | 'e'<<16 | 'r'<<8 | 'a'
	)
	if len(s) > long {
		return false
	}
	letters := uint64(0) // the last of them, lower case
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xE0 && i+2 < len(s):
			if isTotalCharacter(uint32(c)<<16 | uint32(s[i+1])<<8 | uint32(s[i+2])) {
				return true
			}
			i += 2
		case c >= 'A':
			letters = letters<<8 | uint64(c|0x20)
			if tail := letters & five; letters&three == sum || tail == total || tail == avera {
				return true
			}
		}
	}
	return false
}

// isTotalCharacter knows 计, 总, 均 and 汇 by their bytes, and 計, 總, 彙 and 匯.
func isTotalCharacter(utf8 uint32) bool {
	switch utf8 {
	case 0xE8AEA1, 0xE680BB, 0xE59D87, 0xE6B187, 0xE8A888, 0xE7B8BD, 0xE5BD99, 0xE58CAF:
		return true
	}
	return false
}

// totalLabel judges a text: exact and sure where it is a Chinese word for a sum and nothing else, one of them where it is
// a label only in a row without an id.
func totalLabel(s string) (exact, sure bool) {
	text := strings.ToLower(trimSpace(Simplified(s)))
	bare := strings.TrimRight(dropSpace(text), ":：")
	bare = dropRemark(bare)
	for _, w := range totalWords {
		if bare == w {
			return true, !isASCII(w)
		}
	}
	text = strings.TrimRight(text, ":： ")
	for _, tail := range totalTails {
		if strings.HasSuffix(text, tail) || !isASCII(tail) && strings.HasSuffix(bare, tail) {
			return true, false
		}
	}
	return false, false
}

// dropRemark takes off what may follow the word: a bracket, a figure, a count (合计(万元), 总计 12 户, Total 2026).
func dropRemark(s string) string {
	if body, _, ok := cutLastBracket(s); ok {
		s = body
	}
	for _, w := range totalWords {
		rest, ok := strings.CutPrefix(s, w)
		if !ok || rest == "" {
			continue
		}
		rest = strings.TrimLeft(rest, ":：共")
		digits := strings.TrimLeftFunc(rest, unicode.IsDigit)
		if len(digits) < len(rest) && (digits == "" || len([]rune(digits)) == 1) {
			return w
		}
	}
	return s
}

// hasID reports whether the row holds what only a customer has: a code of letters and digits, a figure in a column of
// ids, or a figure left of the label that is no running number.
func (t totalRows) hasID(row []Cell, label int) bool {
	for i, c := range row {
		if i == label || c.isBlank() {
			continue
		}
		id, serial := i < len(t.ids) && t.ids[i], i >= len(t.serial) || t.serial[i]
		switch {
		case c.Kind == Text && c.Text != row[label].Text && (isCode(c.Text) || id && strings.ContainsAny(c.Text, "0123456789")):
			return true
		case c.Kind == Number && (id || i < label && !serial):
			return true
		}
	}
	return false
}

// isCustomer reports whether the row has an id, written as a text, in a column of ids, and texts besides it and the label.
func (t totalRows) isCustomer(row []Cell, label int) bool {
	const several = 2
	id, texts := false, 0
	for i, c := range row {
		switch {
		case i == label || c.Kind != Text || c.isBlank() || isDash(c.Text) || c.Text == row[label].Text:
		case i < len(t.ids) && t.ids[i] && isCode(c.Text):
			id = true
		default:
			if _, amount := parseAmount(c.Text, ""); !amount {
				texts++
			}
		}
	}
	return id && texts >= several
}

// isCode knows texts such as C0042 and 007: digits without spaces, and no number that is only written in a wide way, nor
// a count (共12户) or a period (2026年).
func isCode(s string) bool {
	s = trimSpace(s)
	if s == "" || s[len(s)-1] >= 0x80 || !strings.ContainsAny(s, "0123456789") || strings.ContainsAny(s, " ,.%:：") {
		return false
	}
	_, plain := parseAmount(s, "")
	return !plain || s[0] == '0'
}
