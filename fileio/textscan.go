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
	pos    int
	line   int       // of pos, from 1
	ends   [256]bool // the bytes that end a plain field
	delim  byte
	fields []csvField

	most, longest int // limits: of fields in a row, and of bytes between quotes; 0 is none
}

// csvField is one field as it reads, without its quotes.
type csvField struct {
	text    string
	at      int  // where it stands in the scanned text; -1 where it is put together from pieces
	literal bool // written as ="…"
}

func newCSVScanner(text string, delim byte) *csvScanner {
	s := &csvScanner{text: text, delim: delim, line: 1}
	s.ends[delim], s.ends['\n'], s.ends['\r'] = true, true, true
	return s
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
		if s.most > 0 && len(s.fields) >= s.most {
			return nil, line, overColumns(say("line %d has more than %d columns", line, s.most))
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

// field reads up to a delimiter, a line end or the end, and leaves that unread.
func (s *csvScanner) field() (csvField, error) {
	if s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == '"':
			return s.quoted()
		case c == '=' && strings.HasPrefix(s.text[s.pos:], `="`):
			s.pos++
			f, err := s.quoted()
			f.literal = true
			return f, err
		}
	}
	from := s.pos
	return csvField{text: s.plain(), at: from}, nil
}

// plain reads text without quotes.
func (s *csvScanner) plain() string {
	text, from, i := s.text, s.pos, s.pos
	for i < len(text) && !s.ends[text[i]] {
		i++
	}
	s.pos = i
	return text[from:i]
}

// quoted reads a field that begins with a quote.
func (s *csvScanner) quoted() (csvField, error) {
	from, doubled := s.pos+1, false
	s.pos++
	for {
		n := strings.IndexByte(s.text[s.pos:], '"')
		if n < 0 {
			return csvField{}, unclosedQuote(s.line)
		}
		s.pos += n + 1
		if s.pos == len(s.text) || s.text[s.pos] != '"' {
			break
		}
		doubled = true
		s.pos++
		if s.longest > 0 && s.pos-from > s.longest {
			return csvField{}, s.endlessQuote()
		}
	}
	inside := s.text[from : s.pos-1]
	if s.longest > 0 && len(inside) > s.longest {
		return csvField{}, s.endlessQuote()
	}
	s.line += countLineEnds(inside)
	if tail := s.plain(); doubled || tail != "" {
		return csvField{text: strings.ReplaceAll(inside, `""`, `"`) + tail, at: -1}.unwrapped(), nil
	}
	return csvField{text: inside, at: from}.unwrapped(), nil
}

// unwrapped is the field, or its text where that is ="00123", as a spreadsheet writes it: "=""00123""".
func (f csvField) unwrapped() csvField {
	if inner, ok := literalText(f.text); ok {
		return csvField{text: inner, at: -1, literal: true}
	}
	return f
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

// endlessQuote is a quote whose text is longer than anybody writes.
func (s *csvScanner) endlessQuote() error {
	return overLimit("text", say("the quote that opens in line %d encloses more than %s", s.line, byteCount(int64(s.longest))),
		say("close it or remove it in line %d, then run again", s.line))
}

// lineEnd steps over one line end.
func (s *csvScanner) lineEnd() {
	if s.pos < len(s.text) {
		s.pos += lineEndLen(s.text[s.pos:])
		s.line++
	}
}

// lineEndLen is the length of the line end that the text begins with. CR CR LF is one: it comes of writing CR LF through
// a program that makes CR LF of LF.
func lineEndLen(s string) int {
	switch {
	case s[0] == '\n':
		return 1
	case s[0] != '\r':
		return 0
	case strings.HasPrefix(s, "\r\r\n"):
		return 3
	case strings.HasPrefix(s, "\r\n"):
		return 2
	}
	return 1
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
