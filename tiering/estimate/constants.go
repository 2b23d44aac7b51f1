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
	ReturnFast          = "return_fast"
	ReturnSolved        = "return_solved"
	ReturnUnsolved      = "return_unsolved"
	ReturnSilent        = "return_silent"
	YearsOfValue        = "years"
	LoyaltyRise         = "loyalty_rise"
	ProfitRiseLow       = "profit_rise_low"
	ProfitRiseHigh      = "profit_rise_high"
	WinPerKeep          = "win_per_keep"
	LostByNeglect       = "lost_by_neglect"
)

// Constants are all constants that there may be, without figures.
func Constants() []Constant {
	return []Constant{
		{Name: UnhappyPerComplaint, Title: scoring.Say("unhappy customers behind a complaint"), Unit: Times},
		{Name: ToldPerUnhappy, Title: scoring.Say("people whom an unhappy customer tells, at least"), Unit: Times},
		{Name: ReturnFast, Title: scoring.Say("come back if the complaint is solved fast"), Unit: Share},
		{Name: ReturnSolved, Title: scoring.Say("come back if the complaint is solved"), Unit: Share},
		{Name: ReturnUnsolved, Title: scoring.Say("come back if the complaint is not solved"), Unit: Share},
		{Name: ReturnSilent, Title: scoring.Say("come back of those who never complained"), Unit: Share},
		{Name: YearsOfValue, Title: scoring.Say("years that a customer's value is judged on"), Unit: Years},
		{Name: LoyaltyRise, Title: scoring.Say("rise of loyalty"), Unit: Share},
		{Name: ProfitRiseLow, Title: scoring.Say("rise of profit with it, low"), Unit: Share},
		{Name: ProfitRiseHigh, Title: scoring.Say("rise of profit with it, high"), Unit: Share},
		{Name: WinPerKeep, Title: scoring.Say("cost of winning a customer, in costs of keeping one"), Unit: Times},
		{Name: LostByNeglect, Title: scoring.Say("lost customers who left because they were neglected"), Unit: Share},
	}
}

// IsPartOfAll reports whether the constant is some of all customers, which can't be more than all.
func (c Constant) IsPartOfAll() bool {
	switch c.Name {
	case ReturnFast, ReturnSolved, ReturnUnsolved, ReturnSilent, LostByNeglect:
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
