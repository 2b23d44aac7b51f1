package book

import (
	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// openItems is the sheet of what is open: a row for each invoice that is not paid in full, and for each credit note and receipt
// that no invoice took, by customer and date. Its rows are made as they are written, so a million of them never stand in
// memory.
type openItems struct {
	*ledgers
	columns []itemColumn
}

// itemColumns are the numbers of the columns, from 1; 0 for one that isn't there.
type itemColumns struct {
	id, name, kind, number, date, due, assumed, currency, amount, applied, open, rate, base, days, bucket, year, place int
}

// itemColumn is a column of the sheet.
type itemColumn struct {
	header string
	width  float64
	look   look
	of     func(it *receivables.Item) cell // without a style
	live   live
}

// newItemColumns numbers the columns. Books in one currency need none for it, nor for rates.
func newItemColumns(isMixed bool) itemColumns {
	var n itemColumns
	last := 0
	number := func(is bool, columns ...*int) {
		for _, col := range columns {
			if is {
				last++
				*col = last
			}
		}
	}
	number(true, &n.id, &n.name, &n.kind, &n.number, &n.date, &n.due, &n.assumed)
	number(isMixed, &n.currency)
	number(true, &n.amount, &n.applied, &n.open)
	number(isMixed, &n.rate, &n.base)
	number(true, &n.days, &n.bucket, &n.year, &n.place)
	if !isMixed {
		n.base = n.open
	}
	return n
}

// openItemsName is the name of the sheet.
func openItemsName(p words.Printer) string { return p.Sprintf("Open items") }

func newOpenItems(l *ledgers) *openItems {
	if l == nil {
		return nil
	}
	return &openItems{ledgers: l}
}

func (s *openItems) isShown() bool { return s != nil && len(s.book.Items) > 0 }

func (s *openItems) sheet() sheet {
	s.columns = s.all()
	if s.live {
		s.follow()
	}
	var widths []float64
	for _, c := range s.columns {
		widths = append(widths, c.width)
	}
	return sheet{
		name: openItemsName(s.b.p), tab: steel, rowHeight: scoresRowHeight, frozenRows: 1, frozenCols: s.items.name, filtered: true,
		widths: widths, links: s.links(),
		content: content{count: 1 + s.shown() + s.cutRows(), columns: len(widths), row: s.row()},
	}
}

// shown is how many items have a row: the last row that a sheet has says how many have none.
func (s *openItems) shown() int {
	if n := len(s.book.Items); n < maxRows {
		return n
	}
	return maxRows - 2
}

// cutRows are the rows that say how many items have none.
func (s *openItems) cutRows() int {
	if s.shown() < len(s.book.Items) {
		return 1
	}
	return 0
}

// links lead from the first item of each customer to his row among the scores.
func (s *openItems) links() []link {
	var links []link
	scores, before := quoted(scoresName(s.b.p))+"!", -1
	for n := range s.shown() {
		customer := s.book.Items[n].Customer
		if customer != before && len(links) < maxLinks {
			links = append(links, link{at(s.items.id, 2+n), scores + at(1, 2+customer)})
		}
		before = customer
	}
	return links
}

// row makes the rows.
func (s *openItems) row() func(int, []cell) row {
	var header []cell
	styles := make([]int, len(s.columns))
	head := s.b.style(headLook())
	for i := range s.columns {
		header = append(header, textCell(s.columns[i].header, head))
		styles[i] = s.b.style(s.columns[i].look)
		s.columns[i].live.prepare(s.b, s.shown())
	}
	assumed := s.columns[s.items.due-1].look
	assumed.color = faint
	late := s.b.style(assumed)
	cutStyle := s.b.style(look{bold: true, color: warning})
	return func(n int, cells []cell) row {
		switch {
		case n == 0:
			return row{height: 32, cells: header}
		case n > s.shown():
			return row{cells: []cell{textCell(s.b.p.Sprintf("… and %d more items, which no sheet has room for", len(s.book.Items)-s.shown()), cutStyle)}}
		}
		it := &s.book.Items[n-1]
		for i := range s.columns {
			c := &s.columns[i]
			cells[i] = c.of(it)
			cells[i].style, cells[i].row = styles[i], n+1
			cells[i].formula = c.live.formula(i+1, n-1)
		}
		if it.DueAssumed {
			cells[s.items.due-1].style = late
		}
		return row{cells: cells}
	}
}

// all are the columns in the order of their numbers.
func (s *openItems) all() []itemColumn {
	columns := make([]itemColumn, s.items.place)
	put := func(number int, c itemColumn) {
		if number > 0 {
			columns[number-1] = c
		}
	}
	s.documents(put)
	s.amounts(put)
	s.ages(put)
	return columns
}

func numberLook(format string) look {
	return look{line: hairline, align: "right", indent: 1, format: format}
}

func dayLook() look { return look{line: hairline, align: "center", format: dateFormat} }

// documents are the columns of what the item is.
func (s *openItems) documents(put func(int, itemColumn)) {
	p, ledgers := s.b.p, s.b.r.Credit.Ledgers
	text := func(number int, header string, width float64, of func(it *receivables.Item) string) {
		put(number, itemColumn{header: header, width: width, look: textLook(), of: func(it *receivables.Item) cell { return textCell(cut(of(it)), 0) }})
	}
	text(s.items.id, p.Sprintf("Id"), 14, func(it *receivables.Item) string { return s.b.r.ID(it.Customer) })
	text(s.items.name, p.Sprintf("Name"), nameWidth, func(it *receivables.Item) string { return s.b.r.Name(it.Customer) })
	text(s.items.kind, p.Sprintf("Kind"), 14, func(it *receivables.Item) string { return s.words.kinds[it.Kind] })
	text(s.items.number, p.Sprintf("Number"), 16, func(it *receivables.Item) string { return ledgers.Entries[it.Entry].Number })
	put(s.items.date, itemColumn{header: p.Sprintf("Date"), width: 13, look: dayLook(), of: func(it *receivables.Item) cell { return day(s.dated(it)) }})
	put(s.items.due, itemColumn{header: p.Sprintf("Due day"), width: 13, look: dayLook(), of: func(it *receivables.Item) cell { return day(it.Due) }})
	mark := p.Sprintf("assumed")
	text(s.items.assumed, p.Sprintf("Due day assumed"), 10, func(it *receivables.Item) string {
		if it.DueAssumed {
			return mark
		}
		return ""
	})
	place := p.Sprintf("In the ledger")
	width := float64(displaywidth.String(place) + 4)
	for _, i := range []int{0, len(s.book.Items) / 2, len(s.book.Items) - 1} {
		width = max(width, min(widestColumn, float64(displaywidth.String(ledgers.Place(s.book.Items[i].Entry))+4)))
	}
	text(s.items.place, place, width, func(it *receivables.Item) string { return ledgers.Place(it.Entry) })
}

// amounts are the columns of how much it is. Amounts of credit notes and receipts are negative.
func (s *openItems) amounts(put func(int, itemColumn)) {
	p, width := s.b.p, s.moneyWidth()
	money := func(number int, header string, of func(it *receivables.Item) receivables.Money) {
		put(number, itemColumn{header: header, width: width, look: numberLook(s.moneyFormat()),
			of: func(it *receivables.Item) cell { return s.money(of(it)) }})
	}
	put(s.items.currency, itemColumn{header: p.Sprintf("Currency"), width: 10, look: dayLook(),
		of: func(it *receivables.Item) cell { return textCell(it.Currency, 0) }})
	money(s.items.amount, p.Sprintf("Amount"), func(it *receivables.Item) receivables.Money { return it.Amount })
	money(s.items.applied, p.Sprintf("Applied"), func(it *receivables.Item) receivables.Money { return it.Applied })
	money(s.items.open, p.Sprintf("Open"), func(it *receivables.Item) receivables.Money { return it.Open })
	rates := s.rates()
	put(s.items.rate, itemColumn{header: p.Sprintf("Rate"), width: 10, look: numberLook("General"),
		of: func(it *receivables.Item) cell { return numberCell(rates[it.Currency], 0) }})
	if s.isMixed {
		money(s.items.base, p.Sprintf("Open in the base currency"), func(it *receivables.Item) receivables.Money { return it.Base })
	}
}

// rates are those as of the day, by currency.
func (s *openItems) rates() map[string]float64 {
	rates := map[string]float64{"": 1}
	for i := range s.book.Accounts {
		currency := s.book.Accounts[i].Currency
		if _, known := rates[currency]; !known {
			rates[currency] = s.book.Options.RateOf(currency)
		}
	}
	return rates
}

// ages are the columns of how old it is.
func (s *openItems) ages(put func(int, itemColumn)) {
	p := s.b.p
	centred := look{line: hairline, align: "center"}
	put(s.items.days, itemColumn{header: p.Sprintf("Days overdue"), width: 11, look: numberLook(wholeFormat),
		of: func(it *receivables.Item) cell { return numberCell(float64(it.DaysOverdue), 0) }})
	put(s.items.bucket, itemColumn{header: p.Sprintf("Bucket"), width: 16, look: centred,
		of: func(it *receivables.Item) cell { return textCell(s.bucketOf(it), 0) }})
	put(s.items.year, itemColumn{header: p.Sprintf("Year"), width: 11, look: centred, of: func(it *receivables.Item) cell {
		if it.Open < 0 {
			return textCell("", 0)
		}
		return textCell(s.words.years[it.Year], 0)
	}})
}
