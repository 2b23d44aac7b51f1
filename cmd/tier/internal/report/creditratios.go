package report

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/scoring"
)

// ratioBlocks say how the customers' ratios are against their references, and how they are computed.
func ratioBlocks(r *result.Result, p words.Printer) []Block {
	c := r.Credit
	if len(c.Ratios)+len(c.Growth) == 0 {
		return nil
	}
	if !anyRatio(r) {
		return []Block{{Heading: p.Sprintf("Ratios"), Lines: []string{p.Sprintf("No figures of statements are given, so that there are no ratios")}}}
	}
	t := &Table{
		Header: []string{p.Sprintf("Ratio"), p.Sprintf("Reference"), p.Sprintf("Good"), p.Sprintf("Too low"), p.Sprintf("Too high"), p.Sprintf("Not computable"), p.Sprintf("Median")},
		Right:  []bool{false, false, true, true, true, true, true},
	}
	for i := range c.Ratios {
		t.Rows = append(t.Rows, ratioCells(r, &c.Ratios[i], p))
	}
	none := Cell{Text: "–"}
	for i := range c.Growth {
		g := &c.Growth[i]
		values, missing := known(r, g.Value)
		t.Rows = append(t.Rows, []Cell{{Text: g.Growth.Title}, none, none, none, none, count(missing), percent(median(values))})
	}
	return []Block{{Heading: p.Sprintf("Ratios"), Table: t, Lines: slices.Concat(formulas(r, p), peerLines(r, p))}}
}

// anyRatio reports whether any customer has a ratio, or any figure to compute one from.
func anyRatio(r *result.Result) bool {
	has := func(values []float64) bool {
		found, _ := known(r, values)
		return len(found) > 0
	}
	for i := range r.Credit.Ratios {
		m := &r.Credit.Ratios[i]
		if has(m.Value) || has(m.Of) || has(m.To) {
			return true
		}
	}
	for i := range r.Credit.Growth {
		if g := &r.Credit.Growth[i]; slices.ContainsFunc(g.Years, has) {
			return true
		}
	}
	return false
}

func ratioCells(r *result.Result, m *credit.Measured, p words.Printer) []Cell {
	var verdicts [4]int
	for row, v := range m.Verdict {
		if !r.IsAside(row) {
			verdicts[v]++
		}
	}
	values, missing := known(r, m.Value)
	middle := figure(median(values), 2)
	if m.Ratio.Percent {
		middle = percent(median(values))
	}
	return []Cell{{Text: m.Ratio.Title}, {Text: p.Say(m.Ratio.Reference.Words(m.Ratio.Percent))}, count(verdicts[credit.Good]),
		count(verdicts[credit.TooLow]), count(verdicts[credit.TooHigh]), count(missing), middle}
}

// known are the customers' figures that there are, and how many have none.
func known(r *result.Result, all []float64) (values []float64, missing int) {
	for row, x := range all {
		switch {
		case r.IsAside(row):
		case math.IsNaN(x):
			missing++
		default:
			values = append(values, x)
		}
	}
	return values, missing
}

// median is NaN of none.
func median(values []float64) float64 {
	n := len(values)
	if n == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// formulas say how ratios and growths are computed, and the derived fields that they read.
func formulas(r *result.Result, p words.Printer) []string {
	var lines []string
	var read []string
	for i := range r.Credit.Ratios {
		ratio := r.Credit.Ratios[i].Ratio
		if ratio.Of == nil {
			lines = append(lines, p.Sprintf("%s: as the list states it in %s", ratio.Title, r.Headers([]string{ratio.Field})[0]))
			read = append(read, ratio.Field)
			continue
		}
		lines = append(lines, ratio.Title+" = "+r.Quotient(ratio))
		read = slices.Concat(read, ratio.Of.Fields(), ratio.To.Fields())
	}
	for i := range r.Credit.Growth {
		of := r.Headers(r.Credit.Growth[i].Growth.Of)
		lines = append(lines, p.Sprintf("%s = (%s ÷ %s)^(1 ÷ %d) - 1, a year", r.Credit.Growth[i].Growth.Title, of[len(of)-1], of[0], len(of)-1))
	}
	return append(lines, derivedLines(r, read)...)
}

// derivedLines are the formulas of derived fields, those that others read after them.
func derivedLines(r *result.Result, read []string) []string {
	var lines []string
	for _, d := range slices.Backward(r.Config.Derive) {
		if slices.Contains(read, d.Name) {
			lines = append(lines, d.Name+" = "+r.Spelled(d.Expr.Source()))
			read = append(read, d.Expr.Fields()...)
		}
	}
	return lines
}

// peerLines are the references that differ by the words of a field.
func peerLines(r *result.Result, p words.Printer) []string {
	if r.Config.Credit.Peers == "" {
		return nil
	}
	header := r.Headers([]string{r.Config.Credit.Peers})[0]
	var lines []string
	for _, word := range r.Config.Credit.PeerWords() {
		var own []string
		for i := range r.Credit.Ratios {
			ratio := r.Credit.Ratios[i].Ratio
			if reference, ok := ratio.ByPeer[word]; ok {
				own = append(own, ratio.Title+" "+p.Say(reference.Words(ratio.Percent)))
			}
		}
		lines = append(lines, p.Sprintf("%s %s: %s", header, word, scoring.List(own)))
	}
	return lines
}
