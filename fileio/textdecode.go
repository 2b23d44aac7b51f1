package fileio

import (
	"bytes"
	"strings"
	"sync/atomic"
	"unicode/utf8"
	"unsafe" //nolint:depguard // a copy costs 150 MB and a tenth of a second for a million rows

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
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

// decoded is a text file as text.
type decoded struct {
	text    string
	charset string
	strays  int    // bytes that are not of the encoding, read as Windows-1252
	damaged int    // characters that are none of the encoding, read as U+FFFD
	zeros   int    // NULs that were left out
	rival   string // another encoding that it may be, or ""
}

// byteOrderMarks say the encoding outright.
var byteOrderMarks = []struct{ mark, charset string }{
	{"\xef\xbb\xbf", "utf-8"},
	{"\xff\xfe", "utf-16le"},
	{"\xfe\xff", "utf-16be"},
	{"\x84\x31\x95\x33", "gb18030"},
}

// decodeText turns a text file into text. Without a name of an encoding it is found: byte-order mark, valid UTF-8,
// UTF-16 by its NULs, GB18030 or Big5, and at last UTF-8 with stray bytes, which are read as Windows-1252, as Western
// lists have them. Detectors that weigh frequencies fail on lists, which are short and mostly digits.
//
// NULs in a text are left out: old programs pad fields and files with them.
func decodeText(data []byte, name string, workers int) (decoded, error) {
	d, err := decodeAny(data, name, workers)
	if zeros := strings.Count(d.text, "\x00"); zeros > 0 {
		d.text = strings.ReplaceAll(d.text, "\x00", "")
		d.zeros += zeros
	}
	return d, err
}

func decodeAny(data []byte, name string, workers int) (decoded, error) {
	if name != "" {
		return decodeNamed(data, name)
	}
	for _, m := range byteOrderMarks {
		if rest, ok := bytes.CutPrefix(data, []byte(m.mark)); ok {
			return decodeMarked(rest, m.charset, workers), nil
		}
	}
	plain := trimPadding(data)
	zeros := bytes.Count(plain, []byte{0})
	if zeros == 0 && validInPieces(plain, workers) {
		return decoded{text: sameText(plain), charset: "UTF-8"}, nil
	}
	if zeros == 0 {
		return decodeBytes(plain), nil
	}
	c, likely := utf16ByNULs(data)
	if likely {
		if text, ok := c.decode(data); ok {
			return decoded{text: text, charset: c.name}.withTail(data), nil
		}
	}
	if d, ok := decodePadded(plain, zeros); ok && !likely {
		return d, nil
	}
	return decoded{}, &Error{
		Message: say("this is not text: it holds zero bytes"),
		Hint:    say("open it in Excel or WPS, save it as .xlsx or as CSV, then run again"),
	}
}

// decodePadded decodes a text that is padded with NULs. What has other control characters, or is in no encoding without
// them, is no text.
func decodePadded(data []byte, zeros int) (decoded, bool) {
	text := bytes.ReplaceAll(data, []byte{0}, nil)
	if bytes.ContainsFunc(text, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a", r) }) {
		return decoded{}, false
	}
	d := decoded{text: sameText(text), charset: "UTF-8"}
	if !utf8.Valid(text) {
		var ok bool
		if d, ok = decodeChinese(text); !ok || d.damaged > 0 {
			return d, false
		}
	}
	d.zeros = zeros
	return d, true
}

// decodeBytes decodes what is neither marked nor valid UTF-8 nor UTF-16.
func decodeBytes(data []byte) decoded {
	whole, strays := countUTF8(data)
	if whole < 10*strays {
		if d, ok := decodeChinese(data); ok {
			return d
		}
	}
	if whole == 0 {
		return decoded{text: decodeStrays(data, strays), charset: "Windows-1252"}
	}
	return decoded{text: decodeStrays(data, strays), charset: "UTF-8", strays: strays}
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

// withTail is the text with its last character damaged, where it is UTF-16 that ends within one: the file is cut off.
func (d decoded) withTail(data []byte) decoded {
	if last := len(data) - 1; last%2 == 0 && strings.HasPrefix(d.charset, "UTF-16") && strings.IndexByte(padding, data[last]) < 0 {
		d.text += string(utf8.RuneError)
		d.damaged++
	}
	return d
}

// padding is what programs and disks leave behind the end of a text: NUL, and the end mark of old systems.
const padding = "\x00\x1a"

func trimPadding(data []byte) []byte { return bytes.TrimRight(data, padding) }

func decodeUTF8(data []byte) (string, bool) { return sameText(data), utf8.Valid(data) }

// sameText is data as a string without a copy of it: the content of a file, which nobody changes once it is read.
func sameText(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// validInPieces is utf8.Valid by several goroutines.
func validInPieces(data []byte, workers int) bool {
	n := max(1, min(workers, len(data)/smallestPiece))
	var wrong atomic.Bool
	inParallel(n, workers, func(i int) {
		from, to := 0, len(data)
		if i > 0 {
			from = runeStart(data, len(data)/n*i)
		}
		if i+1 < n {
			to = runeStart(data, len(data)/n*(i+1))
		}
		if !utf8.Valid(data[from:to]) {
			wrong.Store(true)
		}
	})
	return !wrong.Load()
}

// runeStart is the first index from at on where no character is continued.
func runeStart(data []byte, at int) int {
	for at < len(data) && !utf8.RuneStart(data[at]) {
		at++
	}
	return at
}

// decodeUTF16 decodes without a byte-order mark; an odd byte at the end is left out.
func decodeUTF16(order unicode.Endianness) func([]byte) (string, bool) {
	return func(data []byte) (string, bool) {
		enc := unicode.UTF16(order, unicode.IgnoreBOM)
		text, ok := decodeStrictly(enc)(data[:len(data)&^1])
		return strings.TrimRight(text, padding), ok
	}
}

// decodeStrictly decodes and refuses what has no place in the encoding, as soon as it is met: of a large file there is
// never more in memory than what was decoded so far.
func decodeStrictly(enc encoding.Encoding) func([]byte) (string, bool) {
	return func(data []byte) (string, bool) {
		const atOnce = 1 << 16
		d := enc.NewDecoder()
		buf := make([]byte, min(atOnce, 3*len(data)+16))
		var out strings.Builder
		for {
			written, read, err := d.Transform(buf, data, true)
			if bytes.ContainsRune(buf[:written], utf8.RuneError) {
				return "", false
			}
			if out.Cap()-out.Len() < written {
				out.Grow(written + len(data[read:])/max(1, read)*written + len(data)/16) // as the rest will be if it is like this
			}
			out.Write(buf[:written])
			if data = data[read:]; err != transform.ErrShortDst { //nolint:errorlint // a transformer returns it as it is
				return out.String(), err == nil
			}
		}
	}
}

func decodeWindows1252(data []byte) (string, bool) {
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), err == nil
}

// utf16ByNULs tells UTF-16 without a mark: digits, delimiters and line ends have a NUL in one half, and always the same.
// Units that are NUL are padding and tell nothing. Text of single bytes that is padded has mostly letters, or mostly bytes
// beyond ASCII, in both halves.
func utf16ByNULs(data []byte) (charset, bool) {
	data = data[:len(data)&^1]
	var nuls [2]int
	units, judged, alike := 0, 0, 0
	for i := 0; i < len(data) && units < 1<<15; i += 2 {
		units++
		switch first, second := data[i], data[i+1]; {
		case first == 0 && second == 0:
			continue
		case first == 0:
			nuls[0]++
		case second == 0:
			nuls[1]++
		case (first < 0x80) == (second < 0x80):
			alike++
		}
		judged++
	}
	name := "utf-16le"
	many, few := nuls[1], nuls[0]
	if few > many {
		name, many, few = "utf-16be", few, many
	}
	c, _ := charsetNamed(name)
	return c, many > 0 && many >= 4*few && many*25 >= judged && alike < 2*(judged-alike)
}

// countUTF8 counts the characters of several bytes that are whole, and the bytes that belong to none.
func countUTF8(data []byte) (whole, strays int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			strays++
		} else {
			whole++
		}
		i += size
	}
	return whole, strays
}

// decodeStrays decodes UTF-8 and takes each byte that is none, of which there are so many, for Windows-1252.
func decodeStrays(data []byte, strays int) string {
	var b strings.Builder
	b.Grow(len(data) + strays + strays/4) // most take two bytes, a quarter of them three
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[i])
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}
