package fileio

import (
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gb18030Gaps are the characters that GB18030 assigns and golang.org/x/text does not know. Some are in names.
var gb18030Gaps = map[uint16]rune{
	0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15, 0xA6DF: 0xFE16,
	0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19, 0xA8BC: 0x1E3F,
	0xFE51: 0x20087, 0xFE52: 0x20089, 0xFE53: 0x200CC, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7,
	0xFE6C: 0x215D7, 0xFE6D: 0x9FB8, 0xFE76: 0x2298F, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFE91: 0x241FE, 0xFEA0: 0x9FBB,
}

// decodeGB18030 decodes GB18030, and so GBK and GB2312, with the characters that the library leaves out.
func decodeGB18030(data []byte) (string, bool) {
	decode := decodeStrictly(simplifiedchinese.GB18030)
	if text, ok := decode(data); ok {
		return text, true
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(data); {
		size := gb18030Size(data[i:])
		if size == 2 {
			if r, ok := gb18030Gaps[uint16(data[i])<<8|uint16(data[i+1])]; ok {
				part, ok := decode(data[from:i])
				if !ok {
					return "", false
				}
				b.WriteString(part)
				b.WriteRune(r)
				from = i + size
			}
		}
		i += size
	}
	part, ok := decode(data[from:])
	b.WriteString(part)
	return b.String(), ok
}

// gb18030Size is how many bytes the next character takes: 1, 2 or 4.
func gb18030Size(data []byte) int {
	switch {
	case data[0] <= 0x80 || data[0] == 0xff || len(data) < 2:
		return 1
	case data[1] >= '0' && data[1] <= '9':
		return min(4, len(data))
	}
	return 2
}

// hasHighTrails tells Chinese from Western text that happens to decode as Chinese: of the double bytes of real Chinese
// most have a second byte beyond ASCII, while é in "René" is followed by a plain letter.
func hasHighTrails(data []byte) bool {
	for i := 0; i < len(data); {
		size := gb18030Size(data[i:])
		if size > 1 && data[i+1] >= 0x80 || size == 4 {
			return true
		}
		i += size
	}
	return false
}
