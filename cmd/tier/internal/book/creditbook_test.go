package book

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

// gradedPlan is a list with the files that say more of its customers' credit.
type gradedPlan struct {
	yaml         string // "" is the preset
	list, stated string
	asked, rated string
	changes      []string // of the preset's text: pairs of what is replaced
}

// gradedList has a customer of each kind: one with all figures, one whose denominator is 0, one without opening assets, one with
// words for figures, one without a survey, one whose survey is of later, one that is nobody's, a group of three, and a loss.
const gradedList = `客户编号,客户名称,业务员,行业,上级客户编号,信用调查日期,负责人评信,企业规模及企业性质,销售能力,经营技术,员工抱怨,供料客户评价,银行往来信用,同业信用评价,行业景气,经营管理状况,逾期天数,应收余额(万元),未发货订单(万元),担保品(万元),现授信额度(万元),授信日期,呆账金额(万元),批准人
C01,甲公司,赵一,零售业,,2026-07-15,优秀,良好,优秀,良好,良好,优秀,优秀,良好,良好,优秀,0,95.25,2.33,20,80,2026-02-01,,
C02,乙公司,钱二,制造业,C01,2026-03-15,良好,较差,较差,合格,较差,较差,合格,较差,合格,合格,45,155.97,4.09,50,150,2026-02-01,12.3456,直销部经理
C03,丙公司,钱二,制造业,C01,2026-02-15,优秀,良好,优秀,优秀,优秀,优秀,优秀,合格,优秀,优秀,0,94.82,33.21,,80,2026-02-01,100,
C04,丁公司,孙三,批发业,,2026-02-15,合格,良好,优秀,优秀,优秀,优秀,良好,合格,优秀,优秀,0,,,,,,7,
C05,戊公司,孙三,批发业,,2025-01-15,良好,良好,良好,良好,优秀,优秀,良好,合格,优秀,优秀,10,33.3,暂无,,60,,,
C06,己公司,,零售业,,,良好,良好,良好,良好,良好,良好,良好,良好,良好,良好,0,12,3,,,,,
C07,庚公司,,零售业,,2027-01-01,良好,良好,良好,良好,良好,良好,良好,良好,良好,良好,0,500,,600,,,,
C08,辛公司,,建筑业,C99,2026-05-05,较差,合格,合格,合格,合格,合格,合格,合格,合格,合格,200,50,,10,20,2026-06-01,50,
C09,壬公司,,建筑业,,2026-05-05,良好,合格,合格,,合格,合格,合格,合格,合格,合格,0,50,,10,20,2026-04-01,,
C02,重复,,建筑业,,2026-05-05,良好,合格,合格,,合格,合格,合格,合格,合格,合格,0,50,,10,20,2026-04-01,3,
`

const gradedStated = `客户编号,流动资产(万元),存货(万元),流动负债(万元),负债总额(万元),期初资产总额(万元),期末资产总额(万元),销售收入(万元),净利润(万元),上年净利润(万元),前年净利润(万元),净资产(万元),上年净资产(万元),前年净资产(万元)
C01,556.9,76.7,344.5,663.4,1291.5,1435,4780.2,620.2,558.2,496.2,771.6,717.6,694.4
C02,1349.5,232.5,759.9,1219.0,4166.1,4629,15397.9,1475.1,1327.6,1180.1,3410.0,3171.3,3069.0
C03,1175.4,314.1,0,1167.2,3488.4,3876,15614.7,98.7,88.8,-79.0,2708.8,2519.2,2437.9
C04,1175.4,314.1,500,1167.2,,3876,15614.7,-98.7,88.8,79.0,2708.8,2519.2,2437.9
C05,1175.4,314.1,-20,1167.2,3000,不详,15614.7,-98.7,88.8,79.0,2708.8,,2437.9
C06,900,100,500,600,1000,1200,5000,800,700,600,600,500,400
C07,900,100,500,600,1000,1200,5000,800,700,600,600,500,400
C08,90,10,50,60,100,120,500,80,70,60,60,50,40
C09,90.5,10.25,50,60,100,120,500,80,70,60,-60,50,40
`

const gradedAsked = `客户编号,申请额度(万元),申请日期,承办人,批准人,担保品(万元)
C01,50,2026-09-20,赵一,直销部经理,
C02,300,2026-09-21,钱二,,40
C06,9,2026-09-21,李敏,客户经理,
C08,20,2026-09-22,李敏,,
C09,0.5,,李敏,地区公司经理,3
C04,10,2026-01-22,孙三,,
`

// judged judges the plan's list.
func (c gradedPlan) judged(t testing.TB) *result.Result {
	t.Helper()
	text := c.yaml
	if text == "" {
		text = presetText(t)
	}
	cfg := load(t, strings.NewReplacer(c.changes...).Replace(text))
	var stated, asked, rated []string
	if c.stated != "" {
		stated = append(stated, list(t, "stated.csv", c.stated))
	}
	if c.asked != "" {
		asked = append(asked, list(t, "asked.csv", c.asked))
	}
	if c.rated != "" {
		rated = append(rated, list(t, "rated.csv", c.rated))
	}
	return resulttest.Graded(t, cfg.ForCredit(), list(t, "list.csv", c.list), stated, asked, rated)
}

// presetText is the preset of credit as of a day.
func presetText(t testing.TB) string {
	t.Helper()
	text, ok := config.PresetYAML(config.CreditPreset)
	if !ok {
		t.Fatal("there is no preset of credit")
	}
	return strings.Replace(string(text), "version: 1", "version: 1\nas_of: 2026-09-30", 1)
}

// TestCreditRecalculated has LibreOffice calculate credit workbooks of all kinds: each formula gives the value that it brought along.
func TestCreditRecalculated(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	var cases []calculatedCase
	var paths []string
	for name, c := range gradedPlans() {
		r := c.judged(t)
		for _, lang := range []words.Lang{words.Chinese, words.English} {
			data := written(t, r, lang)
			if err := booktest.Check(data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			path := filepath.Join(dir, name+"-"+string(lang)+".xlsx")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			cases, paths = append(cases, calculatedCase{name, r}), append(paths, path)
		}
	}
	saved := booktest.RecalculatedAll(t, paths...)
	compared := 0
	for i, c := range cases {
		compared += sameFormulas(t, c.name, paths[i], filepath.Join(saved, filepath.Base(paths[i])))
	}
	t.Logf("%d cells with formulas in %d workbooks", compared, len(cases))
}

// gradedPlans are lists of all kinds.
func gradedPlans() map[string]gradedPlan {
	peers := "  peers: {by: industry, 制造业: {quick_ratio: {at_least: 0.8}, debt_ratio: {at_most: 60%}}, 零售业: {quick_ratio: {about: 1.2, within: 0.3}}}\n  growth:"
	panel := "panel: {raters: [{name: 王总, weight: 2}, {name: 赵一, weight: 1}], criteria: [负责人评信, 经营管理状况], owner: owner}\nmodels:\n  - name: value\n    criteria: [{name: 规模, field: sales, weight: 100, bands: {100: 10, else: 5}}]\n" +
		"    tiers: {by: score, levels: [{name: 大, min: 80}, {name: 小}]}\n    overrides: [{name: 信用差, when: 'credit_grade == \"D\"', at_most: 小, reason: 信用差}]\nfields:"
	return map[string]gradedPlan{
		"full":       {list: gradedList, stated: gradedStated, asked: gradedAsked},
		"list alone": {list: gradedList},
		"peers, stated ratio": {list: gradedList, stated: gradedStated, changes: []string{
			"  growth:", peers, "of: profit, to: sales, at_least: 15%", "field: bad_debt, plausible: [0, 13], at_least: 15%"}},
		"no survey, parent, ceiling nor losses": {list: gradedList, stated: gradedStated, asked: gradedAsked, changes: []string{
			"  survey: {date: surveyed, term: 12}", "", "  parent: parent ", "", "    most: 500\n", "", "    step: 1 ", "    # ",
			"  collateral: collateral\n", "", "  loss: {amount: bad_debt, handler: owner, approver: approver}", "",
			"  granted: {limit: limit_now, date: granted}\n", ""}},
		"rated": {list: gradedList, stated: gradedStated, changes: []string{"fields:", panel},
			rated: "客户编号,评价人,评价科目,评分\nC01,王总,负责人评信,8\nC01,赵一,经营管理状况,6\nC02,王总,负责人评信,10\nC06,赵一,负责人评信,4\nC06,王总,经营管理状况,9\n"},
		"implausible": {list: gradedList, stated: gradedStated, changes: []string{"to: current_liabilities, at_least: 1}", "to: current_liabilities, at_least: 1, plausible: [0, 2]}"}},
	}
}

// TestCreditValues: a workbook of values has no formula, and says the same.
func TestCreditValues(t *testing.T) {
	r := gradedPlans()["full"].judged(t)
	live := booktest.Cells(t, saved(t, "live.xlsx", written(t, r, words.English)))
	data := writtenValues(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	fixed := booktest.Cells(t, saved(t, "fixed.xlsx", data))
	p := words.In(words.English)
	for _, sheet := range []string{surveyName(p), limitsName(p), approvalsName(p), liabilityName(p), reviewName(p)} {
		if len(fixed[sheet]) == 0 {
			t.Errorf("there is no sheet %s", sheet)
		}
		for ref, cell := range live[sheet] {
			_, err := strconv.ParseFloat(cell.Value, 64)
			if got := fixed[sheet][ref]; got.IsLive || err == nil && got.Value != cell.Value {
				t.Errorf("%s!%s is %q, want %q", sheet, ref, got.Value, cell.Value)
			}
		}
	}
}

// TestCreditFollowsStatements: every criterion of the preset has formulas, those of ratios too.
func TestCreditFollowsStatements(t *testing.T) {
	r := gradedPlans()["full"].judged(t)
	b := newWorkbook(r, words.In(words.English))
	defer b.file.Close()
	s, err := newScores(r, b.p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b.live, b.credit = true, newCreditBook(b)
	newWiring(b, newRubric(b), s)
	for i, l := range s.live {
		if l == nil && s.columns[i].Kind != result.InputColumn {
			t.Errorf("%s stays a value", s.columns[i].Header)
		}
	}
}

// TestCreditRedacted: what is redacted stands on no sheet, nor what is computed from it.
func TestCreditRedacted(t *testing.T) {
	r := gradedPlans()["list alone"].judged(t)
	shown := r.Show(result.Shown{Redacted: append(r.List.FieldColumns("ar"), r.List.FieldColumns("bad_debt")...)})
	data := written(t, shown, words.English)
	p := words.In(words.English)
	for sheet, cells := range booktest.Cells(t, saved(t, "out.xlsx", data)) {
		for ref, cell := range cells {
			if strings.Contains(cell.Value, "95.25") || strings.Contains(cell.Value, "155.97") || strings.Contains(cell.Value, "12.3456") {
				t.Errorf("%s!%s is %q", sheet, ref, cell.Value)
			}
		}
		if sheet == liabilityName(p) {
			t.Error("losses are redacted, and stand on a sheet")
		}
	}
}

// TestCreditRated: a panel's points count in a credit workbook, and follow what its raters are edited to.
func TestCreditRated(t *testing.T) {
	r := gradedPlans()["rated"].judged(t)
	cells := booktest.Cells(t, saved(t, "out.xlsx", written(t, r, words.English)))
	p := words.In(words.English)
	if len(cells[ratingsSheetName(p)]) == 0 {
		t.Fatal("there is no sheet of ratings")
	}
	k := r.Ratings.Criterion("负责人评信")
	if k < 0 || r.Ratings.Consensus[k][0].Points == nil {
		t.Fatal("nobody's ratings count")
	}
}
