package book

import (
	"tier/cmd/tier/internal/result"
)

// steps says of each of the eight steps what this run has for it, also where that is nothing.
func (s *provenance) steps() {
	p := s.b.p
	s.section(p.Sprintf("The eight steps of tiering customers"))
	head := headLook()
	head.align, head.indent = "left", 1
	s.stepRow(nil, stepTexts{p.Sprintf("Step"), p.Sprintf("In this run"), p.Sprintf("What there is"), p.Sprintf("What shows it"), p.Sprintf("Sheet")}, head)
	for _, st := range s.b.r.Steps(p) {
		body := look{line: hairline, wrap: true, middle: true, align: "left", indent: 1}
		s.stepRow(&st, stepTexts{st.Name, st.State.Text(p), st.Has, st.ArtefactLines(p), s.sheetOf(st.Sheet)}, body)
	}
	s.note(p.Sprintf("A step that is no part of this run has no figure here; what people decided about it stands elsewhere."))
}

// The columns of the page that a row of steps has: the step, its state, what there is, what shows it, and where.
const (
	stateColumn    = 2
	hasColumn      = 3
	artefactColumn = 6
	whereColumn    = 9
)

// stepTexts are the texts of a row of steps.
type stepTexts struct{ name, state, has, artefacts, where string }

// stepRow adds a row; of the header, st is nil.
func (s *provenance) stepRow(st *result.TieringStep, t stepTexts, base look) {
	strong, linked, marked := base, base, base
	strong.bold = true
	if st != nil {
		linked.link = t.where != ""
		marked.color = map[result.StepState]string{result.StepAbsent: faint, result.StepPartly: warning, result.StepTaken: ink}[st.State]
	}
	cells := []cell{textCell(clean(t.name), s.b.style(strong)), textCell(t.state, s.b.style(marked))}
	place := func(text string, l look, next int) {
		cells = append(cells, textCell(cleanLines(text), s.b.style(l)))
		for len(cells) < next-1 {
			cells = append(cells, cell{style: s.b.style(l)})
		}
	}
	place(t.has, base, artefactColumn)
	place(t.artefacts, base, whereColumn)
	place(t.where, linked, pageColumns+1)
	height := max(heightIn(t.has, s.room(hasColumn, artefactColumn-hasColumn)), heightIn(t.artefacts, s.room(artefactColumn, whereColumn-artefactColumn)),
		heightIn(t.state, s.room(stateColumn, 1)), heightIn(t.name, nameWidth))
	n := s.add(height, cells...)
	s.merges = append(s.merges, [2]string{at(hasColumn, n), at(artefactColumn-1, n)}, [2]string{at(artefactColumn, n), at(whereColumn-1, n)},
		[2]string{at(whereColumn, n), at(pageColumns, n)})
	if st != nil && t.where != "" {
		s.links = append(s.links, link{at(whereColumn, n), quoted(t.where) + "!A1"})
	}
}

// sheetOf is the name of the sheet that a step leads to, "" for none.
func (s *provenance) sheetOf(kind result.StepSheet) string {
	p := s.b.p
	switch kind {
	case result.RatingsSheet:
		return s.rated()
	case result.ScoresSheet:
		return scoresName(p)
	case result.FilesSheet:
		return fileSheetName(p)
	case result.RubricSheet:
		return s.rubric
	case result.ActionsSheet:
		return actionsName(p)
	case result.SummarySheet:
		return p.Sprintf("Summary")
	}
	return ""
}
