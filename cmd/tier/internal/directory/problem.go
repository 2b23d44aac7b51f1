package directory

import (
	"tier/fileio"
	"tier/scoring"
)

// Problem is something in another table that doesn't count, with its place. Row is the customer's whom it is about, or -1.
type Problem struct {
	Row     int
	At      fileio.Place
	Message scoring.Message
}
