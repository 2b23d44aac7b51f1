package fileio

// grid is one sheet, or one text file, as it was read: its rows that hold anything, in order.
// Readers make grids; layout.go finds the table in one.
type grid struct {
	file   string // the path as given
	sheet  string // "" for a text file
	rows   []gridRow
	hidden bool      // the sheet is hidden
	notes  []Message // what the reader detected or must say: encoding, hidden rows, merged cells filled …
}

// gridRow holds the cells of one row from the first column on; it may be shorter than its neighbours.
type gridRow struct {
	number int // the row's number in a sheet, or its first line in a text file, from 1
	hidden bool
	cells  []Cell
}
