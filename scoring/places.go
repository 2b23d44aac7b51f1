package scoring

import "math"

// places are the customers' places among those they compete with: all that have a value, or those of their group. 1 is the
// best, and equal values share the better place.
type places struct {
	at    []uint32 // per row; 0 where there is none
	group []uint32 // per row; nil where all compete with all
	sizes []int    // per group: how many compete
}

// contest is how far the placing of a group has come, from the best on.
type contest struct {
	placed uint32  // how many are
	place  uint32  // that of the last one
	value  float64 // and its value
}

// places ranks the values, as they are compared, within groups of one word; nil for one group of all. Excluded rows don't
// compete.
func (r Rank) places(values []float64, groups func(row int) string, excluded []bool) *places {
	keys := make([]float64, len(values))
	for row, x := range values {
		keys[row] = Round9(x)
	}
	blank(keys, excluded, math.NaN())
	p := &places{at: make([]uint32, len(values)), sizes: make([]int, 1)}
	if groups != nil {
		p.gather(keys, groups)
	}
	rows, keys := Ascending(keys)
	contests := make([]contest, len(p.sizes))
	for i := range rows {
		if !r.Low {
			i = len(rows) - 1 - i
		}
		p.at[rows[i]] = contests[p.groupOf(int(rows[i]))].next(keys[i])
	}
	for g := range contests {
		p.sizes[g] = int(contests[g].placed)
	}
	return p
}

// next is the place of the next best value.
func (c *contest) next(value float64) uint32 {
	c.placed++
	if c.placed == 1 || value != c.value {
		c.place, c.value = c.placed, value
	}
	return c.place
}

// gather finds everybody's group, by the word as people compare words. Who has no group does not compete.
func (p *places) gather(keys []float64, groups func(row int) string) {
	folded := make(map[string]int)
	words := newWordIndex(func(word string) int {
		i, known := folded[foldWord(word)]
		if !known {
			i = len(folded)
			folded[foldWord(word)] = i
		}
		return i
	})
	p.group = make([]uint32, len(keys))
	for row := range keys {
		if word := groups(row); word != "" {
			p.group[row] = uint32(words.of(word))
		} else {
			keys[row] = math.NaN()
		}
	}
	p.sizes = make([]int, len(folded))
}

func (p *places) groupOf(row int) uint32 {
	if p.group == nil {
		return 0
	}
	return p.group[row]
}
