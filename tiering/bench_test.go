package tiering

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"tier/scoring"
)

const million = 1_000_000

// customers returns a million scores of 2 decimals, and values of a long tail, in cents.
func customers() (scores, value []float64) {
	random := rand.New(rand.NewPCG(1, 2))
	scores, value = make([]float64, million), make([]float64, million)
	for i := range scores {
		scores[i] = math.Round(random.Float64()*1e4) / 100
		value[i] = math.Round(math.Exp(random.NormFloat64()*2+8)) / 100
	}
	return scores, value
}

func benchmarkPlace(b *testing.B, s *Scheme) {
	scores, value := customers()
	for b.Loop() {
		place(b, s, scores, value)
	}
}

func BenchmarkScore(b *testing.B)     { benchmarkPlace(b, eightStep()) }
func BenchmarkHeadcount(b *testing.B) { benchmarkPlace(b, shared(Headcount, 10, 20, 30, 40)) }
func BenchmarkValue(b *testing.B)     { benchmarkPlace(b, shared(Value, 60, 25, 10, 5)) }

// BenchmarkValueFine has values of 9 decimals, and so sums beyond 64 bits.
func BenchmarkValueFine(b *testing.B) {
	scores, value := customers()
	for i := range value {
		value[i] = math.Round(value[i]*1e9/7) / 1e9
	}
	for b.Loop() {
		place(b, shared(Value, 60, 25, 10, 5), scores, value)
	}
}

// BenchmarkValueFloats has values of all 17 digits.
func BenchmarkValueFloats(b *testing.B) {
	scores, value := customers()
	for i := range value {
		value[i] /= 7
	}
	for b.Loop() {
		place(b, shared(Value, 60, 25, 10, 5), scores, value)
	}
}

func BenchmarkApply(b *testing.B) {
	truths := make([]scoring.Truth, million)
	for i := range truths {
		if i%20 == 0 {
			truths[i] = scoring.True
		}
	}
	o := places(0, "")
	o.When = fixed{truths: truths}
	computed := make([]int, million)
	for b.Loop() {
		Apply([]Override{o, o}, table{n: million}, computed, time.Time{})
	}
}

func BenchmarkDistribute(b *testing.B) {
	scores, value := customers()
	s := eightStep()
	final := place(b, s, scores, nil).Level
	for b.Loop() {
		Distribute(s.Levels, final, scores, value)
	}
}

func BenchmarkConcentrate(b *testing.B) {
	_, value := customers()
	for b.Loop() {
		Concentrate(value, DefaultWorth())
	}
}
