package fileio_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"tier/fileio"
)

func TestFileNames(t *testing.T) {
	long := strings.Repeat("客", 300)
	tests := []struct {
		words []string
		want  []string
	}{
		{[]string{"张三", "李四", "张三"}, []string{"张三", "李四", "张三 2"}},
		{[]string{"Li", "LI", "li", "li 2"}, []string{"Li", "LI 2", "li 3", "li 2 2"}},
		{[]string{"Café", "CAFE\u0301"}, []string{"Café", "CAFÉ 2"}},
		{[]string{"A/B", `A\B`, "A:B?"}, []string{"A_B", "A_B 2", "A_B_"}},
		{[]string{"con", "CON.x", "Com1", "LPT²", "com10", "nul .tar", "Conrad"}, []string{"_con", "_CON.x", "_Com1", "_LPT²", "com10", "_nul .tar", "Conrad"}},
		{[]string{" 张三. . ", "..", ".hidden", "~$x", "", " "}, []string{"张三", "_", "_hidden", "_$x", "_ 2", "_ 3"}},
		{[]string{"a\x00b", "a\tb\nc", "a\u202eb", "\xff", "100%", "#1", "=1+1", "-x"}, []string{"a_b", "a_b_c", "a_b 2", "_", "100_", "_1", "=1+1", "-x"}},
		{[]string{long, long}, []string{long[:80*3], long[:78*3] + " 2"}},
	}
	for _, tt := range tests {
		var names fileio.FileNames
		for i, word := range tt.words {
			if got := names.Name(word, ".xlsx"); got != tt.want[i]+".xlsx" {
				t.Errorf("%q: %q, want %q", word, got, tt.want[i]+".xlsx")
			}
		}
	}
}

// TestFileNamesAreFiles makes a file of every name: each is there, and none took another's place.
func TestFileNamesAreFiles(t *testing.T) {
	folders := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		made, err := os.ReadDir(folders)
		dir := filepath.Join(folders, strconv.Itoa(len(made)))
		if err := errors.Join(err, os.Mkdir(dir, 0o700)); err != nil {
			rt.Fatal(err)
		}
		words := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringMatching(`[aAbBéÉ.: ]{0,3}`), rapid.StringN(90, 120, -1)), 1, 8).Draw(rt, "words")
		var names fileio.FileNames
		for _, word := range words {
			name := names.Name(word, ".xlsx")
			if n := len(utf16.Encode([]rune(name))); n > 85 {
				rt.Fatalf("%q: %d characters", name, n)
			}
			if strings.ContainsAny(name, "/\\:*?\"<>|\x00") || strings.HasPrefix(name, ".") {
				rt.Fatalf("%q", name)
			}
			f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL, 0o600)
			if err != nil {
				rt.Fatal(err)
			}
			f.Close()
		}
		if files, err := os.ReadDir(dir); err != nil || len(files) != len(words) {
			rt.Fatalf("%d files of %d words, %v", len(files), len(words), err)
		}
	})
}
