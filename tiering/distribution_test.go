package tiering

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestDistribute(t *testing.T) {
	levels := []Level{{Name: "A", Expect: p(60)}, {Name: "B", Expect: p(25)}, {Name: "C"}}
	final := []int{0, 0, 1, -1, 1, 1}
	scores := []float64{90.1, 80.2, 60, nan, 50, 70}
	value := []float64{50, 25, 25, 1000, -10, nan}
	got := Distribute(levels, final, scores, value)
	diff(t, Distribution{
		Rows: 6, Unscored: 1, HasValue: true,
		Levels: []Part{
			{Name: "A", Count: 2, Share: 0.4, MeanScore: 85.15, MinScore: 80.2, MaxScore: 90.1,
				Value: 75, ValueShare: 0.75, Expect: 0.6, Gap: 15},
			{Name: "B", Count: 3, Share: 0.6, MeanScore: 60, MinScore: 50, MaxScore: 70,
				Value: 15, ValueShare: 0.25, Negative: 1, NegativeValue: -10, MissingValue: 1, Expect: 0.25, Gap: 0},
			{Name: "C", MeanScore: nan, MinScore: nan, MaxScore: nan, Expect: nan, Gap: nan},
		},
		All: Part{Count: 5, Share: 1, MeanScore: 70.06, MinScore: 50, MaxScore: 90.1,
			Value: 90, ValueShare: 1, Negative: 1, NegativeValue: -10, MissingValue: 1, Expect: nan, Gap: nan},
	}, got)
}

func TestDistributeWithoutValue(t *testing.T) {
	levels := []Level{{Name: "A", Expect: p(60)}}
	nothing := Part{Share: nan, MeanScore: nan, MinScore: nan, MaxScore: nan,
		Value: nan, ValueShare: nan, NegativeValue: nan, Expect: nan, Gap: nan}
	empty := nothing
	empty.Name, empty.Expect = "A", 0.6
	diff(t, Distribution{Levels: []Part{empty}, All: nothing}, Distribute(levels, nil, nil, nil))

	losses := Distribute(levels, []int{0}, []float64{5}, []float64{-3})
	diff(t, -3.0, losses.Levels[0].Value)
	diff(t, nan, losses.Levels[0].ValueShare)
	diff(t, nan, losses.Levels[0].Gap)
}

func TestDistributionReconciles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		scores, value := drawScores(t, n), drawValues(t, n)
		levels := eightStep().Levels
		final := make([]int, n)
		for row := range final {
			final[row] = rapid.IntRange(0, len(levels)-1).Draw(t, "level")
			if scores[row] != scores[row] {
				final[row] = -1
			}
		}
		got := Distribute(levels, final, scores, value)
		count, share := got.Unscored, 0.0
		for i, part := range got.Levels {
			count += part.Count
			share += part.ValueShare
			score, money := decimal.Zero, decimal.Zero
			for row, level := range final {
				if level != i {
					continue
				}
				score = score.Add(decimal.NewFromFloat(scores[row]))
				if value[row] == value[row] {
					money = money.Add(decimal.NewFromFloat(value[row]))
				}
			}
			if want := money.InexactFloat64(); part.Value != want {
				t.Fatalf("level %d has %v, want %v", i, part.Value, want)
			}
			if part.Count > 0 && math.Abs(part.MeanScore-score.InexactFloat64()/float64(part.Count)) > 1e-9 {
				t.Fatalf("level %d has the mean %v, want %v of %d", i, part.MeanScore, score, part.Count)
			}
		}
		if count != n || got.Rows != n || got.All.Count+got.Unscored != n {
			t.Fatalf("%d customers in %+v, want %d", count, got, n)
		}
		if share == share && math.Abs(share-1) > 1e-9 {
			t.Fatalf("value shares add up to %v", share)
		}
		order := drawOrder(t, n)
		diff2(t, got, Distribute(levels, permuted(final, order), permuted(scores, order), permuted(value, order)))
	})
}
