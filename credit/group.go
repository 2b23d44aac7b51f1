package credit

import (
	"strings"

	"tier/scoring"
)

// Groups are parent and child accounts that share the limit of the one at the top (集团额度).
type Groups struct {
	Head    []int         // per row: the row whose limit it shares; itself where it has no parent, or none that counts; -1: excluded
	Members map[int][]int // by head of a group of several: its rows, in order, the head among them
	// Problems are parents that no customer is, and circles of parents, by row: all rows of a circle are refused, and those
	// below them. Each of them stands alone.
	Problems []scoring.Problem
}

// NewGroups finds the groups of n customers by their ids and their parents' ids, "" for none. Of equal ids the first counts.
// Excluded rows are nobody's parent; the function is nil where there are none.
func NewGroups(ids, parents func(row int) string, excluded func(row int) bool, n int) Groups {
	t := &tree{ids: ids, parent: make([]int, n), head: make([]int, n),
		why: make(map[int]scoring.Message), leads: make(map[int]int)}
	t.link(parents, excluded)
	for row := range t.parent {
		t.climb(row)
	}
	g := Groups{Head: t.head, Members: make(map[int][]int)}
	for row, head := range g.Head {
		if why, bad := t.why[row]; bad {
			g.Problems = append(g.Problems, scoring.Problem{Row: row, Message: why})
		}
		if head >= 0 {
			g.Members[head] = append(g.Members[head], row)
		}
	}
	for head, rows := range g.Members {
		if len(rows) == 1 {
			delete(g.Members, head)
		}
	}
	return g
}

// tree is the customers by their parents, on the way to their heads.
type tree struct {
	ids    func(row int) string
	parent []int // per row; noParent, or excludedRow
	head   []int // per row; unseen until it is known, onPath while it is looked for
	why    map[int]scoring.Message
	leads  map[int]int // of rows below a circle: where they come upon it
}

const (
	excludedRow = -1
	noParent    = -2
	unseen      = -3
	onPath      = -4
)

// link finds everybody's parent.
func (t *tree) link(parents func(row int) string, excluded func(row int) bool) {
	rows := make(map[string]int, len(t.parent))
	for row := range t.parent {
		t.parent[row], t.head[row] = noParent, unseen
		first, repeated := rows[t.ids(row)]
		switch {
		case excluded == nil || !excluded(row):
			if !repeated || first == excludedRow {
				rows[t.ids(row)] = row
			}
			continue
		case !repeated:
			rows[t.ids(row)] = excludedRow
		}
		t.parent[row], t.head[row] = excludedRow, excludedRow
	}
	for row := range t.parent {
		id := parents(row)
		if id == "" || t.parent[row] == excludedRow {
			continue
		}
		parent, known := rows[id]
		switch {
		case !known:
			t.why[row] = scoring.Say("there is no customer %q, its parent", id)
		case parent == excludedRow:
			t.why[row] = scoring.Say("its parent, %q, is left out", id)
		case parent == row:
			t.why[row] = scoring.Say("%q is its own parent", id)
		default:
			t.parent[row] = parent
		}
	}
}

// climb finds the head of a row and of all rows on the way to it. Every row is stepped on once, however long the chains are.
func (t *tree) climb(row int) {
	var path []int
	for t.head[row] == unseen {
		t.head[row] = onPath
		path = append(path, row)
		if t.parent[row] == noParent {
			break
		}
		row = t.parent[row]
	}
	if len(path) == 0 {
		return
	}
	top := path[len(path)-1]
	switch _, refused := t.why[row]; {
	case t.parent[top] == noParent: // the way ends here
		t.share(path, top)
	case t.head[row] == onPath: // it has come back to itself
		t.refuse(path, row)
	case refused && t.parent[row] != noParent:
		if upon, below := t.leads[row]; below {
			row = upon
		}
		t.below(path, row)
	default:
		t.share(path, t.head[row])
	}
}

// share gives the rows of a way their head.
func (t *tree) share(path []int, head int) {
	for _, row := range path {
		t.head[row] = head
	}
}

// refuse refuses a circle that begins at a row of the way, and what leads to it.
func (t *tree) refuse(path []int, start int) {
	first := 0
	for path[first] != start {
		first++
	}
	why := scoring.Say("the parents go in a circle: %s", t.circle(path[first:]))
	for _, row := range path[first:] {
		t.head[row], t.why[row] = row, why
	}
	t.below(path[:first], start)
}

// below refuses the rows of a way that comes upon a circle.
func (t *tree) below(path []int, upon int) {
	for _, row := range path {
		t.head[row], t.leads[row] = row, upon
		t.why[row] = scoring.Say("its parents lead to a circle, at %q", t.ids(upon))
	}
}

// shown is how many members of a circle are named.
const shown = 20

// circle names the members of a circle, from the first one back to it.
func (t *tree) circle(rows []int) scoring.Message {
	var names []string
	for _, row := range rows[:min(shown, len(rows))] {
		names = append(names, t.ids(row))
	}
	if more := len(rows) - shown; more > 0 {
		return scoring.Say("%s and %d more", strings.Join(names, " → "), more)
	}
	return scoring.Say("%s", strings.Join(append(names, names[0]), " → "))
}
