package config

import (
	"unicode"

	"go.yaml.in/yaml/v4"
)

// inside is where a run of characters of a scalar's value stands in the file. The value is what YAML made of the
// text: quotes, escapes and line ends are gone. Both are walked together; where they can't be matched, it is the
// whole scalar.
func (s *source) inside(n *yaml.Node, offset, length int) span {
	if s.full() {
		return s.span(n)
	}
	places := s.places(n)
	if len(places) == 0 {
		return s.span(n)
	}
	if offset >= len(places) { // at the end
		last := places[len(places)-1]
		return span{last.line, last.col + 1, 1}
	}
	from := places[max(0, offset)]
	to := from
	for i := offset + 1; i < offset+length && i < len(places) && places[i].line == from.line; i++ {
		if fromColumn(s.line(from.line), places[i].col) != "" { // not the end of the line, which YAML made a blank
			to = places[i]
		}
	}
	return span{from.line, from.col, to.col - from.col + 1}
}

// reader walks the characters of the source from a place on.
type reader struct {
	lines []string
	runes []rune // of the line
	line  int
	col   int
}

func (s *source) readerAt(line, col int) *reader {
	return &reader{lines: s.lines, runes: []rune(s.line(line)), line: line, col: col}
}

// peek is the character k after the place; 0 at the end of a line.
func (r *reader) peek(k int) rune {
	if i := r.col - 1 + k; i >= 0 && i < len(r.runes) {
		return r.runes[i]
	}
	return 0
}

// nextLine goes to the start of the next line; false at the end of the text.
func (r *reader) nextLine() bool {
	if r.line >= len(r.lines) {
		return false
	}
	r.line++
	r.runes, r.col = []rune(r.lines[r.line-1]), 1
	return true
}

// skipBlanks goes to the next character that is none, over line ends and, in double quotes, escaped line ends.
func (r *reader) skipBlanks(double bool) bool {
	for {
		c := r.peek(0)
		switch {
		case c == 0 || double && c == '\\' && r.peek(1) == 0:
			if !r.nextLine() {
				return false
			}
		case unicode.IsSpace(c):
			r.col++
		default:
			return true
		}
	}
}

// places are the places of the characters of a scalar's value; nil where they can't be told.
func (s *source) places(n *yaml.Node) []span {
	r := s.readerAt(n.Line, n.Column)
	single, double := n.Style&yaml.SingleQuotedStyle != 0, n.Style&yaml.DoubleQuotedStyle != 0
	switch {
	case single || double:
		r.col++
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		if !r.nextLine() {
			return nil
		}
	}
	var places []span
	before := rune(0)
	for _, c := range n.Value {
		at := span{r.line, r.col, 1}
		// A line end is one blank, or as many line ends as empty lines follow; another blank is escaped in the next line.
		folded := double && r.peek(0) == 0 && len(places) > 0 && places[len(places)-1] == at && (before != '\n' || c != '\n')
		before = c
		if unicode.IsSpace(c) && !folded && !(double && r.peek(0) == '\\') {
			places = append(places, at)
			if r.peek(0) == c {
				r.col++
			}
			continue
		}
		if !r.skipBlanks(double) {
			return nil
		}
		width := r.match(c, single, double)
		if width == 0 {
			return nil
		}
		places = append(places, span{r.line, r.col, width})
		r.col += width
	}
	return places
}

// match is how many characters of the source make up the character c here; 0 where it isn't c.
func (r *reader) match(c rune, single, double bool) int {
	switch {
	case single && c == '\'' && r.peek(0) == '\'' && r.peek(1) == '\'':
		return 2
	case double && r.peek(0) == '\\':
		switch r.peek(1) {
		case 'x':
			return 4
		case 'u':
			return 6
		case 'U':
			return 10
		}
		return 2
	case r.peek(0) == c:
		return 1
	}
	return 0
}
