package fileio

import (
	"time"
)

// Limits bound what one file may cost to read, so that a hostile or broken file is refused in bounded time and memory.
// A zero field stands for its default; Unlimited is none.
//
// The defaults are such that a million rows of twenty columns are read, and that nothing costs more than 1 GiB and a few
// seconds before it is refused (cmd/tier's TestHostile measures it).
type Limits struct {
	Bytes      int64 // the file itself, and everything that is unpacked from it together: 4 GiB
	PartBytes  int64 // one unpacked part of a workbook that is held in memory at once (styles, names): 64 MiB
	Memory     int64 // what is held of the file at once: its bytes, and its cells and texts once they are read: 768 MiB
	TextBytes  int64 // all texts of a workbook together: 512 MiB; those of a text file lie in its bytes, and cost no more
	TokenBytes int64 // one text or one tag: 16 MiB
	Rows       int64 // the rows of one sheet, and the lines of a text file: 2 Mi
	Columns    int64 // the columns of one sheet: 16,384
	Cells      int64 // the cells of all sheets, gaps between cells included: 32 Mi
	Strings    int64 // the shared texts of a workbook: 16 Mi
	Entries    int64 // the files inside a workbook, its sheets, and the links between them: 10,000
	Depth      int64 // elements within elements in a part of a workbook: 256
	Spins      int64 // how many times a password is hashed to a key; Excel writes 100,000: 1,000,000

	Time time.Duration // that reading takes: 2 minutes
}

// Unlimited is the value of a limit that is none.
const Unlimited = 1 << 60

// maxStoredCells is how many cells a cellStore can tell apart with blocks half full.
const maxStoredCells = 1 << 31

// What a worksheet can hold at most; a reference beyond it is damage.
const (
	maxSheetRows    = 1 << 20
	maxSheetColumns = 1 << 14
)

// withDefaults fills in what is not set.
func (l Limits) withDefaults() Limits {
	for _, k := range limitKinds {
		if field := k.field(&l); field != nil && *field <= 0 {
			*field = k.standard
		}
	}
	if l.Time <= 0 {
		l.Time = 2 * time.Minute
	}
	l.Cells = min(l.Cells, maxStoredCells)
	return l
}

// What is held in memory of a row beside its cells, of a cell, and of an entry of some table, in bytes.
const (
	rowMemory   = 32
	cellMemory  = 8
	entryMemory = 64
)

// overLimit is the error of a limit that was reached: what was found, why that mostly happens and what to do about it, and
// the name by which the limit is raised.
func overLimit(name string, found, advice Message) *Error {
	return &Error{Message: found, Hint: say("%s; --limit %s=… allows for more", advice, name)}
}

// overMemory is a file of which too much would be held in memory.
func overMemory(l Limits) *Error {
	return overLimit("memory", say("what is held of the file in memory comes to more than the %s allowed", byteCount(l.Memory)), leaner())
}

// leaner is what to do about a file that holds too much.
func leaner() Message {
	return say("delete unused sheets, columns and rows, or copy the list alone into a new file")
}
