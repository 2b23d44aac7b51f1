package fileio

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Header is the head of one column.
type Header struct {
	Name  string // as written, trimmed, on one line, without its unit; "" for a column without a header
	Raw   string // as written
	Unit  string // 万元 of 年销售额(万元), or ""
	Group string // the header of several columns that stands above this one, as written, or ""
	Col   int    // the column in the sheet, from 1
}

// GroupUnit is the unit of money that the header above several columns states for this one: 万元 of 金额（万元）, or "".
func (h Header) GroupUnit() string { return groupUnit(h.Group) }

func groupUnit(group string) string {
	if group == "" {
		return ""
	}
	if _, unit := splitHeader(group); IsMoney(unit) {
		return unit
	}
	return lineUnit(group)
}

// NormalHeader is a header in the form in which headers are compared, and its unit. Width, case, white space and
// line breaks inside, traditional characters, an asterisk that marks what is required, and a trailing unit make no difference:
// "年销售额（万元）", "年销售额 /万元" and "*年销售额[单位：万元]" are all 年销售额 in 万元.
func NormalHeader(s string) (name, unit string) {
	name, unit = splitHeader(s)
	return normalName(name), unit
}

// splitHeader parts a header as written from its unit, if it ends in one. The currency may stand before it by itself:
// 年销售额(人民币)(万元).
func splitHeader(raw string) (name, unit string) {
	name, unit = cutUnit(oneLine(raw))
	if !IsMoney(unit) {
		return name, unit
	}
	if body, currency := cutUnit(name); body != "" && isCurrencyName(currency) {
		if joined := moneyUnit(currency + unit); joined != "" {
			return body, joined
		}
	}
	return name, unit
}

// cutUnit takes the unit off the end of a header: in brackets, a percent sign, behind a slash or another sign, or right behind the
// name.
func cutUnit(name string) (body, unit string) {
	const longest = 80 // bytes, of a unit with its label
	if body, unit, ok := cutBracketUnit(name); ok {
		return body, unit
	}
	for i, sign := range name {
		size := utf8.RuneLen(sign)
		if i == 0 || len(name)-i > longest || !strings.ContainsRune(unitSigns, sign) && !unicode.IsSpace(sign) {
			continue
		}
		body, word := strings.TrimRight(trimSpace(name[:i]), unitSigns), unitWord(name[i+size:])
		if isSlash := sign == '/' || sign == '／'; isSlash && isSlashUnit(word) {
			return trimSpace(name[:i]), word
		}
		if IsMoney(word) && mayHaveUnit(body) {
			return trimSpace(body), word
		}
	}
	return cutHanUnit(name)
}

// cutBracketUnit takes off a unit in brackets or a percent sign; not ok where there is neither. A bracket without a unit is part
// of the name.
func cutBracketUnit(name string) (body, unit string, ok bool) {
	if body, inside, ok := cutLastBracket(name); ok {
		if rest, unit := unitAmong(inside); unit != "" {
			return trimSpace(body + rest), unit, true
		}
		return name, "", true
	}
	if body := strings.TrimRight(name, "%％"); body != name && body != "" {
		return trimSpace(body), "%", true
	}
	return name, "", false
}

// unitSigns are the signs that set off a unit of money, as white space does.
const unitSigns = "/／:：_＿,，、-－—|"

// isSlashUnit knows the units that a slash may set off. 年/月 and 客户/人 are names.
func isSlashUnit(unit string) bool {
	return unit != "" && (unit == "%" || scaleOf(unit) > 0 || IsMoney(unit))
}

// mayHaveUnit reports whether a unit of money behind the text is one: not behind a label (单位：万元 is no column), nor behind
// what makes it an amount (满 100 万元).
func mayHaveUnit(body string) bool {
	body = strings.TrimRight(trimSpace(body), unitSigns)
	last, _ := utf8.DecodeLastRuneInString(body)
	return body != "" && dropUnitLabel(normalUnit(body)) != "" && !unicode.IsDigit(last) && !strings.ContainsRune(amountSigns, last)
}

// amountSigns end what stands before the unit of an amount: 五千万元, 超百万元, 每万元.
const amountSigns = "一二三四五六七八九十百千万亿两几多数每超过满达近约逾于上足到至"

// cutHanUnit takes a unit off that is written right behind a Chinese name: 年销售额万元. One without a scale could as well be
// the name's own (单元).
func cutHanUnit(name string) (body, unit string) {
	plain := foldWidth(Simplified(name))
	for _, m := range []string{"元", "圆", "美元", "港元", "港币", "欧元", "英镑", "日元", "人民币"} {
		for _, scale := range []string{"百万", "千", "万", "亿"} {
			rest, ok := strings.CutSuffix(plain, scale+m)
			if last, _ := utf8.DecodeLastRuneInString(rest); ok && (unicode.Is(unicode.Han, last) || last == ')') && mayHaveUnit(rest) {
				runes := []rune(name)
				return trimSpace(string(runes[:utf8.RuneCountInString(rest)])), unitWord(scale + m)
			}
		}
	}
	return name, ""
}

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
	var others []string
	for _, w := range splitWords(inside) {
		u := unitWord(w)
		joined := joinedMoney(unit, u)
		switch {
		case unit == "" && u != "":
			unit = u
		case u != "" && joined != "":
			unit = joined
		default:
			others = append(others, trimSpace(w))
		}
	}
	if unit == "" || len(others) == 0 {
		return "", unit
	}
	return "(" + strings.Join(others, ",") + ")", unit
}

// splitWords parts what commas part, but for those of 10,000.
func splitWords(s string) []string {
	var words []string
	from := 0
	for i, r := range s {
		inFigure := r == ',' && i > 0 && isDigit(s[i-1]) && i+1 < len(s) && isDigit(s[i+1])
		if strings.ContainsRune(",，、;；", r) && !inFigure {
			words = append(words, s[from:i])
			from = i + utf8.RuneLen(r)
		}
	}
	return slices.DeleteFunc(append(words, s[from:]), func(w string) bool { return w == "" })
}

// unitWord is the unit that a text is, or "". Here is told what a unit is, wherever one is written: in a header, above a group of
// columns, around a table. A label before it (单位：万元) is left out, and money gets its one form (人民币万元 is 万元).
func unitWord(s string) string {
	s = dropUnitLabel(normalUnit(s))
	if isUnit(s) {
		return s
	}
	return moneyUnit(strings.NewReplacer("’", "'", "‘", "'").Replace(s))
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
