package backtest

import "tier/scoring"

// Grade is what became of the customers of a grade.
type Grade struct {
	Name string
	Tally
	Unknown int // customers of the grade whose outcome is not known; they are not in the tally
	// WorseGood and WorseBad are the shares of all graded customers that didn't default, and that did, who are in this
	// grade or a worse one. NaN where there are none at all.
	WorseGood, WorseBad float64
}

// countGrades tallies each grade.
func countGrades(in Input) []Grade {
	customers, defaulted := make([]int, len(in.Grades)), make([]int, len(in.Grades))
	out := make([]Grade, len(in.Grades))
	for row, g := range in.Grade {
		switch {
		case g < 0:
		case in.Outcome[row] == scoring.Undecided:
			out[g].Unknown++
		case in.Outcome[row] == scoring.True:
			defaulted[g]++
			customers[g]++
		default:
			customers[g]++
		}
	}
	for g, name := range in.Grades {
		out[g].Name, out[g].Tally = name, NewTally(customers[g], defaulted[g])
	}
	accumulate(out)
	return out
}

// accumulate adds the grades up from the worst one on.
func accumulate(grades []Grade) {
	total, sum := Tally{}, Tally{}
	for _, g := range grades {
		total.Customers, total.Defaulted = total.Customers+g.Customers, total.Defaulted+g.Defaulted
	}
	for i := len(grades) - 1; i >= 0; i-- {
		sum.Customers, sum.Defaulted = sum.Customers+grades[i].Customers, sum.Defaulted+grades[i].Defaulted
		grades[i].WorseGood = rate(sum.Customers-sum.Defaulted, total.Customers-total.Defaulted)
		grades[i].WorseBad = rate(sum.Defaulted, total.Defaulted)
	}
}
