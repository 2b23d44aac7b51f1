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

// Reasons is Reason for many customers of a model.
func (r *Result) Reasons(m *Model, p words.Printer) func(row int) string {
	placed := r.placed(m)
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
		return p.Say(placed(row))
	}
}

func (r *Result) reasonUnscored(m *Model, row int, p words.Printer) string {
	var why []string
	for _, problem := range m.Scores.Why(row) {
		why = append(why, p.Say(problem.Message))
	}
	all := strings.Join(why, p.Sprintf("; "))
	if r.IsAside(row) {
		return all
	}
	return p.Sprintf("unscored: %s", all)
}

// placed says what the model's method compared.
func (r *Result) placed(m *Model) func(row int) scoring.Message {
	switch m.Spec.Scheme.By {
	case tiering.Headcount:
		return func(row int) scoring.Message {
			return scoring.Say("place %d of %d", m.Scores.Rank[row], m.Distribution.All.Count)
		}
	case tiering.Value:
		return r.placedByValue(m)
	}
	return m.placedByScore
}

// placedByValue counts the places by the field that the scheme shares out, since the score has no part in it.
func (r *Result) placedByValue(m *Model) func(row int) scoring.Message {
	name, _ := r.Called(m.Spec.Scheme.Of)
	of, _ := r.Frame.Numbers(m.Spec.Scheme.Of)
	places, ranked := m.places(of)
	return func(row int) scoring.Message {
		if places[row] == 0 {
			return scoring.Say("no %s", name)
		}
		return scoring.Say("%s %s, place %d of %d", name, strconv.FormatFloat(scoring.Round9(of[row]), 'f', -1, 64), places[row], ranked)
	}
}

// places ranks the scored customers that have a figure, the highest first: 1, 2, 2, 4; 0 is no place.
func (m *Model) places(of []float64) (places []int, ranked int) {
	places = make([]int, len(m.Final))
	if of == nil {
		return places, 0
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
	return places, len(rows)
}

func (m *Model) placedByScore(row int) scoring.Message {
	scheme, level, score := &m.Spec.Scheme, m.Final[row], m.Scores.Total[row]
	if lower := scheme.Levels[level].Min; lower != nil {
		return scoring.Say("%v is at least %v", score, *lower)
	}
	for i := level - 1; i >= 0; i-- {
		if upper := scheme.Levels[i].Min; upper != nil {
			return scoring.Say("%v is below %v", score, *upper)
		}
	}
	return scoring.Say("the only tier")
}
