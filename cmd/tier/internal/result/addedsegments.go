package result

import (
	"slices"

	"tier/cmd/tier/internal/words"
)

// FindSegments finds the columns of classes, flags and cells, by what the configuration calls them. Anybody may choose these
// titles, and a list may have columns of them that are its own: tier's stand behind the reason of its first model.
func (a *Added) FindSegments(headers, titles []string) {
	reason := a.firstReason()
	if reason < 0 {
		return
	}
	wanted := slices.Clone(titles)
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		wanted = append(wanted, FlagsHeader(words.In(lang)))
	}
	fold(wanted)
	known := a.Columns()
	for i := reason + 1; i < len(headers); i++ {
		header := newHeaderText(headers[i])
		if !slices.Contains(known, i) && (slices.Contains(wanted, header.text) || slices.Contains(wanted, folded(header.title))) {
			a.Segments = append(a.Segments, i)
		}
	}
}

// FindUntitled finds the columns of classes, flags and cells where nobody says what these are called: those between the reason of
// the first model, with what stands beside it, and what tier writes next. Behind the last of tier's columns others may have added
// their own.
func (a *Added) FindUntitled(headers []string) {
	known := a.Columns()
	from := a.firstReason() + 1
	for from > 0 && slices.Contains(known, from) {
		from++
	}
	if next := slices.IndexFunc(known, func(i int) bool { return i > from }); from > 0 && next >= 0 {
		for i := from; i < known[next]; i++ {
			a.Segments = append(a.Segments, i)
		}
	}
}

// Segment is the column of some title among those of classes, flags and cells, the last of several; -1 for none.
func (a *Added) Segment(headers []string, title string) int {
	found := -1
	for _, i := range a.Segments {
		header := newHeaderText(headers[i])
		if want := folded(title); header.text == want || folded(header.title) == want {
			found = max(found, i)
		}
	}
	return found
}

// firstReason is the column of the first model's reason; -1 where it is not there.
func (a *Added) firstReason() int {
	for _, v := range a.Verdicts {
		if v.Model == "" && v.Reason >= 0 {
			return v.Reason
		}
	}
	return -1
}
