package ratings

import (
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
)

// textOf is a cell as trimmed text.
func textOf(c fileio.Cell) string { return directory.Trim(c.String()) }

// isError reports whether a cell holds an error, in a text file as its text.
func isError(c fileio.Cell) bool { return c.Kind == fileio.ErrorValue || isErrorText(textOf(c)) }

func isErrorText(text string) bool {
	switch strings.ToUpper(text) {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", strings.ToUpper(fileio.Uncalculated):
		return true
	}
	return false
}

// errorCell says what is wrong with an error cell.
func errorCell(c fileio.Cell) fileio.Message {
	if c.Text == fileio.Uncalculated {
		return fileio.Say("the cell holds a formula without a value")
	}
	return fileio.Say("the cell holds the error %s", textOf(c))
}
