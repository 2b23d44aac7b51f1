package fileio

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchBook is a list as excelize writes it: an id, a name, texts that repeat, numbers.
func benchBook(b *testing.B, rows, columns int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	line := make([]any, columns)
	for row := range rows {
		for col := range line {
			switch {
			case col == 0:
				line[col] = fmt.Sprintf("C%06d", row)
			case col < 4:
				line[col] = fmt.Sprintf("客户 %d", row%(col*100))
			default:
				line[col] = float64(row*col) / 8
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", row+1), line); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkReadXLSX(b *testing.B) {
	for _, rows := range []int{5_000, 50_000} {
		b.Run(fmt.Sprintf("%dx16", rows), func(b *testing.B) {
			data := benchBook(b, rows, 16)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				grids, err := readXLSX(data, "list.xlsx", ReadOptions{Workers: 2})
				if err != nil || len(grids[0].rows) != rows {
					b.Fatal(err)
				}
			}
		})
	}
}
