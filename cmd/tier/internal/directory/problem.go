package directory

import (
	"cmp"
	"slices"

	"tier/fileio"
	"tier/scoring"
)

// Problem is something in another table that doesn't count, with its place. Row is the customer's whom it is about, or -1.
type Problem struct {
	Row     int
	At      fileio.Place
	Message scoring.Message
}

// Sort puts the problems of one file in the order of their places.
func Sort(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.At.Row, b.At.Row), cmp.Compare(a.At.Col, b.At.Col))
	})
}
