package credit

import (
	"testing"

	"tier/scoring"
)

func TestGrow(t *testing.T) {
	f := scoring.NewFrame(list{n: 8, numbers: map[string][]float64{
		"y1": {100, 100, 0, nan, 100, 100, -5, 1e-9}, "y2": {1, 2, 3, 4, nan, 6, 7, 8}, "y3": {121, 0, 50, 50, 50, -1, 10, 1e307}}})
	f.Exclude(1, scoring.Say("repeated"))
	growths := []Growth{{Name: "capital", Of: []string{"y1", "y2", "y3"}}, {Name: "late", Of: []string{"y2", "y3"}}}
	got := Grow(growths, f)
	diff(t, []float64{.1, nan, nan, nan, nan, nan, nan, nan}, got[0].Value)
	diff(t, map[int]string{
		2: "y1 is 0, and nothing grows from 0 or less",
		3: "missing: y1",
		4: "missing: y2",
		5: "y3 is -1, and a growth to less than 0 is no percentage",
		6: "y1 is -5, and nothing grows from 0 or less",
		7: "the growth is beyond all figures",
	}, reasons(got[0].Why))
	diff(t, []float64{120, nan, 15.666666667, 11.5, nan, nan, .428571429}, got[1].Value[:7])
	column, _ := f.Numbers("capital")
	diff(t, got[0].Value, column)
	diff(t, 3, len(got[0].Years))
}

// TestGrowEdges: a figure that falls to 0 has lost all, cells that could not be read give no growth, and no growth is
// infinite.
func TestGrowEdges(t *testing.T) {
	f := scoring.NewFrame(list{n: 3, numbers: map[string][]float64{"a": {8, 8, 1e-9}, "b": {0, 8, 1e300}}})
	f.Spoil(1, "b", scoring.Say("unreadable"))
	g := Grow([]Growth{{Name: "g", Of: []string{"a", "b"}}}, f)[0]
	diff(t, []float64{-1, nan, nan}, g.Value)
	diff(t, map[int]string{1: "could not be read: b", 2: "the growth is beyond all figures"}, reasons(g.Why))
	if !f.Unreadable("g", 1) {
		t.Error("a growth of a cell that could not be read is not unreadable")
	}
}

func TestGrowthCheck(t *testing.T) {
	one, two := Growth{Of: []string{"a"}}, Growth{Of: []string{"a", "b"}}
	diff(t, []string{"a growth takes the fields of two years or more, oldest first"}, faults(one.Check()))
	diff(t, []string(nil), faults(two.Check()))
}
