package config

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const examplePath = "../../../../config.example.yaml"

// TestExampleShowsEveryKey: the example loads, and every key that the decoder knows stands in it, with a comment near by.
func TestExampleShowsEveryKey(t *testing.T) {
	text, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(examplePath, text); err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Load(text, &root); err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	keysOf(&root, shown)
	known := slices.Sorted(maps.Keys(knownKeys(t)))
	if len(known) < 40 {
		t.Fatalf("only %d keys found in the decoder: the test looks in the wrong place", len(known))
	}
	for _, key := range known {
		if !shown[key] && !regexp.MustCompile(`\n# +(- )?`+key+`:[ \n]`).Match(text) { // where it would need files
			t.Errorf("the example does not show %q", key)
		}
	}
	if comments := strings.Count(string(text), "#"); comments < len(known) {
		t.Errorf("%d comments for %d keys", comments, len(known))
	}
}

// TestExampleOfTables: the part of the example that would need files loads too, where somebody takes it for the own.
func TestExampleOfTables(t *testing.T) {
	data, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	from := strings.Index(text, "# tables:")
	upTo := from + strings.Index(text[from:], "\n\n")
	part := strings.ReplaceAll("\n"+text[from:upTo], "\n# ", "\n")
	cfg, err := Load(examplePath, []byte(text[:from]+part+text[upTo:]))
	if err != nil {
		t.Fatal(err)
	}
	if len(cfg.Tables) != 1 || len(cfg.Tables[0].Fields) != 10 || cfg.Tables[0].Amount != "amount" || cfg.Tables[0].Date != "day" {
		t.Errorf("%+v", cfg.Tables)
	}
	words := make(map[string]bool)
	for _, word := range aggregates() {
		words[word] = regexp.MustCompile(`\b` + word + `\b`).MatchString(part)
	}
	if left := slices.DeleteFunc(aggregates(), func(word string) bool { return words[word] }); len(left) > 0 {
		t.Errorf("the example does not show %s", left)
	}
}

func keysOf(n *yaml.Node, into map[string]bool) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			into[child.Value] = true
			continue
		}
		keysOf(child, into)
	}
}

// knownKeys are the words that the decoder's own calls of mapping list, and the settings.
func knownKeys(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, name := range append(SettingNames(), ruleKeys...) {
		known[name] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && selects(call.Fun, "mapping") {
				for _, arg := range call.Args {
					addLiterals(arg, known)
				}
			}
			return true
		})
	}
	return known
}

func selects(fun ast.Expr, name string) bool {
	selector, ok := fun.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == name
}

func addLiterals(e ast.Expr, into map[string]bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				into[s] = true
			}
		}
		return true
	})
}
