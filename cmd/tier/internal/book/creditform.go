package book

import (
	"io"
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// CreditForms writes the three credit forms of customers (客户信用状况调查表, 信用等级评分项目表, 客户授信申请表), filled in as far as a run
// knows them. Package creditform reads them back. It may be used by several goroutines at once.
type CreditForms struct {
	r *result.Result
	creditFields
	met    [][]scoring.Truth // by override of the rubric: whom it meets
	limits [][][]float64     // by grade and expression: what it gives
}

// NewCreditForms looks at what the forms of a result, which judges credit, have in common.
func NewCreditForms(r *result.Result) *CreditForms {
	f := &CreditForms{r: r, creditFields: newCreditFields(r.Config)}
	m := r.Credit.Model
	after := m.Scores.After(func(row int) string { return m.Tier(m.Computed[row]) })
	for _, o := range m.Spec.Overrides {
		f.met = append(f.met, o.When.Truths(after))
	}
	for _, exprs := range r.Config.Credit.Limits.Grades {
		var values [][]float64
		for _, e := range exprs {
			values = append(values, e.Numbers(r.Frame))
		}
		f.limits = append(f.limits, values)
	}
	return f
}

// HasLimit reports whether a limit is in force for a customer: the application is then one to change it.
func (f *CreditForms) HasLimit(row int) bool {
	return !math.IsNaN(f.number(f.r.Config.Credit.Granted.Limit, row))
}

// Write writes a workbook with the forms of some customers, three sheets for each. The same forms give the same bytes.
func (f *CreditForms) Write(w io.Writer, p words.Printer, o FormOptions, rows ...int) error {
	b := newWorkbook(f.r, p)
	defer b.file.Close()
	b.protected = true
	work := newCreditWork(p.Sprintf("Choices"))
	taken := []string{work.name}
	for _, row := range rows {
		c := newCreditCase(b, f, work, row)
		taken = c.call(taken, len(rows) > 1)
		for _, s := range []sheet{c.surveySheet(), c.scoreSheet(), c.requestSheet()} {
			b.add(s)
		}
		o.Progress.Add(1, 1)
	}
	b.add(work.sheet())
	title := p.Sprintf("Credit forms")
	if len(rows) == 1 {
		title += " · " + f.called(rows[0])
	}
	b.describeAs(title)
	b.mark()
	return b.write(w, o.Workers)
}

// called is what people call a customer: his name, or where the list has none his id.
func (f *CreditForms) called(row int) string {
	if name := f.r.Name(row); name != "" {
		return name
	}
	return f.r.ID(row)
}

// number is a figure of a customer; NaN where there is none.
func (f *CreditForms) number(field string, row int) float64 {
	if values, ok := f.r.Frame.Numbers(field); ok && field != "" {
		return values[row]
	}
	return math.NaN()
}

// text is a text of a customer; "" where there is none.
func (f *CreditForms) text(field string, row int) string {
	if texts, ok := f.r.Frame.Texts(field); ok && field != "" {
		return texts(row)
	}
	return ""
}

// value is a customer's field as a cell of a kind: what could not be read is as the list has it.
func (f *CreditForms) value(field string, kind scoring.Kind, row int) fileio.Cell {
	if f.r.Frame.Unreadable(field, row) {
		return fileio.Cell{Kind: fileio.Text, Text: f.raw(field, row)}
	}
	switch kind {
	case scoring.Number:
		if x := f.number(field, row); !math.IsNaN(x) {
			return fileio.Cell{Kind: fileio.Number, Num: x}
		}
	case scoring.Date:
		if days, ok := f.r.Frame.Dates(field); ok && !days[row].IsZero() {
			return dayCell(days[row])
		}
	default:
		if text := f.text(field, row); text != "" {
			return fileio.Cell{Kind: fileio.Text, Text: text}
		}
	}
	return fileio.Cell{}
}

// raw is what stands in the list where a figure is expected.
func (f *CreditForms) raw(field string, row int) string {
	if f.r.List.Has(field) {
		for _, c := range f.r.List.FieldColumns(field) {
			if cell := f.r.List.Cell(row, c); cell.Kind == fileio.Text {
				return cell.Text
			}
		}
	}
	return unread
}

// isSpoilt reports whether an expression reads something of the customer that could not be read.
func (f *CreditForms) isSpoilt(e *scoring.Expr, row int) bool {
	return slices.ContainsFunc(e.Fields(), func(field string) bool { return f.r.Frame.Unreadable(field, row) })
}
