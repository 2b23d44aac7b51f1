package panel

import (
	"math"
	"math/big"
	"strconv"
)

// number is digits × 10^exp: what the shortest decimal text of a float64 says, exactly. That text has 17 digits at most,
// so they always fit.
type number struct {
	digits int64
	exp    int
}

// numberOf returns the number of a finite x: that of 0.1 is one tenth.
func numberOf(x float64) number {
	if math.Trunc(x) == x && math.Abs(x) < 1e15 {
		return number{digits: int64(x)} // most points and weights are whole
	}
	var room [32]byte
	text := strconv.AppendFloat(room[:0], x, 'e', -1, 64) // -1.25e-07
	n, decimals, point := number{}, 0, false
	for i, c := range text {
		switch {
		case c >= '0' && c <= '9':
			n.digits = n.digits*10 + int64(c-'0')
			if point {
				decimals++
			}
		case c == '.':
			point = true
		case c == 'e':
			n.exp, _ = strconv.Atoi(string(text[i+1:]))
			n.exp -= decimals
			if x < 0 {
				n.digits = -n.digits
			}
			return n
		}
	}
	return n
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

// rat is the number as a fraction.
func (n number) rat() *big.Rat {
	digits := big.NewInt(n.digits)
	if n.exp == 0 {
		return new(big.Rat).SetInt(digits)
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n.exp, -n.exp))), nil)
	if n.exp > 0 {
		return new(big.Rat).SetInt(digits.Mul(digits, power))
	}
	return new(big.Rat).SetFrac(digits, power)
}
