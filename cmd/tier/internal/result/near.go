package result

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"tier/tiering"
)

// Near is a customer near a threshold of a model.
type Near struct {
	tiering.Near
	Model *Model
}

// AllNear are the customers near a threshold in any model: those who may fall first, the nearest first.
func (r *Result) AllNear() []Near {
	var all []Near
	for i := range r.Models {
		for _, n := range r.Models[i].Near {
			all = append(all, Near{n, &r.Models[i]})
		}
	}
	side := func(n Near) int {
		if n.IsAtRisk() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b Near) int {
		return cmp.Or(cmp.Compare(side(a), side(b)), cmp.Compare(math.Abs(a.Margin), math.Abs(b.Margin)))
	})
	return all
}

// AsksNear reports whether some model lists customers near its thresholds.
func (r *Result) AsksNear() bool {
	return slices.ContainsFunc(r.Models, func(m Model) bool { return m.Spec.Scheme.Near > 0 })
}

// AtRisk is the side of a customer little above the bottom of the tier, in JSON.
const AtRisk = "at_risk"

// NearOne is a customer near a threshold as JSON has it.
type NearOne struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Model     string  `json:"model"`
	Side      string  `json:"side"` // at_risk: little above the bottom of the tier; near_upgrade: little below the next better one
	Tier      string  `json:"tier"`
	Other     string  `json:"other_tier"`
	Score     float64 `json:"score"`
	Threshold float64 `json:"threshold"`
	Margin    float64 `json:"margin"` // points above the threshold, below 0 under it
}

// NearList are the customers near a threshold as JSON has them.
func (r *Result) NearList() []NearOne { return slices.Collect(r.nearList()) }

func (r *Result) nearList() iter.Seq[NearOne] {
	return func(yield func(NearOne) bool) {
		for _, n := range r.AllNear() {
			side := "near_upgrade"
			if n.IsAtRisk() {
				side = AtRisk
			}
			if !yield(NearOne{ID: r.ID(n.Row), Name: r.Name(n.Row), Model: n.Model.Spec.Name, Side: side, Tier: n.Model.Tier(n.Level),
				Other: n.Model.Tier(n.Other), Score: n.Model.Scores.Total[n.Row], Threshold: n.Threshold, Margin: n.Margin}) {
				return
			}
		}
	}
}
