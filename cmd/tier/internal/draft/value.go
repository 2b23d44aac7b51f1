package draft

import (
	"slices"
	"strings"
)

// valueWords name the figure by which customers are worth something, the likeliest first.
var valueWords = [][]lexicon{
	{{"利润 毛利 净利 贡献额", "profit contribution"}},
	{{"销售额 销售收入 营业额 营业收入 营收 销售金额", "sales revenue turnover"}},
	{{"采购额 交易额 消费额 订单额 合同额", "spend spending purchase"}},
	{{"金额 总额 合计 总计", "amount total monetary"}},
	{{"回款", "collected payment receipt"}},
	{{"收入 销售", "income value"}},
}

// chooseValue takes the column whose header names a value; else the total of several columns of one kind; else the
// first figure that can be added up at all.
func (s *sketch) chooseValue() {
	for _, words := range valueWords {
		for _, c := range s.columns {
			if c.says(words) && c.addsUp() && !c.says(aloneWords) {
				s.value, s.valueOf = c.field, c
				return
			}
		}
	}
	like := s.alike()
	switch {
	case len(like) > 1:
		s.total(like)
	case len(like) == 1:
		s.value, s.valueOf = like[0].field, like[0]
	}
}

// addsUp reports whether a share of the column's total means anything.
func (c *column) addsUp() bool {
	return (c.role == ranked || c.role == figure && c.why != earlier) && !c.percent() && !c.low && !c.says(rateWords) && !isEarlier(c)
}

// alike are the figures that are amounts of one kind: in one unit, of about one size, nothing like years or visits.
func (s *sketch) alike() []*column {
	var like []*column
	for _, c := range s.columns {
		if c.role != ranked || !c.addsUp() || c.says(aloneWords) || c.unit == "年" || c.unit == "天" {
			continue
		}
		if len(like) == 0 || c.unit == like[0].unit && sameSize(c, like[0]) {
			like = append(like, c)
		}
	}
	return like
}

// sameSize reports whether the figures of two columns are within three places of each other.
func sameSize(a, b *column) bool {
	return max(a.typical, b.typical) <= 1000*min(a.typical, b.typical)
}

// total derives the sum of columns as the value. A blank cell in one of them is nothing to add.
func (s *sketch) total(like []*column) {
	terms := make([]string, len(like))
	for i, c := range like {
		terms[i] = c.field
		if c.blank > 0 {
			terms[i] = "coalesce(" + c.field + ", 0)"
		}
	}
	s.value = s.newField("total")
	s.summed = like
	s.derived = append(s.derived, derived{name: s.value, expr: strings.Join(terms, " + "), comment: s.say.summed})
}

// growth compares a column with the one that has the year before: what counts then is the difference, and not the old
// figure once more.
func (s *sketch) growth() {
	for _, before := range s.columns {
		if before.role != ranked || !isEarlier(before) {
			continue
		}
		now := s.present(before)
		if now == nil || s.value == before.field {
			continue
		}
		before.role, before.why = figure, earlier
		now.growth = s.newField(fieldName(now.title+s.say.growthOf, now.index))
		s.derived = append(s.derived, derived{name: now.growth, expr: "growth(" + now.field + ", " + before.field + ")"})
	}
}

// earlierWords stand before a figure of the year before.
var earlierWords = []string{"去年", "上年度", "上一年度", "上年", "上一年", "上期", "lastyear", "previousyear", "prioryear", "previous", "last", "prior"}

// isEarlier reports whether the header names the period before.
func isEarlier(c *column) bool { return withoutPeriod(c.key, earlierWords) != squeezed(c.key) }

// present is the column of the same figure for this period.
func (s *sketch) present(before *column) *column {
	figure := withoutPeriod(before.key, earlierWords)
	for _, c := range s.columns {
		now := withoutPeriod(c.key, []string{"今年", "本年度", "本年", "当年", "本期", "年度", "年", "thisyear", "current", "annual", "this"})
		if c.role == ranked && c != before && c.growth == "" && !isEarlier(c) && c.unit == before.unit && now == figure {
			return c
		}
	}
	return nil
}

// squeezed is a normal header without what stands between its words.
func squeezed(key string) string {
	return strings.NewReplacer("_", "", "-", "", "'s", "", "’s", "").Replace(key)
}

// withoutPeriod takes the first of the words that the header begins with off it.
func withoutPeriod(key string, words []string) string {
	key = squeezed(key)
	i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(key, w) && len(key) > len(w) })
	if i < 0 {
		return key
	}
	return strings.TrimPrefix(strings.TrimPrefix(key, words[i]), "的")
}
