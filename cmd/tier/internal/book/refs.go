package book

import (
	"strconv"
	"strings"
	"unicode"
)

// column is the letters of a column, from 0: A, Z, AA.
func column(i int) string {
	var letters []byte
	for i++; i > 0; i = (i - 1) / 26 {
		letters = append(letters, byte('A'+(i-1)%26))
	}
	for l, r := 0, len(letters)-1; l < r; l, r = l+1, r-1 {
		letters[l], letters[r] = letters[r], letters[l]
	}
	return string(letters)
}

// at is the reference of a cell; both count from 1.
func at(col, row int) string { return column(col-1) + strconv.Itoa(row) }

// area is the reference of a range by its corners.
func area(left, top, right, bottom int) string { return at(left, top) + ":" + at(right, bottom) }

// fixed is a range of one column that stays where it is, on its sheet, as charts name it.
func fixed(sheet string, col, top, bottom int) string {
	c := column(col - 1)
	return quoted(sheet) + "!$" + c + "$" + strconv.Itoa(top) + ":$" + c + "$" + strconv.Itoa(bottom)
}

// fixedCell is a cell that stays where it is, on its sheet.
func fixedCell(sheet string, col, row int) string {
	return quoted(sheet) + "!$" + column(col-1) + "$" + strconv.Itoa(row)
}

// quoted is a sheet's name in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// called is a sheet's name in a formula: as it is, where it is a plain word that is no cell's, and otherwise in quotes.
func called(sheet string) string {
	const shortest = 4 // shorter words may be columns
	isPlain := len(sheet) >= shortest && !strings.ContainsFunc(sheet, func(r rune) bool { return !unicode.IsLetter(r) })
	if isPlain && sheet != "TRUE" && sheet != "FALSE" {
		return sheet
	}
	return quoted(sheet)
}

// literal is a text in a formula.
func literal(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
