package scoring

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Kind implements Rule.
func (Bands) Kind() string { return "bands" }

// Top implements Rule.
func (b Bands) Top() float64 {
	top := 0.0
	for _, s := range b.Steps {
		top = max(top, s.Points)
	}
	if b.Else != nil {
		top = max(top, *b.Else)
	}
	return top
}

// Check implements Rule.
func (b Bands) Check() []Fault {
	faults := checkSteps(b.Steps)
	if b.Else == nil {
		faults = append(faults, b.withoutElse())
	} else if *b.Else < 0 {
		faults = append(faults, Fault{Index: -1, Message: Say("else gives %v points; points can't be negative", *b.Else)})
	}
	return faults
}

func (b Bands) withoutElse() Fault {
	if len(b.Steps) == 0 {
		return Fault{Index: -1, Message: Say("there are no bands")}
	}
	edge := b.sorted()[len(b.Steps)-1].At
	if b.AtMost {
		return Fault{Index: -1, Message: Say("a value above %v has no band", edge), Hint: Say("add what is left, as else: 0")}
	}
	return Fault{Index: -1, Message: Say("a value below %v has no band", edge), Hint: Say("add what is left, as else: 0")}
}

// checkSteps reports values that stand twice and negative points.
func checkSteps(steps []Step) []Fault {
	var faults []Fault
	seen := make(map[float64]bool, len(steps))
	for i, s := range steps {
		if key := Round9(s.At); seen[key] {
			faults = append(faults, Fault{Index: i, Message: Say("%v stands twice", s.At)})
		} else {
			seen[key] = true
		}
		if s.Points < 0 {
			faults = append(faults, Fault{Index: i, Message: Say("%v points: points can't be negative", s.Points)})
		}
	}
	return faults
}

func (Bands) reads(field string) []FieldInfo { return []FieldInfo{{Name: field, Kind: Number}} }

// sorted has the step that is tried first in front: the highest of closed-below bands, the lowest of AtMost ones.
func (b Bands) sorted() []Step {
	steps := slices.Clone(b.Steps)
	slices.SortFunc(steps, func(x, y Step) int {
		if b.AtMost {
			return cmp.Compare(x.At, y.At)
		}
		return cmp.Compare(y.At, x.At)
	})
	for i := range steps {
		steps[i].At = Round9(steps[i].At)
	}
	return steps
}

// find is the index of the sorted step that x, not -0, falls in; len(steps) stands for what is left. It counts the steps that
// x does not reach, by the sign of what it lacks: where x falls can't be foreseen, and wrong guesses take most of the time.
func (b Bands) find(steps []Step, x float64) int {
	i := uint64(0)
	if b.AtMost {
		for _, s := range steps {
			i += math.Float64bits(s.At-x) >> 63
		}
		return int(i)
	}
	for _, s := range steps {
		i += math.Float64bits(x-s.At) >> 63
	}
	return int(i)
}

// findRounded is find of a value that is not rounded yet. Rounding takes it over a step only where it is next to it.
func (b Bands) findRounded(steps []Step, x float64) int {
	i := b.find(steps, x+0)
	if i > 0 && math.Abs(steps[i-1].At-x) < 1e-8+1e-14*math.Abs(x) {
		return b.find(steps, Round9(x))
	}
	return i
}

func (b Bands) steps() []float64 {
	points := []float64{*b.Else}
	for _, s := range b.Steps {
		points = append(points, s.Points)
	}
	return points
}

func (b Bands) apply(field string, in Columns) judged {
	values, steps := numberColumn(in, field), b.sorted()
	var figures []float64
	for _, s := range steps {
		figures = append(figures, s.Points)
	}
	out := judged{points: fewPoints(len(values), append(figures, *b.Else)), value: numberValue(values)}
	for row, x := range values {
		if !math.IsNaN(x) {
			out.points.give(row, b.findRounded(steps, x))
		}
	}
	out.why = func(row int) Message { return b.words(steps, b.findRounded(steps, values[row])) }
	return out
}

// words name the band: "at least 3, below 5".
func (b Bands) words(steps []Step, i int) Message {
	switch {
	case len(steps) == 0:
		return Say("any value")
	case i == 0 && b.AtMost:
		return Say("at most %v", steps[0].At)
	case i == 0:
		return Say("at least %v", steps[0].At)
	case i == len(steps) && b.AtMost:
		return Say("above %v", steps[i-1].At)
	case i == len(steps):
		return Say("below %v", steps[i-1].At)
	case b.AtMost:
		return Say("at most %v, above %v", steps[i].At, steps[i-1].At)
	}
	return Say("at least %v, below %v", steps[i].At, steps[i-1].At)
}

func (Bands) readsText() bool { return false }

func (b Bands) grid() Grid {
	grid := Grid{Header: []Message{Say("At least"), Say("Points")}}
	if b.AtMost {
		grid.Header[0] = Say("At most")
	}
	for _, s := range b.sorted() {
		grid.Rows = append(grid.Rows, []Entry{pointsEntry(s.At), pointsEntry(s.Points)})
	}
	grid.Rows = append(grid.Rows, []Entry{{Value: Say("otherwise")}, pointsEntry(*b.Else)})
	return grid
}

// formula counts the steps that the value doesn't reach, as find does. The next step is looked for by its edge and not by its
// row: an edge that is edited may pass others.
func (b Bands) formula(at Cells) (string, bool) {
	n := len(b.Steps)
	if n == 0 {
		return at.Column(1, 1), true
	}
	beyond, nth := "<", "LARGE"
	if b.AtMost {
		beyond, nth = ">", "SMALL"
	}
	edges := at.Column(0, n)
	return fmt.Sprintf("INDEX(%s,IFERROR(MATCH(%s(%s,1+SUMPRODUCT(--(%s%s%[3]s))),%[3]s,0),%[6]d))",
		at.Column(1, n+1), nth, edges, nine(at.Value), beyond, n+1), true
}
