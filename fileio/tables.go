package fileio

// Tables are all tables of the file, in its order: one of each visible sheet that has any of the known names among its
// headers, or where none has, of each such hidden sheet. A table may be without rows. Others are the visible sheets that
// hold something else. It has as much time as reading had; the error is an *Error.
func (f *File) Tables() (tables []*Table, others []string, err error) {
	opt, stop := f.opt.startClock()
	defer stop()
	within, _ := opt.area() // Open has refused what is no range
	grids, known := within.clip(f.grids), opt.known()
	for _, hidden := range []bool{false, true} {
		for i := range grids {
			g := &grids[i]
			if g.hidden != hidden || g.blank() {
				continue
			}
			if h := bestHeader(g, known); h.score > 0 {
				t := newTable(h, opt.workers())
				t.sum = f.sum()
				tables = append(tables, t)
			} else if !hidden {
				others = append(others, g.sheet)
			}
			if err := opt.stopped(); err != nil {
				return nil, nil, placed(err, g.file)
			}
		}
		if len(tables) > 0 {
			break
		}
	}
	return tables, others, nil
}

// SHA256 is the hash of the whole file in hexadecimal.
func (f *File) SHA256() string { return f.sum() }

// Line is a row outside of a table, with its cells from the first column on.
type Line struct {
	Row   int // in the sheet, or the line of a text file, from 1
	Cells []Cell
}

// Page is a sheet as it is, hidden or not.
type Page struct {
	Name  string
	Lines []Line // those that hold anything
}

// Pages are all sheets of the file, for whoever finds what stands where by itself.
func (f *File) Pages() []Page {
	pages := make([]Page, len(f.grids))
	for i := range f.grids {
		g := &f.grids[i]
		pages[i] = Page{Name: g.sheet, Lines: make([]Line, len(g.rows))}
		for n, r := range g.rows {
			pages[i].Lines[n] = Line{Row: r.number(), Cells: r.cells()}
		}
	}
	return pages
}

// Above are the rows above the header that hold anything, from the top.
func (t *Table) Above() []Line {
	lines := make([]Line, len(t.above))
	for i, r := range t.above {
		lines[i] = Line{Row: r.number(), Cells: r.cells()}
	}
	return lines
}

// LabelTables makes the places of tables tell their files apart: where two have one name, as much of their paths is shown
// as differs.
func LabelTables(tables []*Table) { labelTables(tables) }
