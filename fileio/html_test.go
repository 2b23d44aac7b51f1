package fileio

import "testing"

// htmlCases are what tables of web pages are read as; the seeds of FuzzHTML too.
func htmlCases() []markupCase {
	const note = "- a web page under another name (UTF-8): each of its tables is read as a sheet\n"
	page := func(table string) string { return "<html><body><table>" + table + "</table></body></html>" }
	return []markupCase{
		{"of an ERP, in GBK", "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body><table border=1><tr><th>\xb1\xe0\xba\xc5</th><th>\xc3\xfb\xb3\xc6</th></tr>" +
			"<tr><td style=\"vnd.ms-excel.numberformat:@\">00123</td><td>\xb6\xab\xb7\xbd&nbsp;&amp; \xc3\xb3\xd2\xd7</td></tr><tr><td>123456789012345678</td><td>12.50</td></tr></table></body></html>",
			"1 | \"编号\" | \"名称\"\n2 | \"00123\" | \"东方\u00a0& 贸易\"\n3 | \"123456789012345678\" | 12.50\n- a web page under another name (GB18030): each of its tables is read as a sheet\n"},
		{"text", page("<tr><td> a \r\n  b<br>c<br/><br>d <td><p>e</p><p>f</p><td>&nbsp;<td><br><td>=\"007\"<td><script>x</script>g<!-- h --><td>1,234.5"),
			"1 | \"a b\\nc\\n\\nd\" | \"e\\nf\" |  |  | \"007\" | \"g\" | \"1,234.5\"\n" + note},
		{"raw values of Excel", "<table><style><!-- .xl24, td.xl25\n\t{mso-number-format:\"Short Date\";}\n.xl26 {mso-number-format:'0\\.0%';} .xl27{mso-number-format:\"yyyy\\0022年\\0022m\\0022月\\0022\"} .xl28{mso-number-format:\"\\@\"}--></style>" +
			"<tr><td class=xl25 x:num=45356>2024/3/5<td class='a xl26' x:num='0.12345'>12.3%<td class=xl27 x:num=45356>2024年3月<td class=xl28>00123<td x:str=' a'>a<td x:num>5<td x:bool='TRUE'>TRUE<td x:err='#N/A'>#N/A<td x:fmla='=1'></td><td class=xl26>12.3%</table></body>",
			"1 | @2024-03-05 | 0.12345% | @2024-03-05 | \"00123\" | \" a\" | 5 | ?TRUE | !#N/A | !formula without a value | \"12.3%\"\n" + note + "- formulas without a stored value: 1, the first in I1; open the file in Excel or WPS and save it there\n"},
		{"raw values of LibreOffice", page(`<tr><td sdval="0.125" sdnum="1033;0;0.0%">12.5%<td sdval="45356" sdnum="1033;0;YYYY/M/D">2024/3/5<td sdnum="1033;0;@">00123<td sdval="0" sdnum="1033;">#DIV/0!<td><a></a><comment>批注</comment>甲`),
			"1 | 0.125% | @2024-03-05 | \"00123\" | !#DIV/0! | \"甲\"\n" + note},
		{"spans", page("<thead><tr><th colspan=2>甲<th rowspan=2>乙<tbody><tr><td>1<td>2<tr style='height:0; display: none'><td rowspan=2 colspan=2>3<td>4<tr><td>5"),
			"1 | \"甲\" | \"甲\" | \"乙\"\n2 | 1 | 2 | \"乙\"\n3* | 3 | 3 | 4\n4 | 3 | 3 | 5\n" + note + "- hidden rows, read like the others: 1\n- merged cells among the data, filled with the value at their top left: 1\n"},
		{"tables in tables", page("<tr><td>外<table><caption> 客户\n清单 </caption><tr><td>内</table>后<tr><td><table></table>"),
			"[Table1]\n1 | \"外后\"\n" + note + "[客户 清单]\n1 | \"内\"\n" + note},
		{"text that is not shown", page("<tr><td><span style='display:none'>0005</span>5<td><div hidden>9<div>8</div>7</div>6<td>20<sup>1</sup><td><p hidden>1<p>2<td><b style='display: none'>1<img hidden>2"),
			"1 | 5 | 6 | 20 | 2\n" + note},
		{"classes that are not shown", "<style>/* x */.no { DISPLAY : none }\ntr.gone,.a .out, .too{color:red;visibility:hidden}.x{} @media print { .paper{display:none} .page {display:none}} .b:hover{display:none}<!-- .c{display:none}--></style>" +
			"<table><tr><td><i class='no'>9</i>1<td><i class='paper'>2</i><i class=page>3</i><td class='x b'>3<td><i class=out>4</i><tr class='x gone'><td>5<td><p class=c>7<p>6<td class=too>8</table></body>",
			"1 | 1 | 23 | 3 | 4\n2* | 5 | 6 | 8\n" + note + "- hidden rows, read like the others: 1\n"},
		{"hidden columns of Excel", page("<col><colgroup span=1 style='display:none'><colgroup><col span=2 style='mso-width-alt:0;visibility:collapse'><col></colgroup><tr><td>1<td>2<td>3<td>4<td>5"),
			"1 | 1 | 2 | 3 | 4 | 5\n" + note + "- hidden columns, read like the others: B–D\n"},
		{"hidden cells of a grid", page("<tr><th>甲<th style='display: none'>乙<th hidden>丙<th>丁<tr style='visibility:collapse'><td>1<td style='DISPLAY:NONE'>2<td hidden>3<td hidden>4<tr hidden><td>5"),
			"1 | \"甲\" | \"乙\" | \"丙\" | \"丁\"\n2* | 1 | 2 | 3 | 4\n3* | 5\n" + note + "- hidden rows, read like the others: 2\n- hidden columns, read like the others: B–C\n"},
		{"hidden cells, and a hidden row whose cells are not", page("<tr><th>甲<th style='display:none'>乙<th>丙<tr style='display:none'><td>1<td>2<td>3<tr><td>4<td style='display:none'>5<td>6"),
			"1 | \"甲\" | \"乙\" | \"丙\"\n2* | 1 | 2 | 3\n3 | 4 | 5 | 6\n" + note + "- hidden rows, read like the others: 1\n- hidden columns, read like the others: B\n"},
		{"fields of a form", page("<tr><td><select>\n<option>1<option selected>20<option>3</select>元<td><select><option>甲</option><option>乙</option></select><td><select><option>丙<td><input value=甲><input type=hidden value=1><input type=checkbox value=on><td>1<input value='2&amp;'>3"),
			"1 | \"20 元\" | \"甲\" | \"丙\" | \"甲\" | \"1 2& 3\"\n" + note},
		{"a second page, cut off", page("<tr><td>1</table>") + "<html><body><table><tr><td>2<td>乙<td>2", `list: sheet "Table2" is cut off after row 1: the file ends in the middle`},
		{"a second table behind the end, cut off", page("<tr><td>1</table>") + "<table><tr><td>2<td>乙<td>2", `list: sheet "Table2" is cut off after row 1: the file ends in the middle`},
		{"not closed, by a page that is", "<body><table><tr><td>1</body>", "1 | 1\n" + note},
		{"a page that is not closed", "<html><table><tr><td>1</table>", "1 | 1\n" + note + "- the page is never closed: tables may be missing at its end\n"},
		{"cut off", "<html><table><tr><td>1</td></tr><tr><td>2</td><td", `list: sheet "Table1" is cut off after row 2: the file ends in the middle`},
		{"no table", "<html><p>请登录</p></html>", "list: this is a web page without a table in it, whatever its name says"},
		{"frames", "<html><frameset><frame src=sheet001.htm></frameset></html>", "list: this is the frame of a web page; its tables are in the files of the folder beside it"},
		{"Big5", "<meta charset=big5><table><tr><td>\xab\xc8\xa4\xe1</table>", "1 | \"客戶\"\n- a web page under another name (Big5): each of its tables is read as a sheet\n"},
		{"UTF-16", "\xff\xfe<\x00t\x00a\x00b\x00l\x00e\x00>\x00<\x00t\x00d\x00>\x007\x62<\x00/\x00t\x00a\x00b\x00l\x00e\x00>\x00", "1 | \"户\"\n- a web page under another name (UTF-16LE): each of its tables is read as a sheet\n"},
		{"a charset that is none", "<meta charset=utf-8><table><tr><td>\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6</table>", "1 | \"客户名称\"\n- a web page under another name (GB18030): each of its tables is read as a sheet\n- the text could be Big5 as well; if it reads wrong, --encoding big5\n"},
	}
}

func TestReadHTML(t *testing.T) { testMarkup(t, "list", htmlCases()) }
