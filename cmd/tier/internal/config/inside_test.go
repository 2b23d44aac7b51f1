package config

import (
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

func TestInside(t *testing.T) {
	for _, tt := range []struct {
		name, text  string
		offset, len int
		want        span
	}{
		{"plain", "when: years < 1", 8, 1, span{1, 15, 1}},
		{"single", "when: 'years < 1'", 8, 1, span{1, 16, 1}},
		{"after a doubled quote", "when: 'a == ''是'' or b'", 12, 1, span{1, 22, 1}},
		{"the doubled quote", "when: 'a == ''是'''", 5, 3, span{1, 13, 4}},
		{"double", `when: "a == \"是\" or b"`, 12, 1, span{1, 22, 1}},
		{"escaped blank after a line end", "when: \"aa\n  \\ b\"", 4, 1, span{2, 5, 1}},
		{"escape by number", `when: "\u662f + b"`, 4, 1, span{1, 17, 1}},
		{"chinese key", "条件: '忠诚度 < 1'", 4, 1, span{1, 10, 1}},
		{"second line", "when: years\n  < 1", 6, 1, span{2, 3, 1}},
		{"block", "when: |\n  years\n  < 1\n", 6, 1, span{2 + 1, 3, 1}},
		{"folded", "when: >-\n  years\n\n  < 1\n", 6, 1, span{4, 3, 1}},
		{"at the end", "when: 'years <'", 7, 1, span{1, 15, 1}},
		{"two lines are marked in the first", "when: aa\n  bb", 0, 5, span{1, 7, 2}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, root := parse("x.yaml", []byte(tt.text))
			if root == nil {
				t.Fatal(src.problems)
			}
			if got := src.inside(root.Content[1], tt.offset, tt.len); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// Whatever YAML makes of a text in whatever style, each character of the value is found where it stands.
func TestInsideFindsEveryCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := strings.TrimSpace(rapid.StringOfN(rapid.SampledFrom([]rune("ab'\"\\ <=客户\n")), 1, 60, -1).Draw(t, "value"))
		style := rapid.SampledFrom([]yaml.Style{0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle, yaml.LiteralStyle, yaml.FoldedStyle}).Draw(t, "style")
		text, err := yaml.Dump(map[string]yaml.Node{"条件": {Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Style: style}}, yaml.WithLineWidth(20), yaml.WithUnicode(true))
		if err != nil || value == "" {
			t.Skip()
		}
		src, root := parse("x.yaml", text)
		if root == nil {
			t.Skip() // a trap, as of a value that is no text
		}
		n := root.Content[1]
		if n.Value != value {
			t.Skip()
		}
		places := src.places(n)
		runes := []rune(value)
		if len(places) != len(runes) {
			t.Fatalf("%q: %d places for %d characters", text, len(places), len(runes))
		}
		for i, r := range runes {
			at := []rune(src.line(places[i].line))
			if !unicode.IsSpace(r) && at[places[i].col-1] != r && at[places[i].col-1] != '\\' {
				t.Fatalf("%q: %q is not at %v", text, r, places[i])
			}
		}
	})
}
