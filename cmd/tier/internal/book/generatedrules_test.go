package book

import (
	"fmt"
	"strconv"
	"strings"
)

// rules are a list of criteria.
func (g *maker) rules(b *strings.Builder, names []string, indent string, isRelative bool) {
	left := 1000 // tenths of a percent
	for i, name := range names {
		weight := left / (len(names) - i)
		left -= weight
		if isRelative {
			weight = 10 * (1 + g.IntN(9))
		}
		fmt.Fprintf(b, "%s- name: %s\n%s  weight: %s\n", indent, yamlText(name), indent, strconv.FormatFloat(float64(weight)/10, 'f', -1, 64))
		for _, line := range g.rule() {
			fmt.Fprintf(b, "%s  %s\n", indent, line)
		}
		if g.IntN(2) == 0 {
			group := g.of("甲组", "=乙", "甲组/内", `a"b/c`, "丙", "甲组")
			g.groups = append(g.groups, group)
			fmt.Fprintf(b, "%s  group: %s\n", indent, yamlText(group))
		}
		if g.IntN(4) == 0 {
			fmt.Fprintf(b, "%s  note: %s\n", indent, yamlText(g.of(awkwardTexts()...)))
		}
	}
}

// rule are the lines of a rule, with what is done where there is no value.
func (g *maker) rule() []string {
	number := g.of("a", "b", "c", "x", "z", "nowhere")
	lines := [][]string{
		{"field: " + g.of("g", "g", "s", "y"), "grades: " + g.scale()},
		{"field: " + number, "bands: " + g.of("{100: 10, 1: 8, 0.3: 6, -5: 4, else: 2}", "{at most 0: 10, at most 0.3: 8, at most 1000: 4, else: 0}",
			"{999999999999: 9, 30%: 2.5, else: 0.1}", "{at most -1.5: 1, else: 0}")},
		{"field: " + number, "curve: " + g.of("{-20%: 0, 0: 5, 50%: 10}", "{0: 10, 100: 0}", "{0.1: 1, 0.3: 7.77, 80: 9, 1000000: 10}")},
		{"field: " + number, "rank: " + g.of("{top 10%: 10, top 30%: 8, else: 4}", "{top 33.3%: 3, top 100%: 1}", "{top 0.5%: 9, top 50%: 5, else: 0}"),
			"order: " + g.of("high", "low")},
		{"field: " + number, "rank: {top 20%: 10, top 60%: 8, else: 4}", "within: " + g.of("s", "t", "y"), "order: " + g.of("high", "low")},
		{"field: h", "ranges: " + g.ranges()},
		{"field: h", "ranges: " + g.ranges(), "rating: w"},
		{"formula: " + yamlText("min(10, max(0, "+g.ofFields(g.number, 2)+"))"), "max: 10"},
		{"formula: " + yamlText(g.ofFields(g.number, 1)), "max: 100"},
	}[g.IntN(9)]
	lines = append(lines, "missing: "+g.of("refuse", "skip", "0", "0.5", "skip", "1"))
	if g.IntN(5) == 0 && !strings.HasPrefix(lines[0], "formula") {
		lines = append(lines, "max: 12.5")
	}
	return lines
}

// scale is a scale of awkward words.
func (g *maker) scale() string {
	var parts []string
	seen := map[string]bool{}
	for points := 10; points > 0; points -= 2 {
		if word := g.of(g.words...); !seen[folded(word)] {
			seen[folded(word)] = true
			parts = append(parts, fmt.Sprintf("%s: %d", yamlText(word), points))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (g *maker) ranges() string {
	edges := []float64{0, 3, 5.5, 8, 10}
	var parts []string
	seen := map[string]bool{}
	for i := 1; i < len(edges); i++ {
		word := g.of(g.words...)
		if seen[folded(word)] {
			word = fmt.Sprint("词", i)
		}
		seen[folded(word)] = true
		parts = append(parts, fmt.Sprintf("%s: [%v, %v]", yamlText(word), edges[i-1], edges[i]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (g *maker) levels(b *strings.Builder, model string) {
	by, n := g.of("score", "score", "headcount", "value"), 2+g.IntN(4)
	fmt.Fprintf(b, "    tiers:\n      by: %s\n", by)
	if by == "value" {
		fmt.Fprintf(b, "      of: %s\n", g.of("a", "b"))
	}
	b.WriteString("      levels:\n")
	if g.IntN(3) == 0 {
		g.lone = g.level(b, model, "only: override")
	}
	for i := range n {
		what := ""
		switch {
		case by != "score":
			what = "share: " + [][]string{{"33.3%", "66.7%"}, {"10%", "20%", "70%"}, {"5%", "20%", "25%", "50%"}, {"10%", "10%", "10%", "10%", "60%"}}[n-2][i]
		case i < n-1:
			what = "min: " + strconv.FormatFloat(float64(90-15*i)+float64(g.IntN(100))/100, 'f', -1, 64)
		}
		if g.IntN(2) == 0 {
			what = strings.TrimPrefix(what+", expect: "+g.of("10%", "0.5%", "16.7%"), ", ")
		}
		g.level(b, model, what)
	}
}

func (g *maker) level(b *strings.Builder, model, what string) (name string) {
	name = g.name(model + " tier")
	g.tiers = append(g.tiers, name)
	fmt.Fprintf(b, "        - {name: %s%s}\n", yamlText(name), strings.TrimSuffix(", "+what, ", "))
	return name
}

func (g *maker) overrides(b *strings.Builder, model string) {
	if g.IntN(3) == 0 && g.lone == "" {
		return
	}
	b.WriteString("    overrides:\n")
	for k := range 1 + g.IntN(3) {
		what, tier := g.of("tier", "at_least", "at_most"), g.of(g.tiers...)
		if k == 0 && g.lone != "" {
			what, tier = "tier", g.lone
		}
		fmt.Fprintf(b, "      - name: %s\n        when: %s\n        %s: %s\n        reason: %s\n", yamlText(g.name(model+" override")),
			yamlText(g.ofResults()), what, yamlText(tier), yamlText(g.of(awkwardTexts()...)))
		if what != "at_most" || g.IntN(2) == 0 {
			fmt.Fprintf(b, "        approved_by: %s\n        until: %s\n", yamlText(g.of(awkwardTexts()...)), g.of("2026-12-31", "2026-09-30", "2026-09-29"))
		}
	}
}
