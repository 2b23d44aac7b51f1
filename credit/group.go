package credit

import "tier/scoring"

// Groups are parent and child accounts that share the limit of the one at the top (集团额度).
type Groups struct {
	Head    []int         // per row: the row whose limit it shares; itself where it has no parent
	Members map[int][]int // by head of a group of several: its rows, in order, the head among them
	// Problems are parents that no customer is, and circles of parents: all rows of a circle are refused.
	Problems []scoring.Problem
}

// Exposed is what a group has of its limit in use (占用额度).
type Exposed struct {
	Own       float64 // of this customer
	Exposure  float64 // of the group; NaN where any member's is missing
	Limit     float64 // of the group's head
	Available float64 // limit less exposure, not below 0
	Excess    float64 // exposure less limit, not below 0: exactly at the limit there is none
	Covered   float64 // of the excess: by collateral
	Cash      float64 // of the excess: neither covered nor within: cash only
}
