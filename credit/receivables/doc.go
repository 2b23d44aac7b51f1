// Package receivables says what customers owe as of a day: which invoices are open, how long they are overdue, and what
// that costs.
//
// Compute goes one way:
//
//  1. entries (entry.go) dated after the day don't exist, and those of a customer in one currency are an account;
//  2. in each account refunds, credit notes and receipts are applied to invoices (account.go, apply.go);
//  3. what is left are the open items (item.go), converted to the base currency at the latest rate on or before the day
//     (rates.go), once each;
//  4. items are aged by whole calendar days past due, and summed per customer and in total (figures.go, measures.go);
//  5. Book.Check adds up two ways, movements against what is open, and the run fails where they differ (check.go).
//
// What is applied to what:
//
//   - A refund that names a receipt, an invoice that receipts name, or a credit note takes back that one. Other refunds
//     take the cash that no invoice needs, then credit notes, then cash that would otherwise settle invoices. What is left
//     of a refund is an open item, due on its day.
//   - A credit note that names an invoice reduces it, before any receipt does. The rest of it, and one that names none,
//     stays apart as a negative figure and is never netted into a bucket.
//   - A receipt that names an invoice settles it; the rest goes the way of receipts that name none: first in, first out, by
//     the invoices' date, then due date, number, amount and the order of the input. So a tie is between equal items, and the
//     order of the input never changes a sum.
//   - A receipt that names an invoice that is unknown in its account, or dated after the day, is unapplied cash, and so is
//     what no invoice is left for.
//
// Money is a whole number of smallest units, and no float is ever added. The package reads no files, prints nothing, and
// knows customers by their index alone.
package receivables
