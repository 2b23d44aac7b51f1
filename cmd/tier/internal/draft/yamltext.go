package draft

import (
	"fmt"
	"strings"
	"unicode"
)

// yamlText writes any text so that YAML reads it back as just that text, and as a text. Whatever is not a plain word
// for certain stands in quotes.
func yamlText(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	switch {
	case isPlain(s):
		return s
	case strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return doubleQuoted(s)
}

// isPlain knows texts that need no quotes, in brackets either: they begin with a letter and hold letters, digits and a
// few marks that mean nothing to YAML, and are no word that it reads as something else.
func isPlain(s string) bool {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
		case i > 0 && (unicode.IsDigit(r) || strings.ContainsRune("_-/.%()", r)):
		case i > 0 && r == ' ' && i < len(s)-1:
		default:
			return false
		}
	}
	return s != "" && !isYAMLWord(s)
}

func isYAMLWord(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return true
	}
	return false
}

// doubleQuoted writes what can't be seen as escapes.
func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
