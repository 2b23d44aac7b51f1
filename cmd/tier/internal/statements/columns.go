package statements

import (
	"math"
	"slices"
	"time"

	"tier/scoring"
)

// columns are the list's own, with what statements put in their place.
type columns struct {
	frame   *scoring.Frame
	numbers map[string][]float64
	texts   map[string][]string
	dates   map[string][]time.Time
}

func newColumns(frame *scoring.Frame) *columns {
	return &columns{frame, make(map[string][]float64), make(map[string][]string), make(map[string][]time.Time)}
}

func (c *columns) number(name string) []float64 {
	if c.numbers[name] == nil {
		if own, ok := c.frame.Numbers(name); ok {
			c.numbers[name] = slices.Clone(own)
		} else {
			c.numbers[name] = slices.Repeat([]float64{math.NaN()}, c.frame.Len())
		}
	}
	return c.numbers[name]
}

func (c *columns) text(name string) []string {
	if c.texts[name] == nil {
		c.texts[name] = make([]string, c.frame.Len())
		if own, ok := c.frame.Texts(name); ok {
			for row := range c.texts[name] {
				c.texts[name][row] = own(row)
			}
		}
	}
	return c.texts[name]
}

func (c *columns) date(name string) []time.Time {
	if c.dates[name] == nil {
		if own, ok := c.frame.Dates(name); ok {
			c.dates[name] = slices.Clone(own)
		} else {
			c.dates[name] = make([]time.Time, c.frame.Len())
		}
	}
	return c.dates[name]
}

// set gives the frame the columns.
func (c *columns) set(frame *scoring.Frame) {
	for name, values := range c.numbers {
		frame.SetNumbers(name, values)
	}
	for name, values := range c.texts {
		frame.SetTexts(name, values)
	}
	for name, values := range c.dates {
		frame.SetDates(name, values)
	}
}
