package main

import (
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// identify gives every row its id and name. In a list without ids, a row is called by its number in the file, and that
// is said.
func identify(a *app, list *fileio.List) (ids, names []string) {
	ids, hasIDs := list.Texts("id")
	if !hasIDs {
		a.note("no id column: customers are called by the number of their row")
		ids = make([]string, list.Len())
	}
	ids = slices.Clone(ids)
	for row, id := range ids {
		if id == "" {
			ids[row] = rowName(list, row, hasIDs)
		}
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
	rows := make(map[string][]int, len(ids))
	for row, id := range ids {
		if id != "" {
			rows[id] = append(rows[id], row)
		}
	}
	for row, id := range ids {
		same := rows[id]
		if len(same) < 2 || first && same[0] == row {
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

// customerHeaders are what exports call the customer, ids first.
func customerHeaders() []string {
	return []string{"客户编号", "客户编码", "客户代码", "客户号", "客户ID", "Customer ID", "CustomerID", "Customer No", "Customer Number",
		"Customer Code", "Account ID", "Client ID", "客户名称", "客户", "客户简称", "Customer Name", "Customer", "Client", "Account Name"}
}

// transactions names the column in which a table's customers repeat so often that its rows can't be customers but
// what they bought or owe.
func transactions(cfg *config.Config, t *fileio.Table) error {
	col := customerColumn(cfg, t)
	if col < 0 {
		return nil
	}
	rows, distinct := 0, make(map[string]bool)
	for row := range t.Len() {
		if text := t.Cell(row, col).String(); text != "" {
			rows++
			distinct[text] = true
		}
	}
	const few = 10 // a handful of repeated rows is a mistake in a list of customers, not another kind of table
	if rows < few || len(distinct)*2 > rows {
		return nil
	}
	return usage("%s is a transaction table: its column %q names %d customers in %d rows", t.File(), t.Headers()[col].Name, len(distinct), rows).
		withHint("tier scores lists with one row per customer; sum the table up per customer first (a pivot table does)")
}

// customerColumn is the column that most likely names the customer: the configured id, or a usual header; -1 for none.
func customerColumn(cfg *config.Config, t *fileio.Table) int {
	var wanted []string
	if cfg != nil {
		for _, name := range []string{"id", "name"} {
			if f, ok := cfg.Field(name); ok {
				wanted = append(wanted, f.Headers...)
			}
		}
	}
	for _, header := range append(wanted, customerHeaders()...) {
		want, _ := fileio.NormalHeader(header)
		for col, h := range t.Headers() {
			if name, _ := fileio.NormalHeader(h.Name); name == want {
				return col
			}
		}
	}
	return -1
}
