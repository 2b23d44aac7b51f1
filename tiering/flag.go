package tiering

import "tier/scoring"

// Flag is a mark that a customer bears while a condition holds. A customer may bear any number of them.
type Flag struct {
	Name   string
	When   Condition
	Reason string // for the reader
	Level  Alarm
}

// Alarm is how much a flag matters.
type Alarm uint8

// The alarms, the worst first.
const (
	Danger Alarm = iota
	Warn
	Info
)

// String is the alarm's word in the configuration.
func (a Alarm) String() string { return [...]string{"danger", "warn", "info"}[a] }

// Flagged is who bears which flags.
type Flagged struct {
	On      [][]int // per flag: the rows that bear it, in order
	Unknown []int   // per flag: customers of whom it has no answer
	Lacks   [][]Lack
	As      []Condition // per flag: its condition, as far as there are columns to answer it
	Absent  [][]string  // per flag: the fields that it reads and nobody has a column of
	Blind   []bool      // per flag: it lacks columns, and has no answer of anybody

	by   map[int][]int // by row: the flags it bears, in order
	lack [][]uint16    // per flag and row without an answer: the place in Lacks, from 1; nil where all have one
}

// Raise finds the flags of every customer.
func Raise(flags []Flag, p *Population) Flagged {
	out := noFlags(len(flags))
	for i, flag := range flags {
		var read *reading
		lacks := lacking{}
		if out.As[i] = flag.When; p.Known != nil {
			out.As[i], out.Absent[i] = p.Known(flag.When)
		}
		decided := 0
		for row, truth := range p.truths(out.As[i]) {
			if p.Aside(row) {
				continue
			}
			if truth != scoring.Undecided {
				decided++
				if truth == scoring.True {
					out.raise(i, row)
				}
				continue
			}
			if read == nil {
				read = newReading(flag.When, p.Columns)
			}
			out.Unknown[i]++
			lacks.add(read.alone(row), row, p.Columns.Len())
		}
		out.Lacks[i], out.lack[i] = lacks.counts, lacks.of
		out.Blind[i] = len(out.Absent[i]) > 0 && decided == 0 && out.Unknown[i] > 0
	}
	return out
}

// noFlags are so many flags that nobody bears.
func noFlags(n int) Flagged {
	return Flagged{On: make([][]int, n), Unknown: make([]int, n), Lacks: make([][]Lack, n), As: make([]Condition, n),
		Absent: make([][]string, n), Blind: make([]bool, n), by: map[int][]int{}, lack: make([][]uint16, n)}
}

func (out *Flagged) raise(flag, row int) {
	out.On[flag] = append(out.On[flag], row)
	out.by[row] = append(out.by[row], flag)
}

// Of are the flags that a row bears, in their order.
func (out *Flagged) Of(row int) []int { return out.by[row] }

// UndecidedOf are the flags that have no answer of a row, in their order.
func (out *Flagged) UndecidedOf(row int) (flags []int) {
	for i, lack := range out.lack {
		if lack != nil && lack[row] > 0 {
			flags = append(flags, i)
		}
	}
	return flags
}

// Customers is how many customers bear any flag.
func (out *Flagged) Customers() int { return len(out.by) }

// Only are the flags of some rows, in ascending order. The first of them is then row 0.
func (out *Flagged) Only(rows []int) Flagged {
	some := noFlags(len(out.On))
	some.As, some.Absent, some.Blind = out.As, out.Absent, out.Blind
	for i, row := range rows {
		for _, flag := range out.by[row] {
			some.raise(flag, i)
		}
	}
	for i := range out.Lacks {
		lacks := (&lacking{out.Lacks[i], out.lack[i]}).only(rows)
		some.Lacks[i], some.lack[i] = lacks.counts, lacks.of
		for _, l := range lacks.counts {
			some.Unknown[i] += l.Count
		}
	}
	return some
}
