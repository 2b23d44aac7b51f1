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

// Boundary is how many of n customers the best share takes, a fraction of one: share × n, halves rounded up.
func Boundary(share *big.Rat, n int) int {
	at := new(big.Rat).Mul(share, big.NewRat(int64(n), 1))
	at.Add(at, big.NewRat(1, 2))
	return int(new(big.Int).Div(at.Num(), at.Denom()).Int64())
}

// place is a customer's place among its peers: 1 is the best, equal values share the better place. The cut is the index of
// the sorted cut that it falls in, or their number.
type place struct{ at, of, cut int }

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
	keys := make([]float64, len(values))
	for row, x := range values {
		keys[row] = Round9(x)
	}
	var groups []string
	if r.Within != "" {
		groups = textColumn(in, r.Within)
	}
	cuts := r.sorted()
	places := make([]place, len(values))
	for _, peers := range peers(keys, groups) {
		r.rank(peers, keys, places)
		limits := limits(cuts, len(peers))
		for _, row := range peers {
			places[row].cut = within(limits, places[row].at)
			if i := places[row].cut; i < len(cuts) {
				out.points[row] = cuts[i].Points
			} else {
				out.points[row] = *r.Else
			}
		}
	}
	out.why = func(row int) Message {
		at := Say("place %d of %d", places[row].at, places[row].of)
		if groups != nil {
			at = Say("place %d of %d in %s", places[row].at, places[row].of, groups[row])
		}
		if i := places[row].cut; i < len(cuts) {
			return Say("%s: within the top %s", at, percent(cuts[i].Top))
		}
		return Say("%s: after the last share", at)
	}
	return out
}

func (r Rank) sorted() []Cut {
	cuts := slices.Clone(r.Cuts)
	slices.SortFunc(cuts, func(a, b Cut) int { return cmp.Compare(a.Top, b.Top) })
	return cuts
}

// peers are the rows that compete with each other: all that have a value, or those of each group where there are groups.
func peers(values []float64, groups []string) [][]int {
	index := make(map[string]int) // by the word as written, and by the folded one
	var peers [][]int
	for row, x := range values {
		if math.IsNaN(x) || groups != nil && groups[row] == "" {
			continue
		}
		word := ""
		if groups != nil {
			word = groups[row]
		}
		i, known := index[word]
		if !known {
			folded := foldWord(word)
			if i, known = index[folded]; !known {
				i = len(peers)
				peers = append(peers, nil)
			}
			index[word], index[folded] = i, i
		}
		peers[i] = append(peers[i], row)
	}
	return peers
}

// rank sorts the peers by their keys, best first, and notes the place of each.
func (r Rank) rank(peers []int, keys []float64, places []place) {
	slices.SortStableFunc(peers, func(a, b int) int {
		if r.Low {
			return cmp.Compare(keys[a], keys[b])
		}
		return cmp.Compare(keys[b], keys[a])
	})
	for i, row := range peers {
		at := i + 1
		if i > 0 && keys[row] == keys[peers[i-1]] {
			at = places[peers[i-1]].at
		}
		places[row] = place{at: at, of: len(peers)}
	}
}

// limits are the last places, of n, that the cuts take.
func limits(cuts []Cut, n int) []int {
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
