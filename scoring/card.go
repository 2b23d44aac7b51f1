package scoring

import "math"

// Card is one customer's arithmetic, line by line.
type Card struct {
	Variant string // "" for the model's own criteria
	// Excluded says that the row left the population before it could be judged: it has no lines, only Why.
	Excluded bool
	Lines    []Line
	Groups   []Subtotal
	Total    float64 // NaN where the customer is unscored
	Why      []Problem
}

// Line is one criterion of a card: Weighted = Points ÷ Max × Weight.
type Line struct {
	Criterion *Criterion
	Value     any     // a float64, a string, or nil where it is missing
	Points    float64 // NaN where there are none
	Max       float64
	// Weight is the criterion's part of 100 for this customer: the configured weight, made up for criteria that were
	// skipped and for weights that are relative.
	Weight   float64
	Weighted float64 // rounded to 9 decimals; NaN where there are no points
	Why      Message // how the points came about
	Note     Message // what the reader must know; may be zero
}

// Subtotal is what a group of criteria contributes to the score, and how much of its own weight that is.
type Subtotal struct {
	Path     string  // 潜在价值/客户
	Weight   float64 // the group's part of 100 for this customer
	Weighted float64 // rounded like the score
	Percent  float64 // Weighted as a percentage of Weight, rounded like the score
}

// Card returns the row's arithmetic.
func (s *Scores) Card(row int) Card {
	sh := &s.sheets[s.Rubric[row]]
	card := Card{Total: s.Total[row], Why: s.Why(row)}
	if _, card.Excluded = s.frame.Excluded(row); card.Excluded {
		return card
	}
	if i := s.Rubric[row]; i > 0 {
		card.Variant = s.Model.Variants[i-1].Name
	}
	whole := weightOf(s.counted(row, nil))
	for k := range sh.criteria {
		card.Lines = append(card.Lines, s.line(sh, k, row, whole))
	}
	for _, path := range s.Model.GroupPaths() {
		if sub, ok := s.Subtotal(row, path); ok {
			card.Groups = append(card.Groups, sub)
		}
	}
	return card
}

func (s *Scores) line(sh *sheet, k, row int, whole float64) Line {
	c, j := &sh.criteria[k], &sh.judged[k]
	l := Line{Criterion: c, Value: j.value(row), Points: j.points[row], Max: c.Full(), Note: j.said[row]}
	switch {
	case !math.IsNaN(l.Points):
		l.Why = j.why(row)
	case !j.bad[row].IsZero():
		l.Why = j.bad[row]
	case c.Missing.Mode == Give:
		l.Points = c.Missing.Points
		l.Why = Say("no value")
	case c.Missing.Mode == Skip:
		l.Why = Say("no value: skipped")
		l.Weighted = math.NaN()
		return l
	default:
		l.Why = Say("no value")
	}
	l.Weight = Round9(c.Weight * 100 / whole)
	l.Weighted = part{c, term{l.Points, l.Max, c.Weight}}.weighted(whole)
	return l
}

// part is a criterion that counts for a customer, and its term.
type part struct {
	criterion *Criterion
	term
}

// counted appends the row's criteria that count for it. Of a customer who is unscored, those that could be judged.
func (s *Scores) counted(row int, parts []part) []part {
	sh := &s.sheets[s.Rubric[row]]
	for k := range sh.criteria {
		c := &sh.criteria[k]
		t := term{points: sh.judged[k].points[row], max: c.Full(), weight: c.Weight}
		if math.IsNaN(t.points) && sh.judged[k].bad[row].IsZero() {
			if c.Missing.Mode == Skip {
				continue
			}
			if c.Missing.Mode == Give {
				t.points = c.Missing.Points
			}
		}
		parts = append(parts, part{criterion: c, term: t})
	}
	return parts
}

func weightOf(parts []part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.weight
	}
	return sum
}

// weighted is a part's contribution to the score, for people.
func (p part) weighted(whole float64) float64 {
	return Round9(p.points / p.max * p.weight * 100 / whole)
}

// Subtotal is a group's part of the row's score; false where the row is unscored or none of its criteria counts.
func (s *Scores) Subtotal(row int, path string) (Subtotal, bool) {
	if math.IsNaN(s.Total[row]) {
		return Subtotal{}, false
	}
	var own, all []term
	for _, p := range s.counted(row, nil) {
		all = append(all, p.term)
		if p.criterion.inGroup(path) {
			own = append(own, p.term)
		}
	}
	if len(own) == 0 {
		return Subtotal{}, false
	}
	sub := Subtotal{Path: path, Weighted: total(own, all, s.Model.Decimals), Percent: total(own, own, s.Model.Decimals)}
	sub.Weight = Round9(weights(own) * 100 / weights(all))
	return sub, true
}

// inGroup reports whether the criterion belongs to a group, or to a group inside it.
func (c *Criterion) inGroup(path string) bool {
	own := c.GroupPath()
	return own == path || len(own) > len(path) && own[:len(path)+1] == path+"/"
}
