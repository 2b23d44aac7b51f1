package fileio

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is an encoding by the name that is shown and by those that --encoding takes.
type charset struct {
	name   string
	names  []string
	decode func([]byte) (text string, ok bool)
}

func charsets() []charset {
	return []charset{
		{"UTF-8", []string{"utf-8", "utf8"}, decodeUTF8},
		{"GB18030", []string{"gb18030", "gbk", "gb2312", "cp936", "936"}, decodeGB18030},
		{"UTF-16LE", []string{"utf-16le", "utf16le", "utf-16", "utf16", "unicode"}, decodeUTF16(unicode.LittleEndian)},
		{"UTF-16BE", []string{"utf-16be", "utf16be"}, decodeUTF16(unicode.BigEndian)},
		{"Big5", []string{"big5", "cp950", "950"}, decodeStrictly(traditionalchinese.Big5)},
		{"Windows-1252", []string{"windows-1252", "cp1252", "latin1", "latin-1", "iso-8859-1"}, decodeWindows1252},
	}
}

func charsetNamed(name string) (charset, bool) {
	name = strings.ToLower(trimSpace(name))
	for _, c := range charsets() {
		for _, n := range c.names {
			if n == name {
				return c, true
			}
		}
	}
	return charset{}, false
}

// byteOrderMarks say the encoding outright.
var byteOrderMarks = []struct{ mark, charset string }{
	{"\xef\xbb\xbf", "utf-8"},
	{"\xff\xfe", "utf-16le"},
	{"\xfe\xff", "utf-16be"},
	{"\x84\x31\x95\x33", "gb18030"},
}

func decodeNamed(data []byte, name string) (decoded, error) {
	c, ok := charsetNamed(name)
	if !ok {
		return decoded{}, &Error{
			Choice:  true,
			Message: say("unknown encoding %q", name),
			Hint:    say("the encodings are utf-8, gb18030, gbk, utf-16le, utf-16be, big5 and windows-1252"),
		}
	}
	for _, m := range byteOrderMarks {
		if marked, _ := charsetNamed(m.charset); marked.name == c.name {
			data = bytes.TrimPrefix(data, []byte(m.mark))
		}
	}
	text, ok := c.decode(data)
	if !ok {
		return decoded{}, &Error{
			Message: say("this is not %s", c.name),
			Hint:    say("leave --encoding out to have it found"),
		}
	}
	return decoded{text: strings.TrimRight(text, padding), charset: c.name}.withTail(data), nil
}

// decodeMarked trusts a byte-order mark; a damaged character becomes U+FFFD where it stands.
func decodeMarked(data []byte, name string, workers int) decoded {
	c, _ := charsetNamed(name)
	if plain := trimPadding(data); c.name == "UTF-8" && validInPieces(plain, workers) {
		return decoded{text: sameText(plain), charset: c.name}
	}
	text, ok := c.decode(data)
	if !ok && c.name == "UTF-8" {
		_, strays := countUTF8(data)
		return decoded{text: strings.TrimRight(decodeStrays(data, strays), padding), charset: c.name, strays: strays}
	}
	d := decoded{text: text, charset: c.name}
	if !ok {
		d.text, d.damaged = decodeDamaged(c, data)
	}
	d.text = strings.TrimRight(d.text, padding)
	return d.withTail(data)
}

// decodeDamaged puts U+FFFD where there is no character of an encoding that has a mark, and counts how often.
func decodeDamaged(c charset, data []byte) (text string, damaged int) {
	order := unicode.LittleEndian
	switch c.name {
	case "GB18030":
		return decodeGB18030Loosely(data, 0)
	case "UTF-16BE":
		order = unicode.BigEndian
	}
	var out looseText
	out.decode(unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder(), data[:len(data)&^1])
	return out.String(), out.damaged
}
