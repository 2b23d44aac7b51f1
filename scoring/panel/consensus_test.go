package panel

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rated returns ratings of one criterion with full marks of 10: a row of words per customer, one word per rater, where
// "." is none.
func rated(rows ...string) *Ratings {
	r := &Ratings{Criteria: []Criterion{{"c", 10}}, Rows: len(rows)}
	for row, line := range rows {
		for rater, word := range strings.Fields(line) {
			if word == "." {
				continue
			}
			x, err := strconv.ParseFloat(word, 64)
			if err != nil {
				panic(err)
			}
			r.Given = append(r.Given, Rating{Rater: int32(rater), Row: int32(row), Points: x})
		}
	}
	return r
}

// weighing returns a panel of raters of these weights.
func weighing(weights ...float64) *Panel {
	p := &Panel{}
	for i, w := range weights {
		p.Raters = append(p.Raters, Rater{Name: strconv.Itoa(i), Weight: w})
	}
	return p
}

// say writes a consensus in a line: its points, n, low to high, and who was left out.
func say(c Consensus) string {
	points := "none"
	if c.Points != nil {
		points = c.Points.RatString()
	}
	s := fmt.Sprintf("%s n=%d %v-%v", points, c.N, c.Low, c.High)
	for _, l := range c.Left {
		s += fmt.Sprintf(" %d:%v %s", l.Rater, l.Points, l.Why)
	}
	return s
}

func TestConsensus(t *testing.T) {
	first := func(rater, _ int) bool { return rater == 0 }
	for _, test := range []struct {
		ratings string
		panel   Panel
		weights []float64
		owns    func(rater, row int) bool
		want    string
	}{
		{"8 8 5", Panel{}, []float64{1, 1, 1}, nil, "7 n=3 5-8"},
		{"10 8 8", Panel{}, []float64{1, 1, 1}, nil, "26/3 n=3 8-10"},
		{"0.1 0.2 .", Panel{}, []float64{0.1, 0.2, 1}, nil, "1/6 n=2 0.1-0.2"},
		{"10 8 2", Panel{}, []float64{2, 1, 0.5}, nil, "58/7 n=3 2-10"},
		{". . .", Panel{}, []float64{1, 1, 1}, nil, "none n=0 NaN-NaN"},

		{"10 6 5", Panel{}, []float64{1, 1, 1}, first, "11/2 n=2 5-6 0:10 own"},
		{"10 6 5", Panel{Own: Keep}, []float64{1, 1, 1}, first, "7 n=3 5-10"},
		{"10 . .", Panel{}, []float64{1, 1, 1}, first, "none n=0 NaN-NaN 0:10 own"},
		{"10 6 5", Panel{Quorum: 3}, []float64{1, 1, 1}, first, "none n=2 5-6 0:10 own"},
		{"10 6 5", Panel{Quorum: 2}, []float64{1, 1, 1}, first, "11/2 n=2 5-6 0:10 own"},

		{"10 2 5", Panel{Combine: Median}, []float64{1, 1, 1}, nil, "5 n=3 2-10"},
		{"10 2 5 6", Panel{Combine: Median}, []float64{1, 1, 1, 1}, nil, "11/2 n=4 2-10"},
		{"10 2 5 6", Panel{Combine: Median}, []float64{2, 1, 1, 1}, nil, "6 n=4 2-10"},
		{"10 2 5 6", Panel{Combine: Median}, []float64{2.1, 0.7, 0.7, 0.7}, nil, "8 n=4 2-10"}, // 2.1 is half of 4.2 exactly
		{"5 5 8 9", Panel{Combine: Median}, []float64{1, 1, 1, 1}, nil, "13/2 n=4 5-9"},
		{"5 8 8 9", Panel{Combine: Median}, []float64{1, 1, 1, 1}, nil, "8 n=4 5-9"},

		{"10 2 5", Panel{Combine: Trimmed}, []float64{1, 1, 1}, nil, "17/3 n=3 2-10"},
		{"10 2 5 7", Panel{Combine: Trimmed}, []float64{1, 1, 1, 3}, nil, "13/2 n=2 5-7 0:10 highest 1:2 lowest"},
		{"10 2 5 7", Panel{Combine: Trimmed}, []float64{1, 1, 1, 1}, first, "14/3 n=3 2-7 0:10 own"},
		{"3 10 2 5 7", Panel{Combine: Trimmed}, []float64{1, 1, 1, 1, 1}, first, "6 n=2 5-7 0:3 own 1:10 highest 2:2 lowest"},
		{"10 2 5 7", Panel{Combine: Trimmed, Quorum: 4}, []float64{1, 1, 1, 1}, nil, "6 n=2 5-7 0:10 highest 1:2 lowest"},
		{"10 2 5 7", Panel{Combine: Trimmed, Quorum: 5}, []float64{1, 1, 1, 1}, nil, "none n=4 2-10"},
		{"9 9 3 3 5", Panel{Combine: Trimmed}, []float64{2, 1, 1, 1, 1}, nil, "26/4 n=3 3-9 1:9 highest 3:3 lowest"},
		{"9 9 3 3 5", Panel{Combine: Trimmed}, []float64{1, 1, 1, 2, 1}, nil, "20/4 n=3 3-9 1:9 highest 2:3 lowest"},
		{"5 5 5 5", Panel{Combine: Trimmed}, []float64{1, 1, 2, 1}, nil, "5 n=2 5-5 1:5 lowest 3:5 highest"},

		{"1e300 1 1e-300", Panel{Combine: Median}, []float64{1e300, 1, 1e-300}, nil, "1e300 n=3 1e-300-1e+300"},
		{"0.1234567890123457 9e15 1", Panel{Combine: Median}, []float64{1, 1, 1}, nil, "1 n=3 0.1234567890123457-9e+15"},
		{"NaN +Inf 7", Panel{}, []float64{1, 1, 1}, nil, "7 n=1 7-7"},
		{"5 7", Panel{}, []float64{0, 0}, nil, "none n=2 5-7"},
	} {
		p, r := test.panel, rated(test.ratings)
		p.Raters, r.Owns = weighing(test.weights...).Raters, test.owns
		want := test.want
		if points, rest, _ := strings.Cut(want, " "); points != "none" {
			exact, _ := new(big.Rat).SetString(points)
			want = exact.RatString() + " " + rest
		}
		if got := say(p.Consensus(r)[0][0]); got != want {
			t.Errorf("%s of %q with weights %v: %s, want %s", p.Combine, test.ratings, test.weights, got, want)
		}
	}
}

// TestThreshold has three raters whose mean is a threshold exactly, where sums of float64 fall short of it.
func TestThreshold(t *testing.T) {
	p := weighing(0.1, 0.2, 0.7)
	for _, line := range []string{"8.3 8.3 8.3", "9.3 9 8", "7.9 8.7 8.242857142857142"} {
		c := p.Consensus(rated(line))[0][0]
		if want := naive(p, rated(line), 0, 0); say(c) != say(want) {
			t.Errorf("%s: %s, want %s", line, say(c), say(want))
		}
	}
	if c := p.Consensus(rated("8.3 8.3 8.3"))[0][0]; c.Points.Cmp(big.NewRat(83, 10)) != 0 {
		t.Errorf("thrice 8.3 is %s", c.Points)
	}
}

// TestRandomPanels compares 10,000 random panels with the definition, written down in fractions, and shuffles what they say.
func TestRandomPanels(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 17))
	for n := range 10_000 {
		p, ratings := randomPanel(r)
		got := p.Consensus(ratings)
		for criterion := range ratings.Criteria {
			for row := range ratings.Rows {
				if got, want := say(got[criterion][row]), say(naive(p, ratings, criterion, row)); got != want {
					t.Fatalf("panel %d, %s, %s, quorum %d, criterion %d, row %d: %s, want %s\n%v\n%v",
						n, p.Combine, p.Own, p.Quorum, criterion, row, got, want, p.Raters, ratings.Given)
				}
			}
		}
		shuffled := *ratings
		shuffled.Given = slices.Clone(ratings.Given)
		r.Shuffle(len(shuffled.Given), func(i, j int) {
			shuffled.Given[i], shuffled.Given[j] = shuffled.Given[j], shuffled.Given[i]
		})
		if a, b := everything(got), everything(p.Consensus(&shuffled)); a != b {
			t.Fatalf("panel %d depends on the order of its ratings:\n%s\n%s", n, a, b)
		}
	}
}

func everything(all [][]Consensus) string {
	s := ""
	for _, rows := range all {
		for _, c := range rows {
			s += say(c) + "\n"
		}
	}
	return s
}

// randomPanel draws a panel of up to eight raters and what they say of up to three customers, with many ties, with
// decimals, and now and then with figures that no int64 holds.
func randomPanel(r *rand.Rand) (*Panel, *Ratings) {
	p := &Panel{Combine: Combine(r.IntN(3)), Own: Own(r.IntN(2)), Quorum: r.IntN(5)}
	draw := func(usual []float64) float64 {
		switch r.IntN(40) {
		case 0:
			return math.Ldexp(r.Float64()+0.1, r.IntN(400)-200)
		case 1, 2, 3:
			return r.Float64() + 0.001
		}
		return usual[r.IntN(len(usual))]
	}
	for range r.IntN(9) {
		p.Raters = append(p.Raters, Rater{Weight: draw([]float64{1, 1, 2, 0.5, 0.1, 0.3, 1.25})})
	}
	ratings := &Ratings{Criteria: []Criterion{{"a", 10}, {"b", 5}}[:1+r.IntN(2)], Rows: 1 + r.IntN(3)}
	for rater := range p.Raters {
		for criterion := range ratings.Criteria {
			for row := range ratings.Rows {
				if r.IntN(6) > 0 {
					x := draw([]float64{10, 8, 5, 2, 0, 7.5, 0.1, 8.3, -1})
					ratings.Given = append(ratings.Given, Rating{int32(rater), int32(criterion), int32(row), x})
				}
			}
		}
	}
	if r.IntN(3) > 0 {
		ratings.Owns = func(rater, row int) bool { return (rater+row)%4 == 0 }
	}
	return p, ratings
}

// exactly is the number that the shortest text of x says.
func exactly(x float64) *big.Rat {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
	return r
}

// naive is the consensus by its definition, a fraction at a time.
func naive(p *Panel, r *Ratings, criterion, row int) Consensus {
	c := Consensus{Low: math.NaN(), High: math.NaN()}
	var count []Rating
	for rater := range p.Raters {
		for _, g := range r.Given {
			if int(g.Rater) != rater || int(g.Criterion) != criterion || int(g.Row) != row {
				continue
			}
			if p.Own == Exclude && r.Owns != nil && r.Owns(rater, row) {
				c.Left = append(c.Left, Left{rater, g.Points, OwnCustomer})
			} else {
				count = append(count, g)
			}
		}
	}
	enough := len(count) > 0 && len(count) >= p.Quorum
	if enough && p.Combine == Trimmed && len(count) >= 4 {
		for _, why := range []Why{Highest, Lowest} {
			out := 0
			for i, g := range count {
				better := cmp.Compare(g.Points, count[out].Points)
				if why == Lowest {
					better = -better
				}
				w, of := p.Raters[g.Rater].Weight, p.Raters[count[out].Rater].Weight
				if better > 0 || better == 0 && w <= of {
					out = i
				}
			}
			c.Left = append(c.Left, Left{int(count[out].Rater), count[out].Points, why})
			count = slices.Delete(count, out, out+1)
		}
		slices.SortFunc(c.Left, func(a, b Left) int { return a.Rater - b.Rater })
	}
	c.N = len(count)
	sum, weight := new(big.Rat), new(big.Rat)
	for _, g := range count {
		if !(c.Low <= g.Points) {
			c.Low = g.Points
		}
		if !(c.High >= g.Points) {
			c.High = g.Points
		}
		w := exactly(p.Raters[g.Rater].Weight)
		weight.Add(weight, w)
		sum.Add(sum, w.Mul(w, exactly(g.Points)))
	}
	if !enough {
		return c
	}
	c.Points = sum.Quo(sum, weight)
	if p.Combine == Median {
		c.Points = naiveMedian(p, count, weight)
	}
	return c
}

// naiveMedian is the mean of the lowest points that half of the weight doesn't exceed and the highest that half of it
// reaches: two of a kind unless the weight below is half exactly.
func naiveMedian(p *Panel, count []Rating, weight *big.Rat) *big.Rat {
	twice := func(keep func(x float64) bool) int {
		sum := new(big.Rat)
		for _, g := range count {
			if keep(g.Points) {
				sum.Add(sum, exactly(p.Raters[g.Rater].Weight))
			}
		}
		return sum.Add(sum, sum).Cmp(weight)
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, g := range count {
		if twice(func(x float64) bool { return x <= g.Points }) >= 0 {
			low = min(low, g.Points)
		}
		if twice(func(x float64) bool { return x >= g.Points }) >= 0 {
			high = max(high, g.Points)
		}
	}
	sum := new(big.Rat).Add(exactly(low), exactly(high))
	return sum.Mul(sum, big.NewRat(1, 2))
}
