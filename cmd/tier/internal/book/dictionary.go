package book

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// dictionary holds the different cells of a column that has few, as the points of most rules, years, regions and tiers.
// What such a cell looks like in XML is made once, and its texts are shared.
type dictionary struct {
	cells []fileio.Cell // different ones, in the order of their first rows
	codes []uint16      // by row: which of them
}

// dictionaryMaker collects the different cells of a column, until they are too many.
type dictionaryMaker struct {
	dictionary
	rows    int // of the column
	tooMany bool
	cell    fileio.Cell // the last row's
	lately  [256]keyed
	texts   [fileio.ErrorValue + 1]map[string]uint16   // by kind, of those that hold a text
	figures [2*fileio.ErrorValue + 2]map[uint64]uint16 // by kind and whether it is a percentage, of the others
}

// next adds a row of a column and returns its cell, which is good until the next one. isNew says that it may be the first
// of its like.
func (d *dictionaryMaker) next(c *result.Column, row int) (cell *fileio.Cell, isNew bool) {
	key, hasKey := uint64(0), false
	if c.Key != nil && !d.tooMany {
		if key, hasKey = c.Key(row); hasKey {
			if s := d.slot(key); s.isSet && s.key == key {
				d.append(s.code)
				return &d.cells[s.code], false
			}
		}
	}
	d.cell = c.Cell(row)
	if isNew = d.add(&d.cell); hasKey && !d.tooMany {
		*d.slot(key) = keyed{key, d.codes[len(d.codes)-1], true}
	}
	return &d.cell, isNew
}

// keyed is the code of the cells of a key.
type keyed struct {
	key   uint64
	code  uint16
	isSet bool
}

// slot is where a key is kept until another takes its place.
func (d *dictionaryMaker) slot(key uint64) *keyed {
	const golden = 0x9E3779B97F4A7C15 // spreads keys that differ in any bits
	return &d.lately[key*golden>>56]
}

// add adds the next row's cell. It reports whether the cell is the first of its like, as all are once they are too many.
func (d *dictionaryMaker) add(c *fileio.Cell) (isNew bool) {
	if d.tooMany {
		return true
	}
	code, known := d.find(c)
	if !known && !d.enter(c) {
		return true
	}
	d.append(code)
	return !known
}

func (d *dictionaryMaker) append(code uint16) {
	if len(d.codes) == cap(d.codes) {
		d.codes = slices.Grow(d.codes, d.room())
	}
	d.codes = append(d.codes, code)
}

// room is for how many more rows there should be room: for few until most columns of many different cells are known.
func (d *dictionaryMaker) room() int {
	const atFirst = 2_000
	if len(d.codes) == 0 {
		return min(d.rows, atFirst)
	}
	return d.rows - len(d.codes)
}

// find is the code of a cell, or the one that it would get.
func (d *dictionaryMaker) find(c *fileio.Cell) (code uint16, known bool) {
	if holdsText(c) {
		code, known = d.texts[c.Kind][c.Text]
	} else {
		code, known = d.figures[figuresOf(c)][math.Float64bits(c.Num)]
	}
	if !known {
		code = uint16(len(d.cells))
	}
	return code, known
}

func holdsText(c *fileio.Cell) bool { return c.Kind == fileio.Text || c.Kind == fileio.ErrorValue }

// figuresOf is which of the figures a cell belongs to.
func figuresOf(c *fileio.Cell) int {
	if c.Percent {
		return 2*int(c.Kind) + 1
	}
	return 2 * int(c.Kind)
}

// enter makes an entry for a cell, unless they are too many by now, or it is a number that shows as it was written.
func (d *dictionaryMaker) enter(c *fileio.Cell) bool {
	const (
		atFirst = 1_000  // however few the rows are so far
		share   = 4      // later one for so many rows
		most    = 10_000 // in the end
	)
	if len(d.cells) >= min(most, atFirst+len(d.codes)/share) || math.Abs(c.Num) > maxNumber {
		*d = dictionaryMaker{tooMany: true}
		return false
	}
	code := uint16(len(d.cells))
	d.cells = append(d.cells, *c)
	if holdsText(c) {
		remember(&d.texts[c.Kind], c.Text, code)
	} else {
		remember(&d.figures[figuresOf(c)], math.Float64bits(c.Num), code)
	}
	return true
}

func remember[K comparable](codes *map[K]uint16, key K, code uint16) {
	if *codes == nil {
		*codes = map[K]uint16{}
	}
	(*codes)[key] = code
}

// made is the dictionary, empty unless two rows share an entry on average.
func (d *dictionaryMaker) made() dictionary {
	if 2*len(d.cells) > len(d.codes) {
		return dictionary{}
	}
	return d.dictionary
}
