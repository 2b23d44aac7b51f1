package tiering

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// upTo returns the scores n, n-1 … 1.
func upTo(n int) []float64 {
	scores := make([]float64, n)
	for i := range scores {
		scores[i] = float64(n - i)
	}
	return scores
}

// counts returns how many customers each level has, and how many are unscored.
func counts(levels []int, n int) (of []int, unscored int) {
	of = make([]int, n)
	for _, level := range levels {
		if level < 0 {
			unscored++
			continue
		}
		of[level]++
	}
	return of, unscored
}

func TestPlaceByHeadcount(t *testing.T) {
	tied := upTo(100)
	tied[9], tied[10], tied[11] = 91.5, 91.5, 91.5 // the 10th to 12th
	all := make([]float64, 100)
	for i := range all {
		all[i] = 50
	}
	for _, test := range []struct {
		name   string
		scheme *Scheme
		scores []float64
		want   []int // customers per level, the first for overrides only
		notes  []string
	}{
		{"10/20/30/40", shared(Headcount, 10, 20, 30, 40), upTo(100), []int{0, 10, 20, 30, 40}, nil},
		{"halves up", shared(Headcount, 12.5, 12.5, 75), upTo(100), []int{0, 13, 12, 75}, nil},
		{"rounding never adds up", shared(Headcount, 25, 25, 25, 25), upTo(10), []int{0, 3, 2, 3, 2}, nil},
		{"decimal shares", shared(Headcount, 33.3, 33.3, 33.4), upTo(1000), []int{0, 333, 333, 334}, nil},
		{"ties at a boundary", shared(Headcount, 10, 20, 30, 40), tied, []int{0, 12, 18, 30, 40},
			[]string{"A: 12 instead of 10, because 3 customers share the score 91.5"}},
		{"ties at a later boundary", shared(Headcount, 50, 25, 25), []float64{9, 8, 7, 6, 5, 5, 5, 4}, []int{0, 4, 3, 1},
			[]string{"B and better: 7 instead of 6, because 3 customers share the score 5"}},
		{"ties over a whole level", shared(Headcount, 25, 25, 50), []float64{9, 9, 9, 1}, []int{0, 3, 0, 1},
			[]string{"A: 3 instead of 1, because 3 customers share the score 9",
				"B: nobody, because those who share the score 9 are all in a better tier"}},
		{"all equal", shared(Headcount, 10, 20, 30, 40), all, []int{0, 100, 0, 0, 0},
			[]string{"A: 100 instead of 10, because 100 customers share the score 50",
				"B: nobody, because those who share the score 50 are all in a better tier",
				"C: nobody, because those who share the score 50 are all in a better tier",
				"D: nobody, because those who share the score 50 are all in a better tier"}},
		{"one customer", shared(Headcount, 10, 20, 30, 40), []float64{7}, []int{0, 0, 0, 1, 0},
			[]string{"A: nobody, because its 10% of the customers, 1 in all, round to none",
				"B: nobody, because its 20% of the customers, 1 in all, round to none",
				"D: nobody, because its 40% of the customers, 1 in all, round to none"}},
		{"only the scored count", shared(Headcount, 50, 50), []float64{nan, 3, nan, 2, 1, nan, 0}, []int{0, 2, 2}, nil},
		{"nobody", shared(Headcount, 50, 50), nil, []int{0, 0, 0}, nil},
		{"nobody scored", shared(Headcount, 50, 50), []float64{nan}, []int{0, 0, 0}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := place(t, test.scheme, test.scores, nil)
			of, _ := counts(got.Level, len(test.scheme.Levels))
			diff(t, test.want, of)
			diff(t, test.notes, says(got.Notes))
		})
	}
}

// naiveHeadcount is the definition: a customer is in the first level whose boundary lies beyond those who are
// strictly better.
func naiveHeadcount(shares, scores []float64) []int {
	n := 0
	for _, s := range scores {
		if s == s {
			n++
		}
	}
	levels := make([]int, len(scores))
	for row, score := range scores {
		levels[row] = -1
		better, cumulative := 0, decimal.Zero
		for _, other := range scores {
			if other > score {
				better++
			}
		}
		for i, share := range shares {
			cumulative = cumulative.Add(decimal.NewFromFloat(share))
			end := cumulative.Mul(decimal.NewFromInt(int64(n))).Shift(-2).Add(decimal.NewFromFloat(0.5)).Floor().IntPart()
			if score == score && int64(better) < end {
				levels[row] = i + 1
				break
			}
		}
	}
	return levels
}

func TestHeadcountIsTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shares := drawShares(t)
		scores := drawScores(t, rapid.IntRange(0, 60).Draw(t, "n"))
		got, err := shared(Headcount, shares...).Place(scores, nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, want := range naiveHeadcount(shares, scores) {
			if got.Level[row] != want {
				t.Fatalf("row %d of %v by %v: level %d, want %d", row, scores, shares, got.Level[row], want)
			}
		}
	})
}
