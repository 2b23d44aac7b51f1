package judge

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// Frame is a list with its derived fields, as it is judged: without customers whose id stands again (with first, its first row
// stays) and without those who are knocked out, who come back with the reason.
func Frame(cfg *config.Config, list *fileio.List, first bool) (frame *scoring.Frame, knocked []result.Problem) {
	frame = scoring.NewFrame(list)
	frame.JudgeOn(cfg.AsOf)
	frame.Label(labels(cfg))
	unique(list, frame, first)
	spoil(cfg, list, frame)
	frame.Derive(cfg.Derive)
	r := &result.Result{List: list, Frame: frame}
	knockOut(cfg, r)
	return frame, r.Aside
}

// Applies tells which of some criteria judge a customer, in any model: those of his variant of the rubric. A customer whose
// variant nobody knows has all of them.
func Applies(cfg *config.Config, frame *scoring.Frame, criteria []scoring.Criterion) func(criterion, row int) bool {
	var models []modelRubrics
	for i := range cfg.Models {
		m := &cfg.Models[i].Model
		of := modelRubrics{has: make([][]bool, len(m.Rubrics()))}
		for k, rubric := range m.Rubrics() {
			for c := range criteria {
				of.has[k] = append(of.has[k], hasCriterion(rubric, criteria[c].Name))
			}
		}
		if len(m.Variants) > 0 {
			of.of = m.Score(frame).Rubric
		}
		models = append(models, of)
	}
	return func(criterion, row int) bool {
		for i := range models {
			if models[i].applies(criterion, row) {
				return true
			}
		}
		return false
	}
}

// beyond says of each file how many of its ratings no score reads, since their criterion is in no rubric that judges the
// customer.
func beyond(cfg *config.Config, frame *scoring.Frame, c *ratings.Collected) []fileio.Message {
	applies := Applies(cfg, frame, c.Criteria)
	count := make(map[string]int)
	var order []int // the first such rating of each file
	for i, g := range c.Ratings.Given {
		if applies(int(g.Criterion), int(g.Row)) {
			continue
		}
		file := c.Place(i).File
		if count[file]++; count[file] == 1 {
			order = append(order, i)
		}
	}
	var notes []fileio.Message
	for _, i := range order {
		at := c.Place(i)
		notes = append(notes, fileio.Say("%s: ratings of criteria that don't judge the customer, and so are in no score: %d (first: %s, %s)",
			at.File, count[at.File], c.Criteria[c.Ratings.Given[i].Criterion].Name, at.String()))
	}
	return notes
}

// modelRubrics are which criteria each of a model's rubrics has, and whose rubric is which.
type modelRubrics struct {
	has [][]bool
	of  func(row int) int // nil where there is one rubric for all
}

func (m *modelRubrics) applies(criterion, row int) bool {
	if m.of == nil {
		return m.has[0][criterion]
	}
	rubric := m.of(row)
	return rubric < 0 || m.has[rubric][criterion]
}

func hasCriterion(rubric []scoring.Criterion, name string) bool {
	for i := range rubric {
		if rubric[i].Name == name {
			return true
		}
	}
	return false
}
