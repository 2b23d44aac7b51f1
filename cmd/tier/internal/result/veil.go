package result

import (
	"fmt"
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// veiled stands in a message for what is redacted, whatever the verb.
type veiled struct{}

// Format implements fmt.Formatter.
func (veiled) Format(s fmt.State, _ rune) { _, _ = fmt.Fprint(s, "***") }

// discreet are problems as they may be told: each keeps its place and says what kind of problem it is.
func (r *Result) discreet(problems []Problem) []Problem {
	out := slices.Clone(problems)
	for i, p := range out {
		out[i].Message = r.veilOf(p.Row, p.fields, p.criterion, p.Message)
	}
	return out
}

// said is a problem of a row as it may be told.
func (r *Result) said(p *scoring.Problem) words.Phrase {
	return r.veilOf(p.Row, p.Fields(), p.Criterion, p.Message)
}

// veilOf veils what a message about fields of a row, as a criterion says it, quotes of redacted cells. Where one of the
// fields that it is about holds such a cell, that is every figure and every text that isn't the configuration's own;
// otherwise it is what is the same as a redacted cell of the row. What texts of rows that are no customers hold, nobody
// knows.
func (r *Result) veilOf(row int, fields []string, criterion *scoring.Criterion, message words.Phrase) words.Phrase {
	switch {
	case !r.redactsSomething():
		return message
	case row < 0:
		return r.veil(message, nil, true)
	}
	hidden := r.hiddenTexts(row)
	holds := slices.ContainsFunc(fields, func(field string) bool { return r.holdsHidden(row, field) })
	if criterion != nil {
		holds = holds || slices.ContainsFunc(criterion.Reads(), func(read scoring.FieldInfo) bool { return r.holdsHidden(row, read.Name) })
	}
	return r.veil(message, hidden, holds)
}

// hiddenTexts are the texts of a row's redacted cells, without the blank ones.
func (r *Result) hiddenTexts(row int) []string {
	var texts []string
	for _, c := range r.shown.redacted {
		if text := strings.TrimSpace(r.List.Cell(row, c).String()); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// holdsHidden reports whether a field's value in a row comes from a redacted cell that isn't blank.
func (r *Result) holdsHidden(row int, field string) bool {
	if slices.Contains(r.shown.derived, field) {
		return true
	}
	if !r.shown.secret[field] {
		return false
	}
	for _, c := range r.List.FieldColumns(field) {
		if slices.Contains(r.shown.redacted, c) && r.List.Cell(row, c).Kind != fileio.Empty {
			return true
		}
	}
	for _, d := range r.Config.Derive {
		if d.Name == field {
			return slices.ContainsFunc(d.Expr.Fields(), func(from string) bool { return r.holdsHidden(row, from) })
		}
	}
	return false
}

// veil replaces arguments of a message: texts that are hidden, and with all every text and figure that isn't known to be
// harmless. Counts are harmless.
func (r *Result) veil(message words.Phrase, hidden []string, all bool) scoring.Message {
	format, args := message.Phrase()
	out := scoring.Message{Format: format, Args: slices.Clone(args)}
	for i, arg := range out.Args {
		switch arg := arg.(type) {
		case words.Phrase:
			out.Args[i] = r.veil(arg, hidden, all)
		case int:
		case string:
			if slices.Contains(hidden, strings.TrimSpace(arg)) || all && !r.isPlain(arg) {
				out.Args[i] = veiled{}
			}
		default:
			if slices.Contains(hidden, fmt.Sprint(arg)) || all {
				out.Args[i] = veiled{}
			}
		}
	}
	return out
}

// isPlain reports whether a text is the configuration's own, or a list of such texts.
func (r *Result) isPlain(text string) bool {
	if r.shown.plain[text] {
		return true
	}
	parts := strings.Split(text, ", ")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !r.shown.plain[part] })
}
