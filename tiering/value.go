package tiering

import (
	"tier/scoring"
	"tier/scoring/exact"
)

// byValue gives each level its share of the value that the scored customers bring, the highest value first. The
// customer that crosses a boundary is in the better level, and so are all who have the same value. Only positive
// values make up the total; zero, negative and missing ones fall to the last level.
func (s *Scheme) byValue(scores, value []float64) (Placement, error) {
	sorted := scored(scores, value)
	judged := s.judged()
	problems := s.missingValues(scores, value, judged[len(judged)-1])
	if len(sorted) == 0 || sorted[0] <= 0 {
		if len(sorted) == 0 && len(problems) == 0 {
			return Placement{Level: assign(scores, value, nil)}, nil // nobody is scored
		}
		return Placement{}, &Error{
			scoring.Say("no customer has a positive %s, so there is nothing to share out", s.Of),
			scoring.Say("cut the levels by score or by headcount, or name another field: of"),
		}
	}
	cuts := s.valueCuts(judged, sorted)
	return Placement{
		Level:    assign(scores, value, cuts),
		Notes:    s.valueNotes(cuts, len(sorted)+len(problems)),
		Problems: problems,
	}, nil
}

// valueCuts climbs down from the highest value and cuts wherever the sum so far reaches the next cumulative share.
func (s *Scheme) valueCuts(judged []int, sorted []float64) []cut {
	climb := newClimb(sorted)
	cuts := make([]cut, len(judged))
	var share exact.Sum
	for i, level := range judged {
		share.Add(*s.Levels[level].Share)
		cuts[i] = cutAt(level, sorted, climb.reach(ofPercent(share.Rat())))
	}
	return cuts
}

// missingValues reports the scored customers that have no value.
func (s *Scheme) missingValues(scores, value []float64, last int) []scoring.Problem {
	var problems []scoring.Problem
	for row, score := range scores {
		if finite(score) && !finite(value[row]) {
			problems = append(problems, scoring.Problem{Row: row, Field: s.Of, Message: scoring.Say(
				"%s is missing, so the customer falls to the last tier, %s", s.Of, s.Levels[last].Name)})
		}
	}
	return problems
}

// valueNotes says which levels have more customers than reach their share, and which have nobody. The last level
// takes what is left of the scored customers.
func (s *Scheme) valueNotes(cuts []cut, customers int) []scoring.Message {
	var notes []scoring.Message
	better := cut{}
	for i, c := range cuts {
		level := s.Levels[c.level]
		switch {
		case c.reached == better.reached && !(i == len(cuts)-1 && customers > better.reached):
			notes = append(notes, scoring.Say("%s: nobody, because the better tiers bring its %s%% of %s too",
				level.Name, figure(*level.Share), s.Of))
		case c.reached > c.planned && i == 0:
			notes = append(notes, scoring.Say("%s: %d instead of %d, because %d customers have the same %s, %s",
				level.Name, c.reached, c.planned, c.equal, s.Of, figure(c.from)))
		case c.reached > c.planned:
			notes = append(notes, scoring.Say("%s and better: %d instead of %d, because %d customers have the same %s, %s",
				level.Name, c.reached, c.planned, c.equal, s.Of, figure(c.from)))
		}
		better = c
	}
	return notes
}
