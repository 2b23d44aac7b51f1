package fileio

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// madeCSV is a delimited text with all that makes cutting it hard: quotes that enclose, quotes that do not, line ends of
// every kind inside and outside of them, and at times a quote that never closes.
func madeCSV(r *rand.Rand, delim byte, size int) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	ends := [][]string{{"\n"}, {"\r\n"}, {"\r"}, {"\r\r\n"}, {"\n", "\r\n", "\r", "\r\r\n"}}[r.IntN(5)]
	strays := r.IntN(3) == 0
	word := func() string {
		return pick("", "a", "客户", "1", "-2.5", "007", " ", "东方贸易有限公司", "x y", "1,5", "=1+1", string(delim), "\n", "\r\n", "\r")
	}
	var out strings.Builder
	for out.Len() < size {
		for range 1 + r.IntN(8) {
			switch n := r.IntN(40); {
			case n < 8:
				out.WriteString(quoteField(word() + pick("", `"`, "\n", "\r\r\n") + word()))
			case n < 10:
				out.WriteString(`="` + pick("001", "", "a\nb") + `"`)
			case n < 11 && strays:
				out.WriteString(pick(`3" pipe`, `a"b"c`, `"a"b`, `"a"b"c"`, `=""`, `"" "`, `x"`))
			default:
				out.WriteString(strings.Trim(word(), "\r\n"+string(delim)))
			}
			out.WriteByte(delim)
		}
		out.WriteString(pick("end", "", `"end"`) + pick(ends...))
	}
	switch text := out.String(); r.IntN(4) {
	case 0: // what opens here closes at the next quote
		at := r.IntN(len(text))
		for !utf8.RuneStart(text[at]) {
			at--
		}
		return text[:at] + pick("\n", string(delim)) + `"` + text[at:]
	case 1: // and here never
		return text + `"` + strings.Repeat(pick("a\n", "b\r\n\n"), r.IntN(200_000))
	default:
		return text
	}
}

// madeTexts is how many long texts are made.
func madeTexts() int {
	switch {
	case raceDetector:
		return 2
	case testing.Short():
		return 6
	}
	return 12
}

// TestPiecesOfTexts reads long texts in pieces at once: the rows, or the fault, of a reading from the top.
func TestPiecesOfTexts(t *testing.T) {
	seed := madeSeed(t)
	faults := 0
	for i := range madeTexts() {
		r := rand.New(rand.NewPCG(seed+7, uint64(i)))
		delim := delimiters[r.IntN(len(delimiters))]
		text := madeCSV(r, delim, 1<<20+r.IntN(3<<20))
		limits := []Limits{{}, {}, {}, {Cells: 1 + r.Int64N(1<<19)}, {Columns: 4 + r.Int64N(8)}}[r.IntN(5)]
		want, fault := scanRows(text, delim, ReadOptions{Limits: limits, Workers: 1})
		if fault != nil {
			faults++
		}
		kept := keep(want)
		for _, workers := range []int{2, 3, 8} {
			got, err := scanRows(text, delim, ReadOptions{Limits: limits, Workers: workers})
			if fmt.Sprint(err) != fmt.Sprint(fault) {
				t.Errorf("text %d, %d workers: %v, want %v", i, workers, err, fault)
			}
			if err := compareRows(kept, keep(got)); err != nil {
				t.Errorf("text %d, %d workers: %v", i, workers, err)
			}
		}
	}
	t.Logf("%d texts at fault", faults)
}

// piecesAgree cuts a text behind some of its line feeds, inside quotes or not: pieces that are all right by themselves
// must be all right together.
func piecesAgree(text string, cuts uint64) error {
	const delim = ','
	var pieces []textPiece
	from := 0
	for i := range len(text) {
		if text[i] == '\n' {
			if cuts&1 == 1 {
				pieces = append(pieces, textPiece{from: from, to: i + 1})
				from = i + 1
			}
			cuts >>= 1
		}
	}
	pieces = append(pieces, textPiece{from: from, to: len(text)})
	got, fault := joinPieces(scanPieces(pieces, text, delim, ReadOptions{Limits: Limits{}.withDefaults()}), pieces)
	want, err := scanRows(text, delim, ReadOptions{Workers: 1})
	switch {
	case fault == nil && err != nil:
		return fmt.Errorf("%v, and nothing in pieces", err)
	case fault == nil:
		return compareRows(keep(want), keep(got))
	}
	return nil // scanRows begins anew
}

func TestPiecesThatAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(madeSeed(t)+8, 0))
	tokens := []string{"a", "1", `"`, `"`, `""`, ",", "\n", "\n", "\r", "\r\n", "\r\r\n", `="`, "=", " "}
	for range 5 * madeBooks() {
		var text strings.Builder
		for range r.IntN(24) {
			text.WriteString(tokens[r.IntN(len(tokens))])
		}
		cuts := r.Uint64()
		if err := piecesAgree(text.String(), cuts); err != nil {
			t.Fatalf("%q cut at %b: %v", text.String(), cuts, err)
		}
	}
}

// FuzzPieces does the same with any text.
func FuzzPieces(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\n\"\"b\",=\"0\"\r\n", "\"\n\"", "a\r\r\nb\n\"c\nd\"\n", "=\"x\n\"y,\"\"z\n\n"} {
		f.Add(seed, ^uint64(0))
		f.Add(seed, uint64(2))
	}
	f.Fuzz(func(t *testing.T, text string, cuts uint64) {
		if err := piecesAgree(text, cuts); err != nil {
			t.Fatal(err)
		}
	})
}

// TestValidInPieces takes utf8.Valid as the judge, with what is no UTF-8 near the ends and the cuts.
func TestValidInPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 0))
	for i := range 20 * madeTexts() {
		size := 1 + r.IntN(4*smallestPiece)
		data := []byte(strings.Repeat("a客é😀", size/10+1))[r.IntN(4):size]
		for range r.IntN(3) {
			at := []int{0, 1, len(data) / 2, len(data) / 3, len(data) - 1, r.IntN(len(data))}[r.IntN(6)] + r.IntN(5) - 2
			if at >= 0 && at < len(data) {
				data[at] = []byte{0x80, 0xbf, 0xc3, 0xe5, 0xf0, 0xff, 'a'}[r.IntN(7)]
			}
		}
		for _, workers := range []int{1, 2, 3, 8} {
			if got, want := validInPieces(data, workers), utf8.Valid(data); got != want {
				t.Errorf("text %d of %d bytes, %d workers: %v, want %v", i, len(data), workers, got, want)
			}
		}
	}
}
