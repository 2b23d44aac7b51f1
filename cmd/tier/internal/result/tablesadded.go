package result

import (
	"slices"

	"tier/fileio"
)

// Given are the columns that an earlier run took from other tables, by their titles: those that stand next before all
// that it added itself. None are found without these.
func (a Added) Given(headers, titles []string) []int {
	columns := a.Columns()
	if len(columns) == 0 {
		return nil
	}
	var given []int
	for i := columns[0] - 1; i >= 0 && isTitle(headers[i], titles); i-- {
		given = append(given, i)
	}
	slices.Reverse(given)
	return given
}

// isTitle reports whether a header is one of some titles, whatever its unit, and the number that a second one of its name has.
func isTitle(header string, titles []string) bool {
	name, _ := fileio.NormalHeader(newHeaderText(header).title)
	return slices.ContainsFunc(titles, func(title string) bool {
		wanted, _ := fileio.NormalHeader(title)
		return wanted != "" && wanted == name
	})
}
