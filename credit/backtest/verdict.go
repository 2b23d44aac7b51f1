package backtest

import (
	"strconv"

	"tier/scoring"
)

// Least is how many customers that defaulted, and how many that didn't, a verdict needs. With fewer the interval of an AUC
// says more than they know.
const Least = 10

// Finding is what a verdict comes to.
type Finding uint8

// The findings. Those from NobodyKnown on say why there is none.
const (
	Helps              Finding = iota // the interval of the AUC lies above 0.5
	Undecided                         // 0.5 lies in it
	Backwards                         // it lies below 0.5
	NobodyKnown                       // nobody has both a score (or grade) and a known outcome
	NobodyDefaulted                   // nobody defaulted
	EverybodyDefaulted                // everybody defaulted
	AllAlike                          // everybody has the same score (or grade)
	TooFew                            // fewer than Least defaulted, or fewer than Least didn't
)

// Verdict is whether a score, or the grades, tell who defaults.
type Verdict struct {
	Finding Finding
	Message scoring.Message
}

// Judged reports whether there were customers enough to come to a verdict.
func (v Verdict) Judged() bool { return v.Finding < NobodyKnown }

// judge is the verdict on a discrimination among so many different scores or grades.
func judge(d Discrimination, different int) Verdict {
	good := d.Customers - d.Defaulted
	switch {
	case d.Customers == 0:
		return Verdict{NobodyKnown, scoring.Say("nobody has both a place in the order and a known outcome: there is nothing to compare")}
	case d.Defaulted == 0:
		return Verdict{NobodyDefaulted, scoring.Say("none of %d customers defaulted: there is nothing to tell apart", d.Customers)}
	case good == 0:
		return Verdict{EverybodyDefaulted, scoring.Say("all of %d customers defaulted: there is nothing to tell apart", d.Customers)}
	case different == 1:
		return Verdict{AllAlike, scoring.Say("all of %d customers stand alike, so nobody is told apart", d.Customers)}
	case min(d.Defaulted, good) < Least:
		return Verdict{TooFew, scoring.Say("%d customers defaulted and %d did not: a verdict needs %d of each", d.Defaulted, good, Least)}
	}
	return judgeAUC(d)
}

// judgeAUC is the verdict by the interval of the AUC, compared as it is shown: an interval that is said to begin at 0.500
// does not lie above it.
func judgeAUC(d Discrimination) Verdict {
	auc, low, high := three(d.AUC), three(d.Interval.Low), three(d.Interval.High)
	switch {
	case scoring.Round(d.Interval.Low, 3) > 0.5:
		return Verdict{Helps, scoring.Say("it helps: customers that default stand lower than others; AUC %s, 95%% interval %s to %s, above 0.5",
			auc, low, high)}
	case scoring.Round(d.Interval.High, 3) < 0.5:
		return Verdict{Backwards, scoring.Say("it is the wrong way round: customers that default stand higher than others; AUC %s, 95%% interval %s to %s, below 0.5",
			auc, low, high)}
	}
	return Verdict{Undecided, scoring.Say("it may not help at all: AUC %s, and its 95%% interval %s to %s has guessing (0.5) in it",
		auc, low, high)}
}

// three writes a figure with three decimals.
func three(x float64) string {
	return strconv.FormatFloat(scoring.Round(x, 3), 'f', 3, 64)
}
