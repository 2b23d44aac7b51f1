package identity

// twoIdeographs is how many bytes two ideographs have.
const twoIdeographs = 6

// wordTable holds what is known of words by their first two ideographs. A map takes several times as long, and names are
// looked up by the million. Once it is filled, any number of goroutines may look.
type wordTable[T any] struct {
	keys   [1 << wordBits]uint64 // 0 is free
	values [1 << wordBits]T
}

// wordBits makes room for several times as many words as this package knows.
const wordBits = 11

// look returns what was entered of a word of at least two ideographs, or the zero value.
func (t *wordTable[T]) look(word []byte) T {
	return t.values[t.find(wordKey(word))]
}

// enter returns where to keep the value of a word.
func (t *wordTable[T]) enter(word string) *T {
	key := wordKey([]byte(word))
	at := t.find(key)
	t.keys[at] = key
	return &t.values[at]
}

// find is the slot of a key, or the free one where it would be.
func (t *wordTable[T]) find(key uint64) uint64 {
	const mixer = 0x9E3779B97F4A7C15 // spreads the bits that differ over the upper ones
	at := key * mixer >> (64 - wordBits)
	for t.keys[at] != key && t.keys[at] != 0 {
		at = (at + 1) % (1 << wordBits)
	}
	return at
}

// wordKey is the first two ideographs of a word.
func wordKey(word []byte) uint64 {
	_ = word[twoIdeographs-1]
	return uint64(word[0])<<40 | uint64(word[1])<<32 | uint64(word[2])<<24 | uint64(word[3])<<16 | uint64(word[4])<<8 | uint64(word[5])
}
