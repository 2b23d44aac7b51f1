package scored

import (
	"math"

	"tier/scoring"
	"tier/tiering"
)

// against compares the table with the counts of the rows, and takes the sums of the value from it where they are no
// column of the rows and the counts agree.
func (t *tierTable) against(m *Model, takeSums bool) (stale []scoring.Message) {
	levels := m.Distribution.Levels
	for i := range levels {
		if i >= len(t.counts) {
			return []scoring.Message{scoring.Say("the summary has no tier %q, which rows have (%d)", levels[i].Name, levels[i].Count)}
		}
		if levels[i].Count != t.counts[i] {
			return []scoring.Message{scoring.Say("the summary counts %d customers of %s, the rows %d", t.counts[i], levels[i].Name, levels[i].Count)}
		}
		if !takeSums && !alike(t.sums[i], levels[i].Value) {
			return []scoring.Message{scoring.Say("the summary has another sum of %s for %s than the rows", t.value, levels[i].Name)}
		}
	}
	if takeSums && t.value != "" {
		t.fill(&m.Distribution, m.Levels)
	}
	return nil
}

// alike reports whether two sums are the same, but for how they were added up.
func alike(a, b float64) bool {
	return math.IsNaN(a) || math.IsNaN(b) || math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b))
}

// fill completes a distribution by the sums of the table. Which values are negative, sums don't say.
func (t *tierTable) fill(d *tiering.Distribution, levels []tiering.Level) {
	total := 0.0
	for _, sum := range t.sums {
		total += sum
	}
	if math.IsNaN(total) {
		return
	}
	d.HasValue, d.All.Value, d.All.ValueShare = true, total, 1
	for i := range d.Levels {
		d.Levels[i].Value = t.sums[i]
		d.Levels[i].ValueShare = t.shares[i]
		if e := levels[i].Expect; e != nil {
			d.Levels[i].Expect = *e / 100
			d.Levels[i].Gap = (t.shares[i] - *e/100) * 100
		}
	}
}
