package result

import (
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Treated is what is done for each customer, and why.
type Treated struct {
	tiering.Treated
	Spec *config.Treatments

	cols   scoring.Columns         // what the customers are, and were judged to be
	rows   []int                   // those of cols that these are; nil for all
	hidden func(field string) bool // fields that are shown nowhere; nil for none
	why    []func(row int) string  // per decision: its reason for a row of cols
	said   func(row int) string    // what an earlier result said instead; nil where there is none
}

// Treat applies treatments to customers of given tiers; p has what is known of them, to which set adds a column.
func Treat(spec *config.Treatments, p *tiering.Population, tiers []int, set func(column string, texts []string)) *Treated {
	t := &Treated{Spec: spec, cols: p.Columns}
	t.Treated = spec.Treat(p, tiers, set)
	t.explain()
	return t
}

// Recall is what an earlier result said is done for its customers, and why.
func Recall(spec *config.Treatments, treated tiering.Treated, why func(row int) string) *Treated {
	return &Treated{Treated: treated, Spec: spec, said: why}
}

// explain makes the reasons. They read whole columns, which are found once.
func (t *Treated) explain() {
	if t.why = nil; t.said != nil {
		return
	}
	for i := range t.Spec.Decisions {
		t.why = append(t.why, t.Spec.Decisions[i].Reason.Say(t.cols, t.hidden))
	}
}

// Only is what is done for the customers of some rows, in ascending order.
func (t *Treated) Only(rows []int) *Treated {
	out := *t
	out.Treated = t.Treated.Only(rows)
	out.rows = rows
	if t.rows != nil {
		out.rows = scoring.Pick(t.rows, rows)
	}
	return &out
}

// without is the same without the values of some fields.
func (t *Treated) without(hidden func(field string) bool) *Treated {
	out := *t
	out.hidden = hidden
	out.explain()
	return &out
}

// Action is what is made of a customer; "" where no decision says.
func (t *Treated) Action(row int) string {
	if i := t.Decision[row]; i >= 0 {
		return t.Spec.Decisions[i].Action
	}
	return ""
}

// Why says why a decision is a customer's, with the figures; "" where no decision is.
func (t *Treated) Why(row int, p words.Printer) string {
	i := t.Decision[row]
	if i < 0 {
		return ""
	}
	source := row
	if t.rows != nil {
		source = t.rows[row]
	}
	why := t.said
	if why == nil {
		why = t.why[i]
	}
	return p.Sprintf("%s: %s", t.Spec.Decisions[i].Name, why(source))
}

// Names are those of the measures for a customer.
func (t *Treated) Names(row int) []string {
	var names []string
	for _, i := range t.Measures(row) {
		names = append(names, t.Spec.Measures[i].Name)
	}
	return names
}

// Text is all that is done for a customer: what is made of him, and the measures.
func (t *Treated) Text(row int, p words.Printer) string {
	all := strings.Join(t.Names(row), p.Sprintf(", "))
	switch action := t.Action(row); {
	case action == "":
		return all
	case all == "":
		return action
	default:
		return action + p.Sprintf("; ") + all
	}
}

// Due says of a measure how often, how soon and by whom it is done; "" where nobody says.
func Due(m *tiering.Measure, p words.Printer) string {
	var parts []string
	if !m.Every.IsZero() {
		parts = append(parts, p.Say(m.Every.Every()))
	}
	if !m.Within.IsZero() {
		parts = append(parts, p.Say(m.Within.Within()))
	}
	return strings.Join(parts, p.Sprintf(", "))
}

// treatment are the columns of what is done for customers; none where nobody says.
func (r *Result) treatment(p words.Printer) []Column {
	if r.Treated == nil {
		return nil
	}
	return []Column{
		{Header: p.Sprintf("Treatment"), Kind: TreatmentColumn, Cell: func(row int) fileio.Cell { return text(r.Treated.Text(row, p)) }},
		{Header: p.Sprintf("Treatment reason"), Kind: TreatmentColumn, Cell: func(row int) fileio.Cell { return text(r.Treated.Why(row, p)) }},
	}
}

// TreatmentOf is what is done for a customer, as JSON has it.
type TreatmentOf struct {
	Decision string   `json:"decision,omitempty"`
	Action   string   `json:"action,omitempty"`
	Reason   string   `json:"reason,omitempty"`
	Measures []string `json:"measures"`
}

func (r *Result) treatmentOf(row int, p words.Printer) *TreatmentOf {
	if r.Treated == nil || r.Models[0].Final[row] < 0 {
		return nil
	}
	out := &TreatmentOf{Measures: append([]string{}, r.Treated.Names(row)...)}
	if i := r.Treated.Decision[row]; i >= 0 {
		out.Decision, out.Action, out.Reason = r.Treated.Spec.Decisions[i].Name, r.Treated.Action(row), r.Treated.Why(row, p)
	}
	return out
}

// Owners says whose customer somebody is; false where the configuration or the list doesn't say, or must not.
func (r *Result) Owners() (owner func(row int) string, ok bool) {
	if r.Treated == nil || r.Treated.Spec.Owner == "" || r.Redacts(r.Treated.Spec.Owner) {
		return nil, false
	}
	return r.List.Texts(r.Treated.Spec.Owner)
}

// Done are the treatments of a result, with how many customers each is for.
type Done struct {
	Decisions []Decided
	Measures  []Applied
}

// NewDone are treatments, as yet for nobody.
func NewDone(t *tiering.Treatment) Done {
	var done Done
	for i := range t.Decisions {
		done.Decisions = append(done.Decisions, Decided{Name: t.Decisions[i].Name, Action: t.Decisions[i].Action, Of: &t.Decisions[i]})
	}
	for i := range t.Measures {
		done.Measures = append(done.Measures, Applied{Name: t.Measures[i].Name, Of: &t.Measures[i]})
	}
	return done
}

// Done are the treatments of the result.
func (r *Result) Done() Done {
	done := NewDone(&r.Treated.Spec.Treatment)
	for i, customers := range r.Treated.Decided {
		done.Decisions[i].Customers = customers
	}
	for i, customers := range r.Treated.Applied {
		done.Measures[i].Customers = customers
	}
	return done
}

// Decided is a decision; Of is nil where nobody has the configuration.
type Decided struct {
	Name, Action string
	Customers    int
	Of           *tiering.Decision
}

// Applied is a measure likewise.
type Applied struct {
	Name      string
	Customers int
	Of        *tiering.Measure
}
