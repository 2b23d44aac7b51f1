package book

import (
	"math"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// formatWidth is about as wide as the list's own formats show the widest figures, 0 where it has none.
func (p profile) formatWidth() int {
	width := 0
	for _, code := range []string{p.formats.Number, p.formats.Percent} {
		if code != "" {
			width = max(width, p.figures+addedWidth(code))
		}
	}
	if code := p.formats.Date; code != "" {
		width = max(width, dateWidth(code))
	}
	return width
}

// figureIn is about as wide as a format shows a number.
func figureIn(x float64, code string) int {
	shown := shownOf(code)
	if strings.Contains(shown, "%") {
		x *= 100
	}
	digits := len(strconv.FormatFloat(math.Abs(x), 'f', 0, 64))
	width := digits + addedWidth(code)
	if strings.Contains(shown, "#,##0") {
		width += max(0, (digits-1)/3-2) // beside the two that are there already
	}
	if x < 0 && !strings.HasPrefix(shown, "+") {
		width++
	}
	return width
}

// addedWidth is about what a format adds to the digits of a number: decimals, words, signs, and two commas for thousands.
func addedWidth(code string) int {
	digits := strings.NewReplacer("#,##0", ",,", "General", "", "#", "", "?", "")
	return displaywidth.String(digits.Replace(shownOf(code)))
}

// dateWidth is what a date takes: letters stand for about as many characters as they are, single ones for two, and names
// are longer.
func dateWidth(code string) int {
	const names = 5
	lower := strings.ToLower(shownOf(code))
	return displaywidth.String(lower) + 2 + names*(strings.Count(lower, "mmmm")+strings.Count(lower, "dddd"))
}

// shownOf is the first section of a format, for positive numbers, with what it shows literally out of its quotes. Of
// brackets only a currency is shown.
func shownOf(code string) string {
	var shown strings.Builder
	chars := []rune(code)
	for i, inQuotes := 0, false; i < len(chars); i++ {
		switch c := chars[i]; {
		case c == '"':
			inQuotes = !inQuotes
		case inQuotes:
			shown.WriteRune(c)
		case c == ';':
			return shown.String()
		case c == '\\' && i+1 < len(chars):
			i++
			shown.WriteRune(chars[i])
		case c == '_':
			i++
			shown.WriteByte(' ')
		case c == '*':
			i++
		case c == '[':
			start := i + 1
			for i < len(chars) && chars[i] != ']' {
				i++
			}
			if symbol, ok := strings.CutPrefix(string(chars[start:i]), "$"); ok {
				symbol, _, _ = strings.Cut(symbol, "-")
				shown.WriteString(symbol)
			}
		default:
			shown.WriteRune(c)
		}
	}
	return shown.String()
}
