package panel

import "math"

// cells are the ratings of each criterion and customer, those of one in the order of the raters. Everything that is made
// of ratings goes through them: hence no figure, not even its last bit, depends on the order in which ratings came.
type cells struct {
	rows  int
	order []int32 // of Given, sorted by criterion, row and rater
	from  []int32 // where the cell of each criterion and row begins in order, and the end
}

// cells sorts the ratings. Those that are not a finite number are none.
func (r *Ratings) cells(raters int) *cells {
	rated := make([]int32, 0, len(r.Given))
	for i, g := range r.Given {
		if !math.IsNaN(g.Points) && !math.IsInf(g.Points, 0) {
			rated = append(rated, int32(i))
		}
	}
	byRater, _ := sorted(rated, raters, func(i int32) int { return int(r.Given[i].Rater) })
	c := &cells{rows: r.Rows}
	c.order, c.from = sorted(byRater, len(r.Criteria)*r.Rows, func(i int32) int {
		return int(r.Given[i].Criterion)*r.Rows + int(r.Given[i].Row)
	})
	return c
}

// sorted sorts items by a key from 0 up to n, keeps the order of those with the same one, and says where those of each
// key begin.
func sorted(items []int32, n int, key func(int32) int) (order, from []int32) {
	from = make([]int32, n+1)
	for _, item := range items {
		from[key(item)+1]++
	}
	for k := range n {
		from[k+1] += from[k]
	}
	next := make([]int32, n)
	copy(next, from)
	order = make([]int32, len(items))
	for _, item := range items {
		at := &next[key(item)]
		order[*at] = item
		*at++
	}
	return order, from
}

// at returns the ratings of a customer on a criterion, as indexes into Given.
func (c *cells) at(criterion, row int) []int32 {
	cell := criterion*c.rows + row
	return c.order[c.from[cell]:c.from[cell+1]]
}

// own reports whether the rater owns the customer.
func (r *Ratings) own(rater, row int) bool { return r.Owns != nil && r.Owns(rater, row) }
