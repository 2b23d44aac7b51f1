package fileio

import "bytes"

// Nearly all cells are written in one of a few ways:
//
//	<c r="A1" s="2"><v>1.5</v></c>   <c r="B1" t="s"><v>17</v></c>   <c r="C1" t="inlineStr"><is><t>text</t></is></c>   <c r="D1" s="2"/>
//
// and nearly all rows begin as the one before did, but for their number:
//
//	<row r="1" spans="1:16">
//
// Such rows and cells are read here straight from the scanner's buffer. Whatever looks otherwise (a prefix, an entity in an
// attribute, a comment, single quotes), is at fault, or lies across the buffer's end is left to the scanner, which
// knows all of XML: what is read here is only ever what it would read too.

// plainMargin is how much must be left in the buffer, so that the beginning of a cell can be read without looking for
// the end of the buffer.
const plainMargin = 64

const plainRowStart = `<row r="`

// startPlainRow begins the row that comes next, if its tag is that of the row before with another number.
func (x *sheetReader) startPlainRow() bool {
	buf := x.xml.unread()
	if len(x.rowTail) == 0 || len(buf) < plainMargin || string(buf[:len(plainRowStart)]) != plainRowStart {
		return false
	}
	row, i := plainDigits(buf, len(plainRowStart))
	if row == 0 || row > maxSheetRows || !bytes.HasPrefix(buf[i:], x.rowTail) {
		return false
	}
	x.beginRow(row)
	x.xml.skipStart(i+len(x.rowTail), "row")
	return true
}

// keepRowTail keeps what of the tag at hand comes behind the row's number; behind are the attributes that follow it.
func (x *sheetReader) keepRowTail(behind []byte) {
	attrs := x.xml.attrs
	number, isFirst := bytes.CutPrefix(attrs[:len(attrs)-len(behind)], []byte(plainRowStart[len("<row"):]))
	if tail := bytes.TrimLeft(number, "0123456789"); isFirst && string(tail) == `"` && x.xml.isPlain("row") {
		x.rowTail = append(append(append(x.rowTail, '"'), behind...), '>')
	}
}

// readPlainCells reads the plain cells that come next.
func (x *sheetReader) readPlainCells() error {
	buf := x.xml.unread()
	at := 0
	for len(buf)-at > plainMargin && buf[at] == '<' && buf[at+1] == 'c' {
		size, err := x.readPlainCell(buf[at:])
		if err != nil {
			return err
		}
		if size == 0 {
			break
		}
		at += size
	}
	x.xml.skip(at)
	return nil
}

// readPlainCell reads one cell and returns its size in bytes; 0 where it is not a plain one.
func (x *sheetReader) readPlainCell(b []byte) (size int, err error) {
	before := x.raw.col
	x.raw.next(x.row)
	i := x.raw.plainAttrs(b)
	if i == 0 || x.raw.col > maxSheetColumns {
		x.raw.col = before
		return 0, nil
	}
	if b[i] == '/' {
		return i + len("/>"), nil
	}
	i++ // >
	if n := x.raw.plainFormula(b[i:]); n >= 0 {
		i += n
	}
	cell, n := x.plainFigure(b[i:])
	if n == 0 {
		cell, n = x.plainValue(b[i:])
	}
	if n == 0 {
		x.raw.col = before
		return 0, nil
	}
	return i + n, x.keepCell(cell)
}

// plainFigure reads a number, or the number of a shared text, and the end of its cell, and returns their size; 0 where they
// are anything else.
func (x *sheetReader) plainFigure(b []byte) (cell packed, size int) {
	const openV, endV = "<v>", "</v></c>"
	if len(b) < plainMargin || string(b[:len(openV)]) != openV {
		return 0, 0
	}
	end := len(openV)
	switch x.raw.kind {
	case rawNumber:
		var f float64
		if f, end = shortDecimal(b, end); end > 0 {
			cell = x.book.styled(f, x.raw.style)
		}
	case rawShared:
		var i int
		i, end = plainDigits(b, end)
		text, ok := x.book.sharedText(i)
		if cell = text; !ok {
			return 0, 0
		}
	default:
		return 0, 0
	}
	if end <= len(openV) || string(b[end:end+len(endV)]) != endV {
		return 0, 0
	}
	return cell, end + len(endV)
}

// plainAttrs reads the attributes of a c element and returns where its tag ends, at / or >; 0 where they are not plain.
func (c *rawCell) plainAttrs(b []byte) int {
	const opening = len(` r="`)
	i := len("<c")
	for b[i] == ' ' && string(b[i+2:i+4]) == `="` {
		name, ok := b[i+1], false
		if i += opening; len(b)-i < plainMargin {
			return 0
		}
		switch name {
		case 'r':
			i, ok = c.plainRef(b, i)
		case 's':
			c.style, i = plainDigits(b, i)
			ok = b[i-1] != '"'
		case 't':
			i, ok = c.plainType(b, i)
		}
		if !ok || b[i] != '"' {
			return 0
		}
		i++
	}
	if b[i] == '>' || b[i] == '/' && b[i+1] == '>' {
		return i
	}
	return 0
}

// plainType takes the cell's type, which begins at i, and returns where it ends.
func (c *rawCell) plainType(b []byte, i int) (end int, ok bool) {
	if b[i] == 's' && b[i+1] == '"' { // nearly always
		c.kind = rawShared
		return i + 1, true
	}
	for end = i; end-i < len("inlineStr") && b[end] != '"'; {
		end++
	}
	c.kind = rawTypeOf(b[i:end])
	return end, bytes.IndexByte(b[i:end], '&') < 0
}

// plainRef takes the column from a reference that begins at i, and returns where it ends.
func (c *rawCell) plainRef(b []byte, i int) (end int, ok bool) {
	col, start := 0, i
	for b[i] >= 'A' && b[i] <= 'Z' && i-start < len("XFD") {
		col = col*26 + int(b[i]-'A') + 1
		i++
	}
	c.col = col
	row, end := plainDigits(b, i)
	return end, i > start && row > 0 && row <= maxSheetRows
}

// plainDigits reads the digits from i on, nine at most, and returns where they end.
func plainDigits(b []byte, i int) (n, end int) {
	for most := i + 9; i < most && b[i] >= '0' && b[i] <= '9'; i++ {
		n = n*10 + int(b[i]-'0')
	}
	return n, i
}

// plainFormula passes over an f element; -1 where there is none, or none that is plain.
func (c *rawCell) plainFormula(b []byte) int {
	if len(b) < 3 || b[0] != '<' || b[1] != 'f' || b[2] != '>' && b[2] != ' ' {
		return -1
	}
	tag := bytes.IndexByte(b, '>')
	if tag < 0 || bytes.ContainsAny(b[1:tag], "<'") || bytes.Count(b[:tag], []byte(`"`))%2 > 0 {
		return -1 // maybe a > that stands in quotes
	}
	end := tag + 1
	if b[tag-1] != '/' {
		text := bytes.IndexByte(b[end:], '<')
		if text < 0 || !bytes.HasPrefix(b[end+text:], []byte("</f>")) {
			return -1
		}
		end += text + len("</f>")
	}
	c.hasFormula = true
	return end
}

// plainValue reads the value and the end of a cell and returns its size; 0 where they are not plain, or at fault: the
// scanner will come to the same fault, and say where.
func (x *sheetReader) plainValue(b []byte) (cell packed, size int) {
	const openV, endV = "<v>", "</v></c>"
	raw := &x.raw
	switch {
	case bytes.HasPrefix(b, []byte(openV)):
		text := bytes.IndexByte(b[len(openV):], '<')
		size = len(openV) + text + len(endV)
		if text < 0 || !bytes.HasPrefix(b[len(openV)+text:], []byte(endV)) {
			return 0, 0
		}
		raw.hasValue = true
		raw.value = appendXMLText(raw.value[:0], b[len(openV):len(openV)+text])
	case bytes.HasPrefix(b, []byte("</c>")):
		raw.value, size = raw.value[:0], len("</c>")
	case bytes.HasPrefix(b, []byte("<is>")):
		text, size := plainText(b[len("<is>"):], "</is></c>")
		if size == 0 {
			return 0, 0
		}
		raw.value = unescapeXString(appendXMLText(raw.value[:0], text))
		return x.book.textCell(raw.value), len("<is>") + size
	default:
		return 0, 0
	}
	cell, err := x.book.cell(raw)
	if err != nil {
		return 0, 0
	}
	return cell, size
}

// plainText is the text of a t element that is followed by a tail, and the size of both; 0 where it is not plain.
func plainText(b []byte, tail string) (text []byte, size int) {
	start := 0
	for _, open := range []string{"<t>", `<t xml:space="preserve">`} {
		if bytes.HasPrefix(b, []byte(open)) {
			start = len(open)
		}
	}
	length := bytes.IndexByte(b[start:], '<')
	const end = "</t>"
	if start == 0 || length < 0 || !bytes.HasPrefix(b[start+length:], []byte(end)) {
		return nil, 0
	}
	if size = start + length + len(end); !bytes.HasPrefix(b[size:], []byte(tail)) {
		return nil, 0
	}
	return b[start : start+length], size + len(tail)
}

// shortDecimal reads a number from i on, of at most 15 digits without an exponent, as it is nearly always written, and
// returns where it ends; 0 where there is none. One rounding of two exact figures gives the nearest float64.
func shortDecimal(b []byte, i int) (x float64, end int) {
	const digits = 15
	negative := b[i] == '-'
	if negative {
		i++
	}
	whole, point := plainMantissa(b, i, 0)
	if n := point - i; n == 0 || n > digits || point+1 >= len(b) {
		return 0, 0
	}
	x, end = float64(whole), point
	if b[point] == '.' {
		mantissa, behind := plainMantissa(b, point+1, whole)
		if n := behind - point - 1; n == 0 || n+point-i > digits {
			return 0, 0
		}
		x, end = float64(mantissa)/powersOfTen[behind-point-1], behind
	}
	if negative {
		x = -x
	}
	return x, end
}

// plainMantissa reads digits from i on behind those of a number that was begun, and returns where they end.
func plainMantissa(b []byte, i int, begun uint64) (n uint64, end int) {
	for n = begun; i < len(b) && b[i]-'0' <= 9; i++ {
		n = n*10 + uint64(b[i]-'0')
	}
	return n, i
}
