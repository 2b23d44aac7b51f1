package result

import (
	"strings"

	"tier/credit"
)

// Quotient says what a ratio divides by what, with fields called by their headers.
func (r *Result) Quotient(ratio *credit.Ratio) string {
	return factor(r.Spelled(ratio.Of.Source())) + " ÷ " + factor(r.Spelled(ratio.To.Source()))
}

// factor puts what isn't one word into brackets.
func factor(formula string) string {
	if strings.ContainsFunc(formula, func(c rune) bool { return !IsNameRune(c) }) && !isBracketed(formula) {
		return "(" + formula + ")"
	}
	return formula
}

// isBracketed reports whether a formula is in one pair of brackets, or is one call of a function.
func isBracketed(formula string) bool {
	open := strings.IndexByte(formula, '(')
	if open < 0 || !strings.HasSuffix(formula, ")") || strings.ContainsFunc(formula[:open], func(c rune) bool { return !IsNameRune(c) }) {
		return false
	}
	depth := 0
	for i, c := range formula {
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 && i < len(formula)-1 {
				return false
			}
		}
	}
	return true
}
