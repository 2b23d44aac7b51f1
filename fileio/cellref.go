package fileio

import "bytes"

// farAway stands for all rows and columns that are far outside any sheet.
const farAway = 1 << 30

// parseCellRef reads a reference such as F17 or $F$17: row and column from 1, up to farAway. ok is false for anything
// else.
func parseCellRef(ref []byte) (row, col int, ok bool) {
	col, ref = cutColumn(bytes.TrimPrefix(ref, []byte("$")))
	row, ok = parseRowNumber(bytes.TrimPrefix(ref, []byte("$")))
	return row, col, ok && col > 0
}

// cutColumn takes the letters of a column off a reference; 0 where it begins with none.
func cutColumn(ref []byte) (col int, rest []byte) {
	for len(ref) > 0 {
		c := ref[0] &^ 0x20 // small letters too
		if c < 'A' || c > 'Z' {
			break
		}
		col, ref = min(col*26+int(c-'A')+1, farAway), ref[1:]
	}
	return col, ref
}

// parseRowNumber reads a positive whole number, up to farAway.
func parseRowNumber(digits []byte) (n int, ok bool) {
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), farAway)
	}
	return n, n > 0
}

// cellRange is a rectangle of cells, both corners included.
type cellRange struct{ row1, col1, row2, col2 int }

// parseCellRange reads A1:C3, or A1 alone, with its corners in any order.
func parseCellRange(ref string) (r cellRange, ok bool) {
	first, second, isRange := bytes.Cut([]byte(ref), []byte(":"))
	if !isRange {
		second = first
	}
	row1, col1, ok1 := parseCellRef(first)
	row2, col2, ok2 := parseCellRef(second)
	r = cellRange{min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2)}
	return r, ok1 && ok2
}
