package book

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// creditFormList are customers of all kinds: good ones, one without any figure, one without a survey, figures that can't be read,
// losses, a denominator of zero, and dates to come.
const creditFormList = `客户编号,客户名称,业务员,上级客户编号,信用调查日期,速动资产(万元),流动资产(万元),存货(万元),流动负债(万元),负债总额(万元),期初资产总额(万元),期末资产总额(万元),销售收入(万元),净利润(万元),上年净利润(万元),前年净利润(万元),净资产(万元),上年净资产(万元),前年净资产(万元),负责人评信,企业规模及企业性质,销售能力,经营技术,员工抱怨,供料客户评价,银行往来信用,同业信用评价,行业景气,经营管理状况,逾期天数,应收余额(万元),担保品(万元),现授信额度(万元),授信日期,地址
C1,甲公司,张,,2026-07-15,,556.9,76.7,344.5,663.4,1291.5,1435,4780.2,620.2,558.2,496.2,771.6,717.6,694.4,优秀,良好,优秀,合格,良好,优秀,优秀,良好,合格,良好,0,195.25,20,80,2026-02-01,上海
C2,乙公司,王,C1,2026-03-15,123.45,,,0,1219,4166.1,4629,15397.9,-1475.1,-12,3,-5,1,2,合格,较差,合格,合格,较差,合格,合格,较差,合格,合格,45,155.97,,,,
C3,丙公司,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
C4,丁公司,李,,2026-12-01,,900,100,400,500,900,1000,4800,700,650,600,500,450,400,8,10,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,200,,,,,
C5,戊公司,李,,2026-09-01,,九百,100,400,500,900,1000,4800,700,650,600,500,450,400,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,0,,,30,,
C6,己公司,李,,2025-01-01,0.1,,,0.3,0.1,0.7,0.7,0.07,0.013,0.011,0.007,33.333,31.1,29.9,优秀,优秀,优秀,优秀,优秀,优秀,优秀,不详,优秀,优秀,0,1,2,3,2024-01-01,
C7,庚公司,李,,2026-08-01,,900,100,400,500,900,1000,4800,700,650,600,500,450,400,不合格,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,0,,,,,
C8,辛公司,李,,2026-08-01,,900,100,400,500,900,1000,4800,700,650,600,5000,4500,4000,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,0,,,,,
`

// creditFormResult judges the list by the preset, on a day.
func creditFormResult(t testing.TB, edit func(*config.Config)) *result.Result {
	t.Helper()
	cfg, err := config.LoadPreset(config.CreditPreset)
	if err != nil {
		t.Fatal(err)
	}
	cfg = cfg.ForCredit()
	cfg.AsOf = time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	if edit != nil {
		edit(cfg)
	}
	return judge(t, cfg, list(t, "客户.csv", creditFormList))
}

func writtenCreditForms(t testing.TB, f *CreditForms, lang words.Lang, rows ...int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, words.In(lang), FormOptions{}, rows...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestCreditFormsRecalculated has LibreOffice calculate every formula of the forms, which finds the value that stands there.
func TestCreditFormsRecalculated(t *testing.T) {
	t.Parallel()
	dir, r := t.TempDir(), creditFormResult(t, nil)
	f := NewCreditForms(r)
	var paths []string
	for row := range r.Len() {
		data := writtenCreditForms(t, f, []words.Lang{words.Chinese, words.English}[row%2], row)
		if err := booktest.Check(data); err != nil {
			t.Errorf("%s: %v", r.ID(row), err)
		}
		paths = append(paths, filepath.Join(dir, fmt.Sprint(row, ".xlsx")))
		if err := os.WriteFile(paths[row], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	paths = append(paths, filepath.Join(dir, "all.xlsx"))
	if err := os.WriteFile(paths[r.Len()], writtenCreditForms(t, f, words.Chinese, 0, 3, 7), 0o600); err != nil {
		t.Fatal(err)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	for _, path := range paths {
		if n := sameFormulas(t, filepath.Base(path), path, filepath.Join(saved, filepath.Base(path))); n < 100 {
			t.Errorf("%s: %d formulas", path, n)
		}
	}
}

// TestCreditFormFollows changes a form as people do: what hangs on the changed cells follows, through to the approval.
func TestCreditFormFollows(t *testing.T) {
	t.Parallel()
	r := creditFormResult(t, nil)
	file := saved(t, "form.xlsx", writtenCreditForms(t, NewCreditForms(r), words.English, 7))
	form, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	beside := func(sheet, label string, columns int, value any) {
		t.Helper()
		setBeside(t, form, sheet, label, columns, value)
	}
	beside("Survey form", "负责人评信", 2, "不合格") // a knock-out: grade D, and no limit
	beside("Application form", "Requested limit", 1, 60)
	beside("Application form", "Value of the collateral", 1, 25)
	if err := form.Save(); err != nil {
		t.Fatal(err)
	}
	cells := booktest.Cells(t, booktest.Recalculated(t, file))
	var values []string
	for _, label := range []string{"Grade", "Within the proposed limit", "Above it: cash or collateral", "of that covered by collateral", "of that in cash"} {
		values = append(values, calculatedBeside(t, form, cells, "Application form", label))
	}
	diff(t, []string{"D", "0", "60", "25", "35"}, values)
	diff(t, []string{"", "", "✓", ""}, []string{tickOf(t, form, cells, "客户经理"), tickOf(t, form, cells, "直销部经理"), tickOf(t, form, cells, "地区公司经理"), tickOf(t, form, cells, "总公司")})
}

// place is the cell so many columns behind a label of a sheet.
func placeBeside(t *testing.T, form *excelize.File, sheet, label string, columns int) string {
	t.Helper()
	rows, err := form.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for n, row := range rows {
		if i := slices.Index(row, label); i >= 0 {
			return at(i+1+columns, n+1)
		}
	}
	t.Fatalf("%s has no %q", sheet, label)
	return ""
}

func setBeside(t *testing.T, form *excelize.File, sheet, label string, columns int, value any) {
	t.Helper()
	if err := form.SetCellValue(sheet, placeBeside(t, form, sheet, label, columns), value); err != nil {
		t.Fatal(err)
	}
}

func calculatedBeside(t *testing.T, form *excelize.File, cells map[string]map[string]booktest.Calculated, sheet, label string) string {
	t.Helper()
	return cells[sheet][placeBeside(t, form, sheet, label, 1)].Value
}

func tickOf(t *testing.T, form *excelize.File, cells map[string]map[string]booktest.Calculated, authority string) string {
	t.Helper()
	return cells["Application form"][placeBeside(t, form, "Application form", authority, 2)].Value
}

// TestCreditFormLocks lets people write into the yellow cells only.
func TestCreditFormLocks(t *testing.T) {
	r := creditFormResult(t, nil)
	form := openBook(t, writtenCreditForms(t, NewCreditForms(r), words.Chinese, 0))
	diff(t, []string{"信用状况调查表", "评分项目表", "授信申请表", "选项"}, form.GetSheetList())
	for _, tt := range []struct {
		sheet, label string
		columns      int
		locked       bool
		fill         string
	}{
		{"信用状况调查表", "客户编号", 1, true, ""}, {"信用状况调查表", "调查日期", 1, false, inputFill}, {"信用状况调查表", "速动资产", 6, false, answerFill},
		{"信用状况调查表", "流动资产", 6, false, inputFill}, {"信用状况调查表", "速动比率", 5, true, ""}, {"信用状况调查表", "银行往来信用", 2, false, inputFill},
		{"评分项目表", "得分", 7, true, ""}, {"授信申请表", "申请额度", 1, false, answerFill}, {"授信申请表", "现授信额度", 1, true, ""},
	} {
		cell := placeBeside(t, form, tt.sheet, tt.label, tt.columns)
		id, err := form.GetCellStyle(tt.sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := form.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		fill := ""
		if len(style.Fill.Color) > 0 {
			fill = style.Fill.Color[0]
		}
		if locked := style.Protection == nil || style.Protection.Locked; locked != tt.locked || fill != tt.fill {
			t.Errorf("%s!%s (%s): locked %v, fill %q", tt.sheet, cell, tt.label, locked, fill)
		}
	}
	for _, sheet := range form.GetSheetList() {
		if visible, _ := form.GetColVisible(sheet, "I"); visible && sheet != "选项" {
			t.Errorf("%s: the column of the keys is shown", sheet)
		}
	}
	if title, _ := form.GetCellValue("授信申请表", "A1"); title != "客户授信额度申请表" {
		t.Errorf("of a customer with a limit: %q", title)
	}
}

func BenchmarkCreditForms(b *testing.B) {
	f := NewCreditForms(creditFormResult(b, nil))
	for b.Loop() {
		writtenCreditForms(b, f, words.Chinese, 0)
	}
}
