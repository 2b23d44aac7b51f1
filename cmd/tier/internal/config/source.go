package config

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// source is the text of a configuration, and all that was found wrong with it.
type source struct {
	file     string
	lines    []string // without line ends
	problems Problems
	bad      map[*yaml.Node]bool     // nodes about which enough was said
	in       map[*yaml.Node]standing // where each node stands
}

// maxProblems is where reporting ends: nobody reads more, and a hostile file must not make millions.
const maxProblems = 200

// longLine is how many bytes a line has that is too long to be shown again, corrected.
const longLine = 1000

// span is a run of characters of one line, all from 1; length 0 means a whole line without a caret's width.
type span struct{ line, col, length int }

// full reports whether there are enough problems to stop looking for more.
func (s *source) full() bool { return len(s.problems) >= maxProblems }

func (s *source) report(at span, message, hint scoring.Message) {
	if s.full() {
		return
	}
	s.problems = append(s.problems, s.problem(at, message, hint))
}

// problem is something that is wrong at a place.
func (s *source) problem(at span, message, hint scoring.Message) Problem {
	p := Problem{File: s.file, Line: at.line, Col: at.col, Len: at.length, Message: message, Hint: hint}
	if at.line > 0 {
		p.Snippet, p.mark = snippet(s.line(at.line), at.col)
	}
	return p
}

// reject reports a node and remembers that enough was said about it.
func (s *source) reject(n *yaml.Node, message, hint scoring.Message) {
	s.bad[n] = true
	s.report(s.span(n), message, hint)
}

func (s *source) line(number int) string {
	if number < 1 || number > len(s.lines) {
		return ""
	}
	return s.lines[number-1]
}

// splitLines cuts the text where YAML counts lines.
func splitLines(text string) []string {
	if strings.ContainsFunc(text, isOtherLineEnd) {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	}
	return strings.Split(text, "\n")
}

// span is where a node stands: a scalar's own characters, the first key of a mapping in lines, a bracket.
func (s *source) span(n *yaml.Node) span {
	at := span{n.Line, n.Column, 1}
	switch {
	case n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode:
		at.length = utf8.RuneCountInString(s.raw(n))
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0:
		return s.span(n.Content[0])
	}
	return at
}

// raw is a scalar as written, as far as its first line goes.
func (s *source) raw(n *yaml.Node) string {
	if s.full() {
		return n.Value // nobody will see it
	}
	rest := fromColumn(s.line(n.Line), n.Column)
	switch {
	case n.Kind == yaml.AliasNode:
		return cutAt(rest, "*"+n.Value)
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 && rest != "":
		return quotedPrefix(rest)
	case n.Style&(yaml.TaggedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || n.Anchor != "":
		return s.restOfValue(n, rest)
	case strings.HasPrefix(rest, n.Value):
		return n.Value
	}
	return s.restOfValue(n, rest)
}

func cutAt(rest, prefix string) string {
	if strings.HasPrefix(rest, prefix) {
		return prefix
	}
	return rest
}

// quotedPrefix is the quoted text that rest begins with, quotes included; all of it where the line ends first.
func quotedPrefix(rest string) string {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case quote == '"' && rest[i] == '\\':
			i++
		case rest[i] != quote:
		case quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		default:
			return rest[:i+1]
		}
	}
	return rest
}

// restOfValue is what its writer took for the value: up to the end of the line or a comment.
func (s *source) restOfValue(n *yaml.Node, rest string) string {
	if i := strings.IndexAny(rest, ",}]"); i >= 0 && s.in[n].flow {
		rest = rest[:i]
	}
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimRight(rest, " \t")
}

// fromColumn is the line from a column on, which counts characters from 1.
func fromColumn(line string, col int) string {
	for i := range line {
		if col--; col == 0 {
			return line[i:]
		}
	}
	return ""
}

// untilColumn is the line before a column.
func untilColumn(line string, col int) string {
	return strings.TrimSuffix(line, fromColumn(line, col))
}

// rewritten is a node's line, trimmed, with other text in the node's place: the corrected line to show. Of a very long
// line it is the other text alone.
func (s *source) rewritten(n *yaml.Node, text string) string {
	line := s.line(n.Line)
	if len(line) > longLine || s.full() {
		return text
	}
	rest := strings.TrimPrefix(fromColumn(line, n.Column), s.raw(n))
	return strings.TrimSpace(untilColumn(line, n.Column) + text + rest)
}

// write is the hint that shows a corrected line.
func write(line string) scoring.Message { return scoring.Say("write: %s", line) }

func isOtherLineEnd(r rune) bool {
	return r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}
