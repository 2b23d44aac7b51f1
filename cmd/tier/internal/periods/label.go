package periods

import (
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Called is what people call the result: its file's name, with as much of its folders as tells it from those that it was compared
// with.
func (s *Snapshot) Called() string {
	if s.Label == "" {
		return path.Base(slashed(s.File))
	}
	return s.Label
}

// tellApart gives results of one name as much of their folders as tells them apart. What one of them is called only grows: it may be
// compared with fewer later on.
func tellApart(results []*Snapshot) {
	for _, s := range results {
		for folders := range strings.Count(slashed(s.File), "/") + 1 {
			if !isAmbiguous(s, results) {
				break
			}
			s.Label = ending(s.File, folders)
		}
	}
}

// isAmbiguous reports whether what a result is called is the end of another file's path too.
func isAmbiguous(s *Snapshot, results []*Snapshot) bool {
	called := s.Called()
	folders := strings.Count(called, "/")
	for _, other := range results {
		if slashed(other.File) != slashed(s.File) && ending(other.File, folders) == called {
			return true
		}
	}
	return false
}

// ending is a path with its last folders only, so many of them.
func ending(file string, folders int) string {
	parts := strings.Split(slashed(file), "/")
	return strings.Join(parts[max(0, len(parts)-1-folders):], "/")
}

func slashed(file string) string { return path.Clean(filepath.ToSlash(file)) }

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
