package tables

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
)

// wrongSums are the file's own sums of columns that are added up, where they are neither what the lines come to nor what those
// do that the table's condition doesn't leave out.
func (s *Source) wrongSums(by *sorted) []fileio.Message {
	var all []fileio.Message
	for _, column := range s.summed() {
		sums := s.List.Sums(column)
		values, ok := s.List.Numbers(column)
		if !ok || len(sums) == 0 {
			continue
		}
		lines, told := newRuns(sums, values), 0
		kept := lines
		if by.tally.By[Excluded].Lines > 0 {
			kept = newRuns(sums, by.kept(values))
		}
		for _, sum := range sums {
			if lines.agree(sum) || kept.agree(sum) {
				continue
			}
			if told++; told <= firstLines {
				all = append(all, s.wrongSum(column, sum, lines, kept))
			}
		}
		if told > firstLines {
			all = append(all, fileio.Say("more sums of %s that its lines don't come to: %d", s.called(column), told-firstLines))
		}
	}
	return all
}

// kept are a column's values without those of the lines that the condition leaves out.
func (o *sorted) kept(values []float64) []float64 {
	values = slices.Clone(values)
	for line, fate := range o.fate {
		if fate == Excluded {
			values[line] = math.NaN()
		}
	}
	return values
}

// wrongSum says what a sum of the file is, and what the lines come to that it seems to be of.
func (s *Source) wrongSum(column string, sum fileio.Sum, lines, kept *runs) fileio.Message {
	figure := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) + words.Unit(s.unit(column)) }
	place, called, value := sum.Place.String(), s.called(column), figure(sum.Value)
	from, to := lines.of(sum)
	if from == to {
		return fileio.Say("%s: the file's own sum of %s is %s, and it has no lines", place, called, value)
	}
	row := func(line int) int { return s.List.Place(line, column).Row }
	rows := fmt.Sprintf("%d–%d", row(lines.ends[from]), row(lines.ends[to]-1))
	all, left := lines.run(from, to), kept.run(from, to)
	if all.Equal(left) {
		return fileio.Say("%s: the file's own sum of %s is %s, and its lines (rows %s) come to %s", place, called, value, rows, figure(all.Figure()))
	}
	return fileio.Say("%s: the file's own sum of %s is %s, and its lines (rows %s) come to %s, and without those that the condition leaves out to %s",
		place, called, value, rows, figure(all.Figure()), figure(left.Figure()))
}

// summed are the columns of the file that are added up, each once.
func (s *Source) summed() []string {
	var all []string
	add := func(column string) {
		if s.List.Has(column) && !slices.Contains(all, column) {
			all = append(all, column)
		}
	}
	for i := range s.Spec.Fields {
		f := &s.Spec.Fields[i]
		if f.Of == scoring.Number && (f.Aggregate == config.Sum || f.Aggregate == config.Share) {
			add(f.Column)
		}
	}
	add(s.Spec.Amount)
	return all
}

// runs are what lines come to between the places where sums stand, and tables begin and end.
type runs struct {
	ends       []int        // so many lines are before a place; ascending
	sums, less []*exact.Sum // of these lines, and of their figures with the other sign
	bySum      []int        // the places, by the sums
	together   map[int]bool // where several sums stand together, by the lines before them: one may be of nothing
	below      map[int]bool // tables whose lines are below their sums, by their first lines
}

func newRuns(sums []fileio.Sum, values []float64) *runs {
	r := &runs{together: make(map[int]bool), below: make(map[int]bool)}
	for i, s := range sums {
		r.ends = append(r.ends, s.From, s.Above, s.To)
		r.together[s.Above] = r.together[s.Above] || i > 0 && s.From == sums[i-1].From && s.Above == sums[i-1].Above
		r.below[s.From] = (r.below[s.From] || s.Above == s.From) && s.Above < s.To
	}
	slices.Sort(r.ends)
	r.ends = slices.Compact(r.ends)
	sum, less, line := new(exact.Sum), new(exact.Sum), 0
	for at, end := range r.ends {
		for ; line < end; line++ {
			sum.Add(values[line])
			less.Add(-values[line])
		}
		r.sums, r.less, r.bySum = append(r.sums, together(sum)), append(r.less, together(less)), append(r.bySum, at)
	}
	slices.SortStableFunc(r.bySum, func(a, b int) int { return r.sums[a].Cmp(r.sums[b]) })
	return r
}

// agree reports whether any run of lines up to the sum comes to it, or any from it on, since parts have parts and some files
// have sums above their lines.
func (r *runs) agree(sum fileio.Sum) bool {
	first, at, last := r.place(sum.From), r.place(sum.Above), r.place(sum.To)
	if (first == last || r.together[sum.Above]) && isSum(sum.Value, new(exact.Sum)) {
		return true
	}
	before := r.sums[at].Float()
	return slices.ContainsFunc(r.near(before, -sum.Value), func(from int) bool {
		return first <= from && from < at && isSum(sum.Value, r.run(from, at))
	}) || slices.ContainsFunc(r.near(before, sum.Value), func(to int) bool {
		return at < to && to <= last && isSum(sum.Value, r.run(at, to))
	})
}

// near are the places before which lines come to a sum and some more, or nearly: all that there are would take too long.
func (r *runs) near(sum, more float64) []int {
	const floats = 1e-14
	off := tolerance(more) + floats*(math.Abs(sum)+math.Abs(more))
	compare := func(at int, x float64) int { return cmp.Compare(r.sums[at].Float(), x) }
	from, _ := slices.BinarySearchFunc(r.bySum, sum+more-off, compare)
	to, _ := slices.BinarySearchFunc(r.bySum, math.Nextafter(sum+more+off, math.Inf(1)), compare)
	return r.bySum[from:to]
}

// of are the places between which the lines stand that a sum seems to be of: all of its side, or of a part those up to the next
// place.
func (r *runs) of(sum fileio.Sum) (from, to int) {
	first, at, last := r.place(sum.From), r.place(sum.Above), r.place(sum.To)
	switch {
	case r.below[sum.From] && sum.IsPart:
		return at, min(at+1, last)
	case r.below[sum.From], at == first:
		return at, last
	case sum.IsPart:
		return at - 1, at
	}
	return first, at
}

// run is what the lines between two places come to.
func (r *runs) run(from, to int) *exact.Sum { return together(r.sums[to], r.less[from]) }

func (r *runs) place(end int) int {
	at, _ := slices.BinarySearch(r.ends, end)
	return at
}

// together is the sum of sums.
func together(sums ...*exact.Sum) *exact.Sum {
	var all exact.Sum
	for _, s := range sums {
		all.AddSum(s)
	}
	return &all
}

// isSum reports whether a figure is a sum, as far as it is told.
func isSum(x float64, total *exact.Sum) bool { return math.Abs(x-total.Figure()) <= tolerance(x) }

// tolerance is how far a figure may be off: as far as it has decimals and a spreadsheet adds up exactly.
func tolerance(x float64) float64 {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	const floats = 1e-9
	return max(0.5*math.Pow10(-len(decimals)), floats*math.Abs(x))
}
