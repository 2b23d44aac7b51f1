package fileio

import (
	"bytes"
	"errors"
	"io"
)

// These say what is wrong with a part; whoever reads the part says where.
var (
	errXMLCut     = errors.New("XML ends in the middle")
	errXMLBroken  = errors.New("XML is not well-formed")
	errXMLUnusual = errors.New("XML of a kind that no workbook needs") // it may be well-formed
	errXMLDeep    = errors.New("XML nests too deep")
	errXMLLong    = errors.New("XML has too long a tag or text")
)

// xlsxToken is what xlsxScanner.next has found.
type xlsxToken uint8

const (
	xlsxEOF   xlsxToken = iota // the root element is closed
	xlsxStart                  // an element opens: name and attrs are set
	xlsxEnd                    // an element closes: name is set
	xlsxText                   // text is set
)

const xlsxScanBuffer = 256 << 10

// xlsxScanner takes XML apart without keeping more of it than the tag or text at hand. It checks that the elements
// close in order and that the root is closed, and it knows names without their prefixes. Document type declarations are
// refused, so that no entity can expand.
//
// encoding/xml does the same at a tenth of the speed, with an allocation per attribute.
type xlsxScanner struct {
	src      io.Reader
	buf      []byte
	pos, end int // buf[pos:end] is read and not yet scanned

	name  []byte // of the tag at hand, without its prefix
	attrs []byte // of the start tag at hand, as written
	text  []byte // of the text at hand, as written
	cdata bool   // text holds no entities

	open    []byte // the full names of the open elements, one after the other
	marks   []int  // where each begins in open
	closing bool   // the start tag at hand closed itself: its end comes next
	rooted  bool   // the root element was seen

	longest, deepest int // limits, if not 0: of one tag or text in bytes, and of open elements
}

// newXLSXScanner scans XML of about so many bytes.
func newXLSXScanner(src io.Reader, size uint64) *xlsxScanner {
	const least = 1 << 10
	s := &xlsxScanner{src: src, buf: make([]byte, min(max(size, least), xlsxScanBuffer))}
	s.limit(Limits{}.withDefaults())
	return s
}

// limit sets limits other than the usual ones.
func (s *xlsxScanner) limit(lim Limits) { s.longest, s.deepest = int(lim.TokenBytes), int(lim.Depth) }

// tooLong reports whether so many bytes are too many for one tag or text.
func (s *xlsxScanner) tooLong(n int) bool { return s.longest > 0 && n >= s.longest }

// depth is how many elements are open: at a start tag with its element, at an end tag without it.
func (s *xlsxScanner) depth() int { return len(s.marks) }

// next moves to the next tag or text. What it sets is good until the next call. The error is errXMLCut, errXMLBroken,
// errXMLUnusual, errXMLDeep, errXMLLong, or the reader's own.
func (s *xlsxScanner) next() (xlsxToken, error) {
	if s.closing {
		s.closing = false
		s.pop()
		return xlsxEnd, nil
	}
	for {
		if s.rooted && len(s.marks) == 0 {
			return xlsxEOF, nil
		}
		if s.pos == s.end {
			if err := s.fill(); err != nil {
				return 0, err
			}
		}
		if s.buf[s.pos] != '<' {
			if err := s.scanText(); err != nil {
				return 0, err
			}
			return xlsxText, nil
		}
		token, skip, err := s.scanMarkup()
		if err != nil {
			return 0, err
		}
		if !skip {
			return token, nil
		}
	}
}

// unread is what is in the buffer and comes next, as long as no tag is still to be closed.
func (s *xlsxScanner) unread() []byte {
	if s.closing {
		return nil
	}
	return s.buf[s.pos:s.end]
}

// skip passes over bytes of unread that leave the same elements open.
func (s *xlsxScanner) skip(n int) { s.pos += n }

// isPlain reports whether the start tag at hand has this full name, and does not close itself.
func (s *xlsxScanner) isPlain(name string) bool {
	return !s.closing && string(s.open[s.marks[len(s.marks)-1]:]) == name
}

// skipStart passes over bytes of unread that are a start tag, and opens its element.
func (s *xlsxScanner) skipStart(n int, name string) {
	s.pos += n
	s.push([]byte(name))
}

// fill reads more behind what is not yet scanned. The end of the source is errXMLCut: next never asks for more once
// the root is closed.
func (s *xlsxScanner) fill() error {
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if s.tooLong(len(s.buf)) {
			return errXMLLong
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 { // as bufio does: a reader that gives nothing forever is broken
		n, err := s.src.Read(s.buf[s.end:])
		s.end += n
		switch {
		case n > 0:
			return nil
		case err == io.EOF:
			return errXMLCut
		case err != nil:
			return err
		}
	}
	return io.ErrNoProgress
}

// find is the position of what after the current one, at least from on.
func (s *xlsxScanner) find(what string, from int) (int, error) {
	for {
		window := s.buf[s.pos:s.end]
		if i := bytes.Index(window[min(from, len(window)):], []byte(what)); i >= 0 {
			return from + i, nil
		}
		from = max(from, len(window)-len(what)+1)
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
}

func (s *xlsxScanner) scanText() error {
	n := bytes.IndexByte(s.buf[s.pos:s.end], '<')
	if n < 0 {
		var err error
		if n, err = s.find("<", s.end-s.pos); err != nil {
			return err
		}
	}
	s.text, s.cdata = s.buf[s.pos:s.pos+n], false
	s.pos += n
	return nil
}

// scanMarkup scans what begins with '<'; skip says that it is nothing to the caller.
func (s *xlsxScanner) scanMarkup() (token xlsxToken, skip bool, err error) {
	for s.end-s.pos < 2 {
		if err := s.fill(); err != nil {
			return 0, false, err
		}
	}
	switch s.buf[s.pos+1] {
	case '/':
		return xlsxEnd, false, s.scanEnd()
	case '?':
		return 0, true, s.skipPast("?>")
	case '!':
		return s.scanDeclaration()
	}
	return xlsxStart, false, s.scanStart()
}

func (s *xlsxScanner) skipPast(end string) error {
	n, err := s.find(end, 2)
	s.pos += n + len(end)
	return err
}

// scanDeclaration passes over a comment and returns a CDATA section as text.
func (s *xlsxScanner) scanDeclaration() (token xlsxToken, skip bool, err error) {
	const comment, cdata = "<!--", "<![CDATA["
	for s.end-s.pos < len(cdata) {
		if err := s.fill(); err != nil {
			return 0, false, err
		}
	}
	window := s.buf[s.pos:s.end]
	switch {
	case bytes.HasPrefix(window, []byte(comment)):
		n, err := s.find("-->", len(comment))
		s.pos += n + len("-->")
		return 0, true, err
	case bytes.HasPrefix(window, []byte(cdata)):
		n, err := s.find("]]>", len(cdata))
		if err != nil {
			return 0, false, err
		}
		s.text, s.cdata = s.buf[s.pos+len(cdata):s.pos+n], true
		s.pos += n + len("]]>")
		return xlsxText, false, nil
	}
	return 0, false, errXMLUnusual
}

// scanStart scans a start tag, or one that closes itself.
func (s *xlsxScanner) scanStart() error {
	end, err := s.tagEnd()
	if err != nil {
		return err
	}
	tag := s.buf[s.pos+1 : s.pos+end]
	s.pos += end + 1
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		tag, s.closing = tag[:n-1], true
	}
	n := 0
	for n < len(tag) && !isXMLSpace(tag[n]) {
		n++
	}
	switch {
	case n == 0:
		return errXMLBroken
	case s.deepest > 0 && len(s.marks) >= s.deepest:
		return errXMLDeep
	}
	s.push(tag[:n])
	s.name, s.attrs, s.rooted = localName(tag[:n]), tag[n:], true
	return nil
}

// push opens an element by its full name.
func (s *xlsxScanner) push(name []byte) {
	s.marks = append(s.marks, len(s.open))
	s.open = append(s.open, name...)
}

// scanEnd scans an end tag, which must close the innermost open element.
func (s *xlsxScanner) scanEnd() error {
	end, err := s.tagEnd()
	if err != nil {
		return err
	}
	tag := s.buf[s.pos+2 : s.pos+end]
	for len(tag) > 0 && isXMLSpace(tag[len(tag)-1]) {
		tag = tag[:len(tag)-1]
	}
	s.pos += end + 1
	if len(s.marks) == 0 || !bytes.Equal(tag, s.open[s.marks[len(s.marks)-1]:]) {
		return errXMLBroken
	}
	s.pop()
	return nil
}

// pop closes the innermost element. Its name stays readable behind the end of open until the next start tag.
func (s *xlsxScanner) pop() {
	last := len(s.marks) - 1
	s.name = localName(s.open[s.marks[last]:])
	s.open, s.marks = s.open[:s.marks[last]], s.marks[:last]
}

// tagEnd is the position of the '>' that ends the tag at hand; one inside quotes does not.
func (s *xlsxScanner) tagEnd() (int, error) {
	quote := byte(0)
	for i := 1; ; {
		window := s.buf[s.pos:s.end]
		for ; i < len(window); i++ {
			switch c := window[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"', c == '\'':
				quote = c
			case c == '<':
				return 0, errXMLBroken
			}
		}
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// localName is a name without its namespace prefix.
func localName(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}
