package scoring

import "time"

// Columns are the customers as scoring sees them: named columns of one length.
// A caller must not change a slice it is given.
type Columns interface {
	Len() int
	Numbers(field string) ([]float64, bool) // NaN marks a missing value
	// Texts gives the text of a row, "" where it is missing. It is a function because a list's texts lie in its files,
	// and a slice of a million strings would be larger than most of them.
	Texts(field string) (func(row int) string, bool)
	Dates(field string) ([]time.Time, bool) // the zero time marks a missing value
}

// Kind is what the values of a field or an expression are.
type Kind uint8

const (
	Unknown Kind = iota // a field whose use decides
	Number
	Text
	Date
	Bool // only of expressions: a condition
)

func (k Kind) String() string {
	return [...]string{"unknown", "number", "text", "date", "condition"}[k]
}
