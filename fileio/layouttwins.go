package fileio

import "slices"

// apart parts the blocks in which the list goes on beside itself without an empty column between: where its headers come
// again.
func (h header) apart(blocks []columnBlock) []columnBlock {
	var parts []columnBlock
	for i := range blocks {
		from := 0
		for _, at := range h.repeatsIn(&blocks[i]) {
			parts = append(parts, h.partOf(&blocks[i], from, at))
			from = at
		}
		parts = append(parts, h.partOf(&blocks[i], from, len(blocks[i].names)))
	}
	return parts
}

// partOf is a part of a block, of which the columns count from its first.
func (h header) partOf(b *columnBlock, from, to int) columnBlock {
	part := columnBlock{from: b.from + from, to: b.from + to, names: b.names[from:to]}
	for i, name := range part.names {
		if name != "" && h.known.has(h.names[part.from+i]) {
			part.known++
		}
	}
	return part
}

// repeatsIn are the columns of a block, counted from its first, at which its headers begin again. All that follows must
// repeat what is before the first of them, each time with an id or a name, and those must be others than the row has
// already: else they are columns of the list, of which the first count.
func (h header) repeatsIn(b *columnBlock) []int {
	first := repeated(b.names, 0)
	if first < 0 {
		return nil
	}
	var starts []int
	for at := first; at >= 0; {
		starts = append(starts, at)
		end := repeated(b.names, at)
		if end < 0 {
			end = len(b.names)
		}
		if !h.isAgain(b, first, at, end) {
			return nil
		}
		if at = end; end == len(b.names) {
			break
		}
	}
	return starts
}

// repeated is the first column whose name stands before it too, from some column on; -1 for none.
func repeated(names []string, from int) int {
	for i := from; i < len(names); i++ {
		if names[i] != "" && slices.Contains(names[from:i], names[i]) {
			return i
		}
	}
	return -1
}

// isAgain reports whether the columns from one to another hold more customers under the headers that stand before first.
func (h header) isAgain(b *columnBlock, first, from, to int) bool {
	named, others := 0, false
	for i := from; i < to; i++ {
		name := b.names[i]
		if name == "" {
			continue
		}
		before := slices.Index(b.names[:first], name)
		if before < 0 {
			return false
		}
		named++
		others = others || isCustomersOwn(name) && !h.sameIn(b.from+before+1, b.from+i+1)
	}
	return named > 1 && others
}

// isCustomersOwn knows the headers of ids and names.
func isCustomersOwn(name string) bool {
	return isIDName(name) && !isSerialName(name) || isCustomerName(name)
}

// sameIn reports whether the first rows mostly hold the same in two columns, from 1.
func (h header) sameIn(one, other int) bool {
	same, different := 0, 0
	for _, r := range h.grid.rows[h.last+1:] {
		a, b := r.text(one), r.text(other)
		switch {
		case a == "" || b == "":
		case a == b:
			same++
		default:
			different++
		}
		if same+different == profileRows {
			break
		}
	}
	return same > different
}
