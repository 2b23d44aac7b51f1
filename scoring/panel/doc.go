// Package panel makes one figure of what several raters say of a customer, and tells how far the raters agree and who of
// them is biased: the evaluation group (评价小组) of the documents, whose worry is the salesperson that rates his own
// customers.
//
// It has three parts, which share nothing but the ratings and can be asked in any order:
//
//  1. Panel.Consensus makes the figures that count (consensus.go): ratings of own customers are left out, a quorum is
//     asked for and the extremes are trimmed, as the panel is configured, and the mean or the median is exact (weights.go, exact.go).
//  2. Panel.Stats describes each rater (raters.go, tally.go, own.go, severity.go) and finds what is to be said of him
//     (verdict.go): whoever is named differs by an amount that matters, and by more than chance does in a panel of that size
//     (chance.go). Adjusted takes the raters' severity off, for a look beside the ratings.
//  3. Panel.Agreement says how far they agree (agreement.go): Krippendorff's alpha (alpha.go), the intraclass correlations of
//     Shrout and Fleiss (icc.go) and Kendall's W (kendall.go). All ratings count, those of own customers too.
//
// Consensus counts in exact decimals, as tiers hang on it; the other two describe, in float64. Figures that can't be
// computed say why not.
//
// It is pure: ratings come in as plain values, each with the index of its rater, customer and criterion.
package panel
