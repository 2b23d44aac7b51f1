// Package creditform reads the three credit forms that tier writes for each customer (package book): 客户信用状况调查表,
// 信用等级评分项目表 and 客户授信申请表.
//
// A sheet of a form is known by its mark, a text in a hidden column that spreadsheets keep when they save the file: what the
// sheet is, and in which column the mark stands. Beside each row that holds something to be read, the same column names what
// stands in which cell. So a form is read by the names of its cells, in whatever language it was written and wherever its rows
// have moved. Columns that were added or deleted show in the mark's own column, and rows that were deleted in the list of all
// names below the mark: such a sheet is refused.
package creditform
