package scoring

import (
	"slices"
	"strings"
)

// truth binds a condition.
func (b *binder) truth(n node) func(row int) Truth {
	switch n := n.(type) {
	case *truthNode:
		t := truthOf(n.value)
		return func(int) Truth { return t }
	case *notNode:
		x := b.truth(n.x)
		return func(row int) Truth { return not(x(row)) }
	case *logicNode:
		x, y := b.truth(n.x), b.truth(n.y)
		if n.and {
			return func(row int) Truth { return and(x(row), y, row) }
		}
		return func(row int) Truth { return or(x(row), y, row) }
	case *compareNode:
		return b.compare(n)
	case *inNode:
		return b.in(n)
	case *textTestNode:
		return b.textTest(n)
	case *choiceNode:
		return choose(b.truth(n.cond), b.truth(n.yes), b.truth(n.no), Undecided)
	case *callNode: // missing, the only condition among the functions
		present := b.present(n.args[0])
		return func(row int) Truth { return truthOf(!present(row)) }
	case *unknownNode:
		return func(int) Truth { return Undecided }
	}
	panic("scoring: not a condition")
}

func truthOf(b bool) Truth {
	if b {
		return True
	}
	return False
}

func not(t Truth) Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Undecided
}

// and is Kleene's: false whatever the other is, if one is false.
func and(x Truth, y func(int) Truth, row int) Truth {
	if x == False {
		return False
	}
	if t := y(row); x == True || t == False {
		return t
	}
	return Undecided
}

// or is Kleene's: true whatever the other is, if one is true.
func or(x Truth, y func(int) Truth, row int) Truth {
	if x == True {
		return True
	}
	if t := y(row); x == False || t == True {
		return t
	}
	return Undecided
}

// compare binds a comparison: numbers after Round9, dates by day, texts as they are.
func (b *binder) compare(n *compareNode) func(row int) Truth {
	switch n.x.yields() {
	case Text:
		return b.compareTexts(n, b.text(n.x), b.text(n.y))
	case Date:
		return comparison(n.op, b.day(n.x), b.day(n.y), func(day int64) bool { return day == noDay })
	}
	missing := func(x float64) bool { return x != x }
	x := rounded(b.number(n.x))
	if v, ok := literal(n.y); ok {
		return comparisonWith(n.op, x, Round9(v), missing)
	}
	return comparison(n.op, x, rounded(b.number(n.y)), missing)
}

func rounded(x func(int) float64) func(int) float64 {
	return func(row int) float64 { return Round9(x(row)) }
}

func (b *binder) compareTexts(n *compareNode, x, y func(int) string) func(int) Truth {
	equal, decided := n.op == "==", b.takesBlanks(n.x) || b.takesBlanks(n.y)
	return func(row int) Truth {
		a, b := x(row), y(row)
		if !decided && (a == "" || b == "") {
			return Undecided
		}
		return truthOf((a == b) == equal)
	}
}

// takesBlanks reports whether a blank text of a node is a text like any other.
func (b *binder) takesBlanks(n node) bool {
	field, ok := n.(*fieldNode)
	return b.blanks || ok && b.answered != nil && b.answered(field.name)
}

// comparison binds an operator between values that have an order.
func comparison[T int64 | float64](op string, x, y func(int) T, missing func(T) bool) func(int) Truth {
	below, same, above := outcomes(op)
	return func(row int) Truth {
		a, b := x(row), y(row)
		switch {
		case missing(a) || missing(b):
			return Undecided
		case a < b:
			return below
		case a == b:
			return same
		}
		return above
	}
}

// comparisonWith is comparison with a fixed value, the most frequent one.
func comparisonWith(op string, x func(int) float64, b float64, missing func(float64) bool) func(int) Truth {
	below, same, above := outcomes(op)
	return func(row int) Truth {
		switch a := x(row); {
		case a < b:
			return below
		case a == b:
			return same
		case missing(a):
			return Undecided
		}
		return above
	}
}

// outcomes is what an operator says of a smaller, an equal and a greater value.
func outcomes(op string) (below, same, above Truth) {
	switch op {
	case "==":
		return False, True, False
	case "!=":
		return True, False, True
	case "<":
		return True, False, False
	case "<=":
		return True, True, False
	case ">":
		return False, False, True
	}
	return False, True, True
}

// in binds the search in a list that is written out.
func (b *binder) in(n *inNode) func(row int) Truth {
	switch n.x.yields() {
	case Text:
		var list []string
		for _, item := range n.list {
			list = append(list, item.(*textNode).value)
		}
		decided := b.takesBlanks(n.x)
		return search(b.text(n.x), list, func(s string) bool { return s == "" && !decided })
	case Date:
		var list []int64
		for _, item := range n.list {
			list = append(list, item.(*textNode).day)
		}
		return search(b.day(n.x), list, func(day int64) bool { return day == noDay })
	}
	var list []float64
	for _, item := range n.list {
		v, _ := literal(item)
		list = append(list, Round9(v))
	}
	return search(rounded(b.number(n.x)), list, func(x float64) bool { return x != x })
}

func search[T comparable](x func(int) T, list []T, missing func(T) bool) func(int) Truth {
	const few = 8
	if len(list) <= few {
		return func(row int) Truth {
			v := x(row)
			if missing(v) {
				return Undecided
			}
			return truthOf(slices.Contains(list, v))
		}
	}
	set := make(map[T]bool, len(list))
	for _, v := range list {
		set[v] = true
	}
	return func(row int) Truth {
		v := x(row)
		if missing(v) {
			return Undecided
		}
		return truthOf(set[v])
	}
}

func (b *binder) textTest(n *textTestNode) func(row int) Truth {
	x, y := b.text(n.x), b.text(n.y)
	test := strings.HasSuffix
	switch n.op {
	case "contains":
		test = strings.Contains
	case "startsWith":
		test = strings.HasPrefix
	}
	decided := b.takesBlanks(n.x)
	return func(row int) Truth {
		s, t := x(row), y(row)
		if !decided && (s == "" || t == "") {
			return Undecided
		}
		return truthOf(test(s, t))
	}
}

// present binds whether a value is there. A field of unknown kind, of which nothing else is asked, is there when
// whatever column it has holds something.
func (b *binder) present(n node) func(row int) bool {
	switch n.yields() {
	case Number:
		x := b.number(n)
		return func(row int) bool { v := x(row); return v == v }
	case Text:
		x := b.text(n)
		return func(row int) bool { return x(row) != "" }
	case Date:
		x := b.day(n)
		return func(row int) bool { return x(row) != noDay }
	}
	name := n.(*fieldNode).name
	if values, ok := b.columns.Texts(name); ok {
		return func(row int) bool { return values(row) != "" }
	}
	if values, ok := b.columns.Numbers(name); ok {
		return func(row int) bool { return values[row] == values[row] }
	}
	if values, ok := b.columns.Dates(name); ok {
		return func(row int) bool { return !values[row].IsZero() }
	}
	return func(int) bool { return false }
}
