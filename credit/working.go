package credit

import "tier/scoring"

// Working says how the limit of a customer of a grade came about: each expression with its value, the smallest of them, the
// ceiling and the step; or why there is no limit.
func (l Limit) Working(limits *Limits, grade int) scoring.Message {
	if !l.Why.IsZero() {
		return l.Why
	}
	said := l.candidates(limits.Grades[grade])
	x := l.Of[l.Smallest]
	if x < 0 {
		said = scoring.Say("%s; not below 0", said)
	}
	if l.Capped {
		said = scoring.Say("%s; not above %s", said, figure(limits.Most))
		x = limits.Most
	}
	if x > 0 && l.Amount != scoring.Round9(x) {
		said = scoring.Say("%s; rounded down to a multiple of %s", said, figure(limits.Step))
	}
	if len(l.Of) == 1 && x == l.Amount && !l.Capped {
		return said // which says the figure already
	}
	return scoring.Say("%s: %s", said, figure(l.Amount))
}

// candidates are the expressions and their values, and which is the smallest.
func (l Limit) candidates(exprs []*scoring.Expr) scoring.Message {
	var said scoring.Message
	for i, e := range exprs {
		one := scoring.Say("%s = %s", e.Source(), figure(l.Of[i]))
		if len(e.Fields()) == 0 {
			one = scoring.Say("fixed %s", figure(l.Of[i]))
		}
		if i == l.Smallest && len(exprs) > 1 {
			one = scoring.Say("%s (the smallest)", one)
		}
		if i == 0 {
			said = one
			continue
		}
		said = scoring.Say("%s; %s", said, one)
	}
	return said
}
