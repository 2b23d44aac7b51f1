// Package draft makes a configuration from nothing but a list: what `tier init LIST` writes.
//
// How a draft is made:
//
//  1. Every column is looked at once, cell by cell: how many are blank, figures, dates, percentages, how many differ
//     (profile.go). Columns that no header can name (unnamed, repeated) are left out (column.go), and so are the
//     results of an earlier scoring (results.go).
//  2. Each column gets a role by its header's words and its cells: the id, the name, a criterion by rank or by
//     grades, a figure without a criterion, a date, a word (role.go, identity.go, known.go, headerwords.go).
//  3. The value is chosen: a column whose header says so, or the total of several like columns (value.go).
//  4. Fields get names that expressions can read (fieldname.go), and all of it is written as YAML with comments in
//     the reader's language (write.go, wording.go, yamltext.go).
//  5. The draft is loaded and bound to the list it came from, as a check (check.go).
//
// What is guessed is meant to run at once and to be edited. The order of the rows makes no difference.
package draft
