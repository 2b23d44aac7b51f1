package tiering

import (
	"testing"
)

func TestPlaceByScore(t *testing.T) {
	pharma := &Scheme{Levels: []Level{
		{Name: "VIP", Min: p(90)}, {Name: "骨干", Min: p(75)}, {Name: "有效", Min: p(60)}, {Name: "休眠", Min: p(50)}, {Name: "潜在"},
	}}
	closed := &Scheme{Levels: []Level{{Name: "A", Min: p(50)}, {Name: "B", Min: p(0)}}}
	blacklist := &Scheme{Levels: []Level{{Name: "A", Min: p(50)}, {Name: "B"}, {Name: "黑名单", OverrideOnly: true}}}
	for _, test := range []struct {
		name   string
		scheme *Scheme
		scores []float64
		want   []int
	}{
		{"80/60/40", eightStep(), []float64{100, 80, 79.99, 60, 59.99, 40, 39.99, 0, nan}, []int{1, 1, 2, 2, 3, 3, 4, 4, -1}},
		{"90/75/60/50", pharma, []float64{100, 90, 89.99, 75, 74.99, 60, 59.99, 50, 49.99, 0}, []int{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}},
		{"scores are compared as given", eightStep(), []float64{79.99999999999999, 80.00000000000001}, []int{2, 1}},
		{"the last level may start at 0", closed, []float64{50, 49, 0}, []int{0, 1, 1}},
		{"overrides only at the end", blacklist, []float64{50, 10}, []int{0, 1}},
		{"nobody", eightStep(), nil, nil},
		{"nobody scored", eightStep(), []float64{nan, nan}, []int{-1, -1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := place(t, test.scheme, test.scores, nil)
			diff(t, test.want, got.Level)
			diff(t, []string(nil), says(got.Notes))
		})
	}
}
