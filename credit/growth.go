package credit

import "tier/scoring"

// Growth is how a figure grew a year, over years (近三年资本增长, 近三年赢利情况).
type Growth struct {
	Name, Title string   // the field that it becomes, and what people call it
	Of          []string // fields of one figure, oldest first: two or more
}

// Grown is a growth of all customers.
type Grown struct {
	Growth *Growth
	// Value is the compound growth a year, (last ÷ first)^(1 ÷ (years − 1)) − 1; NaN where there is none.
	Value []float64
	Years [][]float64             // by field of Of: the figures it was computed from
	Why   map[int]scoring.Message // by row: why there is none: a missing year, a first year of zero or less, a last year below zero
}
