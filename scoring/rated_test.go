package scoring

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// ratedModel has criteria of five grades with the given weights.
func ratedModel(decimals int, weights ...float64) *Model {
	five := Scale{Name: "five", Grades: []Grade{{"优秀", 10}, {"良好", 8}, {"合格", 6}, {"较差", 4}, {"不合格", 2}}}
	m := &Model{Name: "value", Decimals: decimals}
	for i, weight := range weights {
		name := string(rune('A' + i))
		m.Criteria = append(m.Criteria, Criterion{Name: name, Field: name, Weight: weight, Rule: Grades{Scale: five}})
	}
	return m
}

// TestThreeRatersAgainstFractions: totals of means of three raters are those of fractions, and none that lies exactly on a
// figure of the score falls below it.
func TestThreeRatersAgainstFractions(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 3))
	const rows, criteria = 2000, 7
	onFigure := 0
	for _, decimals := range []int{0, 2, 6} {
		weights := []float64{5, 10, 12.5, 17.5, 20, 25, 10}
		m := ratedModel(decimals, weights...)
		f := NewFrame(list{n: rows})
		want := make([]*big.Rat, rows)
		for row := range want {
			want[row] = new(big.Rat)
		}
		for k := range criteria {
			r := Rated{Points: make([]*big.Rat, rows), Why: func(int) Message { return Say("mean") }, Lacks: func(int) Message { return Say("nobody") }}
			for row := range rows {
				r.Points[row] = big.NewRat(2*int64(3+random.IntN(13)), 3)
				part := new(big.Rat).Mul(r.Points[row], decimal(weights[k]))
				want[row].Add(want[row], part.Quo(part, big.NewRat(10, 1)))
			}
			f.Rate(m.Criteria[k].Name, r)
		}
		scores := m.Score(f)
		for row := range rows {
			if x := roundRat(want[row], decimals); scores.Total[row] != x {
				t.Fatalf("%d decimals, row %d: %v, want %v, of %s", decimals, row, scores.Total[row], x, want[row])
			}
			if whole := new(big.Rat).Mul(want[row], big.NewRat(2, 1)); whole.IsInt() {
				onFigure++
			}
		}
	}
	if onFigure < 50 {
		t.Errorf("only %d totals lie on a figure or halfway between two: the test shows little", onFigure)
	}
}

// TestRated: points, their reason, and what becomes of a customer whom too few rated.
func TestRated(t *testing.T) {
	customers := list{n: 3, texts: map[string][]string{"A": {"优秀", "良好", "unknown"}}}
	m := ratedModel(2, 100)
	points := []*big.Rat{big.NewRat(26, 3), nil, big.NewRat(6, 1)}
	why := func(row int) Message {
		if points[row] == nil {
			return Say("1 of 2 raters")
		}
		return Say("mean of 3")
	}
	f := NewFrame(customers)
	f.Rate("A", Rated{Points: points, Why: why, Lacks: why})
	s := m.Score(f)
	if s.Total[0] != 86.67 || !math.IsNaN(s.Total[1]) || s.Total[2] != 60 {
		t.Errorf("totals %v", s.Total)
	}
	if got := s.Why(1)[0].Message.String(); got != "A: 1 of 2 raters" {
		t.Errorf("unscored for %q", got)
	}
	card := s.Card(0)
	if l := card.Lines[0]; l.Points != 8.666666667 || l.Why().String() != "mean of 3" || l.Value != 8.666666667 {
		t.Errorf("line %+v", l)
	}
	if w := s.Columns()[0]; w.Points(0) != 8.666666667 || w.Weighted(0) != 86.666666667 {
		t.Errorf("%v points, weighted %v", w.Points(0), w.Weighted(0))
	}

	f = NewFrame(customers)
	f.Rate("A", Rated{Points: points, List: true, Why: why, Lacks: why})
	s = m.Score(f)
	if s.Total[0] != 86.67 || s.Total[1] != 80 || s.Total[2] != 60 {
		t.Errorf("with the list, totals %v", s.Total)
	}
	if l := s.Card(1).Lines[0]; l.Value != "良好" || l.Note.String() != "1 of 2 raters; judged by the list" {
		t.Errorf("line %+v", l)
	}
}
