package tiering

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"tier/scoring"
)

// same returns n equal scores.
func same(n int) []float64 {
	scores := make([]float64, n)
	for i := range scores {
		scores[i] = 50
	}
	return scores
}

func TestPlaceByValue(t *testing.T) {
	tenths := []float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}
	for _, test := range []struct {
		name   string
		scheme *Scheme
		value  []float64
		want   []int
		notes  []string
	}{
		{"60/25/10/5", shared(Value, 60, 25, 10, 5), []float64{5, 10, 25, 60}, []int{4, 3, 2, 1}, nil},
		{"the crossing customer is in", shared(Value, 60, 25, 10, 5), []float64{40, 30, 15, 8, 5, 2}, []int{1, 1, 2, 3, 3, 4}, nil},
		{"exactly on the boundary is reached", shared(Value, 30, 70), []float64{0.3, 0.2, 0.2, 0.3}, []int{1, 2, 2, 1},
			[]string{"A: 2 instead of 1, because 2 customers have the same profit, 0.3"}},
		// As floats, 0.6+0.3 is 0.8999999999999999 and the third customer would be needed to reach 90%.
		{"decimals, not floats", shared(Value, 90, 10), []float64{0.3, 0.1, 0.6}, []int{1, 2, 1}, nil},
		{"all equal", shared(Value, 30, 70), tenths, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
			[]string{"A: 10 instead of 3, because 10 customers have the same profit, 0.1",
				"B: nobody, because the better tiers bring its 70% of profit too"}},
		{"one giant", shared(Value, 60, 25, 10, 5), []float64{900, 60, 40}, []int{1, 3, 4},
			[]string{"B: nobody, because the better tiers bring its 25% of profit too"}},
		{"one customer", shared(Value, 60, 40), []float64{3}, []int{1},
			[]string{"B: nobody, because the better tiers bring its 40% of profit too"}},
		{"losses and zeros fall to the last", shared(Value, 60, 40), []float64{-100, 0, 60, 40}, []int{2, 2, 1, 2}, nil},
		{"ties at a later boundary", shared(Value, 40, 20, 40), []float64{40, 15, 15, 15, 15}, []int{1, 2, 2, 2, 2},
			[]string{"B and better: 5 instead of 3, because 4 customers have the same profit, 15",
				"C: nobody, because the better tiers bring its 40% of profit too"}},
		{"only losses in the last", shared(Value, 90, 10), []float64{10, 10, -5}, []int{1, 1, 2}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := place(t, test.scheme, same(len(test.value)), test.value)
			diff(t, test.want, got.Level)
			diff(t, test.notes, says(got.Notes))
			diff(t, []scoring.Problem(nil), got.Problems)
		})
	}
}

func TestPlaceByValueReportsMissingValues(t *testing.T) {
	got := place(t, shared(Value, 60, 40), []float64{50, 50, nan, 50}, []float64{1, nan, nan, 2})
	diff(t, []int{2, 2, -1, 1}, got.Level)
	if len(got.Problems) != 1 {
		t.Fatalf("problems %v, want one", got.Problems)
	}
	diff(t, 1, got.Problems[0].Row)
	diff(t, []string(nil), says(place(t, shared(Value, 60, 40), same(3), []float64{1, 1, nan}).Notes)) // B has somebody
	diff(t, "profit", got.Problems[0].Field)
	diff(t, "profit is missing, so the customer falls to the last tier, B", got.Problems[0].Message.String())
}

func TestPlaceByValueIgnoresTheUnscored(t *testing.T) {
	got := place(t, shared(Value, 60, 40), []float64{50, 50, nan}, []float64{60, 40, 1e9})
	diff(t, []int{1, 2, -1}, got.Level)
}

func TestPlaceByValueWithoutValue(t *testing.T) {
	for _, test := range []struct {
		name          string
		scores, value []float64
		want          string // "" no error
	}{
		{"nobody", nil, nil, ""},
		{"nobody scored", []float64{nan}, []float64{5}, ""},
		{"zero", []float64{1, 1}, []float64{0, 0}, "no customer has a positive profit, so there is nothing to share out"},
		{"losses", []float64{1, nan}, []float64{-5, 5}, "no customer has a positive profit, so there is nothing to share out"},
		{"missing", []float64{1}, []float64{nan}, "no customer has a positive profit, so there is nothing to share out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := shared(Value, 60, 40).Place(test.scores, test.value)
			if test.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				_, unscored := counts(got.Level, 3)
				diff(t, len(test.scores), unscored)
				return
			}
			var typed *Error
			if !errors.As(err, &typed) {
				t.Fatalf("error %v, want an *Error", err)
			}
			diff(t, test.want, err.Error())
		})
	}
}

// naiveValue is the definition: a customer of a positive value is in the first level whose boundary lies beyond what
// the strictly larger ones bring; any other is in the last.
func naiveValue(shares, scores, value []float64) []int {
	total := decimal.Zero
	counts := func(row int) bool { return scores[row] == scores[row] && value[row] > 0 }
	for row := range value {
		if counts(row) {
			total = total.Add(decimal.NewFromFloat(value[row]))
		}
	}
	levels := make([]int, len(value))
	for row := range value {
		levels[row] = len(shares)
		if scores[row] != scores[row] {
			levels[row] = -1
		}
		if !counts(row) {
			continue
		}
		larger, cumulative := decimal.Zero, decimal.Zero
		for other := range value {
			if counts(other) && value[other] > value[row] {
				larger = larger.Add(decimal.NewFromFloat(value[other]))
			}
		}
		for i, share := range shares {
			cumulative = cumulative.Add(decimal.NewFromFloat(share))
			if larger.LessThan(cumulative.Mul(total).Shift(-2)) {
				levels[row] = i + 1
				break
			}
		}
	}
	return levels
}

func TestValueIsTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shares := drawShares(t)
		n := rapid.IntRange(1, 60).Draw(t, "n")
		scores, value := drawScores(t, n), drawValues(t, n)
		scores[0], value[0] = 50, 1 // something to share out
		got, err := shared(Value, shares...).Place(scores, value)
		if err != nil {
			t.Fatal(err)
		}
		for row, want := range naiveValue(shares, scores, value) {
			if got.Level[row] != want {
				t.Fatalf("row %d of %v by %v: level %d, want %d", row, value, shares, got.Level[row], want)
			}
		}
	})
}
