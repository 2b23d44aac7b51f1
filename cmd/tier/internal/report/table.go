package report

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Table is a table of texts. Columns are aligned to the right where Right says so.
type Table struct {
	Header []string
	Right  []bool
	Rows   [][]string
	Footer []string
	// Spare are columns that a narrow terminal does without, the first one first.
	Spare []int
}

// fit leaves out spare columns until the table fits into a width; 0 is wide enough for all.
func (t *Table) fit(width int) *Table {
	for i := 0; width > 0 && i < len(t.Spare) && t.width() > width; i++ {
		narrow := t.without(t.Spare[:i+1])
		if i == len(t.Spare)-1 || narrow.width() <= width {
			return narrow
		}
	}
	return t
}

// width is how many columns of a terminal the table takes: each cell has a blank on both sides.
func (t *Table) width() int {
	total := 0
	for col := range t.Header {
		widest := displaywidth.String(t.Header[col])
		for _, row := range t.Rows {
			widest = max(widest, displaywidth.String(row[col]))
		}
		total += widest + 2
	}
	return total
}

func (t *Table) without(columns []int) *Table {
	keep := func(cells []string) []string {
		var kept []string
		for col, cell := range cells {
			if !slices.Contains(columns, col) {
				kept = append(kept, cell)
			}
		}
		return kept
	}
	out := &Table{Header: keep(t.Header), Footer: keep(t.Footer)}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, keep(row))
	}
	for col, right := range t.Right {
		if !slices.Contains(columns, col) {
			out.Right = append(out.Right, right)
		}
	}
	return out
}

// text draws the table with a rule below its header and above its footer.
func (t *Table) text() (string, error) {
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

func (t *Table) markdown() (string, error) {
	return t.draw(func(s string) string { return escapeMarkdown(Plain(s)) },
		tablewriter.WithRenderer(renderer.NewMarkdown()))
}

// draw renders the table, its cells made safe first.
func (t *Table) draw(safe func(string) string, how tablewriter.Option) (string, error) {
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
			return "", err
		}
	}
	if t.Footer != nil {
		table.Footer(each(t.Footer, safe))
	}
	if err := table.Render(); err != nil {
		return "", err
	}
	return trimLines(b.String()), nil
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
