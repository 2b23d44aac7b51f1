package scoring

import (
	"math"
	"slices"
	"strings"
	"time"
)

// noDay is a missing date. Dates are compared by day: the count of days in their own zone since 1970.
const noDay = math.MinInt64

func dayOf(t time.Time) int64 {
	if t.IsZero() {
		return noDay
	}
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	day := seconds / 86400
	if seconds%86400 < 0 {
		day--
	}
	return day
}

// finite returns x, or NaN where it is infinite: no value is better than one without an end.
func finite(x float64) float64 {
	if x-x != 0 {
		return math.NaN()
	}
	return x
}

// binder turns a tree into functions of a row of some columns. A field without a column is missing everywhere.
type binder struct {
	columns  Columns
	excluded []bool // nil: none
}

func bind(columns Columns) *binder {
	b := &binder{columns: columns}
	if x, ok := columns.(interface{ excludedRows() []bool }); ok {
		b.excluded = x.excludedRows()
	}
	return b
}

// number binds a node that yields a number.
func (b *binder) number(n node) func(row int) float64 {
	switch n := n.(type) {
	case *numberNode:
		x := n.value
		return func(int) float64 { return x }
	case *fieldNode:
		return b.numberColumn(n.name)
	case *resultNode:
		return b.numberColumn(n.column)
	case *negativeNode:
		x := b.number(n.x)
		return func(row int) float64 { return -x(row) }
	case *arithmeticNode:
		return arithmetic(n.op, b.number(n.x), b.number(n.y))
	case *choiceNode:
		return choose(b.truth(n.cond), b.number(n.yes), b.number(n.no), math.NaN())
	case *callNode:
		return b.numberCall(n)
	case *columnNode:
		return b.wholeColumn(n)
	}
	panic("scoring: not a number")
}

func (b *binder) numberColumn(name string) func(row int) float64 {
	values, ok := b.columns.Numbers(name)
	if !ok {
		return func(int) float64 { return math.NaN() }
	}
	return func(row int) float64 { return values[row] }
}

// arithmetic binds an operation. What has no finite result is missing: a division by zero, an overflow.
func arithmetic(op string, x, y func(int) float64) func(int) float64 {
	switch op {
	case "+":
		return func(row int) float64 { return finite(x(row) + y(row)) }
	case "-":
		return func(row int) float64 { return finite(x(row) - y(row)) }
	case "*":
		return func(row int) float64 { return finite(x(row) * y(row)) }
	}
	return func(row int) float64 { return finite(x(row) / y(row)) }
}

// choose binds a choice; where the condition is undecided the result is missing.
func choose[T any](cond func(int) Truth, yes, no func(int) T, missing T) func(int) T {
	return func(row int) T {
		switch cond(row) {
		case True:
			return yes(row)
		case False:
			return no(row)
		}
		return missing
	}
}

// numberCall binds a function of the row.
func (b *binder) numberCall(n *callNode) func(row int) float64 {
	args := make([]func(int) float64, len(n.args))
	for i, a := range n.args {
		args[i] = b.number(a)
	}
	x := args[0]
	switch n.fn.name {
	case "min":
		return combine(args, math.Min)
	case "max":
		return combine(args, math.Max)
	case "abs":
		return func(row int) float64 { return math.Abs(x(row)) }
	case "coalesce":
		return func(row int) float64 {
			for _, x := range args {
				if v := x(row); v == v {
					return v
				}
			}
			return math.NaN()
		}
	case "round":
		decimals := 0
		if len(n.args) == 2 {
			d, _ := literal(n.args[1])
			decimals = int(d)
		}
		return func(row int) float64 { return Round(x(row), decimals) }
	case "growth":
		before := args[1]
		return func(row int) float64 { return growth(x(row), before(row)) }
	}
	panic("scoring: unknown function " + n.fn.name)
}

// combine folds all values; math.Min and math.Max give NaN where one is missing.
func combine(args []func(int) float64, of func(x, y float64) float64) func(int) float64 {
	return func(row int) float64 {
		v := args[0](row)
		for _, x := range args[1:] {
			v = of(v, x(row))
		}
		return v
	}
}

// growth is by what fraction now exceeds before; nothing has grown from zero or less.
func growth(now, before float64) float64 {
	if !(Round9(before) > 0) {
		return math.NaN()
	}
	return finite(now/before - 1)
}

// text binds a node that yields a text.
func (b *binder) text(n node) func(row int) string {
	switch n := n.(type) {
	case *textNode:
		s := n.value
		return func(int) string { return s }
	case *fieldNode:
		return b.textColumn(n.name)
	case *resultNode:
		return b.textColumn(n.column)
	case *choiceNode:
		return choose(b.truth(n.cond), b.text(n.yes), b.text(n.no), "")
	case *callNode:
		return coalesce(bindAll(n.args, b.text), "")
	}
	panic("scoring: not a text")
}

func (b *binder) textColumn(name string) func(row int) string {
	values, ok := b.columns.Texts(name)
	if !ok {
		return func(int) string { return "" }
	}
	return func(row int) string { return values[row] }
}

func bindAll[T any](nodes []node, bind func(node) func(int) T) []func(int) T {
	out := make([]func(int) T, len(nodes))
	for i, n := range nodes {
		out[i] = bind(n)
	}
	return out
}

// coalesce takes the first value that is not missing.
func coalesce[T comparable](args []func(int) T, missing T) func(int) T {
	return func(row int) T {
		for _, x := range args {
			if v := x(row); v != missing {
				return v
			}
		}
		return missing
	}
}

// day binds a node that yields a date.
func (b *binder) day(n node) func(row int) int64 {
	switch n := n.(type) {
	case *textNode:
		day := n.day
		return func(int) int64 { return day }
	case *fieldNode:
		values, ok := b.columns.Dates(n.name)
		if !ok {
			return func(int) int64 { return noDay }
		}
		return func(row int) int64 { return dayOf(values[row]) }
	case *choiceNode:
		return choose(b.truth(n.cond), b.day(n.yes), b.day(n.no), noDay)
	case *callNode:
		return coalesce(bindAll(n.args, b.day), noDay)
	}
	panic("scoring: not a date")
}

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
		return compareTexts(n.op == "==", b.text(n.x), b.text(n.y))
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

func compareTexts(equal bool, x, y func(int) string) func(int) Truth {
	return func(row int) Truth {
		a, b := x(row), y(row)
		if a == "" || b == "" {
			return Undecided
		}
		return truthOf((a == b) == equal)
	}
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
		return search(b.text(n.x), list, func(s string) bool { return s == "" })
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
	return func(row int) Truth {
		s, t := x(row), y(row)
		if s == "" || t == "" {
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
		return func(row int) bool { return values[row] != "" }
	}
	if values, ok := b.columns.Numbers(name); ok {
		return func(row int) bool { return values[row] == values[row] }
	}
	if values, ok := b.columns.Dates(name); ok {
		return func(row int) bool { return !values[row].IsZero() }
	}
	return func(int) bool { return false }
}
