package result

import (
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// Reason says in one sentence why a customer is where it is.
func (r *Result) Reason(m *Model, row int, p words.Printer) string {
	level := m.Final[row]
	if level < 0 {
		return r.reasonUnscored(m, row, p)
	}
	for i := len(m.Overridden.Applied[row]) - 1; i >= 0; i-- {
		if a := m.Overridden.Applied[row][i]; a.Changed() {
			o := m.Spec.Overrides[a.Override]
			return p.Sprintf("%s: %s", o.Name, o.Reason)
		}
	}
	return p.Say(m.placed(row, level))
}

func (r *Result) reasonUnscored(m *Model, row int, p words.Printer) string {
	var why []string
	for _, problem := range m.Scores.Why(row) {
		why = append(why, p.Say(problem.Message))
	}
	return p.Sprintf("unscored: %s", strings.Join(why, p.Sprintf("; ")))
}

// placed says what the method compared.
func (m *Model) placed(row, level int) scoring.Message {
	scheme, score := &m.Spec.Scheme, m.Scores.Total[row]
	if scheme.By != tiering.Score {
		return scoring.Say("place %d of %d", m.Scores.Rank[row], m.Distribution.All.Count)
	}
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
