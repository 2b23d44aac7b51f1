package panel

import (
	"math/rand/v2"
	"testing"
)

// twenty is a panel of 20 raters who rate 5,000 customers on 7 criteria by grades, and each owns a twentieth of them.
func twenty() (*Panel, *Ratings) {
	p, r := &Panel{}, rand.New(rand.NewPCG(1, 2))
	for i := range 20 {
		p.Raters = append(p.Raters, Rater{Weight: []float64{1, 1.5, 2}[i%3]})
	}
	ratings := &Ratings{Rows: 5000, Owns: func(rater, row int) bool { return row%20 == rater }}
	for range 7 {
		ratings.Criteria = append(ratings.Criteria, Criterion{Full: 10})
	}
	grades := []float64{10, 8, 7.5, 5, 2}
	for rater := range p.Raters {
		for row := range ratings.Rows {
			for criterion := range ratings.Criteria {
				x := grades[(row+criterion+r.IntN(3))%5]
				ratings.Given = append(ratings.Given, Rating{int32(rater), int32(criterion), int32(row), x})
			}
		}
	}
	return p, ratings
}

func BenchmarkConsensus(b *testing.B) {
	for _, combine := range []Combine{Mean, Median, Trimmed} {
		b.Run(combine.String(), func(b *testing.B) {
			p, r := twenty()
			p.Combine = combine
			b.ReportAllocs()
			for b.Loop() {
				p.Consensus(r)
			}
		})
	}
}

func BenchmarkStats(b *testing.B) {
	p, r := twenty()
	b.ReportAllocs()
	for b.Loop() {
		p.Stats(r)
	}
}

func BenchmarkAgreement(b *testing.B) {
	p, r := twenty()
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, name := range []string{"grades", "points"} {
		if name == "points" { // nearly all different
			for i := range r.Given {
				r.Given[i].Points = 10 * rnd.Float64()
			}
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Agreement(r)
			}
		})
	}
}
