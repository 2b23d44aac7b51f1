package result

import (
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/credit/receivables"
	"tier/fileio"
)

// creditColumns are what a file of rows says of each customer's credit besides the score and the grade: the limit and what its group has of
// it in use, the ratios and growths by their titles, why a survey is due, and with ledgers what is owed. The ratios, whose titles anybody may choose, stand between
// two that are always there: by these they are known again.
func (r *Result) creditColumns(p words.Printer) []Column {
	c := r.Credit
	headers := creditHeadersIn(p)
	var all []Column
	add := func(header string, of func(row int) fileio.Cell) {
		all = append(all, Column{Header: header, Kind: CreditColumn, Cell: of})
	}
	for i, of := range []func(e *credit.Exposed) float64{
		func(e *credit.Exposed) float64 { return e.Limit },
		func(e *credit.Exposed) float64 { return e.Exposure },
		func(e *credit.Exposed) float64 { return e.Available },
		func(e *credit.Exposed) float64 { return e.Excess },
		func(e *credit.Exposed) float64 { return e.Cash },
	} {
		add(headers.limit[i], func(row int) fileio.Cell { return num(of(&c.Exposed[row])) })
	}
	for i := range c.Ratios {
		add(c.Ratios[i].Ratio.Title, func(row int) fileio.Cell { return num(c.Ratios[i].Value[row]) })
	}
	for i := range c.Growth {
		add(c.Growth[i].Growth.Title, func(row int) fileio.Cell { return num(c.Growth[i].Value[row]) })
	}
	add(headers.reasons, func(row int) fileio.Cell { return text(r.dueReasons(row, p)) })
	if c.Book == nil {
		return all
	}
	amount := func(m receivables.Money) fileio.Cell { return num(m.Float(c.Book.Options.Decimals)) }
	for i, of := range []func(d *receivables.Customer) fileio.Cell{
		func(d *receivables.Customer) fileio.Cell { return amount(d.Balance) },
		func(d *receivables.Customer) fileio.Cell { return amount(d.Overdue) },
		func(d *receivables.Customer) fileio.Cell { return num(float64(d.OverdueDays)) },
	} {
		add(headers.owed[i], func(row int) fileio.Cell {
			if r.IsAside(row) {
				return fileio.Cell{}
			}
			return of(&c.Book.Customers[row])
		})
	}
	return all
}

// dueReasons say why a customer must be surveyed again.
func (r *Result) dueReasons(row int, p words.Printer) string {
	var said []string
	for _, why := range r.Credit.Due[row].Reasons {
		said = append(said, p.Say(why))
	}
	return strings.Join(said, p.Sprintf("; "))
}

// creditHeaders are what tier calls the columns of credit that it adds, in one language.
type creditHeaders struct {
	limit   [5]string // side by side
	reasons string    // behind the ratios
	owed    [3]string // behind the reasons, where ledgers are given
}

func creditHeadersIn(p words.Printer) creditHeaders {
	return creditHeaders{
		limit:   [5]string{p.Sprintf("Credit limit"), p.Sprintf("Exposure"), p.Sprintf("Available"), p.Sprintf("Excess"), p.Sprintf("Cash needed")},
		reasons: p.Sprintf("Review reasons"),
		owed:    [3]string{p.Sprintf("Balance owed"), p.Sprintf("Overdue amount"), p.Sprintf("Days overdue")},
	}
}

// credit finds the columns of credit: those of the limit, side by side, the ratios through the reasons behind them, and
// what is owed behind these.
func (s *search) credit() []int {
	var all []int
	for i := 0; i < len(s.texts); i++ {
		if n := s.following(i, s.limit[:]); n == len(s.limit) {
			end := s.reasonsFrom(i + n)
			for ; i < end; i++ {
				all = append(all, i)
			}
			i-- // the loop moves on
		}
	}
	return all
}

// reasonsFrom is the end of the columns of credit, of which those before i are known. Without the reasons nobody knows
// which of the rest are tier's.
func (s *search) reasonsFrom(i int) int {
	for k := i; k < len(s.texts); k++ {
		switch s.texts[k].text {
		case s.limit[0]:
			return i
		case s.reasons:
			return k + 1 + s.following(k+1, s.owed[:])
		}
	}
	return i
}

// following is how many of the headers stand from a column on, in this order.
func (s *search) following(from int, headers []string) int {
	n := 0
	for n < len(headers) && from+n < len(s.texts) && s.texts[from+n].text == headers[n] {
		n++
	}
	return n
}
