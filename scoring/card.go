package scoring

import (
	"math"
	"slices"
)

// Card is one customer's arithmetic, line by line.
type Card struct {
	Variant string // "" for the model's own criteria
	// Excluded says that the row left the population before it could be judged: it has no lines, only Why.
	Excluded bool
	Lines    []Line     // none either where no rubric could be chosen
	Groups   []Subtotal // none where the customer is unscored
	Total    float64    // NaN where the customer is unscored
	Why      []Problem
}

// Line is one criterion of a card: Weighted = Points ÷ Max × Weight.
type Line struct {
	Criterion *Criterion
	Value     any     // a float64, a string, or nil where it is missing or could not be read
	Points    float64 // NaN where there are none
	Max       float64
	// Configured is the criterion's weight as configured.
	Configured float64
	// Weight is the criterion's part of 100 for this customer: the configured weight, made up for criteria that were
	// skipped and for weights that are relative.
	Weight   float64
	Weighted float64 // rounded to 9 decimals; NaN where there are no points
	Note     Message // what the reader must know; may be zero

	row    int
	judged func(row int) Message // how the rule came to the points; nil where it gave none
	said   Message               // otherwise: why there are none, or those of a missing value
}

// Why says how the points came about, or why there are none. It is put into words only here, because most cards are
// made for their figures.
func (l Line) Why() Message {
	if l.judged != nil {
		return l.judged(l.row)
	}
	return l.said
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
	card := Card{Total: s.Total[row], Why: s.Why(row)}
	_, card.Excluded = s.frame.Excluded(s.source(row))
	rubric := s.Rubric(row)
	if rubric < 0 {
		return card
	}
	if rubric > 0 {
		card.Variant = s.Model.Variants[rubric-1].Name
	}
	var r reckoning
	s.reckon(row, &r)
	card.Lines = make([]Line, len(r.sheet.criteria))
	for k := range card.Lines {
		card.Lines[k] = r.sheet.line(k, s.source(row), r.whole)
	}
	if math.IsNaN(card.Total) {
		return card
	}
	card.Groups = slices.Grow(card.Groups, len(r.sheet.groups))
	for i := range r.sheet.groups {
		if sub, ok := r.subtotal(&r.sheet.groups[i], s.Model.Decimals); ok {
			card.Groups = append(card.Groups, sub)
		}
	}
	return card
}

// line is the k-th criterion's line of a row whose criteria weigh whole together.
func (sh *sheet) line(k, row int, whole float64) Line {
	c, j := &sh.criteria[k], &sh.judged[k]
	how, t := sh.look(k, row)
	l := Line{Criterion: c, Value: j.value(row), Points: Round9(t.points), Max: t.max, Configured: c.Weight, Note: j.said[row], row: row}
	switch how {
	case judgedByRule:
		l.judged = j.why
	case refused:
		l.said = j.bad[row]
	case unreadable:
		l.Value, l.Note, l.said = nil, Message{}, sh.unreadable(k, row)[0].Message
	case skipped:
		l.Weighted, l.said = math.NaN(), Say("no value: skipped")
		return l
	default:
		l.said = Say("no value")
	}
	l.Weight = Round9(t.weight * 100 / whole)
	l.Weighted = t.weighted(whole)
	return l
}

// Subtotal is a group's part of the row's score; false where the row is unscored or none of its criteria counts.
func (s *Scores) Subtotal(row int, path string) (Subtotal, bool) {
	if math.IsNaN(s.Total[row]) {
		return Subtotal{}, false
	}
	var r reckoning
	s.reckon(row, &r)
	if g := r.sheet.group(path); g != nil {
		return r.subtotal(g, s.Model.Decimals)
	}
	return Subtotal{}, false
}
