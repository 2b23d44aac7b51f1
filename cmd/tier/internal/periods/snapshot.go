package periods

import (
	"slices"
	"time"

	"tier/tiering"
)

// Snapshot is the customers of a result as its first model judged them. Rows that were set aside as repeats of another
// are none; customers who were knocked out are, without a tier.
type Snapshot struct {
	File, SHA256 string
	Title        string          // of the configuration, or the model's; "" where the file says none
	Levels       []tiering.Level // best first
	Ordered      bool            // false where the file doesn't say the order: levels then stand by their mean scores
	AsOf         time.Time       // zero where the file doesn't say
	Value, Unit  string          // what the values are called, and are in; "" where nobody knows
	UnitBefore   string          // that the values were converted from for a comparison; "" where they weren't
	Decimals     int             // of the scores
	Models       int             // of the result
	IsNow        bool            // it is the run at hand, and File its list

	// Of each customer. An id or name is "" where there is none.
	IDs, Names      []string // IDs are nil where the result has none but the rows' numbers
	Final, Computed []int    // index of the level; -1 without a tier
	Scores          []float64
	Values          []float64 // NaN where missing; nil where the file has none
	Reasons         []string  // nil where the file has none
	Out             []bool    // knocked out
	Held            []int     // index of the level that a hold left, before overrides; nil where the result says of no hold

	Points map[string][]float64 // by criterion of the first model; NaN where the customer has none

	Made Made // what it was made with

	Label string // what it is called among those it was compared with; "" is the file's name without its folders

	Unscored   int // customers without a tier, but for those who were knocked out
	KnockedOut int
	Repeats    int // rows that were set aside as repeats
}

// Len is how many customers there are.
func (s *Snapshot) Len() int { return len(s.Final) }

// Add adds a customer, whose id, name, value and reason the caller adds.
func (s *Snapshot) Add(level, computed int, score float64, isOut bool) {
	s.Final, s.Computed, s.Scores, s.Out = append(s.Final, level), append(s.Computed, computed), append(s.Scores, score), append(s.Out, isOut)
	switch {
	case isOut:
		s.KnockedOut++
	case level < 0:
		s.Unscored++
	}
}

// ID is a customer's id, "" where there is none.
func (s *Snapshot) ID(row int) string {
	if s.IDs == nil {
		return ""
	}
	return s.IDs[row]
}

// Tier is the name of a level; "" without one.
func (s *Snapshot) Tier(level int) string {
	if level < 0 {
		return ""
	}
	return s.Levels[level].Name
}

// OrderAs puts the levels in the order of others that surely have one, where the file itself didn't say the order and has
// none that they have not.
func (s *Snapshot) OrderAs(levels []tiering.Level) {
	at := make(map[string]int)
	for i, l := range levels {
		at[l.Name] = i
	}
	place := make([]int, len(s.Levels))
	for i, l := range s.Levels {
		to, known := at[l.Name]
		if !known || s.Ordered {
			return
		}
		place[i] = to
	}
	for _, of := range [][]int{s.Final, s.Computed, s.Held} {
		for row, level := range of {
			if level >= 0 {
				of[row] = place[level]
			}
		}
	}
	s.Levels, s.Ordered = slices.Clone(levels), true
}
