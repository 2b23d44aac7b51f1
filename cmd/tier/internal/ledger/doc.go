// Package ledger reads what customers were invoiced and paid, from tables of invoices, of receipts, ledgers of both, and
// tables of exchange rates, and makes the entries of credit/receivables out of them.
//
//  1. Open reads a file and finds out what each of its tables is, by their headers (roles.go, source.go);
//  2. Collect joins each line to a customer (customers.go), reads its dates (dates.go) and amounts, and books it
//     (invoices.go, receipts.go, ledgers.go, rates.go).
//
// A line that can't be booked is a problem with its cell, and is counted with its amount by the reason. What a column adds up
// to is what was booked of it and what was left out; Collect fails where it isn't (tally.go).
package ledger
