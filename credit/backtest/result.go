package backtest

import (
	"math"

	"tier/scoring"
)

// Input is what was said of each customer, and what happened. The columns are of one length, and their i-th values belong
// to one customer.
type Input struct {
	Grades []string // their names, best first
	Grade  []int    // index of the customer's grade, -1 for none; nil where nobody has one
	// Score is higher for better customers, NaN for none, and rounded as scoring.Scores.Total is: scores are equal where
	// the figures are. It is nil where nobody has one.
	Score   []float64
	Outcome []scoring.Truth // True: defaulted; Undecided: not known
}

// Tally counts customers of known outcome.
type Tally struct {
	Customers int
	Defaulted int
	Rate      float64  // Defaulted ÷ Customers; NaN without customers
	Interval  Interval // Wilson's, of the rate
}

// NewTally makes a tally of its counts.
func NewTally(customers, defaulted int) Tally {
	r := rate(defaulted, customers)
	return Tally{Customers: customers, Defaulted: defaulted, Rate: r, Interval: wilson(r, customers)}
}

// Result is how grades and scores compare with what happened.
type Result struct {
	All      Tally // everybody whose outcome is known, with a grade and a score or without
	Unknown  int   // customers whose outcome is not known; they are in no other figure but Grade.Unknown
	Ungraded Tally // among All
	Unscored Tally // among All

	Grades []Grade // as Input.Grades
	Order  Order   // whether the default rate rises from grade to grade

	ByScore Discrimination // of those with a score
	ByGrade Discrimination // of those with a grade; Point.At and KSAt are indices of grades
}

// Compare compares grades and scores with what happened.
func Compare(in Input) Result {
	out := Result{Grades: countGrades(in)}
	out.All, out.Unknown = among(in.Outcome, func(int) bool { return true })
	out.Ungraded, _ = among(in.Outcome, func(row int) bool { return in.Grade == nil || in.Grade[row] < 0 })
	out.Unscored, _ = among(in.Outcome, func(row int) bool { return in.Score == nil || math.IsNaN(in.Score[row]) })
	out.Order = orderOf(out.Grades)
	out.ByScore = discriminate(scoreBins(in))
	out.ByGrade = discriminate(gradeBins(out.Grades))
	return out
}

// among tallies the customers that are meant, and counts those of them whose outcome is not known.
func among(outcome []scoring.Truth, meant func(row int) bool) (tally Tally, unknown int) {
	customers, defaulted := 0, 0
	for row, happened := range outcome {
		switch {
		case !meant(row):
		case happened == scoring.Undecided:
			unknown++
		case happened == scoring.True:
			customers, defaulted = customers+1, defaulted+1
		default:
			customers++
		}
	}
	return NewTally(customers, defaulted), unknown
}
