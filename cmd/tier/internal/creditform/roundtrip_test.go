package creditform_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/creditform"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

const customers = "客户编号,客户名称,业务员,信用调查日期,流动资产(万元),存货(万元),流动负债(万元),负债总额(万元),负责人评信,现授信额度(万元),授信日期\n" +
	"007,甲公司,张经理,2026-07-15,556.9,76.7,344.5,663.4,优秀,80,2026-02-01\n008,乙公司,李经理,,,,,,,,\n009,丙公司,,2026-08-01,1,2,3,4,良好,,\n"

// judged judges the customers by the preset and what forms say.
func judged(t *testing.T, sources ...*creditform.Source) *result.Result {
	t.Helper()
	cfg, err := config.LoadPreset(config.CreditPreset)
	if err != nil {
		t.Fatal(err)
	}
	cfg = cfg.ForCredit()
	cfg.AsOf = time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	table, err := fileio.Read(resulttest.List(t, "list.csv", customers), fileio.ReadOptions{Known: judge.Known(cfg)})
	if err != nil {
		t.Fatal(err)
	}
	list, err := fileio.Bind([]*fileio.Table{table}, judge.Specs(cfg))
	if err != nil {
		t.Fatal(err)
	}
	r, err := judge.Judge(t.Context(), cfg, list, judge.Options{Version: "test", Credit: judge.CreditFiles{Forms: sources}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// form writes the forms of some rows into a file.
func form(t *testing.T, r *result.Result, lang words.Lang, rows ...int) string {
	t.Helper()
	var out bytes.Buffer
	if err := book.NewCreditForms(r).Write(&out, words.In(lang), book.FormOptions{}, rows...); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), fmt.Sprint("form", rows[0], ".xlsx"))
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string) *creditform.Source {
	t.Helper()
	s, known, err := creditform.Open(path, fileio.ReadOptions{})
	if err != nil || !known {
		t.Fatalf("known %v, %v", known, err)
	}
	return s
}

func edit(t *testing.T, path string, change func(f *excelize.File)) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	change(f)
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func set(t *testing.T, f *excelize.File, at fileio.Place, value any) {
	t.Helper()
	if err := f.SetCellValue(at.Sheet, at.Cell(), value); err != nil {
		t.Fatal(err)
	}
}

// TestRoundTrip fills in every cell of a form, has LibreOffice open it and save it, and reads it back: every figure arrives.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		path := form(t, judged(t), lang, 0)
		want := map[string]any{}
		edit(t, path, func(f *excelize.File) {
			for i, c := range creditform.Surveys([]*creditform.Source{open(t, path)})[0].Cells {
				want[c.Field] = valueFor(c.Field, i)
				set(t, f, c.At, want[c.Field])
			}
			for key, value := range map[string]any{creditform.Amount: 123.456789, creditform.Date: time.Date(2026, 9, 20, 0, 0, 0, 0, time.UTC),
				creditform.Handler: "王经理", creditform.Approver: "地区公司经理", creditform.Collateral: 20.5} {
				set(t, f, requestCell(t, path, key), value)
			}
		})
		r := judged(t, open(t, booktest.Recalculated(t, path)))
		if len(r.Elsewhere) > 0 {
			t.Errorf("problems: %v", r.Elsewhere)
		}
		for field, value := range want {
			if got := fieldOf(r, field); got != nil && got != value {
				t.Errorf("%s: %v has become %v", field, value, got)
			}
		}
		q := r.Credit.Requests
		if len(q) != 1 || q[0].Amount != 123.456789 || q[0].Collateral != 20.5 || q[0].Handler != "王经理" || q[0].Approver != "地区公司经理" ||
			q[0].Date.Format(time.DateOnly) != "2026-09-20" || !strings.Contains(q[0].At, "form0.xlsx!") {
			t.Errorf("requests %+v", q)
		}
	}
}

func valueFor(field string, i int) any {
	cfg, _ := config.LoadPreset(config.CreditPreset)
	switch f, _ := cfg.Field(field); {
	case field == cfg.Credit.Survey.Date:
		return time.Date(2026, 9, 10, 0, 0, 0, 0, time.UTC)
	case f.Unit != "":
		return 1000 + float64(i) + 0.333333
	case field == "owner":
		return "赵经理"
	case field == "parent":
		return "009"
	}
	return []string{"优秀", "良好", "合格", "较差"}[i%4]
}

// fieldOf is what is judged of the first customer.
func fieldOf(r *result.Result, field string) any {
	if days, ok := r.Frame.Dates(field); ok && field == "surveyed" {
		return days[0]
	}
	if f, _ := r.Config.Field(field); f.Unit != "" {
		values, _ := r.Frame.Numbers(field)
		return values[0]
	}
	texts, ok := r.Frame.Texts(field)
	if !ok {
		return nil
	}
	return texts(0)
}

func requestCell(t *testing.T, path, key string) fileio.Place {
	t.Helper()
	s := open(t, path)
	for i := range s.Sheets {
		if s.Sheets[i].Kind == creditform.Request {
			return s.Sheets[i].Cell(key).At
		}
	}
	t.Fatal("no application")
	return fileio.Place{}
}

func surveyCell(t *testing.T, path, key string) fileio.Place {
	t.Helper()
	s := open(t, path)
	return s.Sheets[0].Cell(key).At
}

// TestUntouched reads forms that nobody has changed: nothing changes, and there is nothing to say.
func TestUntouched(t *testing.T) {
	before := judged(t)
	after := judged(t, open(t, form(t, before, words.Chinese, 0, 1, 2)))
	if len(after.Elsewhere) > 0 || len(after.Credit.Requests) > 0 {
		t.Errorf("problems %v, requests %v", after.Elsewhere, after.Credit.Requests)
	}
	if d := cmp.Diff(before.Credit.Model.Final, after.Credit.Model.Final); d != "" {
		t.Error(d)
	}
	for row := range before.Len() {
		x, y := before.Credit.Limits[row].Amount, after.Credit.Limits[row].Amount
		if x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
			t.Errorf("row %d: a limit of %v has become %v", row, x, y)
		}
	}
}

// TestBadForms: whatever is wrong in a form is a problem with its cell.
func TestBadForms(t *testing.T) {
	r := judged(t)
	tests := []struct {
		name string
		key  string // of the cell that is changed; "" where the edit finds its own
		of   creditform.Kind
		edit func(t *testing.T, f *excelize.File, at fileio.Place)
		want string
	}{
		{"text in a number", "current_assets", creditform.Survey, to("很多"), `流动资产: expected a number without a unit, in that of the form; found "很多"`},
		{"a unit in a number", "current_assets", creditform.Survey, to("5亿元"), `流动资产: expected a number without a unit, in that of the form; found "5亿元"`},
		{"truth in a number", "sales", creditform.Survey, to(true), `销售收入: expected a number without a unit, in that of the form; found "TRUE"`},
		{"an error", "inventory", creditform.Survey, func(t *testing.T, f *excelize.File, at fileio.Place) {
			set(t, f, at, nil)
			if err := f.SetCellFormula(at.Sheet, at.Cell(), "1/0"); err != nil {
				t.Fatal(err)
			}
		}, "存货: the cell holds the error"},
		{"emptied", "liabilities", creditform.Survey, to(nil), "负债总额: this cell was filled in when the form was written, and is empty now"},
		{"blanks", "person", creditform.Survey, to("  "), "负责人评信: this cell was filled in when the form was written, and is empty now"},
		{"a date that is none", "surveyed", creditform.Survey, to("去年"), `信用调查日期: "去年" is not a date`},
		{"an unknown customer", creditform.ID, creditform.Survey, to("099"), `no customer has the id "099"`},
		{"another name", creditform.Name, creditform.Survey, to("他公司"), `007 is "甲公司" in the list, not "他公司"`},
		{"no customer", creditform.ID, creditform.Request, to("077"), `no customer has the id "077"`},
		{"amount in words", creditform.Amount, creditform.Request, to("五十万"), `requested limit: expected a number without a unit, in that of the form; found "五十万"`},
		{"no date", creditform.Amount, creditform.Request, to(50), "date of the application: the application says no date"},
		{"no amount", creditform.Approver, creditform.Request, to("客户经理"), "the application was filled in without its amount"},
		{"a column more", "sales", creditform.Survey, func(t *testing.T, f *excelize.File, at fileio.Place) {
			if err := f.InsertCols(at.Sheet, "C", 1); err != nil {
				t.Fatal(err)
			}
		}, "columns were added or deleted"},
		{"a row less", "sales", creditform.Survey, func(t *testing.T, f *excelize.File, at fileio.Place) {
			if err := f.RemoveRow(at.Sheet, at.Row); err != nil {
				t.Fatal(err)
			}
		}, "rows are gone (sales)"},
		{"a row twice", "sales", creditform.Survey, func(t *testing.T, f *excelize.File, at fileio.Place) {
			if err := f.DuplicateRow(at.Sheet, at.Row); err != nil {
				t.Fatal(err)
			}
		}, "a row stands there twice (sales)"},
		{"another version", "sales", creditform.Survey, func(t *testing.T, f *excelize.File, at fileio.Place) {
			at.Row, at.Col = 1, 9
			set(t, f, at, "tier-credit-form 2 survey 9")
		}, "the form is of version 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := form(t, r, words.Chinese, 0)
			at := surveyCell(t, path, tt.key)
			if tt.of == creditform.Request {
				at = requestCell(t, path, tt.key)
			}
			edit(t, path, func(f *excelize.File) { tt.edit(t, f, at) })
			after := judged(t, open(t, path))
			var said []string
			for _, p := range after.Elsewhere {
				format, args := p.Message.Phrase()
				said = append(said, p.At+": "+scoring.Say(format, args...).String())
			}
			if all := strings.Join(said, "\n"); !strings.Contains(all, tt.want) || !strings.Contains(all, "form0.xlsx!") {
				t.Errorf("not %q:\n%s", tt.want, all)
			}
		})
	}
}

func to(value any) func(t *testing.T, f *excelize.File, at fileio.Place) {
	return func(t *testing.T, f *excelize.File, at fileio.Place) { set(t, f, at, value) }
}

// TestTwoForms of one customer: the first counts, and the other is a problem; a survey needs its date.
func TestTwoForms(t *testing.T) {
	r := judged(t)
	first, second := form(t, r, words.Chinese, 1, 0), form(t, r, words.English, 0)
	edit(t, first, func(f *excelize.File) { set(t, f, surveyCell(t, first, "sales"), 4800) })
	after := judged(t, open(t, first), open(t, second))
	var said []string
	for _, p := range after.Elsewhere {
		format, args := p.Message.Phrase()
		said = append(said, p.At+": "+scoring.Say(format, args...).String())
	}
	want := []string{
		"form0.xlsx!'Survey form'!B4: this customer's form stands in form1.xlsx!'007 信用状况调查表'!B4 already: this one doesn't count",
		"form1.xlsx!'008 信用状况调查表'!B9: the survey was filled in without its date",
		"form0.xlsx!'Application form'!B3: this customer's form stands in form1.xlsx!'007 授信申请表'!B3 already: this one doesn't count",
	}
	if d := cmp.Diff(want, said); d != "" {
		t.Error(d)
	}
	if x, _ := after.Frame.Numbers("sales"); x[1] != 4800 {
		t.Errorf("sales of %v", x[1])
	}
	if place := after.At(1, "sales"); !strings.HasPrefix(place, "form1.xlsx!'008 信用状况调查表'!") {
		t.Errorf("the place is %s", place)
	}
}

// TestMovedRows reads a form whose rows have moved.
func TestMovedRows(t *testing.T) {
	r := judged(t)
	path := form(t, r, words.Chinese, 0)
	edit(t, path, func(f *excelize.File) {
		at := surveyCell(t, path, "sales")
		set(t, f, at, 77.5)
		if err := f.InsertRows(at.Sheet, 5, 3); err != nil {
			t.Fatal(err)
		}
	})
	after := judged(t, open(t, path))
	if x, _ := after.Frame.Numbers("sales"); x[0] != 77.5 || len(after.Elsewhere) > 0 {
		t.Errorf("sales of %v, %v", x[0], after.Elsewhere)
	}
}

// TestOtherWorkbooks are no forms.
func TestOtherWorkbooks(t *testing.T) {
	if _, known, err := creditform.Open(resulttest.List(t, "other.csv", customers), fileio.ReadOptions{}); known || err != nil {
		t.Errorf("known %v, %v", known, err)
	}
}
