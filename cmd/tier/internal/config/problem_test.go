package config

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"tier/scoring"
)

func TestCaret(t *testing.T) {
	for _, tt := range []struct {
		line     string
		col, len int
		want     string
	}{
		{"weight: 30", 9, 2, "        ^^"},
		{"字段: 销售", 5, 2, "      ^^^^"},
		{"\tid: x", 2, 2, " ^^"},
		{"id:", 4, 1, "   ^"}, // at the end
		{"", 1, 1, "^"},
		{"id", 9, 3, "  ^"}, // past the end
	} {
		p := Problem{Line: 1, Col: tt.col, Len: tt.len}
		p.Snippet, p.mark = snippet(tt.line, tt.col)
		if got := p.Caret(); got != tt.want {
			t.Errorf("Caret of %q at %d: got %q, want %q", tt.line, tt.col, got, tt.want)
		}
	}
}

// However long a line is and whatever stands in it, the caret stays under the characters that are meant, and nothing
// wider than the snippet is shown.
func TestCaretStaysInView(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("ab 字：{}")), 1, 300).Draw(t, "line")
		col := rapid.IntRange(1, len(runes)).Draw(t, "col")
		if runes[col-1] == ' ' {
			runes[col-1] = 'x'
		}
		p := Problem{Line: 1, Col: col, Len: 1}
		p.Snippet, p.mark = snippet(string(runes), col)
		if w := displaywidth.String(p.Snippet); w > snippetWidth {
			t.Fatalf("the snippet is %d columns wide", w)
		}
		if got := []rune(p.Snippet)[p.mark]; got != runes[col-1] {
			t.Fatalf("the caret is under %q, not under %q", got, runes[col-1])
		}
	})
}

func TestSnippetHidesControlCharacters(t *testing.T) {
	shown, _ := snippet("id: \x1b[31mred\x07", 1)
	if want := "id: �[31mred�"; shown != want {
		t.Errorf("got %q, want %q", shown, want)
	}
}

// Render speaks the caller's language, and keeps places and lines as they are.
func TestRenderTranslated(t *testing.T) {
	_, err := Load("tier.yaml", []byte("version: 2\n"))
	problems, ok := err.(Problems)
	if !ok {
		t.Fatalf("got %T, want Problems", err)
	}
	got := problems.Render(func(m scoring.Message) string { return "〈" + m.Format + "〉" })
	for _, want := range []string{
		"tier.yaml:1:10: 〈version %s is unknown; this program reads version %d〉\n  1 | version: 2\n    |          ^\n",
		"  〈hint: %s〉\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwithout\n%s", got, want)
		}
	}
}
