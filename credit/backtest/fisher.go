package backtest

// fisher is the two-sided p of Fisher's exact test: the probability of all tables with the same margins that are no more
// likely than the one observed.
func fisher(a, b Tally) float64 {
	h := margins{first: a.Customers, second: b.Customers, defaulted: a.Defaulted + b.Defaulted}
	observed := 0.0 // where it is as good as impossible
	h.tables(func(k int, likelihood float64) {
		if k == a.Defaulted {
			observed = likelihood
		}
	})
	// Tables that are as likely as the observed one may differ from it in their last digits.
	limit := observed * (1 + 1e-7)
	unlikely, all := 0.0, 0.0
	h.tables(func(_ int, likelihood float64) {
		all += likelihood
		if likelihood <= limit {
			unlikely += likelihood
		}
	})
	return min(1, unlikely/all)
}

// margins are those of a table of two grades by outcome.
type margins struct{ first, second, defaulted int }

// tables visits the tables with these margins, k of the defaults in the first grade, and how likely each is relative to
// the likeliest one. It goes from that one to either side until likelihoods are nothing. That needs no logarithms of
// factorials, which lose digits where customers are many, and takes some ten thousand steps for a million of them.
func (h margins) tables(visit func(k int, likelihood float64)) {
	likeliest := (h.defaulted + 1) * (h.first + 1) / (h.first + h.second + 2)
	likelihood := 1.0
	for k := likeliest; k <= min(h.first, h.defaulted) && likelihood > 0; k++ {
		visit(k, likelihood)
		likelihood *= h.ratio(k)
	}
	likelihood = 1
	for k := likeliest - 1; k >= max(0, h.defaulted-h.second) && likelihood > 0; k-- {
		likelihood /= h.ratio(k)
		visit(k, likelihood)
	}
}

// ratio is how much likelier k+1 is than k.
func (h margins) ratio(k int) float64 {
	return float64(h.first-k) / float64(k+1) * (float64(h.defaulted-k) / float64(h.second-h.defaulted+k+1))
}
