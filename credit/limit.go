package credit

import (
	"math"

	"tier/scoring"
)

// Limits are how grades become credit limits (授信额度).
type Limits struct {
	// Grades are, by index of the grade's level, the expressions of which the smallest is the limit. A grade without any
	// gets no limit.
	Grades [][]*scoring.Expr
	Step   float64 // limits are rounded down to a multiple of it; 0: they are not
	Most   float64 // the ceiling of any limit; 0: there is none
}

// Limit is a customer's credit limit with its working.
type Limit struct {
	Amount   float64   // NaN where there is none
	Of       []float64 // of the grade's expressions, each, rounded as figures that are compared; NaN where missing
	Smallest int       // index in Of, of the first of equal ones
	Capped   bool      // by Limits.Most: the smallest is above it
	// Why says why there is no limit; zero where there is one.
	Why scoring.Message
}

// Set sets the customers' limits: the smallest of their grade's expressions, not below 0 and not above the ceiling, rounded
// down to a step.
//
// Grade is the index of each customer's grade among the levels, whose names messages say; -1 where there is none. Surveyed
// says why a customer has no survey to base a limit on, and nothing where there is one (Survey.Lacks); it is nil where no
// survey is asked for.
func (l *Limits) Set(grade []int, levels []string, surveyed func(row int) scoring.Message, f scoring.Columns) []Limit {
	limits := make([]Limit, len(grade))
	rows := make([][]int, len(l.Grades)) // by grade: whose limit is to be worked out
	for row, g := range grade {
		if why := l.barred(row, g, levels, surveyed); !why.IsZero() {
			limits[row] = Limit{Amount: math.NaN(), Why: why}
			continue
		}
		rows[g] = append(rows[g], row)
	}
	for g, exprs := range l.Grades {
		if len(rows[g]) > 0 {
			l.setGrade(exprs, rows[g], limits, f)
		}
	}
	return limits
}

// barred says what keeps a customer from a limit before anything is worked out.
func (l *Limits) barred(row, grade int, levels []string, surveyed func(row int) scoring.Message) scoring.Message {
	if surveyed != nil {
		if why := surveyed(row); !why.IsZero() {
			return why
		}
	}
	switch {
	case grade < 0:
		return scoring.Say("there is no credit grade")
	case grade >= len(l.Grades) || len(l.Grades[grade]) == 0:
		return scoring.Say("grade %s gets no limit", levels[grade])
	}
	return scoring.Message{}
}

// setGrade sets the limits of the customers of one grade.
func (l *Limits) setGrade(exprs []*scoring.Expr, rows []int, limits []Limit, f scoring.Columns) {
	values, readings := make([][]float64, len(exprs)), make([]*reading, len(exprs))
	for i, e := range exprs {
		values[i], readings[i] = rounded(e.Numbers(f)), read(f, e)
	}
	all := read(f, exprs...)
	for _, row := range rows {
		limit := &limits[row]
		limit.Amount, limit.Why, limit.Of = math.NaN(), all.unreadable(row), make([]float64, 0, len(exprs))
		for i := range exprs {
			x := values[i][row]
			limit.Of = append(limit.Of, x)
			switch {
			case math.IsNaN(x) && limit.Why.IsZero():
				limit.Why = lacking(exprs, values, readings, row)
			case x < limit.Of[limit.Smallest]:
				limit.Smallest = i
			}
		}
		if limit.Why.IsZero() {
			limit.Amount, limit.Capped = l.settle(limit.Of[limit.Smallest])
		}
	}
}

// lacking says what all the expressions without a result miss in a row, or else that one of them divides by zero.
func lacking(exprs []*scoring.Expr, values [][]float64, readings []*reading, row int) scoring.Message {
	var without []*scoring.Expr
	merged := &reading{}
	for i, e := range exprs {
		if math.IsNaN(values[i][row]) {
			without = append(without, e)
			merged.merge(readings[i])
		}
	}
	return merged.why(without[0].Source(), row)
}

// settle makes a limit of the smallest expression, and says whether the ceiling cut it.
func (l *Limits) settle(smallest float64) (amount float64, capped bool) {
	amount = max(0, smallest)
	if most := scoring.Round9(l.Most); most > 0 && amount > most {
		amount, capped = most, true
	}
	return roundDown(amount, l.Step), capped
}

// Check returns what is wrong with the step and the ceiling.
func (l *Limits) Check() []scoring.Fault {
	var faults []scoring.Fault
	if !finite(l.Step) || l.Step < 0 {
		faults = append(faults, fault(scoring.Say("limits can't be rounded to a multiple of %s", figure(l.Step))))
	}
	if !finite(l.Most) || l.Most < 0 {
		faults = append(faults, fault(scoring.Say("the ceiling of limits can't be %s", figure(l.Most))))
	} else if l.Most > 0 && l.Most < l.Step {
		faults = append(faults, scoring.Fault{Index: -1,
			Message: scoring.Say("every limit is 0: the ceiling, %s, is below the step, %s", figure(l.Most), figure(l.Step)),
			Hint:    scoring.Say("limits are rounded down to a multiple of the step")})
	}
	return faults
}
