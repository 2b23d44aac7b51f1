package tables

import (
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

// wrongSums are the file's own sums of columns that are added up, where they are not what the lines come to.
func (s *Source) wrongSums() []fileio.Message {
	var all []fileio.Message
	for _, column := range s.summed() {
		sums := s.List.Sums(column)
		values, ok := s.List.Numbers(column)
		if !ok || len(sums) == 0 {
			continue
		}
		lines, told := newRuns(sums, values), 0
		figure := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) + words.Unit(s.unit(column)) }
		for _, sum := range sums {
			come, agree := lines.to(sum)
			if agree {
				continue
			}
			if told++; told <= firstLines {
				all = append(all, fileio.Say("%s: the file's own sum of %s is %s, and its lines come to %s",
					sum.Place.String(), s.called(column), figure(sum.Value), figure(come)))
			}
		}
		if told > firstLines {
			all = append(all, fileio.Say("more sums of %s that its lines don't come to: %d", s.called(column), told-firstLines))
		}
	}
	return all
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

// runs are what lines come to between the places where sums stand.
type runs struct {
	ends       []int        // so many lines are before a place; ascending
	sums, less []*exact.Sum // of these lines, and of their figures with the other sign
}

func newRuns(sums []fileio.Sum, values []float64) *runs {
	r := &runs{}
	for _, s := range sums {
		r.ends = append(r.ends, s.From, s.Above, s.To)
	}
	slices.Sort(r.ends)
	r.ends = slices.Compact(r.ends)
	sum, less, line := new(exact.Sum), new(exact.Sum), 0
	for _, end := range r.ends {
		for ; line < end; line++ {
			sum.Add(values[line])
			less.Add(-values[line])
		}
		r.sums, r.less = append(r.sums, together(sum)), append(r.less, together(less))
	}
	return r
}

// to is what the lines come to that a sum is of: all above it, or below one at the top, or of a part those since the sum before.
// They agree if any run of lines up to the sum comes to it, since parts have parts: the nearest few are tried.
func (r *runs) to(sum fileio.Sum) (lines float64, agree bool) {
	const few = 100
	end := sum.Above
	if end == sum.From {
		end = sum.To
	}
	first, last := r.place(sum.From), r.place(end)
	whole := together(r.sums[last], r.less[first])
	lines = whole.Figure()
	for at := last - 1; at >= max(first, last-few); at-- {
		part := together(r.sums[last], r.less[at])
		if isSum(sum.Value, part) {
			return 0, true
		}
		if at == last-1 && sum.IsPart {
			lines = part.Figure()
		}
	}
	return lines, isSum(sum.Value, whole)
}

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

// isSum reports whether a figure is a sum, as far as it has decimals and a spreadsheet adds up exactly.
func isSum(x float64, total *exact.Sum) bool {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	const floats = 1e-9
	off := math.Abs(x - total.Figure())
	return off <= 0.5*math.Pow10(-len(decimals)) || off <= floats*math.Abs(x)
}
