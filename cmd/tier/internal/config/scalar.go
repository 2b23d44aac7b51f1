package config

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/width"

	"tier/scoring"
)

// scalar checks that a node is a single value, not a list and no keys with values.
func (s *source) scalar(n *yaml.Node, what scoring.Message) bool {
	if n == nil || s.bad[n] {
		return false
	}
	if n.Kind != yaml.ScalarNode {
		s.reject(n, scoring.Say("%s: expected %s, found %s", s.in[n].key, what, kindOf(n)), scoring.Message{})
		return false
	}
	return true
}

// text is a text of at least one character.
func (s *source) text(n *yaml.Node) (string, bool) {
	if !s.scalar(n, scoring.Say("a text")) {
		return "", false
	}
	if strings.TrimSpace(n.Value) == "" {
		s.reject(n, scoring.Say("%s: the text is empty", s.in[n].key), scoring.Message{})
		return "", false
	}
	return n.Value, true
}

// name is a text that names something: in one line, without blanks at its ends.
func (s *source) name(n *yaml.Node) (string, bool) {
	text, ok := s.text(n)
	if !ok {
		return "", false
	}
	if trimmed := strings.TrimSpace(text); trimmed != text || strings.ContainsAny(text, "\n\r\t") {
		s.reject(n, scoring.Say("%s: the name %q has blanks at its ends or a line end in it", s.in[n].key, text),
			scoring.Say("write it in one line, without blanks before and after"))
		return "", false
	}
	return text, true
}

// word is one of a few words.
func (s *source) word(n *yaml.Node, known ...string) (string, bool) {
	if !s.scalar(n, scoring.Say("a word")) {
		return "", false
	}
	for _, k := range known {
		if n.Value == k {
			return k, true
		}
	}
	s.reject(n, scoring.Say("%s: %q is unknown", s.in[n].key, n.Value), scoring.Say("expected one of: %s", strings.Join(known, ", ")))
	return "", false
}

// truth is true or false.
func (s *source) truth(n *yaml.Node) bool {
	word, ok := s.word(n, "true", "false")
	return ok && word == "true"
}

var (
	looseNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-]?(?:[0-9][0-9,_ ]*(?:\.[0-9]+)?|\.[0-9]+)$`) })
	exactDay    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`) })
)

const (
	// maxDigits before the point and maxDecimals after it are what is compared exactly.
	maxDigits, maxDecimals = 12, 9
)

// isPlainNumber knows digits with a point or without, and no needless 0 before them: 12, 0, -0.5.
func isPlainNumber(text string) bool {
	whole, ok := wholeDigits(text)
	return ok && (whole == "0" || whole[0] != '0')
}

// isZeroNumber knows digits that begin with a needless 0, as 010.
func isZeroNumber(text string) bool {
	whole, ok := wholeDigits(text)
	return ok && len(whole) > 1 && whole[0] == '0'
}

// wholeDigits are the digits before the point of a number that has a sign, digits and a point at most.
func wholeDigits(text string) (string, bool) {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		text = text[1:]
	}
	whole, fraction, point := strings.Cut(text, ".")
	return whole, isDigits(whole) && (!point || isDigits(fraction))
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// number is a plain number: digits, and a point.
func (s *source) number(n *yaml.Node) (float64, bool) {
	if !s.scalar(n, scoring.Say("a number")) {
		return 0, false
	}
	return s.numeral(n, n.Value, n.Value, "")
}

// whole is a whole number within limits.
func (s *source) whole(n *yaml.Node, low, high int) (int, bool) {
	x, ok := s.number(n)
	if !ok {
		return 0, false
	}
	if x != float64(int(x)) || int(x) < low || int(x) > high {
		s.reject(n, scoring.Say("%s: expected a whole number from %d to %d, found %s", s.in[n].key, low, high, n.Value), scoring.Message{})
		return 0, false
	}
	return int(x), true
}

// percent is a number with a percent sign, as the fraction it stands for: 12.5% is 0.125.
func (s *source) percent(n *yaml.Node) (float64, bool) {
	if !s.scalar(n, scoring.Say("a percent, as %s", "10%")) {
		return 0, false
	}
	digits, ok := strings.CutSuffix(strings.TrimSpace(width.Fold.String(n.Value)), "%")
	if !ok {
		hint := scoring.Message{}
		if x, err := strconv.ParseFloat(n.Value+"e2", 64); err == nil && isPlainNumber(n.Value) {
			written := n.Value
			if x <= 100 { // 0.6 was meant as 60%
				written = strconv.FormatFloat(x, 'f', -1, 64)
			}
			hint = write(s.rewritten(n, written+"%"))
		}
		s.reject(n, scoring.Say("%s: expected a percent, as %s; found %s", s.in[n].key, "10%", kindOf(n)), hint)
		return 0, false
	}
	return s.numeral(n, n.Value, digits, "%")
}

// numberOrPercent is the number that a text in a node says: digits, or a percent as a fraction.
func (s *source) numberOrPercent(n *yaml.Node, text string) (float64, bool) {
	if digits, ok := strings.CutSuffix(width.Fold.String(text), "%"); ok {
		return s.numeral(n, text, digits, "%")
	}
	return s.numeral(n, text, text, "")
}

// numeral reads the digits of a number whose unit ("%" or nothing) was cut off; text is what stood there with it.
func (s *source) numeral(n *yaml.Node, text, digits, unit string) (float64, bool) {
	switch {
	case n.Style&quoted != 0 && text == n.Value && unit == "" && looseNumber().MatchString(digits):
		s.reject(n, scoring.Say("%s: %s is quoted, which makes it a text; expected a number", s.in[n].key, s.raw(n)), write(s.rewritten(n, digits)))
	case isZeroNumber(digits):
		s.reject(n, scoring.Say("%s: %s begins with a 0, which YAML reads as another number", s.in[n].key, text),
			s.writeNumber(n, text, strings.TrimLeft(digits, "0")+unit))
	case !isPlainNumber(digits):
		s.notPlain(n, text, digits, unit)
	case s.tooLong(n, text, digits):
	default:
		if unit == "%" {
			digits += "e-2" // the decimal point is shifted: 57% is 0.57 exactly as written so
		}
		x, err := strconv.ParseFloat(digits, 64)
		return x, err == nil
	}
	return 0, false
}

func (s *source) tooLong(n *yaml.Node, text, digits string) bool {
	before, after, _ := strings.Cut(strings.TrimLeft(digits, "+-"), ".")
	if len(before) <= maxDigits && len(after) <= maxDecimals {
		return false
	}
	s.reject(n, scoring.Say("%s: %s has more digits than are compared: %d before the point, %d after it", s.in[n].key, text, maxDigits, maxDecimals), scoring.Message{})
	return true
}

// notPlain reports what isn't a number, or not written as one.
func (s *source) notPlain(n *yaml.Node, text, digits, unit string) {
	folded := strings.NewReplacer(",", "", "_", "", " ", "").Replace(width.Fold.String(digits))
	folded = strings.TrimPrefix(folded, "+")
	if strings.HasPrefix(folded, ".") {
		folded = "0" + folded
	}
	without, isPercent := strings.CutSuffix(folded, "%")
	switch {
	case isPlainNumber(folded):
		s.reject(n, scoring.Say("%s: a number is written with digits and a point only, found %s", s.in[n].key, text), s.writeNumber(n, text, folded+unit))
	case isPercent && unit == "" && isPlainNumber(without):
		s.reject(n, scoring.Say("%s: expected a number without a percent sign, found %s", s.in[n].key, text), s.writeNumber(n, text, without))
	default:
		s.reject(n, scoring.Say("%s: expected a number, found %q", s.in[n].key, text), scoring.Message{})
	}
}

// writeNumber shows the line with the number as it should be; text stands somewhere in the node.
func (s *source) writeNumber(n *yaml.Node, text, number string) scoring.Message {
	return write(s.rewritten(n, strings.Replace(n.Value, text, number, 1)))
}

// date is a day, written 2026-12-31; zero where there is none.
func (s *source) date(n *yaml.Node) time.Time {
	if !s.scalar(n, scoring.Say("a date, as %s", "2026-12-31")) {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, n.Value)
	if err == nil && day.Year() >= 1900 {
		return day
	}
	if exactDay().MatchString(n.Value) {
		s.reject(n, scoring.Say("%s: there is no day %s", s.in[n].key, n.Value), scoring.Message{})
		return time.Time{}
	}
	hint := scoring.Message{}
	for _, layout := range []string{"2006/1/2", "2006-1-2", "2006.1.2", "20060102", "2006年1月2日"} {
		if day, err := time.Parse(layout, width.Fold.String(n.Value)); err == nil && day.Year() >= 1900 {
			hint = write(s.rewritten(n, day.Format(time.DateOnly)))
		}
	}
	s.reject(n, scoring.Say("%s: expected a date, as %s; found %s", s.in[n].key, "2026-12-31", kindOf(n)), hint)
	return time.Time{}
}
