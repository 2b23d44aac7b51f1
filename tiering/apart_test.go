package tiering

import (
	"testing"
)

// TestFarApart: who lies more tiers apart comes first, then whose scores do; who is placed alike or by one model only is not
// there, and of levels that can't be compared nobody is.
func TestFarApart(t *testing.T) {
	three := []Level{{Name: "大"}, {Name: "中"}, {Name: "小"}}
	a, b := []int{0, 1, 2, 0, 1, -1, 0}, []int{2, 0, 0, 1, 1, 0, -1}
	scoresA, scoresB := []float64{90, 60, 20, 90, 60, 0, 90}, []float64{10, 80, 95, 50, 60, 90, 0}
	diff(t, []Apart{
		{Row: 0, Steps: 2, Gap: 80}, {Row: 2, Better: true, Steps: 2, Gap: 75}, {Row: 3, Steps: 1, Gap: 40}, {Row: 1, Better: true, Steps: 1, Gap: 20},
	}, FarApart(a, b, three, three, scoresA, scoresB))

	named := []Level{{Name: "特", OverrideOnly: true}, {Name: "A"}, {Name: "B"}, {Name: "C"}}
	diff(t, []Apart{{Row: 0, Steps: 3, Gap: 1}}, FarApart([]int{0}, []int{2}, named, three, []float64{1}, []float64{0}))
	diff(t, []Apart(nil), FarApart(a, b, three, []Level{{Name: "A"}, {Name: "B"}}, scoresA, scoresB))
}
