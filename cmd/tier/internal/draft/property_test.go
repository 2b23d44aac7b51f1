package draft

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// headers are what people and programs write, and what YAML or expressions stumble over.
var headers = []string{
	"客户编号", "客户名称", "区域", "年销售额(万元)", "年销售额（元）", "去年销售额", "利润", "毛利率(%)", "合作期限(年)", "逾期天数", "忠诚度", "风险等级",
	"Customer ID", "Annual Sales", "last year sales", "Channel", "DaysLate", "score", "tier", "points", "groups", "total", "true", "null", "~", "yes", "No", "y",
	"id", "name", "else", "not", "in", "sum", "rank", "growth", "min", "id_2", "f1", "2025", "2025年", "010", "1e3", "0x10", ".5", "-", "- a", "? x", ": y", "a: b", "a:b",
	"#", "# x", "a #b", "'", `"`, `"x"`, `'x'`, `\n`, "a\nb", "a\r\nb", "\ta\t", " a ", "a  b", "&a", "*a", "**", "*必填", "!tag", "%", "@a", "`a`", "{a: 1}", "[a]", "a, b",
	"：", "销售：额", "（万元）", "【a】", "，", "💰", "👨‍👩‍👧", "\u200b", "\u200ea", "\u00ad", "a\u0301", "ｓａｌｅｓ", "ﾃｽﾄ", "مبيعات", "١٢٣", "İ", "ß", "ﬁ", "\u0085", "a\u2028b", "\ufeffa", "\x7f",
	"\ue000", "\U0001f9ff", "\U000e0001", "...", "---", "--- a", "<<", "=", "|", ">", "> a", "a|b", "a;b", "a\\b", strings.Repeat("长", 90), strings.Repeat("x", 600),
	"", "销量(桶)", "a(b)(万元)", "/万元", "收入/万元", "占比‰",
}

// samples are cells of one kind each, so that columns come out as one thing or another.
var samples = [][]string{
	{"0", "1", "2", "3", "10", "250", "99999", "-5", "1.5"},
	{"1,234.5", "１２３", "1.2万", "3亿", "(123)", "￥1,000", "5元"},
	{"12.5%", "3%", "0.5%", "-2%", "100%"},
	{"5年", "3年", "10年"},
	{"优秀", "良好", "合格", "较差", "不合格"}, {"高", "中", "低"}, {"A", "b", "C "}, {"High", "medium", "LOW"}, {"AAA", "BBB"},
	{"2026-09-30", "2026/9/1", "2026年9月3日", "20260930"},
	{"华东", "华南", "'x", "=1+1", "a: b", "#"},
	{"00017", "00018", "110101199003071234"}, {"13800000001", "13900000002"},
	{"", "", " ", "无", "—", "#N/A", "TRUE", "NaN", "1e400", "1e-300", "1e300"},
	{"1", "2"}, {""}, {"7"},
}

// anyList draws a list: columns of one kind each, with some blanks and strays.
func anyList(t *rapid.T) [][]string {
	width, length := rapid.IntRange(1, 8).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "length")
	header := rapid.OneOf(rapid.SampledFrom(headers), rapid.StringN(0, 12, -1))
	rows := make([][]string, length+1)
	for range width {
		rows[0] = append(rows[0], header.Draw(t, "header"))
		kind := rapid.SampledFrom(samples).Draw(t, "kind")
		stray := rapid.SampledFrom([]int{0, 0, 0, 1, 3}).Draw(t, "strays")
		for row := 1; row <= length; row++ {
			from := kind
			if rapid.IntRange(1, 20).Draw(t, "dice") <= stray {
				from = rapid.SampledFrom(samples).Draw(t, "other kind")
			}
			rows[row] = append(rows[row], rapid.SampledFrom(from).Draw(t, "cell"))
		}
	}
	return rows
}

// tableOf is the table of the rows of a text file.
func tableOf(rows [][]string) (*fileio.Table, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return fileio.Read("-", fileio.ReadOptions{Stdin: strings.NewReader(b.String()), HeaderRow: 1, Encoding: "utf-8", Delimiter: ","})
}

// stays reports whether the notes announce customers that stay unscored.
func stays(d *Draft) bool {
	for _, n := range d.Notes {
		if strings.Contains(n.Format, "stay unscored") {
			return true
		}
	}
	return false
}

// TestAnyList: of any list there is a draft that loads, binds to the list and scores every customer but those that the
// notes announce; or else there is nothing to score.
func TestAnyList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table, err := tableOf(anyList(t))
		if err != nil {
			t.Skip()
		}
		lang := rapid.SampledFrom([]words.Lang{words.Chinese, words.English}).Draw(t, "lang")
		d, err := Make(table, Earlier{}, words.In(lang))
		var nothing *fileio.Error
		if errors.As(err, &nothing) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		j, err := judge(table, d.YAML)
		if err != nil {
			t.Fatalf("%v\n%s", err, d.YAML)
		}
		if rows := j.unscored(); len(rows) > 0 && !stays(d) {
			t.Fatalf("unscored: %v: %v\n%s", rows, j.scores.Problems, d.YAML)
		}
		sum := 0.0
		for _, c := range j.cfg.Models[0].Criteria {
			sum += c.Weight
		}
		if sum != 100 {
			t.Fatalf("weights sum to %v", sum)
		}
	})
}

// TestOrder: the order of the rows makes no difference to the draft.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyList(t)
		mixed := append(slices.Clone(rows[:1]), rapid.Permutation(rows[1:]).Draw(t, "order")...)
		one, err := tableOf(rows)
		other, err2 := tableOf(mixed)
		if err != nil || err2 != nil || one.Len() != other.Len() || len(one.SetAside())+len(other.SetAside()) > 0 ||
			!slices.Equal(one.Headers(), other.Headers()) {
			t.Skip() // a row was taken for something else than a customer because of its place
		}
		a, err := Make(one, Earlier{}, words.In(words.Chinese))
		b, err2 := Make(other, Earlier{}, words.In(words.Chinese))
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%v, then %v", err, err2)
		}
		if err == nil && string(a.YAML) != string(b.YAML) {
			t.Fatalf("%s\nthen\n%s", a.YAML, b.YAML)
		}
	})
}

// TestYAMLText: any text comes back from YAML as it was, wherever a header stands.
func TestYAMLText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.SampledFrom(headers), rapid.String()).Draw(t, "text")
		if strings.TrimSpace(text) == "" {
			t.Skip()
		}
		yaml := "version: 1\nfields:\n  a: " + yamlText(text) + "\n  b: {header: " + yamlText(text) + ", type: number}\n" +
			"models: [{name: x, criteria: [{name: c, field: b, weight: 100, rank: {top 10%: 1, else: 0}}], tiers: {by: headcount, levels: [{name: l, share: 100%}]}}]\n"
		cfg, err := loadText(yaml)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, name := range []string{"a", "b"} {
			if f, _ := cfg.Field(name); f.Headers[0] != text {
				t.Fatalf("field %s: %q came back as %q", name, text, f.Headers[0])
			}
		}
	})
}
