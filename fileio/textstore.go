package fileio

import "strings"

// textStore keeps texts in pages, since a million strings of their own would cost more than what they say.
type textStore struct {
	pages []string        // by the upper bits of a text's offset; a text lies in one page
	open  strings.Builder // the last page, where texts are added; what it has given out never changes
	long  []string        // texts that a reference can't describe
}

// A reference to a text is an offset and a length, or the index of a long text with a flag. Pages are numbered in steps
// of pageSize; one that is a part of a whole text file reaches to that file's end.
const (
	pageBits   = 20
	pageSize   = 1 << pageBits
	firstPage  = 1 << 12
	lengthBits = 17
	maxLength  = 1<<lengthBits - 1
	offsetBits = 30
	longFlag   = 1 << (tagShift - 1)
)

// newTextStore is a store whose first pages are a text that is kept as it is.
func newTextStore(text string) textStore {
	var s textStore
	for from := 0; from < len(text); from += pageSize {
		s.pages = append(s.pages, text[from:])
	}
	return s
}

// text is the text that a packed cell refers to.
func (s *textStore) text(p packed) string {
	ref := p.which()
	if ref&longFlag != 0 {
		return s.long[ref&^longFlag]
	}
	offset, length := ref>>lengthBits, ref&maxLength
	at := offset & (pageSize - 1)
	return s.pages[offset>>pageBits][at : at+length]
}

// addText keeps a text of its own.
func (s *textStore) addText(tag packedTag, text []byte) packed {
	if len(text) > maxLength {
		return s.addLong(tag, string(text))
	}
	if s.open.Len()+len(text) > min(s.open.Cap(), pageSize) && !s.turn(len(text)) {
		return s.addLong(tag, string(text))
	}
	last := len(s.pages) - 1
	offset := uint64(last)<<pageBits | uint64(s.open.Len())
	s.open.Write(text)
	s.pages[last] = s.open.String()
	return packTag(tag, offset<<lengthBits|uint64(len(text)))
}

// turn opens a new page with room for a text; false where no reference could name it.
func (s *textStore) turn(room int) bool {
	if len(s.pages) >= 1<<(offsetBits-pageBits) {
		return false
	}
	size := firstPage
	if s.open.Cap() > 0 {
		size = min(2*s.open.Cap(), pageSize)
	}
	s.open = strings.Builder{}
	s.open.Grow(max(size, room))
	s.pages = append(s.pages, "")
	return true
}

// refer packs a part of the text that the store was made with, from an offset on.
func (s *textStore) refer(tag packedTag, text string, offset int) packed {
	if len(text) > maxLength || offset >= 1<<offsetBits {
		return s.addLong(tag, text)
	}
	return packTag(tag, uint64(offset)<<lengthBits|uint64(len(text)))
}

func (s *textStore) addLong(tag packedTag, text string) packed {
	s.long = append(s.long, text)
	return packTag(tag, longFlag|uint64(len(s.long)-1))
}
