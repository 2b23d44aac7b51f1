package result

import (
	"tier/cmd/tier/internal/tables"
	"tier/scoring"
)

// Unlike is a growth that compares what there is of a period with all of another.
type Unlike struct {
	Message scoring.Message
	Hint    scoring.Message // zero where no period has the same days
}

// UnlikePeriods are the growths over fields of tables whose period is not over, where that of before is.
func (r *Result) UnlikePeriods() []Unlike {
	var all []Unlike
	for _, g := range r.Config.Growths() {
		_, now := r.given(g.Now)
		_, before := r.given(g.Before)
		if now == nil || before == nil || now.Spec.In.IsAll() || before.Spec.In.IsAll() || !now.Span.IsPartial() || before.Span.IsPartial() {
			continue
		}
		_, over := now.Span.Days()
		whole, _ := before.Span.Days()
		all = append(all, Unlike{
			Message: scoring.Say("growth compares %d days with %d: %s is of %s, which is not over, %s of %s",
				over, whole, now.Spec.Called(), tables.PeriodName(now.Spec.In), before.Spec.Called(), tables.PeriodName(before.Spec.In)),
			Hint: r.sameDays(now, before),
		})
	}
	return all
}

// sameDays names the period that has as many days of the one before as are over of the one now, where that was a year earlier.
func (r *Result) sameDays(now, before *tables.Field) scoring.Message {
	earlier, ok := now.Spec.In.YearEarlier()
	if !ok || !earlier.On(r.Config.AsOf).From.Equal(before.Span.From) {
		return scoring.Message{}
	}
	return scoring.Say("of %s, %q takes the same days", before.Spec.Called(), "in: "+earlier.String())
}
