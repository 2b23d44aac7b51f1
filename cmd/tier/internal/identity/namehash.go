package identity

import "hash/maphash"

// nameHashes are the hashes of all names, which are folded once: to fold takes longer than all else.
type nameHashes struct {
	names   []uint64 // without their regions; 0 for a row without a name
	regions []uint32 // 0 for a name without one
}

// hashNames folds and hashes all names.
func (f *finder) hashNames() nameHashes {
	seed := maphash.MakeSeed()
	h := nameHashes{make([]uint64, f.who.Len), make([]uint32, f.who.Len)}
	inBlocks(f.who.Len, f.who.Workers, 1<<13, func(from, to int) {
		var name []byte
		for row := from; row < to; row++ {
			var region string
			if name, region = FoldName(name[:0], f.who.Name(row)); len(name) == 0 {
				continue
			}
			h.names[row] = maphash.Bytes(seed, name) | 1
			if region != "" {
				h.regions[row] = uint32(maphash.String(seed, region)) | 1
			}
		}
	})
	return h
}

// regionless are the hashes of names that stand with a region and without one, and 0 for all others but very few: a list may
// have a hundred thousand names that differ only in their cities.
func (h nameHashes) regionless() []uint64 {
	const (
		bits    = 22
		without = 1
		with    = 2
	)
	seen := make([]uint8, 1<<bits)
	for row, name := range h.names {
		if name == 0 {
			continue
		}
		if h.regions[row] == 0 {
			seen[name>>(64-bits)] |= without
		} else {
			seen[name>>(64-bits)] |= with
		}
	}
	few := make([]uint64, len(h.names))
	for row, name := range h.names {
		if name != 0 && seen[name>>(64-bits)] == with|without {
			few[row] = name
		}
	}
	return few
}

// withRegions are the hashes of names together with their regions. It changes the hashes in place.
func (h nameHashes) withRegions() []uint64 {
	const mixer = 0x9E3779B97F4A7C15
	for row, region := range h.regions {
		if region != 0 {
			h.names[row] = (h.names[row] ^ uint64(region)*mixer) | 1
		}
	}
	return h.names
}
