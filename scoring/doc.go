// Package scoring turns what is known of customers into a score from 0 to 100.
//
// It goes one way:
//
//  1. Columns hold the customers' fields; a Frame layers derived fields over them (Derive) and keeps note of rows that
//     must not be judged (Exclude) and of cells that could not be read (Spoil).
//  2. A Model is a rubric: criteria, each with a weight and one Rule, and variants of them for some customers.
//  3. Model.Score applies each rule once to whole columns, adds up points ÷ max × weight exactly as decimals, and rounds
//     the total once. That figure is what everybody compares, ranks, shows and exports.
//  4. A Card is one customer's arithmetic, line by line.
//
// The package is pure: it reads no file and prints nothing. What it has to say it says as Messages and Problems.
package scoring
