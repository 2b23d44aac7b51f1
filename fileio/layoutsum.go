package fileio

import (
	"math"
	"slices"
)

// markSums finds the sums that have no label: rows of figures alone, below rows that have texts, of which each figure is
// the sum of its column since the last sum, or from the top. Who has an id or a running number is a customer.
func markSums(rows []gridRow, kinds []rowKind, h header) {
	columns := newTotalRows(h)
	last := columns.lastBareFigures(rows, kinds)
	if last < 0 || !slices.ContainsFunc(rows[:last], func(r gridRow) bool { return firstText(r) != "" }) {
		return
	}
	var all, part columnSums
	for i, r := range rows[:last+1] {
		switch {
		case kinds[i] == totalRow:
			part = columnSums{}
		case kinds[i] != dataRow:
		case columns.isBareFigures(r) && (all.are(r) || part.are(r)):
			kinds[i] = totalRow
			part = columnSums{}
		default:
			all.add(r)
			part.add(r)
		}
	}
}

// lastBareFigures is the last row of data that holds figures and nothing else; -1 where none does.
func (t totalRows) lastBareFigures(rows []gridRow, kinds []rowKind) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if kinds[i] == dataRow && t.isBareFigures(rows[i]) {
			return i
		}
	}
	return -1
}

// isBareFigures reports whether a row holds figures and nothing else, none of them an id or a running number.
func (t totalRows) isBareFigures(r gridRow) bool {
	figures := 0
	for i, p := range r.packed() {
		switch {
		case r.in.isBlank(p):
		case p.kind() != Number || i >= len(t.ids) || t.ids[i] || t.serial[i]:
			return false
		default:
			figures++
		}
	}
	return figures > 0
}

// columnSums are the sums of the columns of some rows.
type columnSums struct {
	rows       int
	sum, sizes []float64 // sizes add up without signs
}

func (s *columnSums) add(r gridRow) {
	s.rows++
	for len(s.sum) < r.len() {
		s.sum, s.sizes = append(s.sum, 0), append(s.sizes, 0)
	}
	for i, p := range r.packed() {
		if p.kind() == Number {
			x := r.in.cell(p).Num
			s.sum[i] += x
			s.sizes[i] += math.Abs(x)
		}
	}
}

// are reports whether every figure of the row is the sum of its column, over two rows at least.
func (s *columnSums) are(r gridRow) bool {
	const rounding = 1e-9
	for i, p := range r.packed() {
		if p.kind() != Number {
			continue
		}
		if x := r.in.cell(p).Num; i >= len(s.sum) || s.sizes[i] == 0 || !(math.Abs(x-s.sum[i]) <= rounding*s.sizes[i]) {
			return false
		}
	}
	return s.rows > 1
}
