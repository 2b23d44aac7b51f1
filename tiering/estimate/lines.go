package estimate

import (
	"strings"

	"tier/scoring"
)

// of is a product that is added.
func of(names ...string) Term {
	var t Term
	for _, name := range names {
		t.Factors = append(t.Factors, Factor{Of: name})
	}
	return t
}

// notReturning is a figure times the share that does not come back, times others.
func notReturning(figure, share string, others ...string) Term {
	t := of(append([]string{figure}, others...)...)
	t.Factors = append(t.Factors, Factor{Of: share, Rest: true})
	return t
}

// Lines are all estimates that there are, each after those that it is made of, without values.
func Lines() []Line {
	return []Line{
		{Name: "unhappy", Title: scoring.Say("Unhappy customers behind the complaints"), Terms: []Term{of(Complaints, UnhappyPerComplaint)}},
		{Name: "silent", Title: scoring.Say("of these, customers who never complain"),
			Terms: []Term{of("unhappy"), {Minus: true, Factors: []Factor{{Of: Complaints}}}}},
		{Name: "told", Title: scoring.Say("People who hear of it, at least"), Terms: []Term{of("unhappy", ToldPerUnhappy)}},
		{Name: "tell_many", Title: scoring.Say("Customers who tell very many people"), Terms: []Term{of("unhappy", TellingMany)}},
		{Name: "told_by_them", Title: scoring.Say("People who hear of it from those who tell very many, more than"), Terms: []Term{of("tell_many", ToldByMany)}},
		{Name: "management_low", Title: scoring.Say("Customers who complain to the management, low"), Terms: []Term{of("unhappy", ManagementLow)}},
		{Name: "management_high", Title: scoring.Say("Customers who complain to the management, high"), Terms: []Term{of("unhappy", ManagementHigh)}},
		{Name: "silent_return", Title: scoring.Say("Who never complained and come back"), Terms: []Term{of("silent", ReturnSilent)}},
		{Name: "return", Title: scoring.Say("Customers with complaints who come back"),
			Terms: []Term{of(Fast, ReturnFast), of(Solved, ReturnSolved), of(Unsolved, ReturnUnsolved)}},
		{Name: "leave", Title: scoring.Say("Customers with complaints who stay away"),
			Terms: []Term{notReturning(Fast, ReturnFast), notReturning(Solved, ReturnSolved), notReturning(Unsolved, ReturnUnsolved)}},
		{Name: "stay_away", Title: scoring.Say("By another survey: unhappy customers who never come back"), Terms: []Term{of("unhappy", NeverReturn)}},
		{Name: "value_at_risk", Title: scoring.Say("Their value at risk over all years"), Unit: Money,
			Terms: []Term{notReturning(ValueFast, ReturnFast, YearsOfValue), notReturning(ValueSolved, ReturnSolved, YearsOfValue),
				notReturning(ValueUnsolved, ReturnUnsolved, YearsOfValue)}},
		{Name: "win_cost", Title: scoring.Say("Cost of winning others in their place"), Unit: Money,
			Terms: []Term{notReturning(KeepFast, ReturnFast, WinPerKeep), notReturning(KeepSolved, ReturnSolved, WinPerKeep),
				notReturning(KeepUnsolved, ReturnUnsolved, WinPerKeep)}},
		{Name: "profit_low", Title: scoring.Say("Further profit if loyalty rises, low"), Unit: Money, Terms: []Term{of(Profit, ProfitRiseLow)}},
		{Name: "profit_high", Title: scoring.Say("Further profit if loyalty rises, high"), Unit: Money, Terms: []Term{of(Profit, ProfitRiseHigh)}},
		{Name: "neglected", Title: scoring.Say("Lost because they were neglected"), Terms: []Term{of(Lost, LostByNeglect)}},
		{Name: "neglected_us", Title: scoring.Say("By another survey: lost because they were neglected"), Terms: []Term{of(Lost, LostByNeglectUS)}},
	}
}

// Signs are how arithmetic is written: for people as −, +, × and (1 − %), for a spreadsheet as -, +, * and (1-%).
type Signs struct {
	Minus, Plus, Times string
	Rest               func(figure string) string // what is left of 1
}

// Written is how the estimate comes about, of figures by name.
func (l *Line) Written(figures map[string]string, signs Signs) string {
	var b strings.Builder
	for i, t := range l.Terms {
		switch {
		case t.Minus:
			b.WriteString(signs.Minus)
		case i > 0:
			b.WriteString(signs.Plus)
		}
		for k, f := range t.Factors {
			if k > 0 {
				b.WriteString(signs.Times)
			}
			figure := figures[f.Of]
			if f.Rest {
				figure = signs.Rest(figure)
			}
			b.WriteString(figure)
		}
	}
	return b.String()
}
