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

	by map[int][]int // by row: the flags it bears, in order
}

// Raise finds the flags of every customer.
func Raise(flags []Flag, p *Population) Flagged {
	out := Flagged{On: make([][]int, len(flags)), Unknown: make([]int, len(flags)), Lacks: make([][]Lack, len(flags)), by: map[int][]int{}}
	for i, flag := range flags {
		var read *reading
		lacks := lacking{}
		for row, truth := range p.truths(flag.When) {
			if truth == scoring.False || p.Aside(row) {
				continue
			}
			if truth == scoring.True {
				out.raise(i, row)
				continue
			}
			if read == nil {
				read = newReading(flag.When, p.Columns)
			}
			out.Unknown[i]++
			lacks.add(read.alone(row))
		}
		out.Lacks[i] = lacks.counts
	}
	return out
}

func (out *Flagged) raise(flag, row int) {
	out.On[flag] = append(out.On[flag], row)
	out.by[row] = append(out.by[row], flag)
}

// Of are the flags that a row bears, in their order.
func (out *Flagged) Of(row int) []int { return out.by[row] }

// Customers is how many customers bear any flag.
func (out *Flagged) Customers() int { return len(out.by) }

// Only are the flags of some rows, in ascending order. The first of them is then row 0.
func (out *Flagged) Only(rows []int) Flagged {
	some := Flagged{On: make([][]int, len(out.On)), Unknown: make([]int, len(out.On)), Lacks: make([][]Lack, len(out.On)), by: map[int][]int{}}
	for i, row := range rows {
		for _, flag := range out.by[row] {
			some.raise(flag, i)
		}
	}
	return some
}
