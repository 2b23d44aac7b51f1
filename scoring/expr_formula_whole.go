package scoring

import (
	"slices"
	"unicode"
)

// Whole is a function of a whole column inside an expression.
type Whole struct {
	Name string  // sum, mean, median, quantile, rank, percentile or share
	Of   *Expr   // what it is of, a Number
	Q    float64 // of quantile
}

// Numbers is its value for every row, NaN where it is missing, as the expression itself computes it.
func (w Whole) Numbers(c Columns) []float64 {
	fn, _ := findFunction(w.Name)
	n := &columnNode{syntax{kind: &kindVar{kind: Number}}, fn, w.Of.root, w.Q}
	return bind(c).values(n)
}

// whole is the function that a node of the expression stands for.
func (e *Expr) whole(n *columnNode) Whole {
	at := e.argument(n)
	of := &Expr{source: string([]rune(e.source)[at.from:at.to]), begins: e.begins + at.from, root: n.x, kind: Number,
		fields: map[string]Kind{}}
	for _, name := range fieldsOf(n.x, nil) {
		of.fields[name] = e.fields[name]
	}
	return Whole{Name: n.fn.name, Of: of, Q: n.q}
}

// argument is where the first argument of a function of a column stands in the source, with the brackets around it, of
// which its node knows nothing.
func (e *Expr) argument(n *columnNode) span {
	source := []rune(e.source)
	at := span{n.at.from - e.begins, n.at.to - e.begins - len(")")}
	at.from += slices.Index(source[at.from:at.to], '(') + 1
	at = trimmed(source, at)
	if source[at.to-1] == ',' { // behind the last argument
		at.to--
	}
	if n.fn.name == "quantile" { // whose second argument is a figure
		for at.to--; source[at.to] != ','; {
			at.to--
		}
	}
	return trimmed(source, at)
}

// trimmed is a part of the source, which is not all blank, without the blanks at its ends.
func trimmed(source []rune, at span) span {
	for unicode.IsSpace(source[at.from]) {
		at.from++
	}
	for unicode.IsSpace(source[at.to-1]) {
		at.to--
	}
	return at
}
