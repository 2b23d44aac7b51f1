package credit

import (
	"time"

	"tier/scoring"
)

// Survey is the credit survey (信用调查) that a limit hangs on.
type Survey struct {
	Date string // the field of the day it was made on; "": no survey is asked for
	Term int    // in months; 0: it holds for ever
}

// Trigger is a rule that makes a customer due for a new survey (需重新调查).
type Trigger struct {
	Name   string
	When   *scoring.Expr
	Reason string // for the reader
}

// Due is why a customer is due for a new survey; zero for who isn't.
type Due struct {
	Since   time.Time         // the first day on which the survey no longer held; zero where it holds
	Never   bool              // there is no survey
	Reasons []scoring.Message // all of them, the survey's first
}
