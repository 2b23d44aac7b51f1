package result

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// Given are the fields that other tables give, in the order of the configuration, but for those that are redacted or left out.
func (r *Result) Given() []*tables.Field {
	var all []*tables.Field
	for _, t := range r.Tables {
		for _, f := range t.Fields {
			if !r.Redacts(f.Spec.Name) && !r.leavesOut(f.Spec.Name) {
				all = append(all, f)
			}
		}
	}
	return all
}

// given is a field that some table gives, with the table; nil where none does.
func (r *Result) given(name string) (*tables.Joined, *tables.Field) {
	for _, t := range r.Tables {
		for _, f := range t.Fields {
			if f.Spec.Name == name {
				return t, f
			}
		}
	}
	return nil, nil
}

// tableOf is the table that gives a field; nil where none does.
func (r *Result) tableOf(name string) *tables.Joined {
	t, _ := r.given(name)
	return t
}

// unitOf is what the figures of a table's field are in.
func (r *Result) unitOf(f *config.TableField) string {
	if _, given := r.given(f.Name); given != nil {
		return given.Unit
	}
	return f.Unit
}

// joined are the columns of the fields that other tables give.
func (r *Result) joined() []Column {
	var all []Column
	for _, f := range r.Given() {
		all = append(all, Column{Header: r.givenHeader(f), Kind: JoinedColumn, Field: f.Spec.Name, Rate: f.Spec.Aggregate == config.Share, Cell: givenCells(f)})
	}
	return all
}

// givenHeader is the field's title, and the unit where the title names none.
func (r *Result) givenHeader(f *tables.Field) string {
	title := f.Spec.Called()
	if _, unit := fileio.NormalHeader(title); unit != "" || f.Unit == "" {
		return title
	}
	return words.InUnit(title, f.Unit)
}

// givenCells are the values of a field.
func givenCells(f *tables.Field) func(row int) fileio.Cell {
	switch f.Spec.Kind {
	case scoring.Number:
		return func(row int) fileio.Cell { return num(f.Numbers[row]) }
	case scoring.Text:
		return func(row int) fileio.Cell { return text(f.Texts[row]) }
	}
	return func(row int) fileio.Cell {
		if f.Dates[row].IsZero() {
			return fileio.Cell{}
		}
		return fileio.Cell{Kind: fileio.Date, Num: fileio.DateSerial(f.Dates[row])}
	}
}
