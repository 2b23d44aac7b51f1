package fileio

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
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
		{"quotes", []Cell{text("a,b"), text(`a"b`), text("a\nb"), text("a;b"), text(" a"), text("a ")}, "\"a,b\",\"a\"\"b\",\"a\nb\",\"a;b\",\" a\",\"a \""},
		{"not UTF-8", []Cell{text("a\xff")}, "a\uFFFD"},
		{"one empty cell", []Cell{{}}, `""`},
		{"no cells", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			if err := WriteCSV(&out, slices.Values([][]Cell{tt.row})); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff("\ufeff"+tt.want+"\r\n", out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWriteCSVReadsBack takes encoding/csv as the judge: every row comes back, no text as a formula.
func TestWriteCSVReadsBack(t *testing.T) {
	word := rapid.StringOf(rapid.SampledFrom([]rune("=+-@\t\r\n,\";' a1中")))
	cell := rapid.Custom(func(t *rapid.T) Cell {
		if rapid.Bool().Draw(t, "number") {
			return Cell{Kind: Number, Num: rapid.Float64().Draw(t, "x"), Text: word.Draw(t, "as written")}
		}
		return Cell{Kind: Text, Text: word.Draw(t, "text")}
	})
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 0, 5).Draw(t, "rows")
		var out bytes.Buffer
		if err := WriteCSV(&out, slices.Values(rows)); err != nil {
			t.Fatal(err)
		}
		content, ok := bytes.CutPrefix(out.Bytes(), []byte("\ufeff"))
		got, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if !ok || err != nil || len(got) != len(rows) {
			t.Fatalf("%v: %d rows of %d come back from %q", err, len(got), len(rows), content)
		}
		for i, row := range rows {
			for j, c := range row {
				checkCSVField(t, c, got[i][j])
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
	if got != "" && strings.IndexByte("=+-@\t\r", got[0]) >= 0 && strings.Trim(got, "-0123456789.,%") != "" {
		t.Fatalf("%q would run", got)
	}
	// A reader of CSV takes the line end CR LF inside a field for LF.
	want := strings.ReplaceAll(c.Text, "\r\n", "\n")
	if got != want && got != "'"+want {
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

func TestWriteCSVStopsOnError(t *testing.T) {
	asked := 0
	endless := func(yield func([]Cell) bool) {
		for yield([]Cell{{Kind: Text, Text: strings.Repeat("x", 100)}}) {
			asked++
		}
	}
	if err := WriteCSV(&failingWriter{left: 1 << 18}, endless); !errors.Is(err, errFull) {
		t.Errorf("got %v after %d rows", err, asked)
	}
}
