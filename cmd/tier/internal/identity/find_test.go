package identity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// customer is one row of a list of these tests.
type customer struct{ id, name, code string }

func find(rows []customer) []Finding {
	return Find(&Customers{
		Len: len(rows), ID: func(row int) string { return rows[row].id }, Name: func(row int) string { return rows[row].name },
		Codes: []Codes{{"code", func(row int) string { return rows[row].code }}},
	})
}

// told are findings without rows: the customers that each is about, sorted.
func told(rows []customer) []string {
	var all []string
	for _, f := range find(rows) {
		var who []string
		for _, row := range f.Rows {
			who = append(who, fmt.Sprintf("%q", rows[row]))
		}
		slices.Sort(who)
		all = append(all, fmt.Sprintf("%s %s %s", f.Kind, strings.Join(who, " "), f.Fault.String()))
	}
	slices.Sort(all)
	return all
}

func kinds(rows []customer) []string {
	var all []string
	for _, f := range find(rows) {
		all = append(all, fmt.Sprint(f.Kind, " ", f.Rows))
	}
	return all
}

func TestFind(t *testing.T) {
	const a, b = "91440300708461136T", "91330100799655058B"
	for name, c := range map[string]struct {
		rows []customer
		want []string
	}{
		"nobody":                       {nil, nil},
		"ids by case and width":        {[]customer{{"C001", "甲木", ""}, {"C002", "乙禾", ""}, {"c001", "丙田", ""}, {"Ｃ００１", "丁土", ""}}, []string{"same_id [0 2 3]"}},
		"equal ids are left alone":     {[]customer{{"C001", "甲木", ""}, {"C001", "甲木", ""}}, nil},
		"zeros of one length":          {[]customer{{"001", "甲木", ""}, {"010", "乙禾", ""}}, nil},
		"leading zeros":                {[]customer{{"00123", "甲木", ""}, {"123", "乙禾", ""}}, []string{"same_id [0 1]"}},
		"names":                        {[]customer{{"1", "甲木公司", ""}, {"2", "甲木有限公司", ""}}, []string{"same_name [0 1]"}},
		"said once, by the id":         {[]customer{{"c1", "甲木", ""}, {"C1", "甲木", ""}}, []string{"same_id [0 1]"}},
		"a third by the name":          {[]customer{{"c1", "甲木", ""}, {"C1", "甲木", ""}, {"K", "甲木", ""}}, []string{"same_id [0 1]", "same_name [0 1 2]"}},
		"of two cities":                {[]customer{{"1", "广州甲木", ""}, {"2", "深圳甲木", ""}}, nil},
		"of two cities and of none":    {[]customer{{"1", "广州甲木", ""}, {"2", "深圳甲木", ""}, {"3", "甲木", ""}}, nil},
		"of one city and of none":      {[]customer{{"1", "广州甲木", ""}, {"3", "甲木", ""}}, []string{"same_name [0 1]"}},
		"two of a city":                {[]customer{{"1", "广州甲木", ""}, {"2", "深圳甲木", ""}, {"3", "深圳市甲木", ""}}, []string{"same_name [1 2]"}},
		"nothing but a trade":          {[]customer{{"1", "贸易公司", ""}, {"2", "贸易有限公司", ""}}, nil},
		"one code":                     {[]customer{{"1", "甲木", a}, {"2", "乙禾", b}, {"3", "丙田", strings.ToLower(a)}}, []string{"same_code [0 2]", "wrong_code [2]"}},
		"codes of their own":           {[]customer{{"1", "甲木", a}, {"2", "甲木", b}}, nil},
		"a name, one without its code": {[]customer{{"1", "甲木", a}, {"2", "甲木", ""}}, []string{"same_name [0 1]"}},
		"a wrong code":                 {[]customer{{"1", "甲木", a[:17] + "R"}}, []string{"wrong_code [0]"}},
		"blank ids":                    {[]customer{{"", "甲木", ""}, {"", "甲木", ""}}, []string{"same_name [0 1]"}},
	} {
		if d := cmp.Diff(c.want, kinds(c.rows)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestOrderNeverMatters: whatever the order of the rows, the same is found.
func TestOrderNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) customer {
			return customer{
				id:   rapid.SampledFrom([]string{"C1", "c1", "Ｃ1", "C2", "C3", "", "007", "7", "7.0"}).Draw(t, "id"),
				name: rapid.SampledFrom([]string{"甲木", "广州甲木公司", "深圳甲木", "甲木有限公司", "贸易公司", "乙禾", "", "Acme Inc", "ACME"}).Draw(t, "name"),
				code: rapid.SampledFrom([]string{"", "", "91440300708461136T", "91440300708461136t", "91330100799655058B", "914"}).Draw(t, "code"),
			}
		})
		rows := rapid.SliceOfN(one, 0, 12).Draw(t, "rows")
		if d := cmp.Diff(told(rows), told(rapid.Permutation(rows).Draw(t, "in another order"))); d != "" {
			t.Fatal(d)
		}
	})
}

// TestManyRows: in blocks and by several goroutines, all is found that is found in one go.
func TestManyRows(t *testing.T) {
	const n = 40_000
	names := make([]string, n)
	for row := range names {
		names[row] = fmt.Sprintf("客户%d号", row%(n-1000))
	}
	for _, workers := range []int{0, 1, 3} {
		found := Find(&Customers{Len: n, Name: func(row int) string { return names[row] }, Workers: workers})
		if len(found) != 1000 || !slices.Equal(found[7].Rows, []int{7, n - 1000 + 7}) {
			t.Errorf("%d workers: %d findings", workers, len(found))
		}
	}
}
