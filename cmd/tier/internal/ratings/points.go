package ratings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// reading is what a cell says: points, nothing, or no rating.
type reading struct {
	points float64
	is     answer
	said   scoring.Message // of points what was assumed, of no rating why
	times  int             // that a cell said so
}

type answer uint8

const (
	blank answer = iota
	rated
	refused
)

// mostKept is how many different texts of a criterion are kept: raters have few.
const mostKept = 10_000

// meter turns the cells of a criterion into points. What was said once is not judged again.
type meter struct {
	criterion *scoring.Criterion
	texts     map[string]*reading
	numbers   map[float64]*reading
}

func newMeters(criteria []scoring.Criterion) []*meter {
	meters := make([]*meter, len(criteria))
	for i := range criteria {
		meters[i] = &meter{criterion: &criteria[i], texts: make(map[string]*reading), numbers: make(map[float64]*reading)}
	}
	return meters
}

// read reads a cell.
func (m *meter) read(cell fileio.Cell) reading {
	switch {
	case cell.Kind == fileio.Empty:
		return reading{}
	case cell.Kind == fileio.ErrorValue:
		said := errorCell(cell)
		return reading{is: refused, said: scoring.Say(said.Format, said.Args...)}
	case cell.Percent:
		return reading{is: refused, said: scoring.Say("the cell shows a percentage (%s), and that is no rating", strconv.FormatFloat(cell.Num*100, 'g', 10, 64)+"%")}
	case cell.Kind == fileio.Number && cell.Text == "":
		return kept(m.numbers, cell.Num, func() reading { return m.judge(cell.String()) })
	}
	text := cell.String()
	return kept(m.texts, text, func() reading { return m.judge(directory.Trim(text)) })
}

// judgeAgain is read of a cell that was counted already.
func (m *meter) judgeAgain(cell fileio.Cell) reading {
	again := meter{criterion: m.criterion}
	return again.read(cell)
}

// kept is what was read of a cell before, or else what is read of it now.
func kept[K comparable](known map[K]*reading, key K, read func() reading) reading {
	if r, ok := known[key]; ok {
		r.times++
		return *r
	}
	r := read()
	if r.times = 1; known != nil && len(known) < mostKept {
		known[key] = &r
	}
	return r
}

// judge judges a trimmed text.
func (m *meter) judge(text string) reading {
	if text == "" {
		return reading{}
	}
	points, said, ok := m.criterion.Rate(text)
	switch {
	case ok:
		return reading{points: points, is: rated, said: said}
	case isDash(text):
		return reading{}
	}
	return reading{is: refused, said: said}
}

// isDash reports whether a text is a stroke, which says that nothing is said.
func isDash(text string) bool { return strings.Trim(text, "-—–－−─") == "" }

// assumed says what was assumed of ratings, with how many there were of each.
func assumed(meters []*meter) []fileio.Message {
	var notes []fileio.Message
	for _, m := range meters {
		count := make(map[string]*reading)
		note := func(r *reading) {
			if r.is != rated || r.said.IsZero() {
				return
			}
			if same, ok := count[r.said.String()]; ok {
				same.times += r.times
			} else {
				one := *r
				count[r.said.String()] = &one
			}
		}
		for _, r := range m.texts {
			note(r)
		}
		for _, r := range m.numbers {
			note(r)
		}
		var all []*reading
		for _, r := range count {
			all = append(all, r)
		}
		slices.SortFunc(all, func(a, b *reading) int { return cmp.Compare(a.said.String(), b.said.String()) })
		for _, r := range all {
			notes = append(notes, fileio.Say("%s: %s (ratings: %d)", m.criterion.Name, r.said, r.times))
		}
	}
	return notes
}
