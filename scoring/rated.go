package scoring

import (
	"math"
	"math/big"
)

// Rated are the points that a panel of raters gives for a criterion, in place of what its rule makes of the list.
type Rated struct {
	Points []*big.Rat // per row, from 0 to full marks, exact; nil where the panel gives none
	// List says that the rule judges the rows without points by the list; otherwise they have no value.
	List bool
	Why  func(row int) Message // how a row came to its points
	// Lacks says why a row has none.
	Lacks func(row int) Message
}

// Rate sets the points of all criteria of a name, for the models that are scored after it.
func (f *Frame) Rate(criterion string, r Rated) {
	if f.rated == nil {
		f.rated = make(map[string]*Rated)
	}
	f.rated[criterion] = &r
}

// Rateable reports whether a person can rate the criterion: by a word of its rule, or by points.
func (c *Criterion) Rateable() bool {
	_, ok := c.Rule.(rater)
	return ok
}

// Rate turns what a rater wrote into points. Said is why it is no rating, or else what was assumed; it may be zero.
func (c *Criterion) Rate(text string) (points float64, said Message, ok bool) {
	return c.Rule.(rater).rate(text)
}

// rater is a rule that judges what a person says.
type rater interface {
	rate(text string) (points float64, said Message, ok bool)
}

// rate implements rater.
func (g Grades) rate(text string) (float64, Message, bool) {
	if i := g.Scale.find(text); i >= 0 {
		return g.Scale.Grades[i].Points, Message{}, true
	}
	return 0, g.unknown(text), false
}

// rate implements rater. The word that the list may hold beside the number is not the rater's.
func (r Ranges) rate(text string) (float64, Message, bool) {
	out := judged{points: ownPoints(1)}
	if r.judge(&out, 0, text) < 0 {
		return 0, out.bad[0], false
	}
	return out.points.each[0], out.said[0], true
}

// by is what the panel says of every customer, and where it leaves that to the list, what the rule says.
func (j judged) by(r *Rated) judged {
	out := judged{points: ownPoints(len(r.Points)), rated: r, value: j.value, why: j.why}
	out.value = func(row int) any {
		if r.leaves(row) {
			return j.value(row)
		}
		if r.Points[row] == nil {
			return nil
		}
		return Round9(out.points.at(row))
	}
	out.why = func(row int) Message {
		if r.leaves(row) {
			return j.why(row)
		}
		return r.Why(row)
	}
	for row, points := range r.Points {
		if points != nil {
			out.points.each[row], _ = points.Float64()
		} else if r.List {
			j.lend(row, &out)
		}
	}
	return out
}

// leaves reports whether the panel leaves a row to the list.
func (r *Rated) leaves(row int) bool { return r.List && r.Points[row] == nil }

// lend gives what the rule says of a row that the panel says nothing of.
func (j *judged) lend(row int, out *judged) {
	out.points.each[row] = j.points.at(row)
	if m, bad := j.bad[row]; bad {
		out.refuse(row, m)
	} else if !math.IsNaN(out.points.each[row]) {
		out.say(row, Say("%s; judged by the list", out.rated.Lacks(row)))
	}
}

// exact are the points of a row where a panel gave them; nil where a rule did, whose points are decimals.
func (j *judged) exact(row int) *big.Rat {
	if j.rated == nil {
		return nil
	}
	return j.rated.Points[row]
}

// spoiltFor are the cells that could not be read of each field that a criterion looks at. Where a panel rates, it looks
// at those of the rows that are left to the list.
func (f *Frame) spoiltFor(c *Criterion) []map[int]Problem {
	cells := f.spoiltCells(c.fields())
	r := f.rated[c.Name]
	if r == nil {
		return cells
	}
	for i, spoilt := range cells {
		cells[i] = make(map[int]Problem)
		for row, p := range spoilt {
			if r.leaves(row) {
				cells[i][row] = p
			}
		}
	}
	return cells
}
