package fileio

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
)

// oleFile is an OLE2 container: a file of sectors, which a table (the FAT) links to streams. Small streams lie in sectors
// of 64 bytes inside a stream of their own, with a table of their own (the mini FAT).
//
// All that it holds is counted by the bytes that are really there and by nothing that the header says: four bytes for each
// sector of the file, and the one stream that is asked for. Rejected: mscfb. It wants the whole directory to be a sound
// tree, and gives every entry its path, one slice for each level: 8,000 entries in a file of 1 MB, one inside the other,
// cost it 500 MB, and with more of them its recursion ends the program. To bound that is to walk the directory's sectors
// first, and whoever can do that can read a stream.
type oleFile struct {
	data  []byte
	shift uint     // a sector has 1<<shift bytes
	fat   []uint32 // by sector: the one after it
	dir   []byte   // entries of oleEntrySize bytes
	mini  []byte   // the stream of the small streams; nil until one is read
}

// What stands where in the header, and in a directory entry behind its name.
const (
	oleShiftAt     = 30
	oleDirAt       = 48
	oleMiniBelowAt = 56
	oleMiniFATAt   = 60
	oleDIFATAt     = 68
	oleFirstFATs   = 76
	oleMiniShift   = 6

	oleMiniBelowMost = 4096 // bytes; what streams below it lie in the mini stream

	oleLeftAt  = 68
	oleRightAt = 72
	oleChildAt = 76
	oleStartAt = 116
	oleSizeAt  = 120
)

// oleLastSector is the last number that a sector can have; those above it are marks, such as the end of a chain.
const oleLastSector = 0xFFFFFFFA

// errOLE is a container whose tables lead nowhere.
var errOLE = errors.New("damaged container")

func le16(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }

func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// openOLE reads the tables and the directory of a container.
func openOLE(data []byte) (*oleFile, error) {
	if len(data) < oleHeaderSize || string(data[:len(oleHead)]) != oleHead {
		return nil, errOLE
	}
	f := &oleFile{data: data, shift: uint(le16(data[oleShiftAt:]))}
	if f.shift != 9 && f.shift != 12 {
		return nil, errOLE
	}
	f.readFAT()
	var err error
	f.dir, err = f.chain(le32(data[oleDirAt:]), int64(len(data)))
	if err != nil || len(f.dir) < oleEntrySize {
		return nil, errOLE
	}
	return f, nil
}

// sectors is how many sectors the file has behind its header, the last one perhaps in part.
func (f *oleFile) sectors() int { return max(0, (len(f.data)-1)>>f.shift) }

// sector is a sector, the file's last one perhaps in part; nil where there is none.
func (f *oleFile) sector(n uint32) []byte {
	if n > oleLastSector || int64(n) >= int64(f.sectors()) {
		return nil
	}
	from := (int(n) + 1) << f.shift
	return f.data[from:min(from+1<<f.shift, len(f.data))]
}

// readFAT joins the sectors of the FAT. The header names the first 109 of them, and a chain of sectors (the DIFAT) the
// others. It ends where the FAT covers the whole file.
func (f *oleFile) readFAT() {
	names := f.data[oleFirstFATs:oleHeaderSize]
	next := le32(f.data[oleDIFATAt:])
	for range f.sectors() + 1 {
		for ; len(names) >= 4 && len(f.fat) < f.sectors(); names = names[4:] {
			if le32(names) <= oleLastSector {
				f.fat = appendLinks(f.fat, f.sector(le32(names)))
			}
		}
		more := f.sector(next)
		if len(f.fat) >= f.sectors() || len(more) < 1<<f.shift {
			return
		}
		names, next = more[:len(more)-4], le32(more[len(more)-4:])
	}
}

func appendLinks(links []uint32, sector []byte) []uint32 {
	for ; len(sector) >= 4; sector = sector[4:] {
		links = append(links, le32(sector))
	}
	return links
}

// chain is the content of the sectors from one on, up to a size; less where the chain or the file ends early. A stream whose
// sectors follow each other, as nearly all do, is not copied.
func (f *oleFile) chain(start uint32, size int64) ([]byte, error) {
	if run := f.run(start, size); run != nil {
		return run, nil
	}
	var sectors []uint32
	seen := make([]bool, f.sectors())
	for n := start; int64(len(sectors))<<f.shift < size && f.sector(n) != nil; n = f.fat[n] {
		if seen[n] {
			return nil, errOLE // it leads back to itself
		}
		seen[n] = true
		sectors = append(sectors, n)
		if int(n) >= len(f.fat) {
			break // cut off: whoever reads the stream meets its end
		}
	}
	out := make([]byte, 0, len(sectors)<<f.shift)
	for _, n := range sectors {
		out = append(out, f.sector(n)...)
	}
	return out[:min(int64(len(out)), size)], nil
}

// run is a stream that lies in the file in one piece, or nil.
func (f *oleFile) run(start uint32, size int64) []byte {
	sectors := (size + 1<<f.shift - 1) >> f.shift
	if int64(start)+sectors > int64(min(f.sectors(), len(f.fat))) {
		return nil
	}
	for n := start; int64(n) < int64(start)+sectors-1; n++ {
		if f.fat[n] != n+1 {
			return nil
		}
	}
	from := (int64(start) + 1) << f.shift
	if from+size > int64(len(f.data)) {
		return nil
	}
	return f.data[from : from+size]
}

// stream is the content of a stream in the container's root, whose name is compared without case; ok is false where there
// is none. What is cut off of it is missing at its end.
func (f *oleFile) stream(name string) (content []byte, ok bool, err error) {
	for _, n := range f.rootEntries() {
		entry := f.entry(n)
		if entry[oleKindAt] == oleKindStream && strings.EqualFold(oleEntryName(entry), name) {
			content, err = f.content(entry)
			return content, true, err
		}
	}
	return nil, false, nil
}

// entry is a directory entry, or nil.
func (f *oleFile) entry(n uint32) []byte {
	from := int64(n) * oleEntrySize
	if from+oleEntrySize > int64(len(f.dir)) {
		return nil
	}
	return f.dir[from : from+oleEntrySize]
}

// rootEntries are the entries in the root and not in storages below it, where embedded documents keep their streams. They
// are a tree of neighbours.
func (f *oleFile) rootEntries() []uint32 {
	seen := make([]bool, len(f.dir)/oleEntrySize)
	var found []uint32
	for todo := []uint32{le32(f.dir[oleChildAt:])}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		entry := f.entry(n)
		if entry == nil || seen[n] {
			continue
		}
		seen[n] = true
		found = append(found, n)
		todo = append(todo, le32(entry[oleLeftAt:]), le32(entry[oleRightAt:]))
	}
	return found
}

// oleEntryName is the name of a directory entry.
func oleEntryName(entry []byte) string {
	var units []uint16
	size := min(le16(entry[oleLengthAt:]), oleMaxNameSize)
	for at := 0; at+2 < size; at += 2 { // the last unit is the zero at its end
		units = append(units, binary.LittleEndian.Uint16(entry[at:]))
	}
	return string(utf16.Decode(units))
}

// content is the content of an entry's stream.
func (f *oleFile) content(entry []byte) ([]byte, error) {
	start, size := le32(entry[oleStartAt:]), int64(le32(entry[oleSizeAt:]))
	if size >= min(int64(le32(f.data[oleMiniBelowAt:])), oleMiniBelowMost) {
		return f.chain(start, size)
	}
	return f.small(start, size)
}

// small is the content of a small stream. The mini stream is the root's own.
func (f *oleFile) small(start uint32, size int64) ([]byte, error) {
	table, err := f.chain(le32(f.data[oleMiniFATAt:]), int64(len(f.data)))
	if err != nil {
		return nil, err
	}
	if f.mini == nil {
		if f.mini, err = f.chain(le32(f.dir[oleStartAt:]), int64(le32(f.dir[oleSizeAt:]))); err != nil {
			return nil, err
		}
	}
	var out []byte
	for n := int64(start); int64(len(out)) < size; {
		from := n << oleMiniShift
		if from >= int64(len(f.mini)) || 4*n+4 > int64(len(table)) {
			break
		}
		if out = append(out, f.mini[from:min(from+1<<oleMiniShift, int64(len(f.mini)))]...); len(out) > len(f.mini) {
			return nil, errOLE // a sector comes twice
		}
		n = int64(le32(table[4*n:]))
	}
	return out[:min(int64(len(out)), size)], nil
}
