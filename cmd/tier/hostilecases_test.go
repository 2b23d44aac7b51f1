package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func hostileCases() []hostileCase {
	return append(append(hostileSheets(), hostileParts()...), hostileTexts()...)
}

// hostileSheets do harm by what stands in a sheet.
func hostileSheets() []hostileCase {
	empty := `<row>` + strings.Repeat(`<c s="1"/>`, 16) + `</row>`
	blank := strings.Repeat(" ", 1<<20)
	row := `<row><c><v>1</v></c></row>`
	merges := func(ref string, times int) *hostileBook {
		return newHostileBook(piece{hostileHead + soundList, 1}, piece{row, 1000}, piece{`</sheetData><mergeCells>`, 1}, piece{`<mergeCell ref="` + ref + `"/>`, times}, piece{`</mergeCells></worksheet>`, 1})
	}
	return []hostileCase{
		bookCase("a million empty rows", func() *hostileBook { return hostileRows(piece{empty, 1_000_000}) }, ""),
		bookCase("gigabytes of blanks", func() *hostileBook { return hostileRows(piece{blank, 5000}) }, "unpacks to 5000 MB, more than the 4 GB allowed"),
		bookCase("three gigabytes of blanks between rows", func() *hostileBook { return hostileRows(piece{blank + row, 3000}) }, "is a transaction table"),
		bookCase("a hundred megabytes of blanks", func() *hostileBook { return hostileRows(piece{blank, 100}) }, "holds a text of more than 16 MB"),
		bookCase("100,000 sparse wide rows", func() *hostileBook {
			return hostileRows(piece{`<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>`, 100_000})
		}, "more cells than the 33554432 allowed"),
		bookCase("nesting a million deep", func() *hostileBook { return hostileRows(piece{"<a>", 1_000_000}) }, "nests more than 256 elements"),
		bookCase("a lying dimension", func() *hostileBook {
			return newHostileBook(piece{`<worksheet ` + hostileNS + `><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData>` + soundList + hostileTail, 1})
		}, ""),
		bookCase("a merge over the whole sheet", func() *hostileBook { return merges("A1:XFD1048576", 1) }, "is a transaction table"),
		bookCase("a million merges over the whole sheet", func() *hostileBook { return merges("A1:XFD1048576", 1_000_000) }, "more cells than the 33554432 allowed"),
		bookCase("a million merges of nothing", func() *hostileBook { return merges("H9:I10", 1_000_000) }, "is a transaction table"),
		bookCase("a row of every style", func() *hostileBook {
			return hostileRows(piece{`<row>` + strings.Repeat(`<c s="2"/>`, 16384) + `</row>`, 2000})
		}, ""),
		bookCase("a shared text that is not there", func() *hostileBook { return hostileRows(piece{`<row><c t="s"><v>4294967295</v></c></row>`, 1}) }, "no. 4294967296 of the workbook's shared texts"),
		bookCase("a million rows out of order", func() *hostileBook {
			return hostileRows(piece{`<row r="9"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>`, 500_000})
		}, ""),
		bookCase("ever more rows", func() *hostileBook { return hostileRows(piece{row, 1_100_000}) }, "lies outside any sheet"),
		bookCase("cells up to the limit", func() *hostileBook {
			return hostileRows(piece{`<row>` + strings.Repeat(`<c><v>1</v></c>`, 31) + `</row>`, 1_000_000})
		}, "is a transaction table"),
		bookCase("an endless tag", func() *hostileBook { return hostileRows(piece{`<row `, 1}, piece{`a="b" `, 5_000_000}) }, "holds a text of more than 16 MB"),
		bookCase("an endless cell in pieces", func() *hostileBook {
			return hostileRows(piece{`<row><c t="str"><v>`, 1}, piece{strings.Repeat("x", 1<<16) + `<!-- -->`, 1000})
		}, "holds a text of more than 16 MB"),
		bookCase("a reference of megabytes", func() *hostileBook {
			return hostileRows(piece{`<row><c r="` + strings.Repeat("A", 1<<20) + `1"/></row>`, 1})
		}, "lies outside any sheet"),
	}
}

// hostileParts do harm by the other parts of a workbook, or by the package.
func hostileParts() []hostileCase {
	one := func(name, content string) *hostileBook { return hostileRows().put(name, piece{content, 1}) }
	workbook := func(sheets ...piece) []piece {
		return append(append([]piece{{`<workbook ` + hostileNS + `><sheets>`, 1}}, sheets...), piece{`</sheets></workbook>`, 1})
	}
	return []hostileCase{
		bookCase("ten million shared texts", func() *hostileBook { return hostileRows().texts(piece{"<si><t>ab</t></si>", 10_000_000}) }, ""),
		bookCase("twenty million shared texts", func() *hostileBook { return hostileRows().texts(piece{"<si><t/></si>", 20_000_000}) }, "different texts allowed"),
		bookCase("one shared text of 32 MB", func() *hostileBook {
			return hostileRows(piece{`<row><c t="s"><v>0</v></c></row>`, 100_000}).texts(piece{"<si><t>", 1}, piece{strings.Repeat("x", 1<<20), 32}, piece{"</t></si>", 1})
		}, "holds a text of more than 16 MB"),
		bookCase("one shared text of 8 MB", func() *hostileBook {
			return hostileRows(piece{`<row><c t="s"><v>0</v></c></row>`, 100_000}).texts(piece{"<si><t>", 1}, piece{strings.Repeat("x", 1<<20), 8}, piece{"</t></si>", 1})
		}, "more than the 512 MB of text allowed"),
		bookCase("one shared text in runs", func() *hostileBook {
			return hostileRows().texts(piece{"<si>", 1}, piece{"<r><t>" + strings.Repeat("x", 1<<16) + "</t></r>", 20_000}, piece{"</si>", 1})
		}, "holds a text of more than 16 MB"),
		bookCase("a gigabyte of shared texts", func() *hostileBook {
			return hostileRows().texts(piece{"<si><t>" + strings.Repeat("x", 30_000) + "</t></si>", 40_000})
		}, "more than the 512 MB of text allowed"),
		bookCase("a million number formats", func() *hostileBook {
			return hostileRows().styles(piece{`<numFmts>`, 1}, piece{manyFormats(10_000), 100}, piece{`</numFmts><cellXfs><xf numFmtId="14"/></cellXfs>`, 1})
		}, ""),
		bookCase("two million styles", func() *hostileBook {
			return hostileRows().styles(piece{`<numFmts>` + manyFormats(2000) + `</numFmts><cellXfs>`, 1}, piece{`<xf numFmtId="1900"/>`, 2_000_000}, piece{`</cellXfs>`, 1})
		}, ""),
		bookCase("bloated styles", func() *hostileBook {
			return hostileRows().styles(piece{`<cellXfs>`, 1}, piece{`<xf/>`, 20_000_000}, piece{`</cellXfs>`, 1})
		}, "unpacks to 95 MB, more than the 64 MB allowed"),
		bookCase("a sheet name of a megabyte", func() *hostileBook {
			return newHostileBook(piece{hostileHead + soundList + `<row r="0"/>`, 1}).put("xl/workbook.xml", workbook(piece{`<sheet name="` + strings.Repeat("名", 1<<19) + `" sheetId="1" r:id="s"/>`, 1})...)
		}, "is not the number of a row"),
		bookCase("10,000 sheets", func() *hostileBook {
			return hostileRows().put("xl/workbook.xml", workbook(piece{`<sheet name="S" sheetId="1" r:id="s"/>`, 10_000})...)
		}, ""),
		bookCase("thirty sheets as wide as can be", func() *hostileBook {
			wide := `<row>` + strings.Repeat(`<c t="s"><v>0</v></c><c t="s"><v>1</v></c>`, 8190) + `</row>`
			return hostileRows(piece{wide, 62}).texts(piece{"<si><t>甲</t></si><si><t>乙</t></si>", 1}).
				put("xl/workbook.xml", workbook(piece{`<sheet name="S" sheetId="1" r:id="s"/>`, 30})...)
		}, "is a transaction table"),
		bookCase("a million sheets", func() *hostileBook {
			return hostileRows().put("xl/workbook.xml", workbook(piece{`<sheet name="S" sheetId="1" r:id="s"/>`, 1_000_000})...)
		}, "more than the 10000 sheets allowed"),
		bookCase("a million links", func() *hostileBook {
			return hostileRows().put("xl/_rels/workbook.xml.rels", piece{`<Relationships>`, 1}, piece{`<Relationship Id="x" Type="a/worksheet" Target="worksheets/sheet1.xml"/>`, 900_000}, piece{`</Relationships>`, 1})
		}, "links, more than the 10000 allowed"),
		bookCase("links in a circle", func() *hostileBook {
			return one("_rels/.rels", `<Relationships><Relationship Id="r" Type="`+hostileRel+`officeDocument" Target="_rels/.rels"/></Relationships>`)
		}, "is a document or presentation"),
		bookCase("paths to the outside", func() *hostileBook {
			return one("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s" Type="`+hostileRel+`worksheet" Target="../../../../../../etc/passwd"/></Relationships>`)
		}, `sheet "Sheet1" is missing`),
		bookCase("absolute paths", func() *hostileBook {
			return one("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s" Type="`+hostileRel+`worksheet" Target="file:///etc/passwd"/></Relationships>`)
		}, `sheet "Sheet1" is missing`),
		bookCase("names that lead outside", func() *hostileBook { return one("../../../../tmp/evil", "evil") }, ""),
		bookCase("a link to the network", func() *hostileBook {
			return one("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s" TargetMode="External" Type="`+hostileRel+`worksheet" Target="http://127.0.0.1:9/x"/></Relationships>`)
		}, `sheet "Sheet1" is missing`),
		bookCase("an entity bomb", func() *hostileBook { return one("xl/worksheets/sheet1.xml", entityBomb()) }, "written in an unusual way"),
		bookCase("an entity from outside", func() *hostileBook {
			return one("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`+hostileHead+soundList+`<row r="3"><c t="str"><v>&e;</v></c></row>`+hostileTail)
		}, "written in an unusual way"),
		bookCase("a declaration, and a hundred megabytes", func() *hostileBook {
			return newHostileBook(piece{`<!DOCTYPE worksheet>` + hostileHead + soundList, 1}, piece{`<row><c><v>1</v></c></row>`, 4_000_000}, piece{hostileTail, 1})
		}, "written in an unusual way"),
		bookCase("a declaration, and a million shared texts", func() *hostileBook {
			return newHostileBook(piece{`<!DOCTYPE worksheet>` + hostileHead + soundList + hostileTail, 1}).texts(piece{`<si/>`, 1_000_000})
		}, "written in an unusual way"),
		bookCase("a size that is claimed too small", func() *hostileBook {
			b := hostileRows(piece{`<row><c/></row>`, 5_000_000})
			b.claims["xl/worksheets/sheet1.xml"] = 1000
			return b
		}, "inside the workbook is damaged"),
		bookCase("a size that is claimed too large", func() *hostileBook {
			b := hostileRows()
			b.claims["xl/worksheets/sheet1.xml"] = 3 << 30
			return b
		}, "cut off"),
		bookCase("a size that is claimed beyond all", func() *hostileBook {
			b := hostileRows()
			b.claims["xl/worksheets/sheet1.xml"] = 1 << 62
			return b
		}, "allowed"),
		bookCase("a stream that ends early", func() *hostileBook {
			b := hostileRows(piece{`<row><c><v>1</v></c></row>`, 1000})
			b.cut["xl/worksheets/sheet1.xml"] = 30
			return b
		}, "cut off"),
		{name: "20,000 entries", want: "more than the 10000 allowed", make: func(t *testing.T, folder string) string {
			b := hostileRows()
			for i := range 20_000 {
				b.put(fmt.Sprintf("xl/media/%d", i), piece{"x", 1})
			}
			return b.write(t, folder)
		}},
		{name: "overlapping entries", make: func(t *testing.T, folder string) string { return overlapping(t, folder, 5000) }},
		{name: "a million entries that overlap", want: "more than the 10000 allowed", make: func(t *testing.T, folder string) string { return overlapping(t, folder, 1_000_000) }},
		{name: "a huge spin count", want: "hashed 10000000 times, more than the 1000000 allowed", make: spinning},
	}
}

// spinning is an encrypted workbook that asks for its password to be hashed ten million times.
func spinning(t *testing.T, folder string) string {
	t.Helper()
	data, err := os.ReadFile("../../fileio/testdata/locked/encryptSHA512.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	// The space comes from the end tag's neighbours: the description keeps its length.
	const from = `spinCount="100000" saltSize="16"`
	more := bytes.Replace(data, []byte(from), []byte((`spinCount="10000000"` + strings.Repeat(" ", len(from)))[:len(from)]), 1)
	if bytes.Equal(more, data) {
		t.Fatal("no spin count")
	}
	path := filepath.Join(folder, "list.xlsx")
	if err := os.WriteFile(path, more, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func manyFormats(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `<numFmt numFmtId="%d" formatCode="0.0&quot;%d&quot;"/>`, 200+i, i)
	}
	return out.String()
}

func entityBomb() string {
	bomb := `<!DOCTYPE x [<!ENTITY a0 "ha">`
	for i := 1; i < 30; i++ {
		bomb += fmt.Sprintf(`<!ENTITY a%d "&a%d;&a%d;">`, i, i-1, i-1)
	}
	return bomb + `]>` + hostileHead + `<row r="1"><c t="str"><v>&a29;</v></c></row>` + hostileTail
}

// hostileTexts do harm as text files.
func hostileTexts() []hostileCase {
	list := piece{"客户编号,客户名称,年销售额,忠诚度\nC1,甲,1000,优秀\n", 1}
	mb := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	return []hostileCase{
		textCase("a line of a gigabyte", "at most 768 MB are read", piece{mb("x"), 1024}),
		textCase("a line of 700 MB", "line 3 holds a text of more than 16 MB", list, piece{mb("x"), 700}),
		textCase("a million columns", "line 3 has more than 65536 columns", list, piece{"1,", 999_999}, piece{"1\n", 1}),
		textCase("700 million delimiters", "line 3 has more than 65536 columns", list, piece{mb(","), 700}),
		textCase("a hundred million quotes", "encloses more than 16 MB", list, piece{mb(`"`), 95}, piece{`"`, 1}),
		textCase("a hundred million quotes that close", "encloses more than 16 MB", list, piece{mb(`"`), 95}, piece{"\n", 1}),
		textCase("a hundred million blank lines", "more rows than the 2097152 allowed", list, piece{mb("\n"), 100}, piece{"C2,乙,1,良好\n", 1}),
		textCase("many short rows", "more rows than the 2097152 allowed", list, piece{mb("C,甲,1,优\n"), 100}),
		textCase("many short cells", "more cells than the 33554432 allowed", list, piece{mb("1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n"), 120}),
		textCase("zeros", "nothing but zero bytes", piece{mb("\x00"), 300}),
		textCase("a text and zeros", "", list, piece{mb("\x00"), 100}, list),
		textCase("GB18030 of 170 MB", "more rows than the 2097152 allowed", piece{"\xbf\xcd\xbb\xa7,a\n", 1}, piece{mb(strings.Repeat("\xbf\xcd\xbb\xa7", 2) + "," + strings.Repeat("\xbf\xcd\xbb\xa7", 17) + "\n"), 170}),
		textCase("GB18030 of 300 MB", "more than the 768 MB allowed", piece{"\xbf\xcd\xbb\xa7,a\n", 1}, piece{mb("\xbf\xcd\xbb\xa7,1\n"), 300}),
		textCase("no encoding at all", "holds a text of more than 16 MB", list, piece{mb("\xff\x80\xfe\x81\xff\xff"), 100}),
	}
}
