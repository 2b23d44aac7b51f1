package fileio

import (
	"strings"
)

// csvScanner reads the rows of a delimited text. encoding/csv is not used: it takes a file with old Mac line ends for
// one row, trips over a byte-order mark before a quote, and either fails at a stray quote or swallows the file after one
// that never closes.
//
//   - A row ends at LF, CRLF, CR, or CR CR LF; inside quotes all of them are text.
//   - A quote opens a field only at its beginning; elsewhere it is text, as in 3" pipe.
//   - What follows a closing quote up to the delimiter is text too, as spreadsheets have it.
//   - ="00123" is the text 00123 and never a number.
//   - A quote that never closes is an error that names the line where it opens.
type csvScanner struct {
	text   string
	delim  byte
	pos    int
	line   int // of pos, from 1
	fields []csvField
}

// csvField is one field as it reads, without its quotes.
type csvField struct {
	text    string
	literal bool // written as ="…"
}

func newCSVScanner(text string, delim byte) *csvScanner {
	return &csvScanner{text: text, delim: delim, line: 1}
}

// next reads a row: its fields, good until the next call, and its first line. At the end of the text fields is nil.
func (s *csvScanner) next() (fields []csvField, line int, err error) {
	if s.pos >= len(s.text) {
		return nil, 0, nil
	}
	line = s.line
	s.fields = s.fields[:0]
	for {
		f, err := s.field()
		if err != nil {
			return nil, line, err
		}
		s.fields = append(s.fields, f)
		if s.pos < len(s.text) && s.text[s.pos] == s.delim {
			s.pos++
			continue
		}
		s.lineEnd()
		return s.fields, line, nil
	}
}

// field reads up to a delimiter, a line end or the end, and leaves it unread.
func (s *csvScanner) field() (csvField, error) {
	rest := s.text[s.pos:]
	switch {
	case strings.HasPrefix(rest, `"`):
		return s.quoted()
	case strings.HasPrefix(rest, `="`):
		s.pos++
		f, err := s.quoted()
		f.literal = true
		return f, err
	}
	return csvField{text: s.plain()}, nil
}

// plain reads text without quotes.
func (s *csvScanner) plain() string {
	from := s.pos
	for s.pos < len(s.text) && !s.atEnd(s.text[s.pos]) {
		s.pos++
	}
	return s.text[from:s.pos]
}

func (s *csvScanner) atEnd(b byte) bool { return b == s.delim || b == '\n' || b == '\r' }

// quoted reads a field that begins with a quote.
func (s *csvScanner) quoted() (csvField, error) {
	opened := s.line
	s.pos++
	var parts []string
	for {
		n := strings.IndexByte(s.text[s.pos:], '"')
		if n < 0 {
			return csvField{}, unclosedQuote(opened)
		}
		part := s.text[s.pos : s.pos+n]
		s.line += countLineEnds(part)
		s.pos += n + 1
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			parts = append(parts, part+`"`)
			s.pos++
			continue
		}
		parts = append(parts, part, s.plain())
		break
	}
	text := strings.Join(parts, "")
	if inner, ok := literalText(text); ok { // "=""00123""" is what a spreadsheet makes of ="00123"
		return csvField{text: inner, literal: true}, nil
	}
	return csvField{text: text}, nil
}

// literalText is the text of ="text".
func literalText(s string) (string, bool) {
	inner, ok := strings.CutPrefix(s, `="`)
	if !ok || !strings.HasSuffix(inner, `"`) {
		return "", false
	}
	inner = inner[:len(inner)-1]
	return inner, !strings.Contains(inner, `"`)
}

func unclosedQuote(line int) error {
	return &Error{
		Message: say("the quote that opens in line %d never closes", line),
		Hint:    say("close it or remove it in line %d, then run again", line),
	}
}

// lineEnd steps over one line end.
func (s *csvScanner) lineEnd() {
	n := lineEndLen(s.text[s.pos:])
	s.pos += n
	if n > 0 {
		s.line++
	}
}

// lineEndLen is the length of the line end that the text begins with. CR CR LF is one: it comes of writing CR LF through
// a program that makes CR LF of LF.
func lineEndLen(s string) int {
	for _, end := range []string{"\r\r\n", "\r\n", "\n", "\r"} {
		if strings.HasPrefix(s, end) {
			return len(end)
		}
	}
	return 0
}

func countLineEnds(s string) int {
	if strings.IndexByte(s, '\r') < 0 {
		return strings.Count(s, "\n")
	}
	n := 0
	for i := 0; i < len(s); {
		if size := lineEndLen(s[i:]); size > 0 {
			n++
			i += size
			continue
		}
		i++
	}
	return n
}
