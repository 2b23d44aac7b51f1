package judge

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// identify gives every row its id and name. In a list without ids, a row is called by its number in the file.
func identify(list *fileio.List) (id, name func(row int) string) {
	name, ok := list.Texts("name")
	if !ok {
		name = func(int) string { return "" }
	}
	ids, hasIDs := list.Texts("id")
	return func(row int) string {
		if hasIDs {
			if id := ids(row); id != "" {
				return id
			}
		}
		return result.RowName(list, row, hasIDs)
	}, name
}

// unique excludes the rows of an id that stands more than once: all of them, or with first all but the first, which are
// set aside. Notes are of the rows whose id is blank in a list that has ids.
func unique(list *fileio.List, frame *scoring.Frame, first bool) (aside []result.Problem, notes []scoring.Problem) {
	ids, ok := list.Texts("id")
	if !ok {
		return nil, nil
	}
	again, blank := census(list.Len(), ids)
	for _, row := range blank {
		notes = append(notes, scoring.Problem{Row: row, Field: "id", Message: scoring.Say("no id; called %s here", result.RowName(list, row, true))})
	}
	if len(again) > 0 {
		aside = repeats(list, ids, again, frame, first)
	}
	return aside, notes
}

// repeats excludes the rows of ids that stand again.
func repeats(list *fileio.List, ids func(row int) string, again map[string][]int, frame *scoring.Frame, first bool) (aside []result.Problem) {
	for row := range list.Len() {
		id := ids(row)
		same := again[id]
		if len(same) == 0 || first && same[0] == row {
			continue
		}
		if first {
			m := scoring.Say("%s stands in %s already: this row is set aside", id, list.Place(same[0], "").String())
			frame.Exclude(row, m)
			aside = append(aside, result.Problem{Row: row, At: list.Place(row, "id").String(), Message: m})
			continue
		}
		frame.Exclude(row, standsAgain(list, "id", id, same))
	}
	return aside
}

// standsAgain says that a text stands in several rows of a field, and why it may where a spreadsheet made several numbers one.
func standsAgain(list *fileio.List, field, text string, rows []int) scoring.Message {
	const kept = 15 // digits
	isLong := len(text) > kept && strings.Trim(text, "0123456789") == "" && text[len(text)-1] == '0'
	if isLong {
		return scoring.Say("%s stands in %d rows: %s; a spreadsheet that takes it for a number keeps 15 digits of it, so the column must be text where it is written",
			text, len(rows), placesOf(list, field, rows))
	}
	return scoring.Say("%s stands in %d rows: %s", text, len(rows), placesOf(list, field, rows))
}

// placesOf names the first places of what stands again in a field.
func placesOf(list *fileio.List, field string, rows []int) string {
	const most = 5
	var places []string
	for _, row := range rows[:min(most, len(rows))] {
		places = append(places, list.Place(row, field).String())
	}
	if len(rows) > most {
		places = append(places, "…")
	}
	return strings.Join(places, ", ")
}

// misnamed lists the lines of an alias file that don't count.
func misnamed(r *result.Result) {
	if r.Merged != nil {
		for _, p := range r.Merged.Problems {
			r.Elsewhere = append(r.Elsewhere, elsewhere(p))
		}
	}
}

// setAside lists the rows that the reader took for something else than customers.
func setAside(list *fileio.List) []result.Problem {
	var aside []result.Problem
	for _, t := range list.Tables() {
		for _, s := range t.SetAside() {
			aside = append(aside, result.Problem{Row: -1, At: s.Place.String(), Message: asideMessage(s)})
		}
	}
	return aside
}

func asideMessage(s fileio.SetAside) scoring.Message {
	switch s.Kind {
	case fileio.TotalRow:
		return scoring.Message(s.TotalNote())
	case fileio.BlankRow:
		if s.Count == 1 {
			return scoring.Say("a blank row, set aside")
		}
		return scoring.Say("%d blank rows, set aside", s.Count)
	case fileio.HeaderRow:
		return scoring.Say("the header again, set aside")
	case fileio.OtherRow:
		return scoring.Say("%d rows of another table (%s), set aside", s.Count, s.Text)
	}
	return scoring.Say("a note (%s), set aside", s.Text)
}
