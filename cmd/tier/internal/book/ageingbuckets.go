package book

import (
	"fmt"
	"math"
	"strings"

	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
)

// line adds a row of the sheet, and returns its number and what puts a cell of a look into a column of it.
func (s *ageing) line(height float64) (n int, put func(col int, c cell, l look)) {
	cells := make([]cell, len(s.page.widths))
	n = s.page.add(height, cells...)
	return n, func(col int, c cell, l look) {
		c.style = s.b.style(l)
		s.page.rows[n-1].cells[col-1] = c
	}
}

// input is how a cell looks that may be edited, where that has an effect.
func (s *ageing) input(l look) look {
	l.input = s.live
	return l
}

// title is the title, and the day.
func (s *ageing) title() {
	p := s.b.p
	_, put := s.line(34)
	for col := 1; col <= len(s.page.widths); col++ {
		put(col, cell{}, look{line: titleLine})
	}
	title := p.Sprintf("Ageing of receivables")
	if unit := s.b.r.Config.Credit.Unit; unit != "" {
		title = clean(p.Sprintf("Ageing of receivables (%s)", unit))
	}
	put(1, textCell(title, 0), look{size: 20, bold: true, color: navy, line: titleLine})
	_, put = s.line(pageRowHeight + 3)
	put(1, textCell(p.Sprintf("As of"), 0), look{bold: true})
	put(2, day(s.book.Options.AsOf), s.input(look{format: dateFormat, align: "left", bold: true}))
	note := p.Sprintf("Values, without formulas: they follow no edits.")
	if s.live {
		note = p.Sprintf("Yellow cells may be edited. Another day ages anew what is open here; receipts and invoices after it are neither undone nor added.")
		const lastDay = 2_958_465 // of spreadsheets
		s.numbers = append(s.numbers, numberRule{area: "B2", min: 1, max: lastDay, title: p.Sprintf("As of"), message: p.Sprintf("a day")})
	}
	put(3, textCell(note, 0), look{color: faint, indent: 1})
}

// buckets are the rows of the table of buckets.
func (s *ageing) buckets() {
	s.header()
	s.amounts()
	s.shares()
	s.counts()
	s.bounds()
	s.provisions()
}

// header names the columns. The buckets' names follow their days.
func (s *ageing) header() {
	p, w := s.b.p, s.words
	_, put := s.line(34)
	text := func(col int, header string) { put(col, textCell(header, 0), headLook()) }
	text(ageingID, p.Sprintf("Id"))
	text(ageingCustomer, p.Sprintf("Name"))
	text(balanceColumn, p.Sprintf("Balance"))
	text(notDueColumn, w.notDue)
	for i := range s.book.Options.Buckets {
		col := firstBucket + i
		put(col, s.following(textCell(s.words.buckets[i], 0), s.nameFormula(col)), headLook())
	}
	for n, header := range []string{p.Sprintf("Overdue"), w.creditNotes, w.unapplied, p.Sprintf("Oldest, days overdue"), p.Sprintf("Provision"),
		p.Sprintf("Cost of capital"), p.Sprintf("Last receipt"), p.Sprintf("Days without a receipt"), p.Sprintf("Silent")} {
		text(s.behind(overdueBehind+n), header)
	}
}

// nameFormula is the name of a bucket by its days.
func (s *ageing) nameFormula(col int) string {
	const first, last = "\x01", "\x02"
	text := s.b.p.Sprintf("%s–%s days", first, last)
	with := strings.NewReplacer(first, `"&`+at(col, ageingFirst)+`&"`, last, `"&`+at(col, ageingLast)+`&"`)
	if col == s.lastBucket() {
		text = s.b.p.Sprintf("over %s days", first)
		with = strings.NewReplacer(first, `"&(`+at(col, ageingFirst)+`-1)&"`)
	}
	return strings.TrimSuffix(strings.TrimPrefix(with.Replace(`"`+text+`"`), `""&`), `&""`)
}

// amounts sum up all items.
func (s *ageing) amounts() {
	p, t, items := s.b.p, &s.book.Total, s.ledgers.items
	n, put := s.line(pageRowHeight)
	l := look{line: totalLine, fill: band, bold: true, align: "right", indent: 1, format: s.moneyFormat()}
	label := l
	label.align, label.indent, label.format = "left", 0, ""
	put(1, textCell(p.Sprintf("Total"), 0), label)
	put(2, cell{}, label)
	money := func(col int, m receivables.Money, formula string) { put(col, s.following(s.money(m), formula), l) }
	part := func(col int, m receivables.Money) {
		money(col, m, fmt.Sprintf("ROUND(SUMIFS(%s,%s,%s),%d)", s.allItems(items.base), s.allItems(items.bucket), at(col, ageingHead), s.book.Options.Decimals))
	}
	money(balanceColumn, t.Balance, s.rounded(fmt.Sprintf("SUM(%s)", s.allItems(items.base))))
	part(notDueColumn, t.NotDue)
	for i, m := range t.Buckets {
		part(firstBucket+i, m)
	}
	money(s.behind(overdueBehind), t.Overdue, s.rounded(fmt.Sprintf("SUM(%s)", area(firstBucket, n, s.lastBucket(), n))))
	part(s.behind(creditBehind), t.CreditNotes)
	part(s.behind(unappliedBehind), t.Unapplied)
	whole := l
	whole.format = wholeFormat
	put(s.behind(oldestBehind), s.following(numberCell(float64(t.OverdueDays), 0), "MAX("+s.allItems(items.days)+")"), whole)
	money(s.behind(provisionBehind), t.Provision, s.rounded(fmt.Sprintf("SUM(%s)", area(notDueColumn, ageingProvision, s.lastBucket(), ageingProvision))))
	money(s.behind(costBehind), t.CostOfCredit, s.rounded(fmt.Sprintf("SUM(%s)", s.customersIn(s.behind(costBehind)))))
	dated := l
	dated.format, dated.align, dated.indent = dateFormat, "center", 0
	put(s.behind(receiptBehind), day(t.Recent), dated)
	put(s.behind(sinceBehind), cell{}, l)
	put(s.behind(silentBehind), s.following(numberCell(float64(t.Silent), 0),
		fmt.Sprintf("COUNTIF(%s,%s)", s.customersIn(s.behind(silentBehind)), literal(s.words.silent))), whole)
}

// rounded is a formula that is rounded to the decimals of money.
func (s *ageing) rounded(text string) string {
	return fmt.Sprintf("ROUND(%s,%d)", text, s.book.Options.Decimals)
}

// shares are those of what customers owe, before what is theirs is taken off.
func (s *ageing) shares() {
	t := &s.book.Total
	_, put := s.line(pageRowHeight)
	put(1, textCell(s.b.p.Sprintf("Share of what is not due and overdue"), 0), look{color: faint})
	overdue := s.behind(overdueBehind)
	debt := at(notDueColumn, ageingAmount) + "+" + at(overdue, ageingAmount)
	share := func(col int, m receivables.Money) {
		c := textCell("", 0)
		c.Kind = fileio.Text
		if all := t.NotDue + t.Overdue; all != 0 {
			c = numberCell(scoring.Round9(float64(m)/float64(all)), 0)
		}
		put(col, s.following(c, fmt.Sprintf(`IF(%[1]s=0,"",ROUND(%[2]s/(%[1]s),9))`, debt, at(col, ageingAmount))), look{line: hairline, align: "right", indent: 1, format: shareFormat})
	}
	share(notDueColumn, t.NotDue)
	for i, m := range t.Buckets {
		share(firstBucket+i, m)
	}
	share(overdue, t.Overdue)
}

// counts are how many items there are.
func (s *ageing) counts() {
	items := s.ledgers.items
	count := map[string]int{}
	for i := range s.book.Items {
		count[s.bucketOf(&s.book.Items[i])]++
	}
	n, put := s.line(pageRowHeight)
	put(1, textCell(s.b.p.Sprintf("Items"), 0), look{color: faint})
	l, overdue := look{line: hairline, align: "right", indent: 1, format: wholeFormat}, 0
	part := func(col int, word string) {
		put(col, s.following(numberCell(float64(count[word]), 0), fmt.Sprintf("COUNTIF(%s,%s)", s.allItems(items.bucket), at(col, ageingHead))), l)
	}
	put(balanceColumn, s.following(numberCell(float64(len(s.book.Items)), 0), "COUNT("+s.allItems(items.open)+")"), l)
	part(notDueColumn, s.words.notDue)
	for i := range s.book.Options.Buckets {
		part(firstBucket+i, s.words.buckets[i])
		overdue += count[s.words.buckets[i]]
	}
	put(s.behind(overdueBehind), s.following(numberCell(float64(overdue), 0), "SUM("+area(firstBucket, n, s.lastBucket(), n)+")"), l)
	part(s.behind(creditBehind), s.words.creditNotes)
	part(s.behind(unappliedBehind), s.words.unapplied)
}

// bounds are the buckets' first and last days past due.
func (s *ageing) bounds() {
	p, o := s.b.p, &s.book.Options
	l := look{line: hairline, align: "right", indent: 1, format: wholeFormat}
	_, put := s.line(pageRowHeight)
	put(1, textCell(p.Sprintf("First day past due"), 0), look{color: faint})
	for i := range o.Buckets {
		c := numberCell(float64(o.First(i)), 0)
		if i > 0 {
			c = s.following(c, at(firstBucket+i-1, ageingLast)+"+1")
		}
		put(firstBucket+i, c, l)
	}
	_, put = s.line(pageRowHeight)
	put(1, textCell(p.Sprintf("Last day past due"), 0), look{color: faint})
	for i, b := range o.Buckets[:len(o.Buckets)-1] {
		put(firstBucket+i, numberCell(float64(b.To), 0), s.input(l))
	}
	put(s.lastBucket(), textCell("–", 0), l)
	if last := len(o.Buckets) - 1; s.live && last > 0 {
		s.numbers = append(s.numbers, numberRule{area: area(firstBucket, ageingLast, s.lastBucket()-1, ageingLast), min: 1, max: 36_500,
			title: p.Sprintf("Last day past due"), message: p.Sprintf("whole days that rise from bucket to bucket")})
		s.rules = append(s.rules, rule{area(firstBucket, ageingLast, s.lastBucket()-1, ageingLast),
			fmt.Sprintf("%s<%s", at(firstBucket, ageingLast), at(firstBucket, ageingFirst)), s.b.differential(white, warning)})
	}
}

// provisions are the rates, and what they come to: the sums of what is provided for each customer, rounded.
func (s *ageing) provisions() {
	p, o, t := s.b.p, &s.book.Options, &s.book.Total
	_, put := s.line(pageRowHeight)
	put(1, textCell(p.Sprintf("Rate of provision"), 0), look{color: faint})
	rate := func(col int, x float64) {
		put(col, numberCell(x, 0), s.input(look{line: hairline, align: "right", indent: 1, format: rateFormat(x)}))
	}
	rate(notDueColumn, o.NotDueProvision)
	for i, b := range o.Buckets {
		rate(firstBucket+i, b.Provision)
	}
	if s.live {
		s.numbers = append(s.numbers, numberRule{area: area(notDueColumn, ageingRate, s.lastBucket(), ageingRate), min: 0, max: 1,
			title: p.Sprintf("Rate of provision"), message: p.Sprintf("from 0%% to 100%%")})
	}
	_, put = s.line(pageRowHeight)
	put(1, textCell(p.Sprintf("Provision"), 0), look{color: faint})
	provision := func(col int, m receivables.Money) {
		put(col, s.following(s.money(m), s.rounded(fmt.Sprintf("SUMPRODUCT(ROUND(%s*%s,%d))", s.customersIn(col), here(col, ageingRate), o.Decimals))),
			look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()})
	}
	provision(notDueColumn, t.NotDueProvision)
	for i, m := range t.Provisions {
		provision(firstBucket+i, m)
	}
}

// rateFormat shows a share with as many decimals as it needs, up to three.
func rateFormat(x float64) string {
	n := 0
	for n < 3 && math.Abs(scoring.Round9(x*100)-scoring.Round(x*100, n)) > 0 {
		n++
	}
	return decimals("0", n) + "%"
}
