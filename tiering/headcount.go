package tiering

import (
	"tier/scoring"
	"tier/scoring/exact"
)

// byHeadcount gives each level its share of the scored customers, the highest score first. The boundary after a
// level is at its cumulative share of the customers, halves rounded up: 12.5% of 100 customers is 13 of them. It is
// one boundary for the level and all better ones, so that rounding never adds up. Equal scores stay together in the
// better level.
func (s *Scheme) byHeadcount(scores []float64) Placement {
	sorted := scored(scores, scores)
	var cuts []cut
	var share exact.Sum
	for _, level := range s.judged() {
		share.Add(*s.Levels[level].Share)
		cuts = append(cuts, cutAt(level, sorted, boundary(ofPercent(share.Rat()), len(sorted))))
	}
	return Placement{
		Level: assign(scores, scores, cuts),
		Notes: s.headcountNotes(cuts, len(sorted)),
	}
}

// headcountNotes says which levels have more customers than their share, and which have nobody, and why.
func (s *Scheme) headcountNotes(cuts []cut, customers int) []scoring.Message {
	if customers == 0 {
		return nil
	}
	var notes []scoring.Message
	better := cut{}
	for i, c := range cuts {
		level := s.Levels[c.level]
		switch {
		case c.planned == better.planned:
			notes = append(notes, scoring.Say("%s: nobody, because its %s%% of the customers, %d in all, round to none",
				level.Name, figure(*level.Share), customers))
		case c.reached == better.reached:
			notes = append(notes, scoring.Say("%s: nobody, because those who share the score %s are all in a better tier",
				level.Name, figure(better.from)))
		case c.reached > c.planned && i == 0:
			notes = append(notes, scoring.Say("%s: %d instead of %d, because %d customers share the score %s",
				level.Name, c.reached, c.planned, c.equal, figure(c.from)))
		case c.reached > c.planned:
			notes = append(notes, scoring.Say("%s and better: %d instead of %d, because %d customers share the score %s",
				level.Name, c.reached, c.planned, c.equal, figure(c.from)))
		}
		better = c
	}
	return notes
}
