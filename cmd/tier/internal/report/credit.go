package report

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/scoring"
)

// listedUsually is how many customers a list of the report of credit has where nobody asks for a number.
const listedUsually = 10

// Run is the report of a run: of tiers, or of credit where that is all that was judged.
func Run(r *result.Result, o Options, p words.Printer) []Block {
	if r.Config.IsForCredit() {
		return Credit(r, o, p)
	}
	return Score(r, o, p)
}

// Credit is the report of customers' credit: grades, ratios, who is above the limit, what is applied for, who must be
// surveyed again, who bears losses, what is owed, and whether the grades tell anything. Each stands there where there is
// something to say.
func Credit(r *result.Result, o Options, p words.Printer) []Block {
	blocks := []Block{gradeBlock(r, p)}
	blocks = append(blocks, ratioBlocks(r, p)...)
	blocks = append(blocks, excessBlocks(r, o.most(), p)...)
	blocks = append(blocks, requestBlocks(r, p)...)
	blocks = append(blocks, reviewBlocks(r, o.most(), p)...)
	blocks = append(blocks, lossBlocks(r, o.most(), p)...)
	blocks = append(blocks, receivableBlocks(r, o.most(), p)...)
	blocks = append(blocks, backtestBlocks(r, p)...)
	return append(blocks, Besides(r, o, p)...)
}

// most is how long lists may be.
func (o Options) most() int {
	if o.Top > 0 {
		return o.Top
	}
	return listedUsually
}

// hasLimits reports whether the configuration gives limits at all.
func hasLimits(r *result.Result) bool {
	return slices.ContainsFunc(r.Config.Credit.Limits.Grades, func(of []*scoring.Expr) bool { return len(of) > 0 })
}

// hasExposure reports whether anything says what customers have in use.
func hasExposure(r *result.Result) bool {
	return slices.ContainsFunc(r.Credit.Exposed, func(e credit.Exposed) bool { return !math.IsNaN(e.Own) })
}
