package book

import (
	"strings"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// step is one of the eight steps of tiering customers (客户分级八步), and what this run has for it.
type step struct {
	name  string
	state state
	has   string
	where string // a sheet of the workbook, or ""
}

// state is how far a run carries a step.
type state uint8

const (
	absent state = iota // no part of this run
	partly
	taken
)

// steps says of each of the eight steps what this run has for it, also where that is nothing.
func (s *provenance) steps() {
	p := s.b.p
	s.section(p.Sprintf("The eight steps of tiering customers"))
	head := headLook()
	head.align, head.indent = "left", 1
	s.stepRow(nil, p.Sprintf("Step"), p.Sprintf("In this run"), p.Sprintf("What there is"), p.Sprintf("Sheet"), head)
	for _, st := range []step{s.group(), s.files(), s.criteria(), s.form(), s.standards(), s.scoring(), s.levelling(), s.treatment()} {
		body := look{line: hairline, wrap: true, middle: true, align: "left", indent: 1}
		states := [...]string{p.Sprintf("no part of it"), p.Sprintf("in part"), p.Sprintf("yes")}
		s.stepRow(&st, st.name, states[st.state], st.has, st.where, body)
	}
	s.note(p.Sprintf("A step that is no part of this run has no figure here; what people decided about it stands elsewhere."))
}

// The columns of the page that a row of steps has: the step, its state, what there is, and where.
const (
	stateColumn = 2
	hasColumn   = 3
	whereColumn = 9
)

// stepRow adds a row; of the header, st is nil.
func (s *provenance) stepRow(st *step, name, state, has, where string, base look) {
	strong, linked, marked := base, base, base
	strong.bold = true
	if st != nil {
		linked.link = where != ""
		marked.color = [...]string{faint, warning, ink}[st.state]
	}
	cells := []cell{textCell(name, s.b.style(strong)), textCell(state, s.b.style(marked)), textCell(has, s.b.style(base))}
	for len(cells) < whereColumn-1 {
		cells = append(cells, cell{style: s.b.style(base)})
	}
	cells = append(cells, textCell(where, s.b.style(linked)))
	for len(cells) < pageColumns {
		cells = append(cells, cell{style: s.b.style(linked)})
	}
	height := max(heightIn(has, s.room(hasColumn, whereColumn-hasColumn)), heightIn(state, s.room(stateColumn, 1)), heightIn(name, nameWidth))
	n := s.add(height, cells...)
	s.merges = append(s.merges, [2]string{at(hasColumn, n), at(whereColumn-1, n)}, [2]string{at(whereColumn, n), at(pageColumns, n)})
	if st != nil && where != "" {
		s.links = append(s.links, link{at(whereColumn, n), quoted(where) + "!A1"})
	}
}

func (s *provenance) group() step {
	p := s.b.p
	if s.b.r.Ratings != nil {
		return s.panel()
	}
	return step{name: p.Sprintf("1 Evaluation group"), has: p.Sprintf("who rated the customers is not recorded; ratings are taken as they stand in the list")}
}

func (s *provenance) files() step {
	p, r := s.b.p, s.b.r
	var missing []string
	joined, supplied := r.Joined.Fields(), 0
	for _, f := range r.Config.Fields {
		switch {
		case r.List.Has(f.Name):
		case joined[f.Name]:
			supplied++
		default:
			missing = append(missing, f.Name)
		}
	}
	has := p.Sprintf("%d customers; %d of %d configured fields are in the list", r.Tally.Scored+r.Tally.Unscored,
		len(r.Config.Fields)-len(missing)-supplied, len(r.Config.Fields))
	if supplied > 0 {
		has += p.Sprintf("; ") + p.Sprintf("statements and forms supply %d more", supplied)
	}
	st := step{name: p.Sprintf("2 Customer files"), state: taken, has: has, where: scoresName(p)}
	if r.Profile != nil {
		kept := r.SummariseFile()
		has += p.Sprintf("; ") + p.Sprintf("their files are complete to %s; stale records: %d", report.Percent(kept.Total), kept.Stale)
		st.has, st.where = has, fileSheetName(p)
	}
	if len(missing) > 0 {
		st.state, st.has = partly, has+p.Sprintf("; ")+p.Sprintf("missing: %s", s.some(missing))
	}
	return st
}

func (s *provenance) criteria() step {
	p := s.b.p
	var has []string
	for i := range s.b.r.Models {
		m := &s.b.r.Models[i]
		text := p.Sprintf("%s: %d criteria, their weights sum to %s", m.Heading(), len(m.Spec.Criteria), decimal(weights(m.Spec.Criteria)))
		if n := len(m.Spec.Variants); n > 0 {
			text += p.Sprintf("; ") + p.Sprintf("variants for some customers: %d", n)
		}
		has = append(has, clean(text))
	}
	return step{name: p.Sprintf("3 Criteria"), state: taken, has: strings.Join(has, "\n"), where: s.rubric}
}

// weights is the sum of the weights, of relative ones as they are written.
func weights(criteria []scoring.Criterion) float64 {
	sum := 0.0
	for i := range criteria {
		sum += criteria[i].Weight
	}
	return scoring.Round9(sum)
}

func (s *provenance) form() step {
	p := s.b.p
	st := step{name: p.Sprintf("4 Rating table"), state: taken, where: s.rubric,
		has: p.Sprintf("weights, rules and levels as a table; the points of each customer stand among the scores")}
	if s.rubric == "" {
		st.state, st.where = partly, scoresName(p)
		st.has = p.Sprintf("the points and weighted points of each customer; weights and rules stand in the configuration")
	}
	return st
}

// standards says for which criteria that people grade it is written down what each grade means.
func (s *provenance) standards() step {
	p := s.b.p
	graded, missing := 0, []string(nil)
	for i := range s.b.r.Models {
		for _, criteria := range s.b.r.Models[i].Spec.Rubrics() {
			for k := range criteria {
				if grades := gradesOf(criteria[k].Rule); grades > 0 {
					graded++
					if len(criteria[k].Standards) < grades {
						missing = append(missing, criteria[k].Name)
					}
				}
			}
		}
	}
	st := step{name: p.Sprintf("5 Uniform standards"), state: taken, where: s.rubric,
		has: p.Sprintf("what each grade means is written down for %d of %d graded criteria", graded-len(missing), graded)}
	switch {
	case graded == 0:
		st.has, st.where = p.Sprintf("no criterion is graded by people: all points are computed from figures"), ""
	case len(missing) == graded:
		st.state, st.has = absent, st.has+p.Sprintf("; ")+p.Sprintf("without them, ratings depend on who rates")
	case len(missing) > 0:
		st.state, st.has = partly, st.has+p.Sprintf("; ")+p.Sprintf("missing: %s", s.some(missing))
	}
	return st
}

// gradesOf is how many grades people choose from, 0 for a rule over figures.
func gradesOf(rule scoring.Rule) int {
	switch rule := rule.(type) {
	case scoring.Grades:
		return len(rule.Scale.Grades)
	case scoring.Ranges:
		return len(rule.Ranges)
	}
	return 0
}

func (s *provenance) scoring() step {
	p, t := s.b.p, s.b.r.Tally
	st := step{name: p.Sprintf("6 Scoring"), state: taken, has: p.Sprintf("%d scored, %d unscored", t.Scored, t.Unscored), where: scoresName(p)}
	if by := s.b.r.Ratings; by != nil {
		st.has += "\n" + s.given(by)
	}
	if t.Unscored > 0 {
		st.state = partly
	}
	if t.Scored == 0 {
		st.state = absent
	}
	return st
}

func (s *provenance) levelling() step {
	p, m := s.b.p, &s.b.r.Models[0]
	st := step{name: p.Sprintf("7 Tiers"), state: taken, where: p.Sprintf("Summary"),
		has: p.Sprintf("%d customers in %d tiers, by %s; changed by overrides: %d", m.Distribution.All.Count, len(m.Spec.Scheme.Levels), s.method(m), changed(m))}
	if m.Distribution.All.Count == 0 {
		st.state = absent
	}
	return st
}

// changed is how many customers overrides gave another tier.
func changed(m *result.Model) int {
	n := 0
	for row := range m.Final {
		if m.Final[row] != m.Kept.Level[row] {
			n++
		}
	}
	return n
}

func (s *provenance) treatment() step {
	p := s.b.p
	return step{name: p.Sprintf("8 Rules for each tier"), has: p.Sprintf("how each tier is treated is not configured")}
}

// some names the first of many.
func (s *provenance) some(names []string) string {
	const most = 8
	text := strings.Join(names[:min(most, len(names))], s.b.p.Sprintf(", "))
	if len(names) > most {
		text += " …"
	}
	return clean(text)
}
