// Package ratings reads what raters filled in: wide sheets, a row for each customer and a column for each criterion, one
// sheet or file per rater, and long tables, a row for each rating. It joins them to the customers and to the panel; what
// can't be joined or is no rating comes back as a problem with its place.
package ratings

import (
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// Customers are whom ratings may name. The functions return "" for what is not known.
type Customers struct {
	Len      int
	ID, Name func(row int) string
	Owner    func(row int) string // nil where nothing names the owners
	Words    func(field string) (func(row int) string, bool)
	Excluded func(row int) (why scoring.Message, excluded bool) // of rows that are not judged; nil where all are
	Aliases  []directory.Alias
}

// Collected are the ratings of all files.
type Collected struct {
	Panel    panel.Panel
	Ratings  panel.Ratings
	Criteria []scoring.Criterion      // those of Ratings.Criteria, by index
	Place    func(i int) fileio.Place // of Ratings.Given[i]
	Problems []Problem                // in the order of the files
	Notes    []fileio.Message         // what was assumed, and who of the panel handed in nothing
	Detected []fileio.Message         // what each file holds
	Detail   []fileio.Message         // what was skipped, for those who look closely
	Files    []File
}

// Problem is a cell, row or file that gave no rating.
type Problem struct {
	Row     int // of the customer; -1 where it belongs to none
	At      fileio.Place
	Message scoring.Message
}

// File is a file of ratings as it was read.
type File struct {
	Path, SHA256 string
	Ratings      int
}
