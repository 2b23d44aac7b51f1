package credit

import "tier/scoring"

// Limits are how grades become credit limits (授信额度).
type Limits struct {
	// Grades are, by index of the grade's level, the expressions of which the smallest is the limit. A grade without any
	// gets no limit.
	Grades [][]*scoring.Expr
	Step   float64 // limits are rounded down to a multiple of it; 0: they are not
	Most   float64 // the ceiling of any limit; 0: there is none
}

// Limit is a customer's credit limit with its working.
type Limit struct {
	Amount   float64   // NaN where there is none
	Of       []float64 // of the grade's expressions, each; NaN where missing
	Smallest int       // index in Of
	Capped   bool      // by Limits.Most
	// Why says why there is no limit; zero where there is one.
	Why scoring.Message
}
