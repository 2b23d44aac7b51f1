package ratings

import (
	"tier/fileio"
	"tier/scoring"
)

// again counts ratings that stand a second time, with the same value.
type again struct {
	rater         int32
	first, second int32 // tables
}

// pair is the first that stand again, and how many do.
type pair struct {
	first, second spot
	count         int
}

// once keeps one of the ratings that stand several times with one value, and none of those that stand with several: which
// of them the rater means, only he can say. The entries are sorted.
func (c *collector) once() {
	kept := c.entries[:0]
	same := make(map[again]*pair)
	var order []again
	for from := 0; from < len(c.entries); {
		to := from + 1
		for to < len(c.entries) && c.entries[from].compareRating(c.entries[to]) == 0 {
			to++
		}
		group := c.entries[from:to]
		from = to
		if differ(group) {
			c.refuseTwice(group)
			continue
		}
		for _, e := range group[1:] {
			key := again{e.rater, group[0].table, e.table}
			if same[key] == nil {
				order = append(order, key)
				same[key] = &pair{first: group[0].spot, second: e.spot}
			}
			same[key].count++
		}
		kept = append(kept, group[0])
	}
	c.entries = kept
	for _, key := range order {
		p := same[key]
		c.notes = append(c.notes, fileio.Say("%s: ratings by %s that stand twice, with the same values: %d (first in %s and %s); they count once",
			c.sheet(key.second), c.roster.raters[key.rater].Name, p.count, c.place(p.first).String(), c.place(p.second).String()))
	}
}

func differ(group []entry) bool {
	for _, e := range group[1:] {
		if e.points != group[0].points {
			return true
		}
	}
	return false
}

func (c *collector) refuseTwice(group []entry) {
	const most = 5
	var places []string
	for _, e := range group[:min(most, len(group))] {
		places = append(places, c.shown(e.spot))
	}
	last := group[len(group)-1]
	c.refuseAt(int(last.row), c.place(last.spot), last.spot, scoring.Say("%s rated %s more than once, and not alike: %s; none of these counts",
		c.roster.raters[last.rater].Name, c.criteria[last.criterion].Name, scoring.List(places)))
}

// sheet is the place of a whole table.
func (c *collector) sheet(table int32) string {
	at := c.tables[table].HeaderPlace(-1)
	at.Row, at.Col = 0, 0
	return at.String()
}
