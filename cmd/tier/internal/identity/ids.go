package identity

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// FoldID appends an id without what people don't see in it or spreadsheets change: in lower case and usual width, without
// blanks, hidden marks, leading zeros, and the .0 behind a number. C001, c001, Ｃ００１ and "C 001" are one, and so are 00123,
// 123 and 123.0.
func FoldID(dst []byte, id string) []byte {
	start := len(dst)
	if !isASCII(id) {
		id = width.Fold.String(id)
	}
	for _, r := range id {
		if !unicode.IsSpace(r) && !isHidden(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	folded := dst[start:]
	if whole, ok := cutZeroDecimals(folded); ok {
		folded = whole
	}
	zeros := 0
	for zeros < len(folded)-1 && folded[zeros] == '0' {
		zeros++
	}
	return append(dst[:start], folded[zeros:]...)
}

// cutZeroDecimals takes .0 off a number.
func cutZeroDecimals(id []byte) (whole []byte, ok bool) {
	i := strings.IndexByte(string(id), '.')
	if i <= 0 || i == len(id)-1 || strings.Trim(string(id[:i]), "0123456789") != "" || strings.Trim(string(id[i+1:]), "0") != "" {
		return nil, false
	}
	return id[:i], true
}

// isHidden knows marks that nobody sees: of format and control.
func isHidden(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// idForms is what the ids of a list look like, as far as two of them could fold to one.
type idForms struct {
	lower, upper, odd, zeros, uneven bool
	length                           int
}

// formsOf looks at the ids of all customers.
func formsOf(who *Customers) idForms {
	var all idForms
	var mu sync.Mutex
	inBlocks(who.Len, who.Workers, 1<<15, func(from, to int) {
		var own idForms
		for row := from; row < to; row++ {
			own.add(who.ID(row))
		}
		mu.Lock()
		defer mu.Unlock()
		all.join(own)
	})
	return all
}

// join adds what other ids look like.
func (f *idForms) join(other idForms) {
	f.lower, f.upper, f.odd, f.zeros = f.lower || other.lower, f.upper || other.upper, f.odd || other.odd, f.zeros || other.zeros
	f.uneven = f.uneven || other.uneven || f.length > 0 && other.length > 0 && f.length != other.length
	f.length = max(f.length, other.length)
}

// add looks at one more id.
func (f *idForms) add(id string) {
	if id == "" {
		return
	}
	f.zeros = f.zeros || id[0] == '0'
	f.uneven = f.uneven || f.length > 0 && f.length != len(id)
	f.length = len(id)
	for i := range len(id) {
		switch b := id[i]; {
		case '0' <= b && b <= '9':
		case 'A' <= b && b <= 'Z':
			f.upper = true
		case 'a' <= b && b <= 'z':
			f.lower = true
		case b <= ' ' || b == '.' || b >= 0x7f:
			f.odd = true
		}
	}
}

// areTheirOwn reports whether no two different ids of these forms fold to one.
func (f *idForms) areTheirOwn() bool {
	return !f.odd && !(f.lower && f.upper) && !(f.zeros && f.uneven)
}
