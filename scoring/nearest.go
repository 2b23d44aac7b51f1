package scoring

import "strings"

// Nearest returns the word among those given that a person most likely meant, or "" when none is near. Case does not
// matter; words count by characters, so that it serves Chinese and Latin words alike. Of equally near words the first
// wins.
func Nearest(word string, among []string) string {
	best, nearest := "", -1
	w := []rune(strings.ToLower(word))
	for _, candidate := range among {
		c := []rune(strings.ToLower(candidate))
		d, ok := distance(w, c)
		if ok && (nearest < 0 || d < nearest) {
			best, nearest = candidate, d
		}
	}
	return best
}

// distance returns how far two words are apart, and whether they are near enough to be taken for one another: one
// slip in short words, two from five characters on, three from eight on; or one is a part of the other.
func distance(a, b []rune) (int, bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	d := edits(a, b)
	if d <= min(3, (max(len(a), len(b))+1)/3) && d < min(len(a), len(b)) {
		return d, true
	}
	return d, partOf(a, b) || partOf(b, a)
}

// partOf reports whether short is a telling part of long: 销售 of 年销售额, but not a single character.
func partOf(short, long []rune) bool {
	return len(short) >= 2 && 3*len(short) >= len(long) && strings.Contains(string(long), string(short))
}

// edits counts the insertions, deletions, replacements and swaps of neighbours that turn a into b.
func edits(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
