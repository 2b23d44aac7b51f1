package ledger

import (
	"math"
	"strconv"
)

// unitPower is what a unit of money is of 元, as a power of ten; not ok where it is none.
func unitPower(unit string) (power int, ok bool) {
	switch unit {
	case "元":
		return 0, true
	case "千元":
		return 3, true
	case "万元":
		return 4, true
	case "百万元":
		return 6, true
	case "亿元":
		return 8, true
	}
	return 0, false
}

// bareUnit is what amounts are in where neither a cell nor a header, nor the configuration, names a unit: books are kept in
// 元, whatever unit limits are in.
func (c *collector) bareUnit() string {
	if _, isMoney := unitPower(c.unit); isMoney {
		return "元"
	}
	return c.unit
}

// shift is by how many decimal places the amounts of a role are moved to the unit of all.
func (r *tableReader) shift(role string) int {
	to, ok := unitPower(r.unit)
	if !ok {
		return 0
	}
	for _, s := range r.specs(r.kind) {
		if from, ok := unitPower(s.Unit); ok && s.Name == role {
			return from - to
		}
	}
	return 0
}

// shifted moves the decimal point of a number's shortest decimal text: no factor could do that exactly.
func shifted(x float64, places int) float64 {
	if places == 0 || math.IsNaN(x) {
		return x
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', -1, 64)+"e"+strconv.Itoa(places), 64)
	if err != nil {
		return x // beyond all books: whoever takes it says so
	}
	return y
}
