package periods

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/tiering"
)

// TestTogether: of criteria that both results have, the changes of each pair are compared where ten customers have both, and
// those of a criterion that changed for nobody are not.
func TestTogether(t *testing.T) {
	moves := func(n int) *Moves {
		before, after := snapshot(n), snapshot(n)
		for row := range n {
			x := float64(row)
			before.set(row, map[string]float64{"满意度": 5, "毛利": 5, "投诉": 9, "年限": 3, "旧": 1})
			after.set(row, map[string]float64{"满意度": 5 + x/10, "毛利": 5 + x*x/100, "投诉": 9 - x/20, "年限": 3, "新": 1})
		}
		return Compare([]*Snapshot{before, after}, nil)
	}
	want := []Together{{"投诉", "毛利", 10, -1}, {"投诉", "满意度", 10, -1}, {"毛利", "满意度", 10, 1}}
	if d := cmp.Diff(want, moves(10).Together()); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	if few := moves(9).Together(); few != nil {
		t.Errorf("of nine customers: %v", few)
	}
}

func snapshot(n int) *Snapshot {
	s := &Snapshot{File: "r.json", Levels: []tiering.Level{{Name: "A"}}, Ordered: true, Points: map[string][]float64{}}
	for row := range n {
		s.Add(0, 0, 50, false)
		s.IDs, s.Names = append(s.IDs, fmt.Sprint(row)), append(s.Names, "")
	}
	return s
}

func (s *Snapshot) set(row int, points map[string]float64) {
	for name, x := range points {
		if s.Points[name] == nil {
			s.Points[name] = make([]float64, s.Len())
		}
		s.Points[name][row] = x
	}
}
