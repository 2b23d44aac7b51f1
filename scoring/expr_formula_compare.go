package scoring

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// missing writes that a value is missing (or not), which is never undecided.
func (t *translator) missing(n node, is bool) string {
	ref, reads := t.cell(n)
	kind := n.yields()
	switch {
	case !reads && is:
		return t.call("ISERROR", t.value(n))
	case !reads:
		return t.call("NOT", t.call("ISERROR", t.value(n)))
	case kind == Number || kind == Date:
		if is {
			return t.call("NOT", t.call("ISNUMBER", ref))
		}
		return t.call("ISNUMBER", ref)
	case is:
		return t.call("IFERROR", t.call("TRIM", ref)+`=""`, "TRUE")
	}
	return t.call("IFERROR", t.call("TRIM", ref)+`<>""`, "FALSE")
}

// value writes a node of any kind but a condition.
func (t *translator) value(n node) string {
	switch n.yields() {
	case Text:
		return t.text(n)
	case Date:
		return t.day(n)
	}
	return t.number(n)
}

// textBeside writes a text that is compared with other. Where it is loose, only what holds of both counts, and a cell stands
// as it is beside a text that is written out: no missing text equals, begins with or contains that. Who claims that
// something does not hold must know that the text is there.
func (t *translator) textBeside(n, other node, isLoose bool) string {
	if _, ok := other.(*textNode); ok && isLoose {
		if ref, ok := t.cell(n); ok {
			return ref
		}
	}
	return t.text(n)
}

// compare writes a comparison, or its opposite.
func (t *translator) compare(n *compareNode, is, isLoose bool) string {
	op := n.op
	if !is {
		op = opposite(op)
	}
	switch kind := n.x.yields(); {
	case kind == Text && op == "==":
		return t.call("EXACT", t.textBeside(n.x, n.y, isLoose), t.textBeside(n.y, n.x, isLoose))
	case kind == Text:
		return t.call("NOT", t.call("EXACT", t.text(n.x), t.text(n.y)))
	case kind == Date:
		return t.day(n.x) + sign(op) + t.day(n.y)
	}
	return t.rounded(n.x) + sign(op) + t.rounded(n.y)
}

// opposite is the operator that holds where op, decided, doesn't.
func opposite(op string) string {
	switch op {
	case "==":
		return "!="
	case "!=":
		return "=="
	case "<":
		return ">="
	case "<=":
		return ">"
	case ">":
		return "<="
	}
	return "<"
}

// sign is an operator as spreadsheets write it.
func sign(op string) string {
	switch op {
	case "==":
		return "="
	case "!=":
		return "<>"
	}
	return op
}

// in writes that a value is in a list, or not. SUMPRODUCT takes the list at once, and the value stands in it once.
func (t *translator) in(n *inNode, is, isLoose bool) string {
	if len(n.list) == 1 {
		return t.compare(&compareNode{n.syntax, "==", n.x, n.list[0]}, is, isLoose)
	}
	items := make([]string, len(n.list))
	for i, item := range n.list {
		items[i] = t.item(item)
	}
	list := "{" + strings.Join(items, ",") + "}"
	var each string
	switch n.x.yields() {
	case Text:
		each = t.call("EXACT", t.textBeside(n.x, n.list[0], is && isLoose), list)
	case Date:
		each = t.call("", t.day(n.x)+"="+list)
	default:
		each = t.call("", t.rounded(n.x)+"="+list)
	}
	if is {
		return t.call("SUMPRODUCT", "--"+each) + ">0"
	}
	return t.call("SUMPRODUCT", "--"+each) + "=0"
}

// item writes a literal inside of a list, where no function can stand.
func (t *translator) item(n node) string {
	if n.yields() == Date {
		return strconv.FormatInt(t.serial(n.(*textNode).day), 10)
	}
	if s, ok := n.(*textNode); ok {
		return t.quoted(s.value)
	}
	return t.rounded(n)
}

// affix writes that a text begins or ends with another, or doesn't.
func (t *translator) affix(n *textTestNode, is, isLoose bool) string {
	part, y := "LEFT", t.text(n.y)
	if n.op == "endsWith" {
		part = "RIGHT"
	}
	s := t.call("EXACT", t.call(part, t.textBeside(n.x, n.y, is && isLoose), t.length(n.y, y)), y)
	if is {
		return s
	}
	return t.call("NOT", s)
}

// length writes how long the text n is, whose formula is given. Whether an emoji is one character or two is for the
// spreadsheet to say.
func (t *translator) length(n node, formula string) string {
	s, ok := n.(*textNode)
	if !ok || strings.ContainsFunc(s.value, func(r rune) bool { return r > 0xFFFF }) {
		return t.call("LEN", formula)
	}
	return strconv.Itoa(utf8.RuneCountInString(s.value))
}

// contains claims that a text contains another, or doesn't. FIND yields #VALUE! where it finds nothing, and #N/A where one of
// the two is missing.
func (t *translator) contains(n *textTestNode, is bool) claim {
	if is {
		return claim{t.call("ISNUMBER", t.call("FIND", t.text(n.y), t.textBeside(n.x, n.y, true))), refuted}
	}
	return claim{t.call("ISERR", t.call("FIND", t.orNothing(n.y), t.orNothing(n.x))), refuted}
}

// orNothing writes a text so that it is no other error than #N/A, whatever the cell holds.
func (t *translator) orNothing(n node) string {
	if _, ok := n.(*textNode); ok {
		return t.text(n)
	}
	return t.textOr(n, notThere)
}
