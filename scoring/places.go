package scoring

import "math"

// places are the customers' places among those they compete with: all that have a value, or those of their group. 1 is the
// best, and equal values share the better place.
type places struct {
	at    []uint32 // per row; 0 where there is none
	group []uint32 // per row; nil where all compete with all
	sizes []int    // per group: how many compete
}

// places ranks the values, as they are compared, within groups of one word; nil for one group of all. Excluded rows don't
// compete.
func (r Rank) places(values []float64, groups func(row int) string, excluded []bool) *places {
	keys := make([]float64, len(values))
	for row, x := range values {
		keys[row] = Round9(x)
	}
	blank(keys, excluded, math.NaN())
	p := &places{at: make([]uint32, len(values))}
	if groups != nil {
		p.gather(keys, groups)
	}
	rows, keys := Ascending(keys)
	p.count(rows)
	best := make([]float64, len(p.sizes)) // per group: the value that was placed last
	taken := make([]uint32, len(p.sizes))
	shared := make([]uint32, len(p.sizes)) // per group: the place of that value
	for i := range rows {
		if !r.Low {
			i = len(rows) - 1 - i
		}
		g := p.groupOf(int(rows[i]))
		taken[g]++
		if taken[g] == 1 || keys[i] != best[g] {
			best[g], shared[g] = keys[i], taken[g]
		}
		p.at[rows[i]] = shared[g]
	}
	return p
}

// gather finds everybody's group, by the word as people compare words. Who has no group has no value either.
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
		word := groups(row)
		if word == "" {
			keys[row] = math.NaN()
		} else {
			p.group[row] = uint32(words.of(word))
		}
	}
	p.sizes = make([]int, len(folded))
}

func (p *places) count(rows []uint32) {
	if p.group == nil {
		p.sizes = []int{len(rows)}
		return
	}
	for _, row := range rows {
		p.sizes[p.group[row]]++
	}
}

func (p *places) groupOf(row int) uint32 {
	if p.group == nil {
		return 0
	}
	return p.group[row]
}
