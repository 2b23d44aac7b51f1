package fileio

import "bytes"

// Nearly all cells are written in one of a few ways:
//
//	<c r="A1" s="2"><v>1.5</v></c>   <c r="B1" t="s"><v>17</v></c>   <c r="C1" t="inlineStr"><is><t>text</t></is></c>   <c r="D1" s="2"/>
//
// Such cells are read here straight from the scanner's buffer. Whatever looks otherwise (a prefix, an entity in an
// attribute, a comment, single quotes), is at fault, or lies across the buffer's end is left to the scanner, which
// knows all of XML: what is read here is only ever what it would read too.

// plainMargin is how much must be left in the buffer, so that the beginning of a cell can be read without looking for
// the end of the buffer.
const plainMargin = 64

// readPlainCells reads the plain cells that come next.
func (x *xlsxSheetReader) readPlainCells() error {
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
func (x *xlsxSheetReader) readPlainCell(b []byte) (size int, err error) {
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
	cell, n := x.plainValue(b[i:])
	if n == 0 {
		x.raw.col = before
		return 0, nil
	}
	return i + n, x.keepCell(cell)
}

// plainAttrs reads the attributes of a c element and returns where its tag ends, at / or >; 0 where they are not plain.
func (c *xlsxRawCell) plainAttrs(b []byte) int {
	const opening = len(` r="`)
	i := len("<c")
	for b[i] == ' ' && b[i+2] == '=' && b[i+3] == '"' {
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
			start := i
			for i-start < len("inlineStr") && b[i] != '"' {
				i++
			}
			c.kind, ok = xlsxTypeOf(b[start:i]), bytes.IndexByte(b[start:i], '&') < 0
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

// plainRef takes the column from a reference that begins at i, and returns where it ends.
func (c *xlsxRawCell) plainRef(b []byte, i int) (end int, ok bool) {
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

// plainIndex reads a whole number of up to nine digits.
func plainIndex(digits []byte) (n int, ok bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// plainFormula passes over an f element; -1 where there is none, or none that is plain.
func (c *xlsxRawCell) plainFormula(b []byte) int {
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
func (x *xlsxSheetReader) plainValue(b []byte) (cell packed, size int) {
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
		cell, ok := x.plainFigure(b[len(openV) : len(openV)+text])
		if !ok {
			return 0, 0
		}
		return cell, size
	case bytes.HasPrefix(b, []byte("<is>")):
		text, size := plainText(b[len("<is>"):], "</is></c>")
		if size == 0 {
			return 0, 0
		}
		raw.value = unescapeXString(appendXMLText(raw.value[:0], text))
		return x.book.textCell(raw.value), len("<is>") + size
	case bytes.HasPrefix(b, []byte("</c>")):
		raw.value = raw.value[:0]
		if cell, err := x.book.cell(raw); err == nil {
			return cell, len("</c>")
		}
	}
	return 0, 0
}

// plainFigure is the cell of what a v element holds; false where that is at fault.
func (x *xlsxSheetReader) plainFigure(value []byte) (packed, bool) {
	raw := &x.raw
	switch raw.kind {
	case xlsxNumberType:
		if f, ok := parsePlainDecimal(value); ok {
			return x.book.styled(f, raw.style), true
		}
	case xlsxSharedType:
		if i, ok := plainIndex(value); ok && i < len(x.book.strings) {
			return x.book.strings[i], true
		}
	}
	raw.value = appendXMLText(raw.value[:0], value)
	cell, err := x.book.cell(raw)
	return cell, err == nil
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

// parsePlainDecimal reads a number of at most 15 digits without an exponent, as it is nearly always written. One rounding
// of two exact figures gives the nearest float64.
func parsePlainDecimal(b []byte) (float64, bool) {
	const digits = 15
	mantissa, point, i := uint64(0), -1, 0
	if len(b) > 0 && b[0] == '-' {
		i = 1
	}
	first := i
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + uint64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return 0, false
		}
	}
	if len(b)-first == 0 || len(b)-first > digits+1 || point == first || point == len(b)-1 {
		return 0, false
	}
	x := float64(mantissa)
	if point >= 0 {
		x /= powersOfTen[len(b)-point-1]
	} else if len(b)-first > digits {
		return 0, false
	}
	if first == 1 {
		x = -x
	}
	return x, true
}
