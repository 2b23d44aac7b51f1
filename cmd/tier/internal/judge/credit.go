package judge

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/creditform"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/requests"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/statements"
	"tier/credit"
	"tier/credit/backtest"
	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
)

// CreditFiles are the files that say more of the customers' credit than their list.
type CreditFiles struct {
	Statements []*statements.Source
	Ledgers    []*ledger.Source
	Requests   []*requests.Source
	Forms      []*creditform.Source
}

// Supplied are the fields that the files state, which the list need not have.
func (f *CreditFiles) Supplied() map[string]bool {
	supplied := statements.Supplied(f.Statements)
	maps.Copy(supplied, creditform.Supplied(f.Forms))
	if len(f.Ledgers) > 0 {
		for _, field := range config.LedgerFields() {
			supplied[field] = true
		}
	}
	return supplied
}

// RequestSpecs are the columns of applications by a configuration.
func RequestSpecs(cfg *config.Config) []fileio.Spec {
	id, _ := cfg.Field("id")
	name, _ := cfg.Field("name")
	return requests.Specs(cfg.Credit.Unit, id.Headers, name.Headers, cfg.Credit.Receivables.Headers["requests"])
}

// Lists are the tables that fields were bound in.
func (f *CreditFiles) Lists() []*fileio.List {
	var lists []*fileio.List
	for _, s := range f.Statements {
		lists = append(lists, s.List)
	}
	for _, s := range f.Requests {
		lists = append(lists, s.List)
	}
	return lists
}

// inputs are the files as they were read.
func (f *CreditFiles) inputs(ledgers *result.Ledgers) (all []result.Input) {
	if ledgers != nil {
		for _, file := range ledgers.Collected.Files {
			all = append(all, result.Input{File: file.Path, SHA256: file.SHA256, Rows: file.Entries})
		}
	}
	for _, s := range f.Statements {
		all = append(all, result.Input{File: s.Path, SHA256: s.SHA256, Rows: s.Rows})
	}
	for _, s := range f.Requests {
		all = append(all, result.Input{File: s.Path, SHA256: s.SHA256, Rows: s.Rows})
	}
	for _, s := range f.Forms {
		all = append(all, result.Input{File: s.Path, SHA256: s.SHA256, Rows: len(s.Sheets)})
	}
	return all
}

// join puts what other tables state in the place of what the list says, before anything is derived.
func (f *CreditFiles) join(cfg *config.Config, r *result.Result) {
	if len(f.Statements)+len(f.Forms) == 0 {
		return
	}
	who := asNamed(cfg, r)
	r.Joined = statements.Join(cfg, r.Frame, who, f.Statements, cfg.AsOf)
	if len(f.Forms) > 0 {
		rows := r.Joined.JoinForms(cfg, r.Frame, who, creditform.Surveys(f.Forms))
		r.Joined.Problems = append(r.Joined.Problems, creditform.Undated(cfg, f.Forms, rows)...)
	}
	for _, s := range f.Forms {
		r.Joined.Problems = append(r.Joined.Problems, s.Problems...)
	}
	for _, p := range r.Joined.Problems {
		r.Elsewhere = append(r.Elsewhere, elsewhere(p))
	}
}

// asNamed are the customers as other tables name them.
func asNamed(cfg *config.Config, r *result.Result) directory.Customers {
	who := whom(cfg, r.List, r.Frame, r.Merged)
	return directory.Customers{Len: who.Len, ID: who.ID, Name: who.Name, Excluded: who.Excluded, Aliases: who.Aliases}
}

// elsewhere is a problem in another file than the list.
func elsewhere(p directory.Problem) result.Problem {
	return result.Problem{Row: p.Row, At: p.At.String(), Message: p.Message}
}

// creditor works out one run's credit.
type creditor struct {
	cfg      *config.Config
	spec     *config.Credit
	r        *result.Result
	out      *result.Credit
	problems []scoring.Problem
	notes    []scoring.Problem
}

// judgeCredit goes from ratios to grades, limits, what is owed against them, and requests, and leaves each as columns of the
// frame, which models may read. It returns the scores' problems, and notes.
func judgeCredit(cfg *config.Config, r *result.Result, files *CreditFiles) (problems, notes []scoring.Problem, err error) {
	c := &creditor{cfg: cfg, spec: cfg.Credit, r: r, out: &result.Credit{}}
	r.Credit = c.out
	c.measure()
	if err := c.grade(); err != nil {
		return nil, nil, err
	}
	c.limit()
	c.expose()
	c.review()
	c.losses()
	c.requests(files)
	c.compare()
	c.receivable()
	m := c.out.Model
	problems = append(spoken(cfg, c.problems), ofRatios(r, m.Scores.Problems)...)
	return problems, append(spoken(cfg, c.notes), m.Scores.Notes...), nil
}

// measure works out ratios and growths, and notes why some are not there.
func (c *creditor) measure() {
	c.out.Ratios = credit.Measure(c.spec.Ratios, c.spec.Peers, c.r.Frame)
	for i := range c.out.Ratios {
		m := &c.out.Ratios[i]
		c.why(m.Ratio.Title, m.Why)
	}
	c.out.Growth = credit.Grow(c.spec.Growth, c.r.Frame)
	for i := range c.out.Growth {
		g := &c.out.Growth[i]
		c.why(g.Growth.Title, g.Why)
	}
}

func (c *creditor) why(title string, why map[int]scoring.Message) {
	for row, message := range why {
		c.notes = append(c.notes, scoring.Problem{Row: row, Field: culprit(c.r, row, message), Message: scoring.Say("no %s: %s", title, message)})
		why[row] = headed(c.cfg, message)
	}
	slices.SortStableFunc(c.notes, func(a, b scoring.Problem) int { return cmp.Compare(a.Row, b.Row) })
}

// grade scores the rubric and places the grades.
func (c *creditor) grade() error {
	m, placed, err := judgeModel(c.cfg, &c.spec.Model, c.r.Frame, nil, past{})
	if err != nil {
		return err
	}
	m.Beside = beside(c.cfg, m.Spec, c.r, nil, false)
	c.notes = append(c.notes, placed...)
	c.out.Model = &m
	grades := make([]string, len(m.Final))
	for row, level := range m.Final {
		grades[row] = m.Tier(level)
	}
	c.r.Frame.SetNumbers("credit_score", m.Scores.Total)
	c.r.Frame.SetTexts("credit_grade", grades)
	return nil
}

func (c *creditor) limit() {
	m, frame := c.out.Model, c.r.Frame
	c.out.Limits = c.spec.Limits.Set(m.Final, c.grades(), c.spec.Survey.Lacks(frame, c.cfg.AsOf), frame)
	amounts := make([]float64, len(c.out.Limits))
	for row := range amounts {
		amounts[row] = c.out.Limits[row].Amount
		c.out.Limits[row].Why = headed(c.cfg, c.out.Limits[row].Why)
	}
	frame.SetNumbers("credit_limit", amounts)
}

// expose sets what groups owe against their limits.
func (c *creditor) expose() {
	frame := c.r.Frame
	owed := c.owed()
	var collateral []float64
	if c.spec.Collateral != "" {
		collateral, _ = frame.Numbers(c.spec.Collateral)
	}
	excluded := func(row int) bool { _, out := frame.Excluded(row); return out }
	c.out.Groups = credit.NewGroups(wordsOf(c.r.List, "id"), c.words(c.spec.Parent), excluded, frame.Len())
	for _, p := range c.out.Groups.Problems {
		p.Field = c.spec.Parent
		c.problems = append(c.problems, p)
	}
	limits, _ := frame.Numbers("credit_limit")
	c.out.Exposed = c.out.Groups.Expose(owed, limits, collateral)
	for row, head := range c.out.Groups.Head {
		if head >= 0 && math.IsNaN(owed[row]) && (c.spec.Exposure != nil || c.r.Ledgers != nil) {
			c.notes = append(c.notes, scoring.Problem{Row: row, Message: scoring.Say("its exposure is not known: what its limit leaves is not known either, nor what its group's does")})
		}
	}
	column := func(name string, of func(credit.Exposed) float64) {
		values := make([]float64, len(c.out.Exposed))
		for row, e := range c.out.Exposed {
			values[row] = of(e)
		}
		frame.SetNumbers(name, values)
	}
	column("exposure", func(e credit.Exposed) float64 { return e.Exposure })
	column("credit_available", func(e credit.Exposed) float64 { return e.Available })
	column("credit_excess", func(e credit.Exposed) float64 { return e.Excess })
}

// owed is each customer's own exposure.
func (c *creditor) owed() []float64 {
	if c.spec.Exposure != nil {
		return c.spec.Exposure.Numbers(c.r.Frame)
	}
	if balance, ok := c.r.Frame.Numbers("balance"); ok {
		return balance
	}
	return missing(c.r.Frame.Len())
}

func missing(n int) []float64 { return slices.Repeat([]float64{math.NaN()}, n) }

// words are the texts of a field that need not be configured.
func (c *creditor) words(field string) func(row int) string {
	if field != "" {
		if texts, ok := c.r.Frame.Texts(field); ok {
			return texts
		}
	}
	return func(int) string { return "" }
}

func (c *creditor) figures(field string) []float64 {
	if field != "" {
		if values, ok := c.r.Frame.Numbers(field); ok {
			return values
		}
	}
	return missing(c.r.Frame.Len())
}

func (c *creditor) days(field string) []time.Time {
	if field != "" {
		if days, ok := c.r.Frame.Dates(field); ok {
			return days
		}
	}
	return make([]time.Time, c.r.Frame.Len())
}

func (c *creditor) review() {
	due, undecided := credit.DueFor(c.spec.Survey, c.spec.Triggers, c.r.Frame, c.cfg.AsOf)
	c.out.Due = due
	c.notes = append(c.notes, undecided...)
	words := make([]string, len(due))
	for row := range due {
		if due[row].IsDue() {
			words[row] = "是"
		}
	}
	c.r.Frame.SetTexts("credit_due", words)
}

// losses split the bad debts: within the limit in force they were approved.
func (c *creditor) losses() {
	if c.spec.Liability == nil || c.spec.Loss.Amount == "" {
		return
	}
	amounts, limits := c.figures(c.spec.Loss.Amount), c.figures(c.spec.Granted.Limit)
	handler, approver := c.words(c.spec.Loss.Handler), c.words(c.spec.Loss.Approver)
	for row, amount := range amounts {
		if math.IsNaN(amount) || amount == 0 {
			continue
		}
		approved := !math.IsNaN(limits[row])
		loss := c.spec.Liability.Split(amount, limits[row], approved, c.spec.Decimals)
		if math.IsNaN(loss.Amount) {
			c.problems = append(c.problems, scoring.Problem{Row: row, Field: c.spec.Loss.Amount,
				Message: scoring.Say("%s: a loss can't be below 0, and nobody bears it", headerOf(c.cfg, c.spec.Loss.Amount))})
			continue
		}
		if c.spec.Loss.Approver != "" && loss.Approver > 0 && approver(row) == "" {
			c.notes = append(c.notes, scoring.Problem{Row: row, Field: c.spec.Loss.Approver,
				Message: scoring.Say("nobody is named as approver: the limit in force says that the loss was approved, and the approver's share of it has no name")})
		}
		c.out.Losses = append(c.out.Losses, result.Loss{Row: row, Handler: handler(row), Approver: approver(row), Loss: loss})
	}
}

// compare holds the grades against what became of the customers. A word that says neither is a problem with its cell.
func (c *creditor) compare() {
	texts, ok := c.r.Frame.Texts(c.spec.Outcome)
	if c.spec.Outcome == "" || !ok {
		return
	}
	outcomes := make([]scoring.Truth, c.r.Frame.Len())
	for row := range outcomes {
		outcomes[row] = scoring.Undecided
		defaulted, known, ok := backtest.Outcome(texts(row))
		switch {
		case !ok:
			c.problems = append(c.problems, scoring.Problem{Row: row, Field: c.spec.Outcome,
				Message: scoring.Say("%s: expected whether the customer defaulted, as 是 or 否, 1 or 0; found %q", headerOf(c.cfg, c.spec.Outcome), texts(row))})
		case defaulted:
			outcomes[row] = scoring.True
		case known:
			outcomes[row] = scoring.False
		}
	}
	found := backtest.Compare(backtest.Input{Grades: c.grades(), Grade: c.out.Model.Final, Score: c.out.Model.Scores.Total, Outcome: outcomes})
	c.out.Backtest = &found
}

// receivable takes over what the ledgers said.
func (c *creditor) receivable() {
	if c.r.Ledgers == nil {
		return
	}
	c.out.Ledgers, c.out.Book = c.r.Ledgers, c.r.Ledgers.Book
	if of := &c.spec.Receivables; of.Assets > 0 {
		share := receivables.ShareOfAssets(c.out.Book.Total.Balance.Float(c.spec.Decimals), of.Assets, of.Alarms)
		c.out.Assets = &share
	}
}

// grades are the names of the grades, best first.
func (c *creditor) grades() []string {
	var names []string
	for _, l := range c.spec.Model.Scheme.Levels {
		names = append(names, l.Name)
	}
	return names
}

// requests decide the applications.
func (c *creditor) requests(files *CreditFiles) {
	if len(files.Requests)+len(files.Forms) == 0 {
		return
	}
	all, problems := requests.Collect(asNamed(c.cfg, c.r), files.Requests)
	filled, wrong := creditform.Requests(asNamed(c.cfg, c.r), files.Forms)
	all, problems = append(all, filled...), append(problems, wrong...)
	for _, p := range problems {
		c.r.Elsewhere = append(c.r.Elsewhere, elsewhere(p))
	}
	surveyed, since, now := c.days(c.spec.Survey.Date), c.days(c.spec.Granted.Date), c.figures(c.spec.Granted.Limit)
	for _, request := range all {
		row := request.Row
		decision := c.spec.Policy.Decide(request.Request, credit.Case{
			Limit: c.out.Limits[row], Now: now[row], Since: since[row], Graded: c.out.Model.Final[row] >= 0,
			SurveyDate: surveyed[row], AsOf: c.cfg.AsOf,
		})
		c.out.Requests = append(c.out.Requests, result.Request{Request: request.Request, Decision: decision, At: request.At.String()})
	}
}
