package tiering

import "math"

// byScore compares each score with the levels' thresholds: Min is in the level. Scores are rounded by scoring, once,
// and compared as they are, so that the figure shown is the figure judged.
func (s *Scheme) byScore(scores []float64) Placement {
	var cuts []cut
	for _, level := range s.judged() {
		from := math.Inf(-1)
		if lowest := s.Levels[level].Min; lowest != nil {
			from = *lowest
		}
		cuts = append(cuts, cut{level: level, from: from})
	}
	return Placement{Level: assign(scores, scores, cuts)}
}
