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

// xmlToken is what xmlScanner.next has found.
type xmlToken uint8

const (
	xmlEOF   xmlToken = iota // the root element is closed
	xmlStart                 // an element opens: name and attrs are set
	xmlEnd                   // an element closes: name is set
	xmlText                  // text is set
)

const xmlScanBuffer = 256 << 10

// xmlScanner takes XML apart without keeping more of it than the tag or text at hand. It checks that the elements
// close in order and that the root is closed, and it knows names without their prefixes. Document type declarations are
// refused, so that no entity can expand.
//
// encoding/xml does the same at a tenth of the speed, with an allocation per attribute.
type xmlScanner struct {
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

// newXMLScanner scans XML of about so many bytes, within limits that are all set.
func newXMLScanner(src io.Reader, size uint64, limits Limits) *xmlScanner {
	const least = 1 << 10
	return &xmlScanner{
		src: src, buf: make([]byte, min(max(size, least), xmlScanBuffer)),
		longest: int(limits.TokenBytes), deepest: int(limits.Depth),
	}
}

// tooLong reports whether so many bytes are too many for one tag or text.
func (s *xmlScanner) tooLong(n int) bool { return s.longest > 0 && n >= s.longest }

// depth is how many elements are open: at a start tag with its element, at an end tag without it.
func (s *xmlScanner) depth() int { return len(s.marks) }

// next moves to the next tag or text. What it sets is good until the next call. The error is errXMLCut, errXMLBroken,
// errXMLUnusual, errXMLDeep, errXMLLong, or the reader's own.
func (s *xmlScanner) next() (xmlToken, error) {
	if s.closing {
		s.closing = false
		s.pop()
		return xmlEnd, nil
	}
	for {
		if s.rooted && len(s.marks) == 0 {
			return xmlEOF, nil
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
			return xmlText, nil
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
func (s *xmlScanner) unread() []byte {
	if s.closing {
		return nil
	}
	return s.buf[s.pos:s.end]
}

// skip passes over bytes of unread that leave the same elements open.
func (s *xmlScanner) skip(n int) { s.pos += n }

// isPlain reports whether the start tag at hand has this full name, and does not close itself.
func (s *xmlScanner) isPlain(name string) bool {
	return !s.closing && string(s.open[s.marks[len(s.marks)-1]:]) == name
}

// skipStart passes over bytes of unread that are a start tag, and opens its element.
func (s *xmlScanner) skipStart(n int, name string) {
	s.pos += n
	s.push([]byte(name))
}

// fill reads more behind what is not yet scanned. The end of the source is errXMLCut: next never asks for more once
// the root is closed.
func (s *xmlScanner) fill() error {
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
func (s *xmlScanner) find(what string, from int) (int, error) {
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

func (s *xmlScanner) scanText() error {
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
