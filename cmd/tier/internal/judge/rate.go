package judge

import (
	"math/big"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// rate collects what the panel gave, and puts its points in the place of what the rules make of the list.
func rate(cfg *config.Config, r *result.Result, sources []*ratings.Source) {
	collected := ratings.Collect(cfg, customers(cfg, r), sources)
	r.Ratings = result.NewRatings(collected, cfg.Panel.Quorum, cfg.Panel.Below == config.BelowUse)
	setRated(cfg, r.Frame, r.Ratings, r.Ratings.Consensus)
}

// setRated gives the frame the points of a panel.
func setRated(cfg *config.Config, frame *scoring.Frame, by *result.Ratings, consensus [][]panel.Consensus) {
	for k, criterion := range by.Criteria {
		points := make([]*big.Rat, frame.Len())
		for row := range points {
			points[row] = consensus[k][row].Points
		}
		frame.Rate(criterion.Name, scoring.Rated{
			Points: points, List: cfg.Panel.Below == config.BelowList, Why: func(row int) scoring.Message { return by.Why(k, row) },
		})
	}
}

// customers are the list's, as ratings name them.
func customers(cfg *config.Config, r *result.Result) ratings.Customers {
	who := ratings.Customers{
		Len: r.Len(), ID: wordsOf(r.List, "id"), Name: wordsOf(r.List, "name"),
		Words:     r.Frame.Texts,
		Judgeable: func(row int) bool { _, excluded := r.Frame.Excluded(row); return !excluded },
	}
	if owner, ok := r.Frame.Texts(cfg.Panel.Owner); ok && cfg.Panel.Owner != "" {
		who.Owner = owner
	}
	return who
}

// wordsOf are the texts of a field, "" where the list has none.
func wordsOf(list *fileio.List, field string) func(row int) string {
	if texts, ok := list.Texts(field); ok {
		return texts
	}
	return func(int) string { return "" }
}

// beside are the scores that a model would give if other ratings counted: own ones where they were left out, and, where that
// is asked for, all of them less how lenient their raters are.
func beside(cfg *config.Config, spec *config.Model, r *result.Result, adjusted bool) []result.Beside {
	by := r.Ratings
	if by == nil || !slices.ContainsFunc(by.Criteria, func(c scoring.Criterion) bool { return slices.Contains(spec.Names(), c.Name) }) {
		return nil
	}
	group := by.Panel
	if group.Quorum = by.Quorum; by.Fewer {
		group.Quorum = 1
	}
	var all []result.Beside
	if by.Owned() > 0 {
		kept := group
		kept.Own = panel.Keep
		all = append(all, result.WithOwn(other(cfg, spec, r, kept.Consensus(&by.Collected.Ratings))))
	}
	if adjusted {
		fair := panel.Adjusted(&by.Collected.Ratings, group.Stats(&by.Collected.Ratings))
		all = append(all, result.Adjusted(other(cfg, spec, r, group.Consensus(fair))))
	}
	setRated(cfg, r.Frame, by, by.Consensus)
	return all
}

// other is a model's score by another consensus, with the levels that the method gives.
func other(cfg *config.Config, spec *config.Model, r *result.Result, consensus [][]panel.Consensus) (total []float64, computed []int) {
	setRated(cfg, r.Frame, r.Ratings, consensus)
	total = spec.Score(r.Frame, tierFields(cfg, spec)...).Total
	placement, err := spec.Scheme.Place(total, placedBy(spec, r.Frame))
	if err != nil { // as where nobody has a score
		return total, slices.Repeat([]int{-1}, len(total))
	}
	return total, placement.Level
}
