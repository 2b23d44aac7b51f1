package fileio

import "strings"

func (r *htmlReader) startTable() error {
	if len(r.open) == mostNestedTables {
		return errXMLUnusual
	}
	x, err := r.newSheet()
	if err != nil {
		return err
	}
	t := &htmlTable{x: x}
	r.open = append(r.open, t)
	r.tables = append(r.tables, t)
	return nil
}

func (r *htmlReader) endTable() error {
	last := len(r.open) - 1
	if err := r.endRow(r.open[last]); err != nil {
		return err
	}
	r.open = r.open[:last]
	return nil
}

func (t *htmlTable) startRow(style string) {
	t.x.beginRow(t.x.row + 1)
	t.inRow, t.hidden, t.col = true, isHiddenStyle(style), 0
}

// isHiddenStyle knows display:none.
func isHiddenStyle(style string) bool {
	_, value, ok := strings.Cut(strings.ToLower(style), "display:")
	return ok && strings.HasPrefix(strings.TrimSpace(value), "none")
}

// endRow keeps the row, if one is open.
func (r *htmlReader) endRow(t *htmlTable) error {
	if err := r.endCell(t); err != nil || !t.inRow {
		return err
	}
	t.inRow = false
	return t.x.endRow(t.hidden)
}

// startCell begins a cell in the next column that no cell above spans.
func (r *htmlReader) startCell(t *htmlTable, hasAttr bool) error {
	if err := r.endCell(t); err != nil {
		return err
	}
	t.inCaption = false
	if !t.inRow {
		t.startRow("")
	}
	col, err := t.covered.free(t.x.row, t.col+1, r.budget)
	if err != nil {
		return err
	}
	t.cell = r.newCell(col, r.attrs(hasAttr))
	t.col = min(col+t.cell.across-1, farAway)
	if t.cell.down > 1 {
		return t.covered.cover(col, t.cell.across, t.x.row+t.cell.down-1, r.budget)
	}
	return nil
}

// endCell puts the cell into its row, if one is open.
func (r *htmlReader) endCell(t *htmlTable) error {
	c := t.cell
	if c == nil {
		return nil
	}
	t.cell = nil
	if err := r.endChoice(c); err != nil {
		return err
	}
	if err := t.x.merge(c.col, c.across, c.down); err != nil {
		return err
	}
	return t.x.put(c.col, r.packed(c))
}

// text is where text goes now.
func (t *htmlTable) text() *htmlText {
	switch {
	case t.inCaption:
		return &t.caption
	case t.cell == nil, t.cell.comment, t.cell.unseen.name != "":
	case t.cell.choice == nil:
		return &t.cell.shown
	case t.cell.choice.inside:
		return &t.cell.choice.option
	}
	return &htmlText{}
}
