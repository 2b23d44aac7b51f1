package book

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// creditFields are the fields that the survey asks for.
type creditFields struct {
	cfg     *config.Config
	figures []creditFigure // of the statements
	years   int            // of figures: 1, 2 or 3
	rated   []scoring.Criterion
	who     []string // texts that say who the customer is
	derived map[string]*scoring.Expr

	names, points, coalesced *regexp.Regexp // in expressions
}

// creditFigure is a line of the statements: the fields of the year that was closed last, of the one before and of the one before that; ""
// where the configuration has none.
type creditFigure struct {
	field string
	years [maxYears]string
}

const maxYears = 3

func newCreditFields(cfg *config.Config) creditFields {
	f := creditFields{cfg: cfg, derived: map[string]*scoring.Expr{}, years: 1,
		names:     regexp.MustCompile(`"[^"]*"|[\p{L}_][\p{L}\p{N}_]*`),
		points:    regexp.MustCompile(`points\["([^"]*)"\]`),
		coalesced: regexp.MustCompile(`coalesce\(([^(),]+), *([^(),]+)\)`),
	}
	for i := range cfg.Derive {
		f.derived[cfg.Derive[i].Name] = cfg.Derive[i].Expr
	}
	f.rate()
	f.identify()
	f.state()
	return f
}

// rate finds the criteria that a person rates, by a word of a field.
func (f *creditFields) rate() {
	seen := map[string]bool{}
	for _, rubric := range f.cfg.Credit.Model.Rubrics() {
		for i := range rubric {
			c := &rubric[i]
			if field := c.Field; c.Rateable() && f.isField(field) && !seen[field] {
				seen[field] = true
				f.rated = append(f.rated, *c)
			}
		}
	}
}

func (f *creditFields) isField(name string) bool {
	_, ok := f.cfg.Field(name)
	return ok && f.derived[name] == nil
}

// identify finds the texts that credit reads of a customer besides what is rated.
func (f *creditFields) identify() {
	credit := f.cfg.Credit
	for _, field := range []string{credit.Peers, credit.Loss.Handler, credit.Parent} {
		if f.isField(field) && !slices.Contains(f.who, field) {
			f.who = append(f.who, field)
		}
	}
}

// state finds the figures that ratios, growths, the rubric and limits are computed from, in the order of the configuration's fields.
func (f *creditFields) state() {
	credit, reads := f.cfg.Credit, map[string]bool{}
	for i := range credit.Ratios {
		r := &credit.Ratios[i]
		f.reads(reads, r.Of, r.To)
		reads[r.Field] = true
	}
	for _, g := range credit.Growth {
		for _, field := range g.Of {
			reads[field] = true
		}
	}
	for _, exprs := range credit.Limits.Grades {
		f.reads(reads, exprs...)
	}
	for _, rubric := range credit.Model.Rubrics() {
		for i := range rubric {
			f.readsOf(reads, &rubric[i])
		}
	}
	for _, field := range f.cfg.Fields {
		own := field.Name == credit.Granted.Limit || field.Name == credit.Collateral || field.Name == credit.Loss.Amount
		if reads[field.Name] && !own && !strings.HasSuffix(field.Name, "_1") && !strings.HasSuffix(field.Name, "_2") {
			f.add(field.Name, reads)
		}
	}
	for _, field := range f.cfg.Fields { // years of nothing else
		if reads[field.Name] && !slices.ContainsFunc(f.figures, func(c creditFigure) bool { return slices.Contains(c.years[:], field.Name) }) && yearOfField(field.Name) > 0 {
			f.add(field.Name, reads)
		}
	}
}

func yearOfField(name string) int {
	for year, suffix := range []string{"", "_1", "_2"} {
		if year > 0 && strings.HasSuffix(name, suffix) {
			return year
		}
	}
	return 0
}

func (f *creditFields) add(field string, reads map[string]bool) {
	line := creditFigure{field: field}
	for year, suffix := range []string{"", "_1", "_2"} {
		if name := field + suffix; year == 0 || reads[name] && f.isField(name) {
			line.years[year] = name
			f.years = max(f.years, year+1)
		}
	}
	f.figures = append(f.figures, line)
}

// reads notes the numbers that expressions read, by way of derived fields too.
func (f *creditFields) reads(into map[string]bool, exprs ...*scoring.Expr) {
	for _, e := range exprs {
		if e == nil {
			continue
		}
		kinds := e.FieldKinds()
		for _, field := range e.Fields() {
			if of := f.derived[field]; of != nil {
				f.reads(into, of)
			} else if kinds[field] == scoring.Number {
				into[field] = true
			}
		}
	}
}

// readsOf notes the numbers that a criterion judges.
func (f *creditFields) readsOf(into map[string]bool, c *scoring.Criterion) {
	if rule, is := c.Rule.(scoring.Formula); is {
		f.reads(into, rule.Expr)
		return
	}
	for _, read := range c.Reads() {
		if of := f.derived[read.Name]; of != nil {
			f.reads(into, of)
		} else if read.Kind == scoring.Number {
			into[read.Name] = true
		}
	}
}

// header is what people call a field.
func (f *creditFields) header(field string) string {
	if own, ok := f.cfg.Field(field); ok && len(own.Headers) > 0 {
		return own.Headers[0]
	}
	for _, r := range f.cfg.Credit.Ratios {
		if r.Name == field {
			return r.Title
		}
	}
	for _, g := range f.cfg.Credit.Growth {
		if g.Name == field {
			return g.Title
		}
	}
	return field
}

// spelled is an expression in which fields are called by their headers; one that is derived is spelled out.
func (f *creditFields) spelled(p words.Printer, e *scoring.Expr) string {
	text := f.named(e.Source(), 0)
	text = f.points.ReplaceAllString(text, p.Sprintf("points of %s", "${1}"))
	text = f.coalesced.ReplaceAllString(text, p.Sprintf("(%s, or else %s)", "${1}", "${2}"))
	return strings.NewReplacer(" * ", " × ", " / ", " ÷ ").Replace(text)
}

func (f *creditFields) named(source string, depth int) string {
	const deepest = 5
	return f.names.ReplaceAllStringFunc(source, func(name string) string {
		if of := f.derived[name]; of != nil && depth < deepest {
			return f.named(of.Source(), depth+1)
		}
		return f.header(name)
	})
}

// dayCell is a day as a cell.
func dayCell(day time.Time) fileio.Cell {
	y, m, d := day.Date()
	const hours = 24
	days := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / hours
	return fileio.Cell{Kind: fileio.Date, Num: days}
}
