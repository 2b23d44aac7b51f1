package fileio

import (
	"math"
	"slices"
	"strings"
)

// Sum is what a total row that was set aside gives for a field.
type Sum struct {
	Place  Place
	Value  float64 // in the field's unit
	From   int     // the first row of the list that is of the same table
	Above  int     // the first row of the list that stands below the sum
	To     int     // the first row of the list behind the table
	IsPart bool    // it calls itself the sum of a part: 小计
}

// Sums are what the total rows of all tables give for a field, in order. Averages are none. Of a table whose rows stand beside
// each other, nobody knows what is above.
func (l *List) Sums(field string) []Sum {
	f := l.field(field)
	if f == nil || l.of != nil {
		return nil
	}
	var all []Sum
	for i, t := range l.tables {
		c := f.columns[i]
		inOrder := func(a, b gridRow) int { return a.number() - b.number() }
		if c.index < 0 || len(t.sums) == 0 || !slices.IsSortedFunc(t.rows, inOrder) {
			continue
		}
		for _, r := range t.sums {
			x, _, wrong := c.number(r.at(t.headers[c.index].Col))
			label := sumLabel(r)
			if !wrong.IsZero() || math.IsNaN(x) || strings.Contains(label, "平均") || strings.Contains(label, "average") {
				continue
			}
			above, _ := slices.BinarySearchFunc(t.rows, r, inOrder)
			all = append(all, Sum{
				Place: Place{File: t.file, Label: t.label, Sheet: t.sheet, Row: r.number(), Col: t.headers[c.index].Col},
				Value: x, From: l.starts[i], Above: l.starts[i] + above, To: l.starts[i+1],
				IsPart: strings.Contains(label, "小计") || strings.Contains(label, "sub"),
			})
		}
	}
	return all
}

// sumLabel is what a total row calls itself, in lower case and simplified characters; "" where it doesn't.
func sumLabel(r gridRow) string {
	for _, c := range r.cells() {
		if c.Kind == Text {
			if exact, sure := totalLabel(c.Text); exact || sure {
				return strings.ToLower(strings.Join(strings.Fields(Simplified(c.Text)), ""))
			}
		}
	}
	return ""
}
