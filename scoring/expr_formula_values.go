package scoring

import "strconv"

// number writes a node that yields a number: an error where it is missing.
func (t *translator) number(n node) string {
	if t.failed {
		return ""
	}
	switch n := n.(type) {
	case *numberNode:
		return t.figure(n.value)
	case *negativeNode:
		return "-" + t.operand(n.x, tight)
	case *arithmeticNode:
		return t.arithmetic(n)
	case *choiceNode:
		return t.choice(n, t.number)
	case *callNode:
		return t.numberCall(n)
	case *unknownNode:
		return notThere
	}
	return t.numberOr(n, notThere)
}

// numberOr writes a number, and something else for where it is missing.
func (t *translator) numberOr(n node, otherwise string) string {
	if ref, ok := t.cell(n); ok {
		return t.call("IF", t.call("ISNUMBER", ref), ref, otherwise)
	}
	if _, ok := literal(n); ok {
		return t.number(n)
	}
	return t.call("IFERROR", t.number(n), otherwise)
}

// How tightly an operation holds together.
const (
	additive = iota
	multiplicative
	negation
	tight // needs no brackets anywhere
)

func tightness(n node) int {
	switch n := n.(type) {
	case *negativeNode:
		return negation
	case *arithmeticNode:
		if n.op == "+" || n.op == "-" {
			return additive
		}
		return multiplicative
	case *callNode:
		if n.fn.name == "round" && decimalsOf(n) == 0 {
			return multiplicative
		}
	}
	return tight
}

// operand writes a number, in brackets where it holds together less tightly than what is around it.
func (t *translator) operand(n node, least int) string {
	s := t.number(n)
	if tightness(n) < least {
		return t.call("", s)
	}
	return s
}

func (t *translator) arithmetic(n *arithmeticNode) string {
	own := tightness(n)
	x := t.operand(n.x, own)
	least := own + 1
	if tightness(n.y) == negation { // 2-(-3)
		least = tight
	}
	if y := t.operand(n.y, least); len(x)+len(y) < longestFormula*maxBytes {
		return x + n.op + y
	}
	return t.fail()
}

// choice writes x ? y : z of any kind of value.
func (t *translator) choice(n *choiceNode, value func(node) string) string {
	if t.failed {
		return ""
	}
	if isExact(n.cond) {
		return t.call("IF", t.exact(n.cond, true), value(n.yes), value(n.no))
	}
	yes, no := t.claim(n.cond, true).sure(), t.claim(n.cond, false).sure()
	return t.call("IF", yes, value(n.yes), t.call("IF", no, value(n.no), notThere))
}

// coalesce writes the first value that is not missing.
func (t *translator) coalesce(args []node, value func(node) string, valueOr func(node, string) string) string {
	last := len(args) - 1
	s := value(args[last])
	for last--; last >= 0; last-- {
		s = valueOr(args[last], s)
	}
	return s
}

func (t *translator) numberCall(n *callNode) string {
	switch n.fn.name {
	case "min":
		return t.call("MIN", t.numbers(n.args)...)
	case "max":
		return t.call("MAX", t.numbers(n.args)...)
	case "abs":
		return t.call("ABS", t.number(n.args[0]))
	case "coalesce":
		return t.coalesce(n.args, t.number, t.numberOr)
	case "round":
		return t.round(n)
	case "days_since":
		return t.daysSince(n)
	case "growth":
		now, before := t.operand(n.args[0], multiplicative), n.args[1]
		return t.call("IF", t.rounded(before)+">0", now+"/"+t.operand(before, tight)+"-1", notThere)
	}
	return t.fail()
}

// daysSince writes the days from a date to the day on which customers are judged.
func (t *translator) daysSince(n *callNode) string {
	today, ok := t.at.Day()
	if !ok {
		return t.fail()
	}
	return t.call("", today+"-"+t.day(n.args[0]))
}

// round writes round(x) in tens, because LibreOffice rounds to whole numbers alone without regard to the 15 digits:
// its ROUND(28.499999999999996,0), which is 0.285*100, is 28. No whole number is lost by a division by ten.
func (t *translator) round(n *callNode) string {
	if decimals := decimalsOf(n); decimals != 0 {
		return t.call("ROUND", t.number(n.args[0]), strconv.Itoa(decimals))
	}
	return t.call("ROUND", t.operand(n.args[0], multiplicative)+"/10", "1") + "*10"
}

// decimalsOf are the decimals that a call of round keeps.
func decimalsOf(n *callNode) int {
	if len(n.args) < 2 {
		return 0
	}
	decimals, _ := literal(n.args[1])
	return int(decimals)
}

func (t *translator) numbers(nodes []node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, t.number(n))
	}
	return all
}

// rounded writes a number as it is compared.
func (t *translator) rounded(n node) string {
	if x, ok := literal(n); ok {
		return t.figure(Round9(x))
	}
	return t.call("ROUND", t.number(n), "9")
}

// text writes a node that yields a text: an error where it is missing.
func (t *translator) text(n node) string {
	if t.failed {
		return ""
	}
	switch n := n.(type) {
	case *textNode:
		if n.value == "" {
			return notThere
		}
		return t.quoted(n.value)
	case *choiceNode:
		return t.choice(n, t.text)
	case *callNode:
		return t.coalesce(n.args, t.text, t.textOr)
	case *unknownNode:
		return notThere
	}
	if ref, ok := t.cell(n); ok {
		return t.call("IF", t.call("TRIM", ref)+`=""`, notThere, ref+`&""`)
	}
	return t.fail()
}

// textOr writes a text, and something else for where it is missing.
func (t *translator) textOr(n node, otherwise string) string {
	return t.call("IFERROR", t.text(n), otherwise)
}

// day writes a node that yields a date, as a whole number: an error where it is missing.
func (t *translator) day(n node) string {
	if t.failed {
		return ""
	}
	switch n := n.(type) {
	case *textNode:
		return t.date(n.day)
	case *choiceNode:
		return t.choice(n, t.day)
	case *callNode:
		return t.coalesce(n.args, t.day, t.dayOr)
	case *unknownNode:
		return notThere
	}
	return t.dayOr(n, notThere)
}

// dayOr writes a date, and something else for where it is missing.
func (t *translator) dayOr(n node, otherwise string) string {
	if ref, ok := t.cell(n); ok {
		return t.call("IF", t.call("ISNUMBER", ref), t.call("INT", ref), otherwise)
	}
	return t.call("IFERROR", t.day(n), otherwise)
}
