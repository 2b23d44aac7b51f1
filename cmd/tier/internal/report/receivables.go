package report

import (
	"math"
	"slices"
	"strconv"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// receivableBlocks say what is owed: its ages, what it costs, who has gone silent, and who owes most.
func receivableBlocks(r *result.Result, most int, p words.Printer) []Block {
	book := r.Credit.Book
	if book == nil {
		return nil
	}
	a := &aged{r: r, book: book, p: p}
	blocks := []Block{a.ageing()}
	blocks = append(blocks, a.silent(most)...)
	return append(blocks, a.debtors(most)...)
}

// aged is the report of a book.
type aged struct {
	r    *result.Result
	book *receivables.Book
	p    words.Printer
}

// float is an amount as a figure of the report.
func (a *aged) float(m receivables.Money) float64 { return m.Float(a.book.Options.Decimals) }

// money writes amounts of one table alike.
func (a *aged) money(amounts ...receivables.Money) money {
	figures := make([]float64, len(amounts))
	for i, m := range amounts {
		figures[i] = a.float(m)
	}
	return moneyOf(a.r.Config.Credit.Unit, figures...)
}

// age is a row of the table of ages.
type age struct {
	name      string
	amount    receivables.Money
	items     int
	rate      float64 // that is provided for; NaN where nothing is said of it
	provision receivables.Money
	isDebt    bool // of which there is a share
}

// ageing is the table of ages, and what is to be known of it.
func (a *aged) ageing() Block {
	t, p := &a.book.Total, a.p
	ages, items := a.ages()
	in := a.money(slices.Concat(t.Buckets, t.Provisions, []receivables.Money{t.NotDue, t.CreditNotes, t.Unapplied, t.NotDueProvision})...)
	debt := float64(t.NotDue + t.Overdue)
	column := func(header string, of func(age) Cell, total Cell) listColumn {
		return listColumn{header: header, right: true, cell: func(i int) Cell { return of(ages[i]) }, total: total}
	}
	columns := []listColumn{
		{header: p.Sprintf("Overdue for"), cell: func(i int) Cell { return Cell{Text: ages[i].name} }, total: Cell{Text: p.Sprintf("Balance")}},
		column(p.Sprintf("Amount"), func(g age) Cell { return in.cell(a.float(g.amount)) }, in.cell(a.float(t.Balance))),
		column(p.Sprintf("Share"), func(g age) Cell {
			if !g.isDebt || debt == 0 {
				return Cell{}
			}
			return percent(float64(g.amount) / debt)
		}, Cell{}),
		column(p.Sprintf("Items"), func(g age) Cell { return count(g.items) }, count(items)),
	}
	if a.provides() {
		columns = append(columns, column(p.Sprintf("Provision rate"), func(g age) Cell {
			if math.IsNaN(g.rate) {
				return Cell{}
			}
			return percent(g.rate)
		}, Cell{}), column(p.Sprintf("Provision"), func(g age) Cell {
			if !g.isDebt {
				return Cell{}
			}
			return in.cell(a.float(g.provision))
		}, in.cell(a.float(t.Provision))))
	}
	heading := in.in(p.Sprintf("Receivables as of %s", a.book.Options.AsOf.Format(time.DateOnly)), p)
	return Block{Heading: heading, Table: listed(len(ages), columns), Lines: a.lines()}
}

// ages are what is not due, the buckets, these together, and what is the customers'.
func (a *aged) ages() (ages []age, items int) {
	t, o, p := &a.book.Total, &a.book.Options, a.p
	inBucket := make([]int, len(o.Buckets)+1) // the first is what is not due
	var notes, cash, overdue int
	for i := range a.book.Items {
		switch it := &a.book.Items[i]; {
		case it.Open == 0:
			continue
		case it.Open < 0 && it.Kind == receivables.CreditNote:
			notes++
		case it.Open < 0:
			cash++
		default:
			inBucket[it.Bucket+1]++
		}
		items++
	}
	nan := math.NaN()
	ages = append(ages, age{p.Sprintf("not due"), t.NotDue, inBucket[0], o.NotDueProvision, t.NotDueProvision, true})
	for i, b := range o.Buckets {
		overdue += inBucket[i+1]
		ages = append(ages, age{p.Sprintf("%s days", bucketName(o, i)), t.Buckets[i], inBucket[i+1], b.Provision, t.Provisions[i], true})
	}
	return append(ages, age{p.Sprintf("overdue"), t.Overdue, overdue, nan, t.Provision - t.NotDueProvision, true},
		age{p.Sprintf("credit notes"), t.CreditNotes, notes, nan, 0, false},
		age{p.Sprintf("unapplied cash"), t.Unapplied, cash, nan, 0, false}), items
}

// bucketName is the days of a bucket: 1–30, over 360.
func bucketName(o *receivables.Options, i int) string {
	if to := o.Buckets[i].To; to > 0 {
		return strconv.Itoa(o.First(i)) + "–" + strconv.Itoa(to)
	}
	return ">" + strconv.Itoa(o.First(i)-1)
}

// provides reports whether anything is provided for.
func (a *aged) provides() bool {
	return a.book.Options.NotDueProvision > 0 || slices.ContainsFunc(a.book.Options.Buckets, func(b receivables.Bucket) bool { return b.Provision > 0 })
}
