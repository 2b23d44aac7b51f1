package fileio

import (
	"strconv"
	"strings"
)

// htmlFormat is what a style says of the value of a cell.
type htmlFormat struct {
	kind   cellFormat
	isText bool // digits are text: 00123
}

func newHTMLFormat(code string) htmlFormat {
	return htmlFormat{kind: namedFormat(code), isText: code == "@"}
}

// styleFormatOf finds the number format in the declarations of a style. Some systems write Excel's property by the name
// that other programs of Microsoft have for it.
func styleFormatOf(style string) (format htmlFormat, ok bool) {
	for _, property := range []string{"mso-number-format", "vnd.ms-excel.numberformat"} {
		at := strings.Index(lowerASCII(style), property)
		if at < 0 {
			continue
		}
		value, isDeclared := strings.CutPrefix(strings.TrimLeft(style[at+len(property):], " \t\r\n"), ":")
		if isDeclared {
			return newHTMLFormat(cssText(value)), true
		}
	}
	return htmlFormat{}, false
}

// lowerASCII is a text with its letters A to Z small, and as long as it was.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// cssText is the text of a CSS value up to its end, with or without quotes. A backslash stands before a character that
// means itself, or before its number in hexadecimal: 0\.00, yyyy\0022年\0022.
func cssText(value string) string {
	value = strings.TrimLeft(value, " \t\r\n")
	quote := byte(0)
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		quote, value = value[0], value[1:]
	}
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case quote != 0 && c == quote, quote == 0 && (c == ';' || c == '}'):
			return strings.TrimSpace(out.String())
		case c == '\\' && i+1 < len(value):
			r, size := cssEscape(value[i+1:])
			out.WriteString(r)
			i += size
		default:
			out.WriteByte(c)
		}
	}
	return strings.TrimSpace(out.String())
}

// cssEscape decodes what stands behind a backslash, and says how many bytes it takes.
func cssEscape(s string) (text string, size int) {
	const longest = 6
	for size < min(len(s), longest) && strings.IndexByte("0123456789abcdefABCDEF", s[size]) >= 0 {
		size++
	}
	if size == 0 {
		return s[:1], 1
	}
	if size > 4 && strings.HasPrefix(s, "00") { // Excel writes four digits and goes on with the next character
		size = 4
	}
	n, err := strconv.ParseUint(s[:size], 16, 32)
	if err != nil || n > 0x10FFFF {
		return "", size
	}
	if size < len(s) && s[size] == ' ' {
		return string(rune(n)), size + 1
	}
	return string(rune(n)), size
}

// readStyles takes from the styles of a page what they say of classes: .xl24 {mso-number-format:"Short Date";}, or that what
// bears one is not shown. Rules for printing alone and the like, which stand in a block of their own, are passed over.
func (r *htmlReader) readStyles(css string) {
	css = withoutComments(css)
	for {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		declarations, after, ok := strings.Cut(rest, "}")
		if !ok {
			return
		}
		if css = after; strings.Contains(declarations, "{") {
			css = afterBlock(rest)
			continue
		}
		r.readRule(selectors, declarations)
	}
}

func withoutComments(css string) string {
	var out strings.Builder
	for {
		before, comment, ok := strings.Cut(css, "/*")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, css, _ = strings.Cut(comment, "*/")
	}
}

// afterBlock is what stands behind the block that begins before the text, and may hold others.
func afterBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return css[i+1:]
		}
	}
	return ""
}

// readRule takes up one rule. Of what is not shown only those count that name nothing but a class, and perhaps its element:
// that text is left out wrongly is worse than that some is seen which is not shown.
func (r *htmlReader) readRule(selectors, declarations string) {
	format, hasFormat := styleFormatOf(declarations)
	hidden := isHiddenStyle(declarations)
	for selector := range strings.SplitSeq(selectors, ",") {
		selector = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(selector), "<!--"))
		dot := strings.LastIndexByte(selector, '.')
		if dot < 0 || len(r.formats)+len(r.unshown) >= mostStyles {
			continue
		}
		class := selector[dot+1:]
		if hasFormat {
			r.formats[class] = format
		}
		if hidden && !strings.ContainsAny(selector, " \t\r\n:>+~[#*()") && strings.Count(selector, ".") == 1 {
			r.unshown[class] = true
		}
	}
}
