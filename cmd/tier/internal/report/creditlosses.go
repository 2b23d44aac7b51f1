package report

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// lossBlocks say who bears bad debts, the largest first.
func lossBlocks(r *result.Result, most int, p words.Printer) []Block {
	all := slices.Clone(r.Credit.Losses)
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b result.Loss) int { return cmp.Compare(b.Amount, a.Amount) })
	shown := all[:min(most, len(all))]
	total := r.Credit.Lost()
	amounts := []float64{total.Amount, total.Handler, total.Approver, total.Company}
	for _, l := range shown {
		amounts = append(amounts, l.Amount, l.Loss.Handler, l.Loss.Approver, l.Company)
	}
	in := moneyOf(r.Config.Credit.Unit, amounts...)
	columns := who(r, func(i int) int { return shown[i].Row }, p)
	columns[0].total = Cell{Text: p.Sprintf("Total")}
	name := func(header string, of func(l *result.Loss) string) listColumn {
		return listColumn{header: header, cell: func(i int) Cell { return Cell{Text: of(&shown[i])} }}
	}
	columns = append(columns,
		in.column(p.Sprintf("Loss"), func(i int) float64 { return shown[i].Amount }, in.cell(total.Amount)),
		in.column(p.Sprintf("Above the limit"), func(i int) float64 { return shown[i].Unapproved }, in.cell(total.Unapproved)),
		name(p.Sprintf("Handler"), func(l *result.Loss) string { return l.Handler }),
		in.column(p.Sprintf("Bears"), func(i int) float64 { return shown[i].Loss.Handler }, in.cell(total.Handler)),
		name(p.Sprintf("Approver"), func(l *result.Loss) string { return l.Approver }),
		in.column(p.Sprintf("Bears"), func(i int) float64 { return shown[i].Loss.Approver }, in.cell(total.Approver)),
		in.column(p.Sprintf("Company bears"), func(i int) float64 { return shown[i].Company }, in.cell(total.Company)))
	b := Block{Heading: in.in(p.Sprintf("Who bears losses: %d", len(all)), p), Table: listed(len(shown), columns), Lines: shownOf(len(shown), len(all), p)}
	if l := r.Config.Credit.Liability; l != nil {
		b.Lines = append(b.Lines, p.Sprintf("Within the approved limit the handler bears %s and the approver %s; what nobody approved is the handler's",
			Percent(l.Handler), Percent(l.Approver)))
	}
	b.Lines = append(b.Lines, madeUp(r, p.Sprintf("these losses"), total.Amount, p)...)
	return []Block{b}
}

// madeUp says what must be sold to earn an amount back; nothing where the configuration has no margin.
func madeUp(r *result.Result, what string, amount float64, p words.Printer) []string {
	margin := r.Config.Credit.Receivables.Margin
	if margin == 0 || amount <= 0 {
		return nil
	}
	sales, why := receivables.SalesToMakeUp(amount, margin)
	if !why.IsZero() {
		return []string{p.Say(why)}
	}
	return []string{p.Sprintf("To earn %s back at a net margin of %s takes sales of %s", what, Percent(margin), moneyOf("", sales).text(sales)+words.Unit(r.Config.Credit.Unit))}
}
