package fileio

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// xlsCodePage is the encoding of texts before Excel 97. The zero value finds it: UTF-8, GB18030, Windows-1252, as programs
// wrote them that named none.
type xlsCodePage struct {
	simplifiedChinese bool
	decoder           *encoding.Decoder // nil where it has to be found
}

func newXLSCodePage(number int) xlsCodePage {
	const gbk, gb18030 = 936, 54936
	if number == gbk || number == gb18030 {
		return xlsCodePage{simplifiedChinese: true}
	}
	if e := xlsEncoding(number); e != nil {
		return xlsCodePage{decoder: e.NewDecoder()}
	}
	return xlsCodePage{}
}

// xlsEncoding is a code page by its number, nil for one that is not known.
func xlsEncoding(number int) encoding.Encoding {
	switch number {
	case 932:
		return japanese.ShiftJIS
	case 949, 1361:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 10000, 32768:
		return charmap.Macintosh
	case 10007:
		return charmap.MacintoshCyrillic
	case 32769:
		return charmap.Windows1252
	}
	return xlsWesternEncoding(number)
}

// xlsWesternEncoding is a code page of one byte a character.
func xlsWesternEncoding(number int) encoding.Encoding {
	pages := map[int]encoding.Encoding{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
		858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863,
		865: charmap.CodePage865, 866: charmap.CodePage866, 874: charmap.Windows874,
		1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
		1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
		1258: charmap.Windows1258,
	}
	return pages[number]
}

// decode makes UTF-8 of a text; what has no place in the code page becomes U+FFFD.
func (c xlsCodePage) decode(text []byte) []byte {
	if isASCII(sameText(text)) {
		return text
	}
	if c.decoder != nil {
		return decodeLoosely(c.decoder, text)
	}
	if !c.simplifiedChinese && utf8.Valid(text) {
		return text
	}
	if decoded, ok := decodeGB18030(text); ok {
		return []byte(decoded)
	}
	var fallback encoding.Encoding = charmap.Windows1252
	if c.simplifiedChinese {
		fallback = simplifiedchinese.GB18030
	}
	return decodeLoosely(fallback.NewDecoder(), text)
}

// decodeLoosely decodes what can be.
func decodeLoosely(d *encoding.Decoder, text []byte) []byte {
	decoded, err := d.Bytes(text)
	if err != nil {
		return validUTF8(text)
	}
	return decoded
}
