package fileio

import (
	"strings"
	"unicode/utf8"
)

// A unit is a power of ten before a base: 万元 is 10⁴ of 元, 千克 is 10³ of 克, 万 is 10⁴ of whatever is counted.
// Units with one base convert into each other by moving the decimal point, and so do a bare scale and any base.

// scales are the words for powers of ten, longer ones first.
var scales = []struct {
	word   string
	places int
}{
	{"十万", 5}, {"百万", 6}, {"千万", 7}, {"十亿", 9}, {"百亿", 10}, {"千亿", 11}, {"万亿", 12},
	{"千", 3}, {"万", 4}, {"亿", 8},
}

// moneyWords are the bases that are money, with the other names they go by.
var moneyWords = []struct{ name, base string }{
	{"元", "元"}, {"人民币元", "元"}, {"人民币", "元"}, {"rmb", "元"}, {"cny", "元"}, {"¥", "元"}, {"yuan", "元"},
	{"元人民币", "元"}, {"美元", "美元"}, {"usd", "美元"}, {"us$", "美元"}, {"$", "美元"},
	{"欧元", "欧元"}, {"eur", "欧元"}, {"€", "欧元"}, {"英镑", "英镑"}, {"gbp", "英镑"}, {"£", "英镑"},
	{"港元", "港元"}, {"港币", "港元"}, {"hkd", "港元"}, {"日元", "日元"}, {"jpy", "日元"},
}

// countWords are the other bases that a header names its unit with.
var countWords = strings.Fields(`% ‰ 年 月 个月 周 天 日 小时 时 分钟 秒 个 家 户 人 名 位 次 件 台 套 辆 吨 公斤 克 斤 kg g t 米 公里
	km m ㎡ m² m2 平方米 平米 箱 盒 瓶 支 袋 包 桶 只 条 张 单 笔 批 项 分 岁 倍 升 l ml 度 kwh
	day days week weeks month months year years hour hours pcs`)

// splitUnit takes a unit apart: 万元 is 4 places of 元, 千克 3 of 克, 万 4 of "", 年 none of 年, and 人民币万元 what 万元 is.
func splitUnit(unit string) (places int, base string) {
	unit = normalUnit(unit)
	places, base = splitPlain(unit)
	if base == "" || isBaseWord(base) {
		return places, base
	}
	if money := moneyUnit(unit); money != "" {
		return splitPlain(money)
	}
	return places, base
}

// splitPlain takes a unit apart that is written in the usual way.
func splitPlain(unit string) (places int, base string) {
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(unit, s.word); ok {
			return s.places, moneyBase(rest)
		}
	}
	return 0, moneyBase(unit)
}

func scaleOf(unit string) int {
	places, _ := splitUnit(unit)
	return places
}

// moneyBase is the one name of a currency; another word is its own base.
func moneyBase(word string) string {
	for _, m := range moneyWords {
		if m.name == word {
			return m.base
		}
	}
	return word
}

// IsMoney reports whether the unit is an amount of money: 元, 万元, 万美元.
func IsMoney(unit string) bool {
	_, base := splitUnit(unit)
	for _, m := range moneyWords {
		if m.base == base {
			return true
		}
	}
	return false
}

// convertible is by how many places to shift a number to get from one unit to the other, or false if that can't be: the
// bases are different things.
func convertible(from, to string) (places int, ok bool) {
	if from == to {
		return 0, true
	}
	fromPlaces, fromBase := splitUnit(from)
	toPlaces, toBase := splitUnit(to)
	bare := fromBase == "" && fromPlaces > 0 || toBase == "" && toPlaces > 0 // 万 and 万元
	return fromPlaces - toPlaces, bare || fromBase == toBase
}

// isUnit knows the words that stand for a unit in a header, with or without a scale before them.
func isUnit(word string) bool {
	word = normalUnit(word)
	if word == "" {
		return false
	}
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(word, s.word); ok && (rest == "" || isBaseWord(rest)) {
			return true
		}
	}
	return isBaseWord(word)
}

func isBaseWord(word string) bool {
	for _, m := range moneyWords {
		if m.name == word {
			return true
		}
	}
	for _, w := range countWords {
		if w == word {
			return true
		}
	}
	return false
}

// normalUnit is the unit in the one form that is compared.
func normalUnit(unit string) string {
	if !isASCII(unit) {
		unit = foldWidth(Simplified(unit))
	}
	return strings.ToLower(dropSpace(unit))
}

// cutUnitWord takes a unit off the end of a written number: money with or without a scale, a scale alone, or the unit
// extra.
func cutUnitWord(s, extra string) (rest, unit string) {
	if last, _ := utf8.DecodeLastRuneInString(s); last < utf8.RuneSelf && last != '$' && extra == "" {
		return s, ""
	}
	if extra != "" {
		if rest, ok := strings.CutSuffix(s, extra); ok {
			return trimSpace(rest), extra
		}
	}
	from := strings.LastIndexAny(s, "0123456789.)") + 1
	word := trimSpace(s[from:])
	if from == 0 || !isNumberUnit(word) {
		return s, ""
	}
	return trimSpace(s[:from]), Simplified(word)
}

// isNumberUnit knows what may stand behind a number whatever the field: a scale, a currency, or both.
func isNumberUnit(word string) bool {
	if !isUnit(word) {
		return false
	}
	places, base := splitUnit(word)
	return base == "" && places > 0 || IsMoney(word)
}
