package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// long is a result of some customers, with columns of all kinds: few words and many, numbers, blanks, texts like formulas.
func long(t testing.TB, rows int) *result.Result {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("编号,名称,销售额,利润,评价,战略,地区,备注\n")
	grades, regions := []string{"优秀", "良好", "合格", "无"}, []string{"华东", "华南", "a&b", " 西北", ""}
	for row := range rows {
		fmt.Fprintf(&csv, "KH%05d,客户%d有限公司,%d.%02d,%d,%s,否,%s,%s\n", row, row, row%300, row%100, row%77, grades[row%61%4], regions[row%5],
			[]string{"", "=1+1", "\"x\ny\"", "第" + fmt.Sprint(row) + "家"}[row%4])
	}
	return judge(t, load(t, rubric), list(t, "list.csv", csv.String()))
}

// TestSameBytesOfAnyWorkers writes results of all lengths around a block's, with any number of workers.
func TestSameBytesOfAnyWorkers(t *testing.T) {
	counts := []int{1, 2, 8, 0}
	if testing.Short() {
		counts = []int{8, 1}
	}
	for _, rows := range []int{1, blockRows - 1, blockRows, 3*blockRows + 7} {
		r := long(t, rows)
		var first []byte
		for _, workers := range counts {
			var out bytes.Buffer
			var progress fileio.Progress
			if err := Write(&out, r, words.In(words.Chinese), Options{Workers: workers, Progress: &progress}); err != nil {
				t.Fatal(err)
			}
			if _, _, counted := progress.Look(); counted != int64(1+rows) {
				t.Errorf("%d rows and a header: %d counted", rows, counted)
			}
			if first == nil {
				first = out.Bytes()
			}
			if workers == 2 {
				if err := booktest.Check(first); err != nil {
					t.Error(err)
				}
				checkScores(t, r, first)
			}
			if !bytes.Equal(first, out.Bytes()) {
				t.Errorf("%d rows: with %d workers the bytes are others", rows, workers)
			}
		}
	}
}

// checkScores reads the sheet of all customers with excelize: its cells are the columns' cells.
func checkScores(t *testing.T, r *result.Result, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetRows(f.GetSheetName(1), excelize.Options{RawCellValue: true})
	if err != nil || len(got) != 1+r.Len() {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for i, c := range arranged(t, r, words.Chinese) {
		for row := range r.Len() {
			want := c.Cell(row)
			want.Text = textOf(want)
			if have := at0(got[row+1], i); have != want.String() {
				t.Fatalf("%s row %d: %q, want %q", c.Header, row, have, want.String())
			}
		}
	}
}

// at0 is a cell of a row that excelize cut behind its last value.
func at0(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// TestWriteFailsMidway has a writer that is full in the middle of the rows.
func TestWriteFailsMidway(t *testing.T) {
	r := long(t, 6*blockRows)
	whole := len(written(t, r, words.Chinese))
	for _, workers := range []int{1, 2, 8} {
		for _, part := range []int{3, 2} {
			err := Write(&fullWriter{left: whole / part}, r, words.In(words.Chinese), Options{Workers: workers})
			if !errors.Is(err, errFull) {
				t.Errorf("%d workers, room for 1/%d: %v", workers, part, err)
			}
		}
	}
}

// TestWordsAreShared puts the words of columns into one table, and leaves other texts in their cells.
func TestWordsAreShared(t *testing.T) {
	parts := unzipped(t, writtenValues(t, long(t, 2*blockRows), words.Chinese))
	shared, scores := parts[sharedPart], parts["xl/worksheets/sheet2.xml"]
	for _, word := range []string{"<si><t>华东</t></si>", "<si><t>a&amp;b</t></si>", `<si><t xml:space="preserve"> 西北</t></si>`, "<si><t>重要</t></si>"} {
		if strings.Count(shared, word) != 1 {
			t.Errorf("%s is there %d times", word, strings.Count(shared, word))
		}
	}
	if strings.Contains(shared, "客户7有限公司") || !strings.Contains(scores, "<is><t>客户7有限公司</t></is>") || strings.Contains(scores, "<t>华东</t>") {
		t.Error("a name is shared, or a word isn't")
	}
	if uses := fmt.Sprintf(` count="%d"`, strings.Count(scores, ` t="s"`)); !strings.Contains(shared, uses) {
		t.Errorf("the table doesn't say%s", uses)
	}
	for part, once := range map[string]string{typesPart: "sharedStrings+xml", workbookRels: "relationships/sharedStrings"} {
		if strings.Count(parts[part], once) != 1 {
			t.Errorf("%s names the shared texts %d times", part, strings.Count(parts[part], once))
		}
	}
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// TestTextsOfExcelize come first where excelize has written cells of its own.
func TestTextsOfExcelize(t *testing.T) {
	b := newWorkbook(nil, words.Printer{})
	defer b.file.Close()
	b.mark()
	n := 1 + b.shared.number("ours")
	b.shared.uses++
	b.add(sheet{name: "S", tab: navy, content: content{count: 1, columns: 1, row: func(int, []cell) row {
		return row{cells: []cell{{Cell: fileio.Cell{Kind: fileio.Text, Text: "ours"}, shared: n + b.shared.base}}}
	}}})
	if _, err := b.file.NewSheet("T"); err != nil {
		t.Fatal(err)
	}
	for ref, text := range map[string]string{"A1": "theirs", "A2": "a<b", "A3": "theirs"} {
		if err := b.file.SetCellStr("T", ref, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.file.SetSheetDimension("T", "A1:A3"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := b.write(&out, 1); err != nil {
		t.Fatal(err)
	}
	if err := booktest.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[[2]string]string{{"S", "A1"}: "ours", {"T", "A1"}: "theirs", {"T", "A2"}: "a<b", {"T", "A3"}: "theirs"} {
		if got, err := f.GetCellValue(at[0], at[1]); got != want || err != nil {
			t.Errorf("%v is %q (%v), want %q", at, got, err, want)
		}
	}
}

// table writes one sheet of rows, with styles.
func table(t interface{ Fatal(...any) }, rows func(int, []cell) row, count, columns, workers int) []byte {
	b := newWorkbook(nil, words.Printer{})
	defer b.file.Close()
	b.mark()
	for size := range 12 {
		b.style(look{size: float64(8 + size)})
	}
	b.add(sheet{name: "S", tab: navy, content: content{count: count, columns: columns, row: rows}})
	var out bytes.Buffer
	if err := b.write(&out, workers); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAnyCellsComeBack writes cells of all kinds in any order, and reads them with excelize.
func TestAnyCellsComeBack(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	text := rapid.StringOfN(rapid.RuneFrom([]rune("=+-@_xX0Fd5 \t\n\r<>&'\"\x00\x1f\ufffe客户有限😀A")), 0, 9, -1)
	number := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.Map(rapid.IntRange(-5, 200), func(n int) float64 { return float64(n) / 4 }),
		rapid.Float64Range(-maxNumber, maxNumber), rapid.Just(math.Inf(1)))
	one := rapid.Custom(func(t *rapid.T) cell {
		c := cell{style: rapid.IntRange(0, 12).Draw(t, "style")}
		if rapid.IntRange(0, 9).Draw(t, "formula") == 0 {
			c.formula = &formula{text: rapid.SampledFrom([]string{`A1&"<x>"`, "SUM(B1:B2)", `IF(A1<1,"a b",0)`}).Draw(t, "f")}
		}
		c.Kind = rapid.SampledFrom([]fileio.CellKind{fileio.Empty, fileio.Text, fileio.Number, fileio.Bool, fileio.Date, fileio.ErrorValue}).Draw(t, "kind")
		switch c.Kind {
		case fileio.Text:
			c.Text = text.Draw(t, "text")
			if c.formula != nil { // excelize leaves the escapes of a formula's result as they are
				c.Text = rapid.SampledFrom([]string{"a<b & c", "甲", ""}).Draw(t, "result")
			}
		case fileio.ErrorValue:
			c.Text = rapid.SampledFrom([]string{"#N/A", "#DIV/0!", "#WORSE"}).Draw(t, "error")
		case fileio.Bool:
			c.Num = float64(rapid.IntRange(0, 1).Draw(t, "bool"))
		default:
			c.Num = number.Draw(t, "number")
		}
		return c
	})
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 12).Draw(t, "columns")
		cells := rapid.SliceOfN(rapid.SliceOfN(one, 0, columns), 0, 5).Draw(t, "cells")
		if rapid.Bool().Draw(t, "again") {
			cells = slices.Concat(cells, cells)
		}
		data := table(t, func(n int, _ []cell) row { return row{cells: cells[n]} }, len(cells), columns, 1)
		if err := booktest.Check(data); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for n, row := range cells {
			for i, c := range row {
				got, err := f.GetCellValue("S", at(i+1, n+1), excelize.Options{RawCellValue: true})
				if want := rawValue(c); got != want || err != nil {
					t.Fatalf("%s: %+v comes back as %q (%v), want %q", at(i+1, n+1), c, got, err, want)
				}
				if got, err := f.GetCellFormula("S", at(i+1, n+1)); got != formulaOf(c.formula) || err != nil {
					t.Fatalf("%s: the formula %s comes back as %s (%v)", at(i+1, n+1), formulaOf(c.formula), got, err)
				}
				if style, err := f.GetCellStyle("S", at(i+1, n+1)); style != c.style || err != nil {
					t.Fatalf("%s: style %d comes back as %d (%v)", at(i+1, n+1), c.style, style, err)
				}
			}
		}
	})
}

// rawValue is what excelize reads of a cell, as it is in the file.
func rawValue(c cell) string {
	switch {
	case c.Kind == fileio.Number || c.Kind == fileio.Date:
		if !c.isNumber() {
			return ""
		}
		return string(appendNumber(nil, c.Num))
	case c.formula != nil:
		return string([]rune(c.Text)) // the result of a formula is a number or a text
	case c.Kind == fileio.Bool:
		return fmt.Sprint(c.Num)
	}
	return string([]rune(c.Text))
}

// TestLongRows compresses rows of long texts before their block is full.
func TestLongRows(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	text := strings.Repeat("长", maxUnits)
	rows := func(n int, _ []cell) row { return row{cells: []cell{textCell(text, 1), numberCell(float64(n), 2)}} }
	data := table(t, rows, 40, 2, 1)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for n := range 40 {
		for ref, want := range map[string]string{at(1, n+1): text, at(2, n+1): fmt.Sprint(n)} {
			if got, err := f.GetCellValue("S", ref); got != want || err != nil {
				t.Fatalf("%s is %d characters (%v)", ref, len(got), err)
			}
		}
	}
}

// TestJoinCRC takes hash/crc32 as the judge.
func TestJoinCRC(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOf(rapid.Byte()).Draw(t, "a"), rapid.SliceOf(rapid.Byte()).Draw(t, "b")
		b = bytes.Repeat(b, rapid.SampledFrom([]int{1, 1000}).Draw(t, "times"))
		want := crc32.ChecksumIEEE(slices.Concat(a, b))
		if got := joinCRC(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), int64(len(b))); got != want {
			t.Fatalf("%08x, want %08x", got, want)
		}
	})
}

// formulaOf is a formula as it is written; "" where there is none.
func formulaOf(f *formula) string {
	if f == nil {
		return ""
	}
	return f.text
}
