package ledger

import (
	"slices"

	"tier/fileio"
)

// Options say how files are read.
type Options struct {
	Columns   map[Kind][]fileio.Spec // what columns are called, by the names of Roles; those that are not there have Roles
	Decimals  int                    // of all amounts
	Unit      string                 // that amounts are kept in: 元; "" is 元 where any header names a unit of money
	DateOrder fileio.DateOrder       // of dates such as 4/6/2013
	// AddRepeats books all lines of one invoice number of a customer, as of exports with a line for each article; otherwise the
	// first of them, and the others are problems.
	AddRepeats bool
	ID, Name   []string // what the list's columns of ids and names may be called: a ledger's may be called so too
}

// columns are the columns of a kind.
func (o *Options) columns(kind Kind) []fileio.Spec {
	specs := Roles(kind)
	for i := range specs {
		switch specs[i].Name {
		case customerRole:
			specs[i].Headers = slices.Concat(o.ID, specs[i].Headers)
		case nameRole:
			specs[i].Headers = slices.Concat(o.Name, specs[i].Headers)
		}
		for _, own := range o.Columns[kind] {
			if own.Name == specs[i].Name {
				specs[i].Headers, specs[i].Bare = own.Headers, own.Unit
			}
		}
	}
	return specs
}

// Source is a file that was read and not understood yet.
type Source struct {
	Path, SHA256 string
	Tables       []*fileio.Table
	Kinds        []Kind   // of each table; AnyKind where it is none
	Others       []string // sheets without a table
}

// Open reads a file of a kind, or of whatever kinds its tables have. The error is a *fileio.Error.
func Open(path string, kind Kind, opt fileio.ReadOptions, o Options) (*Source, error) {
	for _, k := range kinds() {
		for _, s := range o.columns(k) {
			if kind == AnyKind || kind == k {
				opt.Known = append(opt.Known, s.Headers...)
			}
		}
	}
	f, err := fileio.Open(path, opt)
	if err != nil {
		return nil, err
	}
	s := &Source{Path: path, SHA256: f.SHA256()}
	if s.Tables, s.Others, err = f.Tables(); err != nil {
		return nil, err
	}
	found := 0
	for _, t := range s.Tables {
		is := o.kindOf(t, kind)
		s.Kinds = append(s.Kinds, is)
		if is != AnyKind {
			found++
		}
	}
	if found == 0 && kind != AnyKind { // binding says what is missing
		for i := range s.Kinds {
			s.Kinds[i] = kind
		}
	}
	return s, nil
}

// kindOf is the kind of a table, if it may only be one, or any.
func (o *Options) kindOf(t *fileio.Table, only Kind) Kind {
	for _, kind := range kinds() {
		if (only == AnyKind || only == kind) && o.isKind(t, kind, only == AnyKind) {
			return kind
		}
	}
	return AnyKind
}

// isKind reports whether a table has the columns of a kind; surely, where it may be of other kinds too.
func (o *Options) isKind(t *fileio.Table, kind Kind, surely bool) bool {
	specs := o.columns(kind)
	has := func(role string) bool { return columnOf(t, specs, role) >= 0 }
	if kind == Rates {
		return has(currencyRole) && has(dateRole) && has(rateRole)
	}
	if !has(customerRole) && !has(nameRole) || !has(dateRole) {
		return false
	}
	switch {
	case kind == Ledger:
		return has(debitRole) && has(creditRole) || has(typeRole) && has(amountRole)
	case kind == Receipts && surely: // what an invoice can't have: other words for its date or amount, or no number of its own
		isInvoice := func(role string) bool { return columnOf(t, o.columns(Invoices), role) >= 0 }
		if has(numberRole) || has(againstRole) {
			return has(amountRole) && !(isInvoice(numberRole) && isInvoice(dateRole) && isInvoice(amountRole))
		}
		return has(amountRole) && !(isInvoice(dateRole) && isInvoice(amountRole))
	}
	return has(amountRole)
}
