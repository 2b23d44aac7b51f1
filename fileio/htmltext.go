package fileio

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

// htmlText is text as a browser shows it: blanks and line ends are one blank, and lines break only where tags break them.
type htmlText struct {
	text  []byte
	blank bool // a blank is due before the next character
	line  bool // so is a line break
}

// add adds text as the page has it, and says how long it has become.
func (t *htmlText) add(text []byte) int {
	for len(text) > 0 {
		n := bytes.IndexAny(text, " \t\r\n\f")
		switch {
		case n < 0:
			t.word(text)
			return len(t.text)
		case n > 0:
			t.word(text[:n])
		}
		t.blank = true
		text = text[n+1:]
	}
	return len(t.text)
}

// word adds text without blanks.
func (t *htmlText) word(word []byte) {
	switch {
	case t.line && len(t.text) > 0:
		t.text = append(t.text, '\n')
	case t.blank && len(t.text) > 0 && t.text[len(t.text)-1] != '\n':
		t.text = append(t.text, ' ')
	}
	t.blank, t.line = false, false
	t.text = append(t.text, word...)
}

// newLine breaks the line.
func (t *htmlText) newLine() {
	if t.line && len(t.text) > 0 {
		t.text = append(t.text, '\n')
	}
	t.blank, t.line = false, true
}

// softBreak breaks the line unless it is broken already.
func (t *htmlText) softBreak() { t.line = len(t.text) > 0 }

// decodeHTML turns a web page into text. What is valid UTF-8 is that, whatever the page says of itself; else it counts what
// the page says, if it can be, and then what text files are decoded by.
func decodeHTML(data []byte, opt ReadOptions) (decoded, error) {
	if opt.Encoding == "" && !isMarked(data) && !utf8.Valid(trimPadding(data)) {
		if text, ok := decodeDeclared(data); ok {
			return text, nil
		}
	}
	return decodeText(data, opt.Encoding, opt.workers())
}

// isMarked reports whether a byte-order mark says the encoding.
func isMarked(data []byte) bool {
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return true
		}
	}
	return false
}

// decodeDeclared decodes a page by the encoding that it says it has: <meta charset=gb2312>, or an XML declaration.
func decodeDeclared(data []byte) (decoded, bool) {
	const enough = 4096
	found := charsetDeclaration().FindSubmatch(data[:min(len(data), enough)])
	if found == nil {
		return decoded{}, false
	}
	name := string(found[1])
	data = trimPadding(data)
	if c, ok := charsetNamed(name); ok {
		if c.name == "Windows-1252" {
			return decoded{}, false // a default that nobody thought of; anything is valid in it
		}
		text, ok := c.decode(data)
		return decoded{text: text, charset: c.name}, ok
	}
	e := namedEncoding(name)
	if e == nil {
		return decoded{}, false
	}
	text, ok := decodeStrictly(e)(data)
	return decoded{text: text, charset: name}, ok
}

func charsetDeclaration() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:charset|<\?xml[^>]{1,100}encoding)\s*=\s*["']?([a-z0-9_-]{1,40})`)
}
