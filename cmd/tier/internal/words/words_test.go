package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// TestEveryFormatHasChinese reads the whole program: every format that may reach a reader must stand in zh.tsv, and
// every line there must be in use.
func TestEveryFormatHasChinese(t *testing.T) {
	used := formats(t, "../../../..")
	catalog := catalog(t)
	for format, at := range used {
		if _, ok := catalog[format]; !ok && hasWords(format) {
			t.Errorf("%s: no Chinese for %q", at, format)
		}
	}
	for format := range catalog {
		if _, ok := used[format]; !ok {
			t.Errorf("zh.tsv: %q is said nowhere", format)
		}
	}
}

// TestEveryLineIsFound wants the catalogue sorted by its English: it is searched where it lies.
func TestEveryLineIsFound(t *testing.T) {
	for english, chinese := range catalog(t) {
		if got := words.In(words.Chinese).Sprintf(english); got != strings.ReplaceAll(chinese, "%%", "%") {
			t.Fatalf("%q: %q, want %q; is zh.tsv sorted? LC_ALL=C sort -o zh.tsv zh.tsv", english, got, chinese)
		}
	}
}

// TestTranslationsTakeTheSameArguments compares the verbs of both languages.
func TestTranslationsTakeTheSameArguments(t *testing.T) {
	for english, chinese := range catalog(t) {
		if a, b := verbs(english), verbs(chinese); !slices.Equal(a, b) {
			t.Errorf("%q takes %v, but %q takes %v", english, a, chinese, b)
		}
	}
}

func TestSay(t *testing.T) {
	inner := scoring.Say("problems (%d):", 3)
	tests := []struct {
		lang   words.Lang
		format string
		args   []any
		want   string
	}{
		{words.English, "hint: %s", []any{inner}, "hint: problems (3):"},
		{words.Chinese, "hint: %s", []any{inner}, "提示：问题（3）："},
		{words.English, "100%% of %q", []any{"甲"}, `100% of "甲"`},
		{words.Chinese, "never said before %d", []any{7}, "never said before 7"},
	}
	for _, tt := range tests {
		if got := words.In(tt.lang).Sprintf(tt.format, tt.args...); got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.lang, tt.format, got, tt.want)
		}
	}
}

// catalog is zh.tsv; a line that stands twice or has no tab is a fault.
func catalog(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("zh.tsv")
	if err != nil {
		t.Fatal(err)
	}
	unescape := strings.NewReplacer(`\n`, "\n", `\t`, "\t")
	entries := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		from, to, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		from, to = unescape.Replace(from), unescape.Replace(to)
		if _, twice := entries[from]; !ok || twice || to == "" {
			t.Errorf("zh.tsv: %q stands twice, or has no translation", from)
		}
		entries[from] = to
	}
	return entries
}

// hasWords is false for formats such as "%s: %s", which read the same in every language.
func hasWords(format string) bool {
	return regexp.MustCompile(`[A-Za-z]`).MatchString(regexp.MustCompile(`%(\[\d\])?[a-z]`).ReplaceAllString(format, ""))
}

// verbs are the verbs of a format with the argument each takes.
func verbs(format string) []string {
	var all []string
	next := 1
	for _, m := range regexp.MustCompile(`%(?:\[(\d)\])?([a-z%])`).FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all = append(all, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(all)
	return all
}

// formats are the format literals of the functions that speak to readers, each with one of its places.
func formats(t *testing.T, root string) map[string]string {
	t.Helper()
	set, files := token.NewFileSet(), []*ast.File{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "booktest"):
			return filepath.SkipDir // booktest speaks to those who test
		case d.IsDir(), !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		files = append(files, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var forwarders []string
	for _, file := range files {
		forwarders = append(forwarders, forwardersOf(file)...)
	}
	used := make(map[string]string)
	for _, file := range files {
		collect(t, set, file, forwarders, used)
	}
	if len(used) < 100 {
		t.Fatalf("only %d formats found: the test looks in the wrong place", len(used))
	}
	return used
}

func collect(t *testing.T, set *token.FileSet, file *ast.File, forwarders []string, used map[string]string) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || !speaks(call.Fun, forwarders) {
			return true
		}
		at := set.Position(call.Pos())
		if format, ok := literal(call.Args[0]); ok {
			used[format] = at.String()
		} else if !forwards(call.Args[0]) {
			t.Errorf("%s: the format is not a literal, so nobody can translate it", at)
		}
		return true
	})
}

// speaks reports whether a function takes a format for readers first.
func speaks(fun ast.Expr, forwarders []string) bool {
	name, from := "", ""
	switch f := fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
		if x, ok := f.X.(*ast.Ident); ok {
			from = x.Name
		}
	}
	if slices.Contains([]string{"tell", "note", "progress", "timed"}, name) {
		return from == "a" // the app's own
	}
	return from != "fmt" && from != "out" && slices.Contains(forwarders, name)
}

// forwardersOf are the functions that pass a format on to whoever says it: those that take (format string, args ...any).
func forwardersOf(file *ast.File) []string {
	names := []string{"say"} // a function of a function
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || len(f.Type.Params.List) != 2 {
			continue
		}
		first, second := f.Type.Params.List[0], f.Type.Params.List[1]
		if _, isRest := second.Type.(*ast.Ellipsis); isRest && len(first.Names) == 1 && first.Names[0].Name == "format" {
			names = append(names, f.Name.Name)
		}
	}
	return names
}

// forwards reports whether an argument is a parameter named format or stage, or a message that is passed on.
func forwards(arg ast.Expr) bool {
	switch a := arg.(type) {
	case *ast.Ident:
		return slices.Contains([]string{"format", "stage", "m", "note", "phrase", "hint", "why", "problem", "message"}, a.Name)
	case *ast.SelectorExpr, *ast.CallExpr:
		return true
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		a, okA := literal(e.X)
		b, okB := literal(e.Y)
		return a + b, okA && okB && e.Op == token.ADD
	}
	return "", false
}
