package tiering

import "tier/scoring"

// Near is a customer whose score is near a threshold of his tier.
type Near struct {
	Row       int
	Level     int     // that he is in
	Other     int     // that he would come to
	Threshold float64 // the score that parts the two
	Margin    float64 // points above the threshold, below 0 where he is under it
}

// IsAtRisk reports whether the customer would come to a worse tier.
func (n *Near) IsAtRisk() bool { return n.Other > n.Level }

// Nearby finds, in a scheme by score, the customers who are at most so many points above the bottom of their tier, and those
// who lack at most so many to the next better one; in row order. Levels are those before overrides. Who was moved by an
// override (final is another level) is passed over: a decision keeps him where he is, not his score. Kept says who comes from the
// tier that he is in: a hold moves the thresholds next to it away from him.
func (s *Scheme) Nearby(within float64, scores []float64, kept *Kept, final []int) []Near {
	if within <= 0 || s.By != Score {
		return nil
	}
	var all []Near
	for row, level := range kept.Level {
		if level < 0 || final[row] != level {
			continue
		}
		if n := (Near{Row: row, Level: level, Other: s.worse(level)}); n.Other >= 0 && s.Levels[level].Min != nil {
			n.Threshold = s.Threshold(kept, row, n.Other)
			if n.Margin = scoring.Round9(scores[row] - n.Threshold); n.Margin <= within {
				all = append(all, n)
			}
		}
		if n := (Near{Row: row, Level: level, Other: s.Better(level)}); n.Other >= 0 {
			n.Threshold = s.Threshold(kept, row, n.Other)
			if n.Margin = scoring.Round9(scores[row] - n.Threshold); -n.Margin <= within {
				all = append(all, n)
			}
		}
	}
	return all
}

// Threshold is the score that parts the level in which a customer was kept from the next one to either side, as a hold puts it for
// him. The better one of the two must have a threshold.
func (s *Scheme) Threshold(kept *Kept, row, other int) float64 {
	level, h := kept.Level[row], s.Hold
	isDown := other > level
	isHeld := kept.Previous != nil && kept.Previous[row] == level && h.Points > 0 && !(isDown && h.For == UpMoves) && !(!isDown && h.For == DownMoves)
	if bound, ok := s.Bound(h, level, other); isHeld && ok && (h.Periods == 0 || kept.agreedOn(row) != other) {
		return bound
	}
	if isDown {
		return *s.Levels[level].Min
	}
	return *s.Levels[other].Min
}

// worse is the next worse level that the method leads to; -1 for none.
func (s *Scheme) worse(level int) int {
	for i := level + 1; i < len(s.Levels); i++ {
		if !s.Levels[i].OverrideOnly {
			return i
		}
	}
	return -1
}
