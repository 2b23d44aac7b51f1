package scoring

import "math"

// points are those of every customer under one rule; NaN where there are none. Most rules give a few figures only: then
// a byte for each customer says which, an eighth of the room.
type points struct {
	figures []float64 // nil where every customer has its own; otherwise NaN and then the rule's
	which   []uint8   // per row: index of the figure
	each    []float64 // per row, where every customer has its own
}

// ownPoints makes room for n customers, all without points, who get any.
func ownPoints(n int) points { return points{each: missing(n)} }

// fewPoints makes room for n customers, all without points, who get one of the figures each.
func fewPoints(n int, figures []float64) points {
	p := points{figures: append([]float64{math.NaN()}, figures...)}
	if len(p.figures) <= math.MaxUint8+1 {
		p.which = make([]uint8, n)
	} else {
		p.each = missing(n)
	}
	return p
}

// give gives a customer one of the figures that fewPoints was told, by its index.
func (p *points) give(row, figure int) {
	if p.which != nil {
		p.which[row] = uint8(figure + 1)
	} else {
		p.each[row] = p.figures[figure+1]
	}
}

// at are the points of a customer.
func (p *points) at(row int) float64 {
	if p.which != nil {
		return p.figures[p.which[row]]
	}
	return p.each[row]
}

// missing are n missing numbers.
func missing(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}
