package scoring

// A Rule turns what is known of a customer into points. Each kind is one file of this package: what it is made
// of, what is wrong with it (Check), its points (apply), and why a customer got them.
type Rule interface {
	// Kind is the rule's key in the configuration: grades, bands, curve, rank, ranges or formula.
	Kind() string
	// Top is the most points the rule can give.
	Top() float64
	// Check returns all that is wrong with the rule's figures.
	Check() []Fault
	// reads are the fields the rule looks at, given the criterion's own field, and how.
	reads(field string) []FieldInfo
	// steps are the points that the rule can give, where they are few; nil where any number between 0 and Top is one.
	steps() []float64
	// apply judges all customers at once.
	apply(field string, in Columns) judged
	// readsText tells a rule that judges texts, figures among them, from one that judges numbers.
	readsText() bool
	// grid is the rule as a table of a spreadsheet.
	grid() Grid
	// formula is the points of a customer who has a value, as a formula over cells and the columns of grid: "" where the rule
	// refuses the value. Of a rule that judges numbers the value is one.
	formula(at Cells) (formula string, ok bool)
}

// A Fault is something wrong with a rule, a model or a scheme.
type Fault struct {
	Index   int // which step, grade, range or level, as configured; -1 where it is the whole
	Message Message
	Hint    Message // how to mend it; may be zero
}

// Step gives points from a value on: "at least At" (or "at most At"), Points.
type Step struct{ At, Points float64 }

// Cut gives points to the best share of the customers: Top is cumulative, 0.1 for the top 10%.
type Cut struct{ Top, Points float64 }

// Grade is a word of a scale and its points: 优秀, 10.
type Grade struct {
	Word   string
	Points float64
}

// Scale is an ordered list of grades, as 优秀 10, 良好 8, 合格 6, 较差 4, 不合格 2.
type Scale struct {
	Name   string
	Grades []Grade
}

// Range is a word and the points that a rater may give under it, both ends included: 高, 8 to 10.
type Range struct {
	Word      string
	Low, High float64
}

// Grades gives the points of a word of a scale; one of the scale's figures stands for its word.
type Grades struct{ Scale Scale }

// Bands gives the points of the band that a value lies in. Bands are closed below and open above; with AtMost they
// are closed above and open below instead. Else is what is left below (or above) all of them.
type Bands struct {
	Steps  []Step
	Else   *float64
	AtMost bool
}

// Curve gives points on straight lines between its knots, and the outer knots' points outside them.
type Curve struct{ Knots []Step }

// Rank gives points by the customer's place among all customers, or among those of one group (Within): the highest
// value first, or the lowest with Low. Equal values stay together in the better cut. All customers of the list that
// have a value compete, also those whom another variant of the model judges: a place among the customers is not one
// among those who happen to share a rubric.
type Rank struct {
	Cuts   []Cut
	Else   *float64
	Low    bool
	Within string // a text field, or ""
}

// Ranges takes a rater's number as the points, and checks that it lies in a range; a word of the ranges instead
// gives the middle of its range. With Rating, that field holds the word and the number is checked against it.
type Ranges struct {
	Ranges []Range
	Rating string
}

// Formula gives the value of an expression, which must lie between 0 and Max.
type Formula struct {
	Expr *Expr
	Max  float64
}
