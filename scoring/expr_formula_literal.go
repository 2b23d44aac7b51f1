package scoring

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of a formula. Excel's own are 8,192 characters, 64 levels, 16,384 bytes when it is parsed, and 255 characters
// in a text.
const (
	longestFormula = 8_000 // characters, as UTF-16 counts
	deepestFormula = 60
	largestFormula = 16_000 // bytes
	longestText    = 255
)

// maxBytes is the most bytes that UTF-8 takes for what is one character of UTF-16.
const maxBytes = 3

// figure writes a number that every spreadsheet reads as this very one.
func (t *translator) figure(x float64) string {
	const least, most = 2.2250738585072014e-308, 9.99999999999999e307 // of Excel
	size := math.Abs(x)
	switch s := strconv.FormatFloat(x+0, 'E', -1, 64); {
	case x == 0:
		return "0"
	case size < least || size > most || digitsOf(s) > significant:
		return t.fail()
	case size < 1e-4 || size >= 1e15:
		return s
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// digitsOf counts the digits of a number before its exponent.
func digitsOf(s string) int {
	mantissa, _, _ := strings.Cut(s, "E")
	return len(strings.Trim(mantissa, "-")) - strings.Count(mantissa, ".")
}

// date writes a day.
func (t *translator) date(day int64) string {
	t.serial(day)
	return time.Unix(day*86400, 0).UTC().Format("DATE(2006,1,2)")
}

// serial is the number of a day in the 1900 system. Before March 1900 spreadsheets disagree about it.
func (t *translator) serial(day int64) int64 {
	const of1970, march1900 = 25569, 61
	if day+of1970 < march1900 {
		t.fail()
	}
	return day + of1970
}

var escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// quoted writes a text. It fails for what a workbook would change: characters that XML can't hold or turns into others, and
// what looks like an escape of those; and for blanks alone, which would count as missing in a cell.
func (t *translator) quoted(s string) string {
	odd := func(r rune) bool { return r < ' ' || r == 0xFFFE || r == 0xFFFF }
	if !utf8.ValidString(s) || utf16Length(s) > longestText || strings.ContainsFunc(s, odd) || escapeLike.MatchString(s) ||
		strings.TrimSpace(s) == "" {
		return t.fail()
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// utf16Length is the length of a text as Excel counts it.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// isWritable reports whether Excel takes a formula of this size. What it would be when parsed is estimated, and rather too high.
func isWritable(formula string) bool {
	if utf16Length(formula) > longestFormula {
		return false
	}
	depth, size := 0, 0
	for s := formula; s != ""; {
		n := 1
		switch c := s[0]; {
		case c == '"' || c == '\'':
			n = quotedLength(s)
			size += 4 + 2*utf16Length(s[:n])
		case isWordByte(c):
			for n < len(s) && isWordByte(s[n]) {
				n++
			}
			if size += 4; n == len(s) || s[n] != '(' {
				size += 5 // no function, but a number or a reference
			}
		case c == '(':
			depth++
			size += 4
		case c == ')':
			depth--
		case c == ',':
			size += 4
		default:
			size++
		}
		if depth > deepestFormula || size > largestFormula {
			return false
		}
		s = s[n:]
	}
	return true
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '$' || c == '_' || c >= utf8.RuneSelf
}

// quotedLength is how long the quoted text at the beginning of s is. A doubled quote ends one and begins another, which
// comes to the same.
func quotedLength(s string) int {
	if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
		return end + 2
	}
	return len(s)
}
