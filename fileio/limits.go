package fileio

// Limits bound what one file may cost to read, so that a hostile or broken file is refused in bounded time and memory.
// A zero field stands for its default.
type Limits struct {
	Bytes     int64 // the file itself, and everything that is unpacked from it together: 4 GiB
	PartBytes int64 // one unpacked part of a workbook that is held in memory at once (styles, names): 256 MiB
	TextBytes int64 // all texts of a file together: 1 GiB
	Rows      int64 // the rows of one sheet: 1,048,576
	Columns   int64 // the columns of one sheet: 16,384
	Cells     int64 // the cells of all sheets, gaps between cells included: 64 Mi
	Strings   int64 // the shared texts of a workbook: 16 Mi
	Entries   int64 // the files inside a workbook: 10,000
}

// maxStoredCells is how many cells a cellStore can tell apart with blocks half full.
const maxStoredCells = 1 << 31

// What a worksheet can hold at most; a reference beyond it is damage.
const (
	maxSheetRows    = 1 << 20
	maxSheetColumns = 1 << 14
)

// withDefaults fills in what is not set.
func (l Limits) withDefaults() Limits {
	set := func(field *int64, value int64) {
		if *field <= 0 {
			*field = value
		}
	}
	set(&l.Bytes, 4<<30)
	set(&l.PartBytes, 256<<20)
	set(&l.TextBytes, 1<<30)
	set(&l.Rows, maxSheetRows)
	set(&l.Columns, maxSheetColumns)
	set(&l.Cells, 64<<20)
	l.Cells = min(l.Cells, maxStoredCells)
	set(&l.Strings, 16<<20)
	set(&l.Entries, 10_000)
	return l
}
