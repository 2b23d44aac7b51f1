package book

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"tier/fileio"
	"tier/scoring"
)

// groupRank is what places among those of one group are counted by.
type groupRank struct {
	*wiring
	name  string // of the criterion
	group place  // the customers' groups, each by its first spelling
	read  place  // the groups as they are read, errors included
	words []string
	key   place // the figure, the highest first; "" or unread for who does not compete
	keys  []float64
	bad   func(row int) bool
}

// groupPlaces are places among those of one group.
func (w *wiring) groupPlaces(c *scoring.Criterion, rule scoring.Rank, value place) (at place, among func(in string, row int) string, ok bool) {
	read := w.field(reading{field: rule.Within, kind: scoring.Text})
	if !read.ok {
		return place{}, nil, false
	}
	group, words := w.group(rule.Within, read.place)
	g := groupRank{wiring: w, name: c.Name, group: group, read: read.place, words: words, keys: make([]float64, w.n), bad: func(row int) bool {
		return w.r.Frame.Unreadable(c.Field, row) || w.r.Frame.Unreadable(rule.Within, row)
	}}
	places, sizes := rule.Places(c.Field, w.r.Frame)
	own, of, numbers := make([]float64, w.n), make([]float64, w.n), w.numbers(c.Field)
	for row := range g.keys {
		g.keys[row], own[row], of[row] = math.NaN(), math.NaN(), math.NaN()
		if places[row] > 0 {
			g.keys[row], own[row], of[row] = scoring.Round9(numbers[row]), float64(places[row]), float64(sizes[row])
			if rule.Low {
				g.keys[row] = -g.keys[row]
			}
		}
	}
	g.addKey(value, rule.Low)
	byPlace, bySize := g.compared()
	if w.n > fewRows {
		byPlace, bySize = g.climbed(byPlace, bySize)
	}
	if areTooLong(g.keys) {
		byPlace = nil
	}
	at = w.column(w.b.p.Sprintf("place by %s", c.Name), orUnread(own, g.bad), live{text: byPlace})
	size := w.column(w.b.p.Sprintf("among"), orUnread(of, g.bad), live{text: bySize})
	return at, size.at, true
}

// addKey adds the figures that compete.
func (g *groupRank) addKey(value place, low bool) {
	sign := ""
	if low {
		sign = "-"
	}
	g.key = g.column(g.name, orUnread(g.keys, g.bad), live{text: func(row int) string {
		return fmt.Sprintf(`IFERROR(IF(ISERROR(%[2]s),%[3]s,IF(ISNUMBER(%[1]s),IF(TRIM(%[2]s)="","",%[4]sROUND(%[1]s,9)),IF(TRIM(%[1]s)="","",%[3]s))),%[3]s)`,
			value.at(g.w.name, row), g.read.at(g.w.name, row), literal(unread), sign)
	}})
}

// compared are the formulas of a customer's place and of how many compete, by comparing with all others.
func (g *groupRank) compared() (place, size func(row int) string) {
	text := func(beats string) func(row int) string {
		return func(row int) string {
			key := g.key.at(g.w.name, row)
			others := fmt.Sprintf("SUMPRODUCT((%s=%s)*ISNUMBER(%s))", g.group.all(), g.group.at(g.w.name, row), g.key.all())
			if beats != "" {
				others = fmt.Sprintf("SUMPRODUCT((%s=%s)*ISNUMBER(%[3]s)*(%[3]s%[4]s%[5]s))+1", g.group.all(), g.group.at(g.w.name, row), g.key.all(), beats, key)
			}
			return fmt.Sprintf("IF(ISNUMBER(%[1]s),%[2]s,%[1]s)", key, others)
		}
	}
	return text(">"), text("")
}

// climbed are the formulas by ladders. A customer stands on a step of two figures: the number of the group, and, as many
// digits behind it as steps need, the number of the key among all keys there were. Behind the last step of each group is one
// for keys that are higher than all that were. Who stands on no step, since he was edited, is compared with all.
func (g *groupRank) climbed(byPlace, bySize func(row int) string) (climbedPlace, climbedSize func(row int) string) {
	number := g.addNumbers()
	step, l := g.addSteps(number)
	end := func(row, group int) string {
		return fmt.Sprintf("LOOKUP((%s+%d)*%d-1,%s,%s)", number.at(g.w.name, row), group, stepsOfGroup, l.steps.all(), l.above.all())
	}
	or := func(ladder, otherwise string, row int) string {
		return fmt.Sprintf("IF(ISNUMBER(%[1]s),IFERROR(%[2]s,%[3]s),%[1]s)", g.key.at(g.w.name, row), ladder, otherwise)
	}
	climbedPlace = func(row int) string {
		ladder := fmt.Sprintf("IF(LOOKUP(%[1]s,%[2]s)=%[1]s,LOOKUP(%[1]s,%[2]s,%[3]s)-%[4]s+1,NA())",
			step.at(g.w.name, row), l.steps.all(), l.above.all(), end(row, 1))
		return or(ladder, byPlace(row), row)
	}
	climbedSize = func(row int) string { return or(end(row, 0)+"-"+end(row, 1), bySize(row), row) }
	return climbedPlace, climbedSize
}

// stepsOfGroup is more than there are steps in a group.
const stepsOfGroup = 10_000_000

// numbers are the numbers of the customers' groups, from 1; 0 for who has none.
func (g *groupRank) numbers() []float64 {
	numbers := make([]float64, g.n)
	texts := g.textsOf(g.group)
	for row := range numbers {
		numbers[row] = float64(1 + slices.IndexFunc(g.words, func(word string) bool { return strings.EqualFold(word, texts(row)) }))
	}
	return numbers
}

// addNumbers adds the groups, and the number of each customer's.
func (g *groupRank) addNumbers() place {
	words := place{g.w.name, g.w.add(working{header: g.b.p.Sprintf("groups of %s", g.name), count: len(g.words),
		cell: func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: g.words[row]} }}), len(g.words)}
	numbers := g.numbers()
	return g.column(g.b.p.Sprintf("number of the group, %s", g.name), func(row int) fileio.Cell {
		if numbers[row] == 0 {
			return figureOrBlank(math.NaN())
		}
		return figureOrBlank(numbers[row])
	}, live{text: func(row int) string {
		return fmt.Sprintf(`IFERROR(%s,"")`, scoring.Matched(g.group.at(g.w.name, row), words.all(), g.words))
	}})
}

// addSteps adds the step on which each customer stands, and the ladder of them all.
func (g *groupRank) addSteps(number place) (step place, l rungs) {
	_, keys := scoring.Ascending(g.keys)
	keys = slices.Compact(keys)
	all := place{g.w.name, g.w.add(working{header: g.b.p.Sprintf("steps of") + " " + g.name, count: len(keys),
		cell: func(row int) fileio.Cell { return figureOrBlank(keys[row]) }}), len(keys)}
	steps := g.numbers()
	for row, key := range g.keys {
		if at, on := slices.BinarySearch(keys, key); on && key == key {
			steps[row] = steps[row]*stepsOfGroup + float64(at+1)
		} else {
			steps[row] = math.NaN()
		}
	}
	step = g.column(g.b.p.Sprintf("step of %s", g.name), orUnread(steps, g.bad), live{text: func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),IFERROR(%[2]s*%[3]d+IFERROR(MATCH(%[1]s,%[4]s,1)+IF(LOOKUP(%[1]s,%[4]s)=%[1]s,0,0.5),0.5),""),%[1]s)`,
			g.key.at(g.w.name, row), number.at(g.w.name, row), stepsOfGroup, all.all())
	}})
	_, standing := scoring.Ascending(steps)
	for i := range len(g.words) + 1 {
		standing = append(standing, float64(i+1)*stepsOfGroup-1)
	}
	slices.Sort(standing)
	standing = slices.Compact(standing)
	return step, g.rungs(g.name, step, standing, counted(standing, steps))
}

// textsOf are the texts in the cells of a place.
func (w *wiring) textsOf(p place) func(row int) string {
	if p.sheet == w.w.name {
		return func(row int) string { return w.w.columns[p.col-1].cell(row).String() }
	}
	return func(row int) string { return w.scores.columns[p.col-1].Cell(row).String() }
}

// group is the field that places are counted within, each group by its first spelling, in any case; words are those. A cell
// that could not be read is in no group: an error value would spoil the count of all others.
func (w *wiring) group(field string, read place) (p place, words []string) {
	texts, has := w.r.Frame.Texts(field)
	if !has {
		return read, nil
	}
	spellings, own := make([]string, w.n), map[int]string{}
	usual := func(row int) string { return fmt.Sprintf(`IFERROR(TRIM(%s),"")`, read.at(w.w.name, row)) }
	first, same := map[string]string{}, true
	for row := range spellings {
		text := strings.TrimSpace(texts(row))
		key := strings.ToLower(width.Fold.String(text))
		if _, known := first[key]; !known && text != "" {
			first[key], words = text, append(words, text)
		}
		if spellings[row] = first[key]; strings.EqualFold(spellings[row], text) { // which is the same to a spreadsheet
			spellings[row] = text
		}
		same = same && !w.r.Frame.Unreadable(field, row) && w.cellAt(read, row).Kind != fileio.Number // which is no text to compare
		if !strings.EqualFold(spellings[row], texts(row)) || strings.Contains(texts(row), "  ") || strings.Contains(texts(row), "\r") {
			as := func(text string) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: text} }
			own[row] = w.unchanged(read.at(w.w.name, row), as(texts(row)), as(spellings[row]), usual(row))
		}
	}
	if same && len(own) == 0 {
		return read, words
	}
	return w.column(field, func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: spellings[row]} },
		live{text: usual, own: own}), words
}
