package fileio

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// scaleWords are the words for powers of ten of money besides the Chinese ones. One that begins another comes behind it.
var scaleWords = []struct {
	word   string
	places int
}{
	{"10,000s", 4}, {"10,000", 4}, {"10000", 4}, {"10k", 4}, {"tenthousand", 4}, {"100million", 8}, {"hundredmillion", 8},
	{"1,000,000", 6}, {"1,000", 3}, {"'000s", 3}, {"'000", 3}, {"000s", 3}, {"000", 3}, {"thousands", 3}, {"thousand", 3},
	{"millions", 6}, {"million", 6}, {"mln", 6}, {"mn", 6}, {"billions", 9}, {"billion", 9}, {"bn", 9}, {"k", 3}, {"m", 6},
}

// otherMoneyWords are names of currencies that stand among others: 万圆, and no unit by themselves where cells are read.
var otherMoneyWords = []struct{ name, base string }{
	{"圆", "元"}, {"日圆", "日元"}, {"美圆", "美元"}, {"港圆", "港元"}, {"renminbi", "元"}, {"美金", "美元"},
}

// moneyUnit is the one form of an amount of money that is written in an unusual way, or "": scale and currency in any
// order, the currency named twice, and what it is per: 万元 of 人民币万元, ￥万, 万圆, 万元/年 and 10,000 RMB. The text is
// normal, as normalUnit makes it.
func moneyUnit(s string) string {
	var parts []string
	for part := range strings.SplitSeq(s, "/") {
		if part != "%" && !isPeriod(part) {
			parts = append(parts, part)
		}
	}
	if len(parts) > 1 && slices.Contains(parts, "元") {
		return "" // 元/万元 is a rate
	}
	places, base, ok := moneyWordsOf(strings.Join(parts, ""))
	if !ok {
		return ""
	}
	return scaleWord(places) + base
}

// isPeriod knows what an amount of a column may be per: 万元/年 is in 万元, but 万元/吨 is a price.
func isPeriod(word string) bool {
	return slices.Contains([]string{"年", "年度", "季", "季度", "月", "月度", "周", "日", "天", "year", "quarter", "month", "week", "day", "annum"},
		strings.TrimPrefix(word, "每"))
}

// moneyWordsOf takes a text apart that holds nothing but the names of one currency and at most one scale.
func moneyWordsOf(s string) (places int, base string, ok bool) {
	for s != "" {
		switch word, n := longestScale(s); {
		case word != "" && (places > 0 || base == "" && word[0] == '0'): // RMB 000 is a scale, 000 RMB half a figure
			return 0, "", false
		case word != "":
			s, places = s[len(word):], n
			continue
		}
		word, of := longestCurrency(s)
		switch {
		case word == "":
			rest, joins := cutJoiner(s)
			if !joins {
				return 0, "", false
			}
			s = rest
		case base != "" && of != base:
			return 0, "", false
		default:
			s, base = s[len(word):], of
		}
	}
	return places, base, base != ""
}

// cutJoiner takes the words away that stand between scale and currency: in thousands of yuan.
func cutJoiner(s string) (rest string, ok bool) {
	for _, word := range []string{"in", "of", "的"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return rest, true
		}
	}
	return s, false
}

func longestScale(s string) (word string, places int) {
	for _, all := range [][]struct {
		word   string
		places int
	}{scales, scaleWords} {
		for _, w := range all {
			if strings.HasPrefix(s, w.word) {
				return w.word, w.places
			}
		}
	}
	return "", 0
}

func longestCurrency(s string) (word, base string) {
	for _, all := range [][]struct{ name, base string }{moneyWords, otherMoneyWords} {
		for _, w := range all {
			if strings.HasPrefix(s, w.name) && len(w.name) > len(word) {
				word, base = w.name, w.base
			}
		}
	}
	return word, base
}

// scaleWord is the Chinese word for a power of ten.
func scaleWord(places int) string {
	for _, s := range scales {
		if s.places == places {
			return s.word
		}
	}
	return ""
}

// isCurrencyName knows a currency that says nothing of a scale: 人民币 beside 万元.
func isCurrencyName(word string) bool {
	return word != "元" && slices.ContainsFunc(moneyWords, func(m struct{ name, base string }) bool { return m.name == word })
}

// joinedMoney is the unit of which one text names the currency and another the scale: 人民币 and 万元; "" where none does.
func joinedMoney(a, b string) string {
	if !isCurrencyName(a) && !isCurrencyName(b) {
		return ""
	}
	return moneyUnit(a + b)
}

// unitLabels are what stands before a unit, longer ones first.
var unitLabels = []string{"金额单位", "货币单位", "计量单位", "计价单位", "单位", "币种", "币别", "currency", "unit"}

// dropUnitLabel takes away what only says that a unit follows: 单位：万元, 均以万元计. The text is normal.
func dropUnitLabel(s string) string {
	for _, label := range unitLabels {
		if rest, ok := strings.CutPrefix(s, label); ok {
			s = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, ":"), "为"), ":")
			break
		}
	}
	if inner, ok := cutCounted(s); ok {
		return inner
	}
	return s
}

// cutCounted is the unit of 均以万元计 and 以万元为单位.
func cutCounted(s string) (inner string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(s, "均都"), "以")
	if !ok {
		return s, false
	}
	for _, tail := range countedTails {
		if inner, ok := strings.CutSuffix(rest, tail); ok {
			return inner, true
		}
	}
	return s, false
}

// countedTails are what follows a unit that amounts are counted in, longer ones first.
var countedTails = []string{"为单位", "计量", "计算", "计价", "列示", "表示", "填列", "填报", "计"}

// moneyScales are the scales of what looks like units of money in a text, by their places: 4 for 万元/吨, and none for 百万客户,
// 万元户 and 100万元, an amount.
func moneyScales(s string) []int {
	s = strings.ToLower(foldWidth(Simplified(s)))
	if isASCII(s) && !strings.ContainsAny(s, "k0mbt") {
		return nil
	}
	var found []int
	for _, match := range unitLooks().FindAllStringSubmatch(s, -1) {
		for _, word := range match[1:] {
			if word == "" {
				continue
			}
			if _, places := longestScale(dropSpace(word)); !slices.Contains(found, places) {
				found = append(found, places)
			}
		}
	}
	return found
}

// unitLooks finds what looks like a unit of money with a scale, which is the one group that holds something. Before it there
// is no figure, and behind it nothing that makes it a name.
var unitLooks = sync.OnceValue(func() *regexp.Regexp {
	const (
		han      = `(十万|百万|千万|十亿|百亿|千亿|万亿|千|万|亿)`
		english  = `('?000s?|thousands?|millions?|billions?|10,?000s?|100 ?million`
		currency = `(?:rmb|cny|usd|us\$|\$|hkd|eur|€|gbp|£|jpy|¥|yuan|renminbi)`
		noFigure = `(?:^|[^0-9.,'一二三四五六七八九十百千万亿两几多数每超过满达近约逾\s])\s*`
		ended    = `(?:$|[^\pL\pN]|[不含未计为列表示均下和与或及每整])`
	)
	return regexp.MustCompile(strings.Join([]string{
		noFigure + han + `(?:人民币)?(?:元|圆|美元|美金|港元|港币|欧元|英镑|日元|人民币|` + currency + `)` + ended,
		`(?:[(\[{:/_,、]|单位|人民币|` + currency + `)\s*` + han + `\s*(?:$|[)\]},、/])`,
		currency + `\s*(?:in\s+)?` + english + `|k|mn?|mln|bn)(?:$|[^a-z0-9])`,
		noFigure + english + `|k)\s*(?:of\s+)?` + currency,
		`(?:^|[^a-z])in\s+` + english + `)(?:$|[^a-z0-9])`,
		`(?:^|[(\[:_])\s*` + english + `|k)\s*(?:$|[)\]])`,
	}, "|"))
})
