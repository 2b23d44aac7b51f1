package tables

import (
	"math"

	"tier/scoring/exact"
)

// What is made of the lines of one customer. Lines are numbers of lines in the order of the file.

// sumOf adds figures up; those that are missing add nothing.
func sumOf(lines []int32, values []float64) *exact.Sum {
	var sum exact.Sum
	for _, line := range lines {
		sum.Add(values[line])
	}
	return &sum
}

// present counts the figures that there are.
func present(lines []int32, values []float64) int {
	n := 0
	for _, line := range lines {
		if values[line] == values[line] {
			n++
		}
	}
	return n
}

// extreme is the lowest figure, or with -1 the highest; NaN where there is none.
func extreme(lines []int32, values []float64, sign float64) float64 {
	best := math.NaN()
	for _, line := range lines {
		if x := values[line]; x == x && (best != best || sign*x < sign*best) {
			best = x
		}
	}
	return best
}

// earliest is the line of the first day, or with -1 of the last; of several the first in the file, or the last. It is -1 where
// no line has a day.
func earliest(lines []int32, days []int32, sign int32) int {
	best := -1
	for _, line := range lines {
		day := days[line]
		switch {
		case day == noDay:
		case best < 0, sign*day < sign*days[best], sign < 0 && day == days[best]:
			best = int(line)
		}
	}
	return best
}

// codes number the different values of a column, from 1; 0 is none.
func codes[T comparable](n int, value func(line int) (T, bool)) (of []int32, count int) {
	known, of := make(map[T]int32), make([]int32, n)
	for line := range of {
		v, ok := value(line)
		if !ok {
			continue
		}
		code, again := known[v]
		if !again {
			code = int32(len(known) + 1)
			known[v] = code
		}
		of[line] = code
	}
	return of, len(known)
}

// distinct counts different values by customer.
type distinct struct {
	of    []int32
	stamp []int32 // by code: the last customer who had it, from 1
}

func newDistinct(of []int32, count int) *distinct { return &distinct{of, make([]int32, count+1)} }

func (d *distinct) count(lines []int32, row int) int {
	n := 0
	for _, line := range lines {
		if code := d.of[line]; code > 0 && d.stamp[code] != int32(row+1) {
			d.stamp[code] = int32(row + 1)
			n++
		}
	}
	return n
}
