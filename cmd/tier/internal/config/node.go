package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// entry is a key of a mapping with its value.
type entry struct{ key, value *yaml.Node }

// mapping is a node of known keys.
type mapping struct {
	src     *source
	node    *yaml.Node
	entries []entry
	broken  bool // a key wasn't understood: what seems missing may be it
}

// mapping opens a node that has some of the known keys, each at most once; nil where it is something else.
func (s *source) mapping(n *yaml.Node, known ...string) *mapping {
	entries, ok := s.pairsOf(n, scoring.Say("keys with values"), known)
	if entries == nil && !ok {
		return nil
	}
	m := &mapping{src: s, node: n, broken: !ok}
	for _, e := range entries {
		if !slices.Contains(known, e.key.Value) {
			m.broken = true
			if s.full() {
				break
			}
			s.reject(e.key, scoring.Say("unknown key %q", e.key.Value), nearest(e.key.Value, known, scoring.Say("keys here")))
			continue
		}
		m.entries = append(m.entries, e)
	}
	return m
}

// pairs are the entries of a mapping whose keys are the user's own words; what names it in a message. Keys that stand
// twice are reported and left out; ok is false where anything was reported, and the entries are nil where the node is
// no mapping at all.
func (s *source) pairs(n *yaml.Node, what scoring.Message) (entries []entry, ok bool) {
	return s.pairsOf(n, what, nil)
}

// pairsOf are pairs whose keys are known, if they are.
func (s *source) pairsOf(n *yaml.Node, what scoring.Message, known []string) (entries []entry, ok bool) {
	if n == nil || s.bad[n] && n.Kind != yaml.MappingNode {
		return nil, false
	}
	if n.Kind != yaml.MappingNode && s.in[n].key == "" {
		s.reject(n, scoring.Say("a configuration is %s, as %s; found %s", what, "version: 1", kindOf(n)), s.gluedHint(n))
		return nil, false
	}
	if n.Kind != yaml.MappingNode {
		hint := s.gluedHint(n)
		if hint.IsZero() {
			hint = keysHint(known)
		}
		s.reject(n, scoring.Say("%s: expected %s, found %s", s.in[n].key, what, kindOf(n)), hint)
		return nil, false
	}
	ok = !s.bad[n]
	entries = make([]entry, 0, len(n.Content)/2)
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		e := entry{n.Content[i], n.Content[i+1]}
		if s.bad[e.key] {
			ok = false
			continue
		}
		if first, twice := seen[e.key.Value]; twice {
			ok = false
			s.reject(e.key, scoring.Say("%q stands here twice; the first is in line %d", e.key.Value, first),
				scoring.Say("keep one of the two"))
			continue
		}
		seen[e.key.Value] = e.key.Line
		entries = append(entries, e)
	}
	return entries, ok
}

// gluedHint shows the blank that is missing where `a:1` was read as a text.
func (s *source) gluedHint(n *yaml.Node) scoring.Message {
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 {
		return scoring.Message{}
	}
	if m := gluedPlain().FindStringSubmatch(s.raw(n)); m != nil {
		return write(s.rewritten(n, m[1]+": "+m[2]))
	}
	return scoring.Message{}
}

// get is the value of a key, or nil. A value that was reported already is nil too.
func (m *mapping) get(key string) *yaml.Node {
	if e := m.entry(key); e != nil && !m.src.bad[e.value] {
		return e.value
	}
	return nil
}

// value is the value of a key, also of one that was reported; nil where the key isn't there.
func (m *mapping) value(key string) *yaml.Node {
	if e := m.entry(key); e != nil {
		return e.value
	}
	return nil
}

// has reports whether the key stands there, whatever its value.
func (m *mapping) has(key string) bool { return m.entry(key) != nil }

func (m *mapping) entry(key string) *entry {
	for i := range m.entries {
		if m.entries[i].key.Value == key {
			return &m.entries[i]
		}
	}
	return nil
}

// need is the value of a key that must be there; what names the owner of the key in a message.
func (m *mapping) need(key string, what scoring.Message, hint scoring.Message) *yaml.Node {
	if !m.has(key) && !m.broken {
		m.src.report(m.src.span(m.node), scoring.Say("%s: the key %s is missing", what, key), hint)
	}
	return m.get(key)
}

// place is where to report something about a key: the key itself, or the mapping where it isn't there.
func (m *mapping) place(key string) span {
	if e := m.entry(key); e != nil {
		return m.src.span(e.key)
	}
	return m.src.span(m.node)
}

// items are the items of a list with at least one; nil where it is something else.
func (s *source) items(n *yaml.Node, what scoring.Message) []*yaml.Node {
	if n == nil || s.bad[n] {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		s.reject(n, scoring.Say("%s: expected a list of %s, found %s", s.in[n].key, what, kindOf(n)),
			scoring.Say("each item of a list begins with a dash and a blank: %s", `"- "`))
		return nil
	}
	if len(n.Content) == 0 {
		s.reject(n, scoring.Say("%s: the list is empty", s.in[n].key), scoring.Say("list %s, or remove %s", what, s.in[n].key))
	}
	return n.Content
}

// listed are the items of a list, or the one thing that stands in its place.
func (s *source) listed(n *yaml.Node, what scoring.Message) []*yaml.Node {
	if n == nil || s.bad[n] {
		return nil
	}
	if n.Kind == yaml.SequenceNode {
		return s.items(n, what)
	}
	return []*yaml.Node{n}
}

// texts are the texts of a list, or the one that stands in its place.
func (s *source) texts(n *yaml.Node, what scoring.Message) []string {
	var texts []string
	for _, item := range s.listed(n, what) {
		if text, ok := s.text(item); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// kindOf says what a node is.
func kindOf(n *yaml.Node) scoring.Message {
	switch n.Kind {
	case yaml.MappingNode:
		return scoring.Say("keys with values")
	case yaml.SequenceNode:
		return scoring.Say("a list")
	case yaml.AliasNode:
		return scoring.Say("an alias")
	}
	if n.Style&quoted == 0 && (n.Tag == "!!int" || n.Tag == "!!float") {
		return scoring.Say("the number %s", n.Value)
	}
	return scoring.Say("the text %q", n.Value)
}

// listed is how many known names a hint lists.
const listed = 16

// nearest is the hint for a name that isn't among the known ones: the one that was probably meant, or all of them.
func nearest(name string, known []string, label scoring.Message) scoring.Message {
	if near := scoring.Nearest(name, known); near != "" {
		return scoring.Say("did you mean %q?", near)
	}
	return oneOf(known, label)
}

// keysHint is the hint for what should be keys with values: the keys that are known.
func keysHint(known []string) scoring.Message { return oneOf(known, scoring.Say("keys here")) }

// oneOf is the hint that lists all names, or the first of them.
func oneOf(known []string, label scoring.Message) scoring.Message {
	if len(known) == 0 {
		return scoring.Message{}
	}
	shown := strings.Join(known[:min(len(known), listed)], ", ")
	if len(known) > listed {
		shown += ", …"
	}
	return scoring.Say("%s: %s", label, shown)
}
