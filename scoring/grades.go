package scoring

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// Kind implements Rule.
func (Grades) Kind() string { return "grades" }

// Top implements Rule.
func (g Grades) Top() float64 {
	top := 0.0
	for _, grade := range g.Scale.Grades {
		top = max(top, grade.Points)
	}
	return top
}

// Check implements Rule.
func (g Grades) Check() []Fault { return g.Scale.Check() }

// Check returns all that is wrong with the scale.
func (s Scale) Check() []Fault {
	var faults []Fault
	if len(s.Grades) == 0 {
		faults = append(faults, Fault{Index: -1, Message: Say("there are no grades")})
	}
	words, points := make(map[string]bool), make(map[float64]string)
	for i, g := range s.Grades {
		if key := foldWord(g.Word); words[key] {
			faults = append(faults, Fault{Index: i, Message: Say("the grade %q stands twice", g.Word)})
		} else {
			words[key] = true
		}
		if other, ok := points[g.Points]; ok {
			faults = append(faults, Fault{Index: i, Message: Say("%q and %q both give %v points", other, g.Word, g.Points)})
		} else {
			points[g.Points] = g.Word
		}
		if g.Points < 0 {
			faults = append(faults, Fault{Index: i, Message: Say("%v points: points can't be negative", g.Points)})
		}
	}
	return faults
}

// Words are the scale's words in order.
func (s Scale) Words() []string {
	words := make([]string, len(s.Grades))
	for i, g := range s.Grades {
		words[i] = g.Word
	}
	return words
}

// find is the index of the grade that a cell names, by its word or by its figure; -1 where there is none.
func (s Scale) find(text string) int {
	word := foldWord(text)
	for i, g := range s.Grades {
		if foldWord(g.Word) == word {
			return i
		}
	}
	x, ok := figure(word)
	for i, g := range s.Grades {
		if ok && Round9(x) == g.Points {
			return i
		}
	}
	return -1
}

// foldWord makes words comparable: width, case and outer blanks don't matter.
func foldWord(s string) string {
	return strings.ToLower(strings.TrimSpace(width.Fold.String(s)))
}

// figure reads a plain decimal number, as strconv does but for its hexadecimal, underscored and infinite forms.
func figure(s string) (float64, bool) {
	if strings.Trim(s, "+-.0123456789") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

func (Grades) reads(field string) []FieldInfo { return []FieldInfo{{Name: field, Kind: Text}} }

func (g Grades) steps() []float64 {
	var points []float64
	for _, grade := range g.Scale.Grades {
		points = append(points, grade.Points)
	}
	return points
}

func (g Grades) apply(field string, in Columns) judged {
	texts := textColumn(in, field)
	out := judged{points: fewPoints(in.Len(), g.steps()), value: textValue(texts)}
	words := newWordIndex(g.Scale.find)
	for row := range in.Len() {
		text := texts(row)
		if text == "" {
			continue
		}
		if i := words.of(text); i >= 0 {
			out.points.give(row, i)
		} else {
			out.refuse(row, g.unknown(text))
		}
	}
	out.why = func(row int) Message { return Say("%s", g.Scale.Grades[g.Scale.find(texts(row))].Word) }
	return out
}

func (g Grades) unknown(text string) Message {
	return Say("%q is not a grade of %s", text, joinWords(g.Scale.Words()))
}

func (Grades) readsText() bool { return true }

func (g Grades) grid() Grid {
	grid := Grid{Header: []Message{Say("Grade"), Say("Points")}}
	for _, grade := range g.Scale.Grades {
		grid.Rows = append(grid.Rows, []Entry{{Value: grade.Word}, pointsEntry(grade.Points)})
	}
	return grid
}

// formula looks the cell up among the words, and then among the figures. A blank cell is no 0 there.
func (g Grades) formula(at Cells) (string, bool) {
	n := len(g.Scale.Grades)
	if !canMatch(g.Scale.Words()) {
		return "", false
	}
	words, points := at.Column(0, n), at.Column(1, n)
	return fmt.Sprintf(`IFERROR(INDEX(%[2]s,%[3]s),IFERROR(INDEX(%[2]s,MATCH(IF(TRIM(%[1]s)="",NA(),ROUND(%[1]s,9)),%[2]s,0)),""))`,
		at.Value, points, Matched(at.Value, words, g.Scale.Words())), true
}
