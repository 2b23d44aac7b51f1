package book

import "tier/cmd/tier/internal/result"

// Up to so much a workbook has formulas unless something else is asked for. LibreOffice opens and recalculates
// 25,000 customers of 16 columns under a rubric of 8 criteria, about 700,000 formulas, within 30 seconds on two cores.
// Scores of more decimals than a ladder has steps for are compared with all others once a weight is edited.
const (
	mostLiveRows     = 25_000
	mostLiveFormulas = 700_000
	mostFineRows     = 5_000
)

// TooLargeForFormulas reports whether a result is so large that recalculating its workbook would keep its readers waiting.
func TooLargeForFormulas(r *result.Result) bool {
	columns := len(r.Config.Derive)
	for i := range r.Models {
		const verdicts = 8 // score, rank, tier, computed tier, reason, and the levels and the value among the workings
		if r.Models[i].Spec.Decimals > mostStepDecimals && r.Len() > mostFineRows {
			return true
		}
		columns += 2*len(r.Models[i].Spec.Names()) + verdicts + 3*len(r.Models[i].Spec.Overrides)
	}
	return r.Len() > mostLiveRows || r.Len()*columns+ratedFormulas(r) > mostLiveFormulas
}

// ratedFormulas are those over the points of raters, at most: five for each customer and criterion, and one that looks them up.
func ratedFormulas(r *result.Result) int {
	const each = 6
	if r.Ratings == nil {
		return 0
	}
	return each * len(r.Ratings.Criteria) * r.Len()
}
