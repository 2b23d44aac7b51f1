package scoring

import (
	"math"
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
	excluded []bool                             // nil: none
	spoilt   func(field string) map[int]Problem // the rows whose cell could not be read; nil: all could
	blanks   bool                               // conditions take a blank text for a text
	answered func(field string) bool            // whether they do so of one field; nil: of none
	today    int64                              // the day on which customers are judged, noDay where none is known
}

func bind(columns Columns) *binder {
	if f, ok := columns.(*Frame); ok {
		columns = f.unmasked() // excluded rows are blanked in the end
	}
	b := &binder{columns: columns, excluded: excludedRows(columns), today: noDay}
	if x, ok := columns.(interface{ judgedOn() time.Time }); ok {
		b.today = dayOf(x.judgedOn())
	}
	if x, ok := columns.(interface{ isAnswered(field string) bool }); ok {
		b.answered = x.isAnswered
	}
	if x, ok := columns.(interface {
		spoiltRows(field string) map[int]Problem
	}); ok {
		b.spoilt = x.spoiltRows
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
	case *unknownNode:
		return constant(math.NaN())
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
	if n.fn.name == "days_since" {
		return daysSince(b.today, b.day(n.args[0]))
	}
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

// daysSince is how many days before today a date is, below 0 for one that is still to come; missing where either is.
func daysSince(today int64, date func(int) int64) func(row int) float64 {
	return func(row int) float64 {
		day := date(row)
		if day == noDay || today == noDay {
			return math.NaN()
		}
		return float64(today - day)
	}
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
	case *unknownNode:
		return func(int) string { return "" }
	}
	panic("scoring: not a text")
}

func (b *binder) textColumn(name string) func(row int) string {
	return textColumn(b.columns, name)
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
	case *unknownNode:
		return func(int) int64 { return noDay }
	}
	panic("scoring: not a date")
}
