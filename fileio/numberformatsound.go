package fileio

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// soundCode is a format code if a workbook that is written may bear it, else "". Spreadsheet programs call a workbook
// damaged for one code that they can't read, and so only what they surely can is taken: rather a plain look than that.
func soundCode(code string, kind cellFormat) string {
	const longest, sections, conditions = 255, 4, 2
	if code == "General" || len(code) > longest || !utf8.ValidString(code) || strings.ContainsFunc(code, isUnprintable) {
		return ""
	}
	bare, ok := checkedFormat(code)
	compared := strings.Count(code, "[<") + strings.Count(code, "[>") + strings.Count(code, "[=")
	if !ok || compared > conditions || strings.Count(bare, ";") >= sections || !strings.ContainsAny(bare, "0#?ymdhsaegYMDHSAEG") {
		return ""
	}
	words := strings.NewReplacer("AM/PM", "", "am/pm", "", "A/P", "", "General", "", "E+", "", "E-", "", "@", "")
	bare = words.Replace(bare)
	if kind == plainFormat && strings.Contains(code, "[") && onlyLetters(bare, "hms") {
		return code // a duration
	}
	if kind == dateFormat || kind == timeFormat {
		if onlyLetters(bare, "ymdhsaeg") && !strings.ContainsAny(bare, "#?%") {
			return code
		}
		return ""
	}
	if onlyLetters(bare, "") {
		return code
	}
	return ""
}

func isUnprintable(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || !unicode.IsGraphic(r)
}

// onlyLetters reports whether the only ASCII letters in a text are these, small or capital.
func onlyLetters(text, letters string) bool {
	return !strings.ContainsFunc(strings.ToLower(text), func(r rune) bool {
		return r >= 'a' && r <= 'z' && !strings.ContainsRune(letters, r)
	})
}

// checkedFormat is all sections of a format code without what is shown literally and what is in brackets; false where
// quotes or brackets don't end, a mark stands at the end that belongs before a character, or brackets hold what nobody knows.
func checkedFormat(code string) (bare string, ok bool) {
	brackets := knownBrackets()
	var out strings.Builder
	for code != "" {
		c := code[0]
		size := 1
		switch c {
		case '"':
			end := strings.IndexByte(code[1:], '"')
			if end < 0 || code[end] == '\\' { // programs differ on a backslash before the quote that ends
				return "", false
			}
			size = end + 2
		case '[':
			end := strings.IndexByte(code, ']')
			if end < 0 || !brackets.MatchString(code[1:end]) {
				return "", false
			}
			size = end + 1
		case '\\', '_', '*':
			next, n := utf8.DecodeRuneInString(code[1:])
			if n == 0 || next == '"' && c != '\\' { // programs differ on a quote that fills or spaces
				return "", false
			}
			size = 1 + n
		case ']':
			return "", false
		default:
			out.WriteByte(c)
		}
		code = code[size:]
	}
	return out.String(), true
}

// knownBrackets are colours, conditions, currencies and locales, numerals, and durations.
func knownBrackets() *regexp.Regexp {
	return regexp.MustCompile(`^((?i:black|blue|cyan|green|magenta|red|white|yellow|color ?([1-9]|[1-4][0-9]|5[0-6])|h+|m+|s+|dbnum[1-4])` +
		`|(<|>|=|<=|>=|<>)-?[0-9]{1,15}(\.[0-9]{1,15})?|\$[^\[\]"]{0,20}(-[0-9A-Fa-f]{1,8})?)$`)
}
