package panel

import "math/big"

// Panel is the evaluation group (评价小组), and how what its members say becomes one figure.
type Panel struct {
	Raters  []Rater
	Combine Combine
	Own     Own
	// Quorum is how many raters must count for there to be a consensus; below 1 it is 1.
	Quorum int
}

// Rater is a member of the panel (评价人).
type Rater struct {
	Name, Role string
	Weight     float64 // of what the rater says in the mean and the median; above 0
}

// Combine is how ratings of one customer and criterion become one.
type Combine uint8

const (
	Mean    Combine = iota // their weighted mean
	Median                 // their weighted median: half of the weight on either side, the mean of the two where it is between
	Trimmed                // the weighted mean without one highest and one lowest (去掉一个最高分和一个最低分), of four ratings or more
)

// Own is what becomes of a rater's ratings of customers that he owns.
type Own uint8

const (
	Exclude Own = iota // they are left out
	Keep               // they count like any other
)

// Criterion is one rated criterion (评价科目).
type Criterion struct {
	Name string
	Full float64 // the points that count as full marks; above 0
}

// Rating is one rater's points for one customer on one criterion.
type Rating struct {
	Rater, Criterion int32   // indexes into the panel's Raters and the ratings' Criteria
	Row              int32   // the customer
	Points           float64 // those that are not a finite number count as no rating
}

// Ratings are all that the raters gave, each rater, customer and criterion once, in any order.
type Ratings struct {
	Criteria []Criterion
	Rows     int // customers
	Given    []Rating
	// Owns reports whether the rater owns the customer (业务员自己的客户); nil where nobody owns any.
	Owns func(rater, row int) bool
}

// Consensus is what the panel says of one customer on one criterion.
type Consensus struct {
	// Points are exact; nil where fewer raters count than the quorum.
	Points *big.Rat
	N      int // the raters that count, those of Left not among them
	Low    float64
	High   float64 // the lowest and highest of the ratings that count; NaN where there are none
	Left   []Left  // the ratings that don't count, in the order of the raters
}

// Left is a rating that was left out of a consensus.
type Left struct {
	Rater  int
	Points float64
	Why    Why
}

// Why says why a rating was left out.
type Why uint8

const (
	OwnCustomer Why = iota // the rater owns the customer
	Highest                // trimmed
	Lowest                 // trimmed
)
