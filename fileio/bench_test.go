package fileio

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkReadCSV reads and binds a list of 50,000 rows and 16 columns.
func BenchmarkReadCSV(b *testing.B) {
	const rows, columns = 50_000, 16
	var text strings.Builder
	for c := range columns {
		fmt.Fprintf(&text, "指标%d(元),", c)
	}
	text.WriteString("客户名称\n")
	for r := range rows {
		for c := range columns {
			fmt.Fprintf(&text, "%d.%02d,", r*7+c, c)
		}
		fmt.Fprintf(&text, "客户%d有限公司\n", r)
	}
	path := filepath.Join(b.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		table, err := Read(path, ReadOptions{Known: []string{"客户名称"}})
		if err != nil {
			b.Fatal(err)
		}
		l := bound(b, []*Table{table}, Spec{Name: "v", Headers: []string{"指标3"}, Unit: "万元"}, Spec{Name: "n", Headers: []string{"客户名称"}})
		l.Numbers("v")
		l.Texts("n")
	}
}

// BenchmarkNumbers reads numbers as sheets, text files and people write them.
func BenchmarkNumbers(b *testing.B) {
	figures := []string{"80", "1234567.89", "0.4126", "-15.5", "365"}
	b.Run("sheet", func(b *testing.B) {
		for b.Loop() {
			for _, s := range figures {
				if _, end := shortDecimal([]byte(s+"<"), 0); end != len(s) {
					b.Fatal(s)
				}
			}
		}
	})
	b.Run("text file", func(b *testing.B) {
		for b.Loop() {
			for _, s := range figures {
				if !isWrittenNumber(s) || writtenNumber(s) == 0 {
					b.Fatal(s)
				}
			}
		}
	})
	b.Run("people", func(b *testing.B) {
		for b.Loop() {
			for _, s := range []string{"1,234,567.89", "1.2万", "12.5%", "(123)", "￥3亿元"} {
				if _, _, _, ok := ParseNumber(s); !ok {
					b.Fatal(s)
				}
			}
		}
	})
}

// BenchmarkReadMarkup reads a sheet of 5,000 rows and 16 columns in each format that is markup.
func BenchmarkReadMarkup(b *testing.B) {
	rows := func(open, cell, text, end string) string {
		return strings.Repeat(open+strings.Repeat(cell, 15)+text+end, 5000)
	}
	for name, data := range map[string]string{
		"ODS": odsOf(rows("<table:table-row>", `<table:table-cell table:style-name="ce2" office:value-type="float" office:value="1234.56"><text:p>1,234.56</text:p></table:table-cell>`,
			`<table:table-cell office:value-type="string"><text:p>客户有限公司</text:p></table:table-cell>`, "</table:table-row>")),
		"XML2003": xml2003Of(rows("<Row>", `<Cell ss:StyleID="q"><Data ss:Type="Number">1234.56</Data></Cell>`, `<Cell><Data ss:Type="String">客户有限公司</Data></Cell>`, "</Row>")),
		"HTML":    "<table>" + rows("<tr>", `<td class=x>1234.56</td>`, `<td>客户有限公司</td>`, "</tr>") + "</table>",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := readGrids("list", []byte(data), ReadOptions{Workers: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
