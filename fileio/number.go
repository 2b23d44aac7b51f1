package fileio

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseNumber reads a number as people write it: 1,234.5, １２３, 1.2万, 3亿元, 12.5%, (123), ￥1,000, −5, 1,234.50-, 1.5e3.
//
// The value has its unit and percent sign applied: 1.2万 is 12000 and 12.5% is 0.125, always the float64 nearest to
// the decimal as written, since the decimal point is shifted in the text and nothing is multiplied. The unit is as
// written, with a currency sign as its word: "", 万, 万元, 元, 美元. Refused are NaN, Inf, 0x10, 1_000, groups that
// are not of three digits (1,23), and whatever does not fit a float64.
func ParseNumber(s string) (value float64, unit string, percent, ok bool) {
	a, ok := parseAmount(s, "")
	if !ok {
		return 0, "", false, false
	}
	shift := scaleOf(a.unit)
	if a.percent {
		shift = -2
	}
	value, ok = a.number.shifted(shift)
	if !ok {
		return 0, "", false, false
	}
	return value, a.unit, a.percent, true
}

// amount is a number as written, before its unit or percent sign is applied.
type amount struct {
	number  decimal
	unit    string
	percent bool
}

// parseAmount takes a written number apart. The unit extra, if any, is understood behind the number besides money and
// the plain scales: "5年" where the field is kept in 年.
func parseAmount(s, extra string) (amount, bool) {
	s = foldNumber(s)
	var a amount
	s, a.unit = cutCurrency(s)
	a.number.negative = strings.HasPrefix(s, "-")
	if rest, signed := cutSign(s); signed {
		s = rest
		if a.unit == "" {
			s, a.unit = cutCurrency(s)
		}
		return a, a.finish(s, extra)
	}
	if inner, ok := cutBrackets(s); ok {
		return a, a.finishNegative(inner, extra)
	}
	if inner, ok := a.cutMinusBehind(s); ok {
		return a, a.number.parse(inner)
	}
	if s, ok := a.cutSuffix(s, extra); ok { // (1.2)万
		if inner, ok := cutBrackets(s); ok {
			return a, a.finishNegative(inner, "")
		}
		return a, a.number.parse(s)
	}
	return a, a.number.parse(s)
}

// finishNegative reads what stood in accountants' brackets, where a sign would be one too many.
func (a *amount) finishNegative(s, extra string) bool {
	a.number.negative = true
	if a.unit == "" && !a.percent { // a percentage is of nothing
		s, a.unit = cutCurrency(s)
	}
	return a.finish(s, extra)
}

// finish reads what is behind sign and currency.
func (a *amount) finish(s, extra string) bool {
	if rest, ok := a.cutSuffix(s, extra); ok {
		s = rest
	}
	return a.number.parse(s)
}

// cutSuffix takes the percent sign or the unit off the end, if there is one.
func (a *amount) cutSuffix(s, extra string) (string, bool) {
	if rest, ok := strings.CutSuffix(s, "%"); ok && a.unit == "" && !a.percent {
		a.percent = true
		return trimSpace(rest), true
	}
	rest, unit := cutUnitWord(s, extra)
	if unit == "" || a.percent {
		return s, false
	}
	joined, ok := joinCurrency(a.unit, unit)
	if !ok {
		return s, false
	}
	a.unit = joined
	return rest, true
}

// joinCurrency is the unit of a number with a currency sign before it and a unit behind it: ￥1.2万 is in 万元.
func joinCurrency(currency, unit string) (string, bool) {
	if currency == "" {
		return unit, true
	}
	_, base := splitUnit(unit)
	switch base {
	case "":
		return unit + currency, true
	case currency:
		return unit, true
	}
	return "", false
}

// currencies are the signs before a number and the words for them, longer ones first.
var currencies = []struct{ sign, word string }{
	{"人民币", "元"}, {"rmb", "元"}, {"cny", "元"}, {"¥", "元"},
	{"usd", "美元"}, {"$", "美元"}, {"€", "欧元"}, {"£", "英镑"},
}

func cutCurrency(s string) (rest, word string) {
	for _, c := range currencies {
		if len(s) >= len(c.sign) && strings.EqualFold(s[:len(c.sign)], c.sign) {
			return trimSpace(s[len(c.sign):]), c.word
		}
	}
	return s, ""
}

func cutSign(s string) (string, bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return trimSpace(s[1:]), true
	}
	return s, false
}

// cutMinusBehind takes the minus sign off the end of an amount, where SAP has it: 1,234.50-. An amount has two decimals at
// least: 4- and 4.5- may be marks.
func (a *amount) cutMinusBehind(s string) (string, bool) {
	inner, ok := strings.CutSuffix(s, "-")
	inner = trimSpace(inner)
	_, decimals, isDecimal := strings.Cut(inner, ".")
	if !ok || !isDecimal || len(decimals) < 2 || strings.Trim(decimals, "0123456789") != "" {
		return s, false
	}
	a.number.negative = true
	return inner, true
}

func cutBrackets(s string) (string, bool) {
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		return trimSpace(s[1 : len(s)-1]), true
	}
	return s, false
}

// foldNumber trims the text, makes full-width characters narrow, and knows the other minus signs.
func foldNumber(s string) string {
	s = trimSpace(s)
	if len(s) > 1 && s[0] == '\'' { // the mark of a text, which some programs leave in it
		s = trimSpace(s[1:])
	}
	if isASCII(s) {
		return s
	}
	s = trimSpace(foldWidth(s))
	return strings.ReplaceAll(strings.ReplaceAll(s, "−", "-"), "﹣", "-")
}

// trimSpace trims white space, no-break and full-width spaces included, and the marks that no one sees.
func trimSpace(s string) string {
	if s == "" || (plainByte(s[0]) || beginsWord(s[0])) && (plainByte(s[len(s)-1]) || endsWord(s)) {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) })
}

// isBlankText reports whether there is nothing to see in a text.
func isBlankText(s string) bool {
	return s == "" || !plainByte(s[0]) && !beginsWord(s[0]) && trimSpace(s) == ""
}

// beginsWord reports whether a character that begins with this byte is a letter or an ideograph.
func beginsWord(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' || 0xE4 <= b && b <= 0xE9 }

// endsWord reports whether the last character is an ideograph: three bytes, of which the first tells.
func endsWord(s string) bool {
	n := len(s)
	return n >= 3 && 0xE4 <= s[n-3] && s[n-3] <= 0xE9 && !utf8.RuneStart(s[n-2]) && !utf8.RuneStart(s[n-1])
}

func plainByte(b byte) bool { return b > ' ' && b < 0x7f }

// isInvisible knows the zero-width spaces, direction marks and byte-order marks that copying leaves around a text.
func isInvisible(r rune) bool {
	switch {
	case r >= '\u200b' && r <= '\u200f', r == '\u2060', r == '\ufeff', r < ' ', r == '\u007f', r == '\u00ad', r == '\u061c':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
