// Package report writes what a person reads: tables and lines for the terminal, and the same as Markdown.
//
// The rules of the terminal: standard output is data, and what is written here is data. Text from files never steers
// the terminal (Plain). A table is as wide as its cells, measured in columns of East Asian text. Colour only adds:
// nothing is said by colour alone.
package report

import (
	"io"
	"strings"

	"tier/cmd/tier/internal/words"
)

// Style is how a report looks.
type Style struct {
	Color bool
	Width int // columns of the terminal; 0 for as many as it takes
}

// Block is a part of a report: a heading, a table, and lines below it, each optional.
type Block struct {
	Heading string
	Table   *Table
	Lines   []string
}

// Plain makes a text safe to print: characters that would steer a terminal, turn its direction or take no room become �, and
// so do bytes that are no text, some of which steer a terminal that doesn't know UTF-8.
func Plain(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexFunc(s, words.Steers) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if words.Steers(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// line makes a text one safe line: with a line break in its name, a customer could write lines of the report.
func line(s string) string {
	return Plain(strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ").Replace(s))
}

// WriteText writes blocks for a terminal.
func WriteText(w io.Writer, blocks []Block, style Style) error {
	out := &errWriter{w: w}
	for i, b := range blocks {
		if i > 0 {
			out.line("")
		}
		if b.Heading != "" {
			out.line(style.bold(line(b.Heading)))
		}
		if b.Table != nil {
			out.table(b.Table.fit(style.Width).text)
		}
		for _, l := range b.Lines {
			out.line(line(l))
		}
	}
	return out.err
}

// WriteMarkdown writes blocks as Markdown.
func WriteMarkdown(w io.Writer, blocks []Block) error {
	out := &errWriter{w: w}
	for i, b := range blocks {
		if i > 0 {
			out.line("")
		}
		if b.Heading != "" {
			out.line("## " + markdownLine(b.Heading))
			out.line("")
		}
		if b.Table != nil {
			out.table(b.Table.markdown)
		}
		if b.Table != nil && len(b.Lines) > 0 {
			out.line("")
		}
		for _, l := range b.Lines {
			out.line("- " + markdownLine(l))
		}
	}
	return out.err
}

func (s Style) bold(text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}

// errWriter keeps the first error, so that a report reads as one straight line.
type errWriter struct {
	w   io.Writer
	err error
}

func (e *errWriter) text(s string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.w, s)
	}
}

func (e *errWriter) line(s string) { e.text(s + "\n") }

func (e *errWriter) table(draw func() (string, error)) {
	text, err := draw()
	if e.err == nil {
		e.err = err
	}
	e.text(text)
}

// markdownLine makes a text one line of Markdown that shows it as it is.
func markdownLine(s string) string {
	return strings.NewReplacer(`\`, `\\`, `|`, `\|`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `[`, `\[`, `#`, `\#`,
		`~`, `\~`, `&`, `\&`).Replace(line(s))
}
