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

// Nearby finds, in a scheme by score, the customers who are at most so many points above where they fall from their tier the
// next time, and those who lack at most so many to where they rise from it; in row order. Levels are those before overrides. Who
// was moved by an override (final is another level) is passed over: a decision keeps him where he is, not his score.
func (s *Scheme) Nearby(within float64, scores []float64, kept *Kept, final []int) []Near {
	if within <= 0 || s.By != Score {
		return nil
	}
	var all []Near
	for row, level := range kept.Level {
		if level < 0 || final[row] != level {
			continue
		}
		if n := (Near{Row: row, Level: level, Other: s.Worse(level)}); n.Other >= 0 && s.Levels[level].Min != nil {
			n.Threshold = s.NextThreshold(kept, row, n.Other)
			if n.Margin = scoring.Round9(scores[row] - n.Threshold); n.Margin <= within {
				all = append(all, n)
			}
		}
		if n := (Near{Row: row, Level: level, Other: s.Better(level)}); n.Other >= 0 {
			n.Threshold = s.NextThreshold(kept, row, n.Other)
			if n.Margin = scoring.Round9(scores[row] - n.Threshold); -n.Margin <= within {
				all = append(all, n)
			}
		}
	}
	return all
}

// NextThreshold is the score that parts, the next time, the level that a customer has now from the next one to either side: a hold
// moves it away from him, wherever he came from, unless he may move by its periods then. The better one of the two must have a
// threshold.
func (s *Scheme) NextThreshold(kept *Kept, row, other int) float64 {
	level := kept.Level[row]
	if bound, ok := s.Bound(s.Hold, level, other); ok && s.Hold.slows(level, other) && (kept.Next == nil || kept.Next[row] != other) {
		return bound
	}
	return *s.Levels[min(level, other)].Min
}

// Worse is the next worse level that the method leads to; -1 for none.
func (s *Scheme) Worse(level int) int {
	for i := level + 1; i < len(s.Levels); i++ {
		if !s.Levels[i].OverrideOnly {
			return i
		}
	}
	return -1
}
