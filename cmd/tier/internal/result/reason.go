package result

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// Reason says in one sentence why a customer is where it is.
func (r *Result) Reason(m *Model, row int, p words.Printer) string { return r.Reasons(m, p)(row) }

// Reasons is Reason for many customers of a model. What it returns may be called by several goroutines at once.
func (r *Result) Reasons(m *Model, p words.Printer) func(row int) string {
	placed := r.placed(m, p)
	return func(row int) string {
		if m.Final[row] < 0 {
			return r.reasonUnscored(m, row, p)
		}
		for i := len(m.Overridden.Applied[row]) - 1; i >= 0; i-- {
			if a := m.Overridden.Applied[row][i]; a.Changed() {
				o := m.Spec.Overrides[a.Override]
				return p.Sprintf("%s: %s", o.Name, o.Reason)
			}
		}
		if m.Kept.IsHeld(row, m.Computed) {
			return p.Say(m.HeldBy(row))
		}
		return placed(row)
	}
}

func (r *Result) reasonUnscored(m *Model, row int, p words.Printer) string {
	var why []string
	for _, problem := range m.Scores.Why(row) {
		why = append(why, p.Say(r.said(&problem)))
	}
	all := strings.Join(why, p.Sprintf("; "))
	if r.IsAside(row) {
		return all
	}
	return p.Sprintf("unscored: %s", all)
}

// placed says what the model's method compared.
func (r *Result) placed(m *Model, p words.Printer) func(row int) string {
	switch m.Spec.Scheme.By {
	case tiering.Headcount:
		place := newSentence(p, scoring.Say("place %d of %d", blank(0), m.Population))
		return func(row int) string {
			var rank [20]byte
			return place.with(strconv.AppendInt(rank[:0], int64(m.Scores.Rank[row]), 10))
		}
	case tiering.Value:
		return r.placedByValue(m, p)
	}
	return m.placedByScore(p)
}

// placedByValue counts the places by the field that the scheme shares out, since the score has no part in it.
func (r *Result) placedByValue(m *Model, p words.Printer) func(row int) string {
	name, _ := r.Called(m.Spec.Scheme.Of)
	of, _ := r.Frame.Numbers(m.Spec.Scheme.Of)
	places, ranked := m.Places.At, m.Places.Of
	none := p.Say(scoring.Say("no %s", name))
	var amount any = blank(0)
	if r.Redacts(m.Spec.Scheme.Of) {
		amount = veiled{}
	}
	place := newSentence(p, scoring.Say("%s %s, place %d of %d", name, amount, blank(1), ranked))
	return func(row int) string {
		if places[row] == 0 {
			return none
		}
		var figure [32]byte
		var rank [20]byte
		return place.with(strconv.AppendFloat(figure[:0], scoring.Round9(of[row]), 'f', -1, 64), strconv.AppendInt(rank[:0], int64(places[row]), 10))
	}
}

// Places are the places of the scored customers that have a figure, the highest first: 1, 2, 2, 4.
type Places struct {
	At []int // by row; 0 is no place
	Of int   // how many customers have one
}

// Place gives the customers their places by a figure; nil is none for anybody.
func (m *Model) Place(of []float64) {
	places := make([]int, len(m.Final))
	m.Places = Places{At: places}
	if of == nil {
		return
	}
	var rows []int
	rounded := make([]float64, len(of))
	for row, x := range of {
		rounded[row] = scoring.Round9(x)
		if m.Final[row] >= 0 && !math.IsNaN(x) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int) int { return cmp.Compare(rounded[b], rounded[a]) })
	for i, row := range rows {
		places[row] = i + 1
		if i > 0 && rounded[row] == rounded[rows[i-1]] {
			places[row] = places[rows[i-1]]
		}
	}
	m.Places.Of = len(rows)
}

// placedByScore says what the score was compared with, in a sentence for each level.
func (m *Model) placedByScore(p words.Printer) func(row int) string {
	sentences := make([]sentence, len(m.Spec.Scheme.Levels))
	for level := range sentences {
		sentences[level] = newSentence(p, m.compared(level, blank(0)))
	}
	return func(row int) string {
		var score [32]byte
		return sentences[m.Final[row]].with(appendFigure(score[:0], m.Scores.Total[row]))
	}
}

// compared says what a score of a level was compared with.
func (m *Model) compared(level int, score any) scoring.Message {
	levels := m.Spec.Scheme.Levels
	phrase, limit := m.Compared(level, score, nil)
	if limit >= 0 {
		phrase.Args[1] = *levels[limit].Min
	}
	return phrase
}

// Compared says what a score of a level was compared with: with the threshold of which level, or -1.
func (m *Model) Compared(level int, score, threshold any) (phrase scoring.Message, limit int) {
	levels := m.Spec.Scheme.Levels
	if levels[level].Min != nil {
		return scoring.Say("%v is at least %v", score, threshold), level
	}
	for i := level - 1; i >= 0; i-- {
		if levels[i].Min != nil {
			return scoring.Say("%v is below %v", score, threshold), i
		}
	}
	return scoring.Say("the only tier"), -1
}
