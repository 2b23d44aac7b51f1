package report

import (
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
)

// mostTogether is how many pairs of criteria are listed.
const mostTogether = 10

// Together lists the criteria whose points changed together since the result before; none where too few customers have them.
func Together(m *periods.Moves, p words.Printer) []Block {
	all := m.Together()
	if len(all) == 0 {
		return nil
	}
	labels := m.Labels()
	t := &Table{
		Header: []string{p.Sprintf("Change of"), p.Sprintf("and of"), p.Sprintf("Customers"), p.Sprintf("Spearman's rho")},
		Right:  []bool{false, false, true, true},
	}
	for _, pair := range all[:min(len(all), mostTogether)] {
		t.Rows = append(t.Rows, append(Row(pair.A, pair.B), count(pair.Customers), figure(pair.Rho, 2)))
	}
	b := Block{Heading: p.Sprintf("Which criteria's points changed together from %s to %s", labels[len(labels)-2], labels[len(labels)-1]), Table: t,
		Lines: []string{p.Sprintf("The rank correlation of the changes, of customers who have points of both criteria in both results: 1 both rise and fall alike, -1 one rises where the other falls, 0 neither; it names no cause")}}
	if more := len(all) - len(t.Rows); more > 0 {
		b.Lines = append(b.Lines, p.Sprintf("and %d weaker ones", more))
	}
	return []Block{b}
}
