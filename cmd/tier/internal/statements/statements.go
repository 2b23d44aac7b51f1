// Package statements joins the customers' statements (财务报表) to their list: fields that another table states, of one year
// or of several.
//
// A statement's figure stands above the list's own. Where rows are of several years, the last year that is over on the
// day that is judged is the customer's; the figure of the year before is the field with _1 behind its name, and of two
// years before with _2. Nobody is joined twice for one year.
package statements

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// Source is a table of statements, bound to the fields of the configuration.
type Source struct {
	List   *fileio.List
	Fields []string // that it states
	Path   string
	SHA256 string
	Rows   int
}

// Bind finds the fields of the configuration in a table.
func Bind(cfg *config.Config, t *fileio.Table) (*Source, error) {
	var specs []fileio.Spec
	for _, f := range cfg.Fields {
		specs = append(specs, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit})
	}
	specs = append(specs, fileio.Spec{Name: yearField, Headers: yearWords(), Type: fileio.TextType})
	list, err := fileio.Bind([]*fileio.Table{t}, specs)
	if err != nil {
		return nil, err
	}
	if !list.Has("id") && !list.Has("name") {
		return nil, &fileio.Error{Place: t.File(), Message: fileio.Say("statements name no customers: there is no column of ids, nor of names"),
			Hint: fileio.Say("the header may be one of those that fields gives id and name")}
	}
	s := &Source{List: list, Path: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()}
	for _, f := range cfg.Fields {
		if f.Name != "id" && f.Name != "name" && list.Has(f.Name) {
			s.Fields = append(s.Fields, f.Name)
		}
	}
	if len(s.Fields) == 0 {
		return nil, &fileio.Error{Place: t.File(), Message: fileio.Say("statements state nothing that the configuration has a field for"),
			Hint: fileio.Say("name their columns under fields")}
	}
	return s, nil
}

// Headers are what the table calls the fields that it states.
func (s *Source) Headers() []string {
	var headers []string
	for _, f := range s.Fields {
		headers = append(headers, s.List.Header(f))
	}
	return headers
}

// yearField can't be a field's name.
const yearField = "\x00year"

func yearWords() []string {
	return []string{"年度", "会计年度", "年份", "报表年度", "Year", "Fiscal year", "fiscalYear"}
}

// Supplied are the fields that the sources state: the list need not have them.
func Supplied(sources []*Source) map[string]bool {
	supplied := make(map[string]bool)
	for _, s := range sources {
		for _, f := range s.Fields {
			supplied[f] = true
			if s.List.Has(yearField) {
				supplied[f+"_1"], supplied[f+"_2"] = true, true
			}
		}
	}
	return supplied
}

// Joined is what the statements said.
type Joined struct {
	Problems []directory.Problem // of rows and cells that don't count
	Notes    []fileio.Message
	places   map[cell]fileio.Place
	kinds    map[string]scoring.Kind // how the fields are read
}

type cell struct {
	row   int
	field string
}

// Place is where a customer's field was stated; false where the list has it.
func (j *Joined) Place(row int, field string) (fileio.Place, bool) {
	if j == nil {
		return fileio.Place{}, false
	}
	p, ok := j.places[cell{row, field}]
	return p, ok
}

// Fields are the fields that some customer's statement states.
func (j *Joined) Fields() map[string]bool {
	fields := make(map[string]bool)
	if j != nil {
		for c := range j.places {
			fields[c.field] = true
		}
	}
	return fields
}

// Join sets the frame's columns of what the statements state.
func Join(cfg *config.Config, frame *scoring.Frame, who directory.Customers, sources []*Source, asOf time.Time) *Joined {
	j := &joiner{Joined: &Joined{places: make(map[cell]fileio.Place), kinds: kindsOf(cfg)}, cfg: cfg, frame: frame, columns: newColumns(frame)}
	d := directory.New(who)
	for _, s := range sources {
		j.source(s, d, asOf)
	}
	j.columns.set(frame)
	for _, bad := range j.spoilt {
		frame.Spoil(bad.Row, bad.field, bad.Message)
	}
	return j.Joined
}

type joiner struct {
	*Joined
	cfg     *config.Config
	frame   *scoring.Frame
	columns *columns
	bad     map[int][]fileio.CellProblem // by line of the source that is joined
	spoilt  []spoiltCell
}

type spoiltCell struct {
	directory.Problem
	field string
}

// kindsOf is how the fields are read.
func kindsOf(cfg *config.Config) map[string]scoring.Kind {
	kinds := make(map[string]scoring.Kind)
	for _, u := range cfg.Uses() {
		if u.Kind != scoring.Unknown || kinds[u.Field] == scoring.Unknown {
			kinds[u.Field] = u.Kind
		}
	}
	return kinds
}

// source joins the rows of one source.
func (j *joiner) source(s *Source, d *directory.Directory, asOf time.Time) {
	from := len(j.Problems)
	defer func() { directory.Sort(j.Problems[from:]) }()
	j.load(s)
	matched := j.match(s, d)
	if s.List.Has(yearField) {
		j.years(s, matched, asOf)
		return
	}
	seen := make(map[int]int, len(matched))
	for line, row := range matched {
		if row < 0 {
			continue
		}
		if first, again := seen[row]; again {
			j.refuse(row, s.List.Place(line, "id"), scoring.Say("this customer's statement stands in %s already: this one doesn't count", s.List.Place(first, "id").String()))
			continue
		}
		seen[row] = line
		j.take(s, line, row, "")
	}
}

// load parses the fields as they are used.
func (j *joiner) load(s *Source) {
	var numbers, texts, dates []string
	for _, f := range s.Fields {
		for _, name := range []string{f, f + "_1", f + "_2"} {
			switch j.kinds[name] {
			case scoring.Number:
				numbers = append(numbers, f)
			case scoring.Date:
				dates = append(dates, f)
			case scoring.Text:
				texts = append(texts, f)
			}
		}
	}
	s.List.Load(slices.Compact(slices.Sorted(slices.Values(numbers))), append(texts, yearField, "id", "name"), dates)
	j.bad = make(map[int][]fileio.CellProblem)
	for _, bad := range s.List.Unreadable() {
		j.bad[bad.Row] = append(j.bad[bad.Row], bad)
	}
}

// match finds the customer of each row; -1 where there is none, which is a problem.
func (j *joiner) match(s *Source, d *directory.Directory) []int {
	ids, names := wordsOf(s.List, "id"), wordsOf(s.List, "name")
	matched := make([]int, s.List.Len())
	for line := range matched {
		row, wrong, byName := d.Find(ids(line), names(line))
		if matched[line] = row; wrong.IsZero() {
			continue
		}
		matched[line] = -1
		field := "id"
		if byName || !s.List.Has("id") {
			field = "name"
		}
		j.refuse(-1, s.List.Place(line, field), wrong)
	}
	return matched
}

func wordsOf(list *fileio.List, field string) func(row int) string {
	if texts, ok := list.Texts(field); ok {
		return texts
	}
	return func(int) string { return "" }
}

// years joins rows of several years: of each customer the last one that is over on the day that is judged, and the two before.
func (j *joiner) years(s *Source, matched []int, asOf time.Time) {
	last := make(map[int]int)          // year by customer
	lines := make(map[int]map[int]int) // line by customer and year
	texts := wordsOf(s.List, yearField)
	for line, row := range matched {
		if row < 0 {
			continue
		}
		year, ok := yearOf(texts(line))
		switch {
		case !ok:
			j.refuse(row, s.List.Place(line, yearField), scoring.Say("expected a year, as 2025; found %q", texts(line)))
			continue
		case !asOf.IsZero() && closing(texts(line), year).After(asOf):
			j.refuse(row, s.List.Place(line, yearField), scoring.Say("the year of this statement, %s, is not over on %s: it doesn't count", texts(line), asOf.Format(time.DateOnly)))
			continue
		}
		if lines[row] == nil {
			lines[row] = make(map[int]int)
		}
		if first, again := lines[row][year]; again {
			j.refuse(row, s.List.Place(line, yearField), scoring.Say("this customer's statement of %d stands in %s already: this one doesn't count", year, s.List.Place(first, yearField).String()))
			continue
		}
		lines[row][year] = line
		last[row] = max(last[row], year)
	}
	for _, row := range slices.Sorted(maps.Keys(last)) {
		year := last[row]
		for back, suffix := range []string{"", "_1", "_2"} {
			if line, ok := lines[row][year-back]; ok {
				j.take(s, line, row, suffix)
			}
		}
	}
}

// yearOf reads 2025, 2025年, 2025年度 and 2025-12-31.
func yearOf(text string) (int, bool) {
	digits := []rune(directory.Fold(text))
	if len(digits) < 4 || len(digits) > 4 && digits[4] >= '0' && digits[4] <= '9' {
		return 0, false
	}
	year, err := strconv.Atoi(string(digits[:4]))
	return year, err == nil && year >= 1900 && year < 2200
}

// closing is the day a statement is of: the one that the cell names, or else the last of its year.
func closing(text string, year int) time.Time {
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day
	}
	return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC)
}

// take sets a customer's fields from a line; suffix is put behind the names.
func (j *joiner) take(s *Source, line, row int, suffix string) {
	for _, f := range s.Fields {
		name := f + suffix
		kind, used := j.kinds[name]
		if !used || suffix != "" && slices.Contains(s.Fields, name) {
			continue // nothing reads it, or the table has a column of its own for it
		}
		at := s.List.Place(line, f)
		switch kind {
		case scoring.Number:
			values, _ := s.List.Numbers(f)
			if x := values[line]; !math.IsNaN(x) {
				j.columns.number(name)[row] = x
				j.places[cell{row, name}] = at
			}
		case scoring.Date:
			values, _ := s.List.Dates(f)
			if day := values[line]; !day.IsZero() {
				j.columns.date(name)[row] = day
				j.places[cell{row, name}] = at
			}
		default:
			if text := wordsOf(s.List, f)(line); text != "" {
				j.columns.text(name)[row] = text
				j.places[cell{row, name}] = at
			}
		}
	}
	j.spoil(s, line, row, suffix)
}

// spoil tells of cells of a line that could not be read.
func (j *joiner) spoil(s *Source, line, row int, suffix string) {
	for _, bad := range j.bad[line] {
		name := bad.Field + suffix
		at := s.List.Place(line, bad.Field)
		message := scoring.Say("%s: %s", s.List.Header(bad.Field), bad.Message)
		j.places[cell{row, name}] = at
		j.refuse(row, at, message)
		j.spoilt = append(j.spoilt, spoiltCell{directory.Problem{Row: row, At: at, Message: message}, name})
	}
}

func (j *joiner) refuse(row int, at fileio.Place, message scoring.Message) {
	j.Problems = append(j.Problems, directory.Problem{Row: row, At: at, Message: message})
}
