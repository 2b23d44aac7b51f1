package tables

import (
	"fmt"
	"math"
	"slices"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
	"tier/scoring/period"
)

// Field is what lines say of every customer, by row: numbers, texts or dates, as the field's kind is.
type Field struct {
	Spec    *config.TableField
	Numbers []float64
	Texts   []string
	Dates   []time.Time

	Header    string // of the column
	Unit      string // of the figures; "" as they are
	Span      period.Span
	Divisor   int            // how many months, quarters or years a mean is of; 0 where it is not of any
	In        Part           // the lines that count here
	Outside   Part           // those outside of the period
	Left      Part           // those in it that the field's condition leaves out
	Undecided Part           // those in it that the condition can't decide
	Lines     []int32        // of each customer, that count here
	Unspoken  bool           // the file says nothing of the period: nobody has a value
	Uncovered fileio.Message // what of the period the file says nothing of, or is still to come; zero where there is nothing
	Shareless Some           // the first line of each customer who has lines, and no share of a total
}

// adder computes fields from grouped lines.
type adder struct {
	*Source
	sorted *sorted
	groups groups
	asOf   time.Time
	rows   int
	days   []int32
	first  int32 // the first and the last day of the file, up to the day customers are judged on
	last   int32
}

func newAdder(s *Source, by *sorted, rows int, asOf time.Time) *adder {
	a := &adder{Source: s, sorted: by, groups: group(by, rows), asOf: asOf, rows: rows, days: s.days(), first: noDay, last: noDay}
	for line, day := range a.days {
		if day == noDay || by.fate[line] == Later {
			continue
		}
		if a.first == noDay || day < a.first {
			a.first = day
		}
		a.last = max(a.last, day)
	}
	return a
}

// field computes one field for all customers. The error is that its sums don't come out, or that its unit is another thing.
func (a *adder) field(spec *config.TableField) (*Field, error) {
	f := &Field{Spec: spec, Header: a.called(spec.Column), Unit: spec.Unit, Lines: make([]int32, a.rows)}
	shift, err := a.shift(f)
	if err != nil {
		return nil, err
	}
	a.span(f)
	w := a.newWorker(f, shift)
	for row := range a.rows {
		lines, share := w.choose(a.groups.of(row))
		f.Lines[row] = int32(len(lines))
		w.set(row, lines, share)
	}
	return f, w.balance()
}

// shift is by how many places the column's figures are moved to the field's unit.
func (a *adder) shift(f *Field) (int, error) {
	from := a.unit(f.Spec.Column)
	switch {
	case !f.Spec.HasUnit():
		return 0, nil
	case f.Unit == "":
		f.Unit = from
		return 0, nil
	case from == "":
		return 0, nil
	}
	shift, ok := fileio.UnitShift(from, f.Unit)
	if !ok {
		return 0, &fileio.UnitConflict{Place: a.List.Tables()[0].HeaderPlace(-1), Field: f.Spec.Name, Header: f.Header, Found: from, Wanted: f.Unit}
	}
	return shift, nil
}

// span settles the days that count, and what the file says nothing of.
func (a *adder) span(f *Field) {
	if f.Spec.In.IsAll() {
		if a.first != noDay {
			f.Span = period.Span{From: timeOf(a.first), To: timeOf(a.last), Until: timeOf(a.last)}
			if !a.asOf.IsZero() {
				f.Span.To, f.Span.Until = a.asOf, a.asOf
			}
		}
	} else {
		f.Span = f.Spec.In.On(a.asOf)
		a.uncovered(f)
	}
	if f.Spec.Per > 0 {
		f.Divisor = f.Span.Begun(f.Spec.Per)
	}
}

// uncovered notes what of a period is still to come, and that the file doesn't reach over what is not: an export that is stale
// counts for less than the day lets one think. Few days without a line at its ends are nothing.
func (a *adder) uncovered(f *Field) {
	const tenth = 10
	name, from, to := PeriodName(f.Spec.In), f.Span.From.Format(time.DateOnly), f.Span.To.Format(time.DateOnly)
	if a.List.Len() == 0 { // whoever sends a header alone says that there was nothing
		f.Uncovered = fileio.Say("%s: the table has no lines at all, and everybody has a sum and a count of 0", name)
		return
	}
	if a.first == noDay || a.last < dayOf(f.Span.From) || a.first > dayOf(f.Span.Until) {
		f.Unspoken = true
		f.Uncovered = fileio.Say("%s: the file has no line between %s and %s, and nobody has a value", name, from, to)
		return
	}
	all, over := f.Span.Days()
	said := fileio.Say("%s: %s to %s", name, from, to)
	if f.Span.IsPartial() {
		said = fileio.Say("%s: %s to %s, of which %d of %d days are over", name, from, to, over, all)
		f.Uncovered = said
	}
	isLate, isStale := int(a.first-dayOf(f.Span.From))*tenth > all, int(dayOf(f.Span.Until)-a.last)*tenth > all
	first, last := timeOf(a.first).Format(time.DateOnly), timeOf(a.last).Format(time.DateOnly)
	switch {
	case isLate && isStale:
		f.Uncovered = fileio.Say("%s, but the file's lines begin on %s and end on %s", said, first, last)
	case isLate:
		f.Uncovered = fileio.Say("%s, but the file's lines begin on %s", said, first)
	case isStale:
		f.Uncovered = fileio.Say("%s, but the file's lines end on %s", said, last)
	}
}

// worker adds the lines of one customer after the other up to one field.
type worker struct {
	*adder
	f        *Field
	shift    int
	values   []float64 // of a column of numbers
	texts    func(line int) string
	dates    []int32
	distinct *distinct
	holds    []scoring.Truth
	from, to int32
	bounded  bool
	set      func(row int, lines, all []int32)
	some     []int32   // room for lines
	sum      exact.Sum // of all customers
}

func (a *adder) newWorker(f *Field, shift int) *worker {
	w := &worker{adder: a, f: f, shift: shift, bounded: !f.Spec.In.IsAll(), from: dayOf(f.Span.From), to: dayOf(f.Span.Until)}
	if f.Spec.Where != nil {
		w.holds = f.Spec.Where.Holds(a.frame)
	}
	w.column(f.Spec)
	switch f.Spec.Kind {
	case scoring.Number:
		f.Numbers = slices.Repeat([]float64{math.NaN()}, a.rows)
	case scoring.Text:
		f.Texts = make([]string, a.rows)
	default:
		f.Dates = make([]time.Time, a.rows)
	}
	w.set = w.setter()
	return w
}

// column finds the values that are added up. Of a column that no file has, all are missing.
func (w *worker) column(spec *config.TableField) {
	n := w.List.Len()
	switch spec.Of {
	case scoring.Number:
		var ok bool
		if w.values, ok = w.frame.Numbers(spec.Column); !ok {
			w.values = slices.Repeat([]float64{math.NaN()}, n)
		}
	case scoring.Date:
		if d := w.Source.dates[spec.Column]; d != nil {
			w.dates = d.days
		} else {
			w.dates = slices.Repeat([]int32{noDay}, n)
		}
	default:
		var ok bool
		if w.texts, ok = w.frame.Texts(spec.Column); !ok {
			w.texts = func(int) string { return "" }
		}
	}
}

// choose are the lines of a customer that count here, and those of the period, whatever the field's condition.
func (w *worker) choose(lines []int32) (some, all []int32) {
	if !w.bounded && w.holds == nil {
		return lines, lines
	}
	w.some = w.some[:0]
	for _, line := range lines {
		if w.inPeriod(line) {
			w.some = append(w.some, line)
		}
	}
	if all = w.some; w.holds == nil {
		return all, all
	}
	for _, line := range all {
		if w.holds[line] == scoring.True {
			w.some = append(w.some, line)
		}
	}
	return w.some[len(all):], w.some[:len(all)]
}

func (w *worker) inPeriod(line int32) bool {
	return !w.bounded || w.days[line] >= w.from && w.days[line] <= w.to
}

// balance counts the lines once more, in the order of the file, and compares.
func (w *worker) balance() error {
	f, isSum := w.f, w.f.Spec.Aggregate == config.Sum
	var counted int
	for _, n := range f.Lines {
		counted += int(n)
	}
	amounts := w.values
	if amounts == nil {
		amounts = slices.Repeat([]float64{math.NaN()}, len(w.sorted.fate))
	}
	var all Part
	for line, fate := range w.sorted.fate {
		if fate != Counted {
			continue
		}
		all.add(amounts[line])
		switch {
		case !w.inPeriod(int32(line)):
			f.Outside.add(amounts[line])
		case w.holds != nil && w.holds[line] == scoring.Undecided:
			f.Undecided.add(amounts[line])
		case w.holds != nil && w.holds[line] == scoring.False:
			f.Left.add(amounts[line])
		default:
			f.In.add(amounts[line])
		}
	}
	var parts Part
	for _, p := range []*Part{&f.In, &f.Outside, &f.Left, &f.Undecided} {
		parts.addPart(p)
	}
	if counted != f.In.Lines || isSum && !w.sum.Equal(&f.In.Sum) || parts.Lines != all.Lines || !parts.Sum.Equal(&all.Sum) {
		return fmt.Errorf("the field %s does not come out: its customers have %d lines of %v, the table %d of %v", f.Spec.Name, counted, w.sum.Figure(), f.In.Lines, f.In.Sum.Figure())
	}
	return nil
}
