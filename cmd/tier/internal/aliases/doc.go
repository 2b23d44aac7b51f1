// Package aliases makes the rows of a list that are one customer one row, as a table of aliases says:
//
//  1. source.go reads the table: an alias, and the customer it means;
//  2. resolve.go finds both among the list's ids and names, follows chains, and refuses what contradicts itself, line by line;
//  3. merge.go makes the main customer's row of all his rows, field by field.
//
// The list below stays as it is; without aliases nothing is done at all.
package aliases
