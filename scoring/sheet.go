package scoring

import (
	"math"
	"slices"
	"sync"
)

// sheet is what the rules of one rubric say of all rows, with what is the same for each of them.
type sheet struct {
	criteria []Criterion
	full     []float64           // per criterion: the points that count as full marks
	judged   []judged            // per criterion
	spoilt   [][]map[int]Problem // per criterion: the unreadable cells of each field it reads that has any
	groups   []group             // those that have criteria here, outer before inner
	whole    float64             // the sum of the weights of all criteria
	units    *units              // the terms in whole numbers; nil where they have none
	skips    []int               // the criteria that are skipped where there is no value
	noted    []bool              // per row: whether there is something to say of it, or a cell could not be read; nil: of none
}

// group is a group of criteria, with those of the groups inside it.
type group struct {
	path string
	has  []bool // per criterion
}

func newSheet(criteria []Criterion, paths []string, f *Frame, decimals int) sheet {
	sh := sheet{criteria: criteria}
	sh.judge(f)
	for k := range criteria {
		c := &criteria[k]
		sh.full = append(sh.full, c.Full())
		sh.spoilt = append(sh.spoilt, f.spoiltFor(c))
		sh.whole += c.Weight
		if c.Missing.Mode == Skip {
			sh.skips = append(sh.skips, k)
		}
		sh.mark(k, f.Len())
	}
	sh.units = newUnits(&sh, decimals)
	for _, path := range paths {
		g := group{path: path, has: make([]bool, len(criteria))}
		for k := range criteria {
			g.has[k] = criteria[k].inGroup(path)
		}
		if slices.Contains(g.has, true) {
			sh.groups = append(sh.groups, g)
		}
	}
	return sh
}

// judge applies the rules to all rows, as many at a time as there are processors.
func (sh *sheet) judge(f *Frame) {
	sh.judged = make([]judged, len(sh.criteria))
	var all sync.WaitGroup
	for k := range sh.criteria {
		all.Go(func() {
			c := &sh.criteria[k]
			sh.judged[k] = c.Rule.apply(c.Field, f.unmasked())
			if r := f.rated[c.Name]; r != nil && c.Rateable() {
				sh.judged[k] = sh.judged[k].by(r)
			}
		})
	}
	all.Wait()
}

// mark notes the rows of which the k-th criterion has something to say though it gives points, and those with cells that
// could not be read.
func (sh *sheet) mark(k, rows int) {
	said, spoilt := sh.judged[k].said, sh.spoilt[k]
	if sh.noted == nil && len(said)+len(spoilt) > 0 {
		sh.noted = make([]bool, rows)
	}
	for row := range said {
		sh.noted[row] = true
	}
	for _, cells := range spoilt {
		for row := range cells {
			sh.noted[row] = true
		}
	}
}

// sumUp adds up the terms of each row, as many as there are sums, from a first row on. A sum is NaN where a criterion has
// no points.
func (sh *sheet) sumUp(sums []float64, from int) {
	upTo := from + len(sums)
	clear(sums)
	for k := range sh.criteria {
		weight, full := sh.criteria[k].Weight, sh.full[k]
		p := &sh.judged[k].points
		if p.which == nil {
			for i, points := range p.each[from:upTo] {
				sums[i] += points * weight / full
			}
			continue
		}
		var parts [math.MaxUint8 + 1]float64
		for i, points := range p.figures {
			parts[i] = points * weight / full
		}
		for i, figure := range p.which[from:upTo] {
			sums[i] += parts[figure]
		}
	}
}

// quick is the score of a row whose terms have the given sum. It is not sure where a criterion has no points or there is
// something to say of one, nor where floats can't tell and there are no units.
func (sh *sheet) quick(sum float64, row, decimals int) (score float64, sure bool) {
	if sum != sum || sh.noted != nil && sh.noted[row] || len(sh.criteria) == 0 {
		return 0, false
	}
	if score, sure = roundedTotal(sum, sh.whole, decimals); !sure && sh.units != nil {
		return sh.units.total(sh, row, decimals), true
	}
	return score, sure
}

// group finds a group by its path; nil where no criterion here is in it.
func (sh *sheet) group(path string) *group {
	for i := range sh.groups {
		if sh.groups[i].path == path {
			return &sh.groups[i]
		}
	}
	return nil
}

// standing is how a criterion stands for one row.
type standing uint8

const (
	judgedByRule standing = iota
	given                 // no value, and points for that
	skipped               // no value: its weight is spread over the others
	absent                // no value, and so no score
	refused               // the rule can't judge the value
	unreadable            // a cell could not be read
)

// look is how the k-th criterion stands for a row, and its term, whose points are NaN where it has none. A cell that
// could not be read comes first: whatever the rule makes of it is not the customer's.
func (sh *sheet) look(k, row int) (standing, term) {
	c, j := &sh.criteria[k], &sh.judged[k]
	t := term{points: j.points.at(row), exact: j.exact(row), max: sh.full[k], weight: c.Weight}
	switch {
	case len(sh.unreadable(k, row)) > 0:
		t.points = math.NaN()
		return unreadable, t
	case !math.IsNaN(t.points):
		return judgedByRule, t
	case !j.bad[row].IsZero():
		return refused, t
	case c.Missing.Mode == Skip:
		return skipped, t
	case c.Missing.Mode == Give:
		t.points = c.Missing.Points
		return given, t
	}
	return absent, t
}

// unreadable are the cells of a row that the k-th criterion looks at and that could not be read.
func (sh *sheet) unreadable(k, row int) []Problem {
	var cells []Problem
	for _, spoilt := range sh.spoilt[k] {
		if p, ok := spoilt[row]; ok {
			cells = append(cells, p)
		}
	}
	return cells
}

// reckoning is one row's arithmetic. It can be used again for another row.
type reckoning struct {
	sheet *sheet
	which []int   // the criteria that count for the row: all but the skipped
	terms []term  // theirs; of an unscored row some have no points
	whole float64 // the sum of their weights
	own   []term  // room for those of a group
}

// reckon sets up the arithmetic of a row that has a rubric.
func (s *Scores) reckon(row int, r *reckoning) {
	r.sheet = &s.sheets[s.Rubric(row)]
	r.which, r.terms = r.which[:0], r.terms[:0]
	row = s.source(row)
	for k := range r.sheet.criteria {
		if how, t := r.sheet.look(k, row); how != skipped {
			r.which, r.terms = append(r.which, k), append(r.terms, t)
		}
	}
	r.whole = weights(r.terms)
}

// subtotal is a group's part of a scored row; false where none of its criteria counts.
func (r *reckoning) subtotal(g *group, decimals int) (Subtotal, bool) {
	r.own = r.own[:0]
	for i, k := range r.which {
		if g.has[k] {
			r.own = append(r.own, r.terms[i])
		}
	}
	if len(r.own) == 0 {
		return Subtotal{}, false
	}
	return Subtotal{
		Path:     g.path,
		Weight:   Round9(weights(r.own) * 100 / r.whole),
		Weighted: total(r.own, r.terms, decimals),
		Percent:  total(r.own, r.own, decimals),
	}, true
}

// weighted is a term's contribution to a score, for people.
func (t term) weighted(whole float64) float64 {
	return Round9(t.points / t.max * t.weight * 100 / whole)
}

// inGroup reports whether the criterion belongs to a group, or to a group inside it.
func (c *Criterion) inGroup(path string) bool {
	own := c.GroupPath()
	return own == path || len(own) > len(path) && own[:len(path)+1] == path+"/"
}
