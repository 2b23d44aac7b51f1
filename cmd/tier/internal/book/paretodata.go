package book

import (
	"fmt"
	"math"
	"strings"

	"tier/scoring"
)

// The columns of the Pareto curve on the sheet of the charts' data.
const (
	paretoPercent = 1 + iota
	paretoCount
	paretoCustomers
	paretoLeast
	paretoValue
	paretoEqual
	paretoLabel
)

// paretoCells are the cells of one row after another of the curve, each a formula over the customers' values and over the
// cells before it.
type paretoCells struct {
	d                        *chartData
	values                   string // the range of the customers' values; "" for figures without formulas
	customers, positive, sum string // cells: how many have a value, how many a positive one, and what that is together
}

// pareto adds the curve of values, highest first, which stand in the range called all; top is the row of its header. share
// is what the value's share is called.
func (d *chartData) pareto(sorted []float64, all, share string) (top int) {
	p := d.b.p
	c := paretoCells{d: d, values: all}
	c.totals(sorted)
	top = d.header(p.Sprintf("Percent of the customers"), p.Sprintf("Customers"), p.Sprintf("Share of the customers"),
		p.Sprintf("The least value among them"), share, p.Sprintf("If all brought the same"))
	for i, point := range paretoCurve(sorted) {
		row := top + 1 + i
		cells := c.row(point, row)
		if i == paretoMarked {
			cells = append(cells, c.label(point, row))
		}
		d.add(cells...)
	}
	return top
}

// label is what stands at the marked point.
func (c *paretoCells) label(p paretoPoint, row int) cell {
	const figure = "\x00"
	before, after, _ := strings.Cut(c.d.b.p.Sprintf("top 20%%: %s", figure), figure)
	formula := literal(before) + "&TEXT(" + here(paretoValue, row) + `,"0%")`
	if after != "" {
		formula += "&" + literal(after)
	}
	return c.following(textCell(before+percentText(p.value)+after, 0), "%s", formula)
}

// totals adds what is said of all customers.
func (c *paretoCells) totals(sorted []float64) {
	positive, sum := countPositive(sorted), 0.0
	for _, x := range sorted[:positive] {
		sum += x
	}
	d, p := c.d, c.d.b.p
	total := func(name string, x float64, formula string) string {
		row := d.add(textCell(name, 0), c.following(numberCell(x, 0), formula, c.values))
		return here(2, row)
	}
	c.customers = total(p.Sprintf("Customers with a value"), float64(len(sorted)), "COUNT(%s)")
	c.positive = total(p.Sprintf("Customers of a positive value"), float64(positive), `COUNTIF(%s,">0")`)
	c.sum = total(p.Sprintf("Sum of the positive values"), scoring.Round9(sum), `ROUND(SUMIF(%s,">0"),9)`)
}

// row is a point. The sum of the largest is that of the values above the least of them, and that least value as many times
// as are left: so equal values need no order. Whatever the spreadsheet makes of the least value where it compares it as
// a text, those that it counts too many are taken off again.
func (c *paretoCells) row(p paretoPoint, row int) []cell {
	percent, count, customers, least := here(paretoPercent, row), here(paretoCount, row), here(paretoCustomers, row), here(paretoLeast, row)
	share := c.d.b.style(look{format: shareFormat})
	first := numberCell(float64(p.percent), 0)
	if p.percent == 0 {
		return []cell{first, numberCell(0, 0), numberCell(0, share), numberCell(0, 0), numberCell(0, share), numberCell(0, share)}
	}
	return []cell{
		first,
		c.following(numberCell(float64(p.count), 0), "IF(%s=0,0,MAX(1,ROUND(%s*%s/100,0)))", c.customers, c.customers, percent),
		c.following(numberCell(p.customers, share), "IF(%s=0,0,ROUND(%s/%s,9))", c.customers, count, c.customers),
		c.following(numberCell(p.least, 0), "IF(%s=0,0,LARGE(%s,MIN(%s,%s)))", c.positive, c.values, count, c.positive),
		c.following(numberCell(p.value, share), `IF(%[1]s=0,0,ROUND((SUMIF(%[2]s,">"&%[3]s)+(MIN(%[4]s,%[1]s)-COUNTIF(%[2]s,">"&%[3]s))*%[3]s)/%[5]s,9))`,
			c.positive, c.values, least, count, c.sum),
		c.following(numberCell(p.customers, share), "%s", customers),
	}
}

// following is a cell that follows a formula, where there are formulas.
func (c *paretoCells) following(x cell, formula string, args ...any) cell {
	if c.values == "" {
		return x
	}
	return following(x, fmt.Sprintf(formula, args...))
}

// percentText is a share as TEXT(x,"0%") writes it.
func percentText(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return fmt.Sprintf("%.0f%%", scoring.Round(x, 2)*100)
}
