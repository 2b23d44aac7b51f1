package tiering

import "math"

// How says by what the levels of two models were compared.
type How uint8

// The ways to compare levels, the surest first.
const (
	ByName        How = iota // alike are levels of one name
	ByPlace                  // alike are levels of one place from the top
	NotComparable            // neither names nor places say which levels are alike
)

// Agreement is how the tiers of two models, A and B, agree on the customers that both of them judged.
type Agreement struct {
	Counts [][]int // customers by level of A, then by level of B
	Both   int     // customers that both judged: the sum of Counts
	OnlyA  int     // judged by A alone
	OnlyB  int
	None   int // judged by neither

	How    How     // by what the levels were compared
	Alike  int     // placed alike by both; 0, as Better and Worse, where levels can't be compared
	Share  float64 // Alike as a fraction of Both; NaN where Both is 0 or levels can't be compared
	Better int     // B places them better than A
	Worse  int
}

// Agree compares the tiers that two models gave the same customers.
//
// Levels are alike where they have the same name, if all names of the shorter list of levels are in the longer one;
// so a 关键客户 that only one model knows shifts nothing. Lists of other names are compared by the levels' places
// from the top if scores lead to as many levels in both, and no name that both have stands at another place. A level for
// overrides only has no place among those: it is alike only with another such level that stands above the same ones.
// Other lists can't be compared: a second of three is not the second of five. The counts are there in any case.
func Agree(a, b []int, levelsA, levelsB []Level) Agreement {
	out := Agreement{Counts: make([][]int, len(levelsA))}
	for i := range out.Counts {
		out.Counts[i] = make([]int, len(levelsB))
	}
	for row := range a {
		switch {
		case a[row] >= 0 && b[row] >= 0:
			out.Counts[a[row]][b[row]]++
			out.Both++
		case a[row] >= 0:
			out.OnlyA++
		case b[row] >= 0:
			out.OnlyB++
		default:
			out.None++
		}
	}
	var rungsA, rungsB []int
	rungsA, rungsB, out.How = align(levelsA, levelsB)
	if out.How == NotComparable {
		out.Share = math.NaN()
		return out
	}
	out.compare(rungsA, rungsB)
	return out
}

// compare counts who is placed alike, better and worse, given the levels' rungs on one common ladder.
func (out *Agreement) compare(rungsA, rungsB []int) {
	for i, counts := range out.Counts {
		for j, count := range counts {
			switch {
			case rungsA[i] == rungsB[j]:
				out.Alike += count
			case rungsB[j] < rungsA[i]:
				out.Better += count
			default:
				out.Worse += count
			}
		}
	}
	out.Share = fraction(out.Alike, out.Both)
}

// align puts the levels of both models on one ladder and returns each one's rung, the lower the better.
func align(a, b []Level) (rungsA, rungsB []int, how How) {
	if len(a) < len(b) {
		rungsB, rungsA, how = align(b, a)
		return rungsA, rungsB, how
	}
	if rungsA, rungsB, ok := byName(a, b); ok {
		return rungsA, rungsB, ByName
	}
	if judgedOf(a) != judgedOf(b) {
		return nil, nil, NotComparable
	}
	rungsA, rungsB = byPlace(a, len(a)), byPlace(b, len(a))
	if crosses(a, b, rungsA, rungsB) {
		return nil, nil, NotComparable
	}
	return rungsA, rungsB, ByPlace
}

// crosses reports whether a name that both lists know stands on another rung of each: what has the name is the same to
// people, and what is on the rung would be called the same.
func crosses(a, b []Level, rungsA, rungsB []int) bool {
	for i := range a {
		for k := range b {
			if a[i].Name == b[k].Name && rungsA[i] != rungsB[k] {
				return true
			}
		}
	}
	return false
}

// byName finds every level of b, which is not longer, in a; false where one isn't there.
func byName(a, b []Level) (rungsA, rungsB []int, ok bool) {
	at := map[string]int{}
	for i, level := range a {
		at[level.Name] = i
		rungsA = append(rungsA, i)
	}
	for _, level := range b {
		i, ok := at[level.Name]
		if !ok {
			return nil, nil, false
		}
		rungsB = append(rungsB, i)
	}
	return rungsA, rungsB, true
}

// judgedOf is how many levels a score leads to.
func judgedOf(levels []Level) int {
	s := Scheme{Levels: levels}
	return len(s.judged())
}

// byPlace gives the levels that scores lead to rungs by their place among each other, and those for overrides only
// rungs in between, of which there are enough for most levels.
func byPlace(levels []Level, most int) []int {
	var rungs []int
	place, between := 0, 0
	for _, level := range levels {
		if level.OverrideOnly {
			rungs = append(rungs, place*(most+1)+between)
			between++
			continue
		}
		rungs = append(rungs, place*(most+1)+most)
		place, between = place+1, 0
	}
	return rungs
}
