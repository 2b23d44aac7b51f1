package scoring

import (
	"cmp"
	"math"
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

// Boundary is how many of n customers a cumulative share takes: share × n, rounded half up on its decimal value.
func Boundary(share float64, n int) int {
	twice := decimal(share)
	twice.Mul(twice, big.NewRat(2*int64(n), 1)).Add(twice, big.NewRat(1, 1))
	return int(new(big.Int).Div(twice.Num(), new(big.Int).Lsh(twice.Denom(), 1)).Int64())
}

// place is a customer's place among its peers: 1 is the best, equal values share the better place.
type place struct{ at, of int }

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
	out := newJudged(len(values))
	out.value = numberValue(values)
	cuts := r.sorted()
	places := make([]place, len(values))
	for _, peers := range r.peers(values, in) {
		r.rank(peers, values, places)
		limits := r.limits(cuts, len(peers))
		for _, row := range peers {
			if i := within(limits, places[row].at); i < len(cuts) {
				out.points[row] = cuts[i].Points
			} else {
				out.points[row] = *r.Else
			}
		}
	}
	out.why = func(row int) Message { return r.words(cuts, places[row], in, row) }
	return out
}

func (r Rank) sorted() []Cut {
	cuts := slices.Clone(r.Cuts)
	slices.SortFunc(cuts, func(a, b Cut) int { return cmp.Compare(a.Top, b.Top) })
	return cuts
}

// peers are the rows that compete with each other: all that have a value, or those of each group.
func (r Rank) peers(values []float64, in Columns) [][]int {
	var groups []string
	if r.Within != "" {
		groups = textColumn(in, r.Within)
	}
	index := make(map[string]int)
	var peers [][]int
	for row, x := range values {
		if math.IsNaN(x) || groups != nil && groups[row] == "" {
			continue
		}
		key := ""
		if groups != nil {
			key = foldWord(groups[row])
		}
		i, ok := index[key]
		if !ok {
			i = len(peers)
			index[key] = i
			peers = append(peers, nil)
		}
		peers[i] = append(peers[i], row)
	}
	return peers
}

// rank sorts the peers, best first, and notes the place of each.
func (r Rank) rank(peers []int, values []float64, places []place) {
	slices.SortStableFunc(peers, func(a, b int) int {
		if r.Low {
			return cmp.Compare(Round9(values[a]), Round9(values[b]))
		}
		return cmp.Compare(Round9(values[b]), Round9(values[a]))
	})
	for i, row := range peers {
		at := i + 1
		if i > 0 && Round9(values[row]) == Round9(values[peers[i-1]]) {
			at = places[peers[i-1]].at
		}
		places[row] = place{at: at, of: len(peers)}
	}
}

func (r Rank) limits(cuts []Cut, n int) []int {
	limits := make([]int, len(cuts))
	for i, c := range cuts {
		limits[i] = Boundary(c.Top, n)
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

func (r Rank) words(cuts []Cut, p place, in Columns, row int) Message {
	at := Say("place %d of %d", p.at, p.of)
	if r.Within != "" {
		at = Say("place %d of %d in %s", p.at, p.of, textColumn(in, r.Within)[row])
	}
	if i := within(r.limits(cuts, p.of), p.at); i < len(cuts) {
		return Say("%s: within the top %s", at, percent(cuts[i].Top))
	}
	return Say("%s: after the last share", at)
}
