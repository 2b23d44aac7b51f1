package judge

import (
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// identify gives every row its id and name. In a list without ids, a row is called by its number in the file.
func identify(list *fileio.List) (ids, names []string) {
	ids, hasIDs := list.Texts("id")
	if !hasIDs {
		ids = make([]string, list.Len())
	}
	own := !hasIDs // the list's ids are not ours to change
	for row, id := range ids {
		if id != "" {
			continue
		}
		if !own {
			ids, own = slices.Clone(ids), true
		}
		ids[row] = rowName(list, row, hasIDs)
	}
	names, ok := list.Texts("name")
	if !ok {
		names = make([]string, list.Len())
	}
	return ids, names
}

// rowName calls a customer by its row; among real ids and in several files it must not be mistaken for another's.
func rowName(list *fileio.List, row int, among bool) string {
	place := list.Place(row, "")
	switch {
	case len(list.Tables()) > 1:
		return place.String()
	case among:
		return "#" + strconv.Itoa(place.Row)
	}
	return strconv.Itoa(place.Row)
}

// withoutID notes the rows whose id is blank in a list that has ids.
func withoutID(list *fileio.List) []scoring.Problem {
	ids, ok := list.Texts("id")
	if !ok {
		return nil
	}
	var notes []scoring.Problem
	for row, id := range ids {
		if id == "" {
			notes = append(notes, scoring.Problem{Row: row, Field: "id", Message: scoring.Say("no id; called %s here", rowName(list, row, true))})
		}
	}
	return notes
}

// repeats excludes the rows of an id that stands more than once: all of them, or with first all but the first, which
// are set aside.
func repeats(list *fileio.List, frame *scoring.Frame, first bool) (aside []result.Problem) {
	ids, ok := list.Texts("id")
	if !ok {
		return nil
	}
	rows := repeated(ids)
	if len(rows) == 0 {
		return nil
	}
	for row, id := range ids {
		same := rows[id]
		if len(same) == 0 || first && same[0] == row {
			continue
		}
		if first {
			m := scoring.Say("%s stands in %s already: this row is set aside", id, list.Place(same[0], "").String())
			frame.Exclude(row, m)
			aside = append(aside, result.Problem{Row: row, At: list.Place(row, "id").String(), Message: m})
			continue
		}
		frame.Exclude(row, scoring.Say("%s stands in %d rows: %s", id, len(same), placesOf(list, same)))
	}
	return aside
}

// placesOf names the first places of an id.
func placesOf(list *fileio.List, rows []int) string {
	const most = 5
	var places []string
	for _, row := range rows[:min(most, len(rows))] {
		places = append(places, list.Place(row, "id").String())
	}
	if len(rows) > most {
		places = append(places, "…")
	}
	return strings.Join(places, ", ")
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
		return scoring.Say("a total row (%s), set aside", s.Text)
	case fileio.BlankRow:
		return scoring.Say("%d blank rows, set aside", s.Count)
	case fileio.HeaderRow:
		return scoring.Say("the header again, set aside")
	}
	return scoring.Say("a note (%s), set aside", s.Text)
}
