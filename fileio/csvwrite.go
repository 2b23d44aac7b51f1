package fileio

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSV is a table to be written as CSV.
type CSV struct {
	Columns []CSVColumn
	Rows    int // below the header
	Workers int // goroutines at once; 0 is as many as Go runs
	// Progress counts the rows that are written; may be nil.
	Progress *Progress
}

// CSVColumn is a column of a CSV file.
type CSVColumn struct {
	Header string
	// Add adds the field of a row, from 0, to its line. It is called by several goroutines at once, each with a line of
	// its own.
	Add func(line *CSVLine, row int)
	// Key is a key of the field, where one is cheaper to know than the field: fields of the same key are equal. It may be nil.
	Key func(row int) (key uint64, ok bool)
}

// CSVLine is a line of a CSV file in the making.
type CSVLine struct {
	b       []byte
	figures figureTexts
	keyed   []*keyedTexts // by column; nil where it has no keys
}

// csvBlock is how many rows are made at a time.
const csvBlock = 2_000

// WriteCSV writes a table as CSV that a spreadsheet opens by a double click: UTF-8 with a byte-order mark, commas, and
// lines ending in CR LF. It writes the same bytes with every number of workers.
//
// A text that a spreadsheet would run as a formula, one that begins with = + - @ (also of full width) or a tab or line end,
// gets an apostrophe before it; so does +86 138. So does each part of a text behind a line end, a tab or a semicolon: a
// spreadsheet that takes those for separators, as in many countries, sees a cell there. A number never gets one, nor does a
// text that a spreadsheet reads as one, as -5% or -1,234.50. A number is its Text as long as that is a plain number, or else
// its shortest decimal.
func WriteCSV(w io.Writer, t CSV) error {
	rows := func(block int) int { return min(t.Rows-block*csvBlock, csvBlock) }
	written := 0
	return InOrder(max(1, (t.Rows+csvBlock-1)/csvBlock), t.Workers, t.maker, func(block *[]byte) error {
		t.Progress.Add(int64(rows(written)), int64(rows(written)))
		written++
		_, err := w.Write(*block)
		return err
	})
}

// maker makes the lines of one block after the other.
func (t *CSV) maker() func(block int, lines *[]byte) error {
	line := &CSVLine{keyed: make([]*keyedTexts, len(t.Columns))}
	for i := range t.Columns {
		if t.Columns[i].Key != nil {
			line.keyed[i] = new(keyedTexts)
		}
	}
	return func(block int, lines *[]byte) error {
		line.b = (*lines)[:0]
		if block == 0 {
			line.b = append(line.b, "\ufeff"...)
			line.end(t.Columns, func(i int) { line.AddText(t.Columns[i].Header) })
		}
		for row := block * csvBlock; row < min(t.Rows, (block+1)*csvBlock); row++ {
			line.end(t.Columns, func(i int) { line.add(&t.Columns[i], line.keyed[i], row) })
		}
		*lines = line.b
		return nil
	}
}

// end adds a field for each column, and the end of the line.
func (l *CSVLine) end(columns []CSVColumn, add func(i int)) {
	start := len(l.b)
	for i := range columns {
		if i > 0 {
			l.b = append(l.b, ',')
		}
		add(i)
	}
	if len(columns) == 1 && len(l.b) == start { // else the row would be a blank line, which readers pass over
		l.b = append(l.b, `""`...)
	}
	l.b = append(l.b, "\r\n"...)
}

// add adds the field of a column, as it was before where one of the same key is kept.
func (l *CSVLine) add(c *CSVColumn, keyed *keyedTexts, row int) {
	if keyed != nil {
		if key, ok := c.Key(row); ok {
			l.b = keyed.append(l.b, key, func(b []byte) []byte {
				l.b = b
				c.Add(l, row)
				return l.b
			})
			return
		}
	}
	c.Add(l, row)
}

// AddCell adds a cell as text that a spreadsheet takes for what the cell is.
func (l *CSVLine) AddCell(c Cell) {
	switch c.Kind {
	case Empty:
	case Number:
		if isPlainNumber(c.Text) {
			l.b = append(l.b, c.Text...)
		} else {
			l.AddNumber(c.Num)
		}
	case Text, ErrorValue:
		l.AddText(c.Text)
	default:
		l.b = append(l.b, c.String()...) // never with anything that needs quotes
	}
}

// AddNumber adds a number.
func (l *CSVLine) AddNumber(x float64) { l.b = l.figures.append(l.b, x) }

// AddText adds a text.
func (l *CSVLine) AddText(text string) {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	l.addValid(text)
}

// addValid adds a text that is UTF-8. It quotes what would not come back as it is: also a text with a separator of other
// readers, and one with space at its ends.
func (l *CSVLine) addValid(text string) {
	quotes := needsQuotes(text) || spaceAtEnds(text)
	if quotes {
		l.b = append(l.b, '"')
		text = tamed(text)
	}
	if runs(text) {
		l.b = append(l.b, '\'')
	}
	if quotes && strings.IndexByte(text, '"') >= 0 {
		text = strings.ReplaceAll(text, `"`, `""`)
	}
	l.b = append(l.b, text...)
	if quotes {
		l.b = append(l.b, '"')
	}
}

// addPacked adds a cell of a list.
func (l *CSVLine) addPacked(in *cellStore, p packed) {
	switch {
	case p == 0:
	case p.isFigure():
		l.AddNumber(p.figure())
	case p.tag() == tagWritten:
		l.b = append(l.b, in.text(p)...) // a number as machines write it
	case p.tag() == tagText:
		l.addValid(in.text(p))
	default:
		l.AddCell(in.cell(p))
	}
}

// CSVColumn is a column of the list as it was.
func (l *List) CSVColumn(col Column) CSVColumn {
	if len(l.tables) == 1 && l.of == nil {
		t := l.tables[0]
		rows, at := t.rows, t.headers[l.sources[col.index][0]].Col
		add := func(line *CSVLine, row int) { line.addPacked(rows[row].in, rows[row].packedAt(at)) }
		return CSVColumn{Header: col.Header, Add: add}
	}
	return CSVColumn{Header: col.Header, Add: func(line *CSVLine, row int) { line.AddCell(l.Cell(row, col)) }}
}

// needsQuotes reports whether a character of the text needs quotes around it.
func needsQuotes(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c > ';': // all that need quotes are below it
		case c == ',', c == '"', c == '\r', c == '\n', c == ';', c == '\t':
			return true
		}
	}
	return false
}

// spaceAtEnds reports whether strings.TrimSpace would shorten the text.
func spaceAtEnds(text string) bool {
	n := len(text)
	if n == 0 {
		return false
	}
	if first := text[0]; first <= ' ' || beginsSpace(first) {
		r, _ := utf8.DecodeRuneInString(text)
		if unicode.IsSpace(r) {
			return true
		}
	}
	if last := text[n-1]; last <= ' ' || last >= utf8.RuneSelf && n > 1 && (beginsSpace(text[n-2]) || n > 2 && beginsSpace(text[n-3])) {
		r, _ := utf8.DecodeLastRuneInString(text)
		return unicode.IsSpace(r)
	}
	return false
}

// beginsSpace reports whether a byte is the first of one of the spaces beyond ASCII: U+0085, U+00A0, U+1680, U+2000 to
// U+205F, U+3000. Few other characters of a list begin so, no Chinese one among them.
func beginsSpace(b byte) bool { return b == 0xC2 || b >= 0xE1 && b <= 0xE3 }

// tamed puts an apostrophe before each part of a text, behind the first, that would run if a separator stood before it.
func tamed(text string) string {
	const separators = ";\t\r\n"
	var b strings.Builder
	for {
		end := strings.IndexAny(text, separators)
		if end < 0 {
			break
		}
		b.WriteString(text[:end+1])
		text = text[end+1:]
		part := text
		if next := strings.IndexAny(text, separators); next >= 0 {
			part = text[:next]
		}
		if runs(part) {
			b.WriteByte('\'')
		}
	}
	b.WriteString(text)
	return b.String()
}

// runs reports whether a spreadsheet would take a text for a formula.
func runs(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '=', '+', '@', '\t', '\r', '\n':
		return true
	case '-':
	case "＝"[0]:
		r, _ := utf8.DecodeRuneInString(text)
		return strings.ContainsRune("＝＋－＠", r) && runs(foldWidth(text))
	default:
		return false
	}
	if strings.Trim(text[1:], "0123456789.,%") != "" {
		return true
	}
	_, _, _, number := ParseNumber(text)
	return !number
}

// isPlainNumber knows a decimal number with nothing else around it: no separator, sign in brackets, or currency.
func isPlainNumber(s string) bool {
	s = withoutSign(s)
	n := digitsFrom(s, 0)
	digits := n
	if n < len(s) && s[n] == '.' {
		fraction := digitsFrom(s[n+1:], 0)
		digits += fraction
		n += 1 + fraction
	}
	if digits == 0 || n == len(s) {
		return digits > 0
	}
	if s[n]|0x20 != 'e' {
		return false
	}
	exponent := withoutSign(s[n+1:])
	return exponent != "" && allDigits(exponent)
}

func withoutSign(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}
