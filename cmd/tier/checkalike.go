package main

import (
	"strconv"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// Two criteria measure the same thing where their rank correlation goes beyond this, among so many customers at least.
const (
	mostAlike      = 0.9
	fewestCompared = 10
)

// measureTwice are warnings of criteria that measure the same thing in the list: of each pair once, whatever models
// and variants share it.
func measureTwice(cfg *config.Config, r *result.Result) config.Problems {
	var found config.Problems
	seen := make(map[[2]string]bool)
	for i := range r.Models {
		rubrics := r.Models[i].Spec.Rubrics()
		for _, pair := range r.Models[i].Scores.AlikeCriteria(mostAlike, fewestCompared) {
			a, b := rubrics[pair.Rubric][pair.A].Name, rubrics[pair.Rubric][pair.B].Name
			if seen[[2]string{a, b}] {
				continue
			}
			seen[[2]string{a, b}] = true
			rho := strconv.FormatFloat(scoring.Round(pair.Rho, 3), 'f', 3, 64)
			hint := scoring.Say("what both show counts twice: keep one of the two, or give both together the weight of one")
			if len(found) > 0 {
				hint = scoring.Message{} // the same for all
			}
			message := scoring.Say("%q and %q measure the same thing: their rank correlation over %d customers is %s", a, b, pair.Customers, rho)
			if pair.Rho < 0 {
				message = scoring.Say("%q and %q measure the same thing, but the other way round: their rank correlation over %d customers is %s",
					a, b, pair.Customers, rho)
			}
			found = append(found, cfg.AtCriterion(i, pair.Rubric, pair.B, message, hint))
		}
	}
	return found
}
