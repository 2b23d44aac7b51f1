package tiering

import (
	"cmp"
	"slices"
)

// CrossTable is the tiers by a text field, such as region or owner.
type CrossTable struct {
	Groups []Group // the largest first, then by name
	All    Group   // all customers; Name ""
}

// Group is one word of the field, and its customers' tiers. Name "" are the customers that have none.
type Group struct {
	Name     string
	Counts   []int // per level
	Unscored int
	Count    int // all of them: the sum of Counts, and Unscored
}

// Cross counts the final tiers by the words of a field, one per row.
func Cross(groups []string, final []int, levels []Level) CrossTable {
	at := map[string]int{}
	out := CrossTable{All: newGroup("", len(levels))}
	for row, name := range groups {
		i, ok := at[name]
		if !ok {
			i = len(out.Groups)
			at[name] = i
			out.Groups = append(out.Groups, newGroup(name, len(levels)))
		}
		out.Groups[i].add(final[row])
		out.All.add(final[row])
	}
	slices.SortFunc(out.Groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func newGroup(name string, levels int) Group { return Group{Name: name, Counts: make([]int, levels)} }

// add counts one customer of a level, -1 without one.
func (g *Group) add(level int) {
	g.Count++
	if level < 0 {
		g.Unscored++
		return
	}
	g.Counts[level]++
}
