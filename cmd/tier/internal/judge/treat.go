package judge

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// treat says what is done for each customer, by the tiers of the first model. It returns notes of customers of whom a
// condition could not tell whether it meets them.
func treat(cfg *config.Config, r *result.Result) []scoring.Problem {
	if cfg.Treatments == nil {
		return nil
	}
	r.Treated = result.Treat(cfg.Treatments, population(r), r.Models[0].Final, r.Frame.SetAnswers)
	return called(cfg, r.Treated.Undecided)
}
