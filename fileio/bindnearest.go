package fileio

import (
	"strings"
)

// nearest is the candidate that a mistyped name most likely means, or "" if none is near. Names are compared in the form
// that normal gives them; name is in that form already. A name that holds the other is near, and so is one that fewer
// than half of the letters tell apart; the first of equals is taken.
func nearest(name string, candidates []string, normal func(string) string) string {
	best, bestScore := "", 1.0
	for _, c := range candidates {
		n := normal(c)
		if n == "" || name == "" {
			continue
		}
		if score := distance(name, n); score < bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// distance is 0 for equal names and 1 for names that are not near.
func distance(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	longer, shorter := max(len(x), len(y)), min(len(x), len(y))
	share := float64(edits(x, y)) / float64(longer)
	if share < 0.5 {
		return share
	}
	if shorter >= 2 && (strings.Contains(a, b) || strings.Contains(b, a)) {
		return 0.5 + share/4
	}
	return 1
}

// edits is how many letters must be changed, added or removed to make b of a.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
