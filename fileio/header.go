package fileio

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Header is the head of one column.
type Header struct {
	Name string // as written, trimmed, on one line, without its unit; "" for a column without a header
	Raw  string // as written
	Unit string // 万元 of 年销售额(万元), or ""
	Col  int    // the column in the sheet, from 1
}

// NormalHeader is a header in the form in which headers are compared, and its unit. Width, case, white space and
// line breaks inside, traditional characters, an asterisk that marks what is required, and a trailing unit make no difference:
// "年销售额（万元）", "年销售额 /万元" and "*年销售额[单位：万元]" are all 年销售额 in 万元.
func NormalHeader(s string) (name, unit string) {
	name, unit = splitHeader(s)
	return normalName(name), unit
}

// splitHeader parts a header as written from its unit, if it ends in one.
func splitHeader(raw string) (name, unit string) {
	name = oneLine(raw)
	if body, inside, ok := cutLastBracket(name); ok {
		if rest, unit := unitAmong(inside); unit != "" {
			return trimSpace(body + rest), unit
		}
		return name, ""
	}
	if body := strings.TrimRight(name, "%％"); body != name && body != "" {
		return trimSpace(body), "%"
	}
	if i := strings.LastIndexAny(name, "/／"); i > 0 {
		_, size := utf8.DecodeRuneInString(name[i:])
		if word := unitWord(name[i+size:]); word != "" && isSlashUnit(word) {
			return trimSpace(name[:i]), word
		}
	}
	return name, ""
}

// isSlashUnit knows the units that a slash may set off. 年/月 and 客户/人 are names.
func isSlashUnit(unit string) bool { return unit == "%" || scaleOf(unit) > 0 || IsMoney(unit) }

// headerBrackets are the brackets that units stand in.
const headerBrackets = "()（）[]［］【】〔〕{}"

// cutLastBracket parts "年销售额(万元)" into what is before the trailing bracket and what is in it.
func cutLastBracket(s string) (body, inside string, ok bool) {
	last, size := utf8.DecodeLastRuneInString(s)
	pairs := []rune(headerBrackets)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != last {
			continue
		}
		open := strings.LastIndex(s, string(pairs[i]))
		if open < 0 {
			return "", "", false
		}
		return s[:open], s[open+utf8.RuneLen(pairs[i]) : len(s)-size], true
	}
	return "", "", false
}

// unitAmong finds the unit in the words of a bracket; the other words stay: (万元，不含税) is 万元 and (不含税).
func unitAmong(inside string) (rest, unit string) {
	if unit = unitWord(inside); unit != "" {
		return "", unit
	}
	words := strings.FieldsFunc(inside, func(r rune) bool { return strings.ContainsRune(",，、;；", r) })
	var others []string
	for _, w := range words {
		if u := unitWord(w); u != "" && unit == "" {
			unit = u
			continue
		}
		others = append(others, trimSpace(w))
	}
	if unit == "" || len(others) == 0 {
		return "", unit
	}
	return "(" + strings.Join(others, ",") + ")", unit
}

// unitWord is the unit that a text is, "单位：万元" included, or "".
func unitWord(s string) string {
	s = normalUnit(s)
	for _, label := range []string{"单位", "unit"} {
		if rest, ok := strings.CutPrefix(s, label); ok {
			s = strings.TrimLeft(rest, ":")
		}
	}
	if !isUnit(s) {
		return ""
	}
	return s
}

// normalName folds a header's name for comparison.
func normalName(s string) string {
	if !isASCII(s) {
		s = foldWidth(Simplified(s))
	}
	s = strings.Trim(dropSpace(s), "*:")
	return strings.ToLower(s)
}

// oneLine trims a text and takes the line breaks out, as people read it: between Chinese characters there is nothing in
// their place, else a space.
func oneLine(s string) string {
	s = trimSpace(s)
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	var b strings.Builder
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' }) {
		line = trimSpace(line)
		if last, _ := utf8.DecodeLastRuneInString(b.String()); b.Len() > 0 && line != "" && last < utf8.RuneSelf && line[0] < utf8.RuneSelf {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// dropSpace removes white space and invisible marks wherever they are.
func dropSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isInvisible(r) {
			return -1
		}
		return r
	}, s)
}
