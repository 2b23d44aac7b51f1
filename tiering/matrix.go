package tiering

import (
	"cmp"
	"math"
	"slices"

	"tier/scoring"
	"tier/scoring/exact"
)

// Matrix places customers in four cells by two figures, each of which is high or low: equal to the cut is high.
type Matrix struct {
	Name, Title string
	X, Y        Axis
	Cells       [Quadrants]Cell
	By          string // the field whose words have cuts of their own, as a kind of industry; "" for none
	Kinds       []Kind // the words that have
}

// Axis is one figure of a matrix, and what parts its high from its low.
type Axis struct {
	Title string
	Of    Figure
	Cut   Cut
}

// Figure is a figure of every customer; a *scoring.Expr is one.
type Figure interface {
	Numbers(scoring.Columns) []float64
	Fields() []string
	FieldKinds() map[string]scoring.Kind
}

// Cut parts high from low: a figure that is stated, or one of the customers who have a score and a value on the axis.
type Cut struct {
	By CutBy
	At float64 // of FixedCut
}

// CutBy is how a cut comes about.
type CutBy uint8

// The cuts.
const (
	FixedCut CutBy = iota
	MeanCut
	MedianCut
)

// String is the cut's word in the configuration.
func (c CutBy) String() string { return [...]string{"fixed", "mean", "median"}[c] }

// Kind are the cuts of the customers of one word.
type Kind struct {
	Word string
	X, Y Cut
}

// The cells of a matrix: x first, then y.
const (
	HighHigh = iota
	HighLow
	LowHigh
	LowLow
	Quadrants
)

// Cell is one of the four, and what to do with the customers in it.
type Cell struct{ Name, Policy string }

// CutsOf are the cuts of one kind of customers, as figures. NaN is that of nobody.
type CutsOf struct {
	Word string // "" are those whose word has no cuts of its own
	X, Y float64
	Of   int // customers, who have a score
}

// Placed is where a matrix has its customers.
type Placed struct {
	Cell  []int     // per row: the cell, NotKnown or NotThere
	X, Y  []float64 // per row, as they are compared; NaN is missing
	Kind  []int     // per row: the place in Cuts
	Cuts  []CutsOf  // of the kinds in their order, and then of all others
	Count [Quadrants]int
	Value [Quadrants]float64 // the sums of their values; NaN where there is no value
	NoX   int                // customers without a cell, because the figure of x is missing
	NoY   int                // because that of y is; without both, they are counted here and there
	None  int                // without a cell
}

// Place finds every customer's cell. Who has no score is placed too, but doesn't count for a mean or a median. The value may
// be nil.
func (m *Matrix) Place(p *Population, value []float64) Placed {
	out := Placed{Cell: make([]int, p.Columns.Len()), X: axisOf(m.X, p), Y: axisOf(m.Y, p)}
	out.Kind = m.kinds(p.Columns)
	out.Cuts = m.cuts(&out, func(row int) bool { return !p.Aside(row) && p.Scored(row) })
	for row := range out.Cell {
		out.Cell[row] = out.place(row, p.Aside(row))
	}
	out.tally(value)
	return out
}

func axisOf(a Axis, p *Population) []float64 {
	figures, fields := slices.Clone(a.Of.Numbers(p.Columns)), a.Of.Fields()
	for row, x := range figures {
		if figures[row] = scoring.Round9(x); p.isSpoilt(fields, row) {
			figures[row] = math.NaN()
		}
	}
	return figures
}

// kinds are the places of the customers' words among the kinds; len(Kinds) for all others.
func (m *Matrix) kinds(cols scoring.Columns) []int {
	kinds := slices.Repeat([]int{len(m.Kinds)}, cols.Len())
	words, ok := cols.Texts(m.By)
	if m.By == "" || !ok {
		return kinds
	}
	for row := range kinds {
		word := words(row)
		for i := range m.Kinds {
			if m.Kinds[i].Word == word {
				kinds[row] = i
			}
		}
	}
	return kinds
}

// cuts are the figures that part high from low, for each kind.
func (m *Matrix) cuts(out *Placed, counts func(row int) bool) []CutsOf {
	var all []CutsOf
	for i := range len(m.Kinds) + 1 {
		of, x, y := CutsOf{}, m.X.Cut, m.Y.Cut
		if i < len(m.Kinds) {
			of.Word, x, y = m.Kinds[i].Word, m.Kinds[i].X, m.Kinds[i].Y
		}
		is := func(row int) bool { return out.Kind[row] == i && counts(row) }
		for row := range out.Kind {
			if is(row) {
				of.Of++
			}
		}
		of.X, of.Y = x.of(out.X, is), y.of(out.Y, is)
		all = append(all, of)
	}
	return all
}

// of is the cut as a figure, of the rows that count.
func (c Cut) of(figures []float64, counts func(row int) bool) float64 {
	if c.By == FixedCut {
		return scoring.Round9(c.At)
	}
	var some []float64
	for row, x := range figures {
		if finite(x) && counts(row) {
			some = append(some, x)
		}
	}
	if len(some) == 0 {
		return math.NaN()
	}
	if c.By == MedianCut {
		return scoring.Round9(middle(some))
	}
	var total exact.Sum
	for _, x := range some {
		total.Add(x)
	}
	return scoring.Round9(total.Per(len(some), 0))
}

// middle is the median: of an even number of figures the mean of the two in the middle.
func middle(figures []float64) float64 {
	slices.SortFunc(figures, cmp.Compare[float64])
	half := len(figures) / 2
	if len(figures)%2 == 1 {
		return figures[half]
	}
	var both exact.Sum
	both.Add(figures[half-1])
	both.Add(figures[half])
	return both.Per(2, 0)
}

func (out *Placed) place(row int, aside bool) int {
	cuts := out.Cuts[out.Kind[row]]
	noX, noY := !finite(out.X[row]) || !finite(cuts.X), !finite(out.Y[row]) || !finite(cuts.Y)
	switch {
	case aside:
		return NotThere
	case noX || noY:
		return NotKnown
	}
	cell := HighHigh
	if out.X[row] < cuts.X {
		cell += LowHigh - HighHigh
	}
	if out.Y[row] < cuts.Y {
		cell += HighLow - HighHigh
	}
	return cell
}

// tally counts the customers of each cell.
func (out *Placed) tally(value []float64) {
	var sums [Quadrants]exact.Sum
	for row, cell := range out.Cell {
		if cell == NotKnown {
			out.None++
			if !finite(out.X[row]) {
				out.NoX++
			}
			if !finite(out.Y[row]) {
				out.NoY++
			}
		}
		if cell < 0 {
			continue
		}
		out.Count[cell]++
		if value != nil {
			sums[cell].Add(value[row])
		}
	}
	for i := range sums {
		if out.Value[i] = math.NaN(); value != nil {
			out.Value[i] = sums[i].Float()
		}
	}
}

// Only are the cells of some rows, in ascending order, by the cuts of all. The first of them is then row 0.
func (out *Placed) Only(rows []int, value []float64) Placed {
	some := Placed{Cell: scoring.Pick(out.Cell, rows), X: scoring.Pick(out.X, rows), Y: scoring.Pick(out.Y, rows),
		Kind: scoring.Pick(out.Kind, rows), Cuts: out.Cuts}
	some.tally(value)
	return some
}

// CutsOf are the cuts of a kind, by its place in Placed.Cuts.
func (m *Matrix) CutsOf(kind int) (x, y Cut) {
	if kind < len(m.Kinds) {
		return m.Kinds[kind].X, m.Kinds[kind].Y
	}
	return m.X.Cut, m.Y.Cut
}
