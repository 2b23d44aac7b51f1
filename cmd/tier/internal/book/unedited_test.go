package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/words"
)

func TestUnedited(t *testing.T) {
	mine := written(t, small(t), words.Chinese)
	other := excelize.NewFile()
	defer other.Close()
	foreign, err := other.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	withMark := func(edit func(name, content string) (string, string)) []byte { return repack(t, mine, edit) }
	for _, test := range []struct {
		name             string
		data             []byte
		marked, unedited bool
	}{
		{"as written", mine, true, true},
		{"in English", written(t, small(t), words.English), true, true},
		{"zipped anew, nothing changed", withMark(func(name, content string) (string, string) { return name, content }), true, false},
		{"a cell edited", resave(t, mine, func(f *excelize.File) {
			if err := f.SetCellValue(f.GetSheetName(1), "B2", "乙公司"); err != nil {
				t.Fatal(err)
			}
		}), true, false},
		{"one character of a sheet", withMark(func(name, content string) (string, string) {
			return name, strings.Replace(content, "甲公司", "丙公司", 1)
		}), true, false},
		{"a part renamed", withMark(func(name, content string) (string, string) {
			return strings.Replace(name, "theme1", "theme2", 1), content
		}), true, false},
		{"a part left out", withMark(func(name, content string) (string, string) {
			return strings.Replace(name, "xl/theme/theme1.xml", "", 1), content
		}), true, false},
		{"another property beside the mark", withMark(func(name, content string) (string, string) {
			return name, strings.Replace(content, "</property>", `</property><property name="x"/>`, 1)
		}), true, false},
		{"another mark", withMark(func(name, content string) (string, string) {
			if name != markPart {
				return name, content
			}
			return name, string(markXML(make([]byte, 32), nil))
		}), true, false},
		{"without the mark", withMark(func(name, content string) (string, string) {
			return strings.Replace(name, markPart, "", 1), content
		}), false, false},
		{"a mark without a hash", withMark(func(name, content string) (string, string) {
			return name, strings.Replace(content, markForm, "", 1)
		}), false, false},
		{"a workbook of another program", foreign.Bytes(), false, false},
		{"cut in half", mine[:len(mine)/2], false, false},
		{"damaged", damaged(mine), true, false},
		{"text", []byte("编号,名称\n"), false, false},
		{"empty", nil, false, false},
		{"a zip of nothing", emptyZip(t), false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			marked, unedited, err := Unedited(saved(t, "x.xlsx", test.data))
			if marked != test.marked || unedited != test.unedited || err != nil {
				t.Errorf("marked %v, unedited %v, %v; want %v, %v", marked, unedited, err, test.marked, test.unedited)
			}
		})
	}
}

func TestUneditedNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, _, err := Unedited(filepath.Join(dir, "none.xlsx")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if marked, unedited, err := Unedited(dir); marked || unedited || err != nil {
		t.Errorf("a folder: %v %v %v", marked, unedited, err)
	}
}

// TestUneditedIsBounded gives it files that cost more to look at than they should. Each holds a mark, which would be
// found if the limit didn't strike before.
func TestUneditedIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	blanks := strings.Repeat(" ", maxMark)
	for name, data := range map[string][]byte{
		"a directory of megabytes": marked(t, 20_000, ""),
		"too many entries":         marked(t, maxEntries, ""),
		"a mark behind blanks":     marked(t, 0, blanks),
	} {
		found, unedited, err := Unedited(saved(t, "x.xlsx", data))
		if found || unedited || err != nil {
			t.Errorf("%s: %v %v %v", name, found, unedited, err)
		}
	}
	if found, _, err := Unedited(saved(t, "x.xlsx", marked(t, maxEntries-1, blanks[:maxMark/2]))); !found || err != nil {
		t.Errorf("a file within the limits: %v %v", found, err)
	}
}

// marked is a zip file of n entries, and a mark after some text.
func marked(t *testing.T, n int, before string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := range n {
		if _, err := w.Create(fmt.Sprintf("x/%d", i)); err != nil {
			t.Fatal(err)
		}
	}
	out, err := w.Create(markPart)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(out, before+string(markXML(make([]byte, 32), nil))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func resave(t *testing.T, data []byte, edit func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// repack zips the parts anew as edit has them; one without a name is left out.
func repack(t *testing.T, data []byte, edit func(name, content string) (string, string)) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		name, edited := edit(f.Name, string(content))
		if name == "" {
			continue
		}
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, edited); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// damaged has a bit turned in the content of its first part.
func damaged(data []byte) []byte {
	out := bytes.Clone(data)
	out[100] ^= 0x10
	return out
}

func emptyZip(t *testing.T) []byte {
	t.Helper()
	return repack(t, marked(t, 0, ""), func(string, string) (string, string) { return "", "" })
}

// fullWriter fails when so many bytes are written.
type fullWriter struct{ left int }

var errFull = errors.New("full")

func (w *fullWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestWriteFails passes on what stops the writer, wherever that is.
func TestWriteFails(t *testing.T) {
	r := small(t)
	whole := len(written(t, r, words.English))
	for _, room := range []int{0, 1, whole / 2, whole - 1} {
		if err := Write(&fullWriter{left: room}, r, words.In(words.English), Options{}); err == nil {
			t.Errorf("no error with room for %d of %d bytes", room, whole)
		}
	}
	if err := Write(os.NewFile(^uintptr(0), "closed"), r, words.In(words.English), Options{}); err == nil {
		t.Error("no error from a closed file")
	}
}
