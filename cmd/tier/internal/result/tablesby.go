package result

import (
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/tables"
	"tier/scoring"
	"tier/scoring/period"
)

// GivenBy says of a table's field which table gives it, what is made of the lines, and of which.
func (r *Result) GivenBy(f *tables.Field) scoring.Message {
	t := r.tableOf(f.Spec.Name)
	message := scoring.Say("From the table %s: %s", t.Spec.Called(), madeOf(f))
	if t.Spec.Basis != "" {
		message = scoring.Say("From the table %s (%s): %s", t.Spec.Called(), t.Spec.Basis, madeOf(f))
	}
	switch {
	case !f.Spec.In.IsAll() && f.Span.IsPartial():
		all, over := f.Span.Days()
		message = scoring.Say("%s. Period: %s, %s to %s, of which %d of %d days are over", message, tables.PeriodName(f.Spec.In), day(f.Span.From), day(f.Span.To), over, all)
	case !f.Spec.In.IsAll():
		message = scoring.Say("%s. Period: %s, %s to %s", message, tables.PeriodName(f.Spec.In), day(f.Span.From), day(f.Span.To))
	case f.Divisor > 0:
		message = scoring.Say("%s. Period: %s to %s", message, day(f.Span.From), day(f.Span.To))
	}
	if f.Spec.Where != nil {
		message = scoring.Say("%s. Lines where: %s", message, f.Spec.Where.Source())
	}
	return message
}

// madeOf says what is made of the lines.
func madeOf(f *tables.Field) scoring.Message {
	of := f.Header
	switch f.Spec.Aggregate {
	case config.Count:
		if f.Spec.Column == "" {
			return scoring.Say("how many lines")
		}
		return scoring.Say("how many lines have %s", of)
	case config.Distinct:
		return scoring.Say("how many different %s", of)
	case config.Mean:
		switch f.Spec.Per {
		case period.Month:
			return scoring.Say("the sum of %s by the months begun, %d", of, f.Divisor)
		case period.Quarter:
			return scoring.Say("the sum of %s by the quarters begun, %d", of, f.Divisor)
		case period.Year:
			return scoring.Say("the sum of %s by the years begun, %d", of, f.Divisor)
		}
		return scoring.Say("the mean %s of a line", of)
	case config.Min:
		return scoring.Say("the lowest %s", of)
	case config.Max:
		return scoring.Say("the highest %s", of)
	case config.First:
		return scoring.Say("%s of the earliest line", of)
	case config.Last:
		return scoring.Say("%s of the latest line", of)
	case config.Months:
		return scoring.Say("in how many months there are lines, by %s", of)
	case config.Share:
		return scoring.Say("the part of some lines in the sum of %s", of)
	case config.Recency:
		return scoring.Say("the days since the latest %s", of)
	}
	return scoring.Say("the sum of %s", of)
}
