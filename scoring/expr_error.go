package scoring

import (
	"cmp"
	"slices"
	"strings"
)

// ExprError is one thing that is wrong with an expression.
type ExprError struct {
	Offset  int // where it begins, in runes of the source
	Len     int // how long it is, in runes; at least 1 unless the source is empty
	Message Message
	Hint    Message // what to write instead; may be zero
}

func (e *ExprError) Error() string { return e.Message.String() }

// ExprErrors is all that is wrong with an expression, in the order of the source. It is the error type of Compile.
type ExprErrors []*ExprError

func (es ExprErrors) Error() string {
	texts := make([]string, len(es))
	for i, e := range es {
		texts[i] = e.Error()
	}
	return strings.Join(texts, "; ")
}

// Unwrap returns the errors one by one.
func (es ExprErrors) Unwrap() []error {
	errs := make([]error, len(es))
	for i, e := range es {
		errs[i] = e
	}
	return errs
}

// span is a part of the source: the runes from (inclusive) and to (exclusive).
type span struct{ from, to int }

// findings collects what is wrong with one expression while it is compiled.
type findings struct {
	source []rune
	errs   ExprErrors
}

// add notes an error. Where something is known to be wrong at the same place already, the first finding stays: what
// comes later mostly follows from it.
func (f *findings) add(at span, m, hint Message) {
	for _, e := range f.errs {
		if e.Offset == at.from {
			return
		}
	}
	f.errs = append(f.errs, &ExprError{Offset: at.from, Len: at.to - at.from, Message: m, Hint: hint})
}

// err returns what was found, in the order of the source; nil when nothing was.
func (f *findings) err() error {
	if len(f.errs) == 0 {
		return nil
	}
	slices.SortStableFunc(f.errs, func(a, b *ExprError) int { return cmp.Compare(a.Offset, b.Offset) })
	return f.errs
}

// quotable is the longest piece of source that a message repeats.
const quotable = 40

// text returns a piece of the source as messages quote it: shortened, and with ' for " (which mean the same) so that the
// quotes around it stay readable.
func (f *findings) text(at span) string {
	if at.to-at.from > quotable {
		return strings.ReplaceAll(f.code(span{at.from, at.from + quotable - 1}), `"`, "'") + "…"
	}
	return strings.ReplaceAll(f.code(at), `"`, "'")
}

// code returns a piece of the source as hints show it, on one line.
func (f *findings) code(at span) string {
	return strings.Join(strings.Fields(string(f.source[at.from:at.to])), " ")
}
