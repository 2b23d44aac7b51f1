package judge

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// knockOut places customers outside the tiers and lists them among the rows that were set aside. The derived fields are
// computed again where somebody left, since sums and ranks are those of the others. It returns notes of the customers of whom a
// condition could not tell.
func knockOut(cfg *config.Config, r *result.Result) []scoring.Problem {
	r.Knocked = tiering.KnockOut(cfg.Knockouts, r.Frame)
	if len(r.Knocked.By) > 0 {
		r.Frame.Derive(cfg.Derive)
	}
	for row := range r.Knocked.By {
		why, _ := r.Frame.Excluded(row)
		r.Aside = append(r.Aside, result.Problem{Row: row, At: r.At(row, ""), Message: why})
	}
	slices.SortStableFunc(r.Aside, func(a, b result.Problem) int { return cmp.Compare(a.Row, b.Row) })
	return called(cfg, r.Knocked.Undecided)
}
