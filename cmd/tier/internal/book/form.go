package book

import (
	"io"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// FormContent is what the forms (考评表) of all raters have in common.
type FormContent struct {
	Config   *config.Config
	Period   string // that is rated; "" for none
	Rows     int    // of the list
	Known    []FormColumn
	Who      int // the first columns of Known, which say who a customer is: the id, the name
	Criteria []scoring.Criterion
	// Applies reports whether a criterion, by its index, is among those that judge the customer of a row.
	Applies func(criterion, row int) bool
}

// FormColumn tells raters something of each customer.
type FormColumn struct {
	Header  string
	Cell    func(row int) fileio.Cell
	Formats fileio.Formats // the list's own
}

// Form is the form of one rater.
type Form struct {
	Rater string // "" is for whoever fills it in
	Role  string
	Rows  []int // of the list: the customers to rate
	// Own reports whether the rater owns the customer of a row, and so doesn't count there; nil where he counts everywhere.
	Own func(row int) bool
}

// FormOptions are how forms are written.
type FormOptions struct {
	Workers  int              // goroutines that write; 0 is as many as Go runs at once
	Progress *fileio.Progress // counts the rows of customers; may be nil
}

// Forms writes forms. It may be used by several goroutines at once.
type Forms struct {
	FormContent
	profiles []profile // of the known columns
}

// NewForms looks at all cells that forms are going to show.
func NewForms(content FormContent) *Forms {
	f := &Forms{FormContent: content}
	for _, c := range f.Known {
		about := examine(result.Column{Header: c.Header, Kind: result.InputColumn, Cell: c.Cell}, f.Rows)
		about.formats = c.Formats
		f.profiles = append(f.profiles, about)
	}
	return f
}

// ToRate is how many ratings a form asks for: those that count, or all where none does.
func (f *Forms) ToRate(form *Form) int {
	n, rows := 0, form.counted()
	for _, row := range rows {
		for i := range f.Criteria {
			if f.Applies(i, row) {
				n++
			}
		}
	}
	return n
}

// counted are the rows where the rater counts, or all where he counts nowhere.
func (f *Form) counted() []int {
	var rows []int
	for _, row := range f.Rows {
		if f.Own == nil || !f.Own(row) {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return f.Rows
	}
	return rows
}

// hasOwn reports whether some of the form's customers are the rater's own.
func (f *Form) hasOwn() bool { return len(f.Rows) > 0 && f.Own != nil && f.ownRows() > 0 }

func (f *Form) ownRows() int {
	n := 0
	for _, row := range f.Rows {
		if f.Own(row) {
			n++
		}
	}
	return n
}

// formsName is the name of the only form of a workbook.
func formsName(p words.Printer) string { return p.Sprintf("Form") }

// Write writes a workbook with a sheet for each form, and the standards. The same forms give the same bytes.
func (f *Forms) Write(w io.Writer, p words.Printer, o FormOptions, forms ...Form) error {
	for i := range forms {
		if err := f.checkSize(&forms[i]); err != nil {
			return err
		}
	}
	b := newWorkbook(&result.Result{Config: f.Config}, p)
	defer b.file.Close()
	b.protected = true
	choices := newFormChoices(p, f.Criteria)
	taken := []string{standardsName(p), choices.name}
	for i := range forms {
		name := formsName(p)
		if len(forms) > 1 {
			name = sheetName(forms[i].Rater, name, taken)
			taken = append(taken, name)
		}
		made := newFormSheet(b, f, &forms[i], choices).sheet(name)
		made.content.progress = o.Progress
		b.add(made)
	}
	b.add(newStandards(b, f.Config, f.Criteria).sheet())
	if choices.columns() > 0 {
		b.add(choices.sheet())
	}
	b.describeAs(f.title(p, forms))
	b.properties = f.properties(forms)
	b.mark()
	return b.write(w, o.Workers)
}

// checkSize refuses what no sheet holds.
func (f *Forms) checkSize(form *Form) error {
	if most := maxRows - formTop; len(form.Rows) > most {
		return &fileio.Error{Message: fileio.Say("a form holds %d customers, and this one would have %d", most, len(form.Rows)),
			Hint: fileio.Say("--tier, --owner or --sample choose fewer")}
	}
	return nil
}

// title says what the forms are, and whose where they are one rater's.
func (f *Forms) title(p words.Printer, forms []Form) string {
	title := f.heading(p)
	if len(forms) == 1 && forms[0].Rater != "" {
		title += " · " + forms[0].Rater
	}
	return title
}

// heading is the configuration's title, or the sheet's.
func (f *Forms) heading(p words.Printer) string {
	if f.Config.Title != "" {
		return f.Config.Title
	}
	return formsName(p)
}

// properties say of the document who rates what, however its sheets are named later: whoever gets a form whose top rows are gone
// finds there whose it was. Programs that save it keep them. tier reads the top rows only, which its rater could see and correct.
func (f *Forms) properties(forms []Form) []property {
	var raters, roles []string
	for _, form := range forms {
		raters, roles = append(raters, form.Rater), append(roles, form.Role)
	}
	return []property{
		{markName + "-form-rater", strings.Join(raters, "\n")},
		{markName + "-form-role", strings.Join(roles, "\n")},
		{markName + "-form-period", f.Period},
	}
}
