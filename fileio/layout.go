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
			return nil, &Error{Place: grids[i].file, Message: say("a text file has no sheet %q", name), Choice: true}
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
	e := &Error{Message: say("the file is empty"), Hint: say("copy or download it again, then run again")}
	if len(grids) > 0 {
		e.Place = grids[0].file
		if grids[0].sheet != "" {
			e.Message = say("there is nothing in its sheets")
		}
	}
	return e
}

// noteRivals says when another sheet would have done as well.
func (t *Table) noteRivals(grids []grid, h header, opt ReadOptions) {
	if h.score == 0 {
		return
	}
	var rivals []string
	known := opt.known()
	for i := range grids {
		if &grids[i] == h.grid || grids[i].hidden {
			continue
		}
		if other := bestHeader(&grids[i], known); other.score == h.score {
			rivals = append(rivals, grids[i].sheet)
		}
	}
	if len(rivals) > 0 {
		t.notes = append(t.notes, say("sheets with the same headers are not read: %s; --sheet chooses one, and given once for each it reads them all", quoteAll(rivals)))
	}
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
	t.headers = columnsOf(h, body.data)
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

// headerNote says where the table was found.
func (t *Table) headerNote() Message {
	switch tall := t.headerEnd > t.headerRow; {
	case t.sheet == "" && tall:
		return say("header in lines %d–%d", t.headerRow, t.headerEnd)
	case t.sheet == "":
		return say("header in line %d", t.headerRow)
	case tall:
		return say("sheet %q, header in rows %d–%d", t.sheet, t.headerRow, t.headerEnd)
	}
	return say("sheet %q, header in row %d", t.sheet, t.headerRow)
}

// asideNotes count what was set aside, by kind.
func (t *Table) asideNotes() []Message {
	counts, titles, last := map[SetAsideKind]int{}, 0, 0
	if len(t.rows) > 0 {
		last = t.rows[len(t.rows)-1].number()
	}
	for _, s := range t.setAside {
		if s.Kind == NoteRow && s.Place.Row < last {
			titles++
			continue
		}
		counts[s.Kind] += s.Count
	}
	var notes []Message
	for _, k := range []SetAsideKind{TotalRow, BlankRow, NoteRow, HeaderRow, OtherRow} {
		if n := counts[k]; n > 0 {
			notes = append(notes, k.note(n))
		}
	}
	if titles > 0 {
		notes = append(notes, say("titles among the rows set aside: %d", titles))
	}
	return notes
}

func (k SetAsideKind) note(n int) Message {
	switch k {
	case TotalRow:
		return say("total rows set aside: %d", n)
	case BlankRow:
		return say("blank rows set aside: %d", n)
	case NoteRow:
		return say("notes below the table set aside: %d", n)
	case OtherRow:
		return say("rows of other tables set aside: %d", n)
	}
	return say("repeated headers set aside: %d", n)
}

// unnamedNotes say which columns have values and no header, and which rows reach beyond the last header: there a cell
// that was split in two may have moved all that is behind it.
func (t *Table) unnamedNotes(h header) []Message {
	last := 0
	for i, name := range h.names {
		if name != "" {
			last = i + 1
		}
	}
	var within, beyond []int
	for _, c := range t.headers {
		switch {
		case c.Raw != "":
		case c.Col > last:
			beyond = append(beyond, c.Col)
		default:
			within = append(within, c.Col)
		}
	}
	var notes []Message
	if len(within) > 0 {
		notes = append(notes, say("columns without a header: %s", spans(within, columnLetters)))
	}
	if len(beyond) > 0 {
		rows, first := t.rowsBeyond(last)
		notes = append(notes, say("rows that reach beyond the last header: %d, the first is %s; their further values are in columns without a header: %s",
			rows, first, spans(beyond, columnLetters)))
	}
	return notes
}

// rowsBeyond counts the data rows that hold something behind a column, and says where the first is.
func (t *Table) rowsBeyond(col int) (n int, first string) {
	for i, r := range t.rows {
		if r.len() > col && slices.ContainsFunc(r.packed()[col:], func(p packed) bool { return !r.in.isBlank(p) }) {
			if n++; n == 1 {
				first = t.Place(i, -1).String()
			}
		}
	}
	return n, first
}

func (g *grid) place(row int) string { return Place{File: g.file, Sheet: g.sheet, Row: row}.String() }

// blank reports whether no row holds anything.
func (g *grid) blank() bool {
	return !slices.ContainsFunc(g.rows, func(r gridRow) bool { return !r.blank() })
}

// blank reports whether there is nothing to see in the cell.
func (c Cell) blank() bool { return c.Kind == Empty || c.Kind == Text && isBlankText(c.Text) }
