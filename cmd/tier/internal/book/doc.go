// Package book writes the result as a workbook for people: 汇总 Summary, 评分 Scores, a list for each tier, 考评 Ratings
// where a panel rated, 分类 Segments and 标记客户 Flagged customers where the configuration has them, 客户档案 Customer file, 评分标准 Rubric, 问题 Problems and 出处 Provenance. A workbook of
// credit has 账龄 Ageing and 未清项 Open items where ledgers were given, and 回测 Back-test where the list says what became
// of the customers. Those two of receivables hang on each other: items are aged by the day and the buckets of Ageing, which
// sums them up (creditledger.go).
//
// A workbook of credit also has, behind the scores (creditsheets.go), 调查 Survey with statements, ratios and growths, 授信额度
// Limits, 审批 Approvals, 责任 Liability and 复查 Review; what they hang on stands on the rubric (rubriccredit.go). Fields that
// statements supply, and what is computed of them, have their cells on the survey, so that points, grades and limits follow these.
//
// How a workbook is made:
//
//  1. Each sheet says what it holds as plain rows of cells (summary.go, scores.go, rubric.go, problems.go, provenance.go), and
//     how it looks as looks (styles.go), which become the numbers of excelize's styles.
//  2. The wiring connects them by formulas (wiring*.go): from the list's columns among the scores, by way of a hidden sheet of
//     workings (workings.go) and the figures of the rubric, to points, scores, ranks and tiers; and from there to the summary
//     (tierformulas.go) and its charts. What rules and expressions are as formulas, package scoring says.
//  3. excelize makes the package around empty sheets: styles, widths, panes, filters, conditional formats, charts,
//     print set-up. Its parts are gathered (parts.go) instead of being zipped.
//  4. The parts are zipped in the order of their names, and the rows are written into their sheets on the way: blocks of
//     them are formatted and compressed at once on all cores (rows.go), and put together in order (seal.go). So a
//     million rows never stand in memory, a formula carries its value, and excelize never sees a cell.
//  5. What is in the charts is written last (chartxml.go), with a copy of the figures in their cells. Those that no other
//     sheet says stand on a hidden one (chartdata.go).
//  6. The last part holds the mark: a hash over the names and compressed bytes of all others. Unedited computes it again.
//
// The rows go past excelize's StreamWriter because that writes many times slower, through temporary files, loses what is
// set after its Flush, can't write an error value, and turns characters that XML can't hold into U+FFFD.
//
// Most of what a sheet of customers costs is its compression, and so its size: words that a column repeats are shared
// texts (sharedtexts.go), styles of many cells have short numbers, a formula is written once for a whole column (formula.go), and
// the compressor is told what a row has in common with the one above it instead of looking for that (package deflate).
//
// No formula looks at all customers for each of them, but where they are few: places are found on ladders (wiringrank.go).
//
// The same result gives the same bytes, with any number of cores: no part holds a time but the day of the result, none
// depends on the order of a map, and where a block ends depends on its rows alone.
package book
