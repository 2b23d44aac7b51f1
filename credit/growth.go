package credit

import (
	"math"

	"tier/scoring"
)

// Growth is how a figure grew a year, over years (近三年资本增长, 近三年赢利情况).
type Growth struct {
	Name, Title string   // the field that it becomes, and what people call it
	Of          []string // fields of one figure, oldest first: two or more
}

// Grown is a growth of all customers.
type Grown struct {
	Growth *Growth
	// Value is the compound growth a year, (last ÷ first)^(1 ÷ (years − 1)) − 1; NaN where there is none.
	Value []float64
	Years [][]float64             // by field of Of: the figures it was computed from
	Why   map[int]scoring.Message // by row: why there is none: a missing year, a first year of zero or less, a last year below zero
}

// Grow computes the growths, in order, and sets them as columns of the frame. What is computed from a cell that could not
// be read is unreadable in the frame too.
func Grow(growths []Growth, f *scoring.Frame) []Grown {
	all := make([]Grown, len(growths))
	for i := range growths {
		g := &all[i]
		*g = Grown{Growth: &growths[i], Value: missing(f.Len()), Why: make(map[int]scoring.Message)}
		r := of(f)
		for _, field := range g.Growth.Of {
			r.add(field, scoring.Number, f)
			g.Years = append(g.Years, numbers(f, field))
		}
		for row := range g.Value {
			if !r.excluded(row) {
				g.grow(r, f, row)
			}
		}
		f.SetNumbers(g.Growth.Name, g.Value)
	}
	return all
}

// grow computes the growth of one customer.
func (g *Grown) grow(r *reading, f *scoring.Frame, row int) {
	fields := g.Growth.Of
	years := len(fields) - 1
	first, last := scoring.Round9(g.Years[0][row]), scoring.Round9(g.Years[years][row])
	growth := scoring.Round9(math.Pow(last/first, 1/float64(years)) - 1)
	switch unreadable, lacks := r.unreadable(row), r.lacks(row); {
	case !unreadable.IsZero():
		g.Why[row] = unreadable
		f.Spoil(row, g.Growth.Name, unreadable)
	case lacks != nil:
		g.Why[row] = scoring.Say("missing: %s", scoring.List(lacks))
	case first <= 0:
		g.Why[row] = scoring.Say("%s is %s, and nothing grows from 0 or less", fields[0], figure(first))
	case last < 0:
		g.Why[row] = scoring.Say("%s is %s, and a growth to less than 0 is no percentage", fields[years], figure(last))
	case !finite(growth):
		g.Why[row] = scoring.Say("the growth is beyond all figures")
	default:
		g.Value[row] = growth
	}
}

// Check returns what is wrong with the growth: it takes the figures of two years or more.
func (g *Growth) Check() []scoring.Fault {
	if len(g.Of) < 2 {
		return []scoring.Fault{fault(scoring.Say("a growth takes the fields of two years or more, oldest first"))}
	}
	return nil
}
