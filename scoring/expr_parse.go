package scoring

import (
	"errors"
	"fmt"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"
)

// The limits of an expression. They are far beyond what a person writes, and keep a hostile one from taking time or
// stack.
const (
	longestExpression = 10_000 // runes
	deepestExpression = 200    // brackets and operators within one another
)

// tokens are the words of the source, and which bracket closes which.
type tokens struct {
	list   []lexer.Token
	at     map[int]int // rune offset → index
	closes map[int]int // index of an opening bracket → that of its closing one
}

// parse returns the parser's tree of the source; nil, with something found, where there is none.
func parse(f *findings) (ast.Node, *tokens) {
	switch {
	case strings.TrimSpace(string(f.source)) == "":
		f.add(span{0, len(f.source)}, Say("the expression is empty"), Message{})
		return nil, nil
	case len(f.source) > longestExpression:
		f.add(span{longestExpression, len(f.source)},
			Say("the expression is longer than %d characters", longestExpression), Say("derive parts of it as fields first"))
		return nil, nil
	}
	mended, ok := scan(f)
	if !ok {
		return nil, nil
	}
	toks, err := lexer.Lex(file.NewSource(mended))
	if err != nil {
		f.addLexical(err)
		return nil, nil
	}
	ts := &tokens{list: toks, at: map[int]int{}, closes: map[int]int{}}
	for i, t := range toks[:len(toks)-1] {
		ts.at[t.From] = i
	}
	if !f.matchBrackets(ts) {
		return nil, nil
	}
	f.refuseTokens(ts)
	tree, err := parseSafely(mended)
	if err != nil {
		f.addSyntactical(err, ts)
		return nil, nil
	}
	return tree, ts
}

// parseSafely runs the parser. Its built-in functions are all taken as unknown ones, since some have a syntax of
// their own, and sum, mean and others a meaning of their own.
func parseSafely(source string) (tree ast.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			tree, err = nil, fmt.Errorf("the parser failed: %v", r)
		}
	}()
	config := &conf.Config{Functions: conf.FunctionsTable{}, Disabled: map[string]bool{}}
	for _, b := range builtin.Builtins {
		config.Functions[b.Name], config.Disabled[b.Name] = b, true
	}
	t, err := parser.ParseWithConfig(source, config)
	if err != nil {
		return nil, err
	}
	return t.Node, nil
}

// addLexical reports what the lexer could not read; what people write by mistake, the scan has found before.
func (f *findings) addLexical(err error) {
	at := span{0, len(f.source)}
	var fe *file.Error
	if errors.As(err, &fe) {
		at.from = max(0, min(fe.From, len(f.source)-1))
	}
	f.add(at, Say("the expression can't be read from here on"), Say("in a text, write a backslash twice: %s", `\\`))
}

// matchBrackets pairs the brackets and reports those without a partner; false where there are any, or too many in one another.
func (f *findings) matchBrackets(ts *tokens) bool {
	var open []int
	sound := true
	for i, t := range ts.list {
		switch {
		case !t.Is(lexer.Bracket):
		case strings.Contains("([{", t.Value):
			open = append(open, i)
			if len(open) > deepestExpression {
				f.tooDeep(f.span(t))
				return false
			}
		case len(open) > 0 && closing(ts.list[open[len(open)-1]].Value) == t.Value:
			ts.closes[open[len(open)-1]] = i
			open = open[:len(open)-1]
		default:
			f.add(f.span(t), Say("%q closes nothing", t.Value), Message{})
			return false
		}
	}
	for _, i := range open {
		f.add(f.span(ts.list[i]), Say("%q is never closed", ts.list[i].Value), Message{})
		sound = false
	}
	return sound
}

func (f *findings) tooDeep(at span) {
	f.add(at, Say("the expression is nested more than %d deep", deepestExpression), Say("derive parts of it as fields first"))
}

func closing(bracket string) string {
	return map[string]string{"(": ")", "[": "]", "{": "}"}[bracket]
}

// span is where a token stands.
func (f *findings) span(t lexer.Token) span { return span{t.From, min(t.To, len(f.source))} }

// refuseTokens reports the words that the parser knows and expressions here don't.
func (f *findings) refuseTokens(ts *tokens) {
	for i, t := range ts.list {
		at, word := f.span(t), t.Value
		next := ts.list[min(i+1, len(ts.list)-1)]
		switch {
		case t.Is(lexer.Bytes):
			f.add(span{at.from, at.from + 1}, Say("%q is not available in expressions", f.text(at)), Say("write %s", f.code(span{at.from + 1, at.to})))
		case t.Is(lexer.Operator, "=") && next.From == t.To && next.Is(lexer.Operator, ">", "<"):
			f.add(span{at.from, next.To}, Say("%q is not an operator", word+next.Value), Say("write %s", next.Value+"="))
		case t.Is(lexer.Operator, "<") && next.From == t.To && next.Is(lexer.Operator, ">"):
			f.add(span{at.from, next.To}, Say("%q is not an operator", "<>"), Say("write %s", "!="))
		case t.Is(lexer.Operator, "?") && next.Is(lexer.Operator, ":"):
			f.add(span{at.from, next.To}, Say("between %q and %q a value is missing", "?", ":"), Say("write %s", "x > 0 ? 1 : 2"))
		case t.Is(lexer.Operator, ".") && i > 0 && ts.list[i-1].Is(lexer.Identifier, "points", "groups") && next.Is(lexer.Identifier):
			f.add(at, refusal(word), Say("write %s", ts.list[i-1].Value+`["`+next.Value+`"]`))
		case t.Is(lexer.Operator) || t.Is(lexer.Bracket, "{") || t.Is(lexer.Identifier, "nil"):
			if hint, refused := foreignWord(word); refused {
				f.add(at, refusal(word), hint)
			}
		}
	}
}

func refusal(word string) Message { return Say("%q is not available in expressions", word) }

// foreignWord reports whether the parser has a word that expressions don't, and what to write instead.
func foreignWord(word string) (hint Message, refused bool) {
	switch word {
	case "%":
		return Say("for a percentage write a fraction: 10%% is 0.1"), true
	case "**", "^":
		return Say("write a square as %s", "x * x"), true
	case "|":
		return Say("write %s", "f(x)"), true
	case "&":
		return Say("write %s", "and"), true
	case "=":
		return Say("to compare, write %s", "=="), true
	case "..":
		return Say("write %s", "x >= 1 and x <= 5"), true
	case "??":
		return Say("write %s", "coalesce(x, y)"), true
	case "let", ";":
		return Say("derive parts of it as fields first"), true
	case "if", "else":
		return Say("write %s", "x > 0 ? 1 : 2"), true
	case "matches":
		return Say("write %s", `x contains "…"`), true
	case "nil":
		return Say("whether a value is missing is asked with %s", "missing(x)"), true
	case ".", "?.", "#", "::", "{":
		return Message{}, true
	}
	return Message{}, false
}

// addSyntactical reports where the parser stopped, in words of our own. What was refused before is why it stopped.
func (f *findings) addSyntactical(err error, ts *tokens) {
	if len(f.errs) > 0 {
		return
	}
	last := f.span(ts.list[max(0, len(ts.list)-2)])
	var fe *file.Error
	if !errors.As(err, &fe) {
		f.add(span{0, len(f.source)}, Say("the expression can't be understood"), Message{})
		return
	}
	i, known := ts.at[fe.From]
	if strings.HasPrefix(fe.Message, "unexpected token EOF") || !known {
		f.add(last, Say("something is missing after %q", f.text(last)), Message{})
		return
	}
	at, hint := f.span(ts.list[i]), Message{}
	if i > 0 && isOperand(ts.list[i]) && endsOperand(ts.list[i-1]) {
		hint = Say("between %q and %q an operator is missing", f.text(f.span(ts.list[i-1])), f.text(at))
	}
	f.add(at, Say("%q is not expected here", f.text(at)), hint)
}

// isOperand reports whether a token begins a value.
func isOperand(t lexer.Token) bool {
	return t.Is(lexer.Identifier) || t.Is(lexer.Number) || t.Is(lexer.String) || t.Is(lexer.Bracket, "(")
}

// endsOperand reports whether a token ends a value.
func endsOperand(t lexer.Token) bool {
	return t.Is(lexer.Identifier) || t.Is(lexer.Number) || t.Is(lexer.String) || t.Is(lexer.Bracket, ")", "]")
}
