package fileio

import (
	"strings"
	"testing"
)

// xml2003Cases are what cells of an Excel 2003 XML spreadsheet are read as; the seeds of FuzzXML2003 too.
func xml2003Cases() []markupCase {
	data := func(kind, value string) string {
		return `<Cell><Data ss:Type="` + kind + `">` + value + `</Data></Cell>`
	}
	styled := func(style, kind, value string) string {
		return `<Cell ss:StyleID="` + style + `"><Data ss:Type="` + kind + `">` + value + `</Data></Cell>`
	}
	return []markupCase{
		{"values", xml2003Of(`<Row>` + data("Number", "0.1234567890123456789") + data("String", " 00123&#10;甲 ") + data("Boolean", "1") + data("Error", "#N/A") +
			data("DateTime", "2024-03-05T08:30:00.000") + data("DateTime", "1899-12-31T08:30:00.000") + styled("p", "Number", "0.125") + styled("q", "Number", "0.5") +
			styled("d", "Number", "45356") + styled("h", "DateTime", "1899-12-31T12:00:00.000") + styled("h", "DateTime", "1900-01-01T12:00:00.000") + `</Row>`),
			"1 | 0.12345678901234568 | \" 00123\\n甲 \" | ?TRUE | !#N/A | @2024-03-05 08:30:00 | @08:30:00 | 0.125% | 0.5% | @2024-03-05 | 0.5 | 1.5\n"},
		{"columns hidden", xml2003Of(`<Column/><Column ss:Hidden="1" ss:Span="1"/><Column/><Row>` + data("Number", "1") + data("Number", "2") + `<Cell ss:Index="4"><Data ss:Type="Number">4</Data></Cell></Row>`),
			"1 | 1 | 2 |  | 4\n- hidden columns, read like the others: B\n"},
		{"places", xml2003Of(`<Column/><Column ss:StyleID="p"/><Row ss:Index="3" ss:Span="1">` + data("Number", "1") + `<Cell ss:Index="4"><Data ss:Type="Number">4</Data></Cell>` + data("Number", "5") + `</Row>` +
			`<Row ss:Hidden="1" ss:StyleID="d">` + data("Number", "45356") + `<Cell/><Cell ss:StyleID="Default"><Data ss:Type="Number">2</Data></Cell></Row>` + `<Row><Cell/>` + data("Number", "0.5") + `</Row>`),
			"3 | 1 |  |  | 4 | 5\n5* | @2024-03-05 |  | 2\n6 |  | 0.5%\n- hidden rows, read like the others: 1\n"},
		{"merges", xml2003Of(`<Row>` + data("Number", "1") + data("Number", "1") + data("Number", "1") + data("Number", "1") + `</Row><Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">甲</Data></Cell>` + data("Number", "2") + `</Row><Row>` + data("Number", "3") + `</Row>`),
			"1 | 1 | 1 | 1 | 1\n2 | \"甲\" | \"甲\" | 2\n3 | \"甲\" | \"甲\" | 3\n- merged cells among the data, filled with the value at their top left: 1\n"},
		{"rich text, comments and formulas", xml2003Of(`<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>东</B><Font html:Color="#FF0000">方</Font></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>` +
			`<Cell ss:Formula="=RC[-1]"/><Cell ss:Formula="=1"><Data ss:Type="Number"></Data></Cell><Cell ss:Formula="=&quot;&quot;"><Data ss:Type="String"></Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="String">#DIV/0!</Data></Cell></Row>`),
			"1 | \"东方\" | !formula without a value | !formula without a value |  | !#DIV/0!\n- formulas without a stored value: 2, the first in B1; open the file in Excel or WPS and save it there\n"},
		{"rows out of order", xml2003Of(`<Row ss:Index="5">` + data("Number", "5") + `</Row><Row ss:Index="2">` + data("Number", "2") + `</Row>`), "2 | 2\n5 | 5\n"},
		{"hidden sheets", xml2003Of(`<Row>` + data("Number", "1") + `</Row></Table><WorksheetOptions><Visible>SheetVeryHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name="T"><Table>`),
			"[S]*\n1 | 1\n[T]\n"},
		{"1904", `<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook><ss:Styles><ss:Style ss:ID="d"><ss:NumberFormat ss:Format="Short Date"/></ss:Style></ss:Styles>` +
			`<ss:Worksheet ss:Name="S"><ss:Table><ss:Row><ss:Cell ss:StyleID="d"><ss:Data ss:Type="Number">43894</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="DateTime">2024-03-05T00:00:00.000</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`,
			"1 | @2024-03-05 | @2024-03-05\n"},
		{"GBK", "<?xml version=\"1.0\" encoding=\"GB2312\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"\xbf\xcd\"><Table><Row><Cell><Data ss:Type=\"String\">\xbb\xa7</Data></Cell></Row></Table></Worksheet></Workbook>",
			"1 | \"户\"\n"},
		{"GBK that says it is UTF-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"\xbf\xcd\"><Table><Row><Cell><Data ss:Type=\"String\">\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe</Data></Cell></Row></Table></Worksheet></Workbook>",
			"1 | \"客户名称有限公司\"\n- the file is not in the encoding that it says, and was read as GB18030\n"},
		{"a stray byte", strings.Replace(xml2003Of(`<Row>`+data("String", "客户，客户，客户，客户，客户，~")+`</Row>`), "~", "\x80", 1),
			"1 | \"客户，客户，客户，客户，客户，€\"\n- 1 bytes are not UTF-8 and were read as Windows-1252\n"},
		{"cut off", upTo(xml2003Of(`<Row>`+data("Number", "1")+`</Row>`), "</Row>"), `list: sheet "S" is cut off after row 1: the file ends in the middle`},
		{"too far", xml2003Of(`<Row><Cell ss:Index="16385"><Data ss:Type="Number">2</Data></Cell></Row>`), `list!S: "XFE1" lies outside any sheet, whose last cell is XFD1048576`},
		{"no sheet", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, "list: the workbook has no worksheet"},
	}
}

func TestReadXML2003(t *testing.T) { testMarkup(t, "list", xml2003Cases()) }
