package fileio

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Place is where something stands in a file.
type Place struct {
	File  string // the path as given
	Label string // what is shown of the path: as much as tells it from the other inputs; "" is its last part
	Sheet string // "" in a text file
	Row   int    // from 1: the row of a sheet, the first line of a row of a text file; 0 is the whole file or sheet
	Col   int    // from 1; 0 is the whole row
}

// String is the place as people look it up: list.xlsx!Sheet1!F17, list.xlsx!Sheet1!17, list.csv:17. In a text file it
// is the line, since nobody can look up a column there.
func (p Place) String() string {
	file := p.Label
	if file == "" {
		file = filepath.Base(p.File)
	}
	if p.Sheet == "" {
		if p.Row == 0 {
			return file
		}
		return file + ":" + strconv.Itoa(p.Row)
	}
	place := file + "!" + quoteSheet(p.Sheet)
	if p.Row == 0 {
		return place
	}
	return place + "!" + p.Cell()
}

// Cell is the place in its sheet alone: F17, 17 for a whole row, "" for a whole sheet. In a text file it is the cell
// that a spreadsheet shows, where the file is mostly opened; a cell with a line break puts those below it off, since the
// row is the line.
func (p Place) Cell() string {
	switch {
	case p.Row == 0:
		return ""
	case p.Col == 0:
		return strconv.Itoa(p.Row)
	}
	return columnLetters(p.Col) + strconv.Itoa(p.Row)
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

// labelTables gives every table the label that tells its file from the others, in all places of it.
func labelTables(tables []*Table) {
	files := make([]string, len(tables))
	for i, t := range tables {
		files[i] = t.file
	}
	for i, label := range Labels(files) {
		t := tables[i]
		t.label = label
		for k := range t.setAside {
			t.setAside[k].Place.Label = label
		}
	}
}

// Labels are the last parts of paths, as many for each file name as tell all its paths apart.
func Labels(files []string) []string {
	all := make([]string, len(files))
	for i, file := range files {
		longest := strings.Count(slashed(file), "/") + 1
		for n := 1; n <= longest; n++ {
			if all[i] = tail(file, n); !sharedTail(files, file, n) {
				break
			}
		}
	}
	return all
}

// sharedTail reports whether another file of the same name has the same last n parts.
func sharedTail(files []string, file string, n int) bool {
	for _, other := range files {
		if slashed(other) != slashed(file) && tail(other, n) == tail(file, n) {
			return true
		}
	}
	return false
}

// tail is the last n parts of a path, or all of it.
func tail(file string, n int) string {
	parts := strings.Split(slashed(file), "/")
	return strings.Join(parts[max(0, len(parts)-n):], "/")
}

func slashed(file string) string { return filepath.ToSlash(filepath.Clean(file)) }
