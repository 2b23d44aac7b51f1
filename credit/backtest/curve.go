package backtest

import (
	"math"
	"slices"
)

// most is how many points a curve has at most, unless there are more grades.
const most = 200

// Point is a point of a curve, which begins with nobody and takes in customers from the worst score (or grade) on. Bad
// over Good is the ROC curve, Bad over All the CAP curve (cumulative accuracy profile, Lorenz, power curve). Who guesses
// goes along the diagonal of both; who knows everything goes up the left side in the ROC curve, and straight to Bad = 1 at
// All = the default rate in the CAP curve.
type Point struct {
	At   float64 // customers of at most this score (of grades: at least this index) are taken in; NaN at the beginning
	Good float64 // of the customers that didn't default, the share that is taken in
	Bad  float64 // of those that did
	All  float64 // of both
	// Next is the grade that begins here, by its customer of the lowest score; -1 for none. Of several it is the best.
	Next int
}

// curve are the points worth drawing: both ends, the beginning of each grade, KS, and between them points at about equal
// distances along the ROC curve. Areas under them are a little off where some were left out.
func (b bins) curve(widest int) []Point {
	keep := b.kept(widest)
	next := b.beginnings()
	points, good, bad := make([]Point, 0, len(keep)), 0, 0
	for i := 0; i <= len(b.all); i++ {
		if len(points) < len(keep) && keep[len(points)] == i {
			points = append(points, b.point(i, good, bad, next))
		}
		if i < len(b.all) {
			good, bad = good+b.all[i].good, bad+b.all[i].bad
		}
	}
	return points
}

// kept are the bins before which a point is, sorted, each once; len(all) is the end. Widest is as gap has it.
func (b bins) kept(widest int) []int {
	corners := b.corners(widest)
	keep := append(corners, b.evenly(max(0, most-len(corners)))...)
	slices.Sort(keep)
	return slices.Compact(keep)
}

// point is the point before the i-th bin, where so many are taken in.
func (b bins) point(i, good, bad int, next map[int]int) Point {
	p := Point{
		At: math.NaN(), Next: -1,
		Good: rate(good, b.good), Bad: rate(bad, b.bad), All: rate(good+bad, b.good+b.bad),
	}
	if i > 0 {
		p.At = b.all[i-1].at
	}
	if g, begins := next[i]; begins {
		p.Next = g
	}
	return p
}

// beginnings are the grades by the bin that they begin with.
func (b bins) beginnings() map[int]int {
	grades := make(map[int]int)
	for g := len(b.next) - 1; g >= 0; g-- {
		grades[b.next[g]] = g
	}
	return grades
}

// corners are those before which a point must be, sorted, each once.
func (b bins) corners(widest int) []int {
	keep := []int{0, widest + 1, len(b.all)}
	for _, i := range b.next {
		if i >= 0 {
			keep = append(keep, i)
		}
	}
	slices.Sort(keep)
	return slices.Compact(keep)
}

// evenly are at most n bins that part the ROC curve into pieces of about equal length, measured along both sides; all
// bins where they are no more than that.
func (b bins) evenly(n int) []int {
	var keep []int
	good, bad := 0, 0
	for i, bin := range b.all {
		good, bad = good+bin.good, bad+bin.bad
		part := (rate(good, b.good) + rate(bad, b.bad)) / 2
		if len(b.all) <= n || len(keep) < n && part*float64(n+1) >= float64(len(keep)+1) {
			keep = append(keep, i+1)
		}
	}
	return keep
}
