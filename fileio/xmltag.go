package fileio

import "bytes"

// scanMarkup scans what begins with '<'; skip says that it is nothing to the caller.
func (s *xmlScanner) scanMarkup() (token xmlToken, skip bool, err error) {
	for s.end-s.pos < 2 {
		if err := s.fill(); err != nil {
			return 0, false, err
		}
	}
	switch s.buf[s.pos+1] {
	case '/':
		return xmlEnd, false, s.scanEnd()
	case '?':
		return 0, true, s.skipPast("?>")
	case '!':
		return s.scanDeclaration()
	}
	return xmlStart, false, s.scanStart()
}

func (s *xmlScanner) skipPast(end string) error {
	n, err := s.find(end, 2)
	s.pos += n + len(end)
	return err
}

// scanDeclaration passes over a comment and returns a CDATA section as text.
func (s *xmlScanner) scanDeclaration() (token xmlToken, skip bool, err error) {
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
		return xmlText, false, nil
	}
	return 0, false, errXMLUnusual
}

// scanStart scans a start tag, or one that closes itself.
func (s *xmlScanner) scanStart() error {
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
func (s *xmlScanner) push(name []byte) {
	s.marks = append(s.marks, len(s.open))
	s.open = append(s.open, name...)
}

// scanEnd scans an end tag, which must close the innermost open element.
func (s *xmlScanner) scanEnd() error {
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
func (s *xmlScanner) pop() {
	last := len(s.marks) - 1
	s.name = localName(s.open[s.marks[last]:])
	s.open, s.marks = s.open[:s.marks[last]], s.marks[:last]
}

// tagEnd is the position of the '>' that ends the tag at hand; one inside quotes does not.
func (s *xmlScanner) tagEnd() (int, error) {
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

// localName is a name without its namespace prefix.
func localName(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}
