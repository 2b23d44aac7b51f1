package panel

// unit is one customer on one criterion: what is rated, as the literature on agreement has it.
type unit struct {
	criterion, row int
	raters         []int32   // ascending
	values         []float64 // in the unit of the ratings
	own            []bool    // whether the rater owns the customer
}

// units returns what has ratings, by criterion and row.
func (r *Ratings) units(raters int) []unit {
	cells, n := r.cells(raters), len(r.Given)
	percent := r.Unit() == Percent
	who, values, own := make([]int32, 0, n), make([]float64, 0, n), make([]bool, 0, n)
	var all []unit
	for criterion, c := range r.Criteria {
		for row := range r.Rows {
			from := len(who)
			for _, i := range cells.at(criterion, row) {
				g := &r.Given[i]
				x := g.Points
				if percent {
					x = in9(x / c.Full * 100)
				}
				who, values, own = append(who, g.Rater), append(values, x), append(own, r.own(int(g.Rater), row))
			}
			if len(who) > from {
				all = append(all, unit{criterion, row, who[from:], values[from:], own[from:]})
			}
		}
	}
	return all
}

// sumOf adds the values up.
func sumOf(values []float64) float64 {
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	return sum
}
