package fileio

// everyStart calls do at each start tag of the document that no other do has gone through, up to its end.
func (s *xmlScanner) everyStart(do func() error) error {
	for {
		token, err := s.next()
		switch {
		case err != nil:
			return err
		case token == xmlEOF:
			return nil
		case token != xmlStart:
			continue
		}
		if err := do(); err != nil {
			return err
		}
	}
}

// inside calls do with each token inside the element just opened, up to its end.
func (s *xmlScanner) inside(do func(token xmlToken) error) error {
	for around := s.depth() - 1; ; {
		token, err := s.next()
		switch {
		case err != nil:
			return err
		case token == xmlEnd && s.depth() == around:
			return nil
		}
		if err := do(token); err != nil {
			return err
		}
	}
}

// eachStart calls do at each start tag inside the element just opened, up to its end. What do leaves unread is gone
// through as well: a group of rows is opened this way, a comment is skipped.
func (s *xmlScanner) eachStart(do func() error) error {
	return s.inside(func(token xmlToken) error {
		if token != xmlStart {
			return nil
		}
		return do()
	})
}

// eachText calls do at each text inside the element just opened, up to its end.
func (s *xmlScanner) eachText(do func() error) error {
	return s.inside(func(token xmlToken) error {
		if token != xmlText {
			return nil
		}
		return do()
	})
}

// skipElement passes over the element just opened and all that is in it.
func (s *xmlScanner) skipElement() error {
	return s.inside(func(xmlToken) error { return nil })
}
