package book

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// wide is a result of so many customers with some 30 columns.
func wide(b *testing.B, rows int) *result.Result {
	b.Helper()
	var csv strings.Builder
	csv.WriteString("编号,名称,销售额,利润,评价,战略")
	for i := range 15 {
		fmt.Fprintf(&csv, ",备注%d", i)
	}
	grades := []string{"优秀", "良好", "合格"}
	for row := range rows {
		fmt.Fprintf(&csv, "\nKH%05d,客户%d有限公司,%d.%d,%d,%s,否", row, row, row%300, row%10, row%77, grades[row%3])
		for i := range 15 {
			if i%3 == 0 {
				fmt.Fprintf(&csv, ",文字%d", (row+i)%100)
			} else {
				fmt.Fprintf(&csv, ",%d.25", row*i%10_000)
			}
		}
	}
	return judge(b, load(b, rubric), list(b, "list.csv", csv.String()))
}

// BenchmarkWrite writes whole workbooks.
func BenchmarkWrite(b *testing.B) {
	for _, rows := range []int{400, 10_000, 50_000} {
		r := wide(b, rows)
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%d/%d", rows, workers), func(b *testing.B) {
				b.ReportMetric(float64(len(r.Columns(words.Printer{}))), "columns")
				b.ReportAllocs()
				for b.Loop() {
					if err := Write(io.Discard, r, words.In(words.Chinese), Options{Workers: workers}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// figures are 5,000 rows of 16 columns that were read and 21 that were computed, with formulas or without.
func figures(formulas bool) content {
	const columns, read = 37, 16
	return content{count: 5_000, columns: columns, row: func(n int, cells []cell) row {
		for i := range cells {
			c := &cells[i]
			*c = cell{Cell: fileio.Cell{Kind: fileio.Number, Num: float64(n*(i+1)%10_000) / 100}, style: 1 + i%9}
			if i < 4 {
				c.Cell = fileio.Cell{Kind: fileio.Text, Text: fmt.Sprintf("客户%d有限公司", n*(i+1))}
			}
			if i >= read && formulas {
				c.formula = &formula{text: fmt.Sprintf("ROUND(IF(G%d>=0.4,100,IF(G%[1]d>=0.3,85,20))*0.15,9)", n+1)}
			}
		}
		return row{cells: cells}
	}}
}

// BenchmarkRows formats and compresses the rows of a sheet, and nothing else of a workbook; MB/s are of their XML.
func BenchmarkRows(b *testing.B) {
	for _, formulas := range []bool{false, true} {
		b.Run(fmt.Sprintf("formulas=%v", formulas), func(b *testing.B) {
			w := newRowWriter(newRowForm(figures(formulas), markups(9), frame{}))
			var p piece
			b.ReportAllocs()
			for b.Loop() {
				size := int64(0)
				for block := range w.blocks() {
					if err := w.block(block, &p); err != nil {
						b.Fatal(err)
					}
					size += p.size
				}
				b.SetBytes(size)
			}
		})
	}
}

// BenchmarkFormulas writes 5,000 rows with formulas as a workbook, beside excelize's StreamWriter with their values alone.
func BenchmarkFormulas(b *testing.B) {
	formulas, values := figures(true), figures(false)
	b.Run("here", func(b *testing.B) {
		for b.Loop() {
			table(b, func(n int, cells []cell) row { return formulas.row(n, cells) }, formulas.count, formulas.columns, 0)
		}
	})
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			stream(b, values)
		}
	})
}

// stream writes rows through excelize.
func stream(b *testing.B, c content) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	cells, made := make([]any, c.columns), make([]cell, c.columns)
	for n := range c.count {
		for i, one := range c.row(n, made).cells {
			cells[i] = one.Num
			if one.Kind == fileio.Text {
				cells[i] = one.Text
			}
		}
		if err := w.SetRow(at(1, n+1), cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(io.Discard); err != nil {
		b.Fatal(err)
	}
}
