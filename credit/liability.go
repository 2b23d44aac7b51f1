package credit

// Liability is who bears a bad debt (呆账、死账) of an approved limit, as fractions of 1 that come to 1 at most: the rest
// is the company's. What nobody approved is the handler's in full.
type Liability struct{ Handler, Approver float64 }

// Loss is a bad debt, split to the unit of money: the parts sum to the loss exactly.
type Loss struct {
	Amount                     float64
	Approved                   float64 // of it, within the approved limit
	Unapproved                 float64 // of it, above the limit or without one
	Handler, Approver, Company float64
}
