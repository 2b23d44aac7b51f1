package panel

import (
	"math"
	"strconv"

	"tier/scoring"
)

// When a rater is named. A wrong accusation does more harm than one that is missed, so each takes an amount that matters
// and enough customers to tell it from chance.
const (
	// noticed is the share of full marks from which a difference matters: a point of ten, half the step from one grade to
	// the next on the usual scales (10, 8, 6 …), so that half of such ratings would be another grade.
	noticed = 0.1
	// surely is how many standard errors a difference must be from nothing. Chance is that far off once in 370 times: in a
	// panel of twenty raters somebody is named wrongly in one of twenty rounds. With two standard errors it would be in
	// twelve of them. Two grades too many on three own customers are still seen.
	surely = 3.0
	// fewestOwn is how many own customers, and as many others, a bias must be seen with: of two, one misjudged by the
	// others would do.
	fewestOwn = 3
	// sameCustomers is of how many customers it is remarkable that all get the same.
	sameCustomers = 3
	// fewShared is below how many ratings that others gave too nothing can be told.
	fewShared = 5
	// apartShared is from how many ratings a correlation counts; apartBelow is the correlation under which a rater
	// disagrees with the rest: he then shares less than a twentieth (0.2²) of their variation.
	apartShared = 10
	apartBelow  = 0.2
)

// Finding is what was found of a rater.
type Finding uint8

const (
	InLine     Finding = iota // nothing: in line with the others
	TooFew                    // too few ratings to tell
	FavoursOwn                // rates own customers higher
	AgainstOwn                // rates own customers lower
	TooLenient                // gives more than the others
	TooSevere                 // gives less than the others
	AllSame                   // gives everyone the same
	Apart                     // disagrees with the rest
)

// String is a word for machines.
func (f Finding) String() string {
	return [...]string{"in-line", "too-few", "favours-own", "against-own", "lenient", "severe", "all-same", "apart"}[f]
}

// Verdict is a finding and a sentence that says it.
type Verdict struct {
	Finding Finding
	Message scoring.Message
}

// Amount says an amount of the unit: 2.5 of 10 points, or 25% of full marks.
func (s *Stats) Amount(x float64) scoring.Message {
	if s.Unit == Percent {
		return scoring.Say("%s%% of full marks", short(x))
	}
	return scoring.Say("%s of %s points", short(x), short(s.Full))
}

// short writes a figure with at most two decimals.
func short(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100+0, 'f', -1, 64) // + 0: never -0
}

// verdicts says what was found of a rater, the worst first.
func (s *Stats) verdicts(rater int, t *tally, e *effects) []Verdict {
	stats := &s.Raters[rater]
	var all []Verdict
	found := func(f Finding, m scoring.Message) { all = append(all, Verdict{f, m}) }
	own := &stats.Own
	switch bias := s.ownBias(stats); {
	case bias > 0:
		found(FavoursOwn, scoring.Say("favours own customers: %d of them by %s, against what the others give", own.Compared, s.Amount(bias)))
	case bias < 0:
		found(AgainstOwn, scoring.Say("rates own customers down: %d of them by %s, against what the others give", own.Compared, s.Amount(-bias)))
	}
	if lenient := s.lenient(rater, t, e); lenient != 0 {
		found(s.leniency(lenient, stats.Customers == own.Rated))
	}
	if stats.Same {
		found(AllSame, scoring.Say("gives everyone the same: %d customers", stats.Customers))
	}
	if c := stats.Correlation; c.OK() && stats.Shared >= apartShared && c.Value < apartBelow {
		found(Apart, scoring.Say("disagrees with the rest: a correlation of %s over %d ratings", short(c.Value), stats.Shared))
	}
	switch {
	case len(all) > 0:
	case stats.Ratings == 0:
		found(TooFew, scoring.Say("rated nothing"))
	case stats.Shared < fewShared:
		found(TooFew, scoring.Say("too few ratings to tell: others rated %d of the same", stats.Shared))
	default:
		found(InLine, scoring.Say("in line with the others"))
	}
	return all
}

// ownBias is the bias if there is one to speak of, else 0. Who gives everyone the same favours nobody: the differences are
// the others' work.
func (s *Stats) ownBias(stats *RaterStats) float64 {
	o := &stats.Own
	if !o.Error.OK() || o.Compared < fewestOwn || o.Against < fewestOwn || stats.Same {
		return 0
	}
	return s.matters(o.Bias.Value, o.Error.Value)
}

// leniency says that a rater is lenient, or severe. Of one who rated nobody but his own customers nothing can be told of
// a bias towards them, and this is all that stands between him and his colleagues.
func (s *Stats) leniency(x float64, ownOnly bool) (Finding, scoring.Message) {
	switch {
	case x > 0 && ownOnly:
		return TooLenient, scoring.Say("lenient with own customers, the only ones rated: %s above the others", s.Amount(x))
	case x > 0:
		return TooLenient, scoring.Say("lenient: %s above the others", s.Amount(x))
	case ownOnly:
		return TooSevere, scoring.Say("severe with own customers, the only ones rated: %s below the others", s.Amount(-x))
	}
	return TooSevere, scoring.Say("severe: %s below the others", s.Amount(-x))
}

// lenient is how lenient the rater is, below 0 severe, if it is to speak of, else 0. He must differ from the others' mean
// and, where it can be told, from the typical rater too: one who is far off pulls the others' means of everybody else
// with him.
func (s *Stats) lenient(rater int, t *tally, e *effects) float64 {
	stats := &s.Raters[rater]
	var m moments // over customers: what is said of one on several criteria goes together
	for _, c := range t.apart {
		if c.n > 0 {
			m.add(c.sum/float64(c.n), 0)
		}
	}
	if stats.Shared < fewShared || m.n < 2 {
		return 0
	}
	x := s.matters(stats.Lenient.Value, math.Sqrt(m.variance()))
	if stats.Effect.OK() && s.matters(e.of[rater]-e.typical(rater), 0)*x <= 0 {
		return 0
	}
	return x
}

// matters returns a difference if it is large and sure enough, else 0.
func (s *Stats) matters(x, standardError float64) float64 {
	if in9(math.Abs(x)) < in9(noticed*s.Full) || math.Abs(x) < surely*standardError {
		return 0
	}
	return x
}
