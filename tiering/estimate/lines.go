package estimate

import "tier/scoring"

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

// lines are all estimates, each after those that it is made of.
func lines() []Line {
	return []Line{
		{Name: "unhappy", Title: scoring.Say("Unhappy customers behind the complaints"), Terms: []Term{of(Complaints, UnhappyPerComplaint)}},
		{Name: "silent", Title: scoring.Say("of these, customers who never complain"),
			Terms: []Term{of("unhappy"), {Minus: true, Factors: []Factor{{Of: Complaints}}}}},
		{Name: "told", Title: scoring.Say("People who hear of it, at least"), Terms: []Term{of("unhappy", ToldPerUnhappy)}},
		{Name: "silent_return", Title: scoring.Say("Who never complained and come back"), Terms: []Term{of("silent", ReturnSilent)}},
		{Name: "return", Title: scoring.Say("Customers with complaints who come back"),
			Terms: []Term{of(Fast, ReturnFast), of(Solved, ReturnSolved), of(Unsolved, ReturnUnsolved)}},
		{Name: "leave", Title: scoring.Say("Customers with complaints who stay away"),
			Terms: []Term{notReturning(Fast, ReturnFast), notReturning(Solved, ReturnSolved), notReturning(Unsolved, ReturnUnsolved)}},
		{Name: "value_at_risk", Title: scoring.Say("Their value at risk over all years"), Unit: Money,
			Terms: []Term{notReturning(ValueFast, ReturnFast, YearsOfValue), notReturning(ValueSolved, ReturnSolved, YearsOfValue),
				notReturning(ValueUnsolved, ReturnUnsolved, YearsOfValue)}},
		{Name: "win_cost", Title: scoring.Say("Cost of winning others in their place"), Unit: Money,
			Terms: []Term{notReturning(KeepFast, ReturnFast, WinPerKeep), notReturning(KeepSolved, ReturnSolved, WinPerKeep),
				notReturning(KeepUnsolved, ReturnUnsolved, WinPerKeep)}},
		{Name: "profit_low", Title: scoring.Say("Further profit if loyalty rises, low"), Unit: Money, Terms: []Term{of(Profit, ProfitRiseLow)}},
		{Name: "profit_high", Title: scoring.Say("Further profit if loyalty rises, high"), Unit: Money, Terms: []Term{of(Profit, ProfitRiseHigh)}},
		{Name: "neglected", Title: scoring.Say("Lost because they were neglected"), Terms: []Term{of(Lost, LostByNeglect)}},
	}
}
