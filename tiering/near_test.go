package tiering

import "testing"

// TestNearHold: for whoever comes from the tier that he is in, the thresholds next to it are where a hold puts them.
func TestNearHold(t *testing.T) {
	const b = 2
	s := byHold()
	s.Hold = Hold{Points: 3}
	for _, tc := range []struct {
		score, threshold, margin float64
		previous                 int
	}{
		{57.5, 57, 0.5, b},
		{82, 83, -1, b},
		{61, 60, 1, -1},
		{79, 80, -1, -1},
	} {
		kept := Kept{Level: []int{b}, Previous: []int{tc.previous}}
		all := s.Nearby(2, []float64{tc.score}, &kept, []int{b})
		if len(all) != 1 || all[0].Threshold != tc.threshold || all[0].Margin != tc.margin {
			t.Errorf("%v from %d: %+v", tc.score, tc.previous, all)
		}
	}
}
