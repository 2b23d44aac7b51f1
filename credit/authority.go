package credit

import "tier/scoring"

// Authority is somebody who may approve limits up to an amount (审批权限), the amount included.
type Authority struct {
	Name   string
	Amount float64
}

// Policy is how requests are decided. Authorities rise strictly.
type Policy struct {
	Authorities []Authority
	ReferTo     string // who decides what is above all of them; "" where that isn't said
	Survey      Survey
}

// Approver is the index of the lowest authority that covers an amount, itself included; -1 where the amount is above all
// of them, or missing.
func (p *Policy) Approver(amount float64) int {
	amount = scoring.Round9(amount)
	for i, a := range p.Authorities {
		if amount <= scoring.Round9(a.Amount) {
			return i
		}
	}
	return -1
}

// Check returns what is wrong with the authorities, each with its index.
func (p *Policy) Check() []scoring.Fault {
	var faults []scoring.Fault
	add := func(i int, message, hint scoring.Message) {
		faults = append(faults, scoring.Fault{Index: i, Message: message, Hint: hint})
	}
	seen := make(map[string]bool)
	for i, a := range p.Authorities {
		switch {
		case fold(a.Name) == "":
			add(i, scoring.Say("the authority has no name"), scoring.Message{})
		case seen[fold(a.Name)]:
			add(i, scoring.Say("two authorities are called %q", a.Name), scoring.Message{})
		}
		seen[fold(a.Name)] = true
		switch {
		case !finite(a.Amount) || a.Amount <= 0:
			add(i, scoring.Say("%q may approve %s; an authority's amount is above 0", a.Name, figure(a.Amount)), scoring.Message{})
		case i > 0 && scoring.Round9(a.Amount) <= scoring.Round9(p.Authorities[i-1].Amount):
			add(i, scoring.Say("nothing is left for %q to approve: its amount, %s, is not above that of %q, %s",
				a.Name, figure(a.Amount), p.Authorities[i-1].Name, figure(p.Authorities[i-1].Amount)),
				scoring.Say("authorities are listed lowest first, each with a higher amount"))
		}
	}
	if p.ReferTo != "" && seen[fold(p.ReferTo)] {
		add(-1, scoring.Say("%q decides what is above all authorities, and is one of them", p.ReferTo), scoring.Message{})
	}
	return faults
}

// rank is the index of an authority by its name, len(Authorities) of whom is above them all; -1 where nobody is called so.
func (p *Policy) rank(name string) int {
	for i, a := range p.Authorities {
		if fold(a.Name) == fold(name) {
			return i
		}
	}
	if p.ReferTo != "" && fold(p.ReferTo) == fold(name) {
		return len(p.Authorities)
	}
	return -1
}

// names are the authorities' names, and that of whom is above them.
func (p *Policy) names() []string {
	var names []string
	for _, a := range p.Authorities {
		names = append(names, a.Name)
	}
	if p.ReferTo != "" {
		names = append(names, p.ReferTo)
	}
	return names
}
