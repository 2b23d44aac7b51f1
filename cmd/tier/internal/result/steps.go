package result

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// TieringStep is one of the eight steps of tiering customers (客户分级八步): how far a run carries it, and what shows that. The
// workbook's provenance, the report and JSON are views of it.
type TieringStep struct {
	Number    int        `json:"step"`
	Name      string     `json:"name"`  // in the language of the run
	State     StepState  `json:"state"` // in no language
	Has       string     `json:"has"`   // what there is; a line break between several
	Artefacts []Artefact `json:"artefacts"`
	Sheet     StepSheet  `json:"-"` // of a workbook: where it stands
}

// StepState is how far a run carries a step.
type StepState string

// The states of a step.
const (
	StepAbsent StepState = "no" // no part of this run
	StepPartly StepState = "partly"
	StepTaken  StepState = "yes"
)

// StepSheet is the kind of sheet that a step leads to.
type StepSheet uint8

// The sheets of a workbook that steps lead to.
const (
	NoSheet StepSheet = iota
	RatingsSheet
	ScoresSheet
	FilesSheet
	RubricSheet
	SummarySheet
	ActionsSheet
)

// Artefact is a file that shows that a step was taken, with the day that it is of: the day that the run is judged on, or the
// period that was rated. No date comes from a clock. The result itself knows neither its name nor its hash: whoever reads
// it does.
type Artefact struct {
	File       string `json:"file"`
	SHA256     string `json:"sha256"`
	Date       string `json:"date"` // "" where none is known
	ThisResult bool   `json:"this_result,omitempty"`
}

// Steps are the eight steps, what this run has for each, also where that is nothing.
func (r *Result) Steps(p words.Printer) []TieringStep {
	s := &tieringSteps{r: r, p: p}
	all := []TieringStep{s.group(), s.files(), s.criteria(), s.form(), s.standards(), s.scoring(), s.levelling(), s.treatment()}
	for i := range all {
		all[i].Number, all[i].Name = i+1, StepName(i+1, p)
		if all[i].Artefacts == nil {
			all[i].Artefacts = []Artefact{}
		}
	}
	return all
}

// StepName is what a step is called, by its number; "" for any other number.
func StepName(number int, p words.Printer) string {
	switch number {
	case 1:
		return p.Sprintf("1 Evaluation group")
	case 2:
		return p.Sprintf("2 Customer files")
	case 3:
		return p.Sprintf("3 Criteria")
	case 4:
		return p.Sprintf("4 Rating table")
	case 5:
		return p.Sprintf("5 Uniform standards")
	case 6:
		return p.Sprintf("6 Scoring")
	case 7:
		return p.Sprintf("7 Tiers")
	case 8:
		return p.Sprintf("8 Rules for each tier")
	}
	return ""
}

// tieringSteps says of each step what a result has for it.
type tieringSteps struct {
	r *Result
	p words.Printer
}

// asOf is the day that the result is judged on, "" where none is given.
func (s *tieringSteps) asOf() string {
	if day := s.r.asOf(); day != nil {
		return *day
	}
	return ""
}

// config is the configuration as an artefact.
func (s *tieringSteps) config() []Artefact {
	return []Artefact{{File: s.r.Config.File, SHA256: s.r.Config.SHA256, Date: s.asOf()}}
}

// lists are the files that say who the customers are and what they did.
func (s *tieringSteps) lists() []Artefact {
	var all []Artefact
	for _, in := range slices.Concat(s.r.inputs(), s.r.Files) {
		all = append(all, Artefact{File: in.File, SHA256: in.SHA256, Date: s.asOf()})
	}
	if m := s.r.Merged; m != nil {
		all = append(all, Artefact{File: m.Path, SHA256: m.SHA256, Date: s.asOf()})
	}
	return all
}

// rated are the files that raters filled in, of the period that was rated.
func (s *tieringSteps) rated() []Artefact {
	if s.r.Ratings == nil {
		return nil
	}
	date := s.r.Config.Period
	if date == "" {
		date = s.asOf()
	}
	var all []Artefact
	for _, f := range s.r.Ratings.Files {
		all = append(all, Artefact{File: f.Path, SHA256: f.SHA256, Date: date})
	}
	return all
}

// itself is the result, which holds the scores and the tiers.
func (s *tieringSteps) itself() []Artefact { return []Artefact{{Date: s.asOf(), ThisResult: true}} }

func (s *tieringSteps) group() TieringStep {
	p := s.p
	if s.r.Ratings != nil {
		return s.panel()
	}
	return TieringStep{State: StepAbsent, Has: p.Sprintf("who rated the customers is not recorded; ratings are taken as they stand in the list")}
}

func (s *tieringSteps) files() TieringStep {
	p, r := s.p, s.r
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
	st := TieringStep{State: StepTaken, Has: has, Sheet: ScoresSheet, Artefacts: s.lists()}
	if r.Profile != nil {
		kept := r.SummariseFile()
		has += p.Sprintf("; ") + p.Sprintf("their files are complete to %s; stale records: %d", percentText(kept.Total), kept.Stale)
		st.Has, st.Sheet = has, FilesSheet
	}
	if len(missing) > 0 {
		st.State, st.Has = StepPartly, has+p.Sprintf("; ")+p.Sprintf("missing: %s", s.some(missing))
	}
	return st
}

func (s *tieringSteps) criteria() TieringStep {
	p := s.p
	var has []string
	for i := range s.r.Models {
		m := &s.r.Models[i]
		text := p.Sprintf("%s: %d criteria, their weights sum to %s", m.Heading(), len(m.Spec.Criteria), figureText(weights(m.Spec.Criteria)))
		if n := len(m.Spec.Variants); n > 0 {
			text += p.Sprintf("; ") + p.Sprintf("variants for some customers: %d", n)
		}
		has = append(has, text)
	}
	return TieringStep{State: StepTaken, Has: strings.Join(has, "\n"), Sheet: RubricSheet, Artefacts: s.config()}
}

// weights is the sum of the weights, of relative ones as they are written.
func weights(criteria []scoring.Criterion) float64 {
	sum := 0.0
	for i := range criteria {
		sum += criteria[i].Weight
	}
	return scoring.Round9(sum)
}

func (s *tieringSteps) form() TieringStep {
	p := s.p
	return TieringStep{State: StepTaken, Sheet: RubricSheet, Artefacts: s.config(),
		Has: p.Sprintf("weights, rules and levels as a table; the points of each customer stand among the scores")}
}

// standards says for which criteria that people grade it is written down what each grade means.
func (s *tieringSteps) standards() TieringStep {
	p := s.p
	graded, missing := 0, []string(nil)
	for i := range s.r.Models {
		for _, criteria := range s.r.Models[i].Spec.Rubrics() {
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
	st := TieringStep{State: StepTaken, Sheet: RubricSheet, Artefacts: s.config(),
		Has: p.Sprintf("what each grade means is written down for %d of %d graded criteria", graded-len(missing), graded)}
	switch {
	case graded == 0:
		st.Has, st.Sheet, st.Artefacts = p.Sprintf("no criterion is graded by people: all points are computed from figures"), NoSheet, nil
	case len(missing) == graded:
		st.Artefacts = nil
		st.State, st.Has = StepAbsent, st.Has+p.Sprintf("; ")+p.Sprintf("without them, ratings depend on who rates")
	case len(missing) > 0:
		st.State, st.Has = StepPartly, st.Has+p.Sprintf("; ")+p.Sprintf("missing: %s", s.some(missing))
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

func (s *tieringSteps) scoring() TieringStep {
	p, t := s.p, s.r.Tally
	st := TieringStep{State: StepTaken, Has: p.Sprintf("%d scored, %d unscored", t.Scored, t.Unscored), Sheet: ScoresSheet, Artefacts: s.itself()}
	if by := s.r.Ratings; by != nil {
		st.Has += "\n" + s.given(by)
	}
	if t.Unscored > 0 {
		st.State = StepPartly
	}
	if t.Scored == 0 {
		st.State = StepAbsent
	}
	return st
}

func (s *tieringSteps) levelling() TieringStep {
	p, m := s.p, &s.r.Models[0]
	st := TieringStep{State: StepTaken, Sheet: SummarySheet, Artefacts: s.itself(),
		Has: p.Sprintf("%d customers in %d tiers, by %s; changed by overrides: %d", m.Distribution.All.Count, len(m.Spec.Scheme.Levels), s.r.CutBy(m, p), changed(m))}
	if m.Distribution.All.Count == 0 {
		st.State = StepAbsent
	}
	return st
}

// changed is how many customers overrides gave another tier.
func changed(m *Model) int {
	n := 0
	for row := range m.Final {
		if m.Final[row] != m.Kept.Level[row] {
			n++
		}
	}
	return n
}

// treatment is how each tier is treated.
func (s *tieringSteps) treatment() TieringStep {
	p, spec := s.p, s.r.Config.Treatments
	if spec == nil || s.r.Treated == nil {
		return TieringStep{State: StepAbsent, Has: p.Sprintf("how each tier is treated is not configured")}
	}
	return TieringStep{State: StepTaken, Sheet: ActionsSheet, Artefacts: s.config(),
		Has: p.Sprintf("measures: %d, decisions: %d", len(spec.Measures), len(spec.Decisions))}
}

// some names the first of many.
func (s *tieringSteps) some(names []string) string {
	const most = 8
	text := strings.Join(names[:min(most, len(names))], s.p.Sprintf(", "))
	if len(names) > most {
		text += " …"
	}
	return text
}

// panel is the first step where a panel rated: who they are, and whether all of them did.
func (s *tieringSteps) panel() TieringStep {
	p, by := s.p, s.r.Ratings
	st := TieringStep{State: StepTaken, Sheet: RatingsSheet, Artefacts: s.rated(),
		Has: p.Sprintf("raters: %d, of whom %d gave ratings", len(by.Panel.Raters), by.Raters())}
	if roles := s.roles(by); roles != "" {
		st.Has += p.Sprintf("; ") + roles
	}
	switch {
	case by.Raters() == 0:
		st.State = StepAbsent
	case by.Raters() < len(by.Panel.Raters):
		st.State = StepPartly
	}
	return st
}

// roles counts the raters of each role, in the order of the panel.
func (s *tieringSteps) roles(by *Ratings) string {
	var order []string
	counts := map[string]int{}
	for _, r := range by.Panel.Raters {
		if r.Role == "" {
			continue
		}
		if counts[r.Role]++; counts[r.Role] == 1 {
			order = append(order, r.Role)
		}
	}
	for i, role := range order {
		order[i] = role + " " + strconv.Itoa(counts[role])
	}
	return strings.Join(order, s.p.Sprintf(", "))
}

// given says what the panel rated, and what of it counts.
func (s *tieringSteps) given(by *Ratings) string {
	p := s.p
	var names []string
	for i := range by.Criteria {
		names = append(names, by.Criteria[i].Name)
	}
	text := p.Sprintf("%d ratings by %d raters: %s", len(by.Collected.Ratings.Given), by.Raters(), s.some(names))
	if n := by.Owned(); n > 0 {
		text += p.Sprintf("; ") + p.Sprintf("not counted, as the customer is the rater's own: %d", n)
	}
	return text
}

// CutBy is what a model's levels are cut by.
func (r *Result) CutBy(m *Model, p words.Printer) string {
	switch m.Spec.Scheme.By {
	case tiering.Headcount:
		return p.Sprintf("shares of the customers, the highest score first")
	case tiering.Value:
		name, _ := r.Called(m.Spec.Scheme.Of)
		return p.Sprintf("shares of %s, the highest first", name)
	}
	return p.Sprintf("thresholds of the score")
}

// percentText is a share as people write it.
func percentText(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return strconv.FormatFloat(scoring.Round(x*100, 1), 'f', 1, 64) + "%"
}

func figureText(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
