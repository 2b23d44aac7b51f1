package scoring

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
)

// Kind implements Rule.
func (Curve) Kind() string { return "curve" }

// Top implements Rule.
func (c Curve) Top() float64 {
	top := 0.0
	for _, k := range c.Knots {
		top = max(top, k.Points)
	}
	return top
}

// Check implements Rule.
func (c Curve) Check() []Fault {
	faults := checkSteps(c.Knots)
	if len(c.Knots) < 2 {
		faults = append(faults, Fault{Index: -1, Message: Say("a curve needs at least two points"),
			Hint: Say("write it as {0: 0, 100: 10}: value, then points")})
	}
	return faults
}

func (Curve) reads(field string) []FieldInfo { return []FieldInfo{{Name: field, Kind: Number}} }

func (c Curve) sorted() []Step {
	knots := slices.Clone(c.Knots)
	slices.SortFunc(knots, func(x, y Step) int { return cmp.Compare(x.At, y.At) })
	return knots
}

// segment is the index of the first knot above x: 0 left of all, len(knots) right of all.
func segment(knots []Step, x float64) int {
	return sort.Search(len(knots), func(i int) bool { return knots[i].At > x })
}

// along gives the points at x. They are rounded like every compared number, so that the score is a sum of decimals.
func along(knots []Step, x float64) float64 {
	i := segment(knots, x)
	if i == 0 {
		return knots[0].Points
	}
	from := knots[i-1]
	if i == len(knots) {
		return from.Points
	}
	to := knots[i]
	return Round9(from.Points + (x-from.At)*(to.Points-from.Points)/(to.At-from.At))
}

func (Curve) steps() []float64 { return nil }

func (c Curve) apply(field string, in Columns) judged {
	values, knots := numberColumn(in, field), c.sorted()
	out := judged{points: ownPoints(len(values)), value: numberValue(values)}
	for row, x := range values {
		if !math.IsNaN(x) {
			out.points.each[row] = along(knots, Round9(x))
		}
	}
	out.why = func(row int) Message { return curveWords(knots, Round9(values[row])) }
	return out
}

func curveWords(knots []Step, x float64) Message {
	i := segment(knots, x)
	switch {
	case i == 0:
		return Say("at or below %v", knots[0].At)
	case i == len(knots):
		return Say("at or above %v", knots[i-1].At)
	}
	return Say("between %v (%v points) and %v (%v points)", knots[i-1].At, knots[i-1].Points, knots[i].At, knots[i].Points)
}

func (Curve) readsText() bool { return false }

func (c Curve) grid() Grid {
	grid := Grid{Header: []Message{Say("At value"), Say("Points")}}
	for _, k := range c.sorted() {
		grid.Rows = append(grid.Rows, []Entry{pointsEntry(k.At), pointsEntry(k.Points)})
	}
	return grid
}

// formula goes along the straight line between two knots, as along does. Knots are looked for by their values and not by
// their rows: a value that is edited may pass others.
func (c Curve) formula(at Cells) (string, bool) {
	n := len(c.Knots)
	values, points, x := at.Column(0, n), at.Column(1, n), nine(at.Value)
	pointsAt := func(value string) string { return fmt.Sprintf("INDEX(%s,MATCH(%s,%s,0))", points, value, values) }
	reached := fmt.Sprintf("SUMPRODUCT(--(%s<=%s))", values, x)
	from, to := fmt.Sprintf("SMALL(%s,%s)", values, reached), fmt.Sprintf("SMALL(%s,1+%s)", values, reached)
	line := fmt.Sprintf("ROUND(%[1]s+(%[2]s-%[3]s)*(%[4]s-%[1]s)/(%[5]s-%[3]s),9)", pointsAt(from), x, from, pointsAt(to), to)
	first, last := "MIN("+values+")", "MAX("+values+")"
	return fmt.Sprintf("IF(%s<%s,%s,IF(%[1]s>=%[4]s,%[5]s,%[6]s))", x, first, pointsAt(first), last, pointsAt(last), line), true
}
