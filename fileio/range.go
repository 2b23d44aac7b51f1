package fileio

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// area is the part of a sheet or text file that an option names. In a text file the rows are lines and the columns
// fields.
type area struct {
	sheet string    // "" for any
	cells string    // as people write them, A3:H200; "" for everything
	in    cellRange // an open end is farAway
}

// area is the range of the option. The error has no place.
func (o ReadOptions) area() (area, error) {
	if o.Range == "" {
		return area{sheet: o.Sheet}, nil
	}
	a, ok := parseArea(o.Range)
	if !ok {
		return a, &Error{
			Choice:  true,
			Message: say("%q is not a range of cells", o.Range),
			Hint:    say("a range is A3:H200, A3:H down to the last row, B:H for whole columns, 3:200 for whole rows; with its sheet, Sheet1!A3:H200"),
		}
	}
	switch {
	case a.sheet == "":
		a.sheet = o.Sheet
	case o.Sheet != "" && normalName(o.Sheet) != normalName(a.sheet):
		return a, &Error{
			Choice:  true,
			Message: say("--range is of the sheet %q, and --sheet says %q", a.sheet, o.Sheet),
			Hint:    say("leave one of them out"),
		}
	}
	return a, nil
}

// parseArea reads A3:H200, A3:H, B:H or 3:200, with or without a sheet before it: 客户!A3:H200, 'my list'!$A$3:$H$200.
func parseArea(s string) (a area, ok bool) {
	s = trimSpace(s)
	if i := strings.LastIndexAny(s, "!！"); i >= 0 {
		a.sheet = unquoteSheet(trimSpace(s[:i]))
		if s = strings.TrimLeft(s[i:], "!！"); a.sheet == "" {
			return a, false
		}
	}
	s = strings.ToUpper(strings.ReplaceAll(dropSpace(foldWidth(s)), "$", ""))
	first, second, ok := strings.Cut(s, ":")
	row1, col1, ok1 := parseCorner(first)
	row2, col2, ok2 := parseCorner(second)
	if !ok || !ok1 || !ok2 || max(col1, col2) > maxSheetColumns {
		return a, false
	}
	a.cells = s
	a.in.row1, a.in.row2 = ordered(row1, row2)
	a.in.col1, a.in.col2 = ordered(col1, col2)
	return a, true
}

// unquoteSheet takes the quotes off a sheet's name that a spreadsheet puts there.
func unquoteSheet(name string) string {
	if len(name) > 2 && name[0] == '\'' && name[len(name)-1] == '\'' {
		return strings.ReplaceAll(name[1:len(name)-1], "''", "'")
	}
	return name
}

// parseCorner reads A3, A or 3; what is not named is 0.
func parseCorner(s string) (row, col int, ok bool) {
	col, digits := cutColumn([]byte(s))
	if len(digits) == 0 {
		return 0, col, col > 0
	}
	row, ok = parseRowNumber(digits)
	return row, col, ok
}

// ordered are the ends of a range, in either order; the first that is not named is 1, and the last is open.
func ordered(from, to int) (first, last int) {
	switch {
	case from == 0 && to == 0:
		return 1, farAway
	case to == 0:
		return from, farAway
	case from == 0:
		return 1, to
	}
	return min(from, to), max(from, to)
}

// clip are the sheets, with what is outside of the range left out of those that the range is about.
func (a area) clip(grids []grid) []grid {
	if a.cells == "" {
		return grids
	}
	clipped := slices.Clone(grids)
	for i := range clipped {
		if g := &clipped[i]; a.sheet == "" || normalName(g.sheet) == normalName(a.sheet) {
			*g = g.within(a)
		}
	}
	return clipped
}

// within is the part of the sheet that lies in the range, and says what of it does not.
func (g grid) within(a area) grid {
	part := g
	part.rows = nil
	var rows []int // outside
	columns := map[int]bool{}
	for _, r := range g.rows {
		if r.number() < a.in.row1 || r.number() > a.in.row2 {
			if !r.blank() {
				rows = append(rows, r.number())
			}
			continue
		}
		if cut := r.within(a.in.col1, a.in.col2, columns); g.sheet == "" || cut.width > 0 {
			part.rows = append(part.rows, cut)
		}
	}
	part.notes = append([]Message{say("only the range %s is read", a.cells)}, g.notes...)
	if len(rows) > 0 {
		part.notes = append(part.notes, say("rows outside the range: %d (%s)", len(rows), spans(rows, strconv.Itoa)))
	}
	if len(columns) > 0 {
		part.notes = append(part.notes, say("columns outside the range: %d (%s)", len(columns), spans(slices.Sorted(maps.Keys(columns)), columnLetters)))
	}
	return part
}

// within is the row with nothing but its cells in some columns; outside is told in which others there is something. A
// row that loses cells on its left is kept anew.
func (r gridRow) within(from, to int, outside map[int]bool) gridRow {
	cells := r.packed()
	note := func(cells []packed, before int) (found bool) {
		for i, p := range cells {
			if !r.in.isBlank(p) {
				outside[before+i+1], found = true, true
			}
		}
		return found
	}
	if width := min(len(cells), to); width < len(cells) {
		note(cells[width:], width)
		r.width, cells = uint32(width), cells[:width]
	}
	r.spare = min(r.spare, uint16(min(to-len(cells), math.MaxUint16)))
	if left := min(from-1, len(cells)); note(cells[:left], 0) {
		rest := slices.Clone(cells)
		clear(rest[:left])
		r.start = r.in.addRow(rest)
	}
	if from > len(cells) {
		r.width = 0
	}
	return r
}

// empty says that there is nothing in the range, and how far the sheet reaches.
func (a area) empty(grids []grid) error {
	e := &Error{Choice: true, Message: say("there is nothing in the range %s", a.cells)}
	for _, g := range grids {
		if a.sheet != "" && normalName(g.sheet) != normalName(a.sheet) || len(g.rows) == 0 {
			continue
		}
		width := 0
		for _, r := range g.rows {
			width = max(width, r.len())
		}
		last := g.rows[len(g.rows)-1].number()
		e.Place = g.place(0)
		e.Hint = say("its cells reach to %s", Place{Row: last, Col: max(width, 1)}.Cell())
		return e
	}
	if len(grids) > 0 {
		e.Place = grids[0].file
	}
	return e
}
