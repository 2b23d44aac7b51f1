package scored

import (
	"math"

	"tier/cmd/tier/internal/result"
	"tier/scoring/exact"
	"tier/tiering"
)

// tally counts the tiers of customers by words: first those that are known to be, then others as they come, then those
// without any, then all.
type tally struct {
	levels   int
	hasValue bool
	at       map[string]int
	classes  []*tallied
	others   *tallied
	all      *tallied
}

type tallied struct {
	result.Cross
	value exact.Sum
}

func newTally(levels []tiering.Level, hasValue bool, known []string) *tally {
	t := &tally{levels: len(levels), hasValue: hasValue, at: make(map[string]int)}
	t.others, t.all = t.class("", result.OtherClasses), t.class("", result.AllClasses)
	for _, name := range known {
		t.named(name)
	}
	return t
}

func (t *tally) class(name string, class int) *tallied {
	return &tallied{Cross: result.Cross{Name: name, Class: class, Counts: make([]int, t.levels)}}
}

func (t *tally) named(name string) *tallied {
	i, known := t.at[name]
	if !known {
		i = len(t.classes)
		t.at[name], t.classes = i, append(t.classes, t.class(name, i))
	}
	return t.classes[i]
}

// add adds a customer; the word may be "", the level -1.
func (t *tally) add(word string, level int, value float64) {
	of := t.others
	if word != "" {
		of = t.named(word)
	}
	for _, c := range []*tallied{of, t.all} {
		c.Count++
		if level < 0 {
			c.Unscored++
		} else {
			c.Counts[level]++
		}
		c.value.Add(value)
	}
}

func (t *tally) groups() []result.Cross {
	var all []result.Cross
	for _, c := range append(t.classes[:len(t.classes):len(t.classes)], t.others, t.all) {
		if c.Value = math.NaN(); t.hasValue {
			c.Value = c.value.Figure()
		}
		all = append(all, c.Cross)
	}
	return all
}
