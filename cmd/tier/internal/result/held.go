package result

import (
	"tier/scoring"
)

// RatedPoints are the points of a customer that a panel gave, by criterion.
func (c *Customer) RatedPoints() map[string]float64 {
	points := make(map[string]float64)
	for _, line := range c.Criteria {
		if line.Ratings != nil && line.Points != nil {
			points[line.Name] = *line.Points
		}
	}
	return points
}

// heldTitle is what the column of tiers as a hold leaves them is called.
func heldTitle() scoring.Message { return scoring.Say("Tier after hold") }

// Held is what the reason of a customer who is held speaks of: tiers, figures and how many results, as numbers or as marks for
// them.
type Held struct {
	From, To         any // the tier that he stays in, and the computed one
	Score            any
	Threshold, Bound any // that he crossed, and where it lies for him
}

// HeldBy says why a customer stays in the tier of the result before.
func (m *Model) HeldBy(row int) scoring.Message {
	from, to := m.Kept.Level[row], m.Computed[row]
	h := Held{From: m.Tier(from), To: m.Tier(to), Score: m.Scores.Total[row]}
	hold := m.Spec.Scheme.Hold
	if bound, ok := m.Spec.Scheme.Bound(hold, from, to); ok && hold.Points > 0 {
		h.Bound = bound
		if to > from {
			h.Threshold = *m.Spec.Scheme.Levels[from].Min
		} else {
			h.Threshold = *m.Spec.Scheme.Levels[m.Spec.Scheme.Better(from)].Min
		}
	}
	return m.HeldSentence(h, to > from)
}

// HeldSentence is the sentence of a customer who is held from going down, or from going up.
func (m *Model) HeldSentence(h Held, down bool) scoring.Message {
	hold := m.Spec.Scheme.Hold
	if hold.Points == 0 {
		return scoring.Say("stays %v: %v not yet %d results in a row", h.From, h.To, hold.Periods)
	}
	if hold.Periods == 0 && down {
		return scoring.Say("stays %v: %v is not below %v (%v less a hold of %v)", h.From, h.Score, h.Bound, h.Threshold, hold.Points)
	}
	if hold.Periods == 0 {
		return scoring.Say("stays %v: %v does not reach %v (%v and a hold of %v)", h.From, h.Score, h.Bound, h.Threshold, hold.Points)
	}
	if down {
		return scoring.Say("stays %v: %v is not below %v (%v less a hold of %v), and %v not yet %d results in a row",
			h.From, h.Score, h.Bound, h.Threshold, hold.Points, h.To, hold.Periods)
	}
	return scoring.Say("stays %v: %v does not reach %v (%v and a hold of %v), and %v not yet %d results in a row",
		h.From, h.Score, h.Bound, h.Threshold, hold.Points, h.To, hold.Periods)
}
