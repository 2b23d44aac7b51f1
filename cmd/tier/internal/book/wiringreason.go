package book

import (
	"fmt"
	"strings"

	"tier/tiering"
)

// Marks stand for figures in a sentence until the references take their places.
const (
	scoreMark = "\x01"
	limitMark = "\x02"
)

// mark is a mark as an argument of a phrase, whatever its verb.
type mark string

// Format makes a mark known to the sentence.
func (m mark) Format(s fmt.State, _ rune) { _, _ = fmt.Fprint(s, string(m)) }

// reasons makes the reasons live, as far as they compare a score with a threshold, or name an override.
func (m *modelWiring) reasons(computed, moved place) {
	if m.m.Spec.Scheme.By != tiering.Score {
		m.scores.fixed[m.cols.reason-1] = true
		return
	}
	unscored := m.b.p.Sprintf("unscored: %s", m.b.p.Sprintf("a criterion has no points"))
	text := func(why string) func(row int) string {
		return func(row int) string {
			formula := m.compared(computed, row)
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
	if !m.sayable() || !fits(l.text(0)) {
		m.scores.fixed[m.cols.reason-1] = true
		return
	}
	m.set(m.cols.reason, l)
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
func (m *modelWiring) compared(computed place, row int) string {
	var sentences []string
	score := at(m.cols.score, row+2)
	for level := range m.m.Spec.Scheme.Levels {
		phrase, limit := m.m.Compared(level, mark(scoreMark), mark(limitMark))
		sentence := literal(m.b.p.Say(phrase))
		sentence = strings.ReplaceAll(sentence, scoreMark, `"&`+score+`&"`)
		if limit >= 0 {
			sentence = strings.ReplaceAll(sentence, limitMark, `"&`+m.at.levels.from[limit]+`&"`)
		}
		sentence = strings.TrimSuffix(strings.TrimPrefix(sentence, `""&`), `&""`)
		sentences = append(sentences, sentence)
	}
	return fmt.Sprintf("CHOOSE(%s,%s)", computed.at(m.name, row), strings.Join(sentences, ","))
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
