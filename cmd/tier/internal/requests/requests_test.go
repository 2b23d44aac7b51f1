package requests_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/requests"
	"tier/fileio"
)

// people are the customers of the tests; two are called 重名.
func people() directory.Customers {
	ids, names := []string{"C1", "C2", "C3"}, []string{"甲公司", "重名", "重名"}
	return directory.Customers{Len: len(ids), ID: func(row int) string { return ids[row] }, Name: func(row int) string { return names[row] }}
}

func bind(t *testing.T, text string, named map[string]fileio.Spec) (*requests.Source, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "req.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := fileio.Read(path, fileio.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return requests.Bind(table, requests.Specs("万元", nil, nil, named))
}

func collect(t *testing.T, text string, named map[string]fileio.Spec) (all, problems []string) {
	t.Helper()
	s, err := bind(t, text, named)
	if err != nil {
		t.Fatal(err)
	}
	found, wrong := requests.Collect(people(), []*requests.Source{s})
	for _, r := range found {
		all = append(all, fmt.Sprintf("%d %s %v %s %s/%s %v", r.Row, r.At, r.Amount, date(r.Date), r.Handler, r.Approver, r.Collateral))
	}
	for _, p := range wrong {
		problems = append(problems, fmt.Sprintf("%d %s: %s", p.Row, p.At, p.Message))
	}
	return all, problems
}

func date(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}

func TestCollect(t *testing.T) {
	all, problems := collect(t, "客户编号,申请额度(元),申请日期,承办人,批准人,担保品(万元)\nC1,500000,2026-09-20,张,直销部经理,20\nC2,7万元,2026/9/1,李,,\nC1,90000,,,,0\n", nil)
	want := []string{"0 req.csv:2 50 2026-09-20 张/直销部经理 20", "1 req.csv:3 7 2026-09-01 李/ NaN", "0 req.csv:4 9 - / 0"}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
	if len(problems) > 0 {
		t.Error(problems)
	}
}

// TestProblems: a row without its customer is no application; one without an amount that can be read still is.
func TestProblems(t *testing.T) {
	all, problems := collect(t, "客户编号,客户名称,申请额度(万元),申请日期,担保品(万元)\n"+
		"C9,,10,,\n,重名,10,,\n,,10,,\nC1,乙公司,10,,\nC1,,许多,昨天,-5\nC2,,,,\n", nil)
	if diff := cmp.Diff([]string{"0 req.csv:6 NaN - / NaN", "1 req.csv:7 NaN - / NaN"}, all); diff != "" {
		t.Error(diff)
	}
	want := []string{
		`-1 req.csv:2: no customer has the id "C9"; is a list missing, or another one meant?`,
		`-1 req.csv:3: several customers are called "重名": name this one by its id`,
		`-1 req.csv:4: a row without a customer: it has no id and no name`,
		`-1 req.csv:5: C1 is "甲公司" in the list, not "乙公司"; has the row slipped? it doesn't count`,
		`0 req.csv:6: 申请额度(万元): "许多" is not a number`,
		`0 req.csv:6: 申请日期: "昨天" is not a date such as 2026-09-30`,
		`0 req.csv:6: 担保品(万元): collateral can't be below 0: it doesn't count`,
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Error(diff)
	}
}

// TestHeaders: the configuration may say what the columns are called, and in what unit they are.
func TestHeaders(t *testing.T) {
	named := map[string]fileio.Spec{"amount": {Name: "amount", Headers: []string{"要多少"}, Unit: "元"}, "id": {Name: "id", Headers: []string{"户号"}}}
	all, problems := collect(t, "户号,要多少\nC3,5\n", named)
	if len(all) != 1 || !strings.HasPrefix(all[0], "2 req.csv:2 0.0005 ") || len(problems) > 0 {
		t.Error(all, problems)
	}
}

func TestBind(t *testing.T) {
	for text, want := range map[string]string{
		"客户编号,金额\nC1,5\n": `no column for amount: looked for "申请额度"`,
		"x,申请额度\n1,2\n":   "applications name no customers: there is no column of ids, nor of names",
	} {
		if _, err := bind(t, text, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
