package panel

import (
	"math"

	"tier/scoring"
)

// Figure is a statistic, or the reason why it can't be computed: never a NaN that nobody explains.
type Figure struct {
	Value float64         // NaN where Why says something
	Why   scoring.Message // why it is not computable; zero where it is
}

// OK reports whether there is a value.
func (f Figure) OK() bool { return f.Why.IsZero() }

// figure is a value that was computed.
func figure(x float64) Figure { return Figure{Value: x} }

// lacking is a figure that can't be computed.
func lacking(why scoring.Message) Figure { return Figure{Value: math.NaN(), Why: why} }

// Unit is what the statistics of ratings are measured in.
type Unit uint8

const (
	Points  Unit = iota // the criteria have the same full marks, and points of one are those of another
	Percent             // of the full marks of the criterion, which differ
)

// String is a word for machines: points or percent.
func (u Unit) String() string { return [...]string{"points", "percent"}[u] }

// Unit is points if all criteria have the same full marks, else percent.
func (r *Ratings) Unit() Unit {
	for _, c := range r.Criteria {
		if c.Full != r.Criteria[0].Full {
			return Percent
		}
	}
	return Points
}

// Full is full marks in the unit of the ratings; NaN where there are no criteria.
func (r *Ratings) Full() float64 {
	switch {
	case r.Unit() == Percent:
		return 100
	case len(r.Criteria) == 0:
		return math.NaN()
	}
	return r.Criteria[0].Full
}

// in9 rounds to the nine decimals that are the resolution of every statistic here: what differs by less is equal, however
// it was computed.
func in9(x float64) float64 { return math.Round(x*1e9)/1e9 + 0 }
