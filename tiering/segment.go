package tiering

import (
	"slices"

	"tier/scoring"
)

// Segmentation parts the customers into classes that exclude each other: a customer is of the first class whose condition
// holds. Where a condition before that has no answer, nobody knows the class, and the customer has none.
type Segmentation struct {
	Name, Title string
	Classes     []Class
	Report      bool // a customer of no class has a value that nobody thought of, and is reported
	Load        *Load
}

// Load is how many customers there are for each of the people who look after them, as the consultants of a store.
type Load struct {
	By    string  // the field of what they belong to, as a store; "" for one of all customers
	Staff float64 // people in each
	Title string  // what they are called; "" where nobody says
}

// Class is one class of a segmentation.
type Class struct {
	Name string
	When Condition // nil: whoever is left
	Note string    // for the reader; may be ""
}

// What stands for the class of a customer who has none.
const (
	NoClass  = -1 // no condition holds
	NotKnown = -2 // a condition has no answer
	NotThere = -3 // the row was set aside: it is no customer
)

// Segmented is the class of every customer.
type Segmented struct {
	Class   []int // per row: the index of the class, NoClass, NotKnown or NotThere
	Count   []int // customers per class
	None    int   // customers of NoClass
	Unknown int   // customers of NotKnown
	Lacks   []Lack
	Absent  []string // the fields that its conditions read and nobody has a column of, sorted

	lack []uint16 // per row of NotKnown: the place in Lacks, from 1; nil where there is none
}

// Lack is how many customers a field is missing of, the only one that something about them hangs on; Field "" are those
// who lack several fields, or none.
type Lack struct {
	Field string
	Count int
}

// Population are customers with their fields, scores and tiers.
type Population struct {
	Columns    scoring.Columns
	Aside      func(row int) bool               // rows that are no customers
	Scored     func(row int) bool               // customers who have a score
	Unreadable func(field string, row int) bool // cells that could not be read: nothing that reads one has an answer
	// Known is a condition as far as it can be answered, and the fields that it reads and nobody has a column of; nil where each has one.
	Known func(when Condition) (as Condition, absent []string)
}

// truths are the answers of a condition.
func (p *Population) truths(when Condition) []scoring.Truth {
	truths, fields := when.Truths(p.Columns), when.Fields()
	for row := range truths {
		if truths[row] != scoring.Undecided && p.isSpoilt(fields, row) {
			truths[row] = scoring.Undecided
		}
	}
	return truths
}

func (p *Population) isSpoilt(fields []string, row int) bool {
	for _, field := range fields {
		if p.Unreadable(field, row) {
			return true
		}
	}
	return false
}

// Segment finds the class of every customer.
func (s *Segmentation) Segment(p *Population) Segmented {
	out := Segmented{Class: make([]int, p.Columns.Len()), Count: make([]int, len(s.Classes))}
	open := make([]int, 0, len(out.Class)) // rows whose class is still to be found
	for row := range out.Class {
		if out.Class[row] = NoClass; p.Aside(row) {
			out.Class[row] = NotThere
			continue
		}
		open = append(open, row)
	}
	var lacks lacking
	for i, class := range s.Classes {
		open = out.take(i, class.When, open, p, &lacks)
	}
	out.None, out.Lacks, out.lack = len(open), lacks.counts, lacks.of
	out.Absent = s.absent(p)
	return out
}

// absent are the fields that the conditions read and nobody has a column of, sorted: what they have in place of a blank was said of
// blanks.
func (s *Segmentation) absent(p *Population) (fields []string) {
	for _, class := range s.Classes {
		if class.When != nil && p.Known != nil {
			_, none := p.Known(class.When)
			fields = append(fields, none...)
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// take gives a class to those of the open rows whom its condition meets, and returns the rows that stay open.
func (out *Segmented) take(class int, when Condition, open []int, p *Population, lacks *lacking) (rest []int) {
	if when == nil || len(open) == 0 {
		for _, row := range open {
			out.Class[row] = class
		}
		out.Count[class] += len(open)
		return nil
	}
	truths := p.truths(when)
	var read *reading
	rest = open[:0]
	for _, row := range open {
		switch truths[row] {
		case scoring.True:
			out.Class[row] = class
			out.Count[class]++
		case scoring.False:
			rest = append(rest, row)
		default:
			if read == nil {
				read = newReading(when, p.Columns)
			}
			out.Class[row] = NotKnown
			out.Unknown++
			lacks.add(read.alone(row), row, len(out.Class))
		}
	}
	return rest
}

// lacking counts what is missing, in the order in which it was met first.
type lacking struct {
	counts []Lack
	of     []uint16 // per row: the place in counts, from 1; nil where nothing is missing
}

// add counts a row, of n.
func (l *lacking) add(field string, row, n int) {
	i := slices.IndexFunc(l.counts, func(c Lack) bool { return c.Field == field })
	if i < 0 {
		i = len(l.counts)
		l.counts = append(l.counts, Lack{Field: field})
	}
	if l.of == nil {
		l.of = make([]uint16, n)
	}
	l.counts[i].Count++
	l.of[row] = uint16(i + 1) // a condition reads fewer fields than that
}

// only counts what is missing of some of the rows again.
func (l *lacking) only(rows []int) lacking {
	var some lacking
	for i, row := range rows {
		if l.of != nil && l.of[row] > 0 {
			some.add(l.counts[l.of[row]-1].Field, i, len(rows))
		}
	}
	return some
}

// Only are the classes of some rows, in ascending order. The first of them is then row 0.
func (out *Segmented) Only(rows []int) Segmented {
	some := Segmented{Class: scoring.Pick(out.Class, rows), Count: make([]int, len(out.Count)), Absent: out.Absent}
	for _, class := range some.Class {
		switch class {
		case NoClass:
			some.None++
		case NotKnown:
			some.Unknown++
		case NotThere:
		default:
			some.Count[class]++
		}
	}
	lacks := (&lacking{out.Lacks, out.lack}).only(rows)
	some.Lacks, some.lack = lacks.counts, lacks.of
	return some
}
