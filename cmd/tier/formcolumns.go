package main

import (
	"math"
	"slices"
	"time"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/fileio"
	"tier/scoring"
)

// columns are what forms show of each customer: the first who of them are the id and the name, the others what raters
// should know. What they are to rate is not among them.
func (o *formOptions) columns(a *app, cfg *config.Config, in *formList) (columns []book.FormColumn, who int, err error) {
	names := &columnNames{cfg, in.list}
	for _, field := range []string{"id", "name"} {
		if in.list.Has(field) {
			columns = append(columns, fieldColumn(in.list, field))
		}
	}
	who = len(columns)
	for _, name := range o.knownFields(a, cfg, names) {
		c, ok := in.column(cfg, names, name)
		switch {
		case !ok && names.knows(name):
			a.note("the list has no column for the field %q: the forms don't show it", name)
		case !ok:
			return nil, 0, names.unknown(usage("%s: no field and no column is called %q", "--known", name), name)
		case isRatedColumn(cfg, name, c.Header):
			a.note("%q is rated: the forms don't show what the list has of it", c.Header)
		case !slices.ContainsFunc(columns, func(other book.FormColumn) bool { return other.Header == c.Header }):
			columns = append(columns, c)
		}
	}
	return a.noRaters(columns), who, nil
}

// noRaters gives columns of the list that seem to name the rater (评委) another header: whoever reads the form would credit
// it to the names below.
func (a *app) noRaters(columns []book.FormColumn) []book.FormColumn {
	for i, c := range columns {
		if ratings.IsRater(c.Header) {
			columns[i].Header = a.words.Sprintf("%s in the list", c.Header)
		}
	}
	return columns
}

// column is a field of the list, a column by its header, or a derived field.
func (in *formList) column(cfg *config.Config, names *columnNames, name string) (book.FormColumn, bool) {
	if in.list.Has(name) {
		return fieldColumn(in.list, name), true
	}
	for _, d := range cfg.Derive {
		if d.Name == name {
			return derivedColumn(in.frame, d), true
		}
	}
	if found := names.find(name); len(found) > 0 {
		return listColumn(in.list, found[0].Header, found), true
	}
	return book.FormColumn{}, false
}

// isRatedColumn reports whether a rated criterion reads a field, or is called like a header.
func isRatedColumn(cfg *config.Config, field, header string) bool {
	normal, _ := fileio.NormalHeader(header)
	return slices.ContainsFunc(cfg.Rated(), func(c scoring.Criterion) bool {
		name, _ := fileio.NormalHeader(c.Name)
		own := slices.ContainsFunc(c.Reads(), func(f scoring.FieldInfo) bool { return f.Name == field })
		return own || name == normal
	})
}

// fieldColumn is a field under the list's own header.
func fieldColumn(list *fileio.List, field string) book.FormColumn {
	return listColumn(list, list.Header(field), list.FieldColumns(field))
}

// listColumn shows columns of the list as one: the cell of the first that has one.
func listColumn(list *fileio.List, header string, of []fileio.Column) book.FormColumn {
	var cells []func(row int) fileio.Cell
	for _, c := range of {
		cells = append(cells, list.Cells(c))
	}
	return book.FormColumn{Header: header, Formats: list.Formats(of[0]), Cell: func(row int) fileio.Cell {
		for _, cell := range cells {
			if c := cell(row); c.Kind != fileio.Empty {
				return c
			}
		}
		return fileio.Cell{}
	}}
}

// derivedColumn is a field that is computed.
func derivedColumn(frame *scoring.Frame, d scoring.Derived) book.FormColumn {
	column := book.FormColumn{Header: d.Name, Cell: func(int) fileio.Cell { return fileio.Cell{} }}
	switch d.Expr.Kind() {
	case scoring.Text:
		if texts, ok := frame.Texts(d.Name); ok {
			column.Cell = func(row int) fileio.Cell { return textOf(texts(row)) }
		}
	case scoring.Date:
		if dates, ok := frame.Dates(d.Name); ok {
			column.Cell = func(row int) fileio.Cell { return dateOf(dates[row]) }
		}
	default:
		if numbers, ok := frame.Numbers(d.Name); ok {
			column.Cell = func(row int) fileio.Cell { return numberOf(numbers[row]) }
		}
	}
	return column
}

func textOf(s string) fileio.Cell {
	if s == "" {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Text, Text: s}
}

func numberOf(x float64) fileio.Cell {
	if math.IsNaN(x) {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Number, Num: scoring.Round9(x)}
}

func dateOf(t time.Time) fileio.Cell {
	if t.IsZero() {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Text, Text: t.Format(time.DateOnly)}
}
