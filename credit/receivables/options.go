package receivables

import "time"

// Apply is how receipts find the invoices that they settle.
type Apply uint8

const (
	ReferenceThenFIFO Apply = iota // the invoice that they name, and what is left to the oldest ones
	FIFO                           // the oldest ones, whatever they name
	Reference                      // the invoice that they name alone; all else is unapplied cash
)

// Bucket is a class of days past due.
type Bucket struct {
	To        int     // its last day, inclusive; 0 is without end, and the last one only
	Provision float64 // the share of what is open that is provided for, from 0 to 1
}

// Options say as of which day and how.
type Options struct {
	AsOf     time.Time // required: never the day on which the program happens to run
	From     time.Time // movements before it are the opening balance; zero is 1 January of AsOf's year
	Decimals int       // of all amounts; 0 to MaxDecimals

	Terms         int                                       // days to pay where neither invoice nor customer say
	CustomerTerms func(customer int) (days int, known bool) // may be nil

	Apply           Apply
	Buckets         []Bucket // ascending, at least one
	NotDueProvision float64  // as Bucket.Provision, for what is not due
	CapitalRate     float64  // what capital costs a year: 0.06 is 6%
	SilentDays      int      // without a payment, after which a debtor has gone silent; 0 asks for none
	DSODays         int      // the days of sales that DSO looks at; 0 is 365

	Base  []string // what the base currency is called; nil is BaseNames
	Rates []Rate   // of other currencies
}

// DefaultBuckets are those of most ledgers, without provisions.
func DefaultBuckets() []Bucket {
	return []Bucket{{To: 30}, {To: 60}, {To: 90}, {To: 180}, {To: 365}, {}}
}

// First is the first day of a bucket of Buckets.
func (o *Options) First(bucket int) int {
	if bucket == 0 {
		return 1
	}
	return o.Buckets[bucket-1].To + 1
}

// plan is the options, checked and in the form in which they are used.
type plan struct {
	Options
	asOf, from day
	year       int
	provisions []fraction
	notDue     fraction
	capital    fraction
}

func newPlan(o Options) (*plan, error) {
	p := &plan{Options: o}
	if o.AsOf.IsZero() {
		return nil, fault("no day is given as of which to compute")
	}
	p.asOf = dayOf(o.AsOf)
	p.year = p.asOf.year()
	p.from = dayOf(time.Date(p.year, time.January, 1, 0, 0, 0, 0, time.UTC))
	if !o.From.IsZero() {
		p.from = dayOf(o.From)
	}
	if p.DSODays == 0 {
		p.DSODays = 365
	}
	switch {
	case p.from > p.asOf:
		return nil, fault("movements are asked for from %s on, which is after %s", p.from.text(), p.asOf.text())
	case o.Decimals < 0 || o.Decimals > MaxDecimals:
		return nil, fault("amounts can have 0 to %d decimals, not %d", MaxDecimals, o.Decimals)
	case o.Terms < 0 || o.SilentDays < 0 || p.DSODays < 0:
		return nil, fault("a number of days can't be negative")
	}
	return p, p.readRates()
}

func (d day) text() string { return d.time().Format(time.DateOnly) }

// readRates checks the buckets and reads their provisions and the rate of capital.
func (p *plan) readRates() error {
	if len(p.Buckets) == 0 {
		return fault("there are no buckets")
	}
	last := len(p.Buckets) - 1
	for i, b := range p.Buckets {
		switch {
		case i == last && b.To != 0:
			return fault("the last bucket ends at %d days: what is older has no bucket", b.To)
		case i < last && b.To < p.First(i):
			return fault("the bucket to %d days is empty: it begins at %d days", b.To, p.First(i))
		}
		f, err := provisionOf(b.Provision)
		if err != nil {
			return err
		}
		p.provisions = append(p.provisions, f)
	}
	var err error
	if p.notDue, err = provisionOf(p.NotDueProvision); err != nil {
		return err
	}
	var ok bool
	if p.capital, ok = fractionOf(p.CapitalRate); !ok {
		return fault("capital can't cost %v a year", p.CapitalRate)
	}
	return nil
}

func provisionOf(rate float64) (fraction, error) {
	f, ok := fractionOf(rate)
	if !ok || rate > 1 {
		return f, fault("%v can't be provided for: a provision is from 0 to 1", rate)
	}
	return f, nil
}

// bucket is the bucket of days past due, -1 for what is not due.
func (p *plan) bucket(days int) int {
	if days <= 0 {
		return -1
	}
	for i, b := range p.Buckets[:len(p.Buckets)-1] {
		if days <= b.To {
			return i
		}
	}
	return len(p.Buckets) - 1
}

// due is the day on which an entry is due; assumed where the entry doesn't say.
func (p *plan) due(e *Entry, date day) (due day, assumed bool) {
	if !e.Due.IsZero() {
		return dayOf(e.Due), false
	}
	terms := p.Terms
	if p.CustomerTerms != nil {
		if own, known := p.CustomerTerms(e.Customer); known {
			terms = own
		}
	}
	return date + day(terms), true
}
