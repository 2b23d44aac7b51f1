package deflate

import (
	"math/bits"
	"slices"
)

// code is a Huffman code with its first bit lowest, and how many bits it has.
type code struct {
	bits uint16
	len  uint8
}

// maxBits is one less than RFC 1951 allows, so that four codes and what is left of a byte fit into 64 bits.
const maxBits = 14

// codes are the codes of a block.
type codes struct {
	literals  [maxLiteral]code
	distances [maxDistance]code
	leaves    []leaf
	nodes     []node
}

// make makes codes for symbols that are used so often.
func (c *codes) make(literals, distances []uint32) {
	c.assign(c.literals[:], literals)
	c.assign(c.distances[:], distances)
}

// leaf is a symbol that is used, and node a node of the tree, first those of the leaves.
type leaf struct {
	count  uint32
	symbol uint16
}

type node struct {
	count  uint32
	parent int32
	depth  uint8
}

// assign gives each symbol a code: those that are used often, a short one.
func (c *codes) assign(to []code, counts []uint32) {
	c.leaves = c.leaves[:0]
	for symbol, n := range counts {
		to[symbol] = code{}
		if n > 0 {
			c.leaves = append(c.leaves, leaf{n, uint16(symbol)})
		}
	}
	if len(c.leaves) < 2 { // a tree must have a leaf, and some readers want two
		for symbol := 0; len(c.leaves) < 2; symbol++ {
			if counts[symbol] == 0 {
				c.leaves = append(c.leaves, leaf{0, uint16(symbol)})
			}
		}
	}
	slices.SortFunc(c.leaves, func(a, b leaf) int {
		if a.count != b.count {
			return int(a.count) - int(b.count)
		}
		return int(a.symbol) - int(b.symbol)
	})
	lengths := c.lengths()
	// Of one length, codes are in the order of their symbols; the longest are those of the rarest.
	rarest := 0
	for n := maxBits; n > 0; n-- {
		for range lengths[n] {
			to[c.leaves[rarest].symbol].len = uint8(n)
			rarest++
		}
	}
	var next [maxBits + 2]uint16
	for n := 1; n <= maxBits; n++ {
		next[n+1] = (next[n] + uint16(lengths[n])) << 1
	}
	for symbol := range to {
		if n := to[symbol].len; n > 0 {
			to[symbol].bits = bits.Reverse16(next[n]) >> (16 - n)
			next[n]++
		}
	}
}

// lengths is how many codes there are of each length: those of Huffman's tree, of which none is longer than maxBits.
func (c *codes) lengths() (lengths [maxBits + 1]int) {
	n := len(c.leaves)
	c.nodes = c.nodes[:0]
	for _, l := range c.leaves {
		c.nodes = append(c.nodes, node{count: l.count})
	}
	// Both the leaves and the inner nodes come in the order of their counts: the rarest two are always the first of either.
	leaf, inner := 0, n
	rarest := func() int {
		if leaf < n && (inner >= len(c.nodes) || c.nodes[leaf].count <= c.nodes[inner].count) {
			leaf++
			return leaf - 1
		}
		inner++
		return inner - 1
	}
	for len(c.nodes) < 2*n-1 {
		a, b := rarest(), rarest()
		c.nodes[a].parent, c.nodes[b].parent = int32(len(c.nodes)), int32(len(c.nodes))
		c.nodes = append(c.nodes, node{count: c.nodes[a].count + c.nodes[b].count})
	}
	for i := 2*n - 3; i >= 0; i-- {
		c.nodes[i].depth = c.nodes[c.nodes[i].parent].depth + 1
		if i < n {
			lengths[min(c.nodes[i].depth, maxBits)]++
		}
	}
	shorten(&lengths)
	return lengths
}

// shorten makes room for codes that were cut to maxBits: a code of which there is too much lies beneath a shorter one,
// which gets one bit more.
func shorten(lengths *[maxBits + 1]int) {
	room := 0
	for n := 1; n <= maxBits; n++ {
		room += lengths[n] << (maxBits - n)
	}
	for ; room > 1<<maxBits; room-- {
		n := maxBits - 1
		for lengths[n] == 0 {
			n--
		}
		lengths[n]--
		lengths[n+1] += 2
		lengths[maxBits]--
	}
}

// size is an upper bound of the bytes that so many symbols take.
func (c *codes) size(literals, distances []uint32) int {
	n := 0
	for symbol, count := range literals {
		extra := 0
		if symbol >= 265 && symbol < 285 {
			extra = (symbol - 261) / 4
		}
		n += int(count) * (int(c.literals[symbol].len) + extra)
	}
	for symbol, count := range distances {
		n += int(count) * (int(c.distances[symbol].len) + max(0, symbol/2-1))
	}
	return n/8 + 1
}

// lengthCode is the code of a length together with the bits that follow it, and how many bits both have.
type lengthCode struct {
	bits uint32
	len  uint8
}

func (c *codes) lengthCodes() (lengths [maxLength + 1]lengthCode) {
	for n := minLength; n <= maxLength; n++ {
		symbol, extra := lengthSymbol(n)
		own := c.literals[symbol]
		lengths[n] = lengthCode{uint32(own.bits) | uint32((n-minLength)&(1<<extra-1))<<own.len, own.len + uint8(extra)}
	}
	return lengths
}
