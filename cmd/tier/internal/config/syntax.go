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

// syntaxProblem says in people's terms what the YAML reader stumbled over.
func (s *source) syntaxProblem(fault *yaml.LoadError) {
	at := span{fault.Mark.Line, fault.Mark.Column, 1}
	from := span{fault.ContextMark.Line, fault.ContextMark.Column, 1}
	text := fault.Message
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		s.strayColon(at)
	case strings.Contains(text, "did not find expected ',' or") && at.line == from.line:
		s.report(at, scoring.Say("expected a comma or the closing bracket here"),
			scoring.Say("a value with brackets, commas or quotes in it must stand in single quotes"))
	case strings.Contains(text, "did not find expected ',' or"):
		s.report(from, scoring.Say("what this bracket opens is not closed, or an entry before line %d lacks its comma", at.line),
			scoring.Say("entries in brackets are written {a: 1, b: 2} and [1, 2]"))
	case strings.Contains(fault.ContextMsg, "quoted scalar") && strings.Contains(text, "escape"):
		s.report(at, scoring.Say("inside double quotes a backslash begins an escape, and this one is unknown"),
			scoring.Say("use single quotes, in which every character stands for itself"))
	case strings.Contains(fault.ContextMsg, "quoted scalar"):
		s.report(from, scoring.Say("the quote opened here is never closed"),
			scoring.Say("end the text with the same quote, or remove this one"))
	case strings.Contains(text, "unknown anchor"):
		at.length = utf8.RuneCountInString(s.token(at))
		s.report(at, aliasMessage(s.token(at)), aliasHint())
	case strings.Contains(text, "cannot start any token"):
		s.strayStart(at)
	case strings.Contains(text, "did not find expected"):
		s.unexpected(at, from)
	case strings.Contains(text, "control characters"):
		s.controlCharacter()
	default:
		s.report(at, scoring.Say("not readable as YAML: %s", text), scoring.Message{})
	}
}

// token is what stands at a place up to the next blank, comma or bracket.
func (s *source) token(at span) string {
	rest := fromColumn(s.line(at.line), at.col)
	if i := strings.IndexAny(rest, " \t,}]"); i > 0 {
		return rest[:i]
	}
	return rest
}

var keyAndValue = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\s*(?:- +)?[^\s'"{\[#:]+:\s+)(.+)$`) })

// strayColon reports a ": " where no key can be: a value with a colon in it, or a line indented unlike its neighbours.
func (s *source) strayColon(at span) {
	line := s.line(at.line)
	if m := keyAndValue().FindStringSubmatch(line); m != nil && utf8.RuneCountInString(m[1]) < at.col {
		value := strings.TrimSpace(m[2])
		s.report(span{at.line, utf8.RuneCountInString(m[1]) + 1, utf8.RuneCountInString(value)},
			scoring.Say("a value with a colon and a blank in it must stand in single quotes"),
			write(strings.TrimSpace(m[1])+" "+singleQuoted(value)))
		return
	}
	indent := len(line) - len(strings.TrimLeft(line, " "))
	s.report(span{at.line, indent + 1, max(1, at.col-indent-1)},
		scoring.Say("this line is indented unlike the lines above it, or the line above is no key with a value"),
		scoring.Say("keys of one level begin in the same column, and what belongs to a key is indented two blanks further"))
}

// strayStart reports a character that no value can begin with.
func (s *source) strayStart(at span) {
	rest := fromColumn(s.line(at.line), at.col)
	first, _ := utf8.DecodeRuneInString(rest)
	if first == '\t' {
		s.tab(at.line)
		return
	}
	value := strings.TrimSpace(rest)
	s.report(at, scoring.Say("a value can't begin with %s unless it stands in single quotes", string(first)),
		write(strings.TrimSpace(untilColumn(s.line(at.line), at.col))+" "+singleQuoted(value)))
}

// unexpected reports what breaks a list or a run of keys.
func (s *source) unexpected(at, from span) {
	if at.line == 0 || at.line > len(s.lines) || strings.TrimSpace(s.line(at.line)) == "" {
		at = from
	}
	before := strings.TrimSpace(untilColumn(s.line(at.line), at.col))
	if m := keyAndValue().FindStringSubmatch(s.line(at.line)); m != nil && (strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'")) {
		s.report(at, scoring.Say("text follows the closing quote"), write(strings.TrimSpace(m[1])+" "+singleQuoted(strings.TrimSpace(m[2]))))
		return
	}
	s.report(at, scoring.Say("this doesn't belong here: expected a key with a colon, or a list item after a dash"),
		scoring.Say("check the indentation and the brackets of this line and the one above"))
}

func (s *source) controlCharacter() {
	for i, line := range s.lines {
		col := 0
		for _, r := range line {
			if col++; r < ' ' && r != '\t' || r == 0x7f {
				s.report(span{i + 1, col, 1}, scoring.Say("an invisible control character stands here"),
					scoring.Say("delete it and type the text again"))
				return
			}
		}
	}
	s.report(span{}, scoring.Say("the file contains invisible control characters"), scoring.Message{})
}

// singleQuoted writes a text as YAML in single quotes.
func singleQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// tab reports a line that a tab indents.
func (s *source) tab(number int) {
	line := s.line(number)
	blanks := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	col := strings.IndexByte(blanks, '\t') + 1
	if col == 0 { // not in front: between a key and its value, say
		col = utf8.RuneCountInString(line[:max(0, strings.IndexByte(line, '\t'))]) + 1
	}
	s.report(span{number, col, 1}, scoring.Say("a tab stands here; YAML is indented with blanks only"),
		scoring.Say("replace every tab by two blanks"))
}

var (
	gluedKey     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\s*(?:- +)?)([\p{L}\p{N}_]+):([^\s:/].*)$`) })
	freeText     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:- +)?(?:title|reason|note|approved_by):\s`) })
	fullWidthKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:- +)?[a-z_0-9]+：`) })
	keyOrItem    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\x{3000}\s*\x{3000}*(?:- |[^\s'"#]+:(?:\s|$))`) })
	blockBegin   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[:\-]\s+[|>][-+0-9]*\s*$`) })
)

// lexicalTraps looks for the usual slips, line by line, where the text as a whole is not readable as YAML: a tab or a
// full-width blank as indentation, a key without a blank after its colon, full-width punctuation outside of quotes. It knows quotes,
// comments and block texts only roughly, which is why it runs only where something is wrong for certain, and why
// full-width punctuation, which is fine in a sentence, counts only near the fault and after a key.
func (s *source) lexicalTraps(near func(line int) bool) {
	block := -1 // the indentation of the key whose block text we are in
	for i, line := range s.lines {
		number, indent := i+1, len(line)-len(strings.TrimLeft(line, " "))
		if strings.Trim(line, " \t") == "" || block >= 0 && indent > block {
			continue
		}
		block = -1
		if rest := strings.TrimLeft(line, " \t"); strings.HasPrefix(rest, string(wideBlank)) && (near(number) || keyOrItem().MatchString(rest)) {
			s.wideIndent(number)
			continue
		}
		if blockBegin().MatchString(line) {
			block = indent
		}
		if strings.HasPrefix(strings.TrimLeft(line, " "), "\t") {
			s.tab(number)
		}
		if m := gluedKey().FindStringSubmatch(line); m != nil {
			s.report(span{number, utf8.RuneCountInString(m[1]) + 1, utf8.RuneCountInString(m[2]) + 1},
				gluedMessage(m[2]), write(m[2]+": "+strings.TrimSpace(m[3])))
		}
		if at := fullWidth(line); at > 0 && (near(number) || fullWidthKey().MatchString(line)) && !freeText().MatchString(line) {
			s.report(span{number, at, 1}, fullWidthMessage([]rune(line)[at-1]), write(strings.TrimSpace(halfWidth(line))))
		}
	}
}

// lineAbove is the number of the nearest line above that isn't blank.
func (s *source) lineAbove(number int) int {
	for number--; number > 0 && strings.TrimSpace(s.line(number)) == ""; number-- {
	}
	return number
}

func gluedMessage(key string) scoring.Message {
	return scoring.Say("a blank is missing after the colon of %q", key)
}

func fullWidthMessage(r rune) scoring.Message {
	return scoring.Say("%s is full-width punctuation, which YAML doesn't know", string(r))
}

// fullWidth is the column of the first full-width punctuation outside of quotes and comments, or 0.
func fullWidth(line string) int {
	return slices.IndexFunc(outside(line), isFullWidth) + 1
}

const fullWidthMarks = "：，｛｝［］"

func isFullWidth(r rune) bool {
	switch r {
	case '：', '，', '｛', '｝', '［', '］':
		return true
	}
	return false
}

// outside is the line by characters, with -1 for those inside of quotes and comments.
func outside(line string) []rune {
	runes := []rune(line)
	var quote rune
	begin := true // a quote here opens a quoted text
	for i, r := range runes {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
			runes[i] = -1
		case (r == '\'' || r == '"') && begin:
			quote, runes[i] = r, -1
		case r == '#' && (i == 0 || runes[i-1] == ' '):
			for k := i; k < len(runes); k++ {
				runes[k] = -1
			}
			return runes
		}
		if r != ' ' {
			begin = strings.ContainsRune(":,-[{：，｛［", r)
		}
	}
	return runes
}

// halfWidth is the line with its full-width punctuation outside of quotes as YAML knows it.
func halfWidth(line string) string {
	runes := []rune(line)
	var b strings.Builder
	for i, r := range outside(line) {
		if !isFullWidth(r) {
			b.WriteRune(runes[i])
			continue
		}
		at := strings.IndexRune(fullWidthMarks, r)
		b.WriteString([]string{":", ",", "{", "}", "[", "]"}[at/len("：")])
		if blank := r == '：' || r == '，'; blank && i+1 < len(runes) && runes[i+1] != ' ' {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
