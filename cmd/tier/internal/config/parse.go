package config

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// maxBytes is the most a configuration may weigh. The longest one known has 20 KB.
const maxBytes = 1 << 20

// parse reads the text into the YAML nodes of one document: its root, or nil where there is none. What is wrong with
// the text stands in the source.
func parse(name string, data []byte) (*source, *yaml.Node) {
	src := &source{file: name, bad: map[*yaml.Node]bool{}, in: make(map[*yaml.Node]standing, min(len(data), maxBytes)/8)}
	if message, hint := unreadable(data); !message.IsZero() {
		src.report(span{}, message, hint)
		return src, nil
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	src.lines = splitLines(text)
	var document yaml.Node
	if err := yaml.Load([]byte(text), &document); err != nil {
		src.explain(err)
	}
	if len(src.problems) > 0 || len(document.Content) == 0 {
		return src, nil
	}
	root := document.Content[0]
	if src.wideIndents(root); len(src.problems) > 0 {
		return src, nil // what belongs to what is not as its writer sees it
	}
	src.traps(root, standing{})
	if src.full() {
		return src, nil
	}
	return src, root
}

// unreadable says why the bytes are no text to read at all.
func unreadable(data []byte) (message, hint scoring.Message) {
	switch {
	case len(data) > maxBytes:
		return scoring.Say("the file has more than %d bytes, which no configuration has", maxBytes),
			scoring.Say("is this a list of customers? Then name it after the command, not with --config")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return scoring.Say("this is a workbook, not a configuration"),
			scoring.Say("name the list after the command, not with --config: tier score LIST")
	case !utf8.Valid(data):
		return scoring.Say("the file is not UTF-8 text"), scoring.Say("save it again with the encoding UTF-8")
	case bytes.IndexByte(data, 0) >= 0:
		return scoring.Say("the file is not text: it contains zero bytes"), scoring.Say("save it again with the encoding UTF-8")
	case blank(string(data)):
		return scoring.Say("the file is empty"), scoring.Say("tier init writes a configuration to begin with")
	}
	return scoring.Message{}, scoring.Message{}
}

// blank reports whether a text has no line but blanks and comments.
func blank(text string) bool {
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		if line = strings.TrimSpace(line); line != "" && line != "---" && !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

// explain reports what YAML can't read, in the terms of someone who writes it by hand.
func (s *source) explain(err error) {
	var fault *yaml.LoadError
	if !errors.As(err, &fault) {
		s.report(span{}, scoring.Say("not readable as YAML: %s", err.Error()), scoring.Message{})
		return
	}
	if strings.Contains(fault.Message, "expected single document") {
		s.secondDocument()
		return
	}
	line := fault.Mark.Line
	s.lexicalTraps(func(number int) bool { // near the fault
		return number == line || number == s.lineAbove(line) || number == fault.ContextMark.Line
	})
	for _, p := range s.problems {
		if p.Line <= line {
			return // the rest of the line, or what follows, can't be understood because of it
		}
	}
	s.syntaxProblem(fault)
}

// secondDocument reports the line that begins one.
func (s *source) secondDocument() {
	content := false
	for i, line := range s.lines {
		switch {
		case (line == "---" || strings.HasPrefix(line, "--- ")) && content:
			s.report(span{i + 1, 1, 3}, scoring.Say("a second document begins here; a configuration is one document"),
				scoring.Say("remove this line, or keep what follows in a file of its own"))
			return
		case strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "#"):
			content = content || !strings.HasPrefix(line, "---")
		}
	}
	s.report(span{}, scoring.Say("the file has several documents; a configuration is one"), scoring.Message{})
}
