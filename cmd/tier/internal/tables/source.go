package tables

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
)

// The names of the columns that tell whose a line is. No column of a configuration can be called so.
const (
	idColumn   = "\x00customer"
	nameColumn = "\x00customer name"
)

// Source is a table as it was read, its columns parsed.
type Source struct {
	Spec  *config.Table
	Files []File
	List  *fileio.List // its lines

	frame      *scoring.Frame // the columns, derived ones among them
	id, name   func(line int) string
	dates      map[string]*dates
	unreadable []badCell // cells, by line
	notes      []fileio.Message
}

// File is a file of a table.
type File struct {
	Path, SHA256 string
	Rows         int
}

// badCell is a cell that can't be read.
type badCell struct {
	line   int
	column string
	why    scoring.Message
}

// Known are the headers that a table's file is looked through for.
func Known(cfg *config.Config, t *config.Table) []string {
	var known []string
	for _, s := range specs(cfg, t) {
		known = append(known, s.Headers...)
	}
	return known
}

// specs are the columns of a table. Where none names the customer, nothing can be joined.
func specs(cfg *config.Config, t *config.Table) []fileio.Spec {
	missing := func(f config.Field) *fileio.MissingValues { return fileio.NewMissingValues(cfg.MissingIn(f)) }
	all := []fileio.Spec{
		{Name: idColumn, Headers: t.Customer, Type: fileio.TextType, Missing: missing(config.Field{Name: "id"}), Required: len(t.Customer) > 0 && len(t.CustomerName) == 0},
		{Name: nameColumn, Headers: t.CustomerName, Type: fileio.TextType, Required: len(t.CustomerName) > 0 && len(t.Customer) == 0},
	}
	for _, c := range t.Columns {
		s := fileio.Spec{Name: c.Name, Headers: c.Headers, Type: c.Type, Unit: c.Unit, Required: c.Name == t.Date || c.Name == t.Amount || !c.Optional && len(t.Reads[c.Name]) > 0}
		switch {
		case c.OwnMissing:
			s.Missing = fileio.NewMissingValues(c.Missing)
		case !slices.Contains(t.Reads[c.Name], scoring.Text): // among texts 无 is a text
			s.Missing = fileio.NewMissingValues(cfg.Missing)
		}
		all = append(all, s)
	}
	return all
}

// Bind joins the headers of a table's files to its columns, and reads them. The error is of the headers, as of fileio.Bind.
func Bind(cfg *config.Config, t *config.Table, read []*fileio.Table) (*Source, error) {
	list, err := fileio.Bind(read, specs(cfg, t))
	if err != nil {
		advise(cfg, err)
		return nil, err
	}
	s := &Source{Spec: t, List: list}
	if err := s.lacking(); err != nil {
		advise(cfg, err)
		return nil, err
	}
	for _, r := range read {
		s.Files = append(s.Files, File{r.File(), r.SHA256(), r.RowsRead()})
	}
	s.load(cfg.AsOf)
	return s, nil
}

// advise adds to an error where the columns are named that tables lack: no configuration can be drafted from their lines.
func advise(cfg *config.Config, err error) {
	var several interface{ Unwrap() []error }
	var missing *fileio.MissingColumns
	switch {
	case errors.As(err, &several):
		for _, one := range several.Unwrap() {
			advise(cfg, one)
		}
	case errors.As(err, &missing):
		for i := range missing.Wanted {
			w := &missing.Wanted[i]
			key := "columns: {" + w.Spec.Name + ": HEADER}"
			switch w.Spec.Name {
			case idColumn, customerRole:
				w.Spec.Name, key = customerRole, "customer: HEADER"
			case nameColumn:
				w.Spec.Name, key = nameRole, "customer_name: HEADER"
			}
			w.Hint = fileio.Say("name the column as the file does, under tables in %s: %s", filepath.Base(cfg.File), key)
		}
	}
}

// What the columns that tell whose a line is are called to people.
const (
	customerRole = "customer"
	nameRole     = "customer name"
)

// lacking is an error where a file has neither of the columns that may name the customer, or amounts are in several units.
func (s *Source) lacking() error {
	if !s.List.Has(idColumn) && !s.List.Has(nameColumn) {
		missing := &fileio.MissingColumns{Table: s.List.Tables()[0], Wanted: []fileio.Wanted{{Spec: fileio.Spec{Name: customerRole, Headers: slices.Concat(s.Spec.Customer, s.Spec.CustomerName)}}}}
		for _, h := range missing.Table.Headers() {
			missing.Found = append(missing.Found, h.Name)
		}
		return missing
	}
	for _, c := range s.Spec.Columns {
		if _, same := s.List.Unit(c.Name); !same {
			return &fileio.Error{Place: s.List.Tables()[0].Label(),
				Message: fileio.Say("the files of the table %s have %q in several units", s.Spec.Name, s.List.Header(c.Name)),
				Hint:    fileio.Say("give the column one in the configuration: %s: {header: %s, unit: 元}", c.Name, s.List.Header(c.Name))}
		}
	}
	return nil
}

// load parses all columns that are read, and computes what is derived as of the day that customers are judged on.
func (s *Source) load(asOf time.Time) {
	var numbers, texts []string
	s.dates = make(map[string]*dates)
	for _, c := range s.Spec.Columns {
		for _, kind := range s.Spec.Reads[c.Name] {
			switch kind {
			case scoring.Number:
				numbers = append(numbers, c.Name)
			case scoring.Text:
				texts = append(texts, c.Name)
			case scoring.Date:
				if s.List.Has(c.Name) {
					s.dates[c.Name] = readDates(s.List, c.Name)
				}
			}
		}
	}
	s.List.Load(numbers, append(texts, idColumn, nameColumn), nil)
	s.id, s.name = s.texts(idColumn), s.texts(nameColumn)
	s.frame = scoring.NewFrame(&lineColumns{s.List, s.dates})
	s.frame.JudgeOn(asOf)
	for _, bad := range s.List.Unreadable() {
		s.bad(bad.Row, bad.Field, scoring.Message(bad.Message))
	}
	for _, c := range s.Spec.Columns {
		if d := s.dates[c.Name]; d != nil {
			for _, bad := range d.wrong {
				s.bad(bad.line, c.Name, bad.why)
			}
			if note := d.note(); !note.IsZero() {
				s.notes = append(s.notes, note)
			}
		}
	}
	s.frame.Derive(s.Spec.Derive)
	slices.SortStableFunc(s.unreadable, func(a, b badCell) int { return a.line - b.line })
}

// bad keeps a cell that can't be read.
func (s *Source) bad(line int, column string, why scoring.Message) {
	s.unreadable = append(s.unreadable, badCell{line, column, why})
	s.frame.Spoil(line, column, why)
}

func (s *Source) texts(column string) func(line int) string {
	if texts, ok := s.List.Texts(column); ok {
		return texts
	}
	return func(int) string { return "" }
}

// Notes say how the columns were read.
func (s *Source) Notes() []fileio.Message { return append(slices.Clone(s.List.Notes()), s.notes...) }

// lineColumns are the lines' columns as scoring sees them.
type lineColumns struct {
	list  *fileio.List
	dates map[string]*dates
}

func (l *lineColumns) Len() int { return l.list.Len() }

func (l *lineColumns) Numbers(column string) ([]float64, bool) { return l.list.Numbers(column) }

func (l *lineColumns) Texts(column string) (func(line int) string, bool) {
	return l.list.Texts(column)
}

func (l *lineColumns) Dates(column string) ([]time.Time, bool) {
	d, ok := l.dates[column]
	if !ok {
		return nil, false
	}
	return d.times(), true
}
