package book

import (
	"fmt"
	"math"
	"slices"

	"tier/fileio"
	"tier/scoring"
)

// fewRows is up to how many customers a place is found by comparing with all others, as people write it: RANK. That takes
// a spreadsheet time that grows with the square of the customers; of more of them a ladder is made.
const fewRows = 2_000

// ranked adds the place of each customer by a figure: 1 is the highest, or with low the lowest, and equal figures share
// the better place. Who has no number there has the text that stands there.
func (w *wiring) ranked(header string, of place, numbers []float64, bad func(row int) bool, low bool) place {
	keys := make([]float64, len(numbers))
	sign := ""
	for row, x := range numbers {
		keys[row] = scoring.Round9(x)
		if low {
			keys[row] = -keys[row]
		}
	}
	if low {
		sign = "-"
	}
	key := w.column(header, orUnread(keys, bad), live{text: func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[2]sROUND(%[1]s,9),IF(TRIM(%[1]s)="","",%[3]s))`, of.at(w.w.name, row), sign, literal(unread))
	}})
	return w.placed(header, key, keys, bad)
}

// orUnread are figures as cells: "" where there is none, and unread where it could not be read.
func orUnread(figures []float64, bad func(row int) bool) func(row int) fileio.Cell {
	return func(row int) fileio.Cell {
		if bad(row) {
			return fileio.Cell{Kind: fileio.Text, Text: unread}
		}
		return figureOrBlank(figures[row])
	}
}

// placed adds the places of keys, the highest first.
func (w *wiring) placed(header string, key place, keys []float64, bad func(row int) bool) place {
	cell := orUnread(placesOf(keys), bad)
	if areTooLong(keys) {
		return w.column(w.b.p.Sprintf("place by %s", header), cell, live{})
	}
	text := func(row int) string { return placeAmongAll(key.at(w.w.name, row), key.all()) }
	if w.n > fewRows {
		ladder := w.ladder(header, key, keys)
		text = func(row int) string { return ladder(w.w.name, row) }
	}
	return w.column(w.b.p.Sprintf("place by %s", header), cell, live{text: text})
}

// areTooLong reports whether some figure has more digits before its point than are compared. Spreadsheets don't round those
// off, and tell figures apart that are equal here: then places stay what they are.
func areTooLong(figures []float64) bool {
	const first = 1e15 // of sixteen digits
	return slices.ContainsFunc(figures, func(x float64) bool { return math.Abs(x) >= first })
}

func placeAmongAll(ref, all string) string {
	return fmt.Sprintf(`IF(ISNUMBER(%[1]s),RANK(%[1]s,%[2]s),%[1]s)`, ref, all)
}

// placesOf are the places of keys, NaN for who has none.
func placesOf(keys []float64) []float64 {
	places := make([]float64, len(keys))
	for row := range places {
		places[row] = math.NaN()
	}
	rows, sorted := scoring.Ascending(keys)
	for i := len(rows) - 1; i >= 0; i-- {
		places[rows[i]] = float64(len(rows) - i)
		if i+1 < len(rows) && sorted[i] == sorted[i+1] {
			places[rows[i]] = places[rows[i+1]]
		}
	}
	return places
}

// ladder adds the different keys there are in order, how many customers stand on each, and how many above. A key that is
// still there when others change finds its place by one search; one that was not there before is compared with all.
//
// Sorting by SMALL and counting by COUNTIF were rejected: both look at all customers for each.
func (w *wiring) ladder(header string, key place, keys []float64) func(in string, row int) string {
	_, steps := scoring.Ascending(keys)
	steps = slices.Compact(steps)
	l := w.rungs(header, key, steps, counted(steps, keys))
	return func(in string, row int) string {
		ref := key.at(in, row)
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),IFERROR(IF(LOOKUP(%[1]s,%[2]s)=%[1]s,LOOKUP(%[1]s,%[2]s,%[3]s)+1,NA()),`+
			`SUMPRODUCT(ISNUMBER(%[4]s)*(%[4]s>%[1]s))+1),%[1]s)`, ref, l.steps.all(), l.above.all(), key.all())
	}
}

// rungs are the steps of a ladder, and how many stand above each.
type rungs struct{ steps, above place }

// rungs adds the columns of a ladder. counts has how many stand on each step, and then how many beyond the last.
func (w *wiring) rungs(header string, key place, steps []float64, counts []int) rungs {
	n := len(steps)
	above := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		above[i] = above[i+1] + counts[i+1]
	}
	add := func(what string, rows int, figure func(row int) float64, c working) place {
		c.header, c.count = what+" "+header, rows
		c.cell = func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Number, Num: figure(row)} }
		return place{w.w.name, w.w.add(c), rows}
	}
	p := w.b.p
	step := add(p.Sprintf("steps of"), n, func(row int) float64 { return steps[row] }, working{})
	on := add(p.Sprintf("customers up to the step of"), n+1, func(row int) float64 { return float64(counts[row]) },
		working{array: true, live: live{text: func(int) string { return fmt.Sprintf("FREQUENCY(%s,%s)", key.all(), step.all()) }}})
	over := place{w.w.name, len(w.w.columns) + 1, n}
	return rungs{step, add(p.Sprintf("customers above the step of"), n, func(row int) float64 { return float64(above[row]) }, working{
		live: live{text: func(row int) string {
			return fmt.Sprintf("%s+%s", over.at(w.w.name, row+1), on.at(w.w.name, row+1))
		}}})}
}

// counted is how many of the keys are on each step, and 0 beyond the last.
func counted(steps, keys []float64) []int {
	counts := make([]int, len(steps)+1)
	for _, x := range keys {
		if i, on := slices.BinarySearch(steps, x); on && x == x {
			counts[i]++
		}
	}
	return counts
}

// rankPlaces are, in a row of a sheet, a customer's place under a rule by rank, and among how many.
func (w *wiring) rankPlaces(c *scoring.Criterion, rule scoring.Rank) (at place, among func(in string, row int) string, ok bool) {
	value := w.field(reading{field: c.Field, kind: scoring.Number})
	if !value.ok {
		return place{}, nil, false
	}
	if rule.Within != "" {
		return w.groupPlaces(c, rule, value.place)
	}
	numbers := w.numbers(c.Field)
	at = w.ranked(c.Name, value.place, numbers, func(row int) bool { return w.r.Frame.Unreadable(c.Field, row) }, rule.Low)
	return at, func(string, int) string { return "COUNT(" + at.all() + ")" }, true
}

// numbers are a field's; one that no list has is missing everywhere.
func (w *wiring) numbers(field string) []float64 {
	if numbers, ok := w.r.Frame.Numbers(field); ok {
		return numbers
	}
	return slices.Repeat([]float64{math.NaN()}, w.n)
}
