package book

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// sheetOf writes one sheet of these rows of one cell, and nothing else.
func sheetOf(t *testing.T, rows []row) []byte {
	t.Helper()
	b := newWorkbook(nil, words.Printer{})
	defer b.file.Close()
	b.mark()
	b.add(sheet{name: "S", tab: navy, content: content{count: len(rows), columns: 1, row: func(n int, _ []cell) row { return rows[n] }}})
	var out bytes.Buffer
	if err := b.write(&out, 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestTextsComeBack writes any text, and reads it with excelize and with fileio.
func TestTextsComeBack(t *testing.T) {
	texts := []string{"=1+1", "+x", "-x", "@x", "=\"a\"\n&b", "'quoted'", "a<b>&c;&lt;", "x\ty", "x\ny", " x ", "_x000D_", "_x005F_x",
		"_x00", "__x0041_", "]]>", "<f>1</f>", "😀 𠮷", "001", "1.5", "1E5", "TRUE", "#N/A", "x\r\ny", "x\x00y\x01", "x\ufffe\uffff",
		"\xff\xfe"}
	any := rapid.StringOfN(rapid.RuneFrom([]rune("=+-@_xX0Fd5 \t\n\r<>&'\"\x00\x1f\ufffe客😀A")), 1, 12, -1)
	for seed := range 2_000 {
		texts = append(texts, any.Example(seed)+"|") // a row of blanks only is none
	}
	rows := []row{{cells: []cell{textCell("header", 0)}}}
	for _, s := range texts {
		rows = append(rows, row{cells: []cell{textCell(s, 0)}})
	}
	data := sheetOf(t, rows)
	table, f := readBack(t, data)
	for i, s := range texts {
		want := string([]rune(s)) // what is no UTF-8 is U+FFFD
		if got := table.Cell(i, 0); got.Kind != fileio.Text || got.Text != want {
			t.Errorf("fileio reads %+v, want %q", got, want)
		}
		raw, err := f.GetCellValue("S", at(1, i+2), excelize.Options{RawCellValue: true})
		if err != nil || raw != want {
			t.Errorf("excelize reads %q (%v), want %q", raw, err, want)
		}
		if formula, err := f.GetCellFormula("S", at(1, i+2)); formula != "" || err != nil {
			t.Errorf("%q is the formula %q (%v)", s, formula, err)
		}
	}
}

// readBack reads a sheet whose header is "header", having checked the workbook.
func readBack(t *testing.T, data []byte) (*fileio.Table, *excelize.File) {
	t.Helper()
	if err := booktest.Check(data); err != nil {
		t.Fatal(err)
	}
	table, err := fileio.Read(saved(t, "x.xlsx", data), fileio.ReadOptions{HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return table, f
}

// TestNumbersComeBack writes any number that a sheet can hold.
func TestNumbersComeBack(t *testing.T) {
	numbers := []float64{0, math.Copysign(0, -1), 1e-7, 9.99e-8, 1e15, 1e21, maxNumber, -maxNumber, 5e-324, 0.1, 1.0 / 3, 123456789.125}
	any := rapid.Float64Range(-maxNumber, maxNumber)
	for seed := range 2_000 {
		numbers = append(numbers, any.Example(seed))
	}
	rows := []row{{cells: []cell{textCell("header", 0)}}}
	for _, x := range numbers {
		rows = append(rows, row{cells: []cell{numberCell(x, 0)}})
	}
	table, _ := readBack(t, sheetOf(t, rows))
	diff(t, len(numbers), table.Len())
	for i, x := range numbers {
		if got := table.Cell(i, 0); got.Kind != fileio.Number || got.Num != x {
			t.Errorf("%v comes back as %+v", x, got)
		}
	}
}

func TestAppendCell(t *testing.T) {
	number := func(x float64) cell { return cell{Cell: fileio.Cell{Kind: fileio.Number, Num: x}} }
	of := func(kind fileio.CellKind, x float64, text string) cell {
		return cell{Cell: fileio.Cell{Kind: kind, Num: x, Text: text}}
	}
	text := func(s string) cell { return of(fileio.Text, 0, s) }
	styled := func(c cell, style int) cell { c.style = style; return c }
	calculated := func(c cell, f formula) cell { c.formula, c.row = &f, 7; return c }
	for _, test := range []struct {
		cell cell
		want string
	}{
		{number(1.5), `<c r="B7"><v>1.5</v></c>`},
		{number(math.Copysign(0, -1)), `<c r="B7"><v>0</v></c>`},
		{number(14619500), `<c r="B7"><v>14619500</v></c>`},
		{number(1e20), `<c r="B7"><v>1E+20</v></c>`},
		{number(math.NaN()), `<c r="B7" t="inlineStr"><is><t></t></is></c>`},
		{styled(of(fileio.Bool, 1, ""), 3), `<c r="B7" s="3" t="b"><v>1</v></c>`},
		{styled(of(fileio.Date, 46295, ""), 2), `<c r="B7" s="2"><v>46295</v></c>`},
		{of(fileio.ErrorValue, 0, "#N/A"), `<c r="B7" t="e"><v>#N/A</v></c>`},
		{of(fileio.ErrorValue, 0, "a<b"), `<c r="B7" t="inlineStr"><is><t>a&lt;b</t></is></c>`},
		{text("甲 乙"), `<c r="B7" t="inlineStr"><is><t>甲 乙</t></is></c>`},
		{text(" 甲"), `<c r="B7" t="inlineStr"><is><t xml:space="preserve"> 甲</t></is></c>`},
		{text("a "), `<c r="B7" t="inlineStr"><is><t xml:space="preserve">a </t></is></c>`},
		{text("a\nb"), "<c r=\"B7\" t=\"inlineStr\"><is><t xml:space=\"preserve\">a\nb</t></is></c>"},
		{text("a_b\ufffe"), `<c r="B7" t="inlineStr"><is><t>a_b_xFFFE_</t></is></c>`},
		{cell{Cell: fileio.Cell{Kind: fileio.Text, Text: "A"}, style: 4, shared: 12}, `<c r="B7" s="4" t="s"><v>11</v></c>`},
		{calculated(styled(number(0.5), 4), formula{text: `IF(A7<1,1,"x")`}), `<c r="B7" s="4"><f>IF(A7&lt;1,1,"x")</f><v>0.5</v></c>`},
		{calculated(text("a&b"), formula{text: `A7&"b"`}), `<c r="B7" t="str"><f>A7&amp;"b"</f><v>a&amp;b</v></c>`},
		{calculated(cell{}, formula{text: "A7"}), `<c r="B7" t="str"><f>A7</f><v></v></c>`},
		{calculated(number(math.NaN()), formula{text: "A7"}), `<c r="B7" t="str"><f>A7</f><v></v></c>`},
		{calculated(number(2), formula{text: "A7*2", over: "B7:B9", group: 3}), `<c r="B7"><f t="shared" ref="B7:B9" si="2">A7*2</f><v>2</v></c>`},
		{calculated(number(2), formula{parts: []string{"A", "*2+B", ""}}), `<c r="B7"><f>A7*2+B7</f><v>2</v></c>`},
		{calculated(number(2), formula{group: 3}), `<c r="B7"><f t="shared" si="2"/><v>2</v></c>`},
		{calculated(number(2), formula{text: "A1:A3", over: "B7:B9"}), `<c r="B7"><f t="array" ref="B7:B9">A1:A3</f><v>2</v></c>`},
		{cell{style: 4}, `<c r="B7" s="4"/>`},
	} {
		m, k := newMarkup(test.cell.style), test.cell.kind()
		diff(t, test.want, `<c r="B7`+m[k]+string(appendValue(nil, &test.cell, k))+ends[k.end()])
	}
}

func TestColumn(t *testing.T) {
	for i := range maxColumns {
		want, err := excelize.ColumnNumberToName(i + 1)
		if err != nil || column(i) != want {
			t.Fatalf("column %d is %s, want %s", i, column(i), want)
		}
	}
}

func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Repeat(rapid.SampledFrom([]string{"a", "客", "😀", "a😀"}).Draw(t, "s"), rapid.IntRange(10_000, 40_000).Draw(t, "n"))
		got := cut(s)
		if units(got) > maxUnits || tooLong(got) {
			t.Fatalf("%d units", units(got))
		}
		if !tooLong(s) && got != s {
			t.Fatal("cut without need")
		}
		if tooLong(s) && (!strings.HasPrefix(s, strings.TrimSuffix(got, "…")) || units(got) < maxUnits-1) {
			t.Fatalf("cut to %d units", units(got))
		}
	})
}
