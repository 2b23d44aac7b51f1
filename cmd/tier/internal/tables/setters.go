package tables

import (
	"math"

	"tier/cmd/tier/internal/config"
	"tier/scoring"
	"tier/scoring/exact"
)

// setter sets a customer's value by the lines that count, and those of the period. Sums and counts of no lines are 0, and so are
// means per month, quarter or year; everything else is missing, and where the file says nothing of the period, all is.
func (w *worker) setter() func(row int, lines, all []int32) {
	f := w.f
	switch {
	case f.Unspoken:
		return func(int, []int32, []int32) {}
	case f.Spec.Kind == scoring.Number && w.dates == nil:
		value := w.figure()
		return func(row int, lines, all []int32) { f.Numbers[row] = scoring.Round9(value(row, lines, all)) }
	case f.Spec.Kind == scoring.Number: // of a column of dates
		value := w.ofDates()
		return func(row int, lines, _ []int32) { f.Numbers[row] = value(row, lines) }
	case f.Spec.Kind == scoring.Text:
		return func(row int, lines, _ []int32) {
			if line := w.oneLine(lines); line >= 0 {
				f.Texts[row] = w.texts(line)
			}
		}
	}
	return func(row int, lines, _ []int32) {
		if line := w.oneLine(lines); line >= 0 {
			f.Dates[row] = timeOf(w.dates[line])
		}
	}
}

// oneLine is the line whose value a customer has; -1 for none. Lines are told by the table's day, and days by themselves.
func (w *worker) oneLine(lines []int32) int {
	days := w.days
	if w.dates != nil {
		days = w.dates
	}
	if a := w.f.Spec.Aggregate; a == config.Last || a == config.Max {
		return earliest(lines, days, -1)
	}
	return earliest(lines, days, 1)
}

// figure makes a number of a column of numbers or texts.
func (w *worker) figure() func(row int, lines, all []int32) float64 {
	moved := func(x float64) float64 {
		var sum exact.Sum
		if x == x {
			sum.Add(x)
			return sum.Shifted(w.shift)
		}
		return x
	}
	switch w.f.Spec.Aggregate {
	case config.Sum:
		return func(_ int, lines, _ []int32) float64 {
			sum := sumOf(lines, w.values)
			w.sum.AddSum(sum)
			return sum.Shifted(w.shift)
		}
	case config.Mean:
		return func(_ int, lines, _ []int32) float64 {
			if w.f.Spec.Per > 0 {
				return sumOf(lines, w.values).Per(w.f.Divisor, w.shift)
			}
			return sumOf(lines, w.values).Per(present(lines, w.values), w.shift)
		}
	case config.Share:
		return w.shared
	case config.Min:
		return func(_ int, lines, _ []int32) float64 { return moved(extreme(lines, w.values, 1)) }
	case config.Max:
		return func(_ int, lines, _ []int32) float64 { return moved(extreme(lines, w.values, -1)) }
	case config.First, config.Last:
		return func(_ int, lines, _ []int32) float64 {
			if line := w.oneLine(lines); line >= 0 {
				return moved(w.values[line])
			}
			return math.NaN()
		}
	}
	return w.counting()
}

// shared is the part that lines are of all. Returns may leave a total that is not above 0, or that a part of it exceeds: there is
// no share then, which is noted of customers who have figures.
func (w *worker) shared(_ int, lines, all []int32) float64 {
	share := sumOf(lines, w.values).Over(sumOf(all, w.values))
	if share >= 0 && share <= 1 {
		return share
	}
	if present(all, w.values) > 0 {
		column := idColumn
		if !w.List.Has(column) {
			column = nameColumn
		}
		w.f.Shareless.add(w.List, int(all[0]), column)
	}
	return math.NaN()
}

// counting makes a number of how many there are.
func (w *worker) counting() func(row int, lines, all []int32) float64 {
	n := w.List.Len()
	switch {
	case w.f.Spec.Aggregate == config.Distinct && w.f.Spec.Of == scoring.Number:
		w.distinct = newDistinct(codes(n, func(line int) (float64, bool) { x := scoring.Round9(w.values[line]); return x, x == x }))
	case w.f.Spec.Aggregate == config.Distinct:
		w.distinct = newDistinct(codes(n, func(line int) (string, bool) { s := w.texts(line); return s, s != "" }))
	case w.f.Spec.Column == "":
		return func(_ int, lines, _ []int32) float64 { return float64(len(lines)) }
	default:
		return func(_ int, lines, _ []int32) float64 { return float64(w.filled(lines)) }
	}
	return func(row int, lines, _ []int32) float64 { return float64(w.distinct.count(lines, row)) }
}

// filled counts the lines that have a value in the column.
func (w *worker) filled(lines []int32) int {
	if w.f.Spec.Of == scoring.Number {
		return present(lines, w.values)
	}
	n := 0
	for _, line := range lines {
		if w.texts(int(line)) != "" {
			n++
		}
	}
	return n
}

// ofDates makes a number of a column of dates.
func (w *worker) ofDates() func(row int, lines []int32) float64 {
	day := func(line int) (int32, bool) { return w.dates[line], w.dates[line] != noDay }
	switch w.f.Spec.Aggregate {
	case config.Recency:
		return func(_ int, lines []int32) float64 {
			if line := earliest(lines, w.dates, -1); line >= 0 {
				return float64(dayOf(w.asOf) - w.dates[line])
			}
			return math.NaN()
		}
	case config.Months:
		w.distinct = newDistinct(codes(w.List.Len(), func(line int) (int, bool) {
			d, ok := day(line)
			t := timeOf(d)
			return t.Year()*12 + int(t.Month()), ok
		}))
	case config.Distinct:
		w.distinct = newDistinct(codes(w.List.Len(), day))
	default:
		return func(_ int, lines []int32) float64 {
			n := 0
			for _, line := range lines {
				if w.dates[line] != noDay {
					n++
				}
			}
			return float64(n)
		}
	}
	return func(row int, lines []int32) float64 { return float64(w.distinct.count(lines, row)) }
}
