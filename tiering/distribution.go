package tiering

import (
	"math"
	"math/big"

	"tier/scoring/exact"
)

// Distribution is what a set of final tiers looks like: per level, and over all customers that have a tier. Shares
// are fractions of one; figures are not rounded. Counts reconcile: those of the levels and Unscored make Rows.
//
// Negative values stay in the sums and out of the shares, which are of the positive values alone; otherwise the
// shares of the good customers would pass 100%.
type Distribution struct {
	Levels   []Part // in the scheme's order
	All      Part   // all levels together; Name "" and nothing expected
	Rows     int
	Unscored int
	HasValue bool // false where no value was given; then the parts' values are NaN
}

// Part is one level's, or all customers', part of the whole. What can't be said, as the mean of nobody, is NaN.
type Part struct {
	Name  string
	Count int
	Share float64 // of the customers that have a tier

	MeanScore, MinScore, MaxScore float64

	Value         float64 // sum, negatives included
	ValueShare    float64 // of the positive values
	Negative      int     // customers of a negative value
	NegativeValue float64 // and their sum
	MissingValue  int     // customers whose value is missing: they count, and bring nothing
	Expect        float64 // the share of the value that the level should bring; NaN: nothing expected
	Gap           float64 // ValueShare less Expect, in percentage points; below 0: it brings less
}

// tally is a part while it is counted.
type tally struct {
	count, negative, missing int
	lowest, highest          float64
	scores                   exact.Sum
	gains, losses            exact.Sum // positive and negative values
}

// Distribute describes the final tiers. The value may be nil where there is no such field.
func Distribute(levels []Level, final []int, scores, value []float64) Distribution {
	parts := make([]tally, len(levels)+1) // the last is for all
	all := &parts[len(levels)]
	out := Distribution{Rows: len(final), HasValue: value != nil}
	for row, level := range final {
		if level < 0 {
			out.Unscored++
			continue
		}
		v := math.NaN()
		if value != nil {
			v = value[row]
		}
		parts[level].add(scores[row], v)
	}
	for i := range levels {
		all.merge(&parts[i])
	}
	out.All = all.part(all, out.HasValue)
	for i, level := range levels {
		part := parts[i].part(all, out.HasValue)
		part.Name = level.Name
		part.expect(level, &parts[i], all)
		out.Levels = append(out.Levels, part)
	}
	return out
}

// add counts one customer.
func (t *tally) add(score, value float64) {
	if t.count == 0 {
		t.lowest, t.highest = score, score
	}
	t.count++
	t.lowest, t.highest = min(t.lowest, score), max(t.highest, score)
	t.scores.Add(score) // missing where the caller places somebody without one; an override doesn't
	switch {
	case !finite(value):
		t.missing++
	case value > 0:
		t.gains.Add(value)
	case value < 0:
		t.negative++
		t.losses.Add(value)
	}
}

// merge counts the customers of another tally too.
func (t *tally) merge(other *tally) {
	if other.count == 0 {
		return
	}
	if t.count == 0 {
		t.lowest, t.highest = other.lowest, other.highest
	}
	t.count += other.count
	t.negative += other.negative
	t.missing += other.missing
	t.lowest, t.highest = min(t.lowest, other.lowest), max(t.highest, other.highest)
	t.scores.AddSum(&other.scores)
	t.gains.AddSum(&other.gains)
	t.losses.AddSum(&other.losses)
}

// part makes the figures of a tally; all is the tally of all customers.
func (t *tally) part(all *tally, hasValue bool) Part {
	p := Part{Count: t.count, Share: fraction(t.count, all.count), Expect: math.NaN(), Gap: math.NaN()}
	p.MeanScore, p.MinScore, p.MaxScore = math.NaN(), math.NaN(), math.NaN()
	if t.count > 0 {
		p.MeanScore, p.MinScore, p.MaxScore = t.scores.Per(t.count, 0), t.lowest, t.highest
	}
	p.Value, p.ValueShare, p.NegativeValue = math.NaN(), math.NaN(), math.NaN()
	if hasValue {
		var net exact.Sum
		net.AddSum(&t.gains)
		net.AddSum(&t.losses)
		p.Value, p.ValueShare = net.Float(), t.gains.Over(&all.gains)
		p.Negative, p.NegativeValue, p.MissingValue = t.negative, t.losses.Float(), t.missing
	}
	return p
}

// expect sets what the level should bring beside what it brings.
func (p *Part) expect(level Level, t, all *tally) {
	if level.Expect == nil || !finite(*level.Expect) {
		return
	}
	expected := ofPercent(exact.Of(*level.Expect))
	p.Expect = nearest(expected)
	if math.IsNaN(p.ValueShare) {
		return
	}
	gap := t.gains.Rat()
	gap.Quo(gap, all.gains.Rat()).Sub(gap, expected)
	p.Gap = nearest(gap.Mul(gap, big.NewRat(100, 1)))
}
