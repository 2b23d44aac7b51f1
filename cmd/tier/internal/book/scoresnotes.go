package book

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// notes say at the head of each computed column, in words, how its figures come about, and which of them stay as they were
// written.
func (s *scores) notes(b *workbook) []note {
	var notes []note
	for i, f := range s.r.Given() {
		notes = append(notes, note{at(s.inputs+i+1, 1), b.p.Say(s.r.GivenBy(f))})
	}
	for i := range s.r.Models {
		m, at := &s.r.Models[i], s.models[i]
		for k, name := range m.Spec.Names() {
			c, variants := criterionOf(m, name)
			notes = append(notes, s.note(b, at.points[k], s.pointsNote(b, c, variants)),
				s.note(b, at.points[k]+1, s.weightedNote(b, m, c)))
		}
		notes = append(notes,
			s.note(b, at.score, b.p.Sprintf("The sum of the weighted points, from 0 to 100, rounded once, halves up, to %d decimals.", m.Spec.Decimals)),
			s.note(b, at.rank, b.p.Sprintf("1 is the highest score; equal scores share the better place: 1, 2, 2, 4.")),
			s.note(b, at.tier, b.p.Sprintf("The computed tier, as the overrides on the sheet %s leave it.", rubricSheetName(b.p))),
			s.note(b, at.computed, s.computedNote(b, m)),
			s.note(b, at.reason, b.p.Sprintf("Why the customer is in this tier.")))
		if at.held > 0 {
			notes = append(notes, s.note(b, at.held, b.p.Sprintf("The computed tier, or the one of the result before where the hold keeps the customer there. The next run begins from it.")))
		}
		for k := range m.Beside {
			notes = append(notes, s.note(b, at.beside+k, b.p.Sprintf("The score if other ratings counted. It is for comparison and has no effect.")))
		}
		if at.provisional > 0 {
			notes = append(notes, s.note(b, at.provisional, b.p.Sprintf("Whose tier is provisional, and by which variant of the rubric: it judges without the history that the others have.")))
		}
		for k, path := range m.Spec.GroupPaths() {
			notes = append(notes, s.note(b, at.groups+k, b.p.Sprintf("The weighted points of the criteria of %s, as a percent of their weights: 100 is the most.", path)))
		}
		if at.moved > 0 {
			notes = append(notes, s.previousNotes(b, at)...)
		}
		for k, c := range s.columns {
			if c.Kind == result.TreatmentColumn && i == 0 {
				notes = append(notes, s.note(b, k+1, b.p.Sprintf("What the treatments of the configuration say of customers like this one.")))
			}
		}
	}
	return append(notes, s.segmentNotes(b)...)
}

// segmentNotes say at the heads of classes, flags and cells by what a customer has them. The columns stand in that order.
func (s *scores) segmentNotes(b *workbook) []note {
	if s.r.Segments == nil {
		return nil
	}
	p, spec, sheet := b.p, s.r.Segments.Spec, segmentsName(b.p)
	var texts []string
	for i := range spec.By {
		texts = append(texts, s.classNote(b, &spec.By[i]))
	}
	if len(spec.Flags) > 0 {
		var names []string
		for _, f := range spec.Flags {
			names = append(names, f.Name)
		}
		texts = append(texts, p.Sprintf("All flags whose conditions the customer meets, of these: %s. The sheet %s says why.", strings.Join(names, p.Sprintf(", ")), flaggedName(p)))
	}
	for i := range spec.Matrix {
		texts = append(texts, p.Sprintf("The cell of the matrix by %s and %s; where high begins is on the sheet %s.", spec.Matrix[i].X.Title, spec.Matrix[i].Y.Title, sheet))
	}
	var notes []note
	for col, c := range s.columns {
		if c.Kind == result.SegmentColumn && len(notes) < len(texts) {
			notes = append(notes, s.note(b, col+1, texts[len(notes)]))
		}
	}
	return notes
}

// classNote names the classes in their order, and what their conditions ask for.
func (s *scores) classNote(b *workbook, spec *tiering.Segmentation) string {
	p := b.p
	var names, reads []string
	for _, c := range spec.Classes {
		names = append(names, c.Name)
		if c.When == nil {
			continue
		}
		for _, field := range c.When.Fields() {
			if name := s.r.NameOf(field); !s.r.Redacts(field) && !slices.Contains(reads, name) {
				reads = append(reads, name)
			}
		}
	}
	text := p.Sprintf("The first of these classes whose condition the customer meets: %s. The sheet %s counts them.", strings.Join(names, p.Sprintf(", ")), segmentsName(p))
	if len(reads) > 0 {
		text += "\n" + p.Sprintf("The conditions read: %s.", strings.Join(reads, p.Sprintf(", ")))
	}
	return text
}

// note is a note at the head of a column.
func (s *scores) note(b *workbook, col int, text string) note {
	switch {
	case b.live && s.live[col-1] == nil:
		text += "\n" + b.p.Sprintf("This is a value: it does not follow what is edited.")
	case !b.live:
		text += "\n" + b.p.Sprintf("This workbook holds values, no formulas.")
	}
	return note{at(col, 1), text}
}

// criterionOf is a model's first criterion of a name, and in how many lists of criteria there is one.
func criterionOf(m *result.Model, name string) (c *scoring.Criterion, lists int) {
	for _, criteria := range m.Spec.Rubrics() {
		for i := range criteria {
			if criteria[i].Name != name {
				continue
			}
			if lists++; c == nil {
				c = &criteria[i]
			}
		}
	}
	return c, lists
}

func (s *scores) pointsNote(b *workbook, c *scoring.Criterion, lists int) string {
	p, sheet := b.p, rubricSheetName(b.p)
	if s.r.Ratings != nil && s.r.Ratings.Criterion(c.Name) >= 0 {
		return p.Sprintf("What the evaluation group agreed on, from the sheet %s.", ratingsSheetName(p))
	}
	text := ""
	switch rule := c.Rule.(type) {
	case scoring.Grades:
		text = p.Sprintf("The points of the grade, from the table %s on the sheet %s.", c.Name, sheet)
	case scoring.Bands:
		text = p.Sprintf("The points of the band that the value lies in, from the table %s on the sheet %s.", c.Name, sheet)
	case scoring.Curve:
		text = p.Sprintf("On a straight line between the two nearest values of the table %s on the sheet %s.", c.Name, sheet)
	case scoring.Ranges:
		text = p.Sprintf("The number that was given; for a word, the middle of its range in the table %s on the sheet %s.", c.Name, sheet)
	case scoring.Rank:
		text = p.Sprintf("By the place among all customers, from the table %s on the sheet %s.", c.Name, sheet)
		if rule.Within != "" {
			name, _ := s.r.Called(rule.Within)
			text = p.Sprintf("By the place among the customers of the same %s, from the table %s on the sheet %s.", name, c.Name, sheet)
		}
	case scoring.Formula:
		text = p.Sprintf("The value of %s.", rule.Expr.Source())
	}
	if lists > 1 {
		text += "\n" + p.Sprintf("Variants of the rubric have a rule of their own.")
	}
	return text
}

func (s *scores) weightedNote(b *workbook, m *result.Model, c *scoring.Criterion) string {
	text := b.p.Sprintf("Points ÷ full marks × weight, both from the sheet %s.", rubricSheetName(b.p))
	if m.Spec.Relative || c.Missing.Mode == scoring.Skip {
		text += "\n" + b.p.Sprintf("Weights are made up to 100 by those that count for the customer.")
	}
	return text
}

func (s *scores) computedNote(b *workbook, m *result.Model) string {
	p, sheet := b.p, rubricSheetName(b.p)
	switch m.Spec.Scheme.By {
	case tiering.Headcount:
		return p.Sprintf("By the rank: each tier takes its share of the scored customers on the sheet %s, and equal scores stay together in the better one.", sheet)
	case tiering.Value:
		name, _ := s.r.Called(m.Spec.Scheme.Of)
		return p.Sprintf("By %s: each tier takes its share of the total on the sheet %s, and the customer who crosses it.", name, sheet)
	}
	return p.Sprintf("The best tier whose lowest score on the sheet %s is reached.", sheet)
}
