package report

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Table is a table. Columns are aligned to the right where Right says so.
type Table struct {
	Header []string
	Right  []bool
	Rows   [][]Cell
	Footer []Cell
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
		widest := displaywidth.String(clipped(t.Header[col]))
		for _, row := range t.Rows {
			widest = max(widest, displaywidth.String(clipped(row[col].Text)))
		}
		if t.Footer != nil {
			widest = max(widest, displaywidth.String(clipped(t.Footer[col].Text)))
		}
		total += widest + 2
	}
	return total
}

// filled leaves out the columns in which there is nothing.
func (t *Table) filled() *Table {
	var empty []int
	for col := range t.Header {
		if !slices.ContainsFunc(t.Rows, func(row []Cell) bool { return row[col].Text != "" }) {
			empty = append(empty, col)
		}
	}
	out := t.without(empty)
	for _, col := range t.Spare {
		if at := col - len(slices.DeleteFunc(slices.Clone(empty), func(e int) bool { return e > col })); !slices.Contains(empty, col) {
			out.Spare = append(out.Spare, at)
		}
	}
	return out
}

func (t *Table) without(columns []int) *Table {
	out := &Table{Header: keep(t.Header, columns), Right: keep(t.Right, columns), Footer: keep(t.Footer, columns)}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, keep(row, columns))
	}
	return out
}

// keep leaves out the cells of columns.
func keep[T any](cells []T, without []int) []T {
	var kept []T
	for col, cell := range cells {
		if !slices.Contains(without, col) {
			kept = append(kept, cell)
		}
	}
	return kept
}

// text draws the table with a rule below its header and above its footer.
func (t *Table) text() (string, error) {
	off, on := tw.Off, tw.On
	return t.draw(clipped, tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: off, BetweenRows: off},
			Lines:      tw.Lines{ShowTop: off, ShowBottom: off, ShowHeaderLine: on, ShowFooterLine: on},
		},
	})))
}

// clipped is a text as one safe line that a terminal can show beside others: a cell of a workbook may hold a whole page, and each
// row is as wide as the widest. Files hold all of it.
func clipped(s string) string {
	const widest = 160
	return displaywidth.TruncateString(line(s), widest, "…")
}

func (t *Table) markdown() (string, error) {
	return t.draw(markdownLine,
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
		if err := table.Append(each(texts(row), safe)); err != nil {
			return "", err
		}
	}
	if t.Footer != nil {
		table.Footer(each(texts(t.Footer), safe))
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

func texts(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
	}
	return out
}

func each(cells []string, safe func(string) string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = safe(c)
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
