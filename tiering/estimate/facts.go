package estimate

import "tier/scoring"

// Fact is a figure of the list.
type Fact struct {
	Name  string
	Title scoring.Message
	Unit  Unit
	Value float64
}

// The names of the facts. Customers are told apart by what became of their complaints.
const (
	Complaints    = "complaints"
	Fast          = "solved_fast"
	Solved        = "solved"
	Unsolved      = "unsolved"
	ValueFast     = "value_solved_fast"
	ValueSolved   = "value_solved"
	ValueUnsolved = "value_unsolved"
	KeepFast      = "keeping_solved_fast"
	KeepSolved    = "keeping_solved"
	KeepUnsolved  = "keeping_unsolved"
	Profit        = "profit"
	Lost          = "lost"
)

// facts are all facts that there may be, without figures.
func facts() []Fact {
	return []Fact{
		{Name: Complaints, Title: scoring.Say("complaints")},
		{Name: Fast, Title: scoring.Say("customers whose complaints were solved fast")},
		{Name: Solved, Title: scoring.Say("customers whose complaints were solved")},
		{Name: Unsolved, Title: scoring.Say("customers whose complaints were not solved")},
		{Name: ValueFast, Title: scoring.Say("their value in a year: solved fast"), Unit: Money},
		{Name: ValueSolved, Title: scoring.Say("their value in a year: solved"), Unit: Money},
		{Name: ValueUnsolved, Title: scoring.Say("their value in a year: not solved"), Unit: Money},
		{Name: KeepFast, Title: scoring.Say("the cost of keeping them: solved fast"), Unit: Money},
		{Name: KeepSolved, Title: scoring.Say("the cost of keeping them: solved"), Unit: Money},
		{Name: KeepUnsolved, Title: scoring.Say("the cost of keeping them: not solved"), Unit: Money},
		{Name: Profit, Title: scoring.Say("profit of all customers in a year"), Unit: Money},
		{Name: Lost, Title: scoring.Say("customers lost")},
	}
}
