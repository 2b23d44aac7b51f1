package tables

import (
	"strings"

	"tier/fileio"
)

// firstLines are how many lines are named where there are more of a kind.
const firstLines = 3

// Some are lines of a kind: how many there are, and where the first ones stand.
type Some struct {
	Count int
	First []fileio.Place
}

// add adds a line, which is told by a column.
func (n *Some) add(list *fileio.List, line int, column string) {
	if n.Count++; len(n.First) < firstLines {
		n.First = append(n.First, list.Place(line, column))
	}
}

// String names the first ones.
func (n *Some) String() string {
	var places []string
	for _, at := range n.First {
		places = append(places, at.String())
	}
	if n.Count > len(places) {
		places = append(places, "…")
	}
	return strings.Join(places, ", ")
}
