package fileio

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Place is where something stands in a file.
type Place struct {
	File  string // the path as given; its last part is shown
	Sheet string // "" in a text file
	Row   int    // from 1: the row of a sheet, the first line of a row of a text file; 0 is the whole file or sheet
	Col   int    // from 1; 0 is the whole row
}

// String is the place as people look it up: list.xlsx!Sheet1!F17, list.xlsx!Sheet1!17, list.csv:17. In a text file it
// is the line, since nobody can look up a column there.
func (p Place) String() string {
	file := filepath.Base(p.File)
	if p.Sheet == "" {
		if p.Row == 0 {
			return file
		}
		return file + ":" + strconv.Itoa(p.Row)
	}
	place := file + "!" + quoteSheet(p.Sheet)
	switch {
	case p.Row == 0:
		return place
	case p.Col == 0:
		return place + "!" + strconv.Itoa(p.Row)
	}
	return place + "!" + columnLetters(p.Col) + strconv.Itoa(p.Row)
}

// quoteSheet quotes a sheet's name where a spreadsheet does.
func quoteSheet(name string) string {
	if !strings.ContainsAny(name, "'! ") {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

// columnLetters is the name of a column: 1 is A, 26 Z, 27 AA, 16384 XFD.
func columnLetters(col int) string {
	var letters []byte
	for ; col > 0; col = (col - 1) / 26 {
		letters = append([]byte{byte('A' + (col-1)%26)}, letters...)
	}
	return string(letters)
}
