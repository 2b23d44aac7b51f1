package scoring

import "github.com/expr-lang/expr/ast"

// builder turns the parser's tree into ours: an allow-list, on which every name is looked up. Whatever is not on it
// is refused and leaves a brokenNode.
type builder struct {
	*findings
	*tokens
	scope  *Scope
	fields map[string]*fieldUse
}

// fieldUse is how an expression reads a field.
type fieldUse struct {
	kind      *kindVar
	declared  Kind
	asked     int // times that it is only asked whether the field is missing
	mentioned int
}

// build converts a node that is depth operators and brackets deep.
func (b *builder) build(n ast.Node, depth int) node {
	if depth > deepestExpression {
		at := b.spanOf(n)
		b.tooDeep(at)
		return broken(at)
	}
	switch n := n.(type) {
	case *ast.IntegerNode:
		return &numberNode{b.fixed(n, Number), float64(n.Value)}
	case *ast.FloatNode:
		return &numberNode{b.fixed(n, Number), n.Value}
	case *ast.StringNode:
		return &textNode{syntax: b.fixed(n, Text), value: n.Value}
	case *ast.BoolNode:
		return &truthNode{b.fixed(n, Bool), n.Value}
	case *ast.IdentifierNode:
		return b.name(n)
	case *ast.MemberNode:
		return b.member(n)
	case *ast.UnaryNode:
		return b.unary(n, depth)
	case *ast.BinaryNode:
		return b.binary(n, depth)
	case *ast.ConditionalNode:
		return b.choice(n, depth)
	case *ast.CallNode:
		return b.call(n, depth)
	case *ast.ArrayNode:
		at := b.spanOf(n)
		b.add(at, Say("a list can stand only after %q", "in"), Message{})
		return broken(at)
	}
	return b.refuse(n)
}

func broken(at span) node { return &brokenNode{syntax{at, &kindVar{free: true}}} }

// refuse refuses a construct; where a word of it was refused before, that says more.
func (b *builder) refuse(n ast.Node) node {
	at := b.spanOf(n)
	if len(b.errs) == 0 {
		b.add(at, refusal(b.text(at)), Message{})
	}
	return broken(at)
}

func (b *builder) fixed(n ast.Node, k Kind) syntax { return syntax{b.spanOf(n), &kindVar{kind: k}} }

// spanOf is where a node stands that is one word, or whose last word is known; operators are placed by their operands.
func (b *builder) spanOf(n ast.Node) span {
	loc := n.Location()
	i, ok := b.at[loc.From]
	if !ok {
		return span{0, len(b.source)}
	}
	if _, call := n.(*ast.CallNode); call {
		i++
	}
	if end, opens := b.closes[i]; opens {
		return span{loc.From, b.list[end].To}
	}
	return b.span(b.list[i])
}

func (b *builder) unary(n *ast.UnaryNode, depth int) node {
	op := b.spanOf(n)
	x := b.build(n.Node, depth+1)
	at := span{min(op.from, x.where().from), x.where().to}
	switch n.Operator {
	case "-":
		return &negativeNode{syntax{at, &kindVar{kind: Number}}, x}
	case "not", "!":
		return &notNode{syntax{at, &kindVar{kind: Bool}}, x}
	}
	b.add(op, refusal(n.Operator), Say("leave it out"))
	return broken(at)
}

func (b *builder) binary(n *ast.BinaryNode, depth int) node {
	if chained(n) {
		return b.refuseChain(n)
	}
	// A long row of operators leans to the left: it is not deep to a reader, and its length is limited.
	x := b.build(n.Left, depth)
	if n.Operator == "in" {
		return b.in(n, x, depth)
	}
	y := b.build(n.Right, depth+1)
	at := span{min(x.where().from, y.where().from), max(x.where().to, y.where().to)}
	s := syntax{at: at, kind: &kindVar{kind: Bool}}
	switch n.Operator {
	case "+", "-", "*", "/":
		s.kind = &kindVar{kind: Number}
		return &arithmeticNode{s, n.Operator, x, y}
	case "==", "!=", "<", "<=", ">", ">=":
		if b.tooTightNot(x, at) {
			return broken(at)
		}
		return &compareNode{s, n.Operator, x, y}
	case "contains", "startsWith", "endsWith":
		if b.tooTightNot(x, at) {
			return broken(at)
		}
		return &textTestNode{s, n.Operator, x, y}
	case "and", "&&", "or", "||":
		return &logicNode{s, n.Operator == "and" || n.Operator == "&&", x, y}
	}
	return broken(at) // its operator was refused
}

// tooTightNot reports `not x == y`, which the parser takes for (not x) == y.
func (b *builder) tooTightNot(x node, at span) bool {
	no, ok := x.(*notNode)
	if ok {
		word, inner := b.list[b.at[no.at.from]], no.x.where()
		b.add(b.span(word), Say("%q belongs to %q alone here, not to the comparison", word.Value, b.text(inner)),
			Say("write %s", "not ("+b.code(span{inner.from, at.to})+")"))
	}
	return ok
}

// chained reports a < b < c, which the parser turns into a < b and b < c with one node for both b.
func chained(n *ast.BinaryNode) bool {
	if n.Operator != "&&" {
		return false
	}
	right, ok := n.Right.(*ast.BinaryNode)
	if !ok {
		return false
	}
	left, ok := n.Left.(*ast.BinaryNode)
	for ok && left.Operator == "&&" && chained(left) {
		left, ok = left.Right.(*ast.BinaryNode)
	}
	return ok && left.Right == right.Left
}

func (b *builder) refuseChain(n *ast.BinaryNode) node {
	at := b.spanOf(n)
	b.add(at, Say("comparisons can't be chained"), Say("write %s", "a < b and b < c"))
	return broken(at)
}

func (b *builder) in(n *ast.BinaryNode, x node, depth int) node {
	op := b.spanOf(n)
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		y := b.build(n.Right, depth+1)
		if _, refused := y.(*brokenNode); !refused {
			b.add(y.where(), Say("%q needs a list", "in"), Say("write %s", `in ["…", "…"]`))
		}
		return broken(span{x.where().from, y.where().to})
	}
	end := b.spanOf(list)
	at := span{min(x.where().from, op.from), end.to}
	if b.tooTightNot(x, at) {
		return broken(at)
	}
	out := &inNode{syntax: syntax{at, &kindVar{kind: Bool}}, x: x}
	if len(list.Nodes) == 0 {
		b.add(end, Say("the list is empty"), Message{})
	}
	for _, e := range list.Nodes {
		item := b.build(e, depth+1)
		out.list = append(out.list, item)
		if !isLiteral(item) {
			b.add(item.where(), Say("%q is neither a number nor a quoted text; a list holds nothing else", b.text(item.where())), Message{})
		}
	}
	return out
}

// isLiteral reports whether a node is written out: a number, also with a minus, or a text.
func isLiteral(n node) bool {
	switch n := n.(type) {
	case *numberNode, *textNode, *brokenNode:
		return true
	case *negativeNode:
		_, ok := n.x.(*numberNode)
		return ok
	}
	return false
}

// literal returns the figure of a number that is written out.
func literal(n node) (float64, bool) {
	switch n := n.(type) {
	case *numberNode:
		return n.value, true
	case *negativeNode:
		x, ok := n.x.(*numberNode)
		if ok {
			return -x.value, true
		}
	}
	return 0, false
}

func (b *builder) choice(n *ast.ConditionalNode, depth int) node {
	if !n.Ternary || n.Exp1 == n.Cond { // if … else, and x ?: y, where the parser uses one node twice
		return b.refuse(n)
	}
	cond := b.build(n.Cond, depth+1)
	yes, no := b.build(n.Exp1, depth+1), b.build(n.Exp2, depth+1)
	at := span{cond.where().from, max(no.where().to, cond.where().to)}
	return &choiceNode{syntax{at, &kindVar{}}, cond, yes, no}
}

// call looks up a function and counts its arguments.
func (b *builder) call(n *ast.CallNode, depth int) node {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return b.refuse(n)
	}
	at := b.spanOf(n)
	word := b.spanOf(callee)
	var args []node
	for _, a := range n.Arguments {
		args = append(args, b.build(a, depth+1))
	}
	fn, ok := findFunction(callee.Value)
	switch {
	case !ok:
		b.unknownFunction(callee.Value, word)
		return broken(at)
	case !fn.takes(len(args)):
		b.add(word, Say("%q is written %s; the number of values here is %d", fn.name, fn.usage, len(args)), onColumns(fn, len(args)))
		return broken(at)
	case fn.column:
		return b.column(fn, args, at)
	case fn.name == "round" && len(args) == 2:
		if d, ok := literal(args[1]); !ok || d != float64(int(d)) || d < -9 || d > 9 {
			b.add(args[1].where(), Say("the decimals of %q are a whole number from %d to %d", "round", -9, 9), Message{})
			return broken(at)
		}
	case fn.name == "missing":
		b.asked(args[0])
	}
	return &callNode{syntax{at, &kindVar{}}, fn, args}
}

// onColumns is a hint for those who took min(x) or max(x) for a function of the column.
func onColumns(fn function, args int) Message {
	switch {
	case args == 1 && fn.name == "min":
		return Say("for the lowest of the whole column write %s", "quantile(x, 0)")
	case args == 1 && fn.name == "max":
		return Say("for the highest of the whole column write %s", "quantile(x, 1)")
	}
	return Message{}
}

// asked counts that a field is only asked for.
func (b *builder) asked(n node) {
	if f, ok := n.(*fieldNode); ok {
		b.fields[f.name].asked++
	}
}

func (b *builder) column(fn function, args []node, at span) node {
	out := &columnNode{syntax: syntax{at, &kindVar{kind: Number}}, fn: fn, x: args[0]}
	if fn.name != "quantile" {
		return out
	}
	q, ok := literal(args[1])
	if !ok || q < 0 || q > 1 {
		b.add(args[1].where(), Say("the second value of %q is a number from 0 to 1", fn.name), Say("write %s for the median", "0.5"))
		return broken(at)
	}
	out.q = q
	return out
}
