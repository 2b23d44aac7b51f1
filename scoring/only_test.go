package scoring

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestOnly: whatever is asked of some rows is what is asked of them among all.
func TestOnly(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const n = 30
		m, f := drawModel(rt), drawFrame(rt, n)
		all := m.Score(f, "y")
		rows := rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, n, rapid.ID).Draw(rt, "rows")
		slices.Sort(rows)
		s, frame := all.Only(rows), f.Only(rows)
		if len(rows) > 2 { // some of some
			s, frame, rows = s.Only([]int{0, 2}), frame.Only([]int{0, 2}), []int{rows[0], rows[2]}
		}
		if len(s.Total) != len(rows) || frame.Len() != len(rows) {
			rt.Fatalf("%d totals and %d customers of %d rows", len(s.Total), frame.Len(), len(rows))
		}
		columns, wholes := s.Columns(), all.Columns()
		for i, row := range rows {
			got, want := seen(s, columns, frame, i), seen(all, wholes, f, row)
			if got != want {
				rt.Fatalf("row %d of all is\n%s, and as row %d of some\n%s", row, want, i, got)
			}
		}
	})
}

// seen is all that can be asked of a row, but for its number.
func seen(s *Scores, columns []Weighed, f *Frame, row int) string {
	card := s.Card(row)
	text := fmt.Sprint(card.Variant, card.Excluded, card.Groups, card.Total, s.Rank[row], s.Rubric(row))
	for _, l := range card.Lines {
		text += fmt.Sprint("\n", l.Criterion.Name, l.Value, l.Points, l.Weight, l.Weighted, l.Note, l.Why())
	}
	for _, p := range append(slices.Clone(card.Why), of(s.Notes, row)...) {
		text += fmt.Sprint("\n", p.Field, p.Message)
	}
	for _, c := range columns {
		key, ok := c.Key(row)
		text += fmt.Sprint("\n", c.Points(row), c.Weighted(row), c.Weight(row), key, ok)
	}
	if s.Rubric(row) >= 0 {
		for _, l := range s.Lifts(row, 90) {
			text += fmt.Sprint("\n", l.Criterion.Name, l.From, l.To, l.Total)
		}
	}
	x, _ := f.Numbers("x")
	a, _ := f.Texts("a")
	why, excluded := f.Excluded(row)
	return text + fmt.Sprint("\n", x[row], a(row), why, excluded)
}
