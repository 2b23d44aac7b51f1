package effects

import (
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/scoring/exact"
)

// pointsByRow are the points of a panel by criterion, and by row of now: nil where it gives none.
type pointsByRow = map[string][]*big.Rat

// oldPoints are what the panel gave before, for the old rubric. Who wasn't rated then has what the panel gives now, or where it
// rates no more what the list says.
func (e *explaining) oldPoints() pointsByRow {
	points := make(pointsByRow)
	for _, criterion := range slices.Sorted(maps.Keys(e.before.Made.Points)) {
		if full(e.old, criterion) == nil {
			continue
		}
		given := e.given(criterion)
		for row, at := range e.rows {
			if at >= 0 && !math.IsNaN(e.before.Made.Points[criterion][at]) {
				given[row] = meant(e.before.Made.Points[criterion][at])
			}
		}
		points[criterion] = given
	}
	return points
}

// newPoints are what the panel gives now, for the old rubric; differ tells whether that is anything else than the old points.
// Whom the panel rates no longer, for a criterion that the rubric of now hasn't either, keeps the old ones: it is the rubric
// that leaves them out.
func (e *explaining) newPoints() (points pointsByRow, differ bool) {
	points = e.oldPoints()
	names := slices.Sorted(maps.Keys(points))
	for _, criterion := range e.ratedNow() {
		if full(e.old, criterion) != nil && points[criterion] == nil {
			names, differ = append(names, criterion), true
		}
	}
	for _, criterion := range names {
		now := e.given(criterion)
		if full(e.Now.Config, criterion) == nil {
			continue
		}
		for row, was := range points[criterion] {
			differ = differ || (was == nil) != (now[row] == nil) || was != nil && was.Cmp(now[row]) != 0
		}
		points[criterion] = now
	}
	return points, differ
}

// unrated are the criteria that the panel of before rated and that of now does not: what it leaves open the list says, as it
// does now.
func (e *explaining) unrated() []string {
	now := e.ratedNow()
	return slices.DeleteFunc(slices.Sorted(maps.Keys(e.before.Made.Points)), func(criterion string) bool { return slices.Contains(now, criterion) })
}

// ratedNow are the criteria that the panel of now rates, of ratings or as a file says them.
func (e *explaining) ratedNow() []string {
	names := slices.Sorted(maps.Keys(e.Points))
	if by := e.Now.Ratings; by != nil {
		for _, c := range by.Criteria {
			names = append(names, c.Name)
		}
	}
	return names
}

// given is what the panel of now gives for a criterion, in the old rubric's full marks.
func (e *explaining) given(criterion string) []*big.Rat {
	points := make([]*big.Rat, e.Now.Len())
	was, is := full(e.old, criterion), full(e.Now.Config, criterion)
	by := e.pointsNow(criterion)
	if was == nil || is == nil || is.Sign() == 0 {
		return points
	}
	scale := new(big.Rat).Quo(was, is)
	for row := range points {
		if by(row) != nil {
			points[row] = new(big.Rat).Mul(by(row), scale)
		}
	}
	return points
}

// pointsNow are what the panel of now gives for a criterion.
func (e *explaining) pointsNow(criterion string) func(row int) *big.Rat {
	k := -1
	if e.Now.Ratings != nil {
		k = e.Now.Ratings.Criterion(criterion)
	}
	switch {
	case k >= 0:
		return func(row int) *big.Rat { return e.Now.Ratings.Consensus[k][row].Points }
	case e.Points != nil && e.Points[criterion] != nil:
		return func(row int) *big.Rat { return e.Points[criterion][row] }
	}
	return func(int) *big.Rat { return nil }
}

// full are the full marks of a criterion, as a decimal; nil where the first model has none of the name.
func full(cfg *config.Config, criterion string) *big.Rat {
	for _, criteria := range cfg.Models[0].Rubrics() {
		for i := range criteria {
			if criteria[i].Name == criterion {
				return meant(criteria[i].Full())
			}
		}
	}
	return nil
}

// PointsOf are the points that a panel gave, by row of a list: those that columns of a file say of its customers, who are known
// by row.
func PointsOf(known []int, points map[string][]float64) map[string][]*big.Rat {
	all := make(pointsByRow)
	for criterion, given := range points {
		by := make([]*big.Rat, len(known))
		for row, at := range known {
			if at >= 0 && !math.IsNaN(given[at]) {
				by[row] = meant(given[at])
			}
		}
		all[criterion] = by
	}
	return all
}

// meant is the fraction that a figure of a file stands for: the mean of some raters' points has a small denominator, which its
// digits alone don't say; any other figure is what its digits say. Files other than workbooks keep nine decimals.
func meant(x float64) *big.Rat {
	const few, kept = 6, 9
	text := strconv.FormatFloat(x, 'f', -1, 64)
	_, decimals, _ := strings.Cut(text, ".")
	switch {
	case len(decimals) <= few:
	case len(decimals) <= kept:
		if found := fraction(x, 5.1e-10); found != nil {
			return found
		}
	default:
		if found := fraction(x, 1e-13*max(1, math.Abs(x))); found != nil {
			return found
		}
	}
	return exact.Of(x)
}

// fraction is the first of the fractions that come ever nearer to a figure which is that near, if its denominator is small.
func fraction(x, near float64) *big.Rat {
	const most = 5040 // all means of up to ten raters have a smaller one
	before, last := [2]int64{0, 1}, [2]int64{1, 0}
	for rest := math.Abs(x); math.Floor(rest) < 1e12; {
		whole := int64(rest)
		before, last = last, [2]int64{whole*last[0] + before[0], whole*last[1] + before[1]}
		if last[1] > most {
			return nil
		}
		if math.Abs(float64(last[0])/float64(last[1])-math.Abs(x)) <= near {
			out := big.NewRat(last[0], last[1])
			if x < 0 {
				out.Neg(out)
			}
			return out
		}
		rest = 1 / (rest - math.Floor(rest))
	}
	return nil
}
