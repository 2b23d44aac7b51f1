package report

import (
	"cmp"
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// listColumn is a column of a table that has a row for each of something.
type listColumn struct {
	header string
	right  bool
	cell   func(i int) Cell
	total  Cell // below all rows
}

// listed is a table of n rows. It has totals where any column has one.
func listed(n int, columns []listColumn) *Table {
	t := &Table{Rows: make([][]Cell, n)}
	var footer []Cell
	hasTotal := false
	for _, c := range columns {
		t.Header, t.Right = append(t.Header, c.header), append(t.Right, c.right)
		for i := range t.Rows {
			t.Rows[i] = append(t.Rows[i], c.cell(i))
		}
		footer = append(footer, c.total)
		hasTotal = hasTotal || c.total.Text != ""
	}
	if hasTotal {
		t.Footer = footer
	}
	return t
}

// who are the columns that say whose a row is.
func who(r *result.Result, row func(i int) int, p words.Printer) []listColumn {
	return []listColumn{
		{header: p.Sprintf("Id"), cell: func(i int) Cell { return Cell{Text: r.ID(row(i))} }},
		{header: p.Sprintf("Name"), cell: func(i int) Cell { return Cell{Text: r.Name(row(i))} }},
	}
}

// called is a customer in a sentence.
func called(r *result.Result, row int) string {
	if name := r.Name(row); name != "" {
		return r.ID(row) + " " + name
	}
	return r.ID(row)
}

// money writes the amounts of one table alike: with two decimals, or with none where all of them are whole.
type money struct {
	unit     string
	decimals int
}

func moneyOf(unit string, amounts ...float64) money {
	m := money{unit: unit}
	for _, x := range amounts {
		if !math.IsNaN(x) && scoring.Round(x, 2) != math.Trunc(x) {
			m.decimals = 2
		}
	}
	return m
}

func (m money) cell(x float64) Cell { return amount(x, m.decimals) }

func (m money) text(x float64) string { return Amount(x, m.decimals) }

// column is a column of amounts.
func (m money) column(header string, of func(i int) float64, total Cell) listColumn {
	return listColumn{header: header, right: true, cell: func(i int) Cell { return m.cell(of(i)) }, total: total}
}

// in is a heading with what amounts below it are in.
func (m money) in(heading string, p words.Printer) string {
	if m.unit == "" {
		return heading
	}
	return p.Sprintf("%s, in %s", heading, m.unit)
}

// shownOf says how many of a longer list are shown; nothing where all of them are.
func shownOf(shown, all int, p words.Printer) []string {
	if shown >= all {
		return nil
	}
	return []string{p.Sprintf("Shown: the first %d of %d", shown, all)}
}

// tally counts texts.
type tally struct {
	texts []string
	count map[string]int
}

func (t *tally) add(text string) {
	if t.count == nil {
		t.count = make(map[string]int)
	}
	if t.count[text] == 0 {
		t.texts = append(t.texts, text)
	}
	t.count[text]++
}

// table has the most frequent texts first, equal ones as they came, and at most so many; what is left is added up.
func (t *tally) table(header string, most int, p words.Printer) *Table {
	sorted := slices.Clone(t.texts)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(t.count[b], t.count[a]) })
	out := &Table{Header: []string{header, p.Sprintf("Customers")}, Right: []bool{false, true}}
	others := 0
	for i, text := range sorted {
		if i >= most {
			others += t.count[text]
			continue
		}
		out.Rows = append(out.Rows, []Cell{{Text: text}, count(t.count[text])})
	}
	if others > 0 {
		out.Rows = append(out.Rows, []Cell{{Text: p.Sprintf("%d others", len(sorted)-most)}, count(others)})
	}
	return out
}
