package book

import (
	"github.com/xuri/excelize/v2"

	"tier/fileio"
)

// fitFigures widens the columns of a page for figures that they are too narrow for: a spreadsheet shows ### there. A figure in merged
// cells widens the last of their columns.
func (s *page) fitFigures() {
	const margins = 3
	formats, ends := s.b.formats(), s.mergedTo()
	for n, r := range s.rows {
		for i, c := range r.cells {
			if c.Kind != fileio.Number || formats[c.style] == "" {
				continue
			}
			last := max(i+1, ends[at(i+1, n+1)])
			s.widths[last-1] += max(0, float64(figureIn(c.Num, formats[c.style])+margins)-s.total(i+1, last-i))
		}
	}
}

// mergedTo is by the first of merged cells the column of the last.
func (s *page) mergedTo() map[string]int {
	ends := make(map[string]int, len(s.merges))
	for _, m := range s.merges {
		if col, _, err := excelize.CellNameToCoordinates(m[1]); err == nil {
			ends[m[0]] = col
		}
	}
	return ends
}
