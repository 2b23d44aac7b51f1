package panel

import (
	"math"

	"tier/scoring/exact"
)

// number is digits × 10^exp: what the shortest decimal text of a float64 says, exactly. That text has 17 digits at most,
// so they always fit.
type number struct {
	digits int64
	exp    int
}

// numberOf returns the number of a finite x: that of 0.1 is one tenth.
func numberOf(x float64) number {
	digits, exp := exact.Digits(x)
	return number{digits, exp}
}

// places is how many decimals the number has.
func (n number) places() int { return max(0, -n.exp) }

// maxPlaces is the highest power of ten that fits into an int64.
const maxPlaces = 18

// whole is the number × 10^places as an integer, if that fits; the number has no more decimals than places.
func (n number) whole(places int) (int64, bool) {
	shift := n.exp + places
	if n.digits == 0 {
		return 0, true
	}
	if shift > maxPlaces {
		return 0, false
	}
	x, by := n.digits, pow10(shift)
	if x > math.MaxInt64/by || x < -math.MaxInt64/by {
		return 0, false
	}
	return x * by, true
}

// pow10 is 10^n for n up to maxPlaces.
func pow10(n int) int64 {
	x := int64(1)
	for range n {
		x *= 10
	}
	return x
}
