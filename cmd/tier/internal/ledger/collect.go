package ledger

import (
	"errors"
	"slices"

	"tier/cmd/tier/internal/directory"
	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
)

// Collected are the entries and rates of all files.
type Collected struct {
	Entries  []receivables.Entry // Line is the entry's own index
	Rates    []receivables.Rate
	Problems []Problem        // in the order of the files
	Notes    []fileio.Message // what was assumed
	Tallies  []Tally          // of each column of amounts
	Files    []File

	origins []origin
	lists   []*fileio.List
}

// Problem is a cell or line that is not booked, or is not what it should be.
type Problem struct {
	Row     int // of the customer; -1 where it belongs to none
	At      fileio.Place
	Message scoring.Message
}

// File is a file as it was read.
type File struct {
	Path, SHA256 string
	Entries      int
}

// origin is the cell that an entry's amount stands in, and what it says there.
type origin struct {
	list, line int32
	tally      int32
	role       string
	written    receivables.Money
}

// Place is where an entry's amount stands.
func (c *Collected) Place(entry int) fileio.Place {
	o := &c.origins[entry]
	return c.lists[o.list].Place(int(o.line), o.role)
}

// collector is what is known so far.
type collector struct {
	options   Options
	unit      string
	customers *directory.Lookup
	out       *Collected
	invoices  map[document]bool // that are booked
	owners    map[string]int32  // of invoices, by their numbers; shared where there are several
	tables    []*fileio.Table
	named     []named
}

// shared stands for the owner of a number that invoices of several customers have.
const shared = -1

// document is a customer's document of a number.
type document struct {
	customer int
	number   string
}

// named is an entry and the cell in which it names another document; "" where its own number may be the other's.
type named struct {
	entry int
	role  string
}

// Collect makes entries and rates of files. What can't be booked is a problem. The error is one of the headers, as of
// fileio.Bind, or that amounts got lost.
func Collect(who directory.Customers, sources []*Source, o Options) (*Collected, error) {
	c := &collector{
		options: o, unit: o.Unit, customers: directory.NewLookup(who), out: &Collected{},
		invoices: make(map[document]bool), owners: make(map[string]int32),
	}
	if o.Unit == "" {
		c.unit = moneyUnit(sources, &o)
	}
	var faults []error
	for _, s := range sources {
		before := len(c.out.Entries)
		faults = append(faults, c.readFile(s))
		c.out.Files = append(c.out.Files, File{s.Path, s.SHA256, len(c.out.Entries) - before})
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	fileio.LabelTables(c.tables)
	c.refer()
	c.place()
	return c.out, c.balance()
}

// moneyUnit is the unit in which amounts of all tables can be added up: 元, where any of them says a unit of money.
func moneyUnit(sources []*Source, o *Options) string {
	for _, s := range sources {
		for i, t := range s.Tables {
			if s.Kinds[i] == AnyKind || s.Kinds[i] == Rates {
				continue
			}
			if t.Unit() != "" {
				return "元"
			}
			for _, role := range []string{amountRole, paidRole, debitRole, creditRole} {
				if at := columnOf(t, o.columns(s.Kinds[i]), role); at >= 0 && (t.Headers()[at].Unit != "" || t.Headers()[at].GroupUnit() != "") {
					return "元"
				}
			}
		}
	}
	return ""
}

// readFile reads the tables of a file.
func (c *collector) readFile(s *Source) error {
	var faults []error
	read := 0
	for i, t := range s.Tables {
		if s.Kinds[i] == AnyKind {
			continue
		}
		read++
		faults = append(faults, c.readTable(s, t, s.Kinds[i]))
	}
	if read == 0 {
		c.out.Problems = append(c.out.Problems, Problem{-1, fileio.Place{File: s.Path}, scoring.Say(
			"no table of invoices, receipts or rates is found: one has columns for the customer, the date and the amount, or for the currency, the date and the rate")})
	}
	return errors.Join(faults...)
}

// refuse keeps a problem with a cell of the last table.
func (c *collector) refuse(row, line int, role string, m scoring.Message) {
	list := c.out.lists[len(c.out.lists)-1]
	c.out.Problems = append(c.out.Problems, Problem{row, list.Place(line, role), m})
}

// place makes the problems' places tell the files apart, now that all tables are known.
func (c *collector) place() {
	for i := range c.out.Problems {
		at := &c.out.Problems[i].At
		if k := slices.IndexFunc(c.tables, func(t *fileio.Table) bool { return t.File() == at.File && t.Sheet() == at.Sheet }); k >= 0 {
			at.Label = c.tables[k].Label()
		}
	}
}

// refer looks at all documents that name others, once all are booked.
func (c *collector) refer() {
	for _, n := range c.named {
		e := &c.out.Entries[n.entry]
		if n.role == "" {
			if c.invoices[document{e.Customer, e.Number}] {
				e.Against = e.Number
			}
			continue
		}
		if c.invoices[document{e.Customer, e.Against}] {
			continue
		}
		o := &c.out.origins[n.entry]
		c.out.Problems = append(c.out.Problems, Problem{e.Customer, c.out.lists[o.list].Place(int(o.line), n.role), c.unknownInvoice(e)})
	}
}

func (c *collector) unknownInvoice(e *receivables.Entry) scoring.Message {
	kept := scoring.Say("the amount stays unapplied")
	if owner, ok := c.owners[e.Against]; ok && owner != shared {
		return scoring.Say("the invoice %q is not this customer's but %s's: %s", e.Against, c.customers.Called(int(owner)), kept)
	}
	return scoring.Say("no invoice %q of this customer is known: %s", e.Against, kept)
}

// balance adds up what is booked of each column, from the entries, and compares.
func (c *collector) balance() error {
	tallies := c.out.Tallies
	for i := range c.out.origins {
		o := &c.out.origins[i]
		tallies[o.tally].Booked.add(o.written)
	}
	var faults []error
	for i := range tallies {
		faults = append(faults, tallies[i].balance())
	}
	return errors.Join(faults...)
}
