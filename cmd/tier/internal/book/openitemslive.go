package book

import "fmt"

// follow makes what is open, how late it is and where that puts it formulas: over the amounts, the day of the sheet of ageing
// and the buckets of its table. A bucket is found by its first day.
func (s *openItems) follow() {
	n, w, decimals := s.items, s.words, s.book.Options.Decimals
	set := func(col int, text func(row int) string) {
		s.columns[col-1].live.text = func(i int) string { return text(i + 2) }
	}
	set(n.open, func(row int) string {
		return fmt.Sprintf("ROUND(%s-%s,%d)", at(n.amount, row), at(n.applied, row), decimals)
	})
	if s.isMixed {
		set(n.base, func(row int) string {
			return fmt.Sprintf("ROUND(%s*%s,%d)", at(n.open, row), at(n.rate, row), decimals)
		})
	}
	asOf, last := s.asOf(), s.lastBucket()
	from := func(row int) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%[3]d", called(ageingName(s.b.p)), column(firstBucket-1), row, column(last-1))
	}
	firsts, names := from(ageingFirst), from(ageingHead)
	set(n.days, func(row int) string {
		return fmt.Sprintf("IF(%s>0,MAX(0,%s-%s),0)", at(n.open, row), asOf, at(n.due, row))
	})
	set(n.bucket, func(row int) string {
		return fmt.Sprintf("IF(%s<0,IF(%s=%s,%s,%s),IF(%[6]s=0,%[7]s,LOOKUP(%[6]s,%[8]s,%[9]s)))", at(n.open, row), at(n.kind, row),
			literal(w.kinds[1]), literal(w.creditNotes), literal(w.unapplied), at(n.days, row), literal(w.notDue), firsts, names)
	})
	set(n.year, func(row int) string {
		return fmt.Sprintf(`IF(%[1]s<0,"",IF(YEAR(%[2]s)=YEAR(%[3]s),%[4]s,IF(YEAR(%[2]s)=YEAR(%[3]s)-1,%[5]s,%[6]s)))`, at(n.open, row),
			at(n.date, row), asOf, literal(w.years[0]), literal(w.years[1]), literal(w.years[2]))
	})
}

// asOf is the cell of the day as of which items are aged, wherever the formula is.
func (l *ledgers) asOf() string { return called(ageingName(l.b.p)) + "!" + asOfCell }

// itemsOf is a column of the items, from a row of the sheet to another, wherever the formula is.
func (l *ledgers) itemsOf(col, from, upTo int) string {
	c := column(col - 1)
	return fmt.Sprintf("%s!$%s$%d:$%[2]s$%[4]d", called(openItemsName(l.b.p)), c, from, upTo)
}

// allItems is a column of all items.
func (l *ledgers) allItems(col int) string { return l.itemsOf(col, 2, 1+len(l.book.Items)) }
