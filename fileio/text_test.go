package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// chineseList is what most encodings are tried on.
const chineseList = "客户编号,客户名称,年销售额\n001,东方贸易有限公司,1200\n002,华南机电,\"1,350.5\"\n"

func encoded(t *testing.T, enc encoding.Encoding, s string) []byte {
	t.Helper()
	data, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeText(t *testing.T) {
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	gbk, big5 := simplifiedchinese.GBK, traditionalchinese.Big5
	taiwan := "客戶編號,客戶名稱\n001,臺灣積體電路製造\n"
	western := "customer,city\nRené,Málaga\nMüller,Köln\n"
	for _, c := range []struct {
		name    string
		data    []byte
		option  string
		charset string
		text    string
	}{
		{"UTF-8", []byte(chineseList), "", "UTF-8", chineseList},
		{"ASCII", []byte("a,b\n1,2\n"), "", "UTF-8", "a,b\n1,2\n"},
		{"UTF-8 with a mark", []byte("\xef\xbb\xbf" + chineseList), "", "UTF-8", chineseList},
		{"UTF-8 by option, with a mark", []byte("\xef\xbb\xbf" + chineseList), "utf-8", "UTF-8", chineseList},
		{"GBK", encoded(t, gbk, chineseList), "", "GB18030", chineseList},
		{"GB18030 of four bytes", encoded(t, simplifiedchinese.GB18030, "名称\n㐂𠮷\n"), "", "GB18030", "名称\n㐂𠮷\n"},
		{"GB18030 that the library lacks", []byte("\xc3\xfb\xb3\xc6\n\xfe\x59\xfe\xa0\xd6\xdc\n"), "", "GB18030", "名称\n龴龻周\n"},
		{"GB18030 with a mark", append([]byte("\x84\x31\x95\x33"), encoded(t, gbk, chineseList)...), "", "GB18030", chineseList},
		{"UTF-16LE with a mark", append([]byte("\xff\xfe"), encoded(t, le, chineseList)...), "", "UTF-16LE", chineseList},
		{"UTF-16BE with a mark", append([]byte("\xfe\xff"), encoded(t, be, chineseList)...), "", "UTF-16BE", chineseList},
		{"UTF-16LE without", encoded(t, le, chineseList), "", "UTF-16LE", chineseList},
		{"UTF-16BE without", encoded(t, be, chineseList), "", "UTF-16BE", chineseList},
		{"UTF-16LE of ASCII", encoded(t, le, "a,b\r\n1,2\r\n"), "", "UTF-16LE", "a,b\r\n1,2\r\n"},
		{"UTF-16BE of ASCII", encoded(t, be, "a,b\r\n1,2\r\n"), "", "UTF-16BE", "a,b\r\n1,2\r\n"},
		{"UTF-16 by option, with a mark", append([]byte("\xff\xfe"), encoded(t, le, chineseList)...), "utf-16le", "UTF-16LE", chineseList},
		{"Big5", encoded(t, big5, taiwan), "big5", "Big5", taiwan},
		{"Big5 that is no GB18030", encoded(t, big5, "名稱\n宏碁\n"), "", "Big5", "名稱\n宏碁\n"},
		{"Windows-1252", encoded(t, charmap.Windows1252, western), "", "Windows-1252", western},
		{"Windows-1252 with its one stray byte at the beginning", []byte("\x93a,b\n1,2\n"), "", "Windows-1252", "“a,b\n1,2\n"},
		{"Latin-1 with no-break spaces", []byte("a,b\n1,x\xa0\n2,y\xa0\n"), "", "Windows-1252", "a,b\n1,x\u00a0\n2,y\u00a0\n"},
		{"UTF-8 with stray bytes", []byte("a,b\n1,it’s\xa0\n2,–\n"), "", "UTF-8", "a,b\n1,it’s\u00a0\n2,–\n"},
		{"UTF-8 cut in a character", []byte(chineseList)[:len(chineseList)-len("华南机电,\"1,350.5\"\n")+1], "", "UTF-8",
			chineseList[:len(chineseList)-len("华南机电,\"1,350.5\"\n")] + "å"},
		{"UTF-8 with a mark and a stray byte", []byte("\xef\xbb\xbfa,b\n1,\xa0\n"), "", "UTF-8", "a,b\n1,\u00a0\n"},
		{"Windows-1252 by option", encoded(t, charmap.Windows1252, western), "latin1", "Windows-1252", western},
		{"NUL padding", []byte("a,b\n1,2\n\x00\x00\x00\x00"), "", "UTF-8", "a,b\n1,2\n"},
		{"end mark of old systems", []byte("a,b\n1,2\n\x1a"), "", "UTF-8", "a,b\n1,2\n"},
		{"GBK with padding", append(encoded(t, gbk, chineseList), 0, 0, 0), "", "GB18030", chineseList},
		{"NULs in fields", []byte("a,b\n1,x\x00\x00\x00\n\x00\x00\x002,y\n"), "", "UTF-8", "a,b\n1,x\n2,y\n"},
		{"NULs in fields of GBK", append(encoded(t, gbk, chineseList), "\x00\x00\x00003,a\x00\x00\n"...), "", "GB18030", chineseList + "003,a\n"},
		{"NULs in fields of UTF-16", encoded(t, le, "编号,名称\n1,x\x00\x00\n"), "", "UTF-16LE", "编号,名称\n1,x\n"},
		{"NULs by option", []byte("a,b\n1,x\x00\x00\n"), "utf-8", "UTF-8", "a,b\n1,x\n"},
		{"UTF-16LE with more padding than text", append(encoded(t, le, chineseList), make([]byte, 777)...), "", "UTF-16LE", chineseList},
		{"UTF-16BE with more padding than text", append(encoded(t, be, chineseList), make([]byte, 777)...), "", "UTF-16BE", chineseList},
		{"private characters of GB18030", []byte("\xc3\xfb\xb3\xc6\n\xaa\xa1\xfe\xfe\xa1\x40\xa7\xa0\xd7\xfe\xd6\xdc\n"), "", "GB18030",
			"名称\n\ue000\ue4c5\ue4c6\ue765\ue814周\n"},
		{"GB18030 with U+FFFD written in it", []byte("\xc3\xfb\xb3\xc6\n\x84\x31\xa4\x37\n"), "", "GB18030", "名称\n\ufffd\n"},
		{"GBK with a damaged character", bytes.Replace(encoded(t, gbk, chineseList), []byte("\xbb\xaa\xc4\xcf"), []byte("\xbb\xaa\xc4"), 1), "", "GB18030",
			strings.Replace(chineseList, "华南机电", "华幕\ue304\ufffd", 1)},
		{"Big5 that is GB18030 as well", encoded(t, big5, taiwan), "", "Big5", taiwan},
		{"Big5 of Hong Kong", []byte("\xab\xc8\xa4\xe1,\xa6\x57\n1,\xb2\x60\xa4\xf4\x96\xf5\x9d\xee\n"), "", "Big5", "客戶,名\n1,深水埗㗎\n"},
		{"UTF-16LE with padding", append(encoded(t, le, chineseList), 0, 0, 0, 0, 0), "", "UTF-16LE", chineseList},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decodeText(c.data, c.option, 2)
			if err != nil {
				t.Fatal(err)
			}
			if got.charset != c.charset {
				t.Errorf("taken for %s, want %s", got.charset, c.charset)
			}
			if diff := cmp.Diff(c.text, got.text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeTextRefuses(t *testing.T) {
	for _, c := range []struct{ data, option, want string }{
		{"a,b\n1,\xff\n", "utf-8", "this is not UTF-8"},
		{"a,b\n1,\xff\n", "gbk", "this is not GB18030"},
		{"a,b\n", "klingon", `unknown encoding "klingon"`},
		{"a\x00\x00,b\n1,\x01\x002\n", "", "this is not text: it holds zero bytes"},
		{"\x89PIC\x00\x00\x00\xff\xfeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", "", "this is not text: it holds zero bytes"},
	} {
		_, err := decodeText([]byte(c.data), c.option, 1)
		if err == nil || err.Error() != c.want {
			t.Errorf("decodeText(%q, %q): %v, want %s", c.data, c.option, err, c.want)
		}
	}
}

// TestGB18030Gaps holds that every character of the table is one that the library lacks, and is decoded here.
func TestGB18030Gaps(t *testing.T) {
	for code, want := range gb18030Gaps {
		data := []byte{byte(code >> 8), byte(code)}
		if _, ok := decodeStrictly(simplifiedchinese.GB18030)(data); ok {
			t.Errorf("%04X is in the library", code)
		}
		if got, ok := decodeGB18030(data); !ok || got != string(want) {
			t.Errorf("%04X is %q, want %q", code, got, want)
		}
	}
}

func TestFindDelimiter(t *testing.T) {
	for _, c := range []struct {
		text string
		want byte
	}{
		{"a,b,c\n1,2,3\n", ','},
		{"a;b;c\n1;2;3\n", ';'},
		{"a\tb\tc\n1\t2\t3\n", '\t'},
		{"a|b|c\n1|2|3\n", '|'},
		{"a;b\n1,5;2,5\n1,6;2,6\n3,5;9,1\n", ';'},
		{"a\tb\n1,234\t5,678\n2,345\t6,789\n", '\t'},
		{"a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", ','},
		{"客户清单\n\na,b,c\n1,2,3\n4,5,6\n", ','},
		{"标题;副标题\na,b,c\n1,2,3\n4,5,6\n7,8,9\n", ','},
		{"name\nx\ny\n", ','},
		{"客户清单,财务部,第三季度,a,b\n\n编号\t名称\t销售额\n1\t甲\t5\n2\t乙\t2\n", '\t'},
		{"a,b,c,d\n1,x|y,2,3\n1,x|y,2,3,extra\n1,x|y,2,3\n", ','},
		{"a,b\n\"1,2\n3", ','},
		{"", ','},
	} {
		if got := findDelimiter(c.text); got != c.want {
			t.Errorf("findDelimiter(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestDelimiterOfKnownHeaders takes the delimiter that parts the headers of the configuration, whatever stands above them.
func TestDelimiterOfKnownHeaders(t *testing.T) {
	text := "客户清单,财务部,第三季度\n制表,张三,李四\n编号;名称;销售额\n1;甲;1,5\n"
	for _, c := range []struct {
		known []string
		want  byte
	}{{[]string{"编号", "名称"}, ';'}, {[]string{"编号"}, ','}, {nil, ','}} {
		if _, got, err := textDelimiter(text, ReadOptions{Known: c.known}); err != nil || got != c.want {
			t.Errorf("%q: %q %v, want %q", c.known, got, err, c.want)
		}
	}
}

// TestTextNotes says what of a text is not as it should be.
func TestTextNotes(t *testing.T) {
	gbk := encoded(t, simplifiedchinese.GBK, chineseList)
	for _, c := range []struct {
		data []byte
		want string
	}{
		{gbk, "GB18030, comma-separated"},
		{append(slices.Clone(gbk), 0xc4, ',', '\n'), "GB18030, comma-separated\n1 characters are damaged and read as \ufffd, the first in line 4"},
		{[]byte("a,b\n1,x\x00\x00\n2,y\n"), "UTF-8, comma-separated\n2 zero bytes were left out"},
		{[]byte("\xff\xfea\x00,\x00b\x00\n\x001\x00,\x00\x00\xd8\n\x00"), "UTF-16LE, comma-separated\n1 characters are damaged and read as \ufffd, the first in line 2"},
		{[]byte("\xff\xfea\x00,\x00b\x00\n\x001\x00,\x002"), "UTF-16LE, comma-separated\n1 characters are damaged and read as \ufffd, the first in line 2"},
		{[]byte("a\x00,\x00b\x00\n\x001\x00,\x002"), "UTF-16LE, comma-separated\n1 characters are damaged and read as \ufffd, the first in line 2"},
		{[]byte("a\x00,\x00b\x00\n\x001\x00,\x002\x00\x1a"), "UTF-16LE, comma-separated"},
		{[]byte("\x84\x31\x95\x33a,b\n1,\xff\n"), "GB18030, comma-separated\n1 characters are damaged and read as \ufffd, the first in line 2"},
		{[]byte("a,b\n1,\xb1\xb1\n"), "GB18030, comma-separated\nthe text could be Big5 as well; if it reads wrong, --encoding big5"},
	} {
		g, err := readText("x.csv", c.data, ReadOptions{})
		if err != nil || sayAll(g.notes) != c.want {
			t.Errorf("%q: %v, says %s, want %s", c.data, err, sayAll(g.notes), c.want)
		}
	}
}

// csvForms are texts and their rows.
var csvForms = []struct {
	name string
	text string
	want []string // line: fields, joined
}{
	{"plain", "a,b\n1,2\n", []string{"1: a b", "2: 1 2"}},
	{"no end", "a,b\n1,2", []string{"1: a b", "2: 1 2"}},
	{"CRLF", "a,b\r\n1,2\r\n", []string{"1: a b", "2: 1 2"}},
	{"CR only", "a,b\r1,2\r3,4", []string{"1: a b", "2: 1 2", "3: 3 4"}},
	{"CR CR LF", "a,b\r\r\n1,2\r\r\n", []string{"1: a b", "2: 1 2"}},
	{"blank lines", "a\n\n\nb\n", []string{"1: a", "2: ", "3: ", "4: b"}},
	{"empty fields", ",a,,\n", []string{"1:  a  "}},
	{"quotes", "\"a\",\"b,c\"\n", []string{"1: a b,c"}},
	{"doubled quotes", "\"say \"\"hi\"\"\",\"\"\"\"\n", []string{`1: say "hi" "`}},
	{"empty quotes", "\"\",\"\"\n", []string{"1:  "}},
	{"quote inside", "3\" pipe,x\n", []string{`1: 3" pipe x`}},
	{"text behind a quote", "\"a\"b,c\n", []string{"1: ab c"}},
	{"line end in quotes", "\"a\nb\",c\nd,e\n", []string{"1: a\nb c", "3: d e"}},
	{"CRLF and CR in quotes", "\"a\r\nb\rc\",d\r\ne,f\r\n", []string{"1: a\r\nb\rc d", "4: e f"}},
	{"literal", "=\"00123\",=\"a,b\"\n", []string{"1: =00123 =a,b"}},
	{"quoted literal", "\"=\"\"00123\"\"\",x\n", []string{"1: =00123 x"}},
	{"a formula is no literal", "\"=\"\"a\"\"&\"\"b\"\"\",=1+1\n", []string{`1: ="a"&"b" =1+1`}},
	{"nothing", "", nil},
}

func TestCSVScanner(t *testing.T) {
	for _, c := range csvForms {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			s := newCSVScanner(c.text, ',')
			for {
				fields, line, err := s.next()
				if err != nil {
					t.Fatal(err)
				}
				if fields == nil {
					break
				}
				texts := make([]string, len(fields))
				for i, f := range fields {
					if texts[i] = f.text; f.literal {
						texts[i] = "=" + f.text
					}
				}
				got = append(got, fmt.Sprintf("%d: %s", line, strings.Join(texts, " ")))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnclosedQuote(t *testing.T) {
	for _, c := range []struct {
		text string
		line string
	}{
		{"a,b\n1,\"2\n3,4\n5,6\n", "line 2"},
		{"\"a\nb\",c\n1,=\"2\n", "line 3"},
		{"\"", "line 1"},
		{"a\r\rb,\"", "line 3"},
	} {
		_, err := readText("list.csv", []byte(c.text), ReadOptions{Delimiter: ","})
		want := "list.csv: the quote that opens in " + c.line + " never closes"
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", c.text, err, want)
		}
	}
}

func TestTextCells(t *testing.T) {
	g, err := readText("x.csv", []byte("1,-2.50,007,110101199003071234,=\"5\",\"6\",1e3,\" 7 \", x ,\u3000,12%\n"), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Cell{
		{Kind: Number, Num: 1, Text: "1"}, {Kind: Number, Num: -2.5, Text: "-2.50"}, {Kind: Text, Text: "007"},
		{Kind: Text, Text: "110101199003071234"}, {Kind: Text, Text: "5"}, {Kind: Number, Num: 6, Text: "6"},
		{Kind: Number, Num: 1000, Text: "1e3"}, {Kind: Number, Num: 7, Text: "7"}, {Kind: Text, Text: " x "}, {}, {Kind: Text, Text: "12%"},
	}
	if diff := cmp.Diff(want, g.rows[0].cells()); diff != "" {
		t.Error(diff)
	}
}

func TestDelimiterOptions(t *testing.T) {
	for _, c := range []struct {
		text, option string
		want         int // fields of the last row
		line         int
	}{
		{"a;b,c\n1;2,3\n", "", 2, 2},
		{"a;b,c\n1;2,3\n", ";", 2, 2},
		{"a\tb\tc\n1\t2\t3\n", "tab", 3, 2},
		{"a\tb\tc\n1\t2\t3\n", "\t", 3, 2},
		{"a;b;c\n1;2;3\n", "semicolon", 3, 2},
		{"a,b,c\n1,2,3\n", "comma", 3, 2},
		{"a^b^c\n1^2^3\n", "^", 3, 2},
		{"sep=;\na,x;b\n1,5;2\n", "", 2, 3},
		{"SEP=|\r\na|b|c\r\n1|2|3\r\n", "", 3, 3},
		{"sep=;\na,b,c\n1,2,3\n", ",", 3, 3},
	} {
		g, err := readText("x.csv", []byte(c.text), ReadOptions{Delimiter: c.option})
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		last := g.rows[len(g.rows)-1]
		if len(last.cells()) != c.want || last.number() != c.line {
			t.Errorf("%q with %q: %d fields in line %d, want %d in %d", c.text, c.option, len(last.cells()), last.number(), c.want, c.line)
		}
	}
	for _, option := range []string{"ab", "\"", "\n", "，"} {
		var e *Error
		if _, err := readText("x.csv", []byte("a,b\n"), ReadOptions{Delimiter: option}); !errors.As(err, &e) || e.Hint.IsZero() {
			t.Errorf("delimiter %q: %v, want it refused with a hint", option, err)
		}
	}
}

func TestTextLimits(t *testing.T) {
	for _, limits := range []Limits{{Columns: 3}, {Cells: 7}} {
		if _, err := scanRows("1,2,3,4\n5,6,7,8\n", ',', ReadOptions{Limits: limits, Workers: 1}); err == nil {
			t.Errorf("%+v: no error", limits)
		}
	}
}

// TestScannerReadsWhatIsWritten writes random fields in random styles and reads them back, with their lines.
func TestScannerReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		delim := rapid.SampledFrom([]byte(delimiters)).Draw(t, "delimiter")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("ab1,;|\t\"\n\r=客 "))), 1, 4), 1, 6).Draw(t, "rows")
		var b strings.Builder
		for _, row := range rows {
			for i, s := range row {
				if i > 0 {
					b.WriteByte(delim)
				}
				b.WriteString(quoteField(s))
			}
			b.WriteString(end)
		}
		s := newCSVScanner(b.String(), delim)
		for _, row := range rows {
			fields, _, err := s.next()
			if err != nil {
				t.Fatal(err)
			}
			for i, want := range row {
				if literal, ok := literalText(want); ok {
					want = literal
				}
				if i >= len(fields) || fields[i].text != want {
					t.Fatalf("%q reads as %v, want %q", b.String(), fields, row)
				}
			}
		}
		if fields, _, err := s.next(); fields != nil || err != nil {
			t.Fatalf("%q has more rows than were written: %v %v", b.String(), fields, err)
		}
	})
}

func quoteField(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// FuzzCSVScanner looks for texts that panic, never end, or lose bytes: whatever is neither delimiter, quote nor line end
// must come out.
func FuzzCSVScanner(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\n\"\"b\",=\"0\"\r\n", "\"", "a\r\r\nb", "sep=;\na;b", "=\"x\"y,\"\"z"} {
		f.Add(seed, byte(','))
		f.Add(seed, byte(';'))
	}
	f.Fuzz(func(t *testing.T, text string, delim byte) {
		if delim == '"' || delim == '\r' || delim == '\n' || delim >= 0x7f || delim == '=' || delim == 0 || !utf8.ValidString(text) {
			return
		}
		s := newCSVScanner(text, delim)
		var out bytes.Buffer
		last := 0
		for {
			fields, line, err := s.next()
			if err != nil {
				return
			}
			if fields == nil {
				break
			}
			if line <= last {
				t.Fatalf("line %d after line %d", line, last)
			}
			last = line
			for _, field := range fields {
				out.WriteString(field.text)
			}
		}
		drop := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune("\"\r\n=", r) || r == rune(delim) {
					return -1
				}
				return r
			}, s)
		}
		if drop(text) != drop(out.String()) {
			t.Fatalf("%q reads as %q", text, out.String())
		}
	})
}
