package backtest

import (
	"strconv"

	"tier/scoring"
)

// Trend is how the default rate goes from a grade to the next worse one.
type Trend uint8

// A rubric that works has Rises only.
const (
	Rises Trend = iota
	Same
	Falls
)

// Step goes from a grade to the next worse one that has customers.
//
// P is from Fisher's exact test of two proportions, two-sided: how likely rates at least as far apart in either direction
// would be if both grades had one and the same rate, given how many defaulted in both together. It is not corrected for
// there being several steps: of twenty steps between equal grades one will seem significant.
type Step struct {
	Better, Worse Grade
	Trend         Trend
	P             float64
}

// Significant reports whether chance alone would hardly part the grades so far: P is below 5%.
func (s Step) Significant() bool { return s.P < 0.05 }

// Message says how the rate goes, and whether that may be chance.
func (s Step) Message() scoring.Message {
	from, to, p := percent(s.Better.Rate), percent(s.Worse.Rate), chance(s.P)
	switch {
	case s.Trend == Same:
		return scoring.Say("%s → %s: the default rate stays at %s", s.Better.Name, s.Worse.Name, from)
	case s.Trend == Rises && s.Significant():
		return scoring.Say("%s → %s: the default rate rises from %s to %s, more than by chance (%s)",
			s.Better.Name, s.Worse.Name, from, to, p)
	case s.Trend == Rises:
		return scoring.Say("%s → %s: the default rate rises from %s to %s, which may be chance (%s)",
			s.Better.Name, s.Worse.Name, from, to, p)
	case s.Significant():
		return scoring.Say("%s → %s: the default rate falls from %s to %s, more than by chance (%s)",
			s.Better.Name, s.Worse.Name, from, to, p)
	}
	return scoring.Say("%s → %s: the default rate falls from %s to %s, which may be chance (%s)",
		s.Better.Name, s.Worse.Name, from, to, p)
}

// newStep compares two grades that have customers.
func newStep(better, worse Grade) Step {
	s := Step{Better: better, Worse: worse, P: fisher(better.Tally, worse.Tally)}
	switch was, is := better.Defaulted*worse.Customers, worse.Defaulted*better.Customers; {
	case is == was:
		s.Trend = Same
	case is < was:
		s.Trend = Falls
	}
	return s
}

// percent writes a fraction with two decimals: 0.0694 is 6.94%.
func percent(fraction float64) string {
	return strconv.FormatFloat(scoring.Round(fraction*100, 2), 'f', 2, 64) + "%"
}

// chance writes a p.
func chance(p float64) string {
	if p < 0.0005 {
		return "p < 0.001"
	}
	return "p = " + strconv.FormatFloat(p, 'f', 3, 64)
}
