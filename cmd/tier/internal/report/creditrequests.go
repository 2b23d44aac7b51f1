package report

import (
	"math"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit"
)

// mostRequests is how many applications are shown: each is to be decided, so these are more than in other lists.
const mostRequests = 50

// requestBlocks show what is applied for, who may approve it, and what is missing.
func requestBlocks(r *result.Result, p words.Printer) []Block {
	all := r.Credit.Requests
	if len(all) == 0 {
		return nil
	}
	shown := all[:min(mostRequests, len(all))]
	in := moneyOf(r.Config.Credit.Unit, requestAmounts(r, shown)...)
	columns := who(r, func(i int) int { return shown[i].Row }, p)
	text := func(header string, of func(q *result.Request) string) listColumn {
		return listColumn{header: header, cell: func(i int) Cell { return Cell{Text: of(&shown[i])} }}
	}
	columns = append(columns,
		in.column(p.Sprintf("Asked"), func(i int) float64 { return shown[i].Amount }, Cell{}),
		in.column(p.Sprintf("Limit"), func(i int) float64 { return r.Credit.Limits[shown[i].Row].Amount }, Cell{}),
		text(p.Sprintf("Change"), func(q *result.Request) string { return changeName(q.Change, p) }),
		in.column(p.Sprintf("Within"), func(i int) float64 { return shown[i].Within }, Cell{}),
		in.column(p.Sprintf("Excess"), func(i int) float64 { return shown[i].Excess }, Cell{}),
		in.column(p.Sprintf("Cash needed"), func(i int) float64 { return shown[i].Cash }, Cell{}),
		text(p.Sprintf("Authority"), func(q *result.Request) string { return authorityName(r, q, p) }),
		text(p.Sprintf("State"), func(q *result.Request) string { return stateName(q.State, p) }))
	t := listed(len(shown), columns)
	t.Spare = []int{5} // what is within the limit is what isn't above it
	lines := append(shownOf(len(shown), len(all), p), stateLine(all, p))
	return []Block{{Heading: in.in(p.Sprintf("Applications for limits: %d", len(all)), p), Table: t, Lines: append(lines, missingSteps(r, shown, p)...)}}
}

func requestAmounts(r *result.Result, requests []result.Request) []float64 {
	var amounts []float64
	for i := range requests {
		q := &requests[i]
		amounts = append(amounts, q.Amount, r.Credit.Limits[q.Row].Amount, q.Within, q.Excess, q.Cash)
	}
	return amounts
}

func changeName(c credit.Change, p words.Printer) string {
	switch c {
	case credit.New:
		return p.Sprintf("new limit")
	case credit.Raise:
		return p.Sprintf("raise")
	case credit.Cut:
		return p.Sprintf("cut")
	}
	return p.Sprintf("as it is")
}

func stateName(s credit.State, p words.Printer) string {
	switch s {
	case credit.Incomplete:
		return p.Sprintf("incomplete")
	case credit.Waiting:
		return p.Sprintf("to be approved")
	}
	return p.Sprintf("approved")
}

// authorityName is the lowest authority that covers the amount, or who decides what is above them all.
func authorityName(r *result.Result, q *result.Request, p words.Printer) string {
	policy := &r.Config.Credit.Policy
	switch {
	case q.Authority >= 0:
		return policy.Authorities[q.Authority].Name
	case math.IsNaN(q.Amount):
		return "–"
	case policy.ReferTo != "":
		return p.Sprintf("refer to %s", policy.ReferTo)
	}
	return p.Sprintf("above all")
}

func stateLine(requests []result.Request, p words.Printer) string {
	var counts [3]int
	for i := range requests {
		counts[requests[i].State]++
	}
	return p.Sprintf("Approved %d, to be approved %d, incomplete %d", counts[credit.Approved], counts[credit.Waiting], counts[credit.Incomplete])
}

// missingSteps say for each application what must come first.
func missingSteps(r *result.Result, requests []result.Request, p words.Printer) []string {
	var lines []string
	for i := range requests {
		var steps []string
		for _, step := range requests[i].Missing {
			steps = append(steps, p.Say(r.Spoken(step)))
		}
		if len(steps) > 0 {
			lines = append(lines, p.Sprintf("%s: %s", called(r, requests[i].Row), strings.Join(steps, p.Sprintf("; "))))
		}
	}
	return lines
}
