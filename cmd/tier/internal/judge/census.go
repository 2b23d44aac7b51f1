package judge

import "hash/maphash"

// census finds the ids that stand more than once, with the rows of each in order, and the rows whose id is blank.
//
// Nearly all ids of a list are its only ones, and a map of them all takes more memory than the list's figures. So they go
// through a table of hashes and rows first, and only what is found there again goes into a map. Where each id is higher
// than the one before, as where a system exports its customers, not even that is needed.
func census(rows int, ids func(row int) string) (again map[string][]int, blank []int) {
	if ascending(rows, ids) {
		return nil, nil
	}
	seen := newRowTable(rows)
	for row := range rows {
		id := ids(row)
		if id == "" {
			blank = append(blank, row)
			continue
		}
		first := seen.enter(row, id, ids)
		if first == row {
			continue
		}
		if again == nil {
			again = make(map[string][]int)
		}
		if len(again[id]) == 0 {
			again[id] = append(again[id], first)
		}
		again[id] = append(again[id], row)
	}
	return again, blank
}

// ascending reports whether each id is higher than the one before, and so none is blank.
func ascending(rows int, ids func(row int) string) bool {
	last := ""
	for row := range rows {
		id := ids(row)
		if id <= last {
			return false
		}
		last = id
	}
	return true
}

// rowTable holds the first row of every id, by the id's hash.
type rowTable struct {
	seed  maphash.Seed
	slots []uint64 // the upper half of a hash above a row's number from 1; 0 is free
}

// newRowTable makes a table for so many rows that at least half of it stays free.
func newRowTable(rows int) *rowTable {
	size := 2
	for size < 2*rows {
		size *= 2
	}
	return &rowTable{seed: maphash.MakeSeed(), slots: make([]uint64, size)}
}

// enter returns the first row of the id that stands in a row: the row itself where the id is new.
func (t *rowTable) enter(row int, id string, ids func(row int) string) int {
	const lower = 1<<32 - 1
	hash := maphash.String(t.seed, id)
	last := uint64(len(t.slots) - 1)
	for at := hash & last; ; at = (at + 1) & last {
		slot := t.slots[at]
		if slot == 0 {
			t.slots[at] = hash&^lower | uint64(row+1)
			return row
		}
		if first := int(slot&lower) - 1; slot&^lower == hash&^lower && ids(first) == id {
			return first
		}
	}
}
