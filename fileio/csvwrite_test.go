package fileio

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWriteCSV(t *testing.T) {
	text := func(s string) Cell { return Cell{Kind: Text, Text: s} }
	number := func(x float64, s string) Cell { return Cell{Kind: Number, Num: x, Text: s} }
	tests := []struct {
		name string
		row  []Cell
		want string
	}{
		{"kinds", []Cell{text("客户"), number(0.15, ""), {Kind: Bool, Num: 1}, {Kind: Bool}, {Kind: Date, Num: 46295.5}, {Kind: ErrorValue, Text: "#N/A"}, {}},
			"客户,0.15,TRUE,FALSE,2026-09-30 12:00:00,#N/A,"},
		{"numbers", []Cell{number(1001, ""), number(-5, ""), number(1e6, ""), number(123456789012345680, ""), number(-0.5, "")}, "1001,-5,1000000,123456789012345680,-0.5"},
		{"numbers as written", []Cell{number(1, "001"), number(-5, "-5.00"), number(5, "+5"), number(1500, "1.5e3"), number(0.5, ".5")}, "001,-5.00,+5,1.5e3,.5"},
		{"numbers written otherwise", []Cell{number(1234.5, "1,234.5"), number(-123, "(123)"), number(12000, "1.2万"), number(0.125, "12.5%"), number(5, "=5"), number(1, "--1"), number(2, "1e"), number(3, "-")},
			"1234.5,-123,12000,0.125,5,1,2,3"},
		{"formulas", []Cell{text("=1+1"), text("+86 138"), text("-5"), text("@a"), text("\ta"), text("\ra"), {Kind: ErrorValue, Text: "=cmd()"}},
			"'=1+1,'+86 138,-5,'@a,\"'\ta\",\"'\ra\",'=cmd()"},
		{"no formulas", []Cell{text("a=1"), text("'=1"), text(" =1"), text("−5"), text("1-2")}, `a=1,'=1," =1",−5,1-2`},
		{"formulas of full width", []Cell{text("＝1+1"), text("＋86"), text("－5"), text("＠a"), text("，a")}, "'＝1+1,'＋86,－5,'＠a,，a"},
		{"formulas behind separators", []Cell{text("a;=1;-5;-b"), text("a\n@b"), text("\n=1"), text("x\t\t+1;"), text("a,=1"), text("＝;＝")},
			"\"a;'=1;-5;'-b\",\"a\n'@b\",\"'\n'=1\",\"x\t\t'+1;\",\"a,=1\",\"'＝;'＝\""},
		{"quotes", []Cell{text("a,b"), text(`a"b`), text("a\nb"), text("a;b"), text(" a"), text("a ")}, "\"a,b\",\"a\"\"b\",\"a\nb\",\"a;b\",\" a\",\"a \""},
		{"not UTF-8", []Cell{text("a\xff")}, "a\uFFFD"},
		{"one empty cell", []Cell{{}}, `""`},
		{"no cells", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			header := strings.Join(headerFor(tt.row), ",")
			if len(tt.row) == 1 {
				header = `""`
			}
			if diff := cmp.Diff("\ufeff"+header+"\r\n"+tt.want+"\r\n", string(asCSV(t, [][]Cell{tt.row}, 1))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// headerFor is a header of blanks.
func headerFor(row []Cell) []string { return make([]string, len(row)) }

// columnsOfRows are columns without headers that hold the cells of rows.
func columnsOfRows(rows [][]Cell) []CSVColumn {
	columns := make([]CSVColumn, len(rows[0]))
	for i := range columns {
		columns[i].Add = func(line *CSVLine, row int) { line.AddCell(rows[row][i]) }
	}
	return columns
}

// benchColumns are as many columns as there are headers, with what benchCell makes.
func benchColumns(headers ...string) []CSVColumn {
	columns := make([]CSVColumn, len(headers))
	for i, h := range headers {
		columns[i] = CSVColumn{Header: h, Add: func(line *CSVLine, row int) { line.AddCell(benchCell(row, i)) }}
	}
	return columns
}

// asCSV writes rows that are as wide as the first.
func asCSV(t interface{ Fatal(...any) }, rows [][]Cell, workers int) []byte {
	var out bytes.Buffer
	table := CSV{Rows: len(rows), Workers: workers}
	if len(rows) > 0 {
		table.Columns = columnsOfRows(rows)
	}
	if err := WriteCSV(&out, table); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestWriteCSVReadsBack takes encoding/csv as the judge: every row comes back, no text as a formula.
func TestWriteCSVReadsBack(t *testing.T) {
	word := rapid.StringOf(rapid.SampledFrom([]rune("=+-@\t\r\n,\";' a1中＝＠")))
	cell := rapid.Custom(func(t *rapid.T) Cell {
		if rapid.Bool().Draw(t, "number") {
			return Cell{Kind: Number, Num: rapid.Float64().Draw(t, "x"), Text: word.Draw(t, "as written")}
		}
		return Cell{Kind: Text, Text: word.Draw(t, "text")}
	})
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 5).Draw(t, "rows")
		content, ok := bytes.CutPrefix(asCSV(t, rows, 1), []byte("\ufeff"))
		got, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if !ok || err != nil || len(got) != 1+len(rows) {
			t.Fatalf("%v: %d lines of %d rows come back from %q", err, len(got), len(rows), content)
		}
		for i, row := range rows {
			for j, c := range row {
				checkCSVField(t, c, got[1+i][j])
			}
		}
	})
}

// checkCSVField compares a cell with what a CSV reader makes of it.
func checkCSVField(t *rapid.T, c Cell, got string) {
	if c.Kind == Number {
		if got != plainDecimal(c.Num) && (got != c.Text || !isPlainNumber(got)) {
			t.Fatalf("%+v came back as %q", c, got)
		}
		return
	}
	for _, part := range strings.FieldsFunc(got, func(r rune) bool { return strings.ContainsRune(";\t\r\n", r) }) {
		if strings.ContainsRune("=+-@＝＋－＠", []rune(part)[0]) && strings.Trim(foldWidth(part), "-0123456789.,%") != "" {
			t.Fatalf("%q would run", got)
		}
	}
	if got != "" && strings.IndexByte("\t\r\n", got[0]) >= 0 {
		t.Fatalf("%q would run", got)
	}
	// A reader of CSV takes the line end CR LF inside a field for LF.
	want := strings.ReplaceAll(c.Text, "\r\n", "\n")
	if bare := strings.NewReplacer("'", "").Replace; bare(got) != bare(want) || len(got) < len(want) {
		t.Fatalf("%q came back as %q", c.Text, got)
	}
}

// failingWriter fails after some bytes.
type failingWriter struct{ left int }

var errFull = errors.New("full")

func (w *failingWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestWriteCSVStopsOnError asks for few rows beyond the error, of a table that has many.
func TestWriteCSVStopsOnError(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		var asked atomic.Int64
		columns := []CSVColumn{{Header: "text", Add: func(line *CSVLine, _ int) {
			asked.Add(1)
			line.AddText(strings.Repeat("x", 100))
		}}}
		err := WriteCSV(&failingWriter{left: 1 << 18}, CSV{Columns: columns, Rows: 1 << 30, Workers: workers})
		if most := int64(2+2*workers) * csvBlock; !errors.Is(err, errFull) || asked.Load() > most {
			t.Errorf("%d workers: %v after %d rows", workers, err, asked.Load())
		}
	}
}

// TestWriteCSVSameBytes writes tables of all lengths around a block's with any number of workers, and row by row.
func TestWriteCSVSameBytes(t *testing.T) {
	for _, n := range []int{0, 1, csvBlock - 1, csvBlock, csvBlock + 1, 3*csvBlock + 7} {
		table := CSV{Columns: benchColumns("编号", "a,b", "=1"), Rows: n, Workers: 1}
		table.Columns = append(table.Columns, CSVColumn{
			Header: "k", Add: func(line *CSVLine, row int) { line.AddText(strings.Repeat("级", row%9) + ",") },
			Key: func(row int) (uint64, bool) { return uint64(row % 9), row%11 > 0 },
		})
		line := &CSVLine{b: []byte("\ufeff编号,\"a,b\",'=1,k\r\n")}
		for row := range n {
			line.end(table.Columns, func(i int) { table.Columns[i].Add(line, row) })
		}
		want := line.b
		for _, workers := range []int{0, 1, 2, 8} {
			var out bytes.Buffer
			table.Workers = workers
			if err := WriteCSV(&out, table); err != nil || !bytes.Equal(want, out.Bytes()) {
				t.Errorf("%d rows, %d workers: not the same (%v)", n, workers, err)
			}
		}
	}
}

// TestSpaceAtEnds takes strings.TrimSpace as the judge.
func TestSpaceAtEnds(t *testing.T) {
	char := rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune(" \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2007\u2028\u205f\u3000\u3001\u00a1a中")))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(char, 0, 3, -1).Draw(t, "text")
		if want := strings.TrimSpace(text) != text; spaceAtEnds(text) != want {
			t.Fatalf("%q: %v", text, !want)
		}
	})
}

// benchCell is what lists hold.
func benchCell(row, col int) Cell {
	texts := [...]string{"华东", "合同2025年12月到期，需提前续签", "Smith, J.", "", "+86 138"}
	switch col % 3 {
	case 0:
		return Cell{Kind: Number, Num: float64(row%100_000) + 0.25*float64(col)}
	case 1:
		return Cell{Kind: Text, Text: texts[(row+col)%len(texts)]}
	}
	return Cell{Kind: Number, Num: float64(row*7%10_000) / 100, Text: "12.5"}
}

// TestFigureTexts keeps how figures are written, and writes them as ever.
func TestFigureTexts(t *testing.T) {
	var known figureTexts
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, 80, 7.5, -0.25, 1e20, 1e-300, math.MaxFloat64})).Draw(t, "x")
		if got, want := string(known.append(nil, x)), string(appendPlain(nil, x)); got != want {
			t.Fatalf("%v: %s, want %s", x, got, want)
		}
	})
}

// BenchmarkWriteCSV writes 100,000 rows of 37 columns.
func BenchmarkWriteCSV(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(strconv.Itoa(workers), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				count := &failingWriter{left: math.MaxInt}
				if err := WriteCSV(count, CSV{Columns: benchColumns(make([]string, 37)...), Rows: 100_000, Workers: workers}); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(math.MaxInt - count.left))
			}
		})
	}
}

// TestTamedTextsReadBack writes texts that a spreadsheet would run, and those that look alike, and reads them again.
func TestTamedTextsReadBack(t *testing.T) {
	for _, text := range []string{"=1+1", "+x", "-A1", "@SUM", "＝1", "-", "－", "=", "－－", "'quoted'", "'-5", "-5"} {
		var line CSVLine
		line.AddText(text)
		written := string(line.b)
		g, err := readText("a.csv", []byte("名称,备注\n"+written+",x\n"), ReadOptions{Delimiter: ","})
		if err != nil {
			t.Fatal(err)
		}
		if got := g.rows[1].at(1).Text; got != text {
			t.Errorf("%q is written as %q and read as %q", text, written, got)
		}
	}
}
