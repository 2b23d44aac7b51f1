package fileio

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func writeFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadText(t *testing.T) {
	data := encoded(t, simplifiedchinese.GBK, "客户清单\r\n\r\n客户编号;客户名称;年销售额（元）\r\n001;东方贸易;12,000\r\n002;\"华南;机电\";1.2万\r\n合计;;2.4万\r\n")
	path := writeFile(t, "list.txt", data)
	table, err := Read(path, ReadOptions{Known: []string{"客户编号", "年销售额"}})
	if err != nil {
		t.Fatal(err)
	}
	notes := []string{"header in line 3", "GB18030, semicolon-separated", "total rows set aside: 1"}
	if diff := cmp.Diff(notes, strings.Split(sayAll(table.Notes()), "\n")); diff != "" {
		t.Error(diff)
	}
	sum := sha256.Sum256(data)
	if table.SHA256() != hex.EncodeToString(sum[:]) || table.File() != path || table.Sheet() != "" || table.HeaderScore() != 2 {
		t.Errorf("%s, %q, %q, score %d", table.SHA256(), table.File(), table.Sheet(), table.HeaderScore())
	}
	l := bound(t, []*Table{table}, Spec{Name: "id", Headers: []string{"客户编号"}}, Spec{Name: "name", Headers: []string{"客户名称"}},
		Spec{Name: "sales", Headers: []string{"年销售额"}, Unit: "万元"})
	ids, _ := l.Texts("id")
	names, _ := l.Texts("name")
	sales, _ := l.Numbers("sales")
	if diff := cmp.Diff([]any{[]string{"001", "002"}, []string{"东方贸易", "华南;机电"}, []float64{1.2, 1.2}}, []any{every(2, ids), every(2, names), sales}); diff != "" {
		t.Error(diff)
	}
	if at := l.Place(1, "sales").String(); at != "list.txt:5" {
		t.Errorf("the second row is at %s", at)
	}
}

func TestReadStdin(t *testing.T) {
	table, err := Read("-", ReadOptions{Stdin: strings.NewReader("a,b\n1,2\n")})
	if err != nil {
		t.Fatal(err)
	}
	if table.File() != "stdin" || table.Len() != 1 || table.Place(0, 1).String() != "stdin:2" {
		t.Errorf("%s, %d rows, %s", table.File(), table.Len(), table.Place(0, 1))
	}
}

func TestReadErrors(t *testing.T) {
	folder := t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name string
		path string
		opt  ReadOptions
		want string
	}{
		{"no such file", filepath.Join(folder, "none.csv"), ReadOptions{}, filepath.Join(folder, "none.csv") + ": no such file"},
		{"a folder", folder, ReadOptions{}, folder + ": this is a folder, not a list"},
		{"empty", put("empty.csv", ""), ReadOptions{}, filepath.Join(folder, "empty.csv") + ": the file is empty"},
		{"blank", put("blank.csv", "\n\n ,\n"), ReadOptions{}, filepath.Join(folder, "blank.csv") + ": the file is empty"},
		{"a mark only", put("mark.csv", "\xef\xbb\xbf"), ReadOptions{}, filepath.Join(folder, "mark.csv") + ": the file is empty"},
		{"header only", put("header.csv", "编号,名称\n"), ReadOptions{}, "header.csv:1: this is the header, and there are no rows below it"},
		{"unclosed quote", put("quote.csv", "a,b\n1,\"2\n"), ReadOptions{}, filepath.Join(folder, "quote.csv") + ": the quote that opens in line 2 never closes"},
		{"binary", put("binary.csv", "a,b\n\x01\x00\x00\x02 abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz\n"), ReadOptions{},
			filepath.Join(folder, "binary.csv") + ": this is not text: it holds zero bytes"},
		{"unknown encoding", put("a.csv", "a,b\n1,2\n"), ReadOptions{Encoding: "utf-7"}, filepath.Join(folder, "a.csv") + `: unknown encoding "utf-7"`},
		{"another encoding", put("gbk.csv", "a,b\n1,\xb6\xab\n"), ReadOptions{Encoding: "utf-8"}, filepath.Join(folder, "gbk.csv") + ": this is not UTF-8"},
		{"a long delimiter", put("b.csv", "a,b\n1,2\n"), ReadOptions{Delimiter: "::"}, filepath.Join(folder, "b.csv") + `: "::" can't be a delimiter`},
		{"too large", put("large.csv", "a,b\n1,2\n"), ReadOptions{Limits: Limits{Bytes: 5}}, filepath.Join(folder, "large.csv") + ": the file is 8 bytes large, and at most 5 bytes are read"},
		{"too large, by standard input", "-", ReadOptions{Limits: Limits{Bytes: 3 << 20}, Stdin: io.LimitReader(endless{}, 4<<20)}, "stdin: the file is larger than 3 MB"},
		{"no standard input", "-", ReadOptions{}, "stdin: there is no standard input"},
		{"standard input that fails", "-", ReadOptions{Stdin: failing{}}, "stdin: reading fails: broken pipe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.path, c.opt)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error is %v", err)
			}
			if e.Error() != c.want {
				t.Errorf("got  %s\nwant %s", e, c.want)
			}
		})
	}
	if _, err := Read(filepath.Join(folder, "none.csv"), ReadOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not wrap fs.ErrNotExist", err)
	}
}

// endless reads as many a's as are asked for.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("broken pipe") }

// FuzzRead looks for files that panic on their way to columns, or whose rows don't add up.
func FuzzRead(f *testing.F) {
	for _, c := range layouts {
		f.Add([]byte(c.text))
	}
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x001\x00,\x002\x00"))
	f.Add([]byte("\xc3\xfb\xb3\xc6,a\n\xfe\x59,1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := readText("list.csv", data, ReadOptions{})
		if err != nil {
			return
		}
		table, err := layOut([]grid{g}, ReadOptions{Known: []string{"编号", "销售额", "a"}})
		if err != nil {
			return
		}
		aside, beside := 0, 0
		for _, s := range table.SetAside() {
			if aside += s.Count; s.Place.Col > 0 {
				beside += s.Count // of a table in rows of the list
			}
		}
		if table.Len()+aside != table.RowsRead() || table.Len()+aside-beside > len(g.rows) {
			t.Fatalf("%d data rows and %d set aside of %d", table.Len(), aside, len(g.rows))
		}
		var specs []Spec
		for _, h := range table.Headers() {
			specs = append(specs, Spec{Name: h.Raw, Headers: []string{h.Raw}})
		}
		l, err := Bind([]*Table{table}, specs)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range specs {
			l.Numbers(s.Name)
			l.Texts(s.Name)
			l.Dates(s.Name)
		}
		l.Unreadable()
	})
}

// TestRefusedChoices says what to do where an option names what can't be.
func TestRefusedChoices(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, sheet := Read("-", ReadOptions{Stdin: strings.NewReader("a,b\n1,2\n"), Sheet: "S"})
	_, header := Read("-", ReadOptions{Stdin: strings.NewReader("a,b\n1,2\n"), HeaderRow: 9})
	if _, err := Read("-", ReadOptions{Stdin: strings.NewReader("a\n"), Range: "x"}); err == nil || !strings.HasPrefix(err.Error(), "stdin: ") {
		t.Errorf("a range that is none, of standard input: %v", err)
	}
	_, password := ReadPassword(t.Context(), empty)
	for want, err := range map[string]error{
		"leave --sheet out":                       sheet,
		"leave --header-row out to have it found": header,
		"write the password into its first line":  password,
	} {
		var known *Error
		if !errors.As(err, &known) || known.Hint.String() != want {
			t.Errorf("%v: want the hint %q", err, want)
		}
	}
}
