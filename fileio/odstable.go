package fileio

// readRows reads all rows of the sheet just opened, whatever they are grouped in. What else a sheet holds, as shapes with
// tables of their own in them, is passed over.
func (r *odsReader) readRows() error {
	return r.xml.eachStart(func() error {
		switch string(r.xml.name) {
		case "table-row":
			return r.readRow()
		case "table-column":
			r.readColumn()
			return nil
		case "table-rows", "table-header-rows", "table-row-group", "table-columns", "table-header-columns", "table-column-group":
			return nil
		}
		return r.xml.skipElement()
	})
}

// readColumn notes which columns are hidden, and which show durations.
func (r *odsReader) readColumn() {
	first := r.styledColumns + 1
	r.styledColumns = min(r.styledColumns+r.xml.anyCount("number-columns-repeated", 1), farAway)
	if isHiddenODS(r.xml.attrWithPrefix("visibility")) {
		r.x.hiddenCols.add(first, r.styledColumns)
	}
	if r.durations[r.data[r.xml.attrWithPrefix("default-cell-style-name")]] && len(r.lasting) < maxSheetColumns {
		r.lasting = append(r.lasting, columnRun{first, r.styledColumns})
	}
}

// readRow reads a row, which may stand for many.
func (r *odsReader) readRow() error {
	repeat := r.xml.anyCount("number-rows-repeated", 1)
	visibility := r.xml.attrWithPrefix("visibility")
	r.x.beginRow(r.x.row + 1)
	r.col = 0
	err := r.xml.eachStart(func() error {
		switch string(r.xml.name) {
		case "table-cell", "covered-table-cell":
			return r.readCell()
		}
		return r.xml.skipElement()
	})
	if err != nil {
		return err
	}
	return r.endRow(repeat, isHiddenODS(visibility))
}

// isHiddenODS knows what rows and columns say that are not shown.
func isHiddenODS(visibility string) bool { return visibility == "collapse" || visibility == "filter" }

// endRow keeps the row just read as often as it is repeated. Empty ones cost nothing, and those that are too many are
// refused before any is kept.
func (r *odsReader) endRow(repeat int, hidden bool) error {
	x, first := r.x, r.x.row
	last := min(first+repeat-1, farAway)
	if len(x.line) == 0 {
		x.row = last
		return nil
	}
	if last > maxSheetRows {
		x.row = last
		return x.put(1, x.line[len(x.line)-1]) // says that it lies outside
	}
	if left := x.budget.limits.Cells - x.budget.cells; int64(repeat)*int64(len(x.line)) > left {
		return x.budget.spendCells(int(left) + 1)
	}
	for x.row = first; x.row <= last; x.row++ {
		if err := x.endRow(hidden); err != nil {
			return err
		}
	}
	x.row = last
	return nil
}

// readCell reads a cell, which may stand for many, into the row.
func (r *odsReader) readCell() error {
	if err := r.readRawCell(); err != nil {
		return err
	}
	c, col := &r.cell, r.col+1
	r.col = min(r.col+c.repeat, farAway)
	if err := r.x.merge(col, c.across, c.down); err != nil {
		return err
	}
	cell := r.packed(col)
	if cell == 0 {
		return nil
	}
	last := r.col
	if err := r.x.put(last, cell); err != nil {
		return err
	}
	for i := col - 1; i < last-1; i++ {
		r.x.line[i] = cell
	}
	return nil
}
