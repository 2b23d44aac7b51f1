package fileio

import "bytes"

// parseXLSXRef reads a reference such as F17 or $F$17: row and column from 1, and neither is looked at for size beyond
// what fits. ok is false for anything else.
func parseXLSXRef(ref []byte) (row, col int, ok bool) {
	const far = 1 << 30 // keep counting from overflowing
	i := 0
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	for ; i < len(ref); i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' || col > far/26 {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	if col > 0 && i < len(ref) && ref[i] == '$' {
		i++
	}
	row, ok = parseRowNumber(ref[i:])
	return row, col, ok && col > 0
}

// parseRowNumber reads a positive whole number.
func parseRowNumber(digits []byte) (n int, ok bool) {
	const far = 1 << 30
	for _, c := range digits {
		if c < '0' || c > '9' || n > far/10 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n > 0
}

// xlsxRange is a rectangle of cells, both corners included.
type xlsxRange struct{ row1, col1, row2, col2 int }

// parseXLSXRange reads A1:C3, or A1 alone, with its corners in any order.
func parseXLSXRange(ref string) (r xlsxRange, ok bool) {
	first, second, isRange := bytes.Cut([]byte(ref), []byte(":"))
	if !isRange {
		second = first
	}
	row1, col1, ok1 := parseXLSXRef(first)
	row2, col2, ok2 := parseXLSXRef(second)
	r = xlsxRange{min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2)}
	return r, ok1 && ok2
}

// isInSheet reports whether a sheet has such a cell.
func isInSheet(row, col int) bool { return row <= maxSheetRows && col <= maxSheetColumns }
