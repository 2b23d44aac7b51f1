package fileio

import "testing"

// odsCases are what cells of an OpenDocument spreadsheet are read as; the seeds of FuzzODS too.
func odsCases() []markupCase {
	row := func(cells string) string { return odsOf("<table:table-row>" + cells + "</table:table-row>") }
	text := func(inside string) string {
		return `<table:table-cell office:value-type="string">` + inside + `</table:table-cell>`
	}
	return []markupCase{
		{"columns hidden", odsOf(`<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:visibility="filter"/><table:table-column/>` +
			`<table:table-row><table:table-cell office:value-type="float" office:value="1"/><table:table-cell/>` +
			`<table:table-cell office:value-type="float" office:value="2" table:number-columns-repeated="3"/></table:table-row>`),
			"1 | 1 |  | 2 | 2 | 2\n- hidden columns, read like the others: C–D\n"},
		{"values", row(`<table:table-cell office:value-type="float" office:value="0.1234567890123456789"/>` +
			`<table:table-cell office:value-type="currency" office:currency="CNY" office:value="-12.5"/>` +
			`<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="boolean" office:boolean-value="true"/>` +
			`<table:table-cell office:value-type="date" office:date-value="2024-03-05"/>` +
			`<table:table-cell office:value-type="date" office:date-value="2024-03-05T08:30:00.5"/>` +
			`<table:table-cell office:value-type="date" office:date-value="1900-01-15"/>` +
			`<table:table-cell office:value-type="date" office:date-value="-0044-03-15"/>`),
			"1 | 0.12345678901234568 | -12.5 | 0.125% | ?TRUE | @2024-03-05 | @2024-03-05 08:30:01 | @1900-01-15 | \"-0044-03-15\"\n"},
		{"times and durations", row(`<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>` +
			`<table:table-cell table:style-name="ce1" office:value-type="time" office:time-value="PT36H00M00.0S"/>` +
			`<table:table-cell office:value-type="time" office:time-value="-PT06H"/><table:table-cell office:value-type="time" office:time-value="PX"/>`),
			"1 | @08:30:00 | 1.5 | -0.25 | \"PX\"\n"},
		{"texts", row(text(`<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p><text:p/><text:p><text:span>东<text:a>方</text:a></text:span></text:p>`) +
			text(`<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p><draw:frame><text:p>图</text:p></draw:frame>`) +
			`<table:table-cell office:value-type="string" office:string-value="00123"><text:p>123</text:p></table:table-cell>` +
			`<table:table-cell><text:p>无类型</text:p></table:table-cell>` + text(`<table:table><table:table-row>`+text(`<text:p>内</text:p>`)+`</table:table-row></table:table>`)),
			"1 | \"a   b\tc\\nd\\n\\n东方\" | \"甲\" | \"00123\" | \"无类型\"\n"},
		{"formulas", row(`<table:table-cell table:formula="of:=[.A2]"/><table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>` +
			`<table:table-cell table:formula="of:=1" office:value-type="float"/><table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>` +
			`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>` +
			`<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#N/A</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>`),
			"1 | !formula without a value |  | !formula without a value | 1 | !#DIV/0! | !#N/A | \"#N/A\"\n" +
				"- formulas without a stored value: 2, the first in A1; open the file in Excel or WPS and save it there\n"},
		{"repeats and merges", odsOf(`<table:table-header-rows><table:table-row>` + text("<text:p>h</text:p>") + `<table:table-cell/>` + text("<text:p>i</text:p>") + `</table:table-row></table:table-header-rows>` +
			`<table:table-row-group><table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="3"/></table:table-row></table:table-row-group>` +
			`<table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="99"/></table:table-row>` +
			`<table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="8" table:number-columns-spanned="2" table:number-rows-spanned="2"/><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="9"/></table:table-row>` +
			`<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>` +
			`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`),
			"1 | \"h\" |  | \"i\"\n2* | 7 | 7 | 7\n3* | 7 | 7 | 7\n9* | 8 | 8 | 9\n10 | 8 | 8 | 1\n" +
				"- hidden rows, read like the others: 3\n- merged cells among the data, filled with the value at their top left: 1\n"},
		{"sheets", odsOf(`</table:table><table:table table:name="'file:///a.ods'#S"><table:table-row>` + text("<text:p>x</text:p>") + `</table:table-row></table:table>` +
			`<table:table table:name="T" table:style-name="ta2"><table:shapes><draw:frame><table:table><table:table-row>` + text("<text:p>y</text:p>") + `</table:table-row></table:table></draw:frame></table:shapes>` +
			`<table:table-row>` + text("<text:p>z</text:p>") + `</table:table-row>`),
			"[S]\n[T]*\n1 | \"z\"\n"},
		{"cut off in a sheet", upTo(odsOf(`<table:table-row>`+text("<text:p>1</text:p>")+`</table:table-row><table:table-row>`), "</table:table-row>"),
			`list: sheet "S" is cut off after row 1: the file ends in the middle`},
		{"cut off before", upTo(odsOf(""), "<office:body>"), "list: the file is cut off: it ends in the middle"},
		{"tags that cross", odsOf("<a><b></a></b>"), "list: the file is damaged"},
	}
}

func TestReadODS(t *testing.T) { testMarkup(t, "list", odsCases()) }

// TestReadODSPackage reads the zip, and says what is wrong with it.
func TestReadODSPackage(t *testing.T) {
	const kind = "application/vnd.oasis.opendocument.spreadsheet"
	content := odsOf(`<table:table-row><table:table-cell table:style-name="far" office:value-type="time" office:time-value="PT3H"/></table:table-row>`)
	zipOf := func(parts map[string]string) string {
		parts["mimetype"] = kind
		return string(testZip(t, parts))
	}
	const locked = "list: this workbook is protected by a password"
	testMarkup(t, "list", []markupCase{
		{"whole", zipOf(map[string]string{"content.xml": content}), "1 | @03:00:00\n"},
		{"styles elsewhere", zipOf(map[string]string{"content.xml": content,
			"styles.xml": `<a><number:time-style style:name="N9" number:truncate-on-overflow="false"/><style:style style:name="far" style:data-style-name="N9"/></a>`}), "1 | 0.125\n"},
		{"password", zipOf(map[string]string{"content.xml": "\x01\x02", "META-INF/manifest.xml": `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`}), locked},
		{"password for the whole", zipOf(map[string]string{"encrypted-package": "\x01\x02"}), locked},
		{"cut off", zipOf(map[string]string{"content.xml": upTo(odsOf(`<table:table-row>`), "<table:table-row>")}), `list: sheet "S" is cut off after row 1: the file ends in the middle`},
		{"cut off before", zipOf(map[string]string{"content.xml": upTo(content, "<office:body>")}), "list: content.xml inside the workbook is cut off: it ends in the middle"},
		{"no sheet", zipOf(map[string]string{"content.xml": "<a/>"}), "list: the workbook has no worksheet"},
	})
}
