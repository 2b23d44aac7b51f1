package book

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
)

// featured is a workbook of sheets with all that a sheet can have, some of it many times.
func featured(t *testing.T, protected bool) []byte {
	t.Helper()
	r := small(t)
	b := newWorkbook(r, words.In(words.Chinese))
	defer b.file.Close()
	b.protected = protected
	plain, input := b.style(look{}), b.style(look{input: true})
	page := func(name string) sheet {
		return sheet{
			name: name, tab: navy, widths: []float64{20, 10, 10}, rowHeight: 18, frozenRows: 1, filtered: true,
			content: content{count: 40, columns: 3, row: func(n int, _ []cell) row {
				return row{cells: []cell{textCell(fmt.Sprint("第", n), plain), numberCell(float64(5*n), plain), numberCell(float64(n), input)}}
			}},
		}
	}
	first, second := page("甲 & 乙"), page("表")
	first.notes = []note{{"A1", "客户 = <名称> & \"编号\""}, {"B1", "得分 = 各项加权分之和\n四舍五入到 2 位小数"}, {"C1", strings.Repeat("长", maxUnits+1)}}
	first.bars = []bar{{"B2:B40", "BDD7EE", 100}, {"C2:C40", "D9D9D9", 100}}
	first.rules = []rule{{"B2:B40", "$B2>50", b.differential(warning, "")}}
	first.choices = []choice{{"C2:C10", "'表'!$A$2:$A$6", strings.Repeat("题", 40), strings.Repeat("说明 <&> \"x\" ", 60), false}}
	first.numbers = []numberRule{{"C11:C40", -0.5, 100, "", ""}}
	first.links = []link{{"A2", "'表'!A2"}}
	first.charts = []chart{{cell: "E2", width: 400, height: 300, series: []series{{
		name: ref{"表", 1, 1, 1}, x: ref{"表", 1, 2, 40}, y: ref{"表", 2, 2, 40}, format: wholeFormat}}}}
	for i := range 2_500 {
		second.notes = append(second.notes, note{at(1+i%3, 1+i/3), fmt.Sprint("注 ", i)})
	}
	second.content.count = 1 + 2_500/3
	second.bars = []bar{{"B2:B40", "BDD7EE", 100}}
	hidden := page("算")
	hidden.hidden = true
	for _, s := range []sheet{first, second, hidden} {
		b.add(s)
	}
	b.describe()
	b.mark()
	var out bytes.Buffer
	if err := b.write(&out, 1); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func openBook(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestFeatures(t *testing.T) {
	data := featured(t, false)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(data, featured(t, false)) {
		t.Error("a second workbook differs")
	}
	f := openBook(t, data)
	notes, err := f.GetComments("甲 & 乙")
	if err != nil || len(notes) != 3 {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	diff(t, "客户 = <名称> & \"编号\"", notes[0].Paragraph[0].Text)
	diff(t, "得分 = 各项加权分之和\n四舍五入到 2 位小数", notes[1].Paragraph[0].Text)
	diff(t, maxUnits, units(notes[2].Paragraph[0].Text))
	notes, err = f.GetComments("表")
	if err != nil || len(notes) != 2_500 {
		t.Errorf("%d notes, %v", len(notes), err)
	}
	checks, err := f.GetDataValidations("甲 & 乙")
	if err != nil || len(checks) != 2 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	diff(t, "'表'!$A$2:$A$6", checks[0].Formula1)
	diff(t, []int{maxPromptTitle, maxPrompt}, []int{units16(*checks[0].PromptTitle), units16(*checks[0].Prompt)})
	diff(t, []string{"-0.5", "100", "stop"}, []string{checks[1].Formula1, checks[1].Formula2, *checks[1].ErrorStyle})
	for name, want := range map[string]bool{"甲 & 乙": true, "表": true, "算": false} {
		visible, err := f.GetSheetVisible(name)
		if err != nil || visible != want {
			t.Errorf("sheet %s is visible: %v, %v", name, visible, err)
		}
	}
}

func units16(s string) int { return len(utf16.Encode([]rune(s))) }

func TestProtected(t *testing.T) {
	data := featured(t, true)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	f := openBook(t, data)
	for _, name := range f.GetSheetList() {
		p, err := f.GetSheetProtection(name)
		if err != nil || !p.AutoFilter || !p.Sort || !p.FormatColumns || !p.SelectLockedCells || p.DeleteRows || p.FormatCells {
			t.Errorf("sheet %s: %+v, %v", name, p, err)
		}
	}
	for ref, locked := range map[string]bool{"A2": true, "C2": false} {
		id, err := f.GetCellStyle("表", ref)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || (style.Protection == nil || style.Protection.Locked) != locked {
			t.Errorf("%s is locked: %+v, %v", ref, style.Protection, err)
		}
	}
}

func TestCutTo(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 3, ""}, {"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"a cd", 3, "a…"}, {"😀😀", 4, "😀😀"}, {"😀😀", 3, "😀…"}, {"a😀b", 3, "a…"},
	} {
		diff(t, test.want, cutTo(test.text, test.most))
	}
}
