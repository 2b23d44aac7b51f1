package scoring

// The tree of an expression: one node type per construct. Compile builds it from the parser's (expr_build.go), infers
// the kinds (expr_check.go) and keeps it; bind turns it into functions of a row (expr_eval.go), and a spreadsheet
// formula is written by walking it.

// node is a part of an expression.
type node interface {
	where() span
	yields() Kind // once the kinds are inferred
	variable() *kindVar
}

// syntax is what every node has.
type syntax struct {
	at   span
	kind *kindVar
}

func (s *syntax) where() span  { return s.at }
func (s *syntax) yields() Kind { return s.kind.find().kind }

func (s *syntax) variable() *kindVar { return s.kind.find() }

type (
	// numberNode is a number as written: 0.2.
	numberNode struct {
		syntax
		value float64
	}
	// textNode is a quoted text. Compared with a date it is one: then its kind is Date and day is set.
	textNode struct {
		syntax
		value string
		day   int64
	}
	// truthNode is true or false.
	truthNode struct {
		syntax
		value bool
	}
	// fieldNode reads a field.
	fieldNode struct {
		syntax
		name string
	}
	// resultNode reads a result of scoring: score, tier, points["…"] or groups["…"].
	resultNode struct {
		syntax
		column string // as it is called in Columns
	}
	// negativeNode is -x.
	negativeNode struct {
		syntax
		x node
	}
	// arithmeticNode is x + y, -, * or /.
	arithmeticNode struct {
		syntax
		op   string
		x, y node
	}
	// compareNode is x == y, !=, <, <=, > or >=, between two numbers, two texts (== and != only) or two dates.
	compareNode struct {
		syntax
		op   string
		x, y node
	}
	// inNode is x in [a, b, …], all of them written out and of one kind.
	inNode struct {
		syntax
		x    node
		list []node // numberNode, negativeNode of one, or textNode
	}
	// textTestNode is x contains y, startsWith or endsWith.
	textTestNode struct {
		syntax
		op   string
		x, y node
	}
	// notNode is not x.
	notNode struct {
		syntax
		x node
	}
	// logicNode is x and y, or x or y.
	logicNode struct {
		syntax
		and  bool
		x, y node
	}
	// choiceNode is cond ? yes : no.
	choiceNode struct {
		syntax
		cond, yes, no node
	}
	// callNode is a function of the row alone: min(x, y).
	callNode struct {
		syntax
		fn   function
		args []node
	}
	// columnNode is a function of a whole column: rank(x). It is computed once for all rows.
	columnNode struct {
		syntax
		fn function
		x  node
		q  float64 // of quantile
	}
	// brokenNode stands for what was refused; a compiled expression has none.
	brokenNode struct{ syntax }
)

// fieldsOf adds the names of the fields that a node reads, each as often as it does.
func fieldsOf(n node, names []string) []string {
	visit(n, func(n node) {
		if field, ok := n.(*fieldNode); ok {
			names = append(names, field.name)
		}
	})
	return names
}

// visit shows a node and all nodes in it.
func visit(n node, see func(node)) {
	see(n)
	each := func(nodes ...node) {
		for _, n := range nodes {
			visit(n, see)
		}
	}
	switch n := n.(type) {
	case *negativeNode:
		each(n.x)
	case *arithmeticNode:
		each(n.x, n.y)
	case *compareNode:
		each(n.x, n.y)
	case *inNode:
		each(n.x)
	case *textTestNode:
		each(n.x, n.y)
	case *notNode:
		each(n.x)
	case *logicNode:
		each(n.x, n.y)
	case *choiceNode:
		each(n.cond, n.yes, n.no)
	case *callNode:
		each(n.args...)
	case *columnNode:
		each(n.x)
	}
}

// kindVar is a kind that may still have to be found out. Nodes whose kinds must be equal share one.
type kindVar struct {
	same *kindVar // another that took over
	kind Kind
	free bool // fits everything: what was refused must not be refused again for its kind
}

func (v *kindVar) find() *kindVar {
	for v.same != nil {
		v = v.same
	}
	return v
}

// unify makes two kinds the same; false where they differ.
func (v *kindVar) unify(w *kindVar) bool {
	v, w = v.find(), w.find()
	switch {
	case v == w || v.free || w.free:
		return true
	case v.kind == Unknown && w.kind != Bool:
		v.same = w
	case w.kind == Unknown && v.kind != Bool:
		w.same = v
	default:
		return v.kind == w.kind
	}
	return true
}

// be decides a kind; false where it is another already, or where an undecided value (which is a field's) would have
// to be a condition.
func (v *kindVar) be(k Kind) bool { return v.unify(&kindVar{kind: k}) }
