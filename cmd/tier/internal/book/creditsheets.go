package book

// creditSheet is one of the sheets that a credit workbook has besides those of every workbook.
type creditSheet interface {
	isShown() bool // not where the run has nothing for it
	sheet() sheet
}

// creditSheets are these sheets in their order; none in a workbook of tiers.
func (b *workbook) creditSheets() []creditSheet {
	if !b.r.Config.IsForCredit() || b.r.Credit == nil {
		return nil
	}
	ledgers := newLedgers(b)
	return []creditSheet{
		// survey, limits, approvals, liability, review
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
