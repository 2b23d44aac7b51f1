package estimate

import (
	"slices"

	"tier/scoring"
)

// Constant is a published figure. What people call it and what it counts hang on its name.
type Constant struct {
	Name   string
	Title  scoring.Message
	Unit   Unit
	Value  float64
	Source string // where it was published, for the reader
}

// The names of the constants, as a configuration has them.
const (
	UnhappyPerComplaint = "unhappy_per_complaint"
	ToldPerUnhappy      = "told_per_unhappy"
	TellingMany         = "telling_many"
	ToldByMany          = "told_by_many"
	ManagementLow       = "to_management_low"
	ManagementHigh      = "to_management_high"
	ReturnFast          = "return_fast"
	ReturnSolved        = "return_solved"
	ReturnUnsolved      = "return_unsolved"
	ReturnSilent        = "return_silent"
	NeverReturn         = "never_return"
	YearsOfValue        = "years"
	LoyaltyRise         = "loyalty_rise"
	ProfitRiseLow       = "profit_rise_low"
	ProfitRiseHigh      = "profit_rise_high"
	WinPerKeep          = "win_per_keep"
	LostByNeglect       = "lost_by_neglect"
	LostByNeglectUS     = "lost_by_neglect_us"
)

// Constants are all constants that there may be, without figures.
func Constants() []Constant {
	return []Constant{
		{Name: UnhappyPerComplaint, Title: scoring.Say("unhappy customers behind a complaint"), Unit: Times},
		{Name: ToldPerUnhappy, Title: scoring.Say("people whom an unhappy customer tells, at least"), Unit: Times},
		{Name: TellingMany, Title: scoring.Say("unhappy customers who tell very many people"), Unit: Share},
		{Name: ToldByMany, Title: scoring.Say("people who are very many, more than"), Unit: Times},
		{Name: ManagementLow, Title: scoring.Say("harmed customers who complain to the management, low"), Unit: Share},
		{Name: ManagementHigh, Title: scoring.Say("harmed customers who complain to the management, high"), Unit: Share},
		{Name: ReturnFast, Title: scoring.Say("come back if the complaint is solved fast"), Unit: Share},
		{Name: ReturnSolved, Title: scoring.Say("come back if the complaint is solved"), Unit: Share},
		{Name: ReturnUnsolved, Title: scoring.Say("come back if the complaint is not solved"), Unit: Share},
		{Name: ReturnSilent, Title: scoring.Say("come back of those who never complained"), Unit: Share},
		{Name: NeverReturn, Title: scoring.Say("unhappy customers who never come back, by another survey"), Unit: Share},
		{Name: YearsOfValue, Title: scoring.Say("years that a customer's value is judged on"), Unit: Years},
		{Name: LoyaltyRise, Title: scoring.Say("rise of loyalty"), Unit: Share},
		{Name: ProfitRiseLow, Title: scoring.Say("rise of profit with it, low"), Unit: Share},
		{Name: ProfitRiseHigh, Title: scoring.Say("rise of profit with it, high"), Unit: Share},
		{Name: WinPerKeep, Title: scoring.Say("cost of winning a customer, in costs of keeping one"), Unit: Times},
		{Name: LostByNeglect, Title: scoring.Say("lost customers who left because they were neglected"), Unit: Share},
		{Name: LostByNeglectUS, Title: scoring.Say("lost customers who left because they were neglected, by a survey in the United States"), Unit: Share},
	}
}

// IsPartOfAll reports whether the constant is some of all customers, which can't be more than all.
func (c Constant) IsPartOfAll() bool {
	switch c.Name {
	case ReturnFast, ReturnSolved, ReturnUnsolved, ReturnSilent, NeverReturn, TellingMany, ManagementLow, ManagementHigh, LostByNeglect, LostByNeglectUS:
		return true
	}
	return false
}

// ConstantNamed finds a constant by name.
func ConstantNamed(name string) (Constant, bool) {
	all := Constants()
	i := slices.IndexFunc(all, func(c Constant) bool { return c.Name == name })
	if i < 0 {
		return Constant{}, false
	}
	return all[i], true
}

// sorted are constants in the order of the names.
func sorted(constants []Constant) []Constant {
	place := func(c Constant) int {
		return slices.IndexFunc(Constants(), func(other Constant) bool { return other.Name == c.Name })
	}
	out := slices.Clone(constants)
	slices.SortStableFunc(out, func(a, b Constant) int { return place(a) - place(b) })
	return out
}
