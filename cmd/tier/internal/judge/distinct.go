package judge

import (
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// Distinct are the rows of customers that can be told from all others by their id, or where they have none by their name,
// and why others can't (left). With first, the first row of those that share an id is the customer, and the others are
// aside.
func Distinct(list *fileio.List, first bool) (rows []int, left, aside []result.Problem) {
	field := "id"
	if !list.Has(field) {
		field = "name"
	}
	words, ok := list.Texts(field)
	if !ok {
		return nil, nil, nil
	}
	again, blank := census(list.Len(), words)
	hasName := named(list, len(blank) > 0)
	for row := range list.Len() {
		word := words(row)
		same := again[word]
		problem := func(m scoring.Message) result.Problem {
			return result.Problem{Row: row, At: list.Place(row, field).String(), Message: m}
		}
		switch {
		case word == "" && hasName(row):
			rows = append(rows, row)
		case word == "":
			left = append(left, problem(scoring.Say("no %s: ratings of this customer could not be told from others'", list.Header(field))))
		case len(same) == 0 || first && same[0] == row:
			rows = append(rows, row)
		case first:
			aside = append(aside, problem(scoring.Say("%s stands in %s already: this row is set aside", word, list.Place(same[0], field).String())))
		default:
			left = append(left, problem(standsAgain(list, field, word, same)))
		}
	}
	return rows, left, aside
}

// named tells the rows whose name nobody else has; it is asked only where that is needed.
func named(list *fileio.List, isNeeded bool) func(row int) bool {
	names, ok := list.Texts("name")
	if !ok || !isNeeded {
		return func(int) bool { return false }
	}
	again, _ := census(list.Len(), names)
	return func(row int) bool { return names(row) != "" && len(again[names(row)]) == 0 }
}
