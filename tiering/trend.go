package tiering

// Trend is what became of the customers over several periods.
type Trend struct {
	Ladder  []string   // the levels of all periods, best first
	How     How        // by what levels were compared; the least sure way that any two periods needed
	Periods []Standing // as many as were given
	Steps   []Migration
}

// Standing is how one period stands in a trend.
type Standing struct {
	Rungs     []Rung // as many as the ladder has
	All       Rung   // all customers who have a tier
	Customers int    // of the period: Untiered, and those on the rungs
	Untiered  int
}

// Rung is one level of the ladder in one period. Shares are fractions, NaN where there is nothing to share.
type Rung struct {
	Has        bool // the period has a level here
	Count      int
	Share      float64 // of the customers who have a tier
	Value      float64 // sum, negatives included; NaN where the period has no value
	ValueShare float64 // of the positive values
}

// Trace compares periods, the oldest first, each with the one before it. Customers who return are known by all earlier
// periods. Levels of different names share a rung as Agree compares them; those of a period that can't be compared with
// the others have rungs of their own below these.
func Trace(periods []Period) Trend {
	ladder := newLadder(periods)
	out := Trend{Ladder: ladder.names, How: ladder.how}
	for i := range periods {
		out.Periods = append(out.Periods, periods[i].standing(ladder.rungs[i], len(ladder.names)))
	}
	if len(periods) == 0 {
		return out
	}
	seen := make([]bool, len(periods[0].Final))
	for i := 1; i < len(periods); i++ {
		out.Steps = append(out.Steps, Migrate(periods[i-1], periods[i], seen))
		for row := range seen {
			seen[row] = seen[row] || periods[i-1].Has(row)
		}
	}
	return out
}

// standing counts a period, whose levels have these rungs among so many.
func (p *Period) standing(rungs []int, n int) Standing {
	parts, out := make([]tally, n), Standing{Rungs: make([]Rung, n)}
	var all tally
	for row, level := range p.Final {
		switch {
		case level == Absent:
			continue
		case level < 0:
			out.Untiered++
		default:
			parts[rungs[level]].add(0, p.value(row))
		}
		out.Customers++
	}
	for i := range parts {
		all.merge(&parts[i])
	}
	for i := range parts {
		out.Rungs[i] = rungOf(&parts[i], &all, p.Value != nil)
	}
	for _, i := range rungs {
		out.Rungs[i].Has = true
	}
	out.All = rungOf(&all, &all, p.Value != nil)
	out.All.Has = true
	return out
}

func rungOf(t, all *tally, hasValue bool) Rung {
	part := t.part(all, hasValue)
	return Rung{Count: part.Count, Share: part.Share, Value: part.Value, ValueShare: part.ValueShare}
}

// ladder is the levels of several periods put together.
type ladder struct {
	names []string
	rungs [][]int // of each period: the place of each of its levels among the names
	how   How
}

// newLadder puts the levels of all periods onto the rungs of the longest list, the last of equal ones: what is newest is
// what people know.
func newLadder(periods []Period) ladder {
	base := -1
	for i := range periods {
		if base < 0 || len(periods[i].Levels) >= len(periods[base].Levels) {
			base = i
		}
	}
	var l ladder
	if base < 0 {
		return l
	}
	for _, level := range periods[base].Levels {
		l.names = append(l.names, level.Name)
	}
	for i := range periods {
		l.rungs = append(l.rungs, l.place(periods[i].Levels, periods[base].Levels))
	}
	return l
}

// place finds the rungs of a period's levels, and adds rungs for those that the base has no like of.
func (l *ladder) place(levels, base []Level) []int {
	own, others, how := align(levels, base)
	l.how = max(l.how, how)
	at := make([]int, len(levels))
	for i := range levels {
		at[i] = -1
		for k := range others {
			if how != NotComparable && own[i] == others[k] {
				at[i] = k
			}
		}
		if at[i] < 0 {
			at[i] = l.rung(levels[i].Name, len(base))
		}
	}
	return at
}

// rung is the one of a name among those that were added to the base's; a new one where there is none.
func (l *ladder) rung(name string, base int) int {
	for i := base; i < len(l.names); i++ {
		if l.names[i] == name {
			return i
		}
	}
	l.names = append(l.names, name)
	return len(l.names) - 1
}
