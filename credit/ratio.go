package credit

import "tier/scoring"

// Ratio is a figure of the statements that is one amount by another (速动比率, 资产负债率 …), with what it should be.
type Ratio struct {
	Name, Title string // the field that it becomes, and what people call it
	// Of ÷ To is the ratio; both nil where the list states it in Field.
	Of, To *scoring.Expr
	Field  string
	// Reference is what it should be; ByPeer overrules it for customers whose word of the peers' field has one, whatever
	// its case.
	Reference Reference
	ByPeer    map[string]Reference
	// Low and High are what is plausible: outside lies a mistake, as a percentage where a ratio is meant, and the ratio
	// is refused. Both 0: anything is.
	Low, High float64
	Percent   bool // shown as a percentage
}

// Way is in which direction a ratio is good.
type Way uint8

const (
	AtLeast Way = iota // more is better: 速动比率, 总资产周转率, 销售净利率
	AtMost             // less is better
	About              // the nearer to the value the better: 资产负债率
)

// Reference is what a ratio should be. Within is how far from Value it may be, for About only.
type Reference struct {
	Way           Way
	Value, Within float64
}

// Verdict is what a ratio is against its reference.
type Verdict uint8

const (
	NoVerdict Verdict = iota // there is no ratio
	Good                     // as it should be
	TooLow
	TooHigh
)

// Measured is a ratio of all customers.
type Measured struct {
	Ratio     *Ratio
	Of, To    []float64               // rounded as figures that are compared; NaN where missing; nil where the list states the ratio
	Value     []float64               // rounded likewise; NaN where there is none
	Reference []Reference             // that applies to the customer
	Verdict   []Verdict               // NoVerdict for excluded rows, too
	Why       map[int]scoring.Message // by row: why there is no ratio
}
