package backtest

import "math"

// Discrimination is how well scores or grades tell the customers that defaulted from those that didn't.
type Discrimination struct {
	Customers int // with a score or grade, and of known outcome
	Defaulted int

	// AUC is the area under the ROC curve: of all pairs of a customer that defaulted and one that didn't, the share in
	// which the one that didn't stands better, with half of the pairs that stand alike (Mann and Whitney's U by midranks).
	// It is a ratio of whole numbers. This and all below is NaN where nobody or everybody defaulted.
	AUC float64
	// SE is the AUC's standard error after DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988, 837–845), which takes
	// no distribution for granted. NaN with fewer than two customers of either kind.
	SE float64
	// Interval is AUC ± 1.96 SE, between 0 and 1. Where SE is 0, since all pairs are decided alike, that would be no
	// interval: then it is Wilson's, of as many as the smaller group has, for the variance is never more than
	// AUC(1-AUC) ÷ that many (Birnbaum and Klose, Ann. Math. Statist. 28, 1957, 933–945).
	Interval Interval
	Gini     float64 // 2·AUC - 1, also called the accuracy ratio
	// KS is the largest gap between the shares of defaulted and other customers with at most some score (Kolmogorov and
	// Smirnov), and KSAt that score, the lowest of several. Of grades it is those of at least that index. KSAt is NaN where
	// KS is 0.
	KS, KSAt float64

	Curve   []Point // nil where nobody or everybody defaulted
	Verdict Verdict
}

// discriminate computes the figures of bins.
func discriminate(b bins) Discrimination {
	none := math.NaN()
	out := Discrimination{
		Customers: b.good + b.bad, Defaulted: b.bad,
		AUC: none, SE: none, Interval: nowhere(), Gini: none, KS: none, KSAt: none,
	}
	if b.good > 0 && b.bad > 0 {
		twice, pairs := b.wins(), 2*b.good*b.bad
		out.AUC, out.Gini = rate(twice, pairs), rate(2*twice-pairs, pairs)
		out.SE = b.deLong(out.AUC)
		out.Interval = intervalOf(out.AUC, out.SE, min(b.good, b.bad))
		ks, widest := b.gap()
		if out.KS = ks; widest >= 0 {
			out.KSAt = b.all[widest].at
		}
		out.Curve = b.curve(widest)
	}
	out.Verdict = judge(out, len(b.all))
	return out
}

// wins is twice the number of pairs in which the customer that didn't default stands better; pairs that stand alike count
// once.
func (b bins) wins() int {
	twice, better := 0, b.good
	for _, bin := range b.all {
		better -= bin.good
		twice += bin.bad * (2*better + bin.good)
	}
	return twice
}

// deLong is the standard error of the AUC. Each customer's placement is the share of the other kind's customers that it
// stands on the right side of; the variance is that of both kinds' placements, each divided by how many they are.
func (b bins) deLong(auc float64) float64 {
	if b.good < 2 || b.bad < 2 {
		return math.NaN()
	}
	better, worse := b.good, 0
	ofBad, ofGood := 0.0, 0.0 // sums of squares about the AUC
	for _, bin := range b.all {
		better -= bin.good
		placed := rate(2*better+bin.good, 2*b.good) - auc
		ofBad += float64(bin.bad) * placed * placed
		placed = rate(2*worse+bin.bad, 2*b.bad) - auc
		ofGood += float64(bin.good) * placed * placed
		worse += bin.bad
	}
	return math.Sqrt(ofBad/float64(b.bad-1)/float64(b.bad) + ofGood/float64(b.good-1)/float64(b.good))
}

// intervalOf is the interval of an AUC whose smaller group has so many customers.
func intervalOf(auc, se float64, smaller int) Interval {
	switch {
	case math.IsNaN(se):
		return nowhere()
	case se == 0:
		return wilson(auc, smaller)
	}
	return within(auc-normal95*se, auc+normal95*se, auc)
}

// gap is KS and the first bin behind which it is, -1 where it is 0. Gaps are compared as whole numbers.
func (b bins) gap() (ks float64, widest int) {
	good, bad, most, widest := 0, 0, 0, -1
	for i, bin := range b.all {
		good, bad = good+bin.good, bad+bin.bad
		if gap := max(bad*b.good-good*b.bad, good*b.bad-bad*b.good); gap > most {
			most, widest = gap, i
		}
	}
	return rate(most, b.good*b.bad), widest
}
