package fileio

import (
	"strings"

	"golang.org/x/net/html/atom"
)

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

func (t *htmlTable) startRow(hidden bool) {
	t.x.beginRow(t.x.row + 1)
	t.inRow, t.hidden, t.col = true, hidden, 0
}

// isHidden knows elements that are not shown: by the attribute hidden, by their style, or by that of a class.
func (r *htmlReader) isHidden(attrs map[string]string) bool {
	_, hidden := attrs["hidden"]
	return hidden || isHiddenStyle(attrs["style"]) || len(r.unshown) > 0 && r.isUnshown(attrs["class"])
}

// isUnshown reports whether one of the classes is not shown.
func (r *htmlReader) isUnshown(classes string) bool {
	for class := range strings.FieldsSeq(classes) {
		if r.unshown[class] {
			return true
		}
	}
	return false
}

// isHiddenStyle knows display:none, and visibility that is hidden or collapse.
func isHiddenStyle(style string) bool {
	for declaration := range strings.SplitSeq(lowerASCII(style), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value, _, _ = strings.Cut(strings.TrimSpace(value), "!") // !important
		switch property, value = strings.TrimSpace(property), strings.TrimSpace(value); {
		case property == "display" && value == "none", property == "visibility" && (value == "hidden" || value == "collapse"):
			return true
		}
	}
	return false
}

// startColumns takes up a col, which stands for some columns, or a colgroup, which does if there is no col in it.
func (t *htmlTable) startColumns(tag atom.Atom, attrs map[string]string, hidden bool) {
	first, span := t.passed+1, min(spanOf(attrs["span"]), maxSheetColumns)
	switch {
	case tag == atom.Colgroup:
		t.group = htmlGroup{first: first, hidden: hidden}
	case t.group.first > 0: // the first col in the group: the columns are its own, and of those behind it
		first = t.group.first
		hidden = hidden || t.group.hidden
		t.passed, t.group.first = first-1, 0
	default:
		hidden = hidden || t.group.hidden
	}
	t.passed = min(first+span-1, farAway)
	if hidden {
		t.hiddenColumns.add(first, t.passed)
	}
}

// noteColumn notes whether a cell that holds something is hidden. In a hidden row none is shown, and pages that hide a row
// say nothing of its cells.
func (t *htmlTable) noteColumn(c *htmlCell) {
	switch {
	case c.hidden:
		t.hiddenCells.add(c.col, c.col)
	case !t.hidden:
		t.shownCells.add(c.col, c.col)
	}
}

// hideColumns hands over which columns are hidden: as the page says of them, or all of whose cells are.
func (t *htmlTable) hideColumns() {
	t.x.hiddenCols = t.hiddenColumns
	for col := 1; t.hiddenCells.words != nil && col <= maxSheetColumns; col++ {
		if t.hiddenCells.has(col) && !t.shownCells.has(col) {
			t.x.hiddenCols.add(col, col)
		}
	}
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
		t.startRow(false)
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
	cell := r.packed(c)
	if cell != 0 && c.col <= maxSheetColumns {
		t.noteColumn(c)
	}
	return t.x.put(c.col, cell)
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
