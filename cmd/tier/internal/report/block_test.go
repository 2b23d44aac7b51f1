package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

func TestPlain(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"甲公司 A-1", "甲公司 A-1"},
		{"a\nb", "a\nb"},
		{"\x1b[31mred\x1b[0m", "�[31mred�[0m"},
		{"a\rb\tc\x00", "a�b�c�"},
		{"\u009b31m", "�31m"},               // the one-character form of ESC [
		{"abc\u202Ecod.exe", "abc�cod.exe"}, // what follows would be shown from right to left
		{"a\x9b31m", "a�31m"},               // the same for a terminal that doesn't know UTF-8
		{"甲\u200b乙\ufeff\u2028", "甲�乙��"},   // looks like another customer
	} {
		diff(t, test.want, Plain(test.text))
	}
}

// hostile has names that would steer a terminal, break a table, or be marked up.
func hostile() []Block {
	return []Block{
		{
			Heading: "# *甲*\n\x1b[2J# 乙",
			Table: &Table{Header: []string{"名|称", "数"}, Right: []bool{false, true},
				Rows: [][]Cell{{{Text: "a\nb|c"}, count(12)}, {{Text: "<b>`_"}, count(3)}}, Footer: []Cell{{Text: "合计"}, count(15)}},
			Lines: []string{"[x](http://y)\r\n第二行"},
		},
		{Heading: "later", Table: &Table{Header: []string{"x"}, Rows: [][]Cell{Row("20%")}}},
	}
}

func TestWriteText(t *testing.T) {
	var out strings.Builder
	if err := WriteText(&out, hostile(), Style{}); err != nil {
		t.Fatal(err)
	}
	diff(t, `# *甲* �[2J# 乙
 名|称  数
───────────
 a b|c  12
 <b>`+"`"+`_   3
───────────
 合计   15
[x](http://y) 第二行

later
 x
─────
 20%
`, out.String())
	out.Reset()
	if err := WriteText(&out, []Block{{Heading: "x"}}, Style{Color: true}); err != nil {
		t.Fatal(err)
	}
	diff(t, "\x1b[1mx\x1b[0m\n", out.String())
}

func TestWriteMarkdown(t *testing.T) {
	var out strings.Builder
	if err := WriteMarkdown(&out, hostile()); err != nil {
		t.Fatal(err)
	}
	diff(t, `## \# \*甲\* �\[2J\# 乙

| 名\|称   | 数 |
|:---------|---:|
| a b\|c   | 12 |
| \<b>\`+"`"+`\_ |  3 |
| 合计     | 15 |

- \[x](http://y) 第二行

## later

| x   |
|:----|
| 20% |
`, out.String())
}

// TestFit leaves out spare columns, the first one first, and never others.
func TestFit(t *testing.T) {
	table := &Table{Header: []string{"级别", "客户数", "占比", "条"}, Right: []bool{false, true, true, false},
		Rows: [][]Cell{Row("重要", "12", "35.0%", "████████")}, Footer: Row("合计", "1,000,000", "100.0%", ""), Spare: []int{3, 1}}
	for _, test := range []struct {
		width int
		want  []string
	}{
		{0, []string{"级别", "客户数", "占比", "条"}},
		{35, []string{"级别", "客户数", "占比", "条"}},
		{34, []string{"级别", "客户数", "占比"}},
		{25, []string{"级别", "客户数", "占比"}}, // the footer's 1,000,000 counts
		{24, []string{"级别", "占比"}},
		{3, []string{"级别", "占比"}},
	} {
		fitted := table.fit(test.width)
		diff(t, test.want, fitted.Header)
		diff(t, len(test.want), len(fitted.Right))
		diff(t, len(test.want), len(fitted.Rows[0]))
		diff(t, len(test.want), len(fitted.Footer))
	}
	bare := &Table{Header: []string{"a", "b"}, Rows: [][]Cell{Row("xx", "yy")}, Spare: []int{0}}
	if fitted := bare.fit(1); fitted.Footer != nil {
		t.Error("a footer where there was none")
	}
}

// TestLongCells: one cell that holds a page makes no row wider than a terminal can show; a file has all of it.
func TestLongCells(t *testing.T) {
	page := strings.Repeat("长", 32767)
	blocks := []Block{{Table: &Table{Header: []string{"Name", "Score"}, Rows: [][]Cell{Row(page, "1"), Row("甲", "2")}}}}
	var text, markdown strings.Builder
	if err := errors.Join(WriteText(&text, blocks, Style{}), WriteMarkdown(&markdown, blocks)); err != nil {
		t.Fatal(err)
	}
	if want := strings.Repeat("长", 79) + "…"; !strings.Contains(text.String(), " "+want+" ") || text.Len() > 2000 {
		t.Errorf("%d bytes, without the beginning of the text", text.Len())
	}
	if !strings.Contains(markdown.String(), page) {
		t.Error("the file lacks some of the text")
	}
}

func TestWriteFails(t *testing.T) {
	full := errors.New("full")
	if err := WriteText(failing{full}, hostile(), Style{}); !errors.Is(err, full) {
		t.Errorf("text: %v", err)
	}
	if err := WriteMarkdown(failing{full}, hostile()); !errors.Is(err, full) {
		t.Errorf("markdown: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
