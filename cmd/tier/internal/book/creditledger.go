package book

import (
	"math"
	"time"

	"tier/credit/receivables"
	"tier/fileio"
)

// ledgers is what the sheets of open items and of their ageing have in common: what customers owe, how it is written, and
// where each of the sheets finds the other's cells.
type ledgers struct {
	b       *workbook
	book    *receivables.Book // in the unit of the configuration
	live    bool              // formulas keep the figures up to date
	items   itemColumns
	places  int  // decimals of money that are shown
	isMixed bool // some of it is in another currency
	words   ledgerWords
}

// ledgerWords are the words that formulas of both sheets compare.
type ledgerWords struct {
	notDue, creditNotes, unapplied string
	years                          [3]string // by receivables.YearClass
	kinds                          [5]string // by receivables.Kind
	silent                         string
	buckets                        []string // by bucket
}

// newLedgers is nil where no ledgers were given.
func newLedgers(b *workbook) *ledgers {
	if b.r.Credit == nil || b.r.Credit.Ledgers == nil {
		return nil
	}
	p := b.p
	l := &ledgers{b: b, book: b.r.Credit.Ledgers.Book, words: ledgerWords{
		notDue: p.Sprintf("Not due"), creditNotes: p.Sprintf("Credit notes"), unapplied: p.Sprintf("Unapplied cash"),
		years:  [3]string{p.Sprintf("This year"), p.Sprintf("Last year"), p.Sprintf("Earlier")},
		kinds:  [5]string{p.Sprintf("Invoice"), p.Sprintf("Credit note"), p.Sprintf("Receipt"), p.Sprintf("Refund"), p.Sprintf("Opening balance")},
		silent: p.Sprintf("silent"),
	}}
	for i := range l.book.Accounts {
		l.isMixed = l.isMixed || l.book.Accounts[i].Currency != ""
	}
	l.items, l.places = newItemColumns(l.isMixed), moneyPlaces(l.book)
	for i := range l.book.Options.Buckets {
		l.words.buckets = append(l.words.buckets, l.nameOf(i))
	}
	l.live = b.live && !l.isTooLarge()
	return l
}

// isTooLarge reports whether so many formulas would keep the workbook's readers waiting.
func (l *ledgers) isTooLarge() bool {
	const ofItem = 5 // formulas
	return ofItem*len(l.book.Items)+len(l.owing())*ageingColumns(l.book) > mostLiveFormulas
}

// owing are the customers of whom anything is open.
func (l *ledgers) owing() []int {
	var all []int
	for i := range l.book.Customers {
		if len(l.book.Customers[i].Items) > 0 {
			all = append(all, i)
		}
	}
	return all
}

// money is an amount as a cell.
func (l *ledgers) money(m receivables.Money) cell {
	return numberCell(m.Float(l.book.Options.Decimals), 0)
}

// moneyFormat is how amounts are shown, with a dash for nothing.
func (l *ledgers) moneyFormat() string {
	format := decimals(wholeFormat, l.places)
	return format + ";-" + format + `;"–"`
}

// moneyPlaces are the decimals of money that are shown. The cells hold all of them: books in units of 10,000 have six.
func moneyPlaces(book *receivables.Book) int { return min(2, book.Options.Decimals) }

// following is a cell that follows a formula, where there are formulas.
func (l *ledgers) following(c cell, formula string) cell {
	if !l.live {
		return c
	}
	return following(c, formula)
}

// day is a day as a cell; blank where there is none.
func day(t time.Time) cell {
	serial := fileio.DateSerial(t)
	if t.IsZero() || math.IsNaN(serial) {
		return cell{}
	}
	return cell{Cell: fileio.Cell{Kind: fileio.Date, Num: serial}}
}

// dated is the day of an item.
func (l *ledgers) dated(it *receivables.Item) time.Time {
	y, m, d := l.book.Options.AsOf.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -it.DaysOld)
}

// bucketOf is the word for the part of the balance that an item belongs to.
func (l *ledgers) bucketOf(it *receivables.Item) string {
	switch {
	case it.Open < 0 && it.Kind == receivables.CreditNote:
		return l.words.creditNotes
	case it.Open < 0:
		return l.words.unapplied
	case it.Bucket < 0:
		return l.words.notDue
	}
	return l.words.buckets[it.Bucket]
}

// nameOf is the name of a bucket.
func (l *ledgers) nameOf(i int) string {
	first, last := l.book.Options.First(i), l.book.Options.Buckets[i].To
	if last == 0 {
		return l.b.p.Sprintf("over %s days", spelled(float64(first-1)))
	}
	return l.b.p.Sprintf("%s–%s days", spelled(float64(first)), spelled(float64(last)))
}
