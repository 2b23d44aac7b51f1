package judge

import (
	"math/big"
	"slices"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
	"tier/tiering"
)

// rate collects what the panel gave, and puts its points in the place of what the rules make of the list.
func rate(cfg *config.Config, r *result.Result, sources []*ratings.Source) {
	collected := ratings.Collect(cfg, whom(cfg, r.List, r.Frame, r.Merged), sources)
	collected.Notes = append(collected.Notes, beyond(cfg, r.Frame, collected)...)
	r.Ratings = result.NewRatings(collected, cfg.Panel.Quorum)
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
			Points: points, List: cfg.Panel.Below == config.BelowList,
			Why:   func(row int) scoring.Message { return by.Why(k, row) },
			Lacks: func(row int) scoring.Message { return by.Lacks(k, row) },
		})
	}
}

// give gives the frame points of a panel that are known by row.
func give(cfg *config.Config, frame *scoring.Frame, o *Options) {
	for criterion, given := range o.Points {
		frame.Rate(criterion, scoring.Rated{
			Points: given, List: cfg.Panel.Below == config.BelowList || !cfg.IsRated(criterion) || slices.Contains(o.Unrated, criterion),
			Why:   func(int) scoring.Message { return scoring.Say("as it was rated") },
			Lacks: func(int) scoring.Message { return scoring.Say("not rated") },
		})
	}
}

// Customers are those of a list that was not judged, as ratings name them: the same that Judge judges, less repeated ids and those
// who are knocked out.
func Customers(cfg *config.Config, list *fileio.List, merged *aliases.Merged, firstOfRepeats bool) ratings.Customers {
	frame := scoring.NewFrame(list)
	frame.JudgeOn(cfg.AsOf)
	frame.Label(labels(cfg))
	unique(list, frame, firstOfRepeats)
	spoil(cfg, list, frame)
	frame.Derive(cfg.Derive)
	tiering.KnockOut(cfg.Knockouts, frame)
	return whom(cfg, list, frame, merged)
}

// whom are the list's customers, as ratings name them.
func whom(cfg *config.Config, list *fileio.List, frame *scoring.Frame, merged *aliases.Merged) ratings.Customers {
	who := ratings.Customers{Len: list.Len(), ID: wordsOf(list, "id"), Name: wordsOf(list, "name"), Words: frame.Texts, Excluded: frame.Excluded}
	if owner, ok := frame.Texts(cfg.Panel.Owner); ok && cfg.Panel.Owner != "" {
		who.Owner = owner
	}
	if merged != nil {
		who.Aliases = merged.Aliases
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
func beside(cfg *config.Config, spec *config.Model, r *result.Result, before *tiering.Earlier, adjusted bool) []result.Beside {
	by := r.Ratings
	if by == nil || !slices.ContainsFunc(by.Criteria, func(c scoring.Criterion) bool { return slices.Contains(spec.Names(), c.Name) }) {
		return nil
	}
	var all []result.Beside
	given := &by.Collected.Ratings
	if by.Owned() > 0 {
		kept := by.Panel
		kept.Own = panel.Keep
		all = append(all, result.WithOwn(other(cfg, spec, r, before, kept.Consensus(given))))
	}
	if adjusted {
		all = append(all, result.Adjusted(other(cfg, spec, r, before, by.Panel.Consensus(panel.Adjusted(given, by.Stats)))))
	}
	if len(all) > 0 {
		setRated(cfg, r.Frame, by, by.Consensus)
	}
	return all
}

// other is a model's score by another consensus, with the levels that come of it.
func other(cfg *config.Config, spec *config.Model, r *result.Result, before *tiering.Earlier, consensus [][]panel.Consensus) (total []float64, final []int) {
	setRated(cfg, r.Frame, r.Ratings, consensus)
	scores := spec.Score(r.Frame, tierFields(cfg, spec)...)
	placement, err := spec.Scheme.Place(scores.Total, placedBy(spec, r.Frame))
	if err != nil { // as where nobody has a score
		return scores.Total, slices.Repeat([]int{-1}, len(scores.Total))
	}
	computed := scores.After(func(row int) string { return tierOf(spec, placement.Level[row]) })
	kept := spec.Scheme.Keep(spec.Scheme.Hold, scores.Total, placement.Level, before)
	return scores.Total, tiering.Apply(spec.Overrides, computed, kept.Level, cfg.AsOf).Final
}

// tierOf is the name of a level; "" for none.
func tierOf(spec *config.Model, level int) string {
	if level < 0 {
		return ""
	}
	return spec.Scheme.Levels[level].Name
}
