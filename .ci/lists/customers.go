//go:build ignore

package main

import (
	"math"
	"math/rand/v2"
)

// A customer is one invented company of the lists, with everything that the presets judge by.
type customer struct {
	id, name, region, owner string
	years                   float64
	sales, last, profit     float64 // 万元
	collected               float64 // 万元, money received
	orders                  int
	grades                  [6]string // in the order of gradeHeaders
	strategic               string
}

// grades are the five words of the default preset, best first.
var grades = [...]string{"优秀", "良好", "合格", "较差", "不合格"}

// gradeHeaders are the columns that hold them.
var gradeHeaders = [...]string{"经营理念", "忠诚度", "资金实力和信誉", "公司规模与企业管理", "下游客户满意度", "发展前景"}

// Brand names are made up of syllables that no known firm combines; a suffix says what the company does.
var (
	first  = []string{"榆岚", "砚丘", "沐湉", "稷川", "禾隅", "汀野", "檀陌", "岫舟", "芷渡", "砺垣", "柏汐", "澍原", "鹿坪", "棠峪", "苇洲", "黎垚"}
	second = []string{"商贸有限公司", "食品销售有限公司", "供应链有限公司", "贸易有限公司", "经营部"}
)

// territories are the regions and who sells there.
var territories = []struct {
	region string
	owners []string
}{
	{"华东", []string{"陈立", "周敏", "王海峰"}},
	{"华南", []string{"李雪", "黄志强"}},
	{"华北", []string{"赵磊", "刘洋"}},
	{"华中", []string{"孙丽"}},
	{"西南", []string{"何军", "唐倩"}},
}

const howMany = 80

// customers are always the same: the source of chance starts from a fixed seed.
func customers() []customer {
	r := rand.New(rand.NewPCG(2026, 9))
	list := make([]customer, howMany)
	for i := range list {
		list[i] = invent(r, i)
	}
	single(list)
	return list
}

// invent makes up the i-th customer. How good it is decides its size and its grades, with some luck in each.
func invent(r *rand.Rand, i int) customer {
	good := math.Pow(r.Float64(), 1.15) // a few good ones, many middling, many poor
	t := territories[r.IntN(len(territories))]
	c := customer{
		id:     "KH" + digits(10000+i*7+1, 5),
		name:   first[i%len(first)] + second[i/len(first)],
		region: t.region,
		owner:  t.owners[r.IntN(len(t.owners))],
		years:  math.Round((0.5+good*5+7*math.Pow(r.Float64(), 2))*2) / 2,
	}
	c.sales = tenth(math.Exp(2.6 + 4.9*good + 0.45*r.NormFloat64()))
	c.last = tenth(c.sales / (1 + 0.12*good + 0.2*r.NormFloat64()*0.6))
	c.profit = tenth(c.sales * (0.06 + 0.09*good + 0.025*r.NormFloat64()))
	c.collected = tenth(c.sales * math.Min(1, 0.78+0.2*good+0.06*r.NormFloat64()))
	c.orders = 2 + int(good*44+r.Float64()*14)
	for k := range c.grades {
		c.grades[k] = grade(good + 0.16*r.NormFloat64())
	}
	c.strategic = "否"
	return c
}

// single out a few: two that stand for the company's name whatever they bring, two of this year, and one that
// costs more than it brings.
func single(list []customer) {
	for _, i := range []int{28, 57} {
		list[i].strategic = "是"
	}
	for _, i := range []int{19, 66} {
		list[i].years, list[i].last = 0.5, 0
	}
	list[4].profit = -1.8
}

// grade turns 0 … 1 into one of the five words.
func grade(x float64) string {
	i := int(math.Floor((1 - x) * float64(len(grades))))
	return grades[max(0, min(i, len(grades)-1))]
}

// tenth rounds to one decimal, so that the file says exactly what it shows.
func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// digits writes n with at least width digits.
func digits(n, width int) string {
	s := ""
	for ; n > 0 || width > 0; n, width = n/10, width-1 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}
