package result

import (
	"math"
	"strings"

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
		all = append(all, NewGroupMean(path, m.Final, m.Spec.Decimals, func(row int) float64 {
			if sub, ok := m.Scores.Subtotal(row, path); ok {
				return sub.Percent
			}
			return math.NaN()
		}))
	}
	return all
}

// NewGroupMean is that of a group, over all rows that have a level and a percent.
func NewGroupMean(path string, final []int, decimals int, percent func(row int) float64) GroupMean {
	n, sum := 0, exact.Sum{}
	for row, level := range final {
		if x := percent(row); level >= 0 && !math.IsNaN(x) {
			n++
			sum.Add(x)
		}
	}
	return GroupMean{path, figure(scoring.Round(sum.Per(n, 0), decimals))}
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

// GroupIn is the group whose percents a column is of, by its header behind the model's title, in either language.
func GroupIn(header, model string) string {
	path := strings.TrimSpace(strings.TrimPrefix(header, model))
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		if cut, ok := strings.CutSuffix(path, groupHeader("", words.In(lang))); ok {
			return cut
		}
	}
	return path
}
