package result

import (
	"strings"
	"unicode"

	"tier/scoring"
)

// Spelled is a formula in which fields are called by their headers. Texts in quotes stay as they are.
func (r *Result) Spelled(source string) string {
	var out, word strings.Builder
	var quote rune
	flush := func() {
		name := word.String()
		if _, isField := r.Config.Field(name); isField {
			name, _ = r.Called(name)
		}
		out.WriteString(name)
		word.Reset()
	}
	for _, c := range source {
		if quote == 0 && IsNameRune(c) {
			word.WriteRune(c)
			continue
		}
		flush()
		switch {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
		out.WriteRune(c)
	}
	flush()
	return out.String()
}

// IsNameRune reports whether a character may be part of a field's name in a formula.
func IsNameRune(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// Spoken is a message of package credit, which knows only the configuration's names, with fields called by their headers.
func (r *Result) Spoken(m scoring.Message) scoring.Message {
	args := make([]any, len(m.Args))
	for i, arg := range m.Args {
		args[i] = arg
		switch arg := arg.(type) {
		case string:
			args[i] = r.Spelled(arg)
		case scoring.Message:
			args[i] = r.Spoken(arg)
		}
	}
	m.Args = args
	return m
}
