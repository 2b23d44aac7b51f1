// Package report writes what a person reads: tables and lines for the terminal, and the same as Markdown.
//
// The rules of the terminal: standard output is data, and what is written here is data. Text from files never steers
// the terminal (Plain). A table is as wide as its cells, measured in columns of East Asian text. Colour only adds:
// nothing is said by colour alone.
package report

import (
	"io"
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
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

// Table is a table of texts. Columns are aligned to the right where Right says so.
type Table struct {
	Header []string
	Right  []bool
	Rows   [][]string
	Footer []string
}

// Plain makes a text safe to print: characters that would steer a terminal or turn its direction become �.
func Plain(s string) string {
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

func steers(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// WriteText writes blocks for a terminal.
func WriteText(w io.Writer, blocks []Block, style Style) error {
	out := &errWriter{w: w}
	for i, b := range blocks {
		if i > 0 {
			out.line("")
		}
		if b.Heading != "" {
			out.line(style.bold(Plain(b.Heading)))
		}
		if b.Table != nil {
			out.text(b.Table.text())
		}
		for _, l := range b.Lines {
			out.line(Plain(l))
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
			out.line("## " + Plain(b.Heading))
			out.line("")
		}
		if b.Table != nil {
			out.text(b.Table.markdown())
			out.line("")
		}
		for _, l := range b.Lines {
			out.line("- " + escapeMarkdown(Plain(l)))
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

// text draws the table with a rule below its header and above its footer.
func (t *Table) text() string {
	off, on := tw.Off, tw.On
	return t.draw(Plain, tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: off, BetweenRows: off},
			Lines:      tw.Lines{ShowTop: off, ShowBottom: off, ShowHeaderLine: on, ShowFooterLine: on},
		},
	})))
}

func (t *Table) markdown() string {
	return t.draw(func(s string) string { return escapeMarkdown(Plain(s)) },
		tablewriter.WithRenderer(renderer.NewMarkdown()))
}

// draw renders the table, its cells made safe first.
func (t *Table) draw(safe func(string) string, how tablewriter.Option) string {
	var b strings.Builder
	table := tablewriter.NewTable(&b, how,
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithFooterAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithFooterAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithAlignment(t.alignment()),
	)
	table.Header(each(t.Header, safe))
	for _, row := range t.Rows {
		if err := table.Append(each(row, safe)); err != nil {
			return err.Error()
		}
	}
	if t.Footer != nil {
		table.Footer(each(t.Footer, safe))
	}
	if err := table.Render(); err != nil {
		return err.Error()
	}
	return trimLines(b.String())
}

func (t *Table) alignment() tw.Alignment {
	all := make(tw.Alignment, len(t.Header))
	for i := range all {
		all[i] = tw.AlignLeft
		if i < len(t.Right) && t.Right[i] {
			all[i] = tw.AlignRight
		}
	}
	return all
}

// each has one line a cell: a line break in a name would break the table.
func each(cells []string, safe func(string) string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.ReplaceAll(safe(c), "\n", " ")
	}
	return out
}

func trimLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimRight(line, " \n"))
		b.WriteByte('\n')
	}
	return b.String()
}

func escapeMarkdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, `|`, `\|`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `[`, `\[`).Replace(s)
}
