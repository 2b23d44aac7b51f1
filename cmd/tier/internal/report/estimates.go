package report

import (
	"slices"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering/estimate"
)

// estimatesBlock is what the constants make of complaints and loyalty, each with its arithmetic, and below it where every
// constant is from.
func estimatesBlock(r *result.Result, p words.Printer) Block {
	e := r.Estimates()
	b := Block{Heading: p.Sprintf("Service what-if: estimates, not figures of the list")}
	if len(e.Lines) == 0 {
		b.Lines = []string{p.Sprintf("nothing can be estimated: the list has none of the fields, or their constants are not configured")}
		return b
	}
	t := &Table{Header: []string{p.Sprintf("Estimate"), p.Sprintf("Figure"), p.Sprintf("How")}, Right: []bool{false, true, false}}
	shown := Shares(e)
	for _, l := range e.Lines {
		title := p.Say(l.Title)
		if l.Unit == estimate.Money {
			title = words.InUnit(title, MoneyUnit(r, l.Name))
		}
		t.Rows = append(t.Rows, []Cell{{Text: title}, estimated(l.Value, l.Unit == estimate.Money), {Text: arithmetic(&l, shown)}})
	}
	b.Table = t
	if n := r.ComplainedUntold(); n > 0 {
		b.Lines = append(b.Lines, p.Say(result.Untold(n)))
	}
	b.Lines = append(b.Lines, EstimateGaps(r, p)...)
	if rise, ok := shown[estimate.LoyaltyRise]; ok && uses(e, estimate.ProfitRiseLow, estimate.ProfitRiseHigh) {
		b.Lines = append(b.Lines, p.Sprintf("Profit is taken to rise so where loyalty rises by %s", rise))
	}
	return Block{Heading: b.Heading, Table: b.Table, Lines: append(b.Lines, citations(e, p)...)}
}

// EstimateGaps say what of the list estimates hardly rest on: counts that can't be, and figures that are missing.
func EstimateGaps(r *result.Result, p words.Printer) []string {
	var lines []string
	odd, lacks := r.EstimateGaps()
	if len(odd) > 0 {
		lines = append(lines, p.Sprintf("%s (first: %s)", oddComplaints(len(odd), p), r.At(odd[0], r.Config.Estimates.Complaints)))
	}
	for _, l := range lacks {
		lines = append(lines, p.Sprintf("%s (first: %s)", without(r.NameOf(l.Field), len(l.Rows), p), r.At(l.Rows[0], l.Field)))
	}
	return lines
}

func oddComplaints(n int, p words.Printer) string {
	return p.Sprintf("Counts of complaints that are below 0 or no whole numbers, and are added up as they stand: %d", n)
}

func without(header string, n int, p words.Printer) string {
	return p.Sprintf("Customers who have no %s and add nothing to its sum: %d", header, n)
}

// MoneyUnit is the unit of a fact or an estimate in money; "" where its field has none.
func MoneyUnit(r *result.Result, name string) string {
	spec := r.Config.Estimates
	field := spec.Value
	switch name {
	case estimate.Profit, "profit_low", "profit_high":
		field = spec.Profit
	case estimate.KeepFast, estimate.KeepSolved, estimate.KeepUnsolved, "win_cost":
		field = spec.Keeping
	}
	f, _ := r.Config.Field(field)
	return f.Unit
}

// Shares are all figures of the estimates by name, as people write them.
func Shares(e *estimate.Estimate) map[string]string {
	shown := make(map[string]string)
	for _, c := range e.Constants {
		shown[c.Name] = Constant(c)
	}
	for _, f := range e.Facts {
		shown[f.Name] = plain(f.Value)
	}
	for _, l := range e.Lines {
		shown[l.Name] = plain(l.Value)
	}
	return shown
}

// Constant is the figure of a constant: 25, 54%.
func Constant(c estimate.Constant) string {
	return published(c.Value, c.Unit == estimate.Share)
}

func published(x float64, isShare bool) string {
	if isShare {
		return plain(x*100) + "%"
	}
	return plain(x)
}

func plain(x float64) string { return thousands(strconv.FormatFloat(scoring.Round9(x), 'f', -1, 64)) }

// estimated is the figure of an estimate, of which more than two decimals say nothing; of what is counted, fewer where they are 0.
func estimated(x float64, isMoney bool) Cell {
	decimals := 2
	for !isMoney && decimals > 0 && strings.HasSuffix(Figure(x, decimals), "0") {
		decimals--
	}
	return amount(x, decimals)
}

// arithmetic is how an estimate comes about, in figures: 3 × 82% + 5 × (1 − 54%).
func arithmetic(l *estimate.Line, shown map[string]string) string {
	return l.Written(shown, estimate.Signs{Minus: " − ", Plus: " + ", Times: " × ", Rest: func(figure string) string { return "(1 − " + figure + ")" }})
}

// uses reports whether an estimate rests on any of some constants.
func uses(e *estimate.Estimate, names ...string) bool {
	return slices.ContainsFunc(e.Lines, func(l estimate.Line) bool {
		return slices.ContainsFunc(l.Terms, func(t estimate.Term) bool {
			return slices.ContainsFunc(t.Factors, func(f estimate.Factor) bool { return slices.Contains(names, f.Of) })
		})
	})
}

// citations say where the constants that were used are from.
func citations(e *estimate.Estimate, p words.Printer) []string {
	var used []scored.Source
	for _, c := range e.Constants {
		if uses(e, c.Name) {
			used = append(used, scored.Source{Title: p.Say(c.Title), Text: c.Source, Value: c.Value, IsShare: c.Unit == estimate.Share})
		}
	}
	return cited(used, p)
}

// cited say where published figures are from, those of one source together.
func cited(all []scored.Source, p words.Printer) []string {
	var order []string
	by := make(map[string][]string)
	for _, s := range all {
		if by[s.Text] == nil {
			order = append(order, s.Text)
		}
		by[s.Text] = append(by[s.Text], p.Sprintf("%s %s", s.Title, published(s.Value, s.IsShare)))
	}
	var lines []string
	for _, source := range order {
		lines = append(lines, p.Sprintf("Source: %s. It says: %s", source, strings.Join(by[source], p.Sprintf("; "))))
	}
	return lines
}

// Spelled is how an estimate comes about, in words: complaints × unhappy customers behind a complaint.
func Spelled(l *estimate.Line, e *estimate.Estimate, p words.Printer) string {
	titles := make(map[string]string)
	for _, c := range e.Constants {
		titles[c.Name] = p.Say(c.Title)
	}
	for _, f := range e.Facts {
		titles[f.Name] = p.Say(f.Title)
	}
	for _, other := range e.Lines {
		titles[other.Name] = p.Say(other.Title)
	}
	if len(l.Terms) > 1 && !l.Terms[1].Minus {
		return p.Sprintf("the sum over the outcomes of complaints, each of: %s", arithmetic(&estimate.Line{Terms: l.Terms[:1]}, titles))
	}
	return arithmetic(l, titles)
}
