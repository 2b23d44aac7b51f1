package config

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// standing is where in the tree a node stands.
type standing struct {
	key   string // the key that it, or the list it is in, stands under
	item  bool   // an item of a list
	flow  bool   // inside of { } or [ ]
	prose bool   // a sentence for people: outside of brackets a full-width comma can mean nothing else there
}

func (c standing) under(key string) standing {
	prose := c.key == "standards"
	switch key {
	case "title", "reason", "note", "notes", "approved_by":
		prose = true
	}
	return standing{key: key, flow: c.flow, prose: prose}
}

// traps reports what YAML reads otherwise than people do, in a node and all below it; it remembers each node's key,
// and which nodes it reported.
func (s *source) traps(n *yaml.Node, in standing) {
	s.in[n] = in
	if s.full() || s.refused(n, in.key) {
		return
	}
	below := in
	below.flow = in.flow || n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !s.bad[n.Content[i]] {
				s.pairTraps(n.Content[i], n.Content[i+1], below)
			}
			if below.flow && !s.bad[n.Content[i]] {
				s.cutCall(n.Content[i], n.Content[i+1], n.Content[i+2:])
			}
		}
	case yaml.SequenceNode:
		below.item = true
		for _, item := range n.Content {
			s.traps(item, below)
		}
	case yaml.ScalarNode:
		s.scalarTraps(n, in)
	}
}

// refused reports what no part of a configuration may use, whatever stands there.
func (s *source) refused(n *yaml.Node, key string) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		s.reject(n, aliasMessage("*"+n.Value), aliasHint())
	case n.Anchor != "":
		s.bad[n] = true
		s.report(span{n.Line, n.Column, utf8.RuneCountInString(n.Anchor) + 1},
			scoring.Say("%s: &%s would be a YAML anchor; a configuration has none", key, n.Anchor), plainHint())
		return n.Kind == yaml.ScalarNode
	case n.Style&yaml.TaggedStyle != 0:
		raw := s.raw(n)
		s.reject(n, scoring.Say("%s: a value that begins with ! must stand in single quotes, or else YAML drops the word after it", key),
			write(s.rewritten(n, singleQuoted(raw))))
	default:
		return false
	}
	return true
}

// wideBlank is the blank as wide as a Chinese character, which looks like two. YAML takes it for a letter.
const wideBlank = '\u3000'

// wideIndents reports the keys that wide blanks indent, for people; for YAML they begin with these.
func (s *source) wideIndents(n *yaml.Node) {
	for i, child := range n.Content {
		if s.full() {
			return
		}
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if isKey && child.Style&quoted == 0 && strings.HasPrefix(child.Value, string(wideBlank)) &&
			strings.TrimSpace(untilColumn(s.line(child.Line), child.Column)) == "" {
			s.wideIndent(child.Line)
		}
		s.wideIndents(child)
	}
}

// wideIndent reports a line that a wide blank indents.
func (s *source) wideIndent(number int) {
	line := s.line(number)
	blanks := line[:len(line)-len(strings.TrimLeft(line, " \t"+string(wideBlank)))]
	from := strings.IndexRune(blanks, wideBlank)
	s.report(span{number, utf8.RuneCountInString(blanks[:from]) + 1, strings.Count(blanks, string(wideBlank))},
		scoring.Say("a full-width blank stands here; YAML is indented with ordinary blanks only"),
		scoring.Say("replace every full-width blank by two blanks"))
}

func aliasMessage(alias string) scoring.Message {
	return scoring.Say("%s would be a YAML alias; a configuration has none", alias)
}

func aliasHint() scoring.Message {
	return scoring.Say("write the value itself, so that every figure can be read where it is used; put an expression in single quotes")
}

func plainHint() scoring.Message {
	return scoring.Say("write the value itself, so that every figure can be read where it is used")
}

var gluedPlain = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([\p{L}\p{N}_]+):(\S.*)$`) })

// pairTraps looks at a key with its value.
func (s *source) pairTraps(key, value *yaml.Node, in standing) {
	s.in[key] = standing{key: key.Value, flow: in.flow}
	if key.Kind != yaml.ScalarNode {
		s.refuseKey(key, value)
		return
	}
	if key.Value == "<<" && key.Style == 0 {
		s.bad[value] = true
		s.reject(key, scoring.Say("<< would merge other keys in; a configuration has no such thing"), plainHint())
		return
	}
	if s.refused(key, key.Value) {
		s.bad[value] = true
		return
	}
	if key.Style&quoted == 0 && s.keyTraps(key, value) {
		s.bad[value] = true
		return
	}
	s.traps(value, in.under(key.Value))
}

var gluedInFlow = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`((?:^|[{,])\s*[\p{L}\p{N}_]+):([^\s,}\]])`) })

// unglued is a line with a blank after each colon in brackets that lacks it.
func unglued(line string) string { return gluedInFlow().ReplaceAllString(line, "$1: $2") }

// cutCall reports an expression that ends at a comma of its own, inside of { }: in {formula: min(10, x), max: 10} YAML
// takes x) for the next key. rest are the keys and values that follow.
func (s *source) cutCall(key, value *yaml.Node, rest []*yaml.Node) {
	if value.Kind != yaml.ScalarNode || value.Style&quoted != 0 || !strings.Contains(value.Value, "(") {
		return
	}
	open := strings.Count(value.Value, "(") - strings.Count(value.Value, ")")
	last := value
	for i := 0; open > 0 && i+1 < len(rest) && isEmpty(rest[i+1]) && rest[i].Line == value.Line; i += 2 {
		last = rest[i]
		open += strings.Count(last.Value, "(") - strings.Count(last.Value, ")")
		s.bad[rest[i]], s.bad[rest[i+1]] = true, true
	}
	if last == value {
		return
	}
	line := s.line(value.Line)
	whole := strings.TrimSuffix(fromColumn(line, value.Column), fromColumn(line, last.Column)) + last.Value
	s.bad[value] = true
	s.report(span{value.Line, value.Column, utf8.RuneCountInString(whole)},
		scoring.Say("%s: inside of brackets an expression with a comma must stand in single quotes", key.Value),
		write(strings.TrimSpace(untilColumn(line, value.Column)+singleQuoted(whole)+strings.TrimPrefix(fromColumn(line, value.Column), whole))))
}

// isEmpty reports whether a value is left out.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == "" && n.Style&quoted == 0
}

func (s *source) refuseKey(key, value *yaml.Node) {
	s.bad[value] = true
	if !s.refused(key, "") {
		s.reject(key, scoring.Say("a key must be a word, not %s", kindOf(key)), scoring.Message{})
	}
}

const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// keyTraps reports a plain key that was meant to be a key and a value.
func (s *source) keyTraps(key, value *yaml.Node) bool {
	if !isEmpty(value) || !strings.Contains(key.Value, ":") {
		return s.fullWidthTrap(key)
	}
	if m := gluedPlain().FindStringSubmatch(key.Value); m != nil {
		s.reject(key, gluedMessage(m[1]), write(s.corrected(key, unglued)))
		return true
	}
	return s.fullWidthTrap(key)
}

// fullWidthTrap reports full-width punctuation in a plain scalar.
func (s *source) fullWidthTrap(n *yaml.Node) bool {
	at := strings.IndexFunc(n.Value, isFullWidth)
	if at < 0 {
		return false
	}
	mark, _ := utf8.DecodeRuneInString(n.Value[at:])
	s.bad[n] = true
	place := s.inside(n, utf8.RuneCountInString(n.Value[:at]), 1)
	s.report(place, fullWidthMessage(mark), write(s.corrected(n, halfWidth)))
	return true
}

// corrected is the line of a node with something mended in it; of a very long line it is the node alone.
func (s *source) corrected(n *yaml.Node, mend func(string) string) string {
	line := s.line(n.Line)
	if len(line) > longLine || s.full() {
		line = n.Value
	}
	return strings.TrimSpace(mend(line))
}

// fullWidthIn are the full-width marks of a text, each once.
func fullWidthIn(text string) string {
	var marks []rune
	for _, r := range text {
		if isFullWidth(r) && !slices.Contains(marks, r) {
			marks = append(marks, r)
		}
	}
	return string(marks)
}

func (s *source) scalarTraps(n *yaml.Node, in standing) {
	switch {
	case n.Style&quoted != 0:
	case n.Tag == "!!null":
		s.nullTrap(n, in)
	case in.flow && in.prose && strings.ContainsFunc(n.Value, isFullWidth):
		s.reject(n, scoring.Say("%s: a sentence with %s inside of brackets must stand in quotes", in.key, fullWidthIn(n.Value)),
			write(s.rewritten(n, singleQuoted(n.Value))))
	case !in.prose:
		s.fullWidthTrap(n)
	}
}

// nullTrap reports an empty value: YAML takes it for "nothing", and a reader of YAML easily for 0.
func (s *source) nullTrap(n *yaml.Node, in standing) {
	s.bad[n] = true
	hint := scoring.Say("write a value after the colon, or remove the key")
	if in.key == "when" || in.key == "formula" {
		hint = scoring.Say("write the expression in single quotes, as %s: %s", in.key, "'years < 1'")
	}
	switch {
	case n.Value != "":
		s.report(s.span(n), scoring.Say("%s: %s means no value at all", in.key, n.Value), hint)
	case in.item:
		s.report(span{n.Line, max(1, n.Column-1), 1}, scoring.Say("%s: an item of this list is empty", in.key),
			scoring.Say("write a value after the dash, or remove the line"))
	default:
		s.report(span{n.Line, max(1, n.Column-1), 1}, scoring.Say("%s has no value", in.key), hint)
	}
}
