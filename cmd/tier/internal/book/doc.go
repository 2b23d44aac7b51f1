// Package book writes the result as a workbook for people: 汇总 Summary, 评分 Scores and 问题 Problems.
//
// How a workbook is made:
//
//  1. Each sheet says what it holds as plain rows of cells (summary.go, scores.go, problems.go), and how it looks as
//     looks (styles.go), which become the numbers of excelize's styles.
//  2. excelize makes the package around empty sheets: styles, widths, panes, filters, conditional formats, charts,
//     print set-up. Its parts are gathered (parts.go) instead of being zipped.
//  3. The parts are zipped in the order of their names, and the rows are written into their sheets on the way
//     (seal.go, rows.go). So a million rows never stand in memory, a formula may carry its value, and excelize never
//     sees a cell.
//  4. The last part holds the mark: a hash over the names and contents of all others. Unedited computes it again.
//
// The rows go past excelize's StreamWriter because that writes several times slower, through temporary files, loses
// what is set after its Flush, can't write an error value, and turns characters that XML can't hold into U+FFFD.
//
// The same result gives the same bytes: no part holds a time but the day of the result, and none depends on the order
// of a map.
package book
