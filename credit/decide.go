package credit

import (
	"math"
	"time"

	"tier/scoring"
)

// Request is a customer's application for a limit (客户授信申请).
type Request struct {
	Row        int       // of the customer
	Amount     float64   // NaN where it can't be read
	Date       time.Time // of the application; zero where it says none
	Handler    string    // 承办人
	Approver   string    // the authority that approved it, as the file says; "" while none has
	Collateral float64   // 担保品 offered for what is above the limit; NaN: none
}

// Change is what a request would do to the limit that a customer has now.
type Change uint8

const (
	New Change = iota
	Raise
	Cut
	Same
)

// State is how far a request has come.
type State uint8

const (
	Incomplete State = iota // a step is missing
	Waiting                 // only the approval is missing
	Approved                // by an authority that covers the amount
)

// Case is what is known of the customer of a request.
type Case struct {
	Limit      Limit     // that the customer may have, as worked out now
	Now        float64   // the limit in force; NaN where there is none
	Since      time.Time // the day on which the limit in force was granted; zero where nobody knows
	Graded     bool
	SurveyDate time.Time // zero where there is no survey
	AsOf       time.Time // the day on which the request is looked at
}

// Decision is what becomes of a request. The amounts are NaN where the requested one can't be read or is below 0.
type Decision struct {
	Change    Change
	State     State
	Authority int     // index of the lowest authority that covers the amount; -1: above all of them
	Within    float64 // of the amount: what the limit covers
	Excess    float64 // of the amount: what must be paid in cash or be covered by collateral
	Covered   float64 // of the excess: by collateral
	Cash      float64 // of the excess: to be paid in cash
	// Missing are the steps that must come first: a survey, a grade, a limit, a newer survey, a higher authority …
	Missing []scoring.Message
}

// Decide says what becomes of a request: investigate, grade, propose a limit, apply, approve (新客户授信流程), and for a
// customer who has a limit a survey made since it was granted before it changes.
func (p *Policy) Decide(r Request, c Case) Decision {
	d := Decision{Authority: p.Approver(r.Amount), Change: changeTo(r.Amount, c.Now)}
	d.split(r, c.Limit.Amount)
	d.miss(amountFault(r.Amount))
	d.miss(p.surveyStep(c))
	if d.Change == Raise || d.Change == Cut {
		d.miss(p.newerSurvey(c))
	}
	if p.Survey.Date != "" && !r.Date.IsZero() && !c.SurveyDate.IsZero() && after(c.SurveyDate, r.Date) {
		d.miss(scoring.Say("the credit survey of %s was made after the application of %s", date(c.SurveyDate), date(r.Date)))
	}
	if !r.Date.IsZero() && after(r.Date, c.AsOf) {
		d.miss(scoring.Say("the application is dated %s, after %s", date(r.Date), date(c.AsOf)))
	}
	d.grade(c)
	d.miss(p.approval(r, d.Authority))
	d.State = d.state(r)
	return d
}

// miss adds a step that is missing; a zero message is none.
func (d *Decision) miss(step scoring.Message) {
	if !step.IsZero() {
		d.Missing = append(d.Missing, step)
	}
}

// changeTo compares the amount with the limit in force.
func changeTo(amount, now float64) Change {
	amount, now = scoring.Round9(amount), scoring.Round9(now)
	switch {
	case math.IsNaN(now):
		return New
	case amount > now:
		return Raise
	case amount < now:
		return Cut
	}
	return Same
}

// split splits the amount at the limit, NaN for none. Collateral covers the excess first, and cash the rest.
func (d *Decision) split(r Request, limit float64) {
	if !amountFault(r.Amount).IsZero() {
		nan := math.NaN()
		d.Within, d.Excess, d.Covered, d.Cash = nan, nan, nan, nan
		return
	}
	asked := scoring.Round9(r.Amount)
	d.Within = min(asked, positive(limit))
	d.Excess = less(asked, d.Within)
	d.Covered = min(d.Excess, positive(r.Collateral))
	d.Cash = less(d.Excess, d.Covered)
}

// positive is x as it is compared; 0 where it is missing, negative or no figure.
func positive(x float64) float64 {
	if !finite(x) || x < 0 {
		return 0
	}
	return scoring.Round9(x)
}

func amountFault(amount float64) scoring.Message {
	switch {
	case !finite(amount):
		return scoring.Say("the application has no amount that can be read")
	case amount < 0:
		return scoring.Say("the application is for %s, below 0", figure(amount))
	}
	return scoring.Message{}
}

// surveyStep wants a survey that holds.
func (p *Policy) surveyStep(c Case) scoring.Message {
	if p.Survey.Date == "" {
		return scoring.Message{}
	}
	if why := lacksOn(c.SurveyDate, c.AsOf); !why.IsZero() {
		return why
	}
	return p.Survey.ranOut(c.SurveyDate, c.AsOf)
}

// newerSurvey wants a survey made after the day on which the limit in force was granted: one of that day is what it was
// granted on.
func (p *Policy) newerSurvey(c Case) scoring.Message {
	switch {
	case p.Survey.Date == "" || c.SurveyDate.IsZero():
		return scoring.Message{}
	case c.Since.IsZero():
		return scoring.Say("a change takes a newer credit survey, and nobody says when the limit in force was granted")
	case !after(c.SurveyDate, c.Since):
		return scoring.Say("a change takes a newer credit survey: that of %s was there when the limit was granted on %s",
			date(c.SurveyDate), date(c.Since))
	}
	return scoring.Message{}
}

// grade wants a grade and a limit. Why there is no limit is said where the survey and the grade are there.
func (d *Decision) grade(c Case) {
	if !c.Graded {
		d.miss(scoring.Say("there is no credit grade"))
	}
	switch {
	case !math.IsNaN(c.Limit.Amount):
	case c.Graded && !c.SurveyDate.IsZero() && !c.Limit.Why.IsZero():
		d.miss(scoring.Say("there is no credit limit: %s", c.Limit.Why))
	default:
		d.miss(scoring.Say("there is no credit limit"))
	}
}

// approval says what is wrong with who approved the request, at least by an authority.
func (p *Policy) approval(r Request, least int) scoring.Message {
	if fold(r.Approver) == "" || !finite(r.Amount) {
		return scoring.Message{}
	}
	rank := p.rank(r.Approver)
	switch {
	case rank < 0:
		if near := scoring.Nearest(r.Approver, p.names()); near != "" {
			return scoring.Say("%q is no authority; did you mean %q?", r.Approver, near)
		}
		return scoring.Say("%q is no authority", r.Approver)
	case rank == len(p.Authorities) || least >= 0 && rank >= least:
		return scoring.Message{}
	case least >= 0:
		return scoring.Say("%q may approve %s; this takes %q",
			r.Approver, figure(p.Authorities[rank].Amount), p.Authorities[least].Name)
	case p.ReferTo != "":
		return scoring.Say("%q may approve %s; this is above all authorities and goes to %q",
			r.Approver, figure(p.Authorities[rank].Amount), p.ReferTo)
	}
	return scoring.Say("%q may approve %s; this is above all authorities", r.Approver, figure(p.Authorities[rank].Amount))
}

func (d *Decision) state(r Request) State {
	switch {
	case len(d.Missing) > 0:
		return Incomplete
	case fold(r.Approver) == "":
		return Waiting
	}
	return Approved
}
