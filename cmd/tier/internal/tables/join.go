package tables

import (
	"math"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// Joined is what a table says of the customers.
type Joined struct {
	*Source
	Tally     Tally
	Anonymous Some       // lines without a customer
	Slips     Some       // lines whose id is one customer's and whose name is another's: they are the former's
	Strangers []Stranger // in the order of their first lines
	Fields    []*Field
	Spoilt    []Spoilt
	Problems  []directory.Problem // cells that can't be read, of lines that would count
	Blank     int                 // lines that count whose amount is blank
	First     time.Time           // the first and the last day of the file
	Last      time.Time
	repeats   *repeats

	sums []fileio.Message // of the file's own sums that differ
}

// Spoilt is a customer's field that can't be trusted, since a cell of a line that belongs to it can't be read.
type Spoilt struct {
	Row   int
	Field string
	Why   scoring.Message
}

// Join finds whose each line is and adds all fields up. The error is that something does not come out, or a unit.
func (s *Source) Join(who directory.Customers, asOf time.Time) (*Joined, error) {
	by := s.sort(who, asOf)
	j := &Joined{Source: s, Tally: by.tally, Anonymous: by.anonymous, Slips: by.slips, Strangers: by.strangers}
	if err := j.Tally.balance(s.Spec.Name); err != nil {
		return nil, err
	}
	a := newAdder(s, by, who.Len, asOf)
	j.First, j.Last = timeOf(a.first), timeOf(a.last)
	for i := range s.Spec.Fields {
		f, err := a.field(&s.Spec.Fields[i])
		if err != nil {
			return nil, err
		}
		j.Fields = append(j.Fields, f)
	}
	j.blanks(by)
	j.repeats = s.repeated(by)
	j.sums = s.wrongSums(by)
	j.refuse(who)
	j.spoil(by)
	for _, s := range j.Spoilt {
		for _, f := range j.Fields {
			if f.Spec.Name == s.Field {
				f.blank(s.Row)
			}
		}
	}
	return j, nil
}

// Only is what the table says of some customers, of ascending rows. Where all its lines went is not theirs.
func (j *Joined) Only(rows []int) *Joined {
	out := &Joined{Source: j.Source, repeats: &repeats{}}
	for _, f := range j.Fields {
		part := *f
		part.Lines, part.Shareless = scoring.Pick(f.Lines, rows), Some{}
		switch f.Spec.Kind {
		case scoring.Number:
			part.Numbers = scoring.Pick(f.Numbers, rows)
		case scoring.Text:
			part.Texts = scoring.Pick(f.Texts, rows)
		default:
			part.Dates = scoring.Pick(f.Dates, rows)
		}
		out.Fields = append(out.Fields, &part)
	}
	return out
}

// blank takes a customer's value away.
func (f *Field) blank(row int) {
	switch f.Spec.Kind {
	case scoring.Number:
		f.Numbers[row] = math.NaN()
	case scoring.Text:
		f.Texts[row] = ""
	default:
		f.Dates[row] = time.Time{}
	}
}

// refuse takes the values of customers away who can't be told from others: lines that may be theirs are nobody's.
func (j *Joined) refuse(who directory.Customers) {
	if who.Excluded == nil {
		return
	}
	for row := range who.Len {
		if _, refused := who.Excluded(row); refused {
			for _, f := range j.Fields {
				f.blank(row)
			}
		}
	}
}

// blanks counts the lines that count and add nothing, since they have no amount.
func (j *Joined) blanks(by *sorted) {
	if j.Spec.Amount == "" {
		return
	}
	for line, x := range j.amounts() {
		if by.fate[line] == Counted && x != x {
			j.Blank++
		}
	}
}

// spoil notes whose figures a cell that can't be read belongs to.
func (j *Joined) spoil(by *sorted) {
	bad := slices.Clone(j.unreadable)
	for line, fate := range by.fate {
		if fate == Undated && !j.frame.Unreadable(j.Spec.Date, line) {
			bad = append(bad, badCell{line, j.Spec.Date, scoring.Say("a line without a date does not count")})
		}
	}
	slices.SortStableFunc(bad, func(a, b badCell) int { return a.line - b.line })
	for _, b := range bad {
		row, fate := int(by.row[b.line]), by.fate[b.line]
		if row < 0 || !mayCount(fate) && fate != Undecided { // only those that are in doubt have a row
			continue
		}
		at := j.List.Place(b.line, b.column)
		why := scoring.Say("%s: %s", j.called(b.column), b.why)
		j.Problems = append(j.Problems, directory.Problem{Row: row, At: at, Message: why})
		for i := range j.Fields {
			if fate == Undecided || j.reads(j.Fields[i], b.column) {
				j.Spoilt = append(j.Spoilt, Spoilt{row, j.Fields[i].Spec.Name, scoring.Say("%s: %s", at.String(), why)})
			}
		}
	}
}

// reads reports whether a field's figures depend on a column. All depend on which lines count: on the date, and on the amount,
// without which a line doesn't.
func (j *Joined) reads(f *Field, column string) bool {
	read := []string{f.Spec.Column, j.Spec.Date, j.Spec.Amount}
	if f.Spec.Where != nil {
		read = append(read, f.Spec.Where.Fields()...)
	}
	return slices.Contains(j.behind(read), column)
}

// uncovered are the periods that are not over yet or that the file says nothing of, each once with the fields that look at it.
func (j *Joined) uncovered() []fileio.Message {
	fields := make(map[string][]string)
	var order []*Field
	for _, f := range j.Fields {
		if f.Uncovered.IsZero() {
			continue
		}
		key := f.Uncovered.String()
		if fields[key] == nil {
			order = append(order, f)
		}
		fields[key] = append(fields[key], f.Spec.Called())
	}
	var all []fileio.Message
	for _, f := range order {
		all = append(all, fileio.Say("%s (%s)", f.Uncovered, strings.Join(fields[f.Uncovered.String()], ", ")))
	}
	return all
}

// Said is what must be known of the lines and the fields: of lines between two customers or in two files, of sums that the file has
// itself, of their periods, of lines that conditions can't decide, and of shares of nothing.
func (j *Joined) Said() []fileio.Message {
	var all []fileio.Message
	if n := j.Slips.Count; n > 0 {
		all = append(all, fileio.Say("lines whose id is one customer's and whose name is another's, which are joined by the id: %d (%s)", n, j.Slips.String()))
	}
	if said := j.repeats.said(j.Spec.Amount, j.Tally.Unit); !said.IsZero() {
		all = append(all, said)
	}
	all = slices.Concat(all, j.sums, j.uncovered(), j.undecided())
	for _, f := range j.Fields { // customers are told by their lines: an id may be one that is to be seen nowhere
		if n := f.Shareless.Count; n > 0 {
			all = append(all, fileio.Say("%s: customers who have none, since their total is not above 0, or the part is below 0 or above the total: %d (%s)",
				f.Spec.Called(), n, f.Shareless.String()))
		}
	}
	return all
}

// undecided says of which fields the condition can't decide lines, and how many.
func (j *Joined) undecided() []fileio.Message {
	var all []fileio.Message
	for _, f := range j.Fields {
		if n := f.Undecided.Lines; n > 0 {
			all = append(all, fileio.Say("%s: the condition leaves out %d lines, and can't decide %d in which a cell that it reads has no value: none of these count",
				f.Spec.Called(), f.Left.Lines, n))
		}
	}
	return all
}
