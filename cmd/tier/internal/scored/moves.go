package scored

import (
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// move is a customer of the last two results: what became of him, and both tiers and values.
type move struct {
	state                 tiering.State
	before, now           string
	valueBefore, valueNow float64
}

// stateOf knows the word of a move; Nowhere for any other word.
func stateOf(word string) tiering.State {
	for _, s := range tiering.States() {
		if slices.Contains(inBoth(said(periods.Word(s))), word) {
			return s
		}
	}
	return tiering.Nowhere
}

// moves are those of the workbook's sheet of moves, which has the lost ones and all values; else those of the rows.
func (c *counter) moves(r *Result, v result.Verdict, pages *Pages) *periods.Moves {
	if s := movesOn(pages.Moves, r.Value); s != nil {
		return s.compare(r)
	}
	if len(v.Previous) == 0 {
		return nil
	}
	s := &movesSheet{labels: [2]string{"", c.table.File()}, hasValue: [2]bool{false, c.values != nil}}
	c.each(func(row int) {
		s.add(move{state: stateOf(strings.TrimSpace(c.text(row, v.Previous[2]))), before: strings.TrimSpace(c.text(row, v.Previous[0])),
			now: strings.TrimSpace(c.text(row, v.Tier)), valueBefore: math.NaN(), valueNow: c.valueOf(row)})
	})
	return s.compare(r)
}

// movesSheet is who moved, as a file says it.
type movesSheet struct {
	all      []move
	labels   [2]string
	hasValue [2]bool
}

func (s *movesSheet) add(m move) {
	if m.state != tiering.Nowhere {
		s.all = append(s.all, m)
	}
}

// movesOn reads the workbook's sheet of moves; nil where it is none.
func movesOn(page [][]fileio.Cell, value string) *movesSheet {
	if len(page) == 0 {
		return nil
	}
	heads := make([]string, len(page[0]))
	for i, c := range page[0] {
		heads[i] = strings.ReplaceAll(strings.TrimSpace(c.String()), "\n", " ") // a day stands on a line of its own
	}
	state := slices.IndexFunc(heads, func(h string) bool {
		return slices.Contains(inBoth(func(p words.Printer) string { return p.Sprintf("Move") }), h)
	})
	tiers, labels := headed(heads, inBoth(func(p words.Printer) string { return p.Sprintf("Tier") }))
	if state < 0 || len(tiers) < 2 {
		return nil
	}
	s, last := &movesSheet{}, len(tiers)-1
	s.labels = [2]string{labels[last-1], labels[last]}
	values := [2]int{}
	for i, label := range s.labels {
		values[i] = slices.Index(heads, value+" "+label)
		s.hasValue[i] = value != "" && values[i] >= 0
	}
	for _, row := range page[1:] {
		s.add(move{state: stateOf(textAt(row, state)), before: textAt(row, tiers[last-1]), now: textAt(row, tiers[last]),
			valueBefore: figureAt(row, values[0]), valueNow: figureAt(row, values[1])})
	}
	return s
}

// headed are the columns whose headers begin with one of some words, and what follows it.
func headed(heads, words []string) (columns []int, labels []string) {
	for i, h := range heads {
		for _, word := range words {
			if label, ok := strings.CutPrefix(h, word+" "); ok {
				columns, labels = append(columns, i), append(labels, label)
				break
			}
		}
	}
	return columns, labels
}

func textAt(row []fileio.Cell, col int) string {
	if col < 0 || col >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[col].String())
}

func figureAt(row []fileio.Cell, col int) float64 {
	if col < 0 || col >= len(row) {
		return math.NaN()
	}
	return row[col].Figure()
}

// compare compares both results.
func (s *movesSheet) compare(r *Result) *periods.Moves {
	levels := r.Models[0].Levels
	from, to := tiering.Period{Levels: slices.Clone(levels)}, tiering.Period{Levels: levels}
	seen := make([]bool, len(s.all))
	for i := range s.all {
		m := &s.all[i]
		before, now := levelOf(&from.Levels, m.before), levelOf(&to.Levels, m.now)
		switch m.state {
		case tiering.New, tiering.Returned:
			before, seen[i] = tiering.Absent, m.state == tiering.Returned
		case tiering.Lost:
			now = tiering.Absent
		}
		from.Final, to.Final = append(from.Final, before), append(to.Final, now)
		from.Value, to.Value = append(from.Value, m.valueBefore), append(to.Value, m.valueNow)
	}
	if !s.hasValue[0] {
		from.Value = nil
	}
	if !s.hasValue[1] {
		to.Value = nil
	}
	return movesOf(tiering.Migrate(from, to, seen), s.labels, s.hasValue, r)
}

// levelOf is a level by its name; one of a tier that nobody knows comes last.
func levelOf(levels *[]tiering.Level, name string) int {
	if name == "" {
		return -1
	}
	i := slices.IndexFunc(*levels, func(l tiering.Level) bool { return l.Name == name })
	if i < 0 {
		i = len(*levels)
		*levels = append((*levels)[:i:i], tiering.Level{Name: name})
	}
	return i
}

// movesOf are the moves of the last step, of which nothing is told of each customer.
func movesOf(step tiering.Migration, labels [2]string, hasValue [2]bool, r *Result) *periods.Moves {
	m := &periods.Moves{Trend: tiering.Trend{How: step.How, Steps: []tiering.Migration{step}}}
	for i, label := range labels {
		s := &periods.Snapshot{File: label, Value: r.Value, Unit: r.Unit, Decimals: r.Models[0].Decimals}
		if hasValue[i] {
			s.Values = []float64{}
		}
		m.Results = append(m.Results, s)
	}
	return m
}
