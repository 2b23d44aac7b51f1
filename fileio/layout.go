package fileio

import (
	"cmp"
	"slices"
)

// layOut finds the one table in the sheets of a file.
func layOut(grids []grid, opt ReadOptions) (*Table, error) {
	within, err := opt.area()
	if err != nil {
		return nil, err
	}
	whole := grids
	grids, opt.Sheet = within.clip(grids), within.sheet
	candidates, err := sheetsToSearch(grids, opt.Sheet)
	if err != nil {
		return nil, err
	}
	if len(candidates) == 0 || within.cells != "" && !slices.ContainsFunc(candidates, func(g *grid) bool { return !g.blank() }) {
		if within.cells != "" {
			return nil, within.empty(whole)
		}
		return nil, emptyFile(grids)
	}
	h, err := findHeader(candidates, opt)
	if err == nil {
		err = placed(opt.stopped(), grids[0].file)
	}
	if err != nil {
		return nil, err
	}
	t := newTable(h, opt.workers())
	if t.Len() == 0 && opt.HeaderRow == 0 {
		t, h = t.orOneWithRows(candidates, h, opt)
	}
	if err := opt.stopped(); err != nil {
		return nil, placed(err, h.grid.file)
	}
	switch {
	case t.Len() > 0:
	case opt.NoRows && t.sheet == "":
		t.notes = append(t.notes, say("no rows below the header in line %d", t.headerRow))
	case opt.NoRows:
		t.notes = append(t.notes, say("no rows below the header in row %d", t.headerRow))
	default:
		return nil, &Error{
			Place:   t.HeaderPlace(-1).String(),
			Message: say("this is the header, and there are no rows below it"),
			Hint:    say("if the header is another row, name it with --header-row"),
		}
	}
	if len(grids) > 1 && opt.Sheet == "" && !h.grid.marked {
		t.noteRivals(grids, h, opt)
		if err := opt.stopped(); err != nil {
			return nil, placed(err, h.grid.file)
		}
	}
	return t, nil
}

// sheetsToSearch are the sheets that hold anything, visible ones first, or the one that the option names, or the one that
// is the list of a marked workbook.
func sheetsToSearch(grids []grid, name string) ([]*grid, error) {
	if name != "" {
		g, err := sheetNamed(grids, name)
		if err != nil {
			return nil, err
		}
		if len(g.rows) == 0 {
			return nil, nil
		}
		return []*grid{g}, nil
	}
	if marked := slices.IndexFunc(grids, func(g grid) bool { return g.marked && !g.blank() }); marked >= 0 {
		return []*grid{&grids[marked]}, nil
	}
	var found []*grid
	for _, hidden := range []bool{false, true} {
		for i := range grids {
			if grids[i].hidden == hidden && !grids[i].blank() {
				found = append(found, &grids[i])
			}
		}
	}
	return found, nil
}

// sheetNamed finds a sheet by its name, exactly or else in the form that headers are compared in.
func sheetNamed(grids []grid, name string) (*grid, error) {
	for i := range grids {
		if grids[i].sheet == name {
			return &grids[i], nil
		}
	}
	var names []string
	for i := range grids {
		if grids[i].sheet == "" {
			return nil, &Error{Place: grids[i].file, Message: say("a text file has no sheet %q", name), Hint: say("leave --sheet out"), Choice: true}
		}
		if normalName(grids[i].sheet) == normalName(name) {
			return &grids[i], nil
		}
		names = append(names, grids[i].sheet)
	}
	e := &Error{Message: say("there is no sheet %q; the sheets are %s", name, quoteAll(names)), Choice: true}
	if len(grids) > 0 {
		e.Place = grids[0].file
	}
	if near := nearest(normalName(name), names, normalName); near != "" {
		e.Hint = say("did you mean --sheet %q?", near)
	}
	return nil, e
}

func emptyFile(grids []grid) error {
	e := &Error{Message: say("the file is empty"), Hint: copyAgain()}
	if len(grids) > 0 {
		e.Place = grids[0].file
		if grids[0].sheet != "" {
			e.Message = say("there is nothing in its sheets")
		}
	}
	return e
}

// newTable cuts the table out of its grid.
func newTable(h header, workers int) *Table {
	h, beside := h.alone()
	g := h.grid
	t := &Table{file: g.file, sheet: g.sheet, headerRow: g.rows[h.first].number(), headerEnd: g.rows[h.last].number(), headerScore: h.score, detail: g.detail, workers: workers, marked: g.marked}
	t.above = g.rows[:h.first]
	body := splitBody(g, h, workers)
	t.rows, t.setAside, t.formats = body.data, append(beside.setAside, body.setAside...), g.formats
	t.sums = body.sums
	slices.SortStableFunc(t.setAside, func(a, b SetAside) int { return cmp.Compare(a.Place.Row, b.Place.Row) })
	t.headers, t.fullNames = columnsOf(h, body.data), h.fullNames()
	t.notes = append(t.notes, t.headerNote())
	if g.hidden {
		t.notes = append(t.notes, say("the sheet is hidden"))
	}
	t.notes = append(t.notes, g.notes...)
	t.notes = append(t.notes, t.asideNotes()...)
	t.notes = append(t.notes, beside.notes...)
	others := tablesAbove(g, t.above)
	t.unitLines = unitLines(t, t.above, others, notesBelow(g, body))
	t.notes = append(t.notes, t.otherNotes(others, body.others)...)
	t.notes = append(t.notes, t.unnamedNotes(h)...)
	return t
}

// columnsOf are the columns that have a name or a value.
func columnsOf(h header, data []gridRow) []Header {
	used := make([]bool, len(h.names))
	for _, r := range data {
		for len(used) < r.len() {
			used = append(used, false)
		}
		for i, p := range r.packed() {
			if p != 0 {
				used[i] = true
			}
		}
	}
	var headers []Header
	for i := range used {
		raw := ""
		if i < len(h.names) {
			raw = h.names[i]
		}
		if raw == "" && !used[i] {
			continue
		}
		name, unit := splitHeader(raw)
		group := ""
		if i < len(h.groups) && raw != "" {
			group = h.groups[i]
		}
		headers = append(headers, Header{Name: name, Raw: raw, Unit: unit, Group: group, Col: i + 1})
	}
	return headers
}

func (g *grid) place(row int) string { return Place{File: g.file, Sheet: g.sheet, Row: row}.String() }

// blank reports whether no row holds anything.
func (g *grid) blank() bool {
	return !slices.ContainsFunc(g.rows, func(r gridRow) bool { return !r.blank() })
}
