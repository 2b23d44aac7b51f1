package scoring

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The scan looks at the source before the parser does, for what the parser would take without a word and in another
// sense (10% as a remainder, ` as a quote, // as a comment), or refuse without saying what to write instead (full-width
// signs, 100万). Each is put down as an error and mended in a copy of the same length, so that the parser can look
// for further errors.
type scanner struct {
	*findings
	mended []rune
	at     int
}

// scan returns the mended source; false where it can't be parsed at all.
func scan(f *findings) (string, bool) {
	s := &scanner{findings: f, mended: append([]rune(nil), f.source...)}
	for s.at < len(s.source) {
		if !s.step() {
			return "", false
		}
	}
	return string(s.mended), true
}

// step scans one word, text or sign; false where there is no going on.
func (s *scanner) step() bool {
	r, next := s.peek(0), s.peek(1)
	switch {
	case unicode.IsSpace(r):
		s.at++
	case r == '"' || r == '\'':
		return s.quoted(r)
	case r == '`':
		s.foreignQuote("`")
	case strings.ContainsRune("“”„＂", r):
		s.foreignQuote("”“＂\"")
	case strings.ContainsRune("‘’‚＇", r):
		s.foreignQuote("’‘＇'")
	case isDigit(r), (r == '.' || r == '．') && isDigit(next):
		s.number()
	case isNameRune(r):
		for isNameRune(s.peek(0)) {
			s.at++
		}
	case r == '/' && (next == '/' || next == '*'):
		s.comment(next)
	case r < utf8.RuneSelf && strings.ContainsRune("()[]{},.:;?!+-*/%^&|<>=#", r):
		s.at++
	default:
		s.sign(r)
	}
	return true
}

// peek returns the rune some places on, 0 beyond the end.
func (s *scanner) peek(n int) rune {
	if s.at+n < len(s.source) {
		return s.source[s.at+n]
	}
	return 0
}

// mend overwrites a part of the copy, with spaces where the text is shorter.
func (s *scanner) mend(at span, text string) {
	runes := []rune(text)
	for i := at.from; i < at.to; i++ {
		s.mended[i] = ' '
		if i-at.from < len(runes) {
			s.mended[i] = runes[i-at.from]
		}
	}
}

// quoted skips a text.
func (s *scanner) quoted(quote rune) bool {
	from := s.at
	for s.at++; s.at < len(s.source); s.at++ {
		switch s.source[s.at] {
		case quote:
			s.at++
			return true
		case '\\':
			s.at++
		case '\n':
			s.at = len(s.source)
		}
	}
	s.add(span{from, from + 1}, Say("the text that begins here has no closing quote"), Message{})
	return false
}

// foreignQuote reports a text in quotes that are none, up to one of the closing ones, and makes them plain.
func (s *scanner) foreignQuote(closing string) {
	end := s.at + 1
	for end < len(s.source) && !strings.ContainsRune(closing, s.source[end]) {
		end++
	}
	if end == len(s.source) {
		s.sign(s.peek(0))
		return
	}
	at := span{s.at, end + 1}
	inner := strings.NewReplacer(`"`, "", "\n", " ", `\`, "").Replace(string(s.source[s.at+1 : end]))
	s.add(at, Say("%q can't be a quote", string(s.source[s.at])), Say("write %s", `"`+inner+`"`))
	s.mend(at, `"`+inner+`"`)
	s.at = end + 1
}

// comment reports a comment, which would otherwise make the rest of the line vanish.
func (s *scanner) comment(kind rune) {
	end, hint := s.at+2, Say("write a single %s to divide", "/")
	for end < len(s.source) && kind == '/' && s.source[end] != '\n' {
		end++
	}
	if kind == '*' {
		hint = Message{}
		for end < len(s.source) && (end < s.at+4 || s.source[end-2] != '*' || s.source[end-1] != '/') {
			end++
		}
	}
	s.add(span{s.at, s.at + 2}, Say("an expression can't hold a comment"), hint)
	s.mend(span{s.at, end}, "")
	s.at = end
}

// sign reports a sign that expressions don't have, and says which one was meant.
func (s *scanner) sign(r rune) {
	at := span{s.at, s.at + 1}
	s.at++
	plain := plainSign(r)
	if plain == "" {
		s.add(at, Say("%q can't be used here", string(r)), Message{})
	} else {
		s.add(at, Say("%q is not a sign of expressions", string(r)), Say("write %s", plain))
	}
	s.mend(at, plain)
}

// plainSign returns the plain sign for a full-width or typographic one, or "".
func plainSign(r rune) string {
	switch r {
	case '＝':
		return "=="
	case '≠':
		return "!="
	case '≥', '≧':
		return ">="
	case '≤', '≦':
		return "<="
	case '＆':
		return "and"
	case '｜':
		return "or"
	case '、':
		return ","
	case '【':
		return "["
	case '】':
		return "]"
	case '×':
		return "*"
	case '÷':
		return "/"
	case '−', '–', '—':
		return "-"
	}
	if wide := foldWide(r); wide != r && strings.ContainsRune("()[],.:?!+-*/<>", wide) {
		return string(wide)
	}
	return ""
}

// foldWide returns the ASCII character of a full-width one, and others as they are.
func foldWide(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// number scans what begins with a digit, and reports it where it is not a plain number.
func (s *scanner) number() {
	from := s.at
	for s.inNumber(from) {
		s.at++
	}
	at := span{from, s.at}
	word := strings.Map(foldWide, string(s.source[from:s.at]))
	value, ok := plainNumber(word)
	if s.percentFollows() {
		for s.at++; s.source[s.at-1] != '%' && s.source[s.at-1] != '％'; {
			s.at++
		}
		at.to = s.at
		hint := Message{}
		if shifted, ok := shift(value, -2); ok {
			hint = Say("write %s", shifted)
		}
		s.add(at, Say("%q is not a number in expressions", s.text(at)), hint)
	} else if !ok || word != string(s.source[from:s.at]) {
		s.badNumber(at, word, value)
	} else {
		return
	}
	s.mend(at, "1")
}

// inNumber reports whether the rune at hand belongs to the number that began at from.
func (s *scanner) inNumber(from int) bool {
	r := s.peek(0)
	switch {
	case isNameRune(r):
		return true
	case r == '.' || r == '．':
		return s.peek(1) != '.'
	case r == '+' || r == '-':
		before := s.source[max(from, s.at-1)]
		return s.at > from && (before == 'e' || before == 'E') && isDigit(s.peek(1))
	}
	return false
}

// percentFollows reports whether a percent sign follows that can't be the remainder of a division.
func (s *scanner) percentFollows() bool {
	sign, after := s.word(s.at)
	if sign == '％' {
		return true
	}
	next, _ := s.word(after)
	return sign == '%' && !isNameRune(next) && !strings.ContainsRune("(\"'.", next)
}

// word returns the first rune from a place on that is no space, 0 at the end, and the place after it.
func (s *scanner) word(at int) (rune, int) {
	for ; at < len(s.source); at++ {
		if !unicode.IsSpace(s.source[at]) {
			return s.source[at], at + 1
		}
	}
	return 0, at
}

// badNumber reports a number that is written in a way expressions don't have.
func (s *scanner) badNumber(at span, word, value string) {
	grouped := at.from > 1 && s.source[at.from-1] == ',' && isDigit(s.source[at.from-2])
	switch {
	case value == "":
		s.add(at, Say("%q is not a number", s.text(at)), Message{})
	case grouped && len(word) == 3: // 1,000
		s.add(at, Say("%q is not a number in expressions", s.text(at)), Say("write figures without separators"))
	case value == tooLarge:
		s.add(at, Say("%q is too large a number", s.text(at)), Message{})
	default:
		s.add(at, Say("%q is not a number in expressions", s.text(at)), Say("write %s", value))
	}
}

// tooLarge stands for a number that no float64 holds.
const tooLarge = "1e300"

var plainFigure = regexp.MustCompile(`^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// plainNumber returns how a number is written in expressions, "" where it is none, and whether it is written so.
func plainNumber(word string) (value string, ok bool) {
	if !plainFigure.MatchString(word) {
		return unitNumber(strings.ReplaceAll(word, "_", "")), false
	}
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return tooLarge, false
	}
	switch {
	case len(word) > 1 && word[0] == '0' && isDigit(rune(word[1])):
		return strconv.FormatFloat(x, 'g', -1, 64), false
	case len(word) > 18 && !strings.ContainsAny(word, ".eE"): // more than the parser takes
		return strconv.FormatFloat(x, 'e', -1, 64), false
	}
	return word, true
}

// unitNumber returns the figure of 100万 or 3亿元, and of a number with separators taken out.
func unitNumber(word string) string {
	word = strings.TrimSuffix(word, "元")
	for _, unit := range []struct {
		name   string
		digits int
	}{{"百万", 6}, {"千万", 7}, {"万", 4}, {"亿", 8}, {"千", 3}, {"百", 2}, {"", 0}} {
		if figure, ok := strings.CutSuffix(word, unit.name); ok && plainFigure.MatchString(figure) {
			value, _ := shift(figure, unit.digits)
			return value
		}
	}
	return ""
}

// shift moves the decimal point of a figure.
func shift(figure string, digits int) (string, bool) {
	x, err := strconv.ParseFloat(figure+"e"+strconv.Itoa(digits), 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(x, 'f', -1, 64), true
}

// isNameRune reports whether a name can hold r.
func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(r rune) bool { return unicode.IsDigit(r) }
