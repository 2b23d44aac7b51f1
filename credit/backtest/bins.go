package backtest

import (
	"math"

	"tier/scoring"
)

// bin are the customers of one score, or of one grade.
type bin struct {
	at        float64 // the score, or the index of the grade
	good, bad int
}

// bins are all that are to be told apart, the worst first.
type bins struct {
	all []bin
	// next is, per grade, the place of the bin with its lowest score, or of the grade itself; -1 where there is none.
	next      []int
	good, bad int
}

// add takes up the next better bin.
func (b *bins) add(next bin) {
	b.all = append(b.all, next)
	b.good, b.bad = b.good+next.good, b.bad+next.bad
}

// gradeBins are the grades that have customers.
func gradeBins(grades []Grade) bins {
	out := bins{next: make([]int, len(grades))}
	for g := len(grades) - 1; g >= 0; g-- {
		out.next[g] = len(out.all)
		if n, bad := grades[g].Customers, grades[g].Defaulted; n > 0 {
			out.add(bin{at: float64(g), good: n - bad, bad: bad})
		} else {
			out.next[g] = -1
		}
	}
	return out
}

// scoreBins are the scores of the customers of known outcome.
func scoreBins(in Input) bins {
	rows, sorted := scoring.Ascending(scoresOfKnown(in))
	out := bins{next: make([]int, len(in.Grades))}
	for g := range out.next {
		out.next[g] = -1
	}
	from := 0
	for equal := range scoring.Runs(sorted) {
		next := bin{at: sorted[from]}
		for _, row := range rows[from : from+equal] {
			if in.Outcome[row] == scoring.True {
				next.bad++
			}
			if g := gradeOf(in, row); g >= 0 && out.next[g] < 0 {
				out.next[g] = len(out.all)
			}
		}
		next.good = equal - next.bad
		out.add(next)
		from += equal
	}
	return out
}

// scoresOfKnown are the scores, NaN where the outcome isn't known.
func scoresOfKnown(in Input) []float64 {
	out := make([]float64, len(in.Score))
	for row, score := range in.Score {
		out[row] = score
		if in.Outcome[row] == scoring.Undecided {
			out[row] = math.NaN()
		}
	}
	return out
}

// gradeOf is the customer's grade, -1 where there is none.
func gradeOf(in Input, row uint32) int {
	if in.Grade == nil {
		return -1
	}
	return in.Grade[row]
}
