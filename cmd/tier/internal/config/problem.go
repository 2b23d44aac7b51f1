package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"tier/scoring"
)

// Problem is one thing that is wrong with a configuration, with its place.
type Problem struct {
	File    string // as given; or the flag or variable that a setting came from
	Line    int    // from 1; 0 where it is the whole file
	Col     int    // from 1, in characters; 0 where it is the whole line
	Len     int    // how many characters are meant
	Snippet string // the offending line, or the part of it around Col where it is long
	Message scoring.Message
	Hint    scoring.Message // the next step; may be zero

	mark int // where in Snippet the meant characters begin
}

// Place says where the problem is: file:line:column.
func (p Problem) Place() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Error is the problem in one line of English.
func (p Problem) Error() string { return p.Place() + ": " + p.Message.String() }

// Caret is the line to print under Snippet: blanks as wide as what stands before the meant characters, then carets
// as wide as those. A Chinese character is two columns wide.
func (p Problem) Caret() string {
	runes := []rune(p.Snippet)
	from := min(p.mark, len(runes))
	to := min(from+max(p.Len, 1), len(runes))
	before := displaywidth.String(string(runes[:from]))
	return strings.Repeat(" ", before) + strings.Repeat("^", max(1, displaywidth.String(string(runes[from:to]))))
}

// Render writes the problem as several lines, each ending in a newline: the message, the line with a caret, the hint.
// What say does with a message is the caller's: its language.
func (p Problem) Render(say func(scoring.Message) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", p.Place(), say(p.Message))
	if p.Snippet != "" {
		number := strconv.Itoa(p.Line)
		fmt.Fprintf(&b, "  %s | %s\n", number, p.Snippet)
		fmt.Fprintf(&b, "  %s | %s\n", strings.Repeat(" ", len(number)), p.Caret())
	}
	if !p.Hint.IsZero() {
		fmt.Fprintf(&b, "  %s\n", say(scoring.Say("hint: %s", p.Hint)))
	}
	return b.String()
}

// Problems are all that is wrong, sorted by place. As an error it renders them in English.
type Problems []Problem

// Error renders all problems in English.
func (ps Problems) Error() string {
	return strings.TrimSuffix(ps.Render(scoring.Message.String), "\n")
}

// Render renders all problems, one after the other.
func (ps Problems) Render(say func(scoring.Message) string) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Render(say))
	}
	return b.String()
}

// sorted has the problems by place; those of one place keep their order.
func (ps Problems) sorted() Problems {
	out := slices.Clone(ps)
	slices.SortStableFunc(out, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Col - b.Col
	})
	return out
}

// snippetWidth is how many columns of a long line are shown.
const snippetWidth = 100

// snippet is what to show of a line, and where in it column col (from 1) lies. Tabs become one blank, so that the
// caret keeps its place; other invisible characters become �, so that a file can't steer the terminal.
func snippet(line string, col int) (shown string, mark int) {
	before := 0 // characters left out in front of a line that is far too long
	if len(line) > longLine && col > longLine {
		before = col - longLine
		line = fromColumn(line, before+1)
	}
	if len(line) > 4*longLine+utf8.UTFMax {
		line = strings.ToValidUTF8(line[:4*longLine+utf8.UTFMax], "")
	}
	runes := []rune(strings.TrimRight(line, " \t\r"))
	for i, r := range runes {
		switch {
		case r == '\t':
			runes[i] = ' '
		case !unicode.IsPrint(r) && !unicode.IsSpace(r):
			runes[i] = '\uFFFD'
		}
	}
	mark = max(0, min(col-before-1, len(runes)))
	if before == 0 && displaywidth.String(string(runes)) <= snippetWidth {
		return string(runes), mark
	}
	from := max(0, mark-snippetWidth/3)
	cut := runes[from:]
	mark -= from
	if from > 0 {
		cut = append([]rune{'…'}, cut...)
		mark++
	}
	return displaywidth.TruncateString(string(cut), snippetWidth, "…"), mark
}
