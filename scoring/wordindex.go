package scoring

// wordIndex tells what number words stand for, asking only once for each: a list holds few different words.
type wordIndex struct {
	find  func(word string) int
	known map[string]int
	// recent holds known words by their last byte and their length, which mostly tell them apart: a map takes several
	// times as long.
	recent [256]struct {
		word  string
		index int
	}
}

func newWordIndex(find func(word string) int) *wordIndex {
	return &wordIndex{find: find, known: make(map[string]int)}
}

// of returns the number of a word, which is not empty.
func (w *wordIndex) of(word string) int {
	recent := &w.recent[word[len(word)-1]+uint8(len(word))]
	if recent.word != word {
		recent.word, recent.index = word, w.lookUp(word)
	}
	return recent.index
}

func (w *wordIndex) lookUp(word string) int {
	i, known := w.known[word]
	if !known {
		i = w.find(word)
		w.known[word] = i
	}
	return i
}
