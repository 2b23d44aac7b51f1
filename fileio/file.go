package fileio

import (
	"errors"
	"sync"
)

// File is a workbook or text file that was read, with all its sheets.
type File struct {
	sum   func() string
	grids []grid
	opt   ReadOptions
}

// Open reads a whole workbook or text file, told apart by content and not by name. The path "-" is opt.Stdin. The error
// is an *Error that names the file and the cause.
func Open(path string, opt ReadOptions) (*File, error) {
	asked := opt
	opt, stop := opt.startClock()
	defer stop()
	name := path
	if path == "-" {
		name = stdinName
	}
	if _, err := opt.area(); err != nil {
		return nil, placed(err, name)
	}
	data, err := readAll(path, opt)
	if err != nil {
		return nil, err
	}
	f := &File{sum: sync.OnceValue(hashOf(data, opt.workers())), opt: asked}
	opt.Progress.Expect(int64(len(data)))
	f.grids, err = readGrids(name, data, opt)
	return f, err
}

// Table finds the one list of the file, for which it has as much time as reading had. The error is an *Error.
func (f *File) Table() (*Table, error) {
	opt, stop := f.opt.startClock()
	defer stop()
	t, err := layOut(f.grids, opt)
	if err != nil {
		return nil, err
	}
	t.sum = f.sum()
	return t, nil
}

// TablesOn finds the list on each of the sheets; without any, the one list of the file. The error holds what is wrong with
// each sheet, an *Error or several joined.
func (f *File) TablesOn(sheets []string) ([]*Table, error) {
	if len(sheets) == 0 {
		sheets = []string{f.opt.Sheet}
	}
	tables, faults := make([]*Table, len(sheets)), make([]error, len(sheets))
	for i, sheet := range sheets {
		on := *f
		on.opt.Sheet = sheet
		tables[i], faults[i] = on.Table()
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return tables, nil
}

// Sheet is a sheet as it is, for whoever knows what stands where: its rows that hold anything, each with its cells from
// the first column on. The first of the names that is there is the one; nil where none is.
func (f *File) Sheet(names ...string) [][]Cell {
	for _, name := range names {
		for i := range f.grids {
			if g := &f.grids[i]; g.sheet == name && name != "" {
				rows := make([][]Cell, len(g.rows))
				for n, r := range g.rows {
					rows[n] = r.cells()
				}
				return rows
			}
		}
	}
	return nil
}
