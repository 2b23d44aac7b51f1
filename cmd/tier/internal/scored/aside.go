package scored

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
)

// asideMarks are what reasons of rows that were set aside begin or end with, in each language.
type asideMarks struct{ repeats, knockOuts []string }

func newAsideMarks() asideMarks {
	const name = "\x00"
	var m asideMarks
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		p := words.In(lang)
		repeat := p.Sprintf("%s stands in %s already: this row is set aside", name, name)
		m.repeats = append(m.repeats, repeat[strings.LastIndex(repeat, name)+1:])
		begin, _, _ := strings.Cut(p.Sprintf("knocked out by %s: %s", name, name), name)
		m.knockOuts = append(m.knockOuts, begin)
	}
	return m
}

// isRepeat knows the reason of a row that repeats another.
func (m asideMarks) isRepeat(reason string) bool {
	return slices.ContainsFunc(m.repeats, func(mark string) bool { return strings.HasSuffix(reason, mark) })
}

// isKnockOut knows the reason of a customer who was knocked out.
func (m asideMarks) isKnockOut(reason string) bool {
	return slices.ContainsFunc(m.knockOuts, func(mark string) bool { return strings.HasPrefix(reason, mark) })
}
