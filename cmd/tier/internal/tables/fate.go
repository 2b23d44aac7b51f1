package tables

import (
	"fmt"
	"math"
	"slices"
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
)

// Fate is what becomes of a line.
type Fate uint8

const (
	Counted    Fate = iota
	Excluded        // the table's condition leaves it out
	Undecided       // a cell that the condition needs is blank or can't be read
	Returned        // its amount is negative, and returns are dropped
	Later           // it is dated after the day that customers are judged on
	Anonymous       // it names no customer
	Unknown         // or one that the list doesn't have
	Undated         // no date, or it can't be read
	Unreadable      // the amount can't be read
	fates
)

// Message says what lines have that share a fate.
func (f Fate) Message() scoring.Message {
	switch f {
	case Excluded:
		return scoring.Say("left out by the condition")
	case Undecided:
		return scoring.Say("that the condition can't decide")
	case Returned:
		return scoring.Say("of returns, which are dropped")
	case Later:
		return scoring.Say("dated later")
	case Anonymous:
		return scoring.Say("without a customer")
	case Unknown:
		return scoring.Say("of unknown customers")
	case Undated:
		return scoring.Say("without a date")
	case Unreadable:
		return scoring.Say("whose amount can't be read")
	}
	return scoring.Say("counted")
}

// Part is some lines, and what their amounts add up to.
type Part struct {
	Lines int
	Sum   exact.Sum
}

func (p *Part) add(amount float64) {
	p.Lines++
	p.Sum.Add(amount)
}

func (p *Part) addPart(other *Part) {
	p.Lines += other.Lines
	p.Sum.AddSum(&other.Sum)
}

// Tally says where the lines of a table went: All is the sum of the parts.
type Tally struct {
	Header string // of the column that is added up; "" where only lines are counted
	Unit   string
	All    Part
	By     [fates]Part // by Fate
}

// balance is an error where lines or amounts got lost.
func (t *Tally) balance(name string) error {
	var sum Part
	for i := range t.By {
		sum.addPart(&t.By[i])
	}
	if sum.Lines != t.All.Lines || !sum.Sum.Equal(&t.All.Sum) {
		return fmt.Errorf("the table %s has %d lines of %v, but %d of %v are counted or left out", name, t.All.Lines, t.All.Sum.Figure(), sum.Lines, sum.Sum.Figure())
	}
	return nil
}

// Stranger is a customer whom lines name and the list doesn't have.
type Stranger struct {
	Called string // the id, or else the name
	Why    scoring.Message
	First  fileio.Place
	Part
}

// sorted is every line's fate, and the row of its customer; -1 where there is none.
type sorted struct {
	fate []Fate
	row  []int32

	tally     Tally
	anonymous Some
	slips     Some // of one customer's id and another's name
	strangers []Stranger
}

// sort decides what becomes of each line.
func (s *Source) sort(who directory.Customers, asOf time.Time) *sorted {
	n := s.List.Len()
	out := &sorted{fate: make([]Fate, n), row: make([]int32, n), tally: Tally{Header: s.called(s.Spec.Amount), Unit: s.unit(s.Spec.Amount)}}
	amount, counts, days := s.amounts(), s.counts(), s.days()
	lookup, today := directory.NewLookup(who), dayOf(asOf)
	strangers, read := make(map[string]int), s.conditional()
	for line := range n {
		out.row[line] = -1
		fate := s.offhand(line, amount, counts, days, today)
		if mayCount(fate) || fate == Undecided && s.doubtful(line, read) {
			id, name := s.id(line), s.name(line)
			row, wrong := -1, scoring.Message{}
			if id != "" || name != "" {
				row, wrong = lookup.Line(id, name)
			}
			switch out.row[line] = int32(row); {
			case id == "" && name == "":
				fate = Anonymous
				out.anonymous.add(s.List, line, idColumn)
			case !wrong.IsZero():
				fate = Unknown
				out.stranger(s, strangers, line, id, name, wrong, amount[line])
			case lookup.IsOthers(row, id, name):
				out.slips.add(s.List, line, nameColumn)
			}
		}
		out.fate[line] = fate
		out.tally.By[fate].add(amount[line])
	}
	for _, x := range amount {
		out.tally.All.add(x)
	}
	return out
}

// mayCount reports whether a line of such a fate would be a customer's, if only its cells could be read.
func mayCount(f Fate) bool { return f == Counted || f == Undated || f == Unreadable }

// conditional are the columns that the condition hangs on.
func (s *Source) conditional() []string {
	if s.Spec.Where == nil {
		return nil
	}
	return s.behind(s.Spec.Where.Fields())
}

// doubtful reports whether one of some columns can't be read: then a line that the condition can't decide might count.
func (s *Source) doubtful(line int, columns []string) bool {
	return slices.ContainsFunc(columns, func(c string) bool { return s.frame.Unreadable(c, line) })
}

// behind are columns and all that they are derived from.
func (s *Source) behind(columns []string) []string {
	columns = slices.Clone(columns)
	for i := len(s.Spec.Derive) - 1; i >= 0; i-- {
		if d := s.Spec.Derive[i]; slices.Contains(columns, d.Name) {
			columns = append(columns, d.Expr.Fields()...)
		}
	}
	return columns
}

// offhand is a line's fate, whosever it is. What counts neither way is not undecided.
func (s *Source) offhand(line int, amount []float64, counts []scoring.Truth, days []int32, today int32) Fate {
	switch {
	case counts != nil && counts[line] == scoring.False:
		return Excluded
	case s.Spec.DropReturns && amount[line] < 0:
		return Returned
	case days != nil && today != noDay && days[line] > today:
		return Later
	case counts != nil && counts[line] == scoring.Undecided:
		return Undecided
	case days != nil && days[line] == noDay:
		return Undated
	case s.Spec.Amount != "" && s.frame.Unreadable(s.Spec.Amount, line):
		return Unreadable
	}
	return Counted
}

// amounts are the figures that must come out; NaN everywhere where lines are only counted.
func (s *Source) amounts() []float64 {
	if values, ok := s.frame.Numbers(s.Spec.Amount); ok && s.Spec.Amount != "" {
		return values
	}
	none := make([]float64, s.List.Len())
	for line := range none {
		none[line] = math.NaN()
	}
	return none
}

// counts are which lines count; nil where all do.
func (s *Source) counts() []scoring.Truth {
	if s.Spec.Where == nil {
		return nil
	}
	return s.Spec.Where.Holds(s.frame)
}

// days are the lines' days; nil where the table has no date.
func (s *Source) days() []int32 {
	if d := s.dates[s.Spec.Date]; d != nil {
		return d.days
	}
	return nil
}

// stranger counts a line of a customer whom nobody knows.
func (o *sorted) stranger(s *Source, known map[string]int, line int, id, name string, why scoring.Message, amount float64) {
	called, column := id, idColumn
	if id == "" {
		called, column = name, nameColumn
	}
	i, again := known[called]
	if !again {
		i = len(o.strangers)
		known[called] = i
		o.strangers = append(o.strangers, Stranger{Called: called, Why: why, First: s.List.Place(line, column)})
	}
	o.strangers[i].add(amount)
}

// called is what people call a column of lines.
func (s *Source) called(column string) string {
	if header := s.List.Header(column); header != "" {
		return header
	}
	return column
}

// unit is what the figures of a column are in; "" as they are.
func (s *Source) unit(column string) string {
	if unit := s.Spec.Units[column]; unit != "" {
		return unit
	}
	unit, _ := s.List.Unit(column)
	return unit
}
