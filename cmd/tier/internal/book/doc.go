// Package book writes the result as a workbook for people: 汇总 Summary, 评分 Scores and 问题 Problems.
//
// How a workbook is made:
//
//  1. Each sheet says what it holds as plain rows of cells (summary.go, scores.go, problems.go), and how it looks as
//     looks (styles.go), which become the numbers of excelize's styles.
//  2. excelize makes the package around empty sheets: styles, widths, panes, filters, conditional formats, charts,
//     print set-up. Its parts are gathered (parts.go) instead of being zipped.
//  3. The parts are zipped in the order of their names, and the rows are written into their sheets on the way: blocks of
//     them are formatted and compressed at once on all cores (rows.go), and put together in order (seal.go). So a
//     million rows never stand in memory, a formula may carry its value, and excelize never sees a cell.
//  4. What is in the charts is written last (chartxml.go), with a copy of the figures in their cells. Those that no other
//     sheet says stand on a hidden one (chartdata.go).
//  5. The last part holds the mark: a hash over the names and compressed bytes of all others. Unedited computes it again.
//
// The rows go past excelize's StreamWriter because that writes many times slower, through temporary files, loses what is
// set after its Flush, can't write an error value, and turns characters that XML can't hold into U+FFFD.
//
// Most of what a sheet of customers costs is its compression, and so its size: words that a column repeats are shared
// texts (sharedtexts.go), styles of many cells have short numbers, and the compressor is told what a row has in common
// with the one above it instead of looking for that (package deflate).
//
// The same result gives the same bytes, with any number of cores: no part holds a time but the day of the result, none
// depends on the order of a map, and where a block ends depends on its rows alone.
package book
