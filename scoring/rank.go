package scoring

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
)

// Kind implements Rule.
func (Rank) Kind() string { return "rank" }

// Top implements Rule.
func (r Rank) Top() float64 {
	top := 0.0
	for _, c := range r.Cuts {
		top = max(top, c.Points)
	}
	if r.Else != nil {
		top = max(top, *r.Else)
	}
	return top
}

// Check implements Rule.
func (r Rank) Check() []Fault {
	var faults []Fault
	seen := make(map[float64]bool)
	for i, c := range r.Cuts {
		if c.Top <= 0 || c.Top > 1 {
			faults = append(faults, Fault{Index: i, Message: Say("a share lies above 0%% and at most at 100%%, not at %s", percent(c.Top))})
		}
		if seen[c.Top] {
			faults = append(faults, Fault{Index: i, Message: Say("top %s stands twice", percent(c.Top))})
		}
		seen[c.Top] = true
		if c.Points < 0 {
			faults = append(faults, Fault{Index: i, Message: Say("%v points: points can't be negative", c.Points)})
		}
	}
	if r.Else == nil && !seen[1] {
		faults = append(faults, Fault{Index: -1, Message: Say("the customers after the last share have no points"),
			Hint: Say("add what is left, as else: 0")})
	}
	return faults
}

func (r Rank) reads(field string) []FieldInfo {
	reads := []FieldInfo{{Name: field, Kind: Number}}
	if r.Within != "" {
		reads = append(reads, FieldInfo{Name: r.Within, Kind: Text})
	}
	return reads
}

// Boundary is how many of n customers the best share takes, a fraction of one: share × n, halves rounded up.
func Boundary(share *big.Rat, n int) int {
	at := new(big.Rat).Mul(share, big.NewRat(int64(n), 1))
	at.Add(at, big.NewRat(1, 2))
	return int(new(big.Int).Div(at.Num(), at.Denom()).Int64())
}

func (r Rank) steps() []float64 {
	var points []float64
	for _, c := range r.Cuts {
		points = append(points, c.Points)
	}
	if r.Else != nil {
		points = append(points, *r.Else)
	}
	return points
}

func (r Rank) apply(field string, in Columns) judged {
	values := numberColumn(in, field)
	var groups func(row int) string
	if r.Within != "" {
		groups = textColumn(in, r.Within)
	}
	cuts := r.sorted()
	var figures []float64
	for _, c := range cuts {
		figures = append(figures, c.Points)
	}
	if r.Else != nil {
		figures = append(figures, *r.Else)
	}
	out := judged{points: fewPoints(len(values), figures), value: numberValue(values)}
	p := r.places(values, groups, excludedRows(in))
	limits := make([][]int, len(p.sizes)) // per group
	for i, size := range p.sizes {
		limits[i] = lastPlaces(cuts, size)
	}
	for row, at := range p.at {
		if at > 0 {
			out.points.give(row, within(limits[p.groupOf(row)], int(at)))
		}
	}
	out.why = func(row int) Message {
		at := Say("place %d of %d", int(p.at[row]), p.sizes[p.groupOf(row)])
		if groups != nil {
			at = Say("place %d of %d in %s", int(p.at[row]), p.sizes[p.groupOf(row)], groups(row))
		}
		if i := within(limits[p.groupOf(row)], int(p.at[row])); i < len(cuts) {
			return Say("%s: within the top %s", at, percent(cuts[i].Top))
		}
		return Say("%s: after the last share", at)
	}
	return out
}

// Places are the customers' places under the rule, 1 for the best, and among how many each of them competes; 0 where a
// customer has none.
func (r Rank) Places(field string, in Columns) (at, among []int) {
	var groups func(row int) string
	if r.Within != "" {
		groups = textColumn(in, r.Within)
	}
	values := numberColumn(in, field)
	p := r.places(values, groups, excludedRows(in))
	at, among = make([]int, len(values)), make([]int, len(values))
	for row, place := range p.at {
		if at[row] = int(place); place > 0 {
			among[row] = p.sizes[p.groupOf(row)]
		}
	}
	return at, among
}

func (r Rank) sorted() []Cut {
	cuts := slices.Clone(r.Cuts)
	slices.SortFunc(cuts, func(a, b Cut) int { return cmp.Compare(a.Top, b.Top) })
	return cuts
}

// lastPlaces are those that the cuts take of n.
func lastPlaces(cuts []Cut, n int) []int {
	limits := make([]int, len(cuts))
	for i, c := range cuts {
		limits[i] = Boundary(decimal(c.Top), n)
	}
	return limits
}

// within is the first limit that a place does not exceed; len(limits) where it exceeds all.
func within(limits []int, at int) int {
	i := slices.IndexFunc(limits, func(limit int) bool { return at <= limit })
	if i < 0 {
		return len(limits)
	}
	return i
}

func (Rank) readsText() bool { return false }

func (r Rank) grid() Grid {
	grid := Grid{Header: []Message{Say("Best"), Say("Points")}}
	for _, c := range r.sorted() {
		grid.Rows = append(grid.Rows, []Entry{{Value: c.Top, Input: true, Share: true}, pointsEntry(c.Points)})
	}
	if r.Else != nil {
		grid.Rows = append(grid.Rows, []Entry{{Value: Say("otherwise")}, pointsEntry(*r.Else)})
	}
	return grid
}

// formula counts the cuts that end before the customer's place; Boundary is ROUND(share × customers, 0). The next cut is
// looked for by its share and not by its row: a share that is edited may pass others.
func (r Rank) formula(at Cells) (string, bool) {
	n := len(r.Cuts)
	rows := n
	if r.Else != nil {
		rows++
	}
	if n == 0 {
		return at.Column(1, rows), true
	}
	return fmt.Sprintf(`IFERROR(INDEX(%[2]s,IFERROR(MATCH(SMALL(%[3]s,1+SUMPRODUCT(--(%[1]s>ROUND(ROUND(%[3]s*%[4]s,9),0)))),%[3]s,0),%[5]d)),"")`,
		at.Value, at.Column(1, rows), at.Column(0, n), at.Of, n+1), true
}
