package scoring

import "slices"

// unknownNode stands for what nobody can know: a number, text or date that is missing, or a condition that is undecided, and that
// nothing stands in for.
type unknownNode struct{ syntax }

// Known is the expression where some fields are not known of anybody, for want of a column. What it asks of them has no answer, also
// where it has something in place of a blank: that was said of blanks. What it asks besides decides where it can. A field that is
// computed by an expression is known as far as that is; computed returns nil for others. Where everything is known it is the
// expression itself.
func (e *Expr) Known(absent func(field string) bool, computed func(field string) *Expr) *Expr {
	k := &knowing{absent: absent, computed: computed}
	root, changed := k.node(e.root)
	if !changed {
		return e
	}
	known := *e
	known.root = root
	return &known
}

// knowing puts what is unknown into a tree.
type knowing struct {
	absent   func(field string) bool
	computed func(field string) *Expr
}

// node is a node as far as it is known, and whether it is another one.
func (k *knowing) node(n node) (known node, changed bool) {
	switch n := n.(type) {
	case *fieldNode:
		return k.field(n)
	case *negativeNode:
		c := *n
		return &c, k.each(&c.x)
	case *arithmeticNode:
		c := *n
		return &c, k.each(&c.x, &c.y)
	case *notNode:
		c := *n
		return &c, k.each(&c.x)
	case *logicNode:
		c := *n
		return &c, k.each(&c.x, &c.y)
	case *choiceNode:
		c := *n
		return &c, k.each(&c.cond, &c.yes, &c.no)
	case *compareNode:
		c := *n
		return orUnknown(&c, k.each(&c.x, &c.y), c.x, c.y)
	case *inNode:
		c := *n
		return orUnknown(&c, k.each(&c.x), c.x)
	case *textTestNode:
		c := *n
		return orUnknown(&c, k.each(&c.x, &c.y), c.x, c.y)
	case *callNode:
		return k.call(n)
	case *columnNode:
		if _, changed := k.node(n.x); changed { // a figure of all of whom some are not known
			return unknown(n, Number), true
		}
	}
	return n, false
}

// each replaces nodes by what is known of them, and reports whether any is another one.
func (k *knowing) each(nodes ...*node) (changed bool) {
	for _, at := range nodes {
		known, other := k.node(*at)
		*at, changed = known, changed || other
	}
	return changed
}

// orUnknown is a condition, or undecided where it is about what is unknown.
func orUnknown(n node, changed bool, about ...node) (node, bool) {
	if slices.ContainsFunc(about, isUnknown) {
		return unknown(n, Bool), true
	}
	return n, changed
}

func isUnknown(n node) bool {
	_, is := n.(*unknownNode)
	return is
}

func unknown(in node, kind Kind) *unknownNode {
	return &unknownNode{syntax{at: in.where(), kind: &kindVar{kind: kind}}}
}

// field is a field, or in the place of one whose expression asks for what is not known, that expression. Whole columns stay with the
// expression that they stand in: a computed field with one is unknown altogether.
func (k *knowing) field(n *fieldNode) (node, bool) {
	if k.absent(n.name) {
		return unknown(n, n.yields()), true
	}
	e := k.computed(n.name)
	if e == nil {
		return n, false
	}
	known, changed := k.node(e.root)
	if !changed {
		return n, false
	}
	isAlike := n.yields() == Unknown || n.yields() == e.kind
	if isAlike && !(&Expr{root: known}).ReadsWholeColumn() {
		return known, true
	}
	return unknown(n, n.yields()), true
}

// call is a function. What stands in for a value that may be unknown is left out.
func (k *knowing) call(n *callNode) (node, bool) {
	c := *n
	c.args = nil
	changed := false
	for _, arg := range n.args {
		known, other := k.node(arg)
		c.args = append(c.args, known)
		changed = changed || other
		if other && n.fn.name == "coalesce" {
			break
		}
	}
	switch {
	case !changed:
		return n, false
	case n.fn.name == "coalesce" && len(c.args) == 1:
		return c.args[0], true
	case n.fn.name != "missing":
		return &c, true
	case isUnknown(c.args[0]):
		return unknown(n, Bool), true
	}
	return &choiceNode{syntax: n.syntax, cond: &c, yes: unknown(n, Bool), no: &truthNode{syntax: n.syntax}}, true
}
