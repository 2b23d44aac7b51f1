package fileio

import (
	"os"
	"strings"
	"testing"
)

// TestSniff pins what each kind of file is told to be, and that each refusal has a next step.
func TestSniff(t *testing.T) {
	file := func(name string) []byte {
		data, err := os.ReadFile("testdata/xlsx/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	zipOf := func(pairs ...string) []byte {
		parts := map[string]string{}
		for i := 0; i < len(pairs); i += 2 {
			parts[pairs[i]] = pairs[i+1]
		}
		return testZip(t, parts)
	}
	workbook := testBook{sheet: "<sheetData/>"}.bytes(t)
	const resave = "open it in Excel or WPS, save it as .xlsx, then run again"
	tests := []struct {
		what, name    string
		data          []byte
		message, hint string // "" where it can be read
	}{
		{"workbook", "a.xlsx", workbook, "", ""},
		{"workbook by another name", "~$a.csv", workbook, "", ""},
		{"text", "a.csv", []byte("客户,额\n甲,1\n"), "", ""},
		{"text that mentions html", "a.csv", []byte("note,<html>\n"), "", ""},
		{"xml of another kind", "a.xml", []byte(`<?xml version="1.0"?><rows/>`), "", ""},
		{"empty", "a.xlsx", nil, "the file is empty", "copy or download it again, then run again"},
		{".xls", "a.xls", file("../xls/mtcars.xls"), "", ""},
		{".xls of Excel 95", "a.xls", file("../xls/biff5-label-records.xls"), "", ""},
		{".xls without a container", "a.xls", []byte("\x09\x04\x06\x00\x00\x00\x10\x00"), "", ""},
		{".xls cut off", "a.xls", file("../xls/mtcars.xls")[:600], "this old Office file is cut off: it is shorter than it says itself", "copy or download it again, then run again"},
		{".xls cut off in its header", "a.xls", file("../xls/mtcars.xls")[:300], "this old Office file is cut off: it is shorter than it says itself", "copy or download it again, then run again"},
		{"another container", "a.doc", oleOf("WordDocument", "x"), "this is an old Office file without a workbook in it, or a damaged one",
			"copy or download the file again; if it opens in Excel or WPS, save it there again"},
		{"SYLK", "a.slk", []byte("ID;PCALCOOO32\r\nC;X1;Y1;K\"客户\"\r\nE\r\n"), "this is a SYLK file (.slk), which can't be read", resave},
		{"SYLK of Excel", "a.csv", []byte("ID;PWXL;N;E\nP;PGeneral\nF;P0;DG0G8;M255\nB;Y2;X2\nC;Y1;X1;K1\nE\n"), "this is a SYLK file (.slk), which can't be read", resave},
		{"text that begins like SYLK", "a.csv", []byte("ID;Produkt;Preis\nC;X1;5\n"), "", ""},
		{"DIF", "a.dif", []byte("TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,7\r\n"), "this is a DIF file (.dif), which can't be read", resave},
		{"text that begins like DIF", "a.csv", []byte("TABLE\n0,1\n"), "", ""},
		{"password", "a.xlsx", file("refused/pass_protected.xlsx"), "this workbook is protected by a password",
			"write the password into a file and name it with --password-file, or set TIER_PASSWORD; or save a copy without one"},
		{".xlsb", "a.xlsx", zipOf("[Content_Types].xml", "", "xl/workbook.bin", ""), "this is a binary workbook (.xlsb), which can't be read", resave},
		{".ods", "a.xlsx", zipOf("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", ""), "", ""},
		{".odt", "a.xlsx", zipOf("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), "this is a document or presentation, not a workbook", "ask for the list itself, as .xlsx or .csv"},
		{".docx", "a.xlsx", zipOf("[Content_Types].xml", "", "word/document.xml", ""), "this is a document or presentation, not a workbook", "ask for the list itself, as .xlsx or .csv"},
		{"other zip", "a.xlsx", zipOf("a.txt.bak", "1"), "this is a zip archive without a workbook in it", "ask for the list itself, as .xlsx or .csv"},
		{"cut zip", "a.xlsx", workbook[:len(workbook)-30], "this workbook is cut off or damaged: the directory at its end is missing", "copy or download it again, then run again"},
		{"zip of a list", "a.xlsx", zipOf("清单/a.XLSX", "1", "__MACOSX/清单/._a.XLSX", "", "清单/~$a.XLSX", ""), `this is a zip archive with a list inside, "清单/a.XLSX"`, "unpack it, then run again with that list"},
		{"zip of a list, made in China", "a.zip", zipOf("\xbf\xcd\xbb\xa7.xls", "1"), `this is a zip archive with a list inside, "客户.xls"`, "unpack it, then run again with that list"},
		{"zip of lists", "a.zip", zipOf("1.csv", "", "2.ods", "", "3.xlsx", "", "4.tsv", "", "5.et", ""), `this is a zip archive with lists inside: "1.csv", "2.ods", "3.xlsx" and 2 more`, "unpack it, then run again with the list that was inside"},
		{"zip of nothing but forks", "a.zip", zipOf("__MACOSX/._a.xlsx", ""), "this is a zip archive without a workbook in it", "ask for the list itself, as .xlsx or .csv"},
		{"zip of a table beside a Numbers document", "a.numbers", zipOf("Data/a.csv", "", "Index/Document.iwa", ""), "this is a Numbers document of Apple, which can't be read",
			"open it in Numbers, export it to Excel, then run again with the .xlsx"},
		{"gzip", "a.csv.gz", []byte("\x1f\x8b\x08"), "this is a compressed archive, not a list", "unpack it, then run again with the list that was inside"},
		{"web page", "a.xls", []byte("\xef\xbb\xbf\r\n<HTML><table>"), "", ""},
		{"web page in UTF-16", "a.xls", []byte("\xff\xfe<\x00t\x00a\x00b\x00l\x00e\x00>\x00"), "", ""},
		{"XHTML", "a.xls", []byte(`<?xml version="1.0"?><html>`), "", ""},
		{"web archive", "a.xls", []byte("MIME-Version: 1.0\nContent-Type: multipart/related"), "this is a web archive (.mht), which can't be read", resave},
		{"flat .odt", "a.xls", []byte(`<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text">`),
			"this is a document or presentation, not a workbook", "ask for the list itself, as .xlsx or .csv"},
		{".numbers", "a.xlsx", zipOf("Index/Document.iwa", "", "Metadata/Properties.plist", ""), "this is a Numbers document of Apple, which can't be read",
			"open it in Numbers, export it to Excel, then run again with the .xlsx"},
		{"older .numbers", "a.numbers", zipOf("Index.zip", ""), "this is a Numbers document of Apple, which can't be read",
			"open it in Numbers, export it to Excel, then run again with the .xlsx"},
		{".key", "a.key", zipOf("Index/Document.iwa", "", "Index/Slide.iwa", ""), "this is a document or presentation, not a workbook",
			"ask for the list itself, as .xlsx or .csv"},
		{"XML 2003", "a.xls", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`),
			"", ""},
		{"PDF", "a.xlsx", []byte("%PDF-1.7"), "this is a PDF document, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"RTF", "a.csv", []byte(`{\rtf1\ansi a}`), "this is a rich-text document (.rtf), not a list", "ask for the list itself, as .xlsx or .csv"},
		{"PNG", "a.xlsx", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), "this is an image, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"BMP", "a.xlsx", []byte("BM\x36\x10\x0e\x00\x00\x00\x00\x00\x36\x00\x00\x00"), "this is an image, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"WebP", "a.xlsx", []byte("RIFF\x24\x00\x00\x00WEBPVP8 "), "this is an image, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"HEIC", "a.xlsx", []byte("\x00\x00\x00\x24ftypheic\x00\x00\x00\x00"), "this is an image, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"text that begins with BM", "a.csv", []byte("BMW,1\n"), "", ""},
		{"JPEG", "a.csv", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "this is an image, not a list", "ask for the list itself, as .xlsx or .csv"},
		{"JSON", "a.xlsx", []byte("\xef\xbb\xbf\n{ \"客户\" : [1]}"), "this is JSON, not a table", "ask for the list itself, as .xlsx or .csv"},
		{"JSON array", "a.csv", []byte("[\n  {\"id\": 1}]"), "this is JSON, not a table", "ask for the list itself, as .xlsx or .csv"},
		{"text in braces", "a.csv", []byte("{id},\"{\"\"a\"\"}\"\n"), "", ""},
		{"text of arrays", "a.csv", []byte("[\"a\"],[1]\n"), "", ""},
		{"zeros", "a.xlsx", make([]byte, 5000), "the file holds nothing but zero bytes: its content was never written", "copy or download it again, then run again"},
		{"lock of Excel", "q3/~$a.xlsx", append([]byte("\x04 张三"), make([]byte, 150)...), "this is the lock file of a workbook that is open in a spreadsheet program",
			"name the workbook itself, a.xlsx"},
		{"lock of LibreOffice", ".~lock.a.xlsx#", []byte(",user,host,;"), "this is the lock file of a workbook that is open in a spreadsheet program",
			"name the workbook itself, a.xlsx"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			refusal := refused(sniff(tt.data, tt.name), tt.data, tt.name)
			if tt.message == "" {
				if refusal != nil {
					t.Fatalf("refused: %v", refusal)
				}
				return
			}
			if refusal == nil {
				t.Fatal("not refused")
			}
			if got, want := refusal.Error(), tt.name+": "+tt.message; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if got := refusal.Hint.String(); got != tt.hint {
				t.Errorf("hint: got  %s\nwant %s", got, tt.hint)
			}
		})
	}
}

// TestSniffHostileOLE bends each count in the header of a container: none is believed.
func TestSniffHostileOLE(t *testing.T) {
	data, err := os.ReadFile("testdata/xls/mtcars.xls")
	if err != nil {
		t.Fatal(err)
	}
	for at := 24; at < 80; at += 4 {
		bent := append([]byte(nil), data...)
		copy(bent[at:], "\xff\xff\xff\x7f")
		if f := sniff(bent, "a.xls"); f != formatXLS {
			t.Errorf("bytes %d: %d", at, f)
		}
	}
}

func FuzzSniff(f *testing.F) {
	for _, name := range []string{"../xls/mtcars.xls", "refused/pass_protected.xlsx", "rph.xlsx"} {
		data, err := os.ReadFile("testdata/xlsx/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		kind := sniff(data, "a.xlsx")
		if refusal := refused(kind, data, "a.xlsx"); refusal != nil && (refusal.Hint.IsZero() || strings.Contains(refusal.Error(), "%!")) {
			t.Errorf("%d: %v", kind, refusal)
		}
	})
}

// TestSniffAll reads or refuses each format.
func TestSniffAll(t *testing.T) {
	for f := formatText; f <= formatEmpty; f++ {
		switch f {
		case formatText, formatXLSX, formatXLS, formatODS, formatHTML, formatXML2003:
			if e := refused(f, nil, "a.xlsx"); e != nil {
				t.Errorf("%d is refused: %v", f, e)
			}
		default:
			if e := refused(f, nil, "a.xlsx"); e == nil || e.Hint.IsZero() {
				t.Errorf("%d has no refusal with a next step: %v", f, e)
			}
		}
	}
}
