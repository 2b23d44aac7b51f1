package creditform

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/requests"
	"tier/cmd/tier/internal/statements"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// Surveys are the surveys of all files, as statements.
func Surveys(sources []*Source) []statements.Form {
	var all []statements.Form
	each(sources, Survey, func(s *Sheet) {
		form := statements.Form{ID: s.Cell(ID).Said(), Name: s.Cell(Name).Said(), At: s.who()}
		for _, key := range s.keys {
			if c := s.cells[key]; key[0] != '.' {
				form.Cells = append(form.Cells, statements.FormCell{Field: key, Cell: c.Cell, At: c.At, Emptied: c.Filled && c.IsBlank()})
			}
		}
		all = append(all, form)
	})
	return all
}

// Undated are the problems of surveys that somebody has filled in without their date, which the configuration asks for. Rows are
// those of the surveys' customers.
func Undated(cfg *config.Config, sources []*Source, rows []int) []directory.Problem {
	field := cfg.Credit.Survey.Date
	var problems []directory.Problem
	i := -1
	each(sources, Survey, func(s *Sheet) {
		i++
		date, ok := s.cells[field]
		if !ok || !date.IsBlank() || date.Filled || rows[i] < 0 {
			return
		}
		begun := slices.ContainsFunc(s.keys, func(key string) bool { c := s.cells[key]; return key[0] != '.' && !c.Filled && !c.IsBlank() })
		if begun {
			problems = append(problems, directory.Problem{Row: rows[i], At: date.At, Message: scoring.Say("the survey was filled in without its date")})
		}
	})
	return problems
}

// Requests are the applications of all files. An application without an amount is none.
func Requests(who directory.Customers, sources []*Source) (all []requests.Request, problems []directory.Problem) {
	d, first := directory.New(who), make(map[int]fileio.Place)
	each(sources, Request, func(s *Sheet) {
		row, wrong, _ := d.Find(s.Cell(ID).Said(), s.Cell(Name).Said())
		if wrong.IsZero() {
			if at, again := first[row]; again {
				wrong = scoring.Say("this customer's form stands in %s already: this one doesn't count", at.String())
			}
		}
		if !wrong.IsZero() {
			problems = append(problems, directory.Problem{Row: -1, At: s.who(), Message: wrong})
			return
		}
		first[row] = s.who()
		request, found := s.request(row)
		if problems = append(problems, found...); request != nil {
			all = append(all, *request)
		}
	})
	return all, problems
}

// request is the application of a sheet; nil where there is none.
func (s *Sheet) request(row int) (r *requests.Request, problems []directory.Problem) {
	refuse := func(c Cell, what, wrong scoring.Message) {
		if !wrong.IsZero() {
			problems = append(problems, directory.Problem{Row: row, At: c.At, Message: scoring.Say("%s: %s", what, wrong)})
		}
	}
	number := func(key string, what scoring.Message) float64 {
		x, wrong := statements.Figure(s.Cell(key).Cell)
		refuse(s.Cell(key), what, wrong)
		return x
	}
	text := func(key string, what scoring.Message) string {
		c := s.Cell(key)
		if c.Kind == fileio.ErrorValue {
			refuse(c, what, scoring.Say("the cell holds the error %s", c.Cell.Text))
			return ""
		}
		return c.Said()
	}
	amount := s.Cell(Amount)
	if amount.IsBlank() {
		return nil, s.left(row)
	}
	r = &requests.Request{At: amount.At, Request: credit.Request{Row: row, Amount: number(Amount, scoring.Say("requested limit")),
		Collateral: number(Collateral, scoring.Say("collateral")), Handler: text(Handler, scoring.Say("handler")), Approver: text(Approver, scoring.Say("approver"))}}
	day, wrong := statements.Day(s.Cell(Date).Cell)
	r.Date = day
	refuse(s.Cell(Date), scoring.Say("date of the application"), wrong)
	if wrong.IsZero() && day.IsZero() {
		refuse(s.Cell(Date), scoring.Say("date of the application"), scoring.Say("the application says no date"))
	}
	if slices.ContainsFunc(problems, func(p directory.Problem) bool { return p.At == amount.At }) {
		r.Amount = math.NaN() // it is an application all the same, and incomplete
	}
	return r, problems
}

// left are the problems of an application whose amount is blank though the rest was filled in.
func (s *Sheet) left(row int) []directory.Problem {
	for _, key := range []string{Date, Approver} {
		if c := s.Cell(key); !c.IsBlank() && !c.Filled {
			return []directory.Problem{{Row: row, At: s.Cell(Amount).At, Message: scoring.Say("the application was filled in without its amount")}}
		}
	}
	return nil
}

// who is the cell of the customer's id, or of the name where it has none.
func (s *Sheet) who() fileio.Place {
	if c, ok := s.cells[ID]; ok {
		return c.At
	}
	if c, ok := s.cells[Name]; ok {
		return c.At
	}
	return s.At
}

func each(sources []*Source, kind Kind, visit func(s *Sheet)) {
	for _, source := range sources {
		for i := range source.Sheets {
			if s := &source.Sheets[i]; s.Kind == kind {
				visit(s)
			}
		}
	}
}

// Supplied are the fields that surveys state: the list need not have them.
func Supplied(sources []*Source) map[string]bool {
	supplied := make(map[string]bool)
	each(sources, Survey, func(s *Sheet) {
		for _, key := range s.keys {
			supplied[key] = true
		}
	})
	return supplied
}
