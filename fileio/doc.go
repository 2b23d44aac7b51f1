// Package fileio reads tables people really have and writes files whole or not at all.
//
// Reading goes one way:
//
//  1. a reader (xlsx.go, xls.go, ods.go, xml2003.go, html.go, text.go) turns a file into grids of raw cells, each with
//     its row number;
//  2. layout.go finds the table in them: the sheet, the header row, the rows to set aside;
//  3. bind.go joins headers to fields and turns text into numbers, with units;
//  4. a List answers for columns by field name, and for the place of every value in its file.
//
// Writing goes through Replace, which makes a file appear complete or not at all.
//
// The package knows tables, cells and positions; it knows nothing of customers, scores or tiers.
package fileio
