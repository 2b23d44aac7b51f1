package tiering

import "testing"

// TestNearHold: of whoever has a tier now, a hold moves both thresholds next to it away from him for the next time, wherever he
// comes from; of two results in a row that a hold asks, this one may be the first.
func TestNearHold(t *testing.T) {
	const a, b, c = 1, 2, 3
	points := Hold{Points: 3}
	either := Hold{Points: 3, Periods: 2}
	for _, tc := range []struct {
		hold                     Hold
		earlier                  *Earlier
		score, threshold, margin float64
		level                    int
	}{
		{points, nil, 80, 77, 3, a},
		{points, nil, 79.5, 83, -3.5, b},
		{points, nil, 60, 57, 3, b},
		{points, &Earlier{Tier: []int{b}}, 57.5, 57, 0.5, b},
		{points, &Earlier{Tier: []int{b}}, 82, 83, -1, b},
		{points, &Earlier{Tier: []int{a}}, 79.5, 77, 2.5, a},
		{points, &Earlier{Tier: []int{c}}, 80, 77, 3, a},  // has moved now
		{points, &Earlier{Tier: []int{c}}, 63, 57, 6, -1}, // had to reach 63, and is far from falling again
		{Hold{Points: 3, For: DownMoves}, nil, 79, 80, -1, b},
		{Hold{Points: 3, For: UpMoves}, nil, 61, 60, 1, b},
		{Hold{Periods: 2}, nil, 61, 60, 1, b},
		{either, &Earlier{Tier: []int{b}, Raw: [][]int{{b}}}, 58, 60, -2, b}, // once more, and he falls
		{either, &Earlier{Tier: []int{b}, Raw: [][]int{{b}}}, 81, 80, 1, b},
		{Hold{Points: 3, Periods: 3}, &Earlier{Tier: []int{b}, Raw: [][]int{{b}, {a}}}, 81, 83, -2, b},
		{Hold{Points: 3, Periods: 3}, &Earlier{Tier: []int{b}, Raw: [][]int{{c}, {a}}}, 58, 60, -2, b},
	} {
		s := byHold()
		s.Hold = tc.hold
		scores := []float64{tc.score}
		placed, err := s.Place(scores, nil)
		if err != nil {
			t.Fatal(err)
		}
		kept := s.Keep(s.Hold, scores, placed.Level, tc.earlier)
		all := s.Nearby(4, scores, &kept, kept.Level)
		if tc.level < 0 {
			if len(all) > 0 {
				t.Errorf("%+v with %v: %+v", tc.hold, tc.score, all)
			}
			continue
		}
		if len(all) != 1 || all[0].Threshold != tc.threshold || all[0].Margin != tc.margin || all[0].Level != tc.level {
			t.Errorf("%+v with %v: %+v, want %v, %v", tc.hold, tc.score, all, tc.threshold, tc.margin)
		}
	}
}
