package fileio

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/transform"
)

// chinesePairs counts the double bytes of a text that may be Chinese in one of the two old encodings. Most bytes of the one
// are bytes of the other too, so that what tells them apart is where the common characters lie: in GB18030 in the rows B0
// to D7, with a second byte beyond A0; in Big5 in the rows A4 to C6. Of real text, nine in ten are there, and of the other
// encoding's text no more than six.
type chinesePairs struct {
	all    int // double bytes, and characters of four bytes
	high   int // whose second byte is beyond ASCII, and characters of four bytes
	gb     int // common characters of GB18030, and its punctuation
	big5   int // common characters of Big5, and its punctuation
	low    int // whose second byte is a letter or a sign of ASCII: four in ten of Big5, none of GB2312
	fourth int // characters of four bytes
}

func countPairs(data []byte) chinesePairs {
	var p chinesePairs
	for i := 0; i < len(data); {
		size := gb18030Size(data[i:])
		if size > 1 {
			p.add(data[i], data[i+1], size)
		}
		i += size
	}
	return p
}

func (p *chinesePairs) add(lead, trail byte, size int) {
	p.all++
	if size == 4 {
		p.high++
		p.fourth++
		return
	}
	high := trail >= 0xA1
	if trail >= 0x80 {
		p.high++
	} else {
		p.low++
	}
	if high && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3) {
		p.gb++
	}
	if (high || trail < 0x7F) && lead >= 0xA1 && lead <= 0xC6 {
		p.big5++
	}
}

// decodeChinese decodes what is GB18030 or Big5; false where it is neither. A few damaged bytes don't make another
// encoding of it.
func decodeChinese(data []byte) (decoded, bool) {
	const few = 10 // characters for each damaged one
	pairs := countPairs(data)
	if pairs.high == 0 || pairs.gb == 0 && pairs.big5 == 0 && pairs.fourth == 0 {
		return decoded{}, false // René is no Chinese: é is followed by a plain letter
	}
	most := pairs.high/few + 1
	gb := decoded{charset: "GB18030"}
	var isWhole bool
	if gb.text, isWhole = decodeStrictly(simplifiedchinese.GB18030)(data); !isWhole {
		gb.text, gb.damaged = decodeGB18030Loosely(data, most)
	}
	if gb.damaged == 0 && !pairs.mayBeBig5() {
		return gb, true
	}
	big5 := decoded{charset: "Big5"}
	big5.text, big5.damaged = decodeBig5Loosely(data, most)
	best, other := gb, big5
	if pairs.mayBeBig5() && (big5.damaged == 0) == (gb.damaged == 0) && pairs.big5 > pairs.gb || big5.damaged == 0 && gb.damaged > 0 {
		best, other = big5, gb
	}
	if best.damaged*few > pairs.high {
		return decoded{}, false
	}
	if near := 4 * min(pairs.gb, pairs.big5); other.damaged == 0 && pairs.mayBeBig5() && near >= 3*max(pairs.gb, pairs.big5) {
		best.rival = other.charset
	}
	return best, true
}

// mayBeBig5 reports whether there are second bytes as Big5 has them, or so few characters that this says nothing.
func (p chinesePairs) mayBeBig5() bool {
	const few = 6
	return 5*p.low >= p.all || p.all < few
}

// decodeBig5Loosely puts U+FFFD where there is no character, and counts how often. It gives up behind so many.
func decodeBig5Loosely(data []byte, most int) (text string, damaged int) {
	out := looseText{most: most}
	out.Grow(len(data) + len(data)/2)
	out.decode(traditionalchinese.Big5.NewDecoder(), data)
	return out.String(), out.damaged
}

// looseText is a text that may be damaged.
type looseText struct {
	strings.Builder
	damaged int // characters that are none, read as U+FFFD
	most    int // of them, until it is given up; 0 is any number
}

func (t *looseText) givenUp() bool { return t.most > 0 && t.damaged > t.most }

// decode adds more text, a piece at a time, so that no more is in memory than the text.
func (t *looseText) decode(decoder transform.Transformer, data []byte) {
	var buf [1 << 12]byte
	for len(data) > 0 && !t.givenUp() {
		written, read, _ := decoder.Transform(buf[:], data, true) // it only ever lacks room
		t.damaged += bytes.Count(buf[:written], []byte(string(utf8.RuneError)))
		t.Write(buf[:written])
		data = data[read:]
	}
}

// notes say what of the text was not as it should be.
func (d decoded) notes() []Message {
	var notes []Message
	if d.strays > 0 {
		notes = append(notes, say("%d bytes are not UTF-8 and were read as Windows-1252", d.strays))
	}
	if d.damaged > 0 {
		line := countLineEnds(d.text[:strings.IndexRune(d.text, utf8.RuneError)]) + 1
		notes = append(notes, say("%d characters are damaged and read as %s, the first in line %d", d.damaged, string(utf8.RuneError), line))
	}
	if d.zeros > 0 {
		notes = append(notes, say("%d zero bytes were left out", d.zeros))
	}
	if d.rival != "" {
		notes = append(notes, say("the text could be %s as well; if it reads wrong, --encoding %s", d.rival, strings.ToLower(d.rival)))
	}
	return notes
}
