// Package estimate tells what complaints may cost, by constants that somebody published: how many unhappy customers stand
// behind a complaint, how many of them come back. What comes out is an estimate of orders of magnitude, never a figure of
// the list, and whoever shows it must say so and name the sources.
//
//  1. constants.go names the constants. None has a figure here: figures come from the configuration, each with its source.
//  2. facts.go names what is counted of the list.
//  3. lines.go says how facts and constants become estimates, as sums of products, so that a terminal, a workbook's formulas
//     and JSON all say the same.
package estimate

import (
	"math/big"

	"tier/scoring"
	"tier/scoring/exact"
)

// Estimate is what could be estimated.
type Estimate struct {
	Constants []Constant // as configured, in the order of the names
	Facts     []Fact     // that are known, in the order of the names
	Lines     []Line
}

// Line is one estimate with its arithmetic.
type Line struct {
	Name  string
	Title scoring.Message
	Unit  Unit
	Terms []Term // their sum is the estimate
	Value float64
}

// Term is a product of factors that is added, or with Minus taken away.
type Term struct {
	Minus   bool
	Factors []Factor
}

// Factor is a constant, a fact or an earlier line, by name; with Rest it is what is left of 1: the share that does not return.
type Factor struct {
	Of   string
	Rest bool
}

// Unit is what a figure counts.
type Unit uint8

// The units.
const (
	Count Unit = iota // customers, people, complaints
	Times
	Share // as a fraction
	Years
	Money // in the unit of the list's value
)

// String names the unit as JSON has it.
func (u Unit) String() string { return [...]string{"count", "times", "share", "years", "money"}[u] }

// New estimates all for which every constant and every fact is known. Values are exact, then rounded as figures are compared.
func New(constants []Constant, known map[string]float64) *Estimate {
	e := &Estimate{Constants: sorted(constants)}
	figures := make(map[string]*big.Rat)
	for _, c := range e.Constants {
		figures[c.Name] = exact.Of(c.Value)
	}
	for _, f := range facts() {
		if x, ok := known[f.Name]; ok {
			f.Value = x
			e.Facts = append(e.Facts, f)
			figures[f.Name] = exact.Of(x)
		}
	}
	for _, l := range Lines() {
		total := sum(l.Terms, figures)
		if total == nil {
			continue
		}
		figures[l.Name] = total
		x, _ := total.Float64()
		l.Value = scoring.Round9(x)
		e.Lines = append(e.Lines, l)
	}
	return e
}

// sum adds the terms up; nil where a figure is not known.
func sum(terms []Term, figures map[string]*big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, t := range terms {
		product := big.NewRat(1, 1)
		for _, f := range t.Factors {
			x, ok := figures[f.Of]
			if !ok {
				return nil
			}
			if f.Rest {
				x = new(big.Rat).Sub(big.NewRat(1, 1), x)
			}
			product.Mul(product, x)
		}
		if t.Minus {
			product.Neg(product)
		}
		total.Add(total, product)
	}
	return total
}
