package scoring

import (
	"fmt"
	"math"
)

// Kind implements Rule.
func (Formula) Kind() string { return "formula" }

// Top implements Rule.
func (f Formula) Top() float64 { return f.Max }

// Check implements Rule.
func (f Formula) Check() []Fault {
	if f.Max <= 0 {
		return []Fault{{Index: -1, Message: Say("a formula needs max, the most points it can give"),
			Hint: Say("add max: 10")}}
	}
	return nil
}

func (f Formula) reads(string) []FieldInfo { return f.Expr.reads() }

func (Formula) steps() []float64 { return nil }

func (f Formula) apply(_ string, in Columns) judged {
	values := f.Expr.Numbers(in)
	out := judged{points: ownPoints(len(values)), value: numberValue(values)}
	for row, x := range values {
		if math.IsNaN(x) {
			continue
		}
		x = Round9(x)
		if x < 0 || x > f.Max {
			out.refuse(row, Say("the formula %s gives %v, outside of 0 to %v", f.Expr.Source(), x, f.Max))
			continue
		}
		out.points.each[row] = x
	}
	out.why = func(int) Message { return Say("%s", f.Expr.Source()) }
	return out
}

func (Formula) readsText() bool { return false }

// grid has no figures: the expression is written where the criteria are.
func (Formula) grid() Grid { return Grid{} }

// formula takes the value of the expression, which stands in a cell, as the points.
func (Formula) formula(at Cells) (string, bool) {
	x := nine(at.Value)
	return fmt.Sprintf(`IF(AND(%[1]s>=0,%[1]s<=%[2]s),%[1]s,"")`, x, at.Full), true
}
