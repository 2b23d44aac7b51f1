package tiering

import "tier/scoring"

// Knockout is a rule of people that places a customer outside the tiers, whatever the score would be (一票否决).
type Knockout struct {
	Name   string
	When   Condition
	Reason string // for the reader
}

// KnockedOut is what knock-outs made of the customers. Whom several of them meet, the first one placed outside.
type KnockedOut struct {
	By        map[int]int       // by row: the knock-out that placed it outside
	Count     []int             // per knock-out: how many customers it placed outside
	Undecided []scoring.Problem // customers of whom a knock-out could not tell whether it meets them: by knock-out, then row
}

// KnockOut excludes the customers that knock-outs meet from the frame, so that no sum, rank or share counts them. All
// conditions look at the customers as they are before that. A condition that reads a cell that could not be read has no
// answer: whoever scores must leave that customer unscored, as where an override reads such a cell.
func KnockOut(knockouts []Knockout, f *scoring.Frame) KnockedOut {
	out := KnockedOut{By: map[int]int{}, Count: make([]int, len(knockouts))}
	for i, k := range knockouts {
		out.meet(i, k, f)
	}
	for row, i := range out.By {
		out.Count[i]++
		f.Exclude(row, scoring.Say("knocked out by %s: %s", knockouts[i].Name, knockouts[i].Reason))
	}
	return out
}

// meet finds the customers that one knock-out meets.
func (out *KnockedOut) meet(index int, k Knockout, f *scoring.Frame) {
	var read *reading
	fields := k.When.Fields()
	for row, truth := range k.When.Truths(f) {
		_, known := out.By[row]
		if truth == scoring.False || known || !isReadable(f, fields, row) {
			continue
		}
		if truth == scoring.True {
			out.By[row] = index
			continue
		}
		if read == nil {
			read = newReading(k.When, f)
		}
		out.Undecided = append(out.Undecided, read.unanswered(scoring.Say("knock-out %q", k.Name), row))
	}
}

// isReadable reports whether a row is still there, and each of its cells of the fields could be read.
func isReadable(f *scoring.Frame, fields []string, row int) bool {
	if _, excluded := f.Excluded(row); excluded {
		return false
	}
	for _, field := range fields {
		if f.Unreadable(field, row) {
			return false
		}
	}
	return true
}

// Only is what the knock-outs made of the customers of some rows, in ascending order. The first of them is then row 0.
func (out *KnockedOut) Only(rows []int) KnockedOut {
	some := KnockedOut{By: map[int]int{}, Count: make([]int, len(out.Count))}
	for i, row := range rows {
		if k, ok := out.By[row]; ok {
			some.By[i] = k
			some.Count[k]++
		}
	}
	return some
}
