package fileio

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestReadersCountWhatTheyHold gives files that hold no cell and much else a megabyte beside their own size: what a reader
// keeps of them counts too.
func TestReadersCountWhatTheyHold(t *testing.T) {
	long := strings.Repeat("x", 50_000)
	each := func(n int, one func(name string) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(one(fmt.Sprint(i, long)))
		}
		return b.String()
	}
	many := func(row, cell string) string {
		return strings.Repeat("<"+row+">"+strings.Repeat(cell, 100)+"</"+row+">", 300)
	}
	const read = "read"
	const tooMuch = "list: what is held of the file in memory comes to more than the "
	for _, tt := range []struct{ name, data, want string }{
		{"merges of ODS", odsOf(many("table:table-row", `<table:table-cell table:number-columns-spanned="2"/>`)), tooMuch},
		{"merges of XML 2003", xml2003Of(many("Row", `<Cell ss:MergeAcross="1"/>`)), tooMuch},
		{"merges of HTML", "<table>" + many("tr", `<td colspan=2></td>`) + "</table>", tooMuch},
		{"merges of .xls", string(oneXLS(bytes.Repeat(xlsRec(xlsMergesRecord, 1, 5, 6, 1, 2), 30_000)).bytes()), tooMuch},
		{"styles of ODS", odsOf(`</table:table>` + each(30, func(name string) string {
			return `<style:style style:name="` + name + `" style:data-style-name="N1"/>`
		}) + `<table:table>`), tooMuch},
		{"hidden sheets' styles of ODS", odsOf(`</table:table>` + each(30, func(name string) string {
			return `<style:style style:name="` + name + `"><style:table-properties table:display="false"/></style:style>`
		}) + `<table:table>`), tooMuch},
		{"styles of XML 2003", xml2003Of(`</Table></Worksheet>` + each(30, func(name string) string { return `<Style ss:ID="` + name + `"/>` }) + `<Worksheet ss:Name="S"><Table>`), tooMuch},
		{"styles of HTML", "<table><style>" + each(30, func(name string) string { return ".a" + name + "{display:none}" }) + "</style></table>", tooMuch},
		{"captions of HTML", each(30, func(name string) string { return "<table><caption>" + name + "</caption></table>" }), tooMuch},
		{"names of sheets of ODS", odsOf(`</table:table>` + each(30, func(name string) string { return `<table:table table:name="` + name + `"/>` }) + `<table:table>`), read},
		{"names of sheets of XML 2003", xml2003Of(`</Table></Worksheet>` + each(30, func(name string) string { return `<Worksheet ss:Name="` + name + `"/>` }) + `<Worksheet ss:Name="S"><Table>`), read},
		{"cells of .xls out of order", string(oneXLS(bytes.Repeat(xlsRec(xlsNumberRecord, 1, 1, 1, 1.0), 100_000), xlsRec(xlsNumberRecord, 0, 1, 1, 1.0)).bytes()), tooMuch},
		{"a locked .xls", string(lockedXLS(t, oneXLS(bytes.Repeat(xlsRec(0x1234, []byte(long)[:1000]), 1500)), standardPassword)), tooMuch},
	} {
		t.Run(tt.name, func(t *testing.T) {
			grids, err := readGrids("list", []byte(tt.data), ReadOptions{Workers: 1, Limits: Limits{Memory: int64(len(tt.data)) + 1<<20}})
			got := read
			if err != nil {
				got = err.Error()
			}
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("got %.200s, want %s", got, tt.want)
			}
			for _, g := range grids {
				if len(g.sheet) > 2*longestSheetName {
					t.Errorf("a sheet's name of %d bytes", len(g.sheet))
				}
			}
		})
	}
}
