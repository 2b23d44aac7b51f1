package config

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tier/scoring"
	"tier/tiering"
)

func design(t *testing.T) *Config {
	t.Helper()
	data, err := os.ReadFile("testdata/design.good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := Load("tier.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func pointer(x float64) *float64 { return &x }

// TestDesign decodes the whole example, part by part.
func TestDesign(t *testing.T) {
	cfg := design(t)
	m := cfg.Models[0]
	rules := map[string]any{}
	for _, c := range m.Criteria {
		rules[c.Name] = c.Rule
	}
	for _, tt := range []struct {
		name      string
		got, want any
	}{
		{"title", cfg.Title, "客户分级考评表"},
		{"as of", cfg.AsOf, time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)},
		{"value", cfg.Value, "profit"},
		{"worth", cfg.Worth, tiering.Worth{Customer: 0.05, Top20: 0.5}},
		{"field of a header", cfg.Fields[2], Field{Name: "owner", Headers: []string{"业务员"}, Line: 13}},
		{"field of headers with a unit", cfg.Fields[4], Field{Name: "sales", Headers: []string{"年销售额", "Annual sales"}, Unit: "万元", Line: 15}},
		{"derived", cfg.Derive[0].Expr.Source(), "growth(sales, last_sales)"},
		{"model", []any{m.Name, m.Title, m.Decimals, m.Relative}, []any{"value", "客户价值", 2, false}},
		{"group", m.Criteria[0].Group, []string{"潜在价值", "客户"}},
		{"standards", m.Criteria[0].Standards, []scoring.Standard{{Grade: "优秀", Text: "独家经销我司产品"}, {Grade: "良好", Text: "我司为主要供应商"}}},
		{"grades", rules["忠诚度"], scoring.Grades{Scale: cfg.Scales[0]}},
		{"bands", rules["合作期限"], scoring.Bands{Steps: []scoring.Step{{At: 5, Points: 10}, {At: 3, Points: 8}, {At: 2, Points: 6}, {At: 1, Points: 4}}, Else: pointer(2)}},
		{"curve", rules["增长"], scoring.Curve{Knots: []scoring.Step{{At: 0, Points: 0}, {At: .2, Points: 5}, {At: .5, Points: 10}, {At: 1, Points: 20}}}},
		{"rank", rules["销售额"], scoring.Rank{Cuts: []scoring.Cut{{Top: .1, Points: 10}, {Top: .3, Points: 8}, {Top: .6, Points: 6}}, Else: pointer(4), Within: "region"}},
		{"ranges", rules["前景"], scoring.Ranges{Ranges: []scoring.Range{{Word: "好", Low: 8, High: 10}, {Word: "一般", Low: 5, High: 8}, {Word: "不好", Low: 0, High: 5}}}},
		{"formula", []any{rules["毛利"].(scoring.Formula).Expr.Source(), rules["毛利"].(scoring.Formula).Max}, []any{"min(10, margin * 40)", 10.0}},
		{"missing", []scoring.Missing{m.Criteria[0].Missing, m.Criteria[2].Missing, m.Criteria[4].Missing},
			[]scoring.Missing{{Mode: scoring.Refuse}, {Mode: scoring.Skip}, {Mode: scoring.Give, Points: 0}}},
		{"variant", []any{m.Variants[0].Name, m.Variants[0].When.Source(), len(m.Variants[0].Criteria)}, []any{"新客户", "years < 1", 1}},
		{"levels", m.Scheme.Levels[:2], []tiering.Level{{Name: "关键客户", OverrideOnly: true}, {Name: "重要客户", Min: pointer(80), Expect: pointer(60)}}},
		{"override", []any{m.Overrides[0].Tier, m.Overrides[0].AtLeast, m.Overrides[0].AtMost, m.Overrides[0].ApprovedBy, m.Overrides[0].Until},
			[]any{0, -1, -1, "总经理", time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)}},
		{"cap", []any{m.Overrides[1].Tier, m.Overrides[1].AtLeast, m.Overrides[1].AtMost}, []any{-1, -1, 4}},
		{"dated", len(cfg.Dated()), 1},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestUses(t *testing.T) {
	var got []string
	for _, u := range design(t).Uses() {
		got = append(got, fmt.Sprintf("%s as %s by %s", u.Field, u.Kind, u.By))
	}
	want := []string{
		`years as number by criterion "合作期限"`,
		`sales as number by derive "growth"`,
		`last_sales as number by derive "growth"`,
		`profit as number by value`,
		`margin as number by criterion "毛利"`,
		`loyalty as text by criterion "忠诚度"`,
		`prospects as text by criterion "前景"`,
		`strategic as text by override "标杆客户"`,
		`overdue_days as number by override "长期拖欠"`,
		`region as text by criterion "销售额"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
