package fileio

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded is a text file as text.
type decoded struct {
	text    string
	charset string
	strays  int    // bytes that are not of the encoding, read as Windows-1252
	damaged int    // characters that are none of the encoding, read as U+FFFD
	zeros   int    // NULs that were left out
	rival   string // another encoding that it may be, or ""
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

func decodeWindows1252(data []byte) (string, bool) {
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), err == nil
}
