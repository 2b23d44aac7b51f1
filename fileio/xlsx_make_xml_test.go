package fileio

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf16"
)

// maker writes random workbooks, each element in one of the many ways that XML allows. What it writes is well-formed and
// means what it says it means; the same seed makes the same workbook.
type maker struct {
	*rand.Rand
	wild   float64 // how often something is written otherwise than programs write it
	prefix string  // of the elements of a sheet: "", or "x:"
	narrow bool    // no CDATA, since the part's encoding lacks characters, which become entities there
}

// newMaker returns the maker of one workbook of those that belong to a seed.
func newMaker(seed uint64, number int) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(number)))}
	m.wild = pick(m, 0, 0, 0.02, 0.1, 0.3, 0.7)
	return m
}

func pick[T any](m *maker, of ...T) T { return of[m.IntN(len(of))] }

// once is true once in so many times.
func (m *maker) once(in int) bool { return m.IntN(in) == 0 }

// odd reports whether to write something otherwise than programs do.
func (m *maker) odd() bool { return m.Float64() < m.wild }

// oddly is the usual spelling, or at times one of the others.
func (m *maker) oddly(usual string, others ...string) string {
	if m.odd() {
		return pick(m, others...)
	}
	return usual
}

// madeAttr is an attribute of an element; its value needs no escapes.
type madeAttr struct{ name, value string }

// startTag writes a start tag up to its > or />.
func (m *maker) startTag(name string, attrs []madeAttr) string {
	if m.odd() {
		attrs = slices.Clone(attrs)
		m.Shuffle(len(attrs), func(i, j int) { attrs[i], attrs[j] = attrs[j], attrs[i] })
	}
	var out strings.Builder
	out.WriteString("<" + name)
	for _, a := range attrs {
		quote := m.oddly(`"`, `'`)
		out.WriteString(m.oddly(" ", "  ", "\n", "\t", "\r\n"))
		out.WriteString(a.name + m.oddly("=", " =", "= ", " = ", "\n=\n"))
		out.WriteString(quote + m.attrValue(a.value) + quote)
	}
	out.WriteString(m.oddly("", " ", "\n"))
	return out.String()
}

// attrValue writes a value, one of its letters as an entity at times.
func (m *maker) attrValue(value string) string {
	if value == "" || strings.Contains(value, "http") || !m.odd() || !m.once(8) { // excelize compares namespaces as written
		return value
	}
	i := m.IntN(len(value))
	if value[i] >= 0x80 || strings.ContainsAny(value, "&") {
		return value
	}
	return value[:i] + pick(m, fmt.Sprintf("&#%d;", value[i]), fmt.Sprintf("&#x%X;", value[i])) + value[i+1:]
}

// element writes an element of a sheet.
func (m *maker) element(name string, attrs []madeAttr, inside string) string {
	name = m.prefix + name
	if inside == "" && !m.odd() {
		return m.startTag(name, attrs) + "/>"
	}
	return m.startTag(name, attrs) + ">" + inside + "</" + name + m.oddly("", " ", "\n") + ">"
}

// noise is what may stand between elements and means nothing.
func (m *maker) noise() string {
	if !m.odd() {
		return ""
	}
	return pick(m, " ", "\n", "\r\n\t", "\n    ", m.remark())
}

// remark is a comment or a processing instruction, which may look like a cell.
func (m *maker) remark() string {
	return pick(m, "<!-- -->", "<!---->", `<!-- <c r="B2"><v>9</v></c> -->`, `<!-- </row> & ' " > -->`, "<?tier?>",
		`<?tier <c r="A1" t="s"><v>77</v></c>?>`, `<?a ' " > & ?>`)
}

// madeText is a text as written in XML, and what only some readers understand of it.
type madeText struct {
	xml     string
	escaped bool // holds _x000D_ and the like
	halves  bool // such escapes of both halves of a surrogate pair
}

// text writes a text. Escapes like _x000D_ can be used where a workbook knows them; there, a text that looks like one must be.
func (m *maker) text(s string, escapes bool) madeText {
	t := madeText{escaped: escapes && (strings.Contains(s, "_x") || hasControls(s) || m.odd() && m.once(3))}
	var out strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		if m.odd() && m.once(4) && !m.narrow && !t.escaped && !hasControls(s) {
			n := min(len(runes)-i, m.IntN(8))
			out.WriteString(m.section(string(runes[i : i+n])))
			if i += n; i == len(runes) {
				break
			}
		}
		if m.odd() && m.once(4) {
			out.WriteString(m.remark())
		}
		breaks := i+1 < len(runes) && runes[i+1] == '\n'
		out.WriteString(m.letter(runes[i], breaks, &t))
	}
	t.xml = out.String()
	return t
}

// section is a CDATA section, or several where one would end in the text.
func (m *maker) section(s string) string {
	if m.once(2) {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return "<![CDATA[" + strings.ReplaceAll(s, "]]", "]]]]><![CDATA[") + "]]>"
}

// letter writes one character; breaks says that a line feed follows, which would merge with a carriage return.
func (m *maker) letter(r rune, breaks bool, t *madeText) string {
	entities := []string{fmt.Sprintf("&#%d;", r), fmt.Sprintf("&#x%X;", r), fmt.Sprintf("&#x%06x;", r)}
	if t.escaped && (r == '_' || r < ' ' && r != '\n' && r != '\t' || m.odd()) {
		return m.escape(r, t)
	}
	switch {
	case r == '&':
		return m.oddly("&amp;", entities...)
	case r == '<':
		return m.oddly("&lt;", entities...)
	case r == '>':
		return "&gt;"
	case r == '"':
		return m.oddly(`"`, append(entities, "&quot;")...)
	case r == '\'':
		return m.oddly(`'`, append(entities, "&apos;")...)
	case r == '\n' && breaks:
		return m.oddly("\n", "\r\n", "&#10;")
	case r == '\n':
		return m.oddly("\n", "\r\n", "\r", "&#10;")
	case r == '\r':
		return pick(m, "&#13;", "&#xD;")
	}
	return m.oddly(string(r), entities...)
}

// escape writes a character as a workbook's own escape.
func (m *maker) escape(r rune, t *madeText) string {
	form := m.oddly("_x%04X_", "_x%04x_")
	if r == '_' {
		return fmt.Sprintf("_x%04X_", r)
	}
	if r > 0xFFFF {
		t.halves = true
	}
	out := ""
	for _, unit := range utf16.Encode([]rune{r}) {
		out += fmt.Sprintf(form, unit)
	}
	return out
}

// hasControls reports whether a text holds what XML can't, or what it changes.
func hasControls(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' })
}

// word is a random text, which may be empty.
func (m *maker) word() string {
	pieces := []string{"客户", "C", "a", " ", "东方贸易有限公司", "A & B", "1", "<b>", `"`, "'", "\n", "é", "😀", "_", "x", "#", "]]>", "\t", "ﬁ", "€"}
	if m.odd() {
		pieces = append(pieces, "_x000D_", "_x", "\r", "\x01", "</v>", "&amp;", "_x005F_", "\n\n", "_xD83D_", "  ", "]]", "\u00a0", "\ufffd", "\ue000")
	}
	var out strings.Builder
	for range pick(m, 0, 1, 1, 2, 3, 5, 9) {
		out.WriteString(pick(m, pieces...))
	}
	return out.String()
}
