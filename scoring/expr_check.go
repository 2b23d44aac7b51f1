package scoring

import (
	"slices"
	"strconv"
	"time"
)

// checker infers what every node yields. A field of unknown kind becomes what its uses need, wherever in the
// expression they are; texts that are compared with such a field wait until all of it has been seen, because they
// may turn out to be dates.
type checker struct {
	*findings
	scope   *Scope
	fields  map[string]*fieldUse
	waiting []waiting
	ordered []*compareNode
}

// waiting are texts that x is compared with, while x is still unknown.
type waiting struct {
	x     node
	texts []*textNode
}

// check infers all kinds and returns that of the whole.
func (c *checker) check(root node) Kind {
	kind := c.infer(root)
	for _, w := range c.waiting {
		c.settle(w)
	}
	for _, n := range c.ordered {
		c.checkOrder(n)
	}
	for _, use := range c.fields {
		if v := use.kind.find(); v.kind == Unknown && use.asked < use.mentioned {
			v.kind = Number
		}
	}
	if kind = kind.find(); kind.kind == Unknown {
		kind.kind = Number
	}
	if kind.kind == Date && !kind.free {
		at := root.where()
		c.add(at, Say("%q is a date; an expression yields a number, a text or a condition", c.text(at)), Message{})
	}
	return kind.kind
}

// infer visits a node and returns its kind.
func (c *checker) infer(n node) *kindVar {
	switch n := n.(type) {
	case *negativeNode:
		n.trust(c.need("-", Number, n.x))
	case *arithmeticNode:
		n.trust(c.need(n.op, Number, n.x, n.y))
	case *compareNode:
		c.compare(n)
	case *inNode:
		c.in(n)
	case *textTestNode:
		c.need(n.op, Text, n.x, n.y)
		c.refuseEmpty(n.y, n.x)
	case *notNode:
		c.need("not", Bool, n.x)
	case *logicNode:
		c.need(logicWord(n), Bool, n.x, n.y)
	case *choiceNode:
		c.choice(n)
	case *callNode:
		c.call(n)
	case *columnNode:
		n.trust(c.need(n.fn.name, Number, n.x))
	}
	return n.variable()
}

func logicWord(n *logicNode) string {
	if n.and {
		return "and"
	}
	return "or"
}

// need makes operands be of the kind that an operator or function takes, and reports whether all are.
func (c *checker) need(op string, k Kind, operands ...node) bool {
	sound := true
	for _, n := range operands {
		v := c.infer(n)
		if !v.be(k) {
			c.mismatch(op, k, n, v.find().kind)
			sound = false
		}
	}
	return sound
}

// trust gives a node whose operands are wrong a kind that fits everywhere: its user may have meant another operator.
func (s *syntax) trust(sound bool) {
	if !sound {
		s.kind = &kindVar{free: true}
	}
}

func (c *checker) mismatch(op string, needed Kind, n node, found Kind) {
	at, hint := n.where(), Message{}
	text, code := c.quote(n), c.code(n.where())
	switch {
	case needed == Bool && found == Unknown:
		c.add(at, Say("%q is a field, %q needs %s", text, op, severalOf(needed)), Say("compare it, as in %s", code+` == "…"`))
		return
	case needed == Bool && found == Text:
		hint = Say("compare it, as in %s", code+` == "…"`)
	case needed == Bool && found == Number:
		hint = Say("compare it, as in %s", code+" > 0")
	case needed == Number && found == Text:
		hint = unquoteHint(n)
	case needed == Number && found == Bool:
		hint = Say("write %s", "("+code+") ? 1 : 0")
	}
	if f, ok := n.(*fieldNode); ok && c.fields[f.name].declared == Unknown {
		c.add(at, Say("%q is used as %s elsewhere, %q needs %s", text, oneOf(found), op, severalOf(needed)), hint)
		return
	}
	c.add(at, Say("%q is %s, %q needs %s", text, oneOf(found), op, severalOf(needed)), hint)
}

// quote is a node as messages name it: a text by itself, everything else as written.
func (c *checker) quote(n node) string {
	if t, ok := n.(*textNode); ok {
		return t.value
	}
	return c.text(n.where())
}

// unquoteHint is the hint for a figure in quotes.
func unquoteHint(n node) Message {
	if t, ok := n.(*textNode); ok {
		if value, ok := plainNumber(t.value); ok {
			return Say("write %s without quotes", value)
		}
	}
	return Message{}
}

func oneOf(k Kind) Message {
	return [...]Message{Say("a field"), Say("a number"), Say("a text"), Say("a date"), Say("a condition")}[k]
}

func severalOf(k Kind) Message {
	return [...]Message{Say("fields"), Say("numbers"), Say("texts"), Say("dates"), Say("conditions")}[k]
}

func (c *checker) compare(n *compareNode) {
	v, w := c.infer(n.x), c.infer(n.y)
	for _, side := range []node{n.x, n.y} {
		if kind := side.yields(); kind == Bool {
			c.add(side.where(), Say("%q is a condition and can't be compared", c.quote(side)), Say("write it alone, or after %s", "not"))
			return
		}
	}
	xText, xIs := n.x.(*textNode)
	yText, yIs := n.y.(*textNode)
	switch {
	case xIs && yIs:
		c.add(n.at, Say("both sides of %q are written out", n.op), Message{})
	case yIs:
		c.compareText(n, n.x, yText)
	case xIs:
		c.compareText(n, n.y, xText)
	default:
		if !v.unify(w) {
			c.differ(n.at, n.x, n.y)
		}
		c.ordered = append(c.ordered, n)
	}
}

// compareText checks the comparison of x with a text that is written out.
func (c *checker) compareText(n *compareNode, x node, t *textNode) {
	if x.variable().free || c.refuseEmpty(t, x) {
		return
	}
	if n.op != "==" && n.op != "!=" {
		// Texts have no order here, and so an unknown field must be a date.
		if kind := x.yields(); kind == Unknown && isDay(t.value) {
			x.variable().be(Date)
		} else if kind == Unknown || kind == Text {
			c.noOrder(n.op, t)
			return
		}
	}
	c.beside(x, t)
}

// noOrder reports texts that are compared by <.
func (c *checker) noOrder(op string, t *textNode) {
	hint := unquoteHint(t)
	if hint.IsZero() {
		hint = Say("texts can be compared with %s and %s only", "==", "!=")
	}
	c.add(t.at, Say("%q is a text, %q needs numbers or dates", t.value, op), hint)
}

// beside checks texts that are written out beside x, and makes them dates where x is one.
func (c *checker) beside(x node, texts ...*textNode) {
	c.checkTiers(x, texts)
	c.checkWords(x, texts)
	w := waiting{x, texts}
	if v := x.variable(); v.kind == Unknown && !v.free {
		c.waiting = append(c.waiting, w)
		return
	}
	c.settle(w)
}

// settle decides whether texts are texts or dates.
func (c *checker) settle(w waiting) {
	v := w.x.variable()
	if v.free {
		return
	}
	if v.kind != Date {
		if !v.be(Text) {
			c.differ(w.texts[0].at, w.x, w.texts[0])
		}
		return
	}
	for _, t := range w.texts {
		day, err := time.Parse(time.DateOnly, t.value)
		if err != nil {
			c.add(t.at, Say("%q is not a date", t.value), Say("write %s", `"2026-09-30"`))
			continue
		}
		t.day, t.kind = dayOf(day), &kindVar{kind: Date}
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// checkTiers checks that what a tier is compared with is one.
func (c *checker) checkTiers(x node, texts []*textNode) {
	if r, ok := x.(*resultNode); !ok || r.column != TierColumn || c.scope.Tiers == nil {
		return
	}
	for _, t := range texts {
		c.checkTier(t)
	}
}

// checkTier reports a text that is not the name of a tier.
func (c *checker) checkTier(t *textNode) {
	if !slices.Contains(c.scope.Tiers, t.value) {
		c.add(t.at, Say("there is no tier %q", t.value), suggestion(t.value, c.scope.Tiers))
	}
}

// checkWords checks that what a field of known words is compared with is one of them.
func (c *checker) checkWords(x node, texts []*textNode) {
	f, ok := x.(*fieldNode)
	if !ok {
		return
	}
	words := c.scope.Words[f.name]
	for _, t := range texts {
		if words != nil && !slices.Contains(words, t.value) {
			c.add(t.at, Say("%s is never %q", f.name, t.value), choice(t.value, words))
		}
	}
}

// choice names the word that was probably meant, and all that there are.
func choice(word string, among []string) Message {
	var each []string
	for _, w := range among {
		if !slices.Contains(each, w) {
			each = append(each, w)
		}
	}
	near := Nearest(word, each)
	if near == "" || len(each) < 2 {
		return suggestion(word, each)
	}
	return Say("did you mean %s? %s", near, suggestion("", each))
}

// refuseEmpty reports an empty text that something is compared with: it stands for a missing value, and so the
// comparison would never be decided.
func (c *checker) refuseEmpty(n, x node) bool {
	t, ok := n.(*textNode)
	if !ok || t.value != "" {
		return false
	}
	c.add(t.at, Say("an empty text is a missing value, which equals nothing"), Say("write %s", "missing("+c.code(x.where())+")"))
	return true
}

// differ reports two operands of different kinds.
func (c *checker) differ(at span, x, y node) {
	kx, ky := x.yields(), y.yields()
	hint := Message{}
	switch {
	case kx == Number && ky == Text:
		hint = unquoteHint(y)
	case kx == Text && ky == Number:
		if value, ok := literal(y); ok {
			hint = Say("write %s", `"`+strconv.FormatFloat(value, 'f', -1, 64)+`"`)
		}
	case kx == Date || ky == Date:
		hint = Say("write a date as %s", `"2026-09-30"`)
	}
	if f, ok := x.(*fieldNode); ok && c.fields[f.name].declared == Unknown {
		c.add(at, Say("%q is used as %s elsewhere, and %q is %s: they can't be compared", c.quote(x), oneOf(kx), c.quote(y), oneOf(ky)), hint)
		return
	}
	c.add(at, Say("%q is %s and %q is %s: they can't be compared", c.quote(x), oneOf(kx), c.quote(y), oneOf(ky)), hint)
}

// checkOrder checks, when all kinds are known, that it isn't texts that are compared by <.
func (c *checker) checkOrder(n *compareNode) {
	if n.op == "==" || n.op == "!=" {
		return
	}
	if v := n.x.variable(); v.kind == Text && !v.free {
		c.add(n.at, Say("%q is a text, %q needs numbers or dates", c.quote(n.x), n.op), Say("texts can be compared with %s and %s only", "==", "!="))
	}
}

func (c *checker) in(n *inNode) {
	v := c.infer(n.x)
	if n.x.yields() == Bool {
		c.add(n.x.where(), Say("%q is a condition and can't be compared", c.quote(n.x)), Say("write it alone, or after %s", "not"))
		return
	}
	var texts []*textNode
	var figures []node
	for _, item := range n.list {
		c.infer(item)
		switch t, isText := item.(*textNode); {
		case isText:
			if c.refuseEmpty(t, n.x) {
				return
			}
			texts = append(texts, t)
		default:
			if _, ok := literal(item); ok {
				figures = append(figures, item)
			}
		}
	}
	switch {
	case len(texts) > 0 && len(figures) > 0:
		c.mixed(n.list[0], texts, figures)
	case len(texts) > 0:
		c.beside(n.x, texts...)
	case len(figures) > 0 && !v.be(Number):
		c.differ(figures[0].where(), n.x, figures[0])
	}
}

// mixed reports the first item of a list that is of another kind than the first of all.
func (c *checker) mixed(first node, texts []*textNode, figures []node) {
	odd, kind := figures[0], Number
	if _, ok := first.(*textNode); !ok {
		odd, kind = texts[0], Text
	}
	c.add(odd.where(), Say("%q is %s, and the list begins with %s", c.quote(odd), oneOf(kind), oneOf(first.yields())), Message{})
}

func (c *checker) choice(n *choiceNode) {
	c.need("?", Bool, n.cond)
	yes, no := c.infer(n.yes), c.infer(n.no)
	if !yes.unify(no) {
		c.add(n.no.where(), Say("%q is %s and %q is %s: both sides of %q must be alike",
			c.quote(n.yes), oneOf(n.yes.yields()), c.quote(n.no), oneOf(n.no.yields()), ":"), Message{})
	}
	n.take(yes, no)
}

// take makes the node be of the kind of its parts; one that was refused doesn't tell.
func (s *syntax) take(parts ...*kindVar) {
	for _, v := range parts {
		if s.kind = v; !v.find().free {
			return
		}
	}
}

func (c *checker) call(n *callNode) {
	switch n.fn.name {
	case "missing":
		n.kind = &kindVar{kind: Bool}
		if c.infer(n.args[0]); n.args[0].yields() == Bool {
			c.add(n.args[0].where(), Say("%q is a condition, %q needs a value", c.quote(n.args[0]), "missing"), Message{})
		}
	case "coalesce":
		c.coalesce(n)
	case "days_since":
		n.kind = &kindVar{kind: Number}
		n.trust(c.need(n.fn.name, Date, n.args...))
	default:
		n.kind = &kindVar{kind: Number}
		n.trust(c.need(n.fn.name, Number, n.args...))
	}
}

// coalesce checks that all values are of one kind.
func (c *checker) coalesce(n *callNode) {
	var kinds []*kindVar
	for _, a := range n.args {
		v := c.infer(a)
		if a.yields() == Bool {
			c.add(a.where(), Say("%q is a condition, %q needs a value", c.quote(a), "coalesce"), Message{})
			v = &kindVar{free: true}
		} else if len(kinds) > 0 && !kinds[0].unify(v) {
			c.add(a.where(), Say("%q is %s, and %q begins with %s", c.quote(a), oneOf(a.yields()), "coalesce", oneOf(n.args[0].yields())), Message{})
		}
		kinds = append(kinds, v)
	}
	n.take(kinds...)
}
