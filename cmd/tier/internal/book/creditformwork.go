package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// creditWork is the hidden sheet of the credit forms: what is picked from, the figures of rules, and for each customer the
// workings between the cells of the forms.
type creditWork struct {
	name    string
	columns [][]cell
	grids   map[string]creditGrid
}

// creditGrid is a rule's table on the hidden sheet.
type creditGrid struct{ first int }

func newCreditWork(name string) *creditWork {
	return &creditWork{name: name, grids: map[string]creditGrid{}}
}

// column adds a column under a header, and returns its number from 1.
func (w *creditWork) column(header string, cells ...fileio.Cell) int {
	column := []cell{textCell(header, 0)}
	for _, c := range cells {
		column = append(column, cell{Cell: c})
	}
	w.columns = append(w.columns, column)
	return len(w.columns)
}

// list adds a column once for each key, and returns its range.
func (w *creditWork) list(key, header string, cells []fileio.Cell) string {
	g, known := w.grids[key]
	if !known {
		g.first = w.column(header, cells...)
		w.grids[key] = g
	}
	return fixed(w.name, g.first, 2, 1+len(cells))
}

// grid adds a rule's table once for each key, and returns its columns.
func (w *creditWork) grid(key string, rule scoring.Grid, say func(scoring.Message) string) func(i, rows int) string {
	g, known := w.grids[key]
	if !known {
		g.first = len(w.columns) + 1
		for i := range rule.Header {
			var cells []fileio.Cell
			for _, row := range rule.Rows {
				cells = append(cells, entryCell(row[i], say))
			}
			w.column(key, cells...)
		}
		w.grids[key] = g
	}
	return func(i, rows int) string { return fixed(w.name, g.first+i, 2, 1+rows) }
}

func entryCell(e scoring.Entry, say func(scoring.Message) string) fileio.Cell {
	if message, is := e.Value.(scoring.Message); is {
		return fileio.Cell{Kind: fileio.Text, Text: say(message)}
	}
	switch v := e.Value.(type) {
	case float64:
		return fileio.Cell{Kind: fileio.Number, Num: v}
	case string:
		return fileio.Cell{Kind: fileio.Text, Text: v}
	}
	return fileio.Cell{}
}

func (w *creditWork) sheet() sheet {
	longest := 0
	for _, column := range w.columns {
		longest = max(longest, len(column))
	}
	return sheet{name: w.name, tab: faint, hidden: true, content: content{count: longest, columns: len(w.columns),
		row: func(n int, cells []cell) row {
			for i, column := range w.columns {
				cells[i] = cell{}
				if n < len(column) {
					cells[i] = column[n]
				}
			}
			return row{cells: cells}
		}}}
}

// scalar adds a working of the customer, and returns its cell.
func (c *creditCase) scalar(label string, value fileio.Cell, text string) string {
	w := c.work
	w.columns[c.column-1] = append(w.columns[c.column-1], textCell(label, 0))
	made := cell{Cell: value}
	if text != "" && fits(text) {
		made.formula = &formula{text: text}
	}
	w.columns[c.column] = append(w.columns[c.column], made)
	return fixedCell(w.name, c.column+1, len(w.columns[c.column]))
}

// Field implements scoring.Places.
func (c *creditCase) Field(name string, kind scoring.Kind) (string, bool) {
	if ref, ok := c.refs[name]; ok {
		return ref, true
	}
	if e := c.f.derived[name]; e != nil {
		if e.Kind() == scoring.Bool {
			return "", false
		}
		c.refs[name] = c.calculated(name+" = "+e.Source(), e, c.f.value(name, e.Kind(), c.row))
		return c.refs[name], true
	}
	if kind == scoring.Unknown {
		kind = scoring.Text
	}
	key := fmt.Sprint(name, "\x00", kind)
	if _, known := c.refs[key]; !known {
		value := c.f.value(name, kind, c.row)
		if c.f.r.Frame.Unreadable(name, c.row) {
			value.Text = unread
		}
		c.refs[key] = c.scalar(name, value, "")
	}
	return c.refs[key], true
}

// Result implements scoring.Places.
func (c *creditCase) Result(column string) (string, bool) {
	ref, ok := c.results[column]
	return ref, ok
}

// Day implements scoring.Places: a form is of another day than the run.
func (c *creditCase) Day() (string, bool) { return "", false }

// Whole implements scoring.Places: what hangs on all customers is no matter of one form.
func (c *creditCase) Whole(scoring.Whole) (string, bool) { return "", false }

// calculated adds an expression to the workings: its value follows what it reads, where it has a formula.
func (c *creditCase) calculated(label string, e *scoring.Expr, value fileio.Cell) string {
	if c.f.isSpoilt(e, c.row) {
		value = fileio.Cell{Kind: fileio.Text, Text: unread}
	} else if value.Kind == fileio.Empty {
		value = fileio.Cell{Kind: fileio.Text}
	}
	text, ok := e.Formula(c)
	if !ok {
		return c.scalar(label, value, "")
	}
	if e.Kind() == scoring.Number {
		text = fmt.Sprintf(`IFERROR(ROUND(%s,9),"")`, text)
	}
	return c.scalar(label, value, c.whereReadable(e, text))
}

// whereReadable is a formula where all cells could be read that an expression reads, and otherwise unread.
func (c *creditCase) whereReadable(e *scoring.Expr, text string) string {
	if can := c.readable(e); can != "" {
		return fmt.Sprintf("IF(%s,%s,%s)", can, text, literal(unread))
	}
	return text
}

// readable is the condition that all cells could be read; "" where that is always so.
func (c *creditCase) readable(exprs ...*scoring.Expr) string {
	var all []string
	seen := map[string]bool{}
	for _, e := range exprs {
		if e == nil {
			continue
		}
		kinds := e.FieldKinds()
		for _, field := range e.Fields() {
			ref, ok := c.Field(field, kinds[field])
			if ok && !seen[ref] {
				seen[ref] = true
				all = append(all, readableCell(ref, kinds[field]))
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "AND(" + strings.Join(all, ",") + ")"
}

func readableCell(ref string, kind scoring.Kind) string {
	if kind == scoring.Number || kind == scoring.Date {
		return fmt.Sprintf(`OR(ISNUMBER(%[1]s),TRIM(%[1]s)="")`, ref)
	}
	return fmt.Sprintf(`NOT(ISERROR(%s))`, ref)
}

// followed is a cell that shows what another one calculates.
func followed(value fileio.Cell, text string, style int) cell {
	if value.Kind == fileio.Empty {
		value.Kind = fileio.Text
	}
	return cell{Cell: value, style: style, formula: &formula{text: text}}
}

// rounded9 is a figure as it is compared, as a cell.
func rounded9(x float64) fileio.Cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return fileio.Cell{Kind: fileio.Text}
	}
	return fileio.Cell{Kind: fileio.Number, Num: scoring.Round9(x)}
}
