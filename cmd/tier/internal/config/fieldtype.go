package config

// Type is what a field's cells are read as.
type Type uint8

const (
	Auto Type = iota
	Number
	Percent
	Text
	Date
)
