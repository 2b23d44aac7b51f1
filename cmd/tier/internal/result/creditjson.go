package result

import (
	"iter"
	"math"
	"time"

	"tier/cmd/tier/internal/words"
	"tier/credit"
)

// creditRef is what a run says of credit in all.
type creditRef struct {
	Model    string         `json:"model"`
	Unit     string         `json:"unit,omitempty"`
	Files    []Input        `json:"files"`
	Limit    *float64       `json:"limit"` // of all limits, those of a group once; null where it is redacted, as what follows
	Exposure *float64       `json:"exposure"`
	Excess   *float64       `json:"excess"`
	Grades   []gradeSummary `json:"grades"`
	Due      int            `json:"due"` // customers who must be surveyed again

	Receivables *receivablesJSON `json:"receivables,omitempty"` // where ledgers are given
	Backtest    *backtestJSON    `json:"backtest,omitempty"`    // where a field says what became of the customers
}

// gradeSummary is what one grade has of limits and exposure.
type gradeSummary struct {
	Name     string   `json:"name"`
	Count    int      `json:"count"`
	Limits   int      `json:"limits"` // customers who have one of their own
	Limit    *float64 `json:"limit"`
	Exposure *float64 `json:"exposure"` // of the customers themselves
	Excess   *float64 `json:"excess"`   // of groups, by the grade of the customer whose limit they share
	Due      int      `json:"due"`
}

// creditOf is what a run says of one customer's credit.
type creditOf struct {
	Grade     *string        `json:"grade"`
	Score     *float64       `json:"score"`
	Ratios    []ratioOf      `json:"ratios"`
	Growth    []growthOf     `json:"growth,omitempty"`
	Limit     *float64       `json:"limit"`
	Working   string         `json:"working,omitempty"` // how the limit came about
	NoLimit   string         `json:"no_limit,omitempty"`
	Head      string         `json:"group,omitempty"` // the customer whose limit it shares
	Own       *float64       `json:"own_exposure"`
	Exposure  *float64       `json:"exposure"`
	Available *float64       `json:"available"`
	Excess    *float64       `json:"excess"`
	Covered   *float64       `json:"covered"`
	Cash      *float64       `json:"cash"`
	Due       []string       `json:"due,omitempty"` // why a new survey is due
	Weakest   []weaknessJSON `json:"weakest,omitempty"`

	Receivables *debtJSON `json:"receivables,omitempty"`
}

type ratioOf struct {
	Name      string   `json:"name"`
	Title     string   `json:"title"`
	Value     *float64 `json:"value"`
	Reference string   `json:"reference"`
	Verdict   string   `json:"verdict,omitempty"`
	Why       string   `json:"why,omitempty"`
}

type growthOf struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Value *float64 `json:"value"`
	Why   string   `json:"why,omitempty"`
}

type weaknessJSON struct {
	Name string  `json:"name"`
	Lost float64 `json:"lost"`
}

type requestJSON struct {
	ID        string   `json:"id"`
	At        string   `json:"at"`
	Amount    *float64 `json:"amount"`
	Date      string   `json:"date,omitempty"`
	Handler   string   `json:"handler,omitempty"`
	Approver  string   `json:"approver,omitempty"` // as the file says
	Change    string   `json:"change"`
	State     string   `json:"state"`
	Authority *string  `json:"authority"` // the lowest that covers the amount; null: above all of them
	ReferTo   string   `json:"refer_to,omitempty"`
	Within    *float64 `json:"within"`
	Excess    *float64 `json:"excess"`
	Covered   *float64 `json:"covered"`
	Cash      *float64 `json:"cash"`
	Missing   []string `json:"missing,omitempty"`
}

type lossJSON struct {
	ID           string  `json:"id"`
	Amount       float64 `json:"amount"`
	Approved     float64 `json:"approved"`
	Unapproved   float64 `json:"unapproved"`
	Handler      float64 `json:"handler"`
	Approver     float64 `json:"approver"`
	Company      float64 `json:"company"`
	HandlerName  string  `json:"handler_name,omitempty"`
	ApproverName string  `json:"approver_name,omitempty"`
}

func verdictWord(v credit.Verdict) string {
	return [...]string{"", "good", "too low", "too high"}[v]
}

func changeWord(c credit.Change) string { return [...]string{"new", "raise", "cut", "same"}[c] }

func stateWord(s credit.State) string { return [...]string{"incomplete", "waiting", "approved"}[s] }

// creditRef is the credit of all.
func (r *Result) creditRef(p words.Printer) creditRef {
	c := r.Credit
	total, noLimit, noExposure := c.Totals(r), r.redactsLimits(), r.redactsExposure()
	ref := creditRef{Model: c.Model.Spec.Name, Unit: r.Config.Credit.Unit, Files: append([]Input{}, r.Files...),
		Limit: unless(noLimit, total.Limit), Exposure: unless(noExposure, total.Exposure), Excess: unless(noLimit || noExposure, total.Excess), Due: total.Due, Grades: []gradeSummary{},
		Receivables: c.receivables(r.Config.Credit.Receivables.Alarms, p), Backtest: r.backtest(p)}
	for i, g := range c.ByGrade(r) {
		ref.Grades = append(ref.Grades, gradeSummary{c.Model.Tier(i), g.Count, g.Limits, unless(noLimit, g.Limit), unless(noExposure, g.Exposure),
			unless(noLimit || noExposure, g.Excess), g.Due})
	}
	return ref
}

// creditOf is one customer's credit.
func (r *Result) creditOf(row int, p words.Printer) *creditOf {
	c := r.Credit
	if c == nil || r.IsAside(row) {
		return nil
	}
	limit, e := c.Limits[row], c.Exposed[row]
	noLimit, noExposure := r.redactsLimits(), r.redactsExposure()
	hidden := noLimit || noExposure
	noCover := hidden || r.redactsAny(r.Config.Credit.Collateral)
	out := &creditOf{Score: figure(c.Model.Scores.Total[row]), Ratios: []ratioOf{}, Limit: unless(noLimit, limit.Amount),
		Receivables: c.debtOf(row, p),
		Own:         unless(noExposure, e.Own), Exposure: unless(noExposure, e.Exposure), Available: unless(hidden, e.Available),
		Excess: unless(hidden, e.Excess), Covered: unless(noCover, e.Covered), Cash: unless(noCover, e.Cash)}
	if grade := c.Grade(row); grade != "" {
		out.Grade = &grade
	}
	switch {
	case noLimit:
	case limit.Why.IsZero():
		out.Working = p.Say(r.Spoken(limit.Working(&r.Config.Credit.Limits, c.Model.Final[row])))
	default:
		out.NoLimit = p.Say(r.Spoken(limit.Why))
	}
	if head := c.Groups.Head[row]; head >= 0 && head != row && !r.redactsAny(r.Config.Credit.Parent) {
		out.Head = r.ID(head)
	}
	for i := range c.Ratios {
		out.Ratios = append(out.Ratios, r.ratioAt(&c.Ratios[i], row, p))
	}
	for i := range c.Growth {
		g := &c.Growth[i]
		grown := growthOf{Name: g.Growth.Name, Title: g.Growth.Title}
		if !r.Redacts(g.Growth.Name) {
			grown.Value, grown.Why = figure(g.Value[row]), sayIf(g.Why[row], p)
		}
		out.Growth = append(out.Growth, grown)
	}
	for _, why := range c.Due[row].Reasons {
		out.Due = append(out.Due, p.Say(r.veilOf(row, []string{r.Config.Credit.Survey.Date}, nil, why)))
	}
	for _, w := range c.Model.Weakest(row, 3) {
		out.Weakest = append(out.Weakest, weaknessJSON(w))
	}
	return out
}

func (r *Result) ratioAt(m *credit.Measured, row int, p words.Printer) ratioOf {
	if r.Redacts(m.Ratio.Name) {
		return ratioOf{Name: m.Ratio.Name, Title: m.Ratio.Title, Reference: p.Say(m.Reference[row].Words(m.Ratio.Percent))}
	}
	return ratioOf{Name: m.Ratio.Name, Title: m.Ratio.Title, Value: figure(m.Value[row]), Reference: p.Say(m.Reference[row].Words(m.Ratio.Percent)),
		Verdict: verdictWord(m.Verdict[row]), Why: sayIf(m.Why[row], p)}
}

// sayIf is a message, "" where there is none.
func sayIf(m words.Phrase, p words.Printer) string {
	if format, _ := m.Phrase(); format == "" {
		return ""
	}
	return p.Say(m)
}

func (r *Result) requests(p words.Printer) iter.Seq[requestJSON] {
	return func(yield func(requestJSON) bool) {
		for _, q := range r.Credit.Requests {
			out := requestJSON{ID: r.ID(q.Row), At: q.At, Amount: figure(q.Amount), Date: day(q.Date), Handler: q.Handler, Approver: q.Approver,
				Change: changeWord(q.Change), State: stateWord(q.State), Within: figure(q.Within), Excess: figure(q.Excess),
				Covered: figure(q.Covered), Cash: figure(q.Cash)}
			if q.Authority >= 0 {
				out.Authority = &r.Config.Credit.Policy.Authorities[q.Authority].Name
			} else if !math.IsNaN(q.Amount) {
				out.ReferTo = r.Config.Credit.Policy.ReferTo
			}
			for _, step := range q.Missing {
				out.Missing = append(out.Missing, p.Say(r.Spoken(step)))
			}
			if !yield(out) {
				return
			}
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func (r *Result) losses() iter.Seq[lossJSON] {
	return func(yield func(lossJSON) bool) {
		if r.redactsLosses() {
			return
		}
		for _, l := range r.Credit.Losses {
			if r.Redacts(r.Config.Credit.Loss.Handler) {
				l.Handler = ""
			}
			if r.Redacts(r.Config.Credit.Loss.Approver) {
				l.Approver = ""
			}
			if !yield(lossJSON{r.ID(l.Row), l.Amount, l.Approved, l.Unapproved, l.Loss.Handler, l.Loss.Approver, l.Company, l.Handler, l.Approver}) {
				return
			}
		}
	}
}
