package tiering

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tier/scoring"
)

var nan = math.NaN()

func p(x float64) *float64 { return &x }

// diff fails the test where got is not want; NaN equals NaN.
func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// says are messages in English.
func says(messages []scoring.Message) []string {
	var all []string
	for _, m := range messages {
		all = append(all, m.String())
	}
	return all
}

// eightStep is the scheme of 80/60/40, its first level by override.
func eightStep() *Scheme {
	return &Scheme{Levels: []Level{
		{Name: "关键客户", OverrideOnly: true}, {Name: "重要客户", Min: p(80)}, {Name: "主要客户", Min: p(60)},
		{Name: "普通客户", Min: p(40)}, {Name: "小客户"},
	}}
}

// shared is a scheme of shares, with a level for overrides only on top.
func shared(by By, shares ...float64) *Scheme {
	s := &Scheme{By: by, Of: "profit", Levels: []Level{{Name: "关键", OverrideOnly: true}}}
	for i, share := range shares {
		s.Levels = append(s.Levels, Level{Name: string(rune('A' + i)), Share: p(share)})
	}
	return s
}

// place places, or fails the test.
func place(t testing.TB, s *Scheme, scores, value []float64) Placement {
	t.Helper()
	got, err := s.Place(scores, value)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// drawScores draws scores with ties, some of them missing.
func drawScores(t *rapid.T, n int) []float64 {
	one := rapid.Custom(func(t *rapid.T) float64 {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			return nan
		case 1, 2, 3:
			return float64(rapid.IntRange(0, 20).Draw(t, "five")) * 5
		default:
			return float64(rapid.IntRange(0, 10000).Draw(t, "cents")) / 100
		}
	})
	return rapid.SliceOfN(one, n, n).Draw(t, "scores")
}

// drawValues draws sums of money of very different sizes, with ties, losses and gaps.
func drawValues(t *rapid.T, n int) []float64 {
	one := rapid.Custom(func(t *rapid.T) float64 {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			return nan
		case 1:
			return 0
		case 2:
			return -float64(rapid.IntRange(1, 9999).Draw(t, "loss")) / 100
		case 3, 4:
			return float64(rapid.IntRange(1, 5).Draw(t, "tie")) / 10
		case 5:
			return float64(rapid.IntRange(1, 1e9).Draw(t, "small")) / 1e9
		case 6:
			return float64(rapid.IntRange(1, 1e9).Draw(t, "large")) * 1e6
		default:
			return float64(rapid.IntRange(1, 1e6).Draw(t, "cents")) / 100
		}
	})
	return rapid.SliceOfN(one, n, n).Draw(t, "value")
}

// drawShares draws shares that add up to 100, in steps of a quarter.
func drawShares(t *rapid.T) []float64 {
	left, shares := 400, []float64(nil)
	for n := rapid.IntRange(1, 5).Draw(t, "levels"); n > 1; n-- {
		share := rapid.IntRange(1, left-n+1).Draw(t, "share")
		shares = append(shares, float64(share)/4)
		left -= share
	}
	return append(shares, float64(left)/4)
}

// permuted returns the figures in another order.
func permuted[T any](figures []T, order []int) []T {
	out := make([]T, len(figures))
	for to, from := range order {
		out[to] = figures[from]
	}
	return out
}

// drawOrder draws an order of n rows.
func drawOrder(t *rapid.T, n int) []int {
	seed := rapid.Uint64().Draw(t, "order")
	return rand.New(rand.NewPCG(seed, seed)).Perm(n)
}

// drawScheme draws a scheme of any method.
func drawScheme(t *rapid.T) *Scheme {
	by := By(rapid.IntRange(0, 2).Draw(t, "by"))
	if by == Score {
		return eightStep()
	}
	return shared(by, drawShares(t)...)
}

// diff2 is diff for properties.
func diff2(t *rapid.T, want, got any) {
	if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("want -, got +:\n%s", d)
	}
}
