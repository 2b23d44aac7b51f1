package scoring

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Kind implements Rule.
func (Ranges) Kind() string { return "ranges" }

// Top implements Rule.
func (r Ranges) Top() float64 {
	top := 0.0
	for _, g := range r.Ranges {
		top = max(top, g.High)
	}
	return top
}

// Check implements Rule: ranges must meet at their edges, so that every number between the lowest and the highest
// names one grade.
func (r Ranges) Check() []Fault {
	if len(r.Ranges) == 0 {
		return []Fault{{Index: -1, Message: Say("there are no ranges")}}
	}
	var faults []Fault
	words := make(map[string]bool)
	for i, g := range r.Ranges {
		if key := foldWord(g.Word); words[key] {
			faults = append(faults, Fault{Index: i, Message: Say("the grade %q stands twice", g.Word)})
		} else {
			words[key] = true
		}
		if g.Low > g.High {
			faults = append(faults, Fault{Index: i, Message: Say("the range %v to %v runs backwards", g.Low, g.High)})
		}
		if g.Low < 0 {
			faults = append(faults, Fault{Index: i, Message: Say("%v points: points can't be negative", g.Low)})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return r.checkEdges()
}

// checkEdges reports gaps and overlaps between neighbours.
func (r Ranges) checkEdges() []Fault {
	order := make([]int, len(r.Ranges))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(r.Ranges[i].Low, r.Ranges[j].Low) })
	var faults []Fault
	for k := 1; k < len(order); k++ {
		below, above := r.Ranges[order[k-1]], r.Ranges[order[k]]
		switch {
		case below.High < above.Low:
			faults = append(faults, Fault{Index: order[k], Message: Say("nothing covers %v to %v, between %q and %q",
				below.High, above.Low, below.Word, above.Word), Hint: Say("let the ranges meet, as [5, 8] and [8, 10]")})
		case below.High > above.Low:
			faults = append(faults, Fault{Index: order[k], Message: Say("%q and %q overlap from %v to %v",
				below.Word, above.Word, above.Low, min(below.High, above.High))})
		}
	}
	return faults
}

// Words are the ranges' words in order.
func (r Ranges) Words() []string {
	words := make([]string, len(r.Ranges))
	for i, g := range r.Ranges {
		words[i] = g.Word
	}
	return words
}

func (r Ranges) reads(field string) []FieldInfo {
	reads := []FieldInfo{{Name: field, Kind: Text}}
	if r.Rating != "" {
		reads = append(reads, FieldInfo{Name: r.Rating, Kind: Text})
	}
	return reads
}

// named is the index of the range that a word names, or -1.
func (r Ranges) named(text string) int {
	word := foldWord(text)
	return slices.IndexFunc(r.Ranges, func(g Range) bool { return foldWord(g.Word) == word })
}

// holding is the index of the range that holds a number, the upper one at a shared edge, or -1.
func (r Ranges) holding(x float64) int {
	found := -1
	for i, g := range r.Ranges {
		if x >= g.Low && x <= g.High && (found < 0 || g.Low > r.Ranges[found].Low) {
			found = i
		}
	}
	return found
}

func (Ranges) steps() []float64 { return nil }

func (r Ranges) apply(field string, in Columns) judged {
	texts := textColumn(in, field)
	var ratings func(row int) string
	if r.Rating != "" {
		ratings = textColumn(in, r.Rating)
	}
	out := judged{points: ownPoints(in.Len()), value: textValue(texts)}
	grade := make([]int32, in.Len())
	for row := range grade {
		grade[row] = int32(r.judge(&out, row, texts(row)))
		if ratings != nil && grade[row] >= 0 {
			r.compare(&out, row, ratings(row))
		}
	}
	out.why = func(row int) Message {
		g := r.Ranges[grade[row]]
		return Say("%s: %v to %v", g.Word, g.Low, g.High)
	}
	return out
}

// judge gives the row its points and returns the range it is in; -1 where it is missing or refused.
func (r Ranges) judge(out *judged, row int, text string) int {
	if text == "" {
		return -1
	}
	if x, ok := figure(foldWord(text)); ok {
		i := r.holding(Round9(x))
		if i < 0 {
			out.refuse(row, Say("%s is outside of the ranges, which go from %v to %v", text, r.bottom(), r.Top()))
			return -1
		}
		out.points.each[row] = Round9(x)
		return i
	}
	i := r.named(text)
	if i < 0 {
		out.refuse(row, r.unknown(text))
		return -1
	}
	g := r.Ranges[i]
	out.points.each[row] = Round9((g.Low + g.High) / 2)
	out.say(row, Say("%q was taken as %v, the middle of %v to %v", text, out.points.each[row], g.Low, g.High))
	return i
}

func (r Ranges) unknown(text string) Message {
	return Say("%q is neither a number nor one of the grades %s", text, joinWords(r.Words()))
}

// compare checks the number against the word that the rater wrote beside it, both ends included.
func (r Ranges) compare(out *judged, row int, word string) {
	if word == "" {
		return
	}
	i := r.named(word)
	if i < 0 {
		out.points.each[row] = math.NaN()
		out.refuse(row, r.unknown(word))
		return
	}
	if g := r.Ranges[i]; out.points.each[row] < g.Low || out.points.each[row] > g.High {
		m := Say("%v does not lie in the range of %q, %v to %v", out.points.each[row], g.Word, g.Low, g.High)
		out.points.each[row] = math.NaN()
		out.refuse(row, m)
	}
}

func (r Ranges) bottom() float64 {
	bottom := r.Ranges[0].Low
	for _, g := range r.Ranges {
		bottom = min(bottom, g.Low)
	}
	return bottom
}

func (Ranges) readsText() bool { return true }

func (r Ranges) grid() Grid {
	grid := Grid{Header: []Message{Say("Grade"), Say("Lowest points"), Say("Highest points")}}
	for _, g := range r.Ranges {
		grid.Rows = append(grid.Rows, []Entry{{Value: g.Word}, pointsEntry(g.Low), pointsEntry(g.High)})
	}
	return grid
}

// formula takes a number as the points, and the middle of its range for a word.
func (r Ranges) formula(at Cells) (string, bool) {
	n := len(r.Ranges)
	if !canMatch(r.Words()) {
		return "", false
	}
	words, lows, highs := at.Column(0, n), at.Column(1, n), at.Column(2, n)
	x, grade := nine(at.Value), Matched(at.Value, words, r.Words())
	points := fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(AND(%[2]s>=MIN(%[3]s),%[2]s<=MAX(%[4]s)),%[2]s,""),`+
		`IFERROR(ROUND((INDEX(%[3]s,%[5]s)+INDEX(%[4]s,%[5]s))/2,9),""))`, at.Value, x, lows, highs, grade)
	if r.Rating == "" {
		return points, true
	}
	rated := Matched(at.Rating, words, r.Words())
	return fmt.Sprintf(`IFERROR(IF(TRIM(%[1]s)="",%[2]s,IF(AND(%[2]s>=INDEX(%[3]s,%[5]s),%[2]s<=INDEX(%[4]s,%[5]s)),%[2]s,"")),"")`,
		at.Rating, points, lows, highs, rated), true
}
