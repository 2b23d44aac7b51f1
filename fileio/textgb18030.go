package fileio

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gb18030Gaps are the characters that GB18030 assigns and golang.org/x/text does not know, as the revision of 2022 has
// them. Some are in names.
var gb18030Gaps = map[uint16]rune{
	0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15, 0xA6DF: 0xFE16,
	0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19, 0xA8BC: 0x1E3F,
	0xFE51: 0x20087, 0xFE52: 0x20089, 0xFE53: 0x200CC, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
	0xFE6C: 0x215D7, 0xFE6D: 0x9FB8, 0xFE76: 0x2298F, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFE91: 0x241FE, 0xFEA0: 0x9FBB,
}

// gb18030Private are the codes among others that stand for private characters: the first, how many, and what the first
// stands for.
var gb18030Private = []struct {
	code  uint16
	count uint16
	first rune
}{
	{0xA2AB, 6, 0xE766}, {0xA2E4, 1, 0xE76D}, {0xA2EF, 2, 0xE76E}, {0xA2FD, 2, 0xE770}, {0xA4F4, 11, 0xE772},
	{0xA5F7, 8, 0xE77D}, {0xA6B9, 8, 0xE785}, {0xA6F6, 9, 0xE797}, {0xA7C2, 15, 0xE7A0}, {0xA7F2, 13, 0xE7AF},
	{0xA896, 11, 0xE7BC}, {0xA8C1, 4, 0xE7C9}, {0xA8EA, 21, 0xE7CD}, {0xA958, 1, 0xE7E2}, {0xA95B, 1, 0xE7E3},
	{0xA95D, 3, 0xE7E4}, {0xA997, 13, 0xE7F4}, {0xA9F0, 15, 0xE801}, {0xD7FA, 5, 0xE810},
}

// gb18030Gap is the character of a code of two bytes that the library does not know. The three large zones of private
// characters, where companies put characters of their own, are counted through.
func gb18030Gap(lead, trail byte) (rune, bool) {
	code := uint16(lead)<<8 | uint16(trail)
	if r, ok := gb18030Gaps[code]; ok {
		return r, true
	}
	switch {
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1:
		return 0xE000 + rune(lead-0xAA)*94 + rune(trail-0xA1), true
	case lead >= 0xF8 && trail >= 0xA1:
		return 0xE234 + rune(lead-0xF8)*94 + rune(trail-0xA1), true
	case lead >= 0xA1 && lead <= 0xA7 && trail < 0xA0, lead >= 0xA1 && lead <= 0xA7 && trail == 0xA0 && lead != 0xA3:
		at := rune(trail - 0x40)
		if trail > 0x7F {
			at--
		}
		return 0xE4C6 + rune(lead-0xA1)*96 + at, true
	}
	for _, p := range gb18030Private {
		if code >= p.code && code < p.code+p.count {
			return p.first + rune(code-p.code), true
		}
	}
	return 0, false
}

// decodeGB18030 decodes GB18030, and so GBK and GB2312, with the characters that the library leaves out.
func decodeGB18030(data []byte) (string, bool) {
	if text, ok := decodeStrictly(simplifiedchinese.GB18030)(data); ok {
		return text, true
	}
	text, damaged := decodeGB18030Loosely(data, 1)
	return text, damaged == 0
}

// decodeGB18030Loosely puts U+FFFD where there is no character, and counts how often. It gives up behind so many; 0 is any
// number.
func decodeGB18030Loosely(data []byte, most int) (text string, damaged int) {
	out := looseText{most: most}
	out.Grow(len(data) + len(data)/2)
	decoder := simplifiedchinese.GB18030.NewDecoder()
	const written = "\x84\x31\xa4\x37" // U+FFFD itself
	from := 0
	for i := 0; i < len(data) && !out.givenUp(); {
		size := gb18030Size(data[i:])
		r, gap := rune(utf8.RuneError), size == len(written) && string(data[i:i+size]) == written
		if size == 2 {
			r, gap = gb18030Gap(data[i], data[i+1])
		}
		if gap {
			out.decode(decoder, data[from:i])
			out.WriteRune(r)
			from = i + size
		}
		i += size
	}
	out.decode(decoder, data[from:])
	return out.String(), out.damaged
}

// gb18030Size is how many bytes the next character takes: 1, 2 or 4. A lead byte before what can't follow it stands alone.
func gb18030Size(data []byte) int {
	switch {
	case data[0] <= 0x80 || data[0] == 0xff || len(data) < 2:
		return 1
	case data[1] >= 0x40 && data[1] != 0x7f && data[1] != 0xff:
		return 2
	case len(data) >= 4 && isDigit(data[1]) && data[2] > 0x80 && data[2] != 0xff && isDigit(data[3]):
		return 4
	}
	return 1
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
