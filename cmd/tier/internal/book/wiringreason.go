package book

import (
	"fmt"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// Marks stand for figures in a sentence until the references take their places.
const (
	scoreMark = "\x01"
	limitMark = "\x02"
	countMark = "\x03"
	fromMark  = "\x04"
	toMark    = "\x05"
)

// heldMarks are the marks of what is said of a customer who is held: score, bound, threshold, and the two tiers.
func heldMarks() result.Held {
	return result.Held{Score: mark(scoreMark), Bound: mark(limitMark), Threshold: mark(countMark), From: mark(fromMark), To: mark(toMark)}
}

// mark is a mark as an argument of a phrase, whatever its verb.
type mark string

// Format makes a mark known to the sentence.
func (m mark) Format(s fmt.State, _ rune) { _, _ = fmt.Fprint(s, string(m)) }

// reasons makes the reasons live: what was compared, why the customer is held, or which override moved him. level is where the
// computed level stands, held where that after hold.
func (m *modelWiring) reasons(level, held, moved place) {
	said := m.said(level)
	if said == nil || !m.sayable() {
		return
	}
	unscored := m.b.p.Sprintf("unscored: %s", m.b.p.Sprintf("a criterion has no points"))
	text := func(why string) func(row int) string {
		return func(row int) string {
			formula := m.heldSaid(level, held, row, said(row))
			if moved.sheet != "" {
				formula = m.named(moved, row, formula)
			}
			return fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", at(m.cols.score, row+2), formula, literal(why))
		}
	}
	l := live{text: text(unscored), own: map[int]string{}}
	for row := range m.n {
		if m.m.Final[row] >= 0 || m.isOut(row) {
			continue
		}
		l.own[row] = ""
		if why := m.r.Reason(m.m, row, m.b.p); inLiteral(why) {
			l.own[row] = text(why)(row)
		}
	}
	if fits(l.text(0)) {
		m.set(m.cols.reason, l)
	}
}

// said is the formula of what the model's method compared; nil where there is none.
func (m *modelWiring) said(level place) func(row int) string {
	switch m.m.Spec.Scheme.By {
	case tiering.Headcount:
		score := m.own(m.cols.score)
		return func(row int) string {
			phrase := scoring.Say("place %d of %d", mark(scoreMark), mark(limitMark))
			return m.filled(phrase, at(m.cols.rank, row+2), "COUNT("+score.allIn(m.name)+")")
		}
	case tiering.Value:
		return m.placedByValue()
	}
	return func(row int) string { return m.compared(level, row) }
}

// placedByValue is said of a scheme by value; nil where its figures have no formula.
func (m *modelWiring) placedByValue() func(row int) string {
	const longest = 100 // so that the sentence stays within a literal
	name, _ := m.r.Called(m.m.Spec.Scheme.Of)
	if m.figures.sheet == "" || units(name) > longest || !inLiteral(name) {
		return nil
	}
	at := m.placed(name, m.figures, m.figured, func(int) bool { return false })
	return func(row int) string {
		figure := m.figures.at(m.name, row)
		phrase := scoring.Say("%s %s, place %d of %d", name, mark(scoreMark), mark(limitMark), mark(countMark))
		return fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", figure, m.filled(phrase, figure, at.at(m.name, row), "COUNT("+m.figures.all()+")"),
			literal(m.b.p.Sprintf("no %s", name)))
	}
}

// filled is a phrase as a formula, with references in the places of its marks.
func (m *modelWiring) filled(phrase scoring.Message, references ...string) string {
	sentence := literal(m.b.p.Say(phrase))
	for i, mark := range []string{scoreMark, limitMark, countMark, fromMark, toMark}[:len(references)] {
		sentence = strings.ReplaceAll(sentence, mark, `"&`+references[i]+`&"`)
	}
	return strings.TrimSuffix(strings.TrimPrefix(sentence, `""&`), `&""`)
}

// sayable reports whether all that a reason may quote can stand in a formula.
func (m *modelWiring) sayable() bool {
	for _, o := range m.m.Spec.Overrides {
		if !inLiteral(m.b.p.Sprintf("%s: %s", o.Name, o.Reason)) {
			return false
		}
	}
	return true
}

// compared says what the score was compared with, by the level that it led to.
func (m *modelWiring) compared(level place, row int) string {
	var sentences []string
	for i := range m.m.Spec.Scheme.Levels {
		phrase, limit := m.m.Compared(i, mark(scoreMark), mark(limitMark))
		references := []string{at(m.cols.score, row+2)}
		if limit >= 0 {
			references = append(references, m.at.levels.from[limit])
		}
		sentences = append(sentences, m.filled(phrase, references...))
	}
	return fmt.Sprintf("CHOOSE(%s,%s)", level.at(m.name, row), strings.Join(sentences, ","))
}

// named says which override moved the customer, if one did.
func (m *modelWiring) named(moved place, row int, otherwise string) string {
	var sentences []string
	for _, o := range m.m.Spec.Overrides {
		sentences = append(sentences, literal(m.b.p.Sprintf("%s: %s", o.Name, o.Reason)))
	}
	ref := moved.at(m.name, row)
	return fmt.Sprintf("IF(%[1]s>0,CHOOSE(%[1]s,%[2]s),%[3]s)", ref, strings.Join(sentences, ","), otherwise)
}
