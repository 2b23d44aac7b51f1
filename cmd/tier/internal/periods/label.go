package periods

import (
	"time"

	"tier/fileio"
)

// Called is what people call the result: its file's name, with as much of its folders as tells it from those that it was compared
// with.
func (s *Snapshot) Called() string {
	if s.Label == "" {
		return fileio.Labels([]string{s.File})[0]
	}
	return s.Label
}

// tellApart gives results of one name as much of their folders as tells them apart. What one of them is called only grows: it may be
// compared with fewer later on.
func tellApart(results []*Snapshot) {
	files := make([]string, len(results))
	for i, s := range results {
		files[i] = s.File
	}
	for i, label := range fileio.Labels(files) {
		if s := results[i]; len(label) > len(s.Called()) {
			s.Label = label
		}
	}
}

// Labels call the results by their days, if each has another, or else by their files.
func (m *Moves) Labels() []string {
	labels := make([]string, len(m.Results))
	taken := make(map[string]int)
	for i, s := range m.Results {
		labels[i] = s.AsOf.Format(time.DateOnly)
		if s.AsOf.IsZero() {
			labels[i] = ""
		}
		taken[labels[i]]++
	}
	if taken[""] == 0 && len(taken) == len(labels) {
		return labels
	}
	for i, s := range m.Results {
		labels[i] = s.Called()
	}
	return labels
}
