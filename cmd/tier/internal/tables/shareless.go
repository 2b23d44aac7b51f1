package tables

import (
	"strings"

	"tier/fileio"
)

// Shareless are customers who have lines, and no share of their total.
type Shareless struct {
	Customers int
	First     []fileio.Place // the first line of each of the first ones
}

// add adds the customer whose line this is.
func (n *Shareless) add(s *Source, line int) {
	if n.Customers++; len(n.First) < firstLines {
		column := idColumn
		if !s.List.Has(column) {
			column = nameColumn
		}
		n.First = append(n.First, s.List.Place(line, column))
	}
}

// message says it of a field. Customers are told by their lines: an id may be one that is to be seen nowhere.
func (n *Shareless) message(field string) fileio.Message {
	var places []string
	for _, at := range n.First {
		places = append(places, at.String())
	}
	if n.Customers > len(places) {
		places = append(places, "…")
	}
	return fileio.Say("%s: customers who have none, since their total is not above 0, or the part is below 0 or above the total: %d (%s)",
		field, n.Customers, strings.Join(places, ", "))
}
