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
		wanted = append(wanted, flagsHeader(words.In(lang)))
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

// firstReason is the column of the first model's reason; -1 where it is not there.
func (a *Added) firstReason() int {
	for _, v := range a.Verdicts {
		if v.Model == "" && v.Reason >= 0 {
			return v.Reason
		}
	}
	return -1
}
