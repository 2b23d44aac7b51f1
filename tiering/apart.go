package tiering

import (
	"cmp"
	"math"
	"slices"
)

// Apart is a customer whom two models, A and B, place in tiers that are not alike.
type Apart struct {
	Row    int
	Better bool    // B places the customer better than A
	Steps  int     // how many tiers lie between the two places, the other's included
	Gap    float64 // between the scores, regardless of which is the higher
}

// FarApart are the customers that both models judged and did not place alike, those who lie most tiers apart first, then
// those whose scores do, then by row. There are none where the levels can't be compared, which Agree says.
func FarApart(a, b []int, levelsA, levelsB []Level, scoresA, scoresB []float64) []Apart {
	rungsA, rungsB, how := align(levelsA, levelsB)
	if how == NotComparable {
		return nil
	}
	ladder := slices.Concat(rungsA, rungsB)
	slices.Sort(ladder)
	ladder = slices.Compact(ladder)
	var all []Apart
	for row := range a {
		if a[row] < 0 || b[row] < 0 || rungsA[a[row]] == rungsB[b[row]] {
			continue
		}
		of, _ := slices.BinarySearch(ladder, rungsA[a[row]])
		by, _ := slices.BinarySearch(ladder, rungsB[b[row]])
		all = append(all, Apart{row, by < of, max(of-by, by-of), math.Abs(scoresA[row] - scoresB[row])})
	}
	slices.SortStableFunc(all, func(x, y Apart) int { return cmp.Or(cmp.Compare(y.Steps, x.Steps), cmp.Compare(y.Gap, x.Gap)) })
	return all
}
