package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// Receivables is how open items come of invoices and receipts, and what is made of them.
type Receivables struct {
	Terms    int    // days from an invoice to its due day where the ledger has none; 0: due at once
	TermsOf  string // the field of a customer's own terms; "" for none
	Repeats  bool   // lines of one invoice number are parts of one invoice
	Apply    Apply
	Buckets  []Bucket
	Over     float64 // provision rate of what is older than all buckets, as a fraction
	Capital  float64 // what money costs a year, as a fraction; 0: not said
	Silent   int     // days without a receipt after which an overdue debtor is silent; 0: not asked
	DSO      int     // days of sales that DSO looks back on
	Currency []string
	Assets   float64   // the company's own total assets, for the share that receivables have of them; 0: not said
	Alarms   []float64 // shares of the total assets, rising
	Margin   float64   // the company's own net margin, to say what sales make up for a loss; 0: not said
	Opening  string    // field of the balance before the first day of the period; "" for none
	Closing  string    // field of the balance that the books have; "" for none
	Headers  map[string]map[string]fileio.Spec
}

// Apply is which invoices a receipt settles.
type Apply uint8

const (
	ApplyBoth      Apply = iota // the one that it names, and then the oldest
	ApplyFIFO                   // the oldest, whatever it names
	ApplyReference              // only the one that it names
)

// Bucket is a part of the overdue items: those of at most so many days, and of more than the bucket before.
type Bucket struct {
	To        int
	Provision float64 // rate, as a fraction
}

// defaultReceivables are the usual buckets, and what asks for no figure of the company.
func defaultReceivables() Receivables {
	return Receivables{DSO: 365, Buckets: []Bucket{{To: 30}, {To: 60}, {To: 90}, {To: 180}, {To: 360}}, Alarms: []float64{0.3, 0.4, 0.5}}
}

// LedgerFiles are the tables that receivables are read from, with what a column of each may say.
func LedgerFiles() map[string][]string {
	return map[string][]string{
		"invoices": {"id", "name", "number", "date", "due", "amount", "currency", "settled", "paid", "against"},
		"receipts": {"id", "name", "number", "date", "amount", "currency", "against"},
		"ledger":   {"id", "name", "number", "date", "due", "debit", "credit", "amount", "currency", "against", "type"},
		"rates":    {"currency", "date", "rate"},
		"requests": {"id", "name", "amount", "date", "handler", "approver", "collateral"},
	}
}

func (d *decoder) receivables(n *yaml.Node, c *Credit) {
	c.Receivables = defaultReceivables()
	if n == nil {
		return
	}
	m := d.mapping(n, "terms", "apply", "buckets", "over", "capital_rate", "silent", "dso", "currency", "assets", "alarms", "margin",
		"opening", "closing", "repeats", "columns")
	if m == nil {
		return
	}
	r := &c.Receivables
	d.terms(m.get("terms"), r)
	if at := m.get("apply"); at != nil {
		words := []string{"both", "fifo", "reference"}
		word, _ := d.word(at, words...)
		r.Apply = Apply(max(0, slices.Index(words, word)))
	}
	if at := m.get("repeats"); at != nil {
		word, _ := d.word(at, "refuse", "add")
		r.Repeats = word == "add"
	}
	d.buckets(m.get("buckets"), r)
	r.Over, r.Capital, r.Margin = d.share(m, "over"), d.share(m, "capital_rate"), d.share(m, "margin")
	if at := m.get("margin"); at != nil && r.Margin == 0 {
		d.reject(at, scoring.Say("margin: no sales make up for a loss at %s", at.Value), scoring.Say("write your own net margin, as 15%%, or leave it out"))
	}
	days := func(key string, into *int) {
		if at := m.get(key); at != nil {
			*into, _ = d.whole(at, 1, maxStale)
		}
	}
	days("silent", &r.Silent)
	days("dso", &r.DSO)
	r.Currency = d.texts(m.get("currency"), scoring.Say("names of the currency of the books"))
	if at := m.get("assets"); at != nil {
		r.Assets = d.positive(at)
	}
	d.alarms(m.get("alarms"), r)
	r.Opening = d.amountField(m.get("opening"), scoring.Say("opening"))
	r.Closing = d.amountField(m.get("closing"), scoring.Say("closing"))
	r.Headers = d.ledgerColumns(m.get("columns"))
}

// terms are days, or the field of each customer's own, or `{of: FIELD, else: DAYS}`.
func (d *decoder) terms(n *yaml.Node, r *Receivables) {
	if n == nil {
		return
	}
	if n.Kind == yaml.MappingNode {
		m := d.mapping(n, "of", "else")
		if m != nil {
			r.TermsOf = d.numberField(m.need("of", scoring.Say("terms"), scoring.Say("name the field of a customer's own days: of: pay_days")), scoring.Say("terms"))
			r.Terms, _ = d.whole(m.need("else", scoring.Say("terms"), scoring.Say("say how many days customers without have: else: 30")), 0, maxStale)
		}
		return
	}
	if n.Kind == yaml.ScalarNode && !isDigit(n.Value) {
		r.TermsOf = d.numberField(n, scoring.Say("terms"))
		return
	}
	r.Terms, _ = d.whole(n, 0, maxStale)
}

// isDigit reports whether a text begins like a number.
func isDigit(text string) bool {
	return text != "" && (text[0] == '-' || text[0] == '+' || text[0] >= '0' && text[0] <= '9')
}

// buckets read the parts of the overdue items, by their last day, each with its provision.
func (d *decoder) buckets(n *yaml.Node, r *Receivables) {
	if n == nil {
		return
	}
	r.Buckets = nil
	for _, item := range d.items(n, scoring.Say("buckets, as %s", "{to: 30, provision: 1%}")) {
		b := Bucket{}
		at := item
		if item.Kind == yaml.MappingNode {
			m := d.mapping(item, "to", "provision")
			at = m.need("to", scoring.Say("this bucket"), scoring.Say("add to: 30, the last day that belongs to it"))
			b.Provision = d.share(m, "provision")
		}
		if at == nil {
			continue
		}
		to, ok := d.whole(at, 1, maxStale)
		b.To = to
		if last := len(r.Buckets) - 1; ok && last >= 0 && to <= r.Buckets[last].To {
			d.reject(at, scoring.Say("buckets: %d days come after %d days", to, r.Buckets[last].To), scoring.Say("let the days rise, as [30, 60, 90]"))
			continue
		}
		r.Buckets = append(r.Buckets, b)
	}
}

// alarms are shares of the total assets.
func (d *decoder) alarms(n *yaml.Node, r *Receivables) {
	if n == nil {
		return
	}
	r.Alarms = nil
	for _, item := range d.listed(n, scoring.Say("shares, as %s", "[30%, 40%, 50%]")) {
		x, ok := d.percent(item)
		if !ok {
			continue
		}
		if last := len(r.Alarms) - 1; x <= 0 || x > 1 || last >= 0 && x <= r.Alarms[last] {
			d.reject(item, scoring.Say("alarms: shares of the total assets rise, from above 0%% to 100%% at most; found %s", item.Value),
				scoring.Say("write them lowest first, as %s", "[30%, 40%, 50%]"))
			continue
		}
		r.Alarms = append(r.Alarms, x)
	}
}

// bareColumn reports what a column of another table can't say of itself: its use says what it is.
func (d *decoder) bareColumn(e entry) {
	if e.value.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(e.value.Content); i += 2 {
		if key := e.value.Content[i]; key.Value == "type" || key.Value == "optional" {
			d.reject(e.value, scoring.Say("columns: %s is not said of a column of another table", key.Value), scoring.Say("a column has header and unit: {header: 金额, unit: 元}"))
			return
		}
	}
}

// ledgerColumns read what the columns of other tables are called: `{invoices: {number: 发票号, amount: {header: 金额, unit: 元}}}`.
func (d *decoder) ledgerColumns(n *yaml.Node) map[string]map[string]fileio.Spec {
	if n == nil {
		return nil
	}
	known := LedgerFiles()
	files := []string{"invoices", "receipts", "ledger", "rates", "requests"}
	m := d.mapping(n, files...)
	if m == nil {
		return nil
	}
	all := make(map[string]map[string]fileio.Spec)
	for _, file := range files {
		if !m.has(file) {
			continue
		}
		columns := d.mapping(m.get(file), known[file]...)
		if columns == nil {
			continue
		}
		all[file] = make(map[string]fileio.Spec)
		for _, e := range columns.entries {
			if d.bareColumn(e); d.bad[e.value] {
				continue
			}
			if f, ok := d.field(e); ok {
				all[file][e.key.Value] = fileio.Spec{Name: e.key.Value, Headers: f.Headers, Type: f.Type, Unit: f.Unit}
			}
		}
	}
	return all
}
