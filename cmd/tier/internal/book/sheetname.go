package book

import (
	"strconv"
	"strings"
)

// maxSheetName is the longest name of a sheet, in UTF-16.
const maxSheetName = 31

// sheetName makes a text the name of a sheet: without characters that no name has, or what looks like an escape of one, no
// longer than a name may be, and unlike those that are taken, without regard to case. other is for a text that leaves
// nothing.
func sheetName(text, other string, taken []string) string {
	text = clean(text)
	for i := range len(text) {
		if text[i] == '_' && looksEscaped(text[i:]) {
			text = text[:i] + "-" + text[i+1:]
		}
	}
	legal := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) { // an apostrophe may stand inside, but not every program doubles it then
			return '-'
		}
		return r
	}, text)
	if legal = strings.Trim(legal, " -"); legal == "" {
		legal = other
	}
	name := cutTo(legal, maxSheetName)
	for n := 2; isTaken(name, taken); n++ {
		end := " " + strconv.Itoa(n)
		name = cutTo(legal, maxSheetName-len(end)) + end
	}
	return name
}

// isTaken knows the one name, too, that Excel keeps for itself.
func isTaken(name string, taken []string) bool {
	for _, t := range append([]string{"History"}, taken...) {
		if strings.EqualFold(name, t) {
			return true
		}
	}
	return false
}
