package result

import (
	"math"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
)

// GroupMean is what a group of criteria brings of its weight, over the customers that have a tier and whose rubric has the group.
type GroupMean struct {
	Path    string   `json:"name"`
	Percent *float64 `json:"mean_percent"` // rounded like the score; null for nobody
}

// GroupMeans are those of a model's groups: of the two axes, present and potential value, and of the sides of each.
func (m *Model) GroupMeans() []GroupMean {
	var all []GroupMean
	for _, path := range m.Spec.GroupPaths() {
		n, sum := 0, exact.Sum{}
		for row, level := range m.Final {
			if sub, ok := m.Scores.Subtotal(row, path); ok && level >= 0 {
				n++
				sum.Add(sub.Percent)
			}
		}
		mean := math.NaN()
		if n > 0 {
			mean = scoring.Round(sum.Per(n, 0), m.Spec.Decimals)
		}
		all = append(all, GroupMean{path, figure(mean)})
	}
	return all
}

// groups are the columns of the groups' percents.
func (m *Model) groups(p words.Printer) []Column {
	var columns []Column
	for _, path := range m.Spec.GroupPaths() {
		columns = append(columns, Column{Header: groupHeader(path, p), Kind: GroupColumn, Field: path, Cell: func(row int) fileio.Cell {
			if sub, ok := m.Scores.Subtotal(row, path); ok {
				return num(sub.Percent)
			}
			return fileio.Cell{}
		}})
	}
	return columns
}

// groupHeader is what the column of a group's percents is called.
func groupHeader(path string, p words.Printer) string {
	return p.Sprintf("%s (%% of its weight)", path)
}
