// Package tables makes fields of customers out of the lines of other tables: orders, receipts, returns.
//
//  1. Bind joins a table's headers to the configuration's columns, reads them, and computes what is derived of each line
//     (source.go, dates.go).
//  2. Made is the list of customers that the lines name, where the configuration has no other (made.go).
//  3. Join finds the customer of every line and decides what becomes of it: it counts, or it is left out for a reason
//     (fate.go). Every line and the sum of its amount is in one of these parts, and they add up to the table's.
//  4. Of the lines that count, grouped by customer, each field is added up by its period and condition (group.go,
//     aggregate.go, fields.go).
//
// Expressions run over whole columns of lines. Figures are added up exactly.
package tables
