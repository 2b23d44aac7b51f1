package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

const formYAML = `
version: 1
title: 考评 & "试"
fields: {id: 编号, name: 名称, a: 甲项, b: 乙项}
models:
  - name: m
    criteria:
      - {name: 忠诚, field: a, weight: 60, grades: {优: 10, 中: 6.5, 差: 2}, standards: {优: 独家, 差: "窜货\n倾销"}, note: 统一打分}
      - {name: '=前景', field: b, weight: 40, ranges: {好: [5, 10], 坏: [0.5, 5]}}
    tiers: {by: score, levels: [{name: 大, min: 60}, {name: 小}]}
`

// blankForms are forms of five customers, the second of which has no prospects to rate.
func blankForms(t *testing.T, period string) *Forms {
	t.Helper()
	cfg := load(t, formYAML)
	text := func(prefix string) func(int) fileio.Cell {
		return func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: fmt.Sprint(prefix, row)} }
	}
	number := func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Number, Num: float64(row) / 8} }
	return NewForms(FormContent{Config: cfg, Period: period, Rows: 5, Who: 2, Criteria: cfg.Rated(),
		Known:   []FormColumn{{Header: "编号", Cell: text("00")}, {Header: "名称", Cell: text("=1+")}, {Header: "备注", Cell: number}},
		Applies: func(criterion, row int) bool { return criterion == 0 || row != 1 }})
}

func writtenForms(t *testing.T, f *Forms, lang words.Lang, forms ...Form) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, words.In(lang), FormOptions{}, forms...); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestForm(t *testing.T) {
	f := blankForms(t, "2026年三季度")
	form := Form{Rater: "王强<&>", Role: "组员", Rows: []int{0, 1, 2, 4}, Own: func(row int) bool { return row == 4 }}
	data := writtenForms(t, f, words.Chinese, form)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(data, writtenForms(t, f, words.Chinese, form)) {
		t.Error("a second one differs")
	}
	if got := f.ToRate(&form); got != 5 {
		t.Errorf("%d ratings are asked for, not 5: two of three customers have two", got)
	}
	book := openBook(t, data)
	diff(t, []string{"考评表", "评价标准", "选项"}, book.GetSheetList())
	rows, err := book.GetRows("考评表", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var left [][]string
	for _, row := range rows[:5] {
		left = append(left, row[:min(2, len(row))])
	}
	diff(t, [][]string{{`考评 & "试"`}, {"评价人", "王强<&>"}, {"角色", "组员"}, {"考评期", "2026年三季度"}, {"进度", "已评 0 / 应评 5"}}, left)
	diff(t, [][]string{
		{"编号", "名称", "归属", "备注", "忠诚", "=前景", "备注 2"},
		{"000", "=1+0", "", "0"},
		{"001", "=1+1", "", "0.125", "", "—"},
		{"002", "=1+2", "", "0.25"},
		{"004", "=1+4", "本人", "0.5"},
	}, trimmed(rows[5:]))
	properties, err := book.GetCustomProps()
	if err != nil || len(properties) != 4 || properties[1].Value != "王强<&>" || properties[3].Value != "2026年三季度" {
		t.Errorf("properties %v, %v", properties, err)
	}
}

// trimmed leaves out blank cells at the end of rows.
func trimmed(rows [][]string) [][]string {
	for i := range rows {
		for len(rows[i]) > 0 && rows[i][len(rows[i])-1] == "" {
			rows[i] = rows[i][:len(rows[i])-1]
		}
	}
	return rows
}

// What a rater may write is what a reader takes: a word or its points, or a number of the ranges. Nothing else can be changed.
func TestFormAnswers(t *testing.T) {
	form := Form{Rater: "王", Rows: []int{0, 1, 2}}
	book := openBook(t, writtenForms(t, blankForms(t, ""), words.English, form))
	checks, err := book.GetDataValidations("Form")
	if err != nil || len(checks) != 2 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	diff(t, []string{"D7:D9", "'Choices'!$A$2:$A$7", "优 10: 独家\n中 6.5\n差 2: 窜货 倾销"}, []string{checks[0].Sqref, checks[0].Formula1, *checks[0].Prompt})
	diff(t, []string{"E7:E9", "0.5", "10", "A number from 0.5 to 10\n好 5–10\n坏 0.5–5"},
		[]string{checks[1].Sqref, checks[1].Formula1, checks[1].Formula2, *checks[1].Prompt})
	choices, err := book.GetCols("Choices")
	diff(t, [][]string{{"忠诚", "优", "中", "差", "10", "6.5", "2"}}, choices)
	if visible, _ := book.GetSheetVisible("Choices"); err != nil || visible {
		t.Errorf("the choices are shown: %v", err)
	}
	for cell, want := range map[string]bool{"A7": true, "B2": true, "D7": false, "E8": true, "E9": false, "F8": false, "D6": true} {
		id, err := book.GetCellStyle("Form", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if locked := style.Protection == nil || style.Protection.Locked; locked != want {
			t.Errorf("%s is locked: %v", cell, locked)
		}
	}
}

// Without a name, a role or a period nothing but the name stands beside a label: an instruction would be taken for it.
func TestFormOfAnybody(t *testing.T) {
	book := openBook(t, writtenForms(t, blankForms(t, ""), words.English, Form{Rows: []int{0}}))
	labels, err := book.GetCols("Form")
	if err != nil {
		t.Fatal(err)
	}
	diff(t, []string{"Rater", "Progress", "", ""}, labels[0][1:5])
	diff(t, []string{"", "0 of 2 rated", "", ""}, labels[1][1:5])
}

// Sheets of one workbook have names of their own, whatever the raters are called.
func TestFormsInOneWorkbook(t *testing.T) {
	f := blankForms(t, "")
	data := writtenForms(t, f, words.Chinese, Form{Rater: "王/强", Rows: []int{0}}, Form{Rater: "王:强", Rows: []int{0, 1}}, Form{Rater: "评价标准", Rows: []int{0}})
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	diff(t, []string{"王-强", "王-强 2", "评价标准 2", "评价标准", "选项"}, openBook(t, data).GetSheetList())
}

// The progress counts what was filled in, but for what is not asked for.
func TestFormProgress(t *testing.T) {
	f := blankForms(t, "期")
	own := Form{Rater: "王强", Rows: []int{0, 1, 2, 4}, Own: func(row int) bool { return row == 4 }}
	all := Form{Rater: "李娜", Rows: []int{0, 1, 2}}
	dir := t.TempDir()
	file := filepath.Join(dir, "forms.xlsx")
	book := openBook(t, writtenForms(t, f, words.Chinese, own, all))
	for cell, rating := range map[string]any{"E7": "优", "F7": 7.5, "E8": 6.5, "E10": "差"} {
		if err := book.SetCellValue("王强", cell, rating); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellValue("李娜", "D7", "优"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	cells := booktest.Cells(t, booktest.Recalculated(t, file))
	diff(t, "已评 3 / 应评 5", cells["王强"]["B4"].Value)
	diff(t, "已评 1 / 应评 5", cells["李娜"]["B4"].Value)
}

// A form that was filled in, by whatever program, is edited. So is one whose properties say that it is another's.
func TestFilledFormIsEdited(t *testing.T) {
	data := writtenForms(t, blankForms(t, "期"), words.Chinese, Form{Rater: "王强", Rows: []int{0}})
	file := saved(t, "form.xlsx", data)
	if marked, unedited, err := Unedited(file); !marked || !unedited || err != nil {
		t.Errorf("as written: marked %v, unedited %v, %v", marked, unedited, err)
	}
	for name, edit := range map[string]func(part, xml string) string{
		"filled in": func(_, xml string) string {
			return strings.Replace(xml, `<c r="E7" s="1"/>`, `<c r="E7" s="1"><v>7</v></c>`, 1)
		},
		"another rater": func(_, xml string) string { return strings.Replace(xml, "<vt:lpwstr>王强<", "<vt:lpwstr>李娜<", 1) },
	} {
		edited := saved(t, "edited.xlsx", rezipped(t, data, edit))
		if marked, unedited, err := Unedited(edited); !marked || unedited || err != nil {
			t.Errorf("%s: marked %v, unedited %v, %v", name, marked, unedited, err)
		}
	}
}

// rezipped is a workbook with every part edited; one of them must change.
func rezipped(t *testing.T, data []byte, edit func(part, xml string) string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, changed := zip.NewWriter(&out), false
	for _, f := range archive.File {
		var content bytes.Buffer
		if err := copyPart(&content, f, 1<<20); err != nil {
			t.Fatal(err)
		}
		after := edit(f.Name, content.String())
		changed = changed || after != content.String()
		part, err := w.Create(f.Name)
		if err == nil {
			_, err = part.Write([]byte(after))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !changed {
		t.Fatalf("changed %v, %v", changed, err)
	}
	return out.Bytes()
}

// Every grade stands in what is shown beside a cell, however long the standards are.
func TestFitLines(t *testing.T) {
	long := []string{"优秀 10: " + strings.Repeat("长", 300), "良好 8: 短", "差 2: " + strings.Repeat("文", 200)}
	got := fitLines(long, maxPrompt)
	if n := len([]rune(got)); n > maxPrompt || n < maxPrompt-5 {
		t.Errorf("%d characters", n)
	}
	for _, start := range []string{"优秀 10: 长", "\n良好 8: 短\n", "\n差 2: 文"} {
		if !strings.Contains(got, start) {
			t.Errorf("no %q in %q", start, got)
		}
	}
}

func TestWeightOf(t *testing.T) {
	for want, weights := range map[string][]float64{"": nil, "20%": {20, 20}, "12.5%": {12.5}} {
		diff(t, want, weightOf(weights))
	}
	diff(t, "", weightOf([]float64{20, 30}))
}

// BenchmarkForms writes what a panel of 20 rates: 5,000 customers by 7 criteria.
func BenchmarkForms(b *testing.B) {
	const raters, rows = 20, 5_000
	scale := scoring.Scale{Grades: []scoring.Grade{{Word: "优秀", Points: 10}, {Word: "良好", Points: 8}, {Word: "合格", Points: 6}}}
	content := FormContent{Config: &config.Config{}, Rows: rows, Who: 1, Applies: func(int, int) bool { return true }}
	content.Known = []FormColumn{{Header: "编号", Cell: func(row int) fileio.Cell {
		return fileio.Cell{Kind: fileio.Text, Text: fmt.Sprint("KH", row)}
	}}}
	form := Form{Rater: "王强"}
	for row := range rows {
		form.Rows = append(form.Rows, row)
	}
	for i := range 7 {
		content.Criteria = append(content.Criteria, scoring.Criterion{Name: fmt.Sprint("科目", i), Rule: scoring.Grades{Scale: scale}})
	}
	for b.Loop() {
		f := NewForms(content)
		for range raters {
			if err := f.Write(io.Discard, words.In(words.Chinese), FormOptions{}, form); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(raters*rows*7), "ratings/op")
}
