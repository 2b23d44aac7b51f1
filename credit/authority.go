package credit

import "tier/scoring"

// Authority is somebody who may approve limits up to an amount (审批权限), the amount included.
type Authority struct {
	Name   string
	Amount float64
}

// Policy is how requests are decided. Authorities rise strictly.
type Policy struct {
	Authorities []Authority
	ReferTo     string // who decides what is above all of them; "" where that isn't said
	Survey      Survey
}

// Request is a customer's application for a limit (客户授信申请).
type Request struct {
	Row        int     // of the customer
	Amount     float64 // NaN where it can't be read
	Date       int     // day number of the application, 0 where it says none
	Handler    string  // 承办人
	Approver   string  // the authority that approved it, as the file says; "" while none has
	Collateral float64 // 担保品 offered for what is above the limit
}

// Change is what a request would do to the limit that a customer has now.
type Change uint8

const (
	New Change = iota
	Raise
	Cut
	Same
)

// Decision is what becomes of a request.
type Decision struct {
	Change    Change
	Authority int     // index of the lowest authority that covers the amount; -1: above all of them
	Within    float64 // of the amount: what the limit covers
	Excess    float64 // of the amount: what must be paid in cash or be covered by collateral
	Covered   float64 // of the excess: by collateral
	Cash      float64 // of the excess: to be paid in cash
	// Missing are the steps that must come first: a survey, a grade, a limit, a newer survey, a higher authority …
	Missing []scoring.Message
}
