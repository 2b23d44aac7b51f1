package book

import (
	"encoding/binary"

	"tier/cmd/tier/internal/deflate"
)

// entryXML is a cell that stands in many rows: its markup, its value, its end, and the beginning of the cell behind it.
type entryXML struct {
	text  short
	value int // where the value begins
	end   int // and where it ends
	kind  kind
	long  string // markup and value where they are too long for all that
}

// columnEntries are the entries of a column.
func (f *rowForm) columnEntries(column int) []entryXML {
	if f.content.entries == nil {
		return nil
	}
	var all []entryXML
	for _, c := range f.content.entries(column) {
		k := c.kind()
		m := f.markups[c.style][k]
		text := string(appendValue(m.append(nil), &c, k))
		e := entryXML{value: m.n, end: len(text), kind: k}
		if column+1 < len(f.opens) {
			next := f.opens[column+1][k.end()]
			text += string(next.bytes[:next.n])
		}
		if e.text = newShort(text); len(text) > maxShort {
			e.long = text[:e.end]
		}
		all = append(all, e)
	}
	return all
}

// entry appends a cell that is an entry of its column, behind one that ends so. If another cell follows it, that one's
// beginning too: it is always the same.
func (w *rowWriter) entry(b []byte, i, code int, before end, isFollowed bool) ([]byte, end) {
	above, e, begin := &w.above[i], &w.entries[i][code], len(b)
	b = w.opens[i][before].append(b)
	number := len(b)
	b = w.digits.append(b)
	markup := len(b)
	if before != opened {
		if above.end == before {
			w.pack.Repeat(b, begin, above.begin, number+w.kept-begin)
		}
		above.begin, above.end = begin, before
	}
	last := w.last[i][code]
	w.last[i][code] = markup
	fallback := above.markup
	above.markup, above.value, above.length = markup, markup+e.value, e.end-e.value
	if e.long != "" {
		b = append(b, e.long...)
		w.pack.Repeat(b, markup, fallback, e.value)
		return b, e.kind.end()
	}
	b = e.text.append(b)
	if !isFollowed {
		b = b[:markup+e.end]
		w.pack.Repeat(b, markup, last, e.end)
		return b, e.kind.end()
	}
	w.repeatEntry(b, i, e, last, fallback)
	next := &w.above[i+1]
	next.begin, next.end = markup+e.end, e.kind.end()
	return b, opened
}

// repeatEntry tells the compressor where an entry and the beginning of the next cell stood before, with the digits that
// are going to follow and are the same.
func (w *rowWriter) repeatEntry(b []byte, i int, e *entryXML, last, above int) {
	markup := len(b) - e.text.n
	behind := w.digits.append(b)
	if last > 0 && markup-last < deflate.Window {
		kept := w.digits.common(binary.LittleEndian.Uint64(b[last+e.text.n:]))
		w.pack.Repeat(behind[:len(b)+kept], markup, last, e.text.n+kept)
		return
	}
	w.pack.Repeat(b, markup, above, e.value)
	if next := &w.above[i+1]; next.end == e.kind.end() {
		w.pack.Repeat(behind, markup+e.end, next.begin, e.text.n-e.end+w.kept)
	}
}
