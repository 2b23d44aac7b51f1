package draft

import (
	"slices"
	"strings"
	"unicode"
)

// What the words of a header say. Chinese words are looked for anywhere in it; English ones are compared with its
// words, a plural s aside.

type lexicon struct {
	chinese string // separated by blanks
	english string
}

// The words that tell columns apart.
var (
	codeWords = []lexicon{{"编号 编码 代码 号码 单号 账号 卡号 邮编 电话 手机 传真 税号 身份证 工号 序号 行号 型号 条码 微信 经度 纬度",
		"id code no nr number zip postcode phone tel mobile fax index longitude latitude lat lng lon"}}
	measureWords = []lexicon{{"额 量 数 次 年限 期限 时长 天 率 利润 收入 毛利 分 满意 忠诚 指数 面积 人数 占比 比例 比重 金 款 价 产值 库存 周期 龄",
		"amount sales revenue profit qty quantity count num year day month week hour order visit score rating point satisfaction loyalty total " +
			"value price size employee staff rate margin percent pct ratio age complaint purchase transaction frequency recency tenure spend " +
			"spending cost income balance turnover growth volume unit area length limit share"}}
	lowWords = []lexicon{{"逾期 拖欠 欠款 投诉 退货 退换 坏账 账期 付款天数 回款天数 收款天数 结算天数 费用率 成本 风险 流失 违约 纠纷 差错 不良 未下单 未交易 最近一次 距今",
		"late overdue complaint arrear delay risk churn dispute returned refund cost recency dso delinquency settle default past"}}
	moneyWords = []lexicon{{"销售额 营业额 收入 利润 毛利 净利 金额 货款 回款 欠款 应收 成本 费用 采购额 交易额 消费额 额度 产值 资产 资金",
		"amount sales revenue profit income turnover spend spending cost receivable payment"}}
	rateWords = []lexicon{{"率 占比 比例 比重 倍 系数 指数 增长 增幅 增速", "rate ratio margin percent pct share growth index"}}
	// aloneWords are figures that no one adds up with others.
	aloneWords = []lexicon{{"年限 期限 时长 天 次 人数 员工 面积 评分 得分 打分 分数 满意 忠诚 年龄 龄 户数 家数 门店 周期 排名 名次 单价 均价 平均 信用 额度 目标 计划 预算 预测",
		"year day month week hour count num age score rating point satisfaction loyalty employee staff size visit order complaint frequency " +
			"recency tenure price average avg mean rank limit target plan budget forecast area store"}}
	rankWords = []lexicon{{"排名 名次", "rank ranking"}}
	yearWords = []lexicon{{"年份 年度", "year"}}
)

// says reports whether a header has one of the words.
func says(key, title string, words []lexicon) bool {
	english := wordsOf(title)
	for _, l := range words {
		for w := range strings.FieldsSeq(l.chinese) {
			if strings.Contains(key, w) {
				return true
			}
		}
		for w := range strings.FieldsSeq(l.english) {
			if slices.Contains(english, w) {
				return true
			}
		}
	}
	return false
}

func (c *column) says(words []lexicon) bool { return says(c.key, c.title, words) }

func isMoneyWord(key string) bool { return says(key, key, moneyWords) && !says(key, key, rateWords) }

// wordsOf are the Latin words of a header in lower case, without a plural s: DaysLate and "days_late" are day, late.
func wordsOf(title string) []string {
	words := strings.FieldsFunc(strings.ToLower(splitCamel(title)), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
	for i, w := range words {
		switch {
		case w == "sales" || len(w) < 4 || strings.HasSuffix(w, "ss"):
		case strings.HasSuffix(w, "ies"):
			words[i] = strings.TrimSuffix(w, "ies") + "y"
		default:
			words[i] = strings.TrimSuffix(w, "s")
		}
	}
	return words
}

// splitCamel parts the words of DaysLate.
func splitCamel(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		if unicode.IsLower(before) && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// isCode reports whether the header names a code. "Number of orders" counts; "customer number" numbers.
func (c *column) isCode() bool {
	words := wordsOf(c.title)
	if len(words) > 0 && slices.Contains([]string{"number", "num", "no"}, words[0]) && len(words) > 1 {
		return false
	}
	return c.says(codeWords) || strings.HasSuffix(c.key, "号") || strings.HasSuffix(c.key, "码") || c.key == "#"
}
