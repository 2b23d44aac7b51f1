package backtest

import (
	"math"
	"math/rand/v2"
	"testing"

	"tier/scoring"
)

// TestCurveIsShort has more scores than points, most of them below one grade.
func TestCurveIsShort(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	in := Input{Grades: []string{"A", "B", "C", "D"}}
	for range 20_000 {
		score := math.Round(r.ExpFloat64()*1e6) / 1e6
		grade := 3
		for g, lowest := range []float64{8, 4, 0.7} {
			if score >= lowest && g < grade {
				grade = g
			}
		}
		in.Grade, in.Score = append(in.Grade, grade), append(in.Score, score)
		in.Outcome = append(in.Outcome, truth(r.Float64() < math.Exp(-1-score)))
	}
	got := Compare(in).ByScore
	if len(got.Curve) > most || len(got.Curve) < most/2 {
		t.Errorf("%d points", len(got.Curve))
	}
	begins := map[int]float64{}
	last := Point{}
	area, ks := 0.0, 0.0
	for i, p := range got.Curve {
		if p.Good < last.Good || p.Bad < last.Bad || p.All < last.All || i > 1 && p.At <= last.At {
			t.Errorf("point %d: %v after %v", i, p, last)
		}
		if p.Next >= 0 {
			begins[p.Next] = p.At
		}
		area += (p.Good - last.Good) * (p.Bad + last.Bad) / 2
		ks = max(ks, p.Bad-p.Good)
		last = p
	}
	if first := got.Curve[0]; !math.IsNaN(first.At) || first.All != 0 || first.Next != 3 || last.Good != 1 || last.Bad != 1 || last.All != 1 {
		t.Errorf("from %v to %v", first, last)
	}
	if len(begins) != 4 || begins[2] >= 0.7 || begins[1] >= 4 || begins[0] >= 8 || begins[0] < 7 {
		t.Errorf("the grades begin above %v", begins)
	}
	if math.Abs(area-got.AUC) > 1e-3 || math.Abs(ks-got.KS) > 1e-12 {
		t.Errorf("the points have an area of %v and a gap of %v; AUC %v, KS %v", area, ks, got.AUC, got.KS)
	}
}

// TestCurveOfGrades has a point for each grade that has customers.
func TestCurveOfGrades(t *testing.T) {
	got := Compare(counted([]int{90, 0, 60}, []int{10, 0, 40})).ByGrade.Curve
	want := []Point{
		{At: math.NaN(), Next: 2},
		{At: 2, Good: 60. / 150, Bad: 40. / 50, All: 0.5, Next: 0},
		{At: 0, Good: 1, Bad: 1, All: 1, Next: -1},
	}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i, p := range got {
		if w := want[i]; p.Good != w.Good || p.Bad != w.Bad || p.All != w.All || p.Next != w.Next || i > 0 && p.At != w.At {
			t.Errorf("point %d: %v, want %v", i, p, w)
		}
	}
}

// BenchmarkCompare compares a million customers with scores of 2 decimals, and with scores that are all different.
func BenchmarkCompare(b *testing.B) {
	for _, bm := range []struct {
		name string
		unit float64
	}{{"decimals=2", 100}, {"distinct", 1e15}} {
		r := rand.New(rand.NewPCG(1, 2))
		in := Input{Grades: []string{"A", "B", "C", "D", "E"}}
		for range 1_000_000 {
			score := math.Round(r.Float64()*100*bm.unit) / bm.unit
			in.Grade, in.Score = append(in.Grade, min(4, 4-int(score/20))), append(in.Score, score)
			in.Outcome = append(in.Outcome, scoring.Truth(r.IntN(3)))
		}
		b.Run(bm.name, func(b *testing.B) {
			for b.Loop() {
				Compare(in)
			}
		})
	}
}
