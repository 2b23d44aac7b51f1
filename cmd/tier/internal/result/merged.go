package result

import (
	"fmt"
	"slices"
	"strings"

	"tier/cmd/tier/internal/aliases"
	"tier/fileio"
	"tier/scoring"
)

// together names the places of a value: list.xlsx!Sheet1!C3 + C7.
func together(places []fileio.Place) string {
	text := places[0].String()
	for i, p := range places[1:] {
		before := places[i]
		switch {
		case p.File != before.File || p.Sheet != before.Sheet:
			text += " + " + p.String()
		case p.Sheet == "":
			text += fmt.Sprintf(" + %d", p.Row) // a line
		default:
			text += " + " + p.Cell()
		}
	}
	return text
}

// cellsOf are the cells of a value without their sheet: F17, and of a sum all of them.
func cellsOf(places []fileio.Place) string {
	if len(places) > 1 && slices.ContainsFunc(places, func(p fileio.Place) bool { return p.Cell() == "" }) {
		return ""
	}
	if len(places) > 1 {
		return together(places)
	}
	return places[0].Cell()
}

// MergedRows are the rows that aliases made part of another.
func (r *Result) MergedRows() []aliases.Row {
	if r.Merged == nil {
		return nil
	}
	return r.Merged.Rows
}

// rowsOfAlias are the rows of the customers whom an alias means.
func (r *Result) rowsOfAlias(who string) []int {
	var rows []int
	if r.Merged == nil {
		return nil
	}
	for _, a := range r.Merged.Aliases {
		if (a.ID == who || a.Name == who) && !slices.Contains(rows, a.Row) && r.IsCustomer(a.Row) {
			rows = append(rows, a.Row)
		}
	}
	return rows
}

// MergedProblems are the rows that were merged, each at its place, with the customer whose they are.
func (r *Result) MergedProblems() []Problem {
	var all []Problem
	for i := range r.MergedRows() {
		m := &r.Merged.Rows[i]
		all = append(all, Problem{Row: m.Into, At: m.At.String(), Message: scoring.Say("%s is merged into %s", r.alias(m), r.called(m.Into))})
	}
	return all
}

// alias is what a merged row is called, as far as that may be told.
func (r *Result) alias(m *aliases.Row) string {
	if text := strings.TrimSpace(r.veiledAlias(m, "id", m.ID) + " " + r.veiledAlias(m, "name", m.Name)); text != "" {
		return text
	}
	return m.At.String()
}

// veiledAlias is a text of a merged row as it may be told: not where a redacted column holds it.
func (r *Result) veiledAlias(m *aliases.Row, field, text string) string {
	if r.shown == nil || text == "" {
		return text
	}
	isHidden := func(c fileio.Column) bool {
		cell := r.Merged.Below.Cell(m.Row, c)
		return strings.TrimSpace(cell.String()) == text
	}
	if r.Redacts(field) || slices.ContainsFunc(r.shown.redacted, isHidden) {
		return "***"
	}
	return text
}

// MergedNote says how many rows were merged, and which of their values count nowhere; zero where there were no aliases.
func (r *Result) MergedNote() scoring.Message {
	if r.Merged == nil {
		return scoring.Message{}
	}
	return r.Merged.Note()
}

// aliasesJSON is what aliases did, as JSON has it.
type aliasesJSON struct {
	Input
	Merged []mergedRow   `json:"merged"`
	Unlike []unlikeValue `json:"unlike"` // values that were not used, since their customers had another
}

type mergedRow struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	At   string      `json:"at"`
	Into identityRow `json:"into"`
}

type unlikeValue struct {
	Column string   `json:"column"`
	At     []string `json:"at"`
}

func (r *Result) aliases() aliasesJSON {
	m := r.Merged
	out := aliasesJSON{Input: Input{File: m.Path, SHA256: m.SHA256, Rows: m.Read}, Merged: []mergedRow{}, Unlike: []unlikeValue{}}
	for i := range m.Rows {
		row := &m.Rows[i]
		out.Merged = append(out.Merged, mergedRow{ID: r.veiledAlias(row, "id", row.ID), Name: r.veiledAlias(row, "name", row.Name), At: row.At.String(),
			Into: identityRow{ID: r.shownText(row.Into, "id", r.ID(row.Into)), At: r.At(row.Into, "")}})
	}
	for _, u := range m.Unlike {
		value := unlikeValue{Column: u.Header}
		for _, p := range u.Places {
			value.At = append(value.At, p.String())
		}
		out.Unlike = append(out.Unlike, value)
	}
	return out
}
