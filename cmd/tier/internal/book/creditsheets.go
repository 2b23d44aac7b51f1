package book

// creditBook is what a credit workbook has besides what every workbook has.
type creditBook struct {
	survey       *surveySheet
	limits       *limitsSheet
	approvals    *approvalsSheet
	liability    *liabilitySheet
	review       *reviewSheet
	hiddenGrades map[int]bool // whose limits read what is not written out
}

// creditSheet is one of the sheets that a credit workbook has besides those of every workbook.
type creditSheet interface {
	isShown() bool // not where the run has nothing for it
	sheet() sheet
}

// newCreditBook is nil in a workbook of tiers.
func newCreditBook(b *workbook) *creditBook {
	if !b.r.Config.IsForCredit() || b.r.Credit == nil {
		return nil
	}
	c := &creditBook{hiddenGrades: map[int]bool{}}
	b.credit = c
	for grade, exprs := range b.r.Config.Credit.Limits.Grades {
		for _, e := range exprs {
			c.hiddenGrades[grade] = c.hiddenGrades[grade] || b.hides(e.Fields()...)
		}
	}
	c.survey, c.limits = newSurveySheet(b), newLimitsSheet(b)
	c.approvals, c.liability, c.review = newApprovalsSheet(b, c.limits), newLiabilitySheet(b), newReviewSheet(b)
	return c
}

// follow makes the figures of the sheets formulas, once those of the scores are.
func (c *creditBook) follow(w *wiring) {
	c.limits.followWiring(w)
	c.approvals.followWiring(w)
	c.liability.followWiring(w)
}

// creditSheets are these sheets in their order; none in a workbook of tiers.
func (b *workbook) creditSheets() []creditSheet {
	if b.credit == nil {
		return nil
	}
	ledgers := newLedgers(b)
	return []creditSheet{
		b.credit.survey, b.credit.limits, b.credit.approvals, b.credit.liability, b.credit.review,
		newAgeing(ledgers), newOpenItems(ledgers), newBacktest(b),
	}
}

// addCreditSheets adds those of them that are shown.
func (b *workbook) addCreditSheets() {
	for _, s := range b.creditSheets() {
		if s.isShown() {
			b.add(s.sheet())
		}
	}
}
