package fileio

// coveredColumns knows which columns of a row are covered by cells of rows above it.
type coveredColumns struct {
	until []int // by column, the last row that is covered
}

// free is the first column from col on, from 1, that no cell above covers in a row. Passing over covered ones costs cells,
// since a table may be covered from edge to edge.
func (s *coveredColumns) free(row, col int, budget *readBudget) (int, error) {
	from := col
	for col <= len(s.until) && s.until[col-1] >= row {
		col++
	}
	return col, budget.spendCells(col - from)
}

// cover says that a cell covers so many columns down to a row. Columns outside of any sheet are left out.
func (s *coveredColumns) cover(col, across, last int, budget *readBudget) error {
	end := min(col+across-1, maxSheetColumns)
	if err := budget.spendCells(max(end-col+1, 0)); err != nil {
		return err
	}
	for len(s.until) < end {
		s.until = append(s.until, 0)
	}
	for i := col - 1; i < end; i++ {
		s.until[i] = max(s.until[i], last)
	}
	return nil
}
