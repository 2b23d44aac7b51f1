package draft

import "tier/cmd/tier/internal/words"

// wording is what a draft says to its reader, in one language. It is text of the file, as a preset's comments are, and
// not of the program.
type wording struct {
	lang  string // of the settings, "" where it is the default
	head  string // %s is the list
	note  string
	title string
	model string
	tiers [4]string

	valueIs, noValue           string
	fields, derive             string
	criteria, share, expect    string
	codes, numbering, years    string // %d different codes
	constant, tooMany, earlier string
	mixed                      string // %d cells
	low, skip, nowhere         string // %d customers
	growthSkip                 string
	summed, growthOf           string
}

func wordingIn(lang words.Lang) *wording {
	if lang == words.Chinese {
		return chinese()
	}
	return english()
}

func chinese() *wording {
	return &wording{
		head: `tier init 按 %s 的列起草,可以直接运行。规则和数字都是示例,请依次修改:
  1. criteria 里的 weight:现在是整数百分比所能做到的平均,按贵公司的轻重改,合计须正好 100
  2. rank 的分档、grades 的分数;用不着的科目整行删掉
  3. tiers 的人数比例 share(合计 100%%)和期望的价值占比 expect
  4. fields 的列标题:下次的名单换了标题,在这里改
改完运行 tier check 加名单检查;全部的键见 config.example.yaml。`,
		note:       "评价科目、权重、分档、级别的比例和期望占比由 tier init 按列名起草，都是示例。",
		title:      "客户分级考评表",
		model:      "客户价值",
		tiers:      [4]string{"重要客户", "主要客户", "普通客户", "小客户"},
		valueIs:    "各级别的价值占比按它算",
		noValue:    "没有能合计的列:有了再写 value: 字段名,就会显示各级别的价值占比",
		fields:     "字段名: 名单里的列标题。字段名用在下面和公式里,也用于 --by",
		derive:     "由字段算出的字段,公式用单引号括起来",
		criteria:   "评价科目:rank 按名次给分,前 10% 给 10 分,前 30% 给 8 分 …;得分 = Σ 评分 ÷ 满分 × 权重",
		share:      "share 是客户人数的比例,合计 100%;同分的一起进较好的级别",
		expect:     "expect 是期望该级贡献的价值占比;这里的 share 和 expect 都是示例",
		codes:      "只有 %d 种编码:当作文字,可用于 --by",
		numbering:  "号码或序号:当作文字",
		years:      "年份:当作文字",
		constant:   "所有客户都一样,没有作为科目",
		tooMany:    "科目太多,没有作为科目",
		earlier:    "上期数,用来算增长",
		mixed:      "数字和文字混在一起(%d 格不是数字):当作文字,不参与评分",
		low:        "越小越好",
		skip:       "%d 个客户缺:权重摊到其余科目",
		nowhere:    "%d 个客户什么数据都没有:给 0 分",
		growthSkip: "没有上期数的客户:权重摊到其余科目",
		summed:     "各列合计",
		growthOf:   "增长",
	}
}

func english() *wording {
	return &wording{
		lang: "en",
		head: `tier init drafted this from the columns of %s; it runs as it is. Rules and figures are examples. Edit, in this order:
  1. weight, under criteria: as equal as whole percents allow; say what counts more, the sum must be exactly 100
  2. the shares of rank and the points of grades; delete the line of a criterion you don't need
  3. under tiers, the share of customers (100%% in all) and the share of the value expected of them
  4. the column headers under fields, when a later list has others
Then run tier check with the list. Every key is shown in config.example.yaml.`,
		note:       "Criteria, weights, points, the tiers' shares and what is expected of them were drafted by tier init from the columns: they are examples.",
		title:      "Customer tiers",
		model:      "Customer value",
		tiers:      [4]string{"Key", "Main", "Ordinary", "Small"},
		valueIs:    "the field whose share per tier is shown",
		noValue:    "no column can be added up: write value: FIELD once there is one, to see its share per tier",
		fields:     "name: column header. The names are used below, in expressions and with --by",
		derive:     "fields computed from fields; expressions stand in single quotes",
		criteria:   "rank gives points by place: 10 to the top 10%, 8 to the top 30% …; score = Σ points ÷ max × weight",
		share:      "share is a part of the customers, 100% in all; equal scores stay together in the better tier",
		expect:     "expect is the share of the value that the tier should bring; all of these figures are examples",
		codes:      "only %d different codes: kept as text, for --by",
		numbering:  "numbers that name things: kept as text",
		years:      "calendar years: kept as text",
		constant:   "the same for every customer: no criterion",
		tooMany:    "one criterion too many: none",
		earlier:    "an earlier period, for the growth",
		mixed:      "figures and words mixed (%d cells are no numbers): kept as text, which takes no part in the score",
		low:        "less is better",
		skip:       "customers without a value: %d; the weight is spread over their other criteria",
		nowhere:    "customers without any value: %d; they get 0 points",
		growthSkip: "without an earlier figure the weight is spread over the other criteria",
		summed:     "the total of the columns",
		growthOf:   " growth",
	}
}
