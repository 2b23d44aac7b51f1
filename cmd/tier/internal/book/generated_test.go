package book

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/width"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
)

// generated are results of lists and configurations that nobody thought of, the same ones for the same seeds.
func generated(t testing.TB, first, n int) []calculatedCase {
	t.Helper()
	var cases []calculatedCase
	for seed := first; seed < first+n; seed++ {
		cases = append(cases, calculatedCase{fmt.Sprint("seed ", seed), judgeable(t, uint64(seed))})
	}
	return cases
}

// judgeable draws lists and configurations until one can be judged: some have tiers that are expected to bring too much, or
// nothing to share out.
func judgeable(t testing.TB, seed uint64) *result.Result {
	t.Helper()
	g := maker{expressions: expressions{rand.New(rand.NewPCG(seed, 9))}}
	for range 20 {
		path := g.list(t)
		cfg, err := config.Load("tier.yaml", []byte(g.config()))
		if err != nil {
			continue
		}
		if r, err := resulttest.Try(t, cfg, path); err == nil {
			return r
		}
	}
	t.Fatalf("seed %d: nothing that can be judged", seed)
	return nil
}

// maker makes lists and configurations at random, out of awkward texts and cells.
type maker struct {
	expressions
	words    []string // grades
	regions  []string
	taken    map[string]bool // names, by what they name
	tiers    []string        // those of the model in the making, and so on
	criteria []string
	groups   []string
	lone     string // the tier that only an override leads to
}

// awkwardTexts are what people write, and what programs take for something else.
func awkwardTexts() []string {
	return []string{
		`a"b`, `"`, "'x'", "'", "=1+1", `=HYPERLINK("http://x","y")`, "+1", "-1+2", "@SUM(A1)", "a,b;c", "Sheet1!A1", "[1]x!A", "<&>", "100%", "%s %d",
		"~*?", "甲*", "?", "😀家", "👨‍👩‍👧", "甲\n乙", "a\r\nb", "a\tb", "a  b", "  前后  ", "　全角　", "Ａ１２", "ａＢ", "AB", "ab", "١٢٣ عربى", "\u202eabc\u202c",
		"_x000D_", "_x005F_", "{1,2}", "TRUE", "#N/A", "#!", "1e5", "007", "1", "2.50", "１", "a\u00a0b", "x\u200bz", "e\u0301te\u0301", "été", "İ", "ß", "ss", "\u212a", "ſ",
		"|", `\`, "a/b", "得分", "级别", "Score", strings.Repeat("长", 300), strings.Repeat(`"`, 200), strings.Repeat("x", 255), strings.Repeat("😀", 128),
		"a" + strings.Repeat("\u0301", 300), strings.Repeat("名", 31), strings.Repeat("N", 31),
	}
}

// yamlText is a text as YAML writes it.
func yamlText(s string) string { return strconv.Quote(s) }

// name is an awkward text that is not taken. A name stands in one line, without blanks around it.
func (g *maker) name(of string) string {
	name := ""
	for name == "" || strings.TrimSpace(name) != name || strings.ContainsAny(name, "\n\r\t") {
		name = g.of(awkwardTexts()...)
	}
	for g.taken[of+folded(name)] {
		name += strconv.Itoa(g.IntN(10))
	}
	if g.taken == nil {
		g.taken = map[string]bool{}
	}
	g.taken[of+folded(name)] = true
	return name
}

// folded is a text as people compare them.
func folded(s string) string { return strings.ToLower(strings.TrimSpace(width.Fold.String(s))) }

// config is a configuration over the columns of list.
func (g *maker) config() string {
	g.taken = nil
	var b strings.Builder
	fmt.Fprintf(&b, "version: 1\ntitle: %s\nas_of: 2026-09-30\ndecimals: %d\n", yamlText(g.name("title")), g.IntN(7))
	if g.IntN(4) > 0 {
		fmt.Fprintf(&b, "value: %s\n", g.of("a", "b", "c", "x"))
	}
	b.WriteString("fields:\n  id: 编号\n  name: 名称\n  a: {header: 甲, type: number}\n  b: {header: 乙, type: number, unit: 万元}\n  c: {header: 丙, type: percent}\n" +
		"  s: {header: 丁, type: text}\n  t: {header: 戊, type: text}\n  d: {header: 己, type: date}\n  e: {header: 庚, type: date}\n" +
		"  g: {header: 辛, type: text}\n  h: {header: 壬}\n  w: {header: 癸, type: text}\n  nowhere: {header: 无此列, optional: true}\n")
	fmt.Fprintf(&b, "derive:\n  x: %s\n  y: %s\n  z: %s\n", yamlText(g.ofFields(g.number, 2)), yamlText(g.ofFields(g.text, 2)), yamlText(g.ofFields(g.number, 1)+" + x"))
	b.WriteString("models:\n")
	for i := range 1 + g.IntN(2) {
		g.model(&b, fmt.Sprint("m", i))
	}
	return b.String()
}

// ofFields is an expression that reads no result of scoring.
func (g *maker) ofFields(draw func(depth int) string, depth int) string {
	for {
		s := draw(depth)
		if !strings.Contains(s, "score") && !strings.Contains(s, "tier") && !strings.Contains(s, "points[") {
			return s
		}
	}
}

// ofResults is a condition that may read results; it compares tiers with no words, which would have to be tiers.
func (g *maker) ofResults() string {
	for {
		s := g.truth(2)
		if slices.ContainsFunc([]string{"tier in", "tier not in", "tier ==", "tier !="}, func(part string) bool { return strings.Contains(s, part) }) {
			continue
		}
		s = strings.ReplaceAll(s, `points["p"]`, "points["+yamlText(g.of(g.criteria...))+"]")
		if len(g.groups) > 0 && g.IntN(2) == 0 {
			s += " or groups[" + yamlText(g.of(g.groups...)) + "] < 50"
		}
		if g.IntN(2) == 0 {
			s = "(" + s + ") and score > 30"
		}
		return s
	}
}

func (g *maker) model(b *strings.Builder, name string) {
	g.criteria, g.groups, g.tiers, g.lone = nil, nil, nil, ""
	isRelative := g.IntN(3) == 0
	fmt.Fprintf(b, "  - name: %s\n    title: %s\n", name, yamlText(g.name("model")))
	if isRelative {
		b.WriteString("    weights: relative\n")
	}
	b.WriteString("    criteria:\n")
	names := g.names(name, 1+g.IntN(7))
	g.rules(b, names, "      ", isRelative)
	if g.IntN(2) == 0 {
		b.WriteString("    variants:\n")
		for range 1 + g.IntN(2) {
			fmt.Fprintf(b, "      - name: %s\n        when: %s\n        provisional: %t\n        criteria:\n", yamlText(g.name(name+" variant")), yamlText(g.ofFields(g.truth, 2)), g.IntN(2) == 0)
			own := g.names(name, g.IntN(3))
			if g.IntN(2) == 0 || len(own) == 0 {
				own = append(own, names[0])
			}
			g.rules(b, own, "          ", isRelative)
		}
	}
	g.levels(b, name)
	g.overrides(b, name)
}

// names are those of some new criteria.
func (g *maker) names(model string, n int) []string {
	var names []string
	for range n {
		names = append(names, g.name(model+" criterion"))
	}
	g.criteria = append(g.criteria, names...)
	return names
}
