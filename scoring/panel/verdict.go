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
	// wrongly is in what share of rounds, at most, chance may name somebody of a panel of raters without a habit, by each
	// kind of finding. The share is divided by the raters (Bonferroni), so that it is the panel's, however many they are:
	// of twenty raters each is named for what chance does to him in one of 400 rounds. The tests suppose normal differences,
	// which those of grades are roughly: in simulated panels somebody is named in 0 to 8 of 100 rounds, AllSame aside.
	wrongly = 0.05
	// fewestOwn is how many own customers, and as many others, a bias must be seen with: of two, one misjudged by the
	// others would do.
	fewestOwn = 3
	// sameCustomers is of how many customers it is remarkable that all get the same. It says what can be seen and tests
	// nothing: of six customers much alike, on a scale of five grades, chance does it to one of twenty raters in 9 of 100 rounds.
	sameCustomers = 3
	// fewShared is below how many customers that others rated too nothing can be told, on however many criteria: what is
	// said of one customer on several goes together, and two or three customers show no habit.
	fewShared = 5
	// apartShared is from how many customers a correlation counts; apartBelow is the correlation under which a rater
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
		return scoring.Say("%s%% of full marks", twoDecimals(x))
	}
	return scoring.Say("%s of %s points", twoDecimals(x), twoDecimals(s.Full))
}

// twoDecimals writes a figure with at most two decimals.
func twoDecimals(x float64) string {
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
	shared := t.shared()
	if lenient := s.lenient(rater, &shared, e); lenient != 0 {
		found(s.leniency(lenient, stats.Customers == own.Rated))
	}
	if stats.Same {
		found(AllSame, scoring.Say("gives everyone the same: %d customers", stats.Customers))
	}
	if s.standsApart(stats, shared.N) {
		found(Apart, scoring.Say("disagrees with the rest: a correlation of %s over %d customers", twoDecimals(stats.Correlation.Value), shared.N))
	}
	switch {
	case len(all) > 0:
	case stats.Ratings == 0:
		found(TooFew, scoring.Say("rated nothing"))
	case shared.N < fewShared:
		found(TooFew, scoring.Say("too few ratings to tell: others rated %d of the same customers", shared.N))
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
	return s.matters(o.Bias.Value, o.Error.Value, o.Compared+o.Against-2)
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

// lenient is how lenient the rater is, below 0 severe, if it is to speak of, else 0; shared are his differences from the
// others, by customer. He must differ from the others' mean and, where it can be told, from the typical rater too: one who
// is far off pulls the others' means of everybody else with him.
func (s *Stats) lenient(rater int, shared *scoring.Moments, e *effects) float64 {
	stats := &s.Raters[rater]
	if shared.N < fewShared {
		return 0
	}
	x := s.matters(stats.Lenient.Value, shared.Error(), shared.N-1)
	if d := e.of[rater] - e.typical(rater); stats.Effect.OK() && (!s.large(d) || d*x < 0) {
		return 0
	}
	return x
}

// standsApart reports whether a rater who shares so many customers with the others disagrees with them: he does so, and
// surely more than the typical rater. Where customers are much the same, or nobody agrees with anybody, all correlations
// are low, and that is nobody's own doing; of two raters neither is the one who disagrees.
//
// To ask for a correlation that is surely below apartBelow would not do: one who rates by lot has one of 0, which
// takes 500 customers to tell from 0.2 among twenty raters.
func (s *Stats) standsApart(stats *RaterStats, shared int) bool {
	c := stats.Correlation
	if !c.OK() || shared < apartShared || c.Value >= apartBelow {
		return false
	}
	return s.rare(lower(c.Value, s.typicalCorrelation(), shared))
}

// typicalCorrelation is the median of the correlations that there are; there is one at least.
func (s *Stats) typicalCorrelation() float64 {
	var all []float64
	for i := range s.Raters {
		if c := s.Raters[i].Correlation; c.OK() {
			all = append(all, c.Value)
		}
	}
	return middle(all)
}

// matters returns a difference if it is large and sure enough, else 0; its standard error has so many degrees of freedom.
func (s *Stats) matters(x, standardError float64, free int) float64 {
	if s.large(x) && s.rare(beyond(x/standardError, free)) {
		return x
	}
	return 0
}

// large reports whether a difference is one that matters.
func (s *Stats) large(x float64) bool { return in9(math.Abs(x)) >= in9(noticed*s.Full) }

// rare reports whether what chance does to a rater with this probability is too rare for chance to do it to any of the
// raters who rated anything.
func (s *Stats) rare(chance float64) bool {
	raters := 0
	for i := range s.Raters {
		if s.Raters[i].Ratings > 0 {
			raters++
		}
	}
	return chance*float64(raters) <= wrongly
}
