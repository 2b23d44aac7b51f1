package tiering

import (
	"slices"
	"time"

	"tier/scoring"
)

// Condition is what an override asks of each customer; a *scoring.Expr is one.
type Condition interface {
	Truths(scoring.Columns) []scoring.Truth
	Fields() []string                    // the fields it reads, sorted
	FieldKinds() map[string]scoring.Kind // and as what
}

// Override is a decision of people that stands above the score: it places customers in a level, lifts them to it, or
// caps them at it. Exactly one of Tier, AtLeast and AtMost is a level; the others are -1.
type Override struct {
	Name       string
	When       Condition
	Tier       int       // places: index of the level, or -1
	AtLeast    int       // lifts to this level whoever is in a worse one, or -1
	AtMost     int       // caps at this level whoever is in a better one, or -1
	Reason     string    // for the reader; may be ""
	ApprovedBy string    // for the reader; may be ""
	Until      time.Time // the last day on which it applies; zero: always
}

// Hit is an override that met a customer, and what it made of the tier: indexes of levels, equal where the customer
// was there already.
type Hit struct {
	Override int
	From, To int
}

// Changed reports whether the override moved the customer.
func (h Hit) Changed() bool { return h.From != h.To }

// Overridden is what the overrides made of the computed tiers.
type Overridden struct {
	Final     []int             // per row: index of the level, -1 unscored; the computed ones where there are no overrides
	Applied   map[int][]Hit     // by row: the overrides that met the customer, in order
	Expired   []int             // the overrides that were past their last day
	Undecided []scoring.Problem // customers of whom an override could not tell whether it meets them: by override, then row
	Matched   []int             // per override: how many customers it met
	Changed   []int             // per override: how many of them it moved
}

// Apply applies the overrides in order to the computed tiers, each to what the ones before it left. Conditions see
// the columns as they are, so that a tier in them is the computed one. Customers without a score stay without a tier.
//
// An override applies through its last day, the date of Until, compared with the date of asOf. Whoever gives an
// override an end must give a date: with a zero asOf nothing has expired.
func Apply(overrides []Override, cols scoring.Columns, computed []int, asOf time.Time) Overridden {
	out := Overridden{
		Final:   computed,
		Matched: make([]int, len(overrides)),
		Changed: make([]int, len(overrides)),
	}
	if len(overrides) > 0 {
		out.Final, out.Applied = slices.Clone(computed), make(map[int][]Hit)
	}
	for i, o := range overrides {
		if o.expired(asOf) {
			out.Expired = append(out.Expired, i)
			continue
		}
		out.apply(i, o, cols)
	}
	return out
}

// apply applies one override to all customers.
func (out *Overridden) apply(index int, o Override, cols scoring.Columns) {
	var read *reading
	for row, truth := range o.When.Truths(cols) {
		from := out.Final[row]
		switch {
		case from < 0:
		case truth == scoring.True:
			to := o.Move(from)
			out.Final[row] = to
			out.Applied[row] = append(out.Applied[row], Hit{index, from, to})
			out.Matched[index]++
			if to != from {
				out.Changed[index]++
			}
		case truth == scoring.Undecided:
			if read == nil {
				read = newReading(o.When, cols)
			}
			out.Undecided = append(out.Undecided, read.problem(o.Name, row))
		}
	}
}

// Only is what the overrides did to the customers of some rows, in ascending order. The first of them is then row 0.
func (out *Overridden) Only(rows []int) Overridden {
	some := Overridden{
		Final: scoring.Pick(out.Final, rows), Expired: out.Expired,
		Matched: make([]int, len(out.Matched)), Changed: make([]int, len(out.Changed)),
	}
	if out.Applied != nil {
		some.Applied = make(map[int][]Hit)
	}
	for i, row := range rows {
		hits, ok := out.Applied[row]
		if !ok {
			continue
		}
		some.Applied[i] = hits
		for _, hit := range hits {
			some.Matched[hit.Override]++
			if hit.Changed() {
				some.Changed[hit.Override]++
			}
		}
	}
	return some
}

// Move returns the level of a customer of the given level that the override meets.
func (o Override) Move(from int) int {
	switch {
	case o.Tier >= 0:
		return o.Tier
	case o.AtLeast >= 0:
		return min(from, o.AtLeast) // the best level is 0
	case o.AtMost >= 0:
		return max(from, o.AtMost)
	}
	return from
}

// expired reports whether the last day is over. Days are compared as people write them, whatever the time zone.
func (o Override) expired(asOf time.Time) bool {
	if o.Until.IsZero() || asOf.IsZero() {
		return false
	}
	return day(asOf) > day(o.Until)
}

func day(t time.Time) int {
	y, m, d := t.Date()
	return y*10000 + int(m)*100 + d
}
