package ledger

import (
	"cmp"
	"math"
	"slices"
	"time"

	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
)

// tableReader reads one table.
type tableReader struct {
	*collector
	source  *Source
	t       *fileio.Table
	kind    Kind
	list    *fileio.List
	texts   map[string]func(row int) string
	dates   *dates
	amounts map[string]*amounts
	wrong   map[string]map[int]scoring.Message // cells of texts and numbers that can't be read, by role
}

// amounts are a column of amounts.
type amounts struct {
	role  string
	tally int32
	money []receivables.Money
	state []state
}

// state is what a cell of an amount is.
type state uint8

const (
	blank state = iota
	read
	refused
)

// readTable binds a table and reads its lines.
func (c *collector) readTable(s *Source, t *fileio.Table, kind Kind) error {
	list, err := fileio.Bind([]*fileio.Table{t}, c.specs(kind))
	if err != nil {
		return err
	}
	r := &tableReader{collector: c, source: s, t: t, kind: kind, list: list, texts: map[string]func(int) string{}, amounts: map[string]*amounts{}}
	if err := r.lacking(); err != nil {
		return err
	}
	c.tables, c.out.lists = append(c.tables, t), append(c.out.lists, list)
	r.load()
	columns := max(len(r.amounts), 1)
	c.out.Entries, c.out.origins = slices.Grow(c.out.Entries, columns*t.Len()), slices.Grow(c.out.origins, columns*t.Len())
	for line := range t.Len() {
		switch kind {
		case Invoices:
			r.invoice(line)
		case Receipts:
			r.receipt(line)
		case Ledger:
			r.entry(line)
		case Rates:
			r.rate(line)
		}
	}
	r.readTotals()
	r.notes()
	return nil
}

// specs are the columns of a kind, with amounts in one unit.
func (c *collector) specs(kind Kind) []fileio.Spec {
	specs := append([]fileio.Spec(nil), c.options.columns(kind)...)
	for i := range specs {
		switch specs[i].Name {
		case amountRole, paidRole, debitRole, creditRole:
			if specs[i].Bare == "" {
				specs[i].Bare = c.bareUnit()
			}
			specs[i].Unit = cmp.Or(c.unit, specs[i].Bare)
		}
	}
	return specs
}

// lacking is an error where no column names the customers, or none the amounts.
func (r *tableReader) lacking() error {
	var wanted []string
	has := r.list.Has
	if r.kind != Rates && !has(customerRole) && !has(nameRole) {
		wanted = append(wanted, customerRole)
	}
	if r.kind == Ledger && !has(debitRole) && !has(creditRole) && !(has(amountRole) && has(typeRole)) {
		wanted = append(wanted, debitRole)
	}
	if len(wanted) == 0 {
		return nil
	}
	missing := &fileio.MissingColumns{Table: r.t}
	for _, role := range wanted {
		for _, s := range r.options.columns(r.kind) {
			if s.Name == role {
				missing.Wanted = append(missing.Wanted, fileio.Wanted{Spec: s})
			}
		}
	}
	for _, h := range r.t.Headers() {
		missing.Found = append(missing.Found, h.Name)
	}
	return missing
}

// load reads all columns, and knows the cells that can't be read.
func (r *tableReader) load() {
	var dateRoles, textRoles, numberRoles []string
	for _, s := range r.options.columns(r.kind) {
		switch s.Type {
		case fileio.DateType:
			dateRoles = append(dateRoles, s.Name)
		case fileio.TextType:
			textRoles = append(textRoles, s.Name)
		default:
			numberRoles = append(numberRoles, s.Name)
		}
	}
	r.list.Load(numberRoles, textRoles, dateRoles)
	for _, role := range textRoles {
		if texts, ok := r.list.Texts(role); ok {
			r.texts[role] = texts
		}
	}
	r.dates = readDates(r.list, dateRoles, r.options.DateOrder)
	r.wrong = make(map[string]map[int]scoring.Message)
	for _, p := range r.list.Unreadable() {
		if r.wrong[p.Field] == nil {
			r.wrong[p.Field] = make(map[int]scoring.Message)
		}
		r.wrong[p.Field][p.Row] = scoring.Say(p.Message.Format, p.Message.Args...)
	}
	for _, role := range []string{amountRole, debitRole, creditRole, paidRole} {
		if r.list.Has(role) && !(role == amountRole && r.hasSides()) {
			r.amounts[role] = r.readAmounts(role)
		}
	}
	if r.kind == Invoices && r.list.Has(settledRole) {
		if r.amounts[paidRole] == nil {
			r.amounts[paidRole] = r.newAmounts(paidRole, settledRole)
		}
		r.payInFull(r.amounts[paidRole])
	}
}

// readAmounts reads a column of amounts.
func (r *tableReader) readAmounts(role string) *amounts {
	values, _ := r.list.Numbers(role)
	a := r.newAmounts(role, role)
	rounded := 0
	for line, x := range values {
		if math.IsNaN(x) {
			if _, bad := r.wrong[role][line]; bad {
				a.state[line] = refused
			}
			continue
		}
		money, off, err := receivables.MoneyOf(x, r.options.Decimals)
		if a.state[line] = read; err != nil {
			a.state[line] = refused
			r.wrongCell(role, line, scoring.Say("%v is more than any book holds", x))
		}
		if a.money[line] = money; off {
			rounded++
		}
	}
	if rounded > 0 {
		r.note(fileio.Say("%d amounts of %q have more than %d decimals and are rounded", rounded, r.list.Header(role), r.options.Decimals))
	}
	return a
}

func (r *tableReader) wrongCell(role string, line int, m scoring.Message) {
	if r.wrong[role] == nil {
		r.wrong[role] = make(map[int]scoring.Message)
	}
	r.wrong[role][line] = m
}

// newAmounts begins a column of amounts, and its tally under the header of a role.
func (r *tableReader) newAmounts(role, header string) *amounts {
	n := r.t.Len()
	a := &amounts{role: role, tally: int32(len(r.out.Tallies)), money: make([]receivables.Money, n), state: make([]state, n)}
	r.out.Tallies = append(r.out.Tallies, Tally{Path: r.source.Path, Sheet: r.t.Sheet(), Kind: r.kind, Header: r.list.Header(header)})
	return a
}

func (r *tableReader) note(m fileio.Message) {
	r.out.Notes = append(r.out.Notes, fileio.Say("%s: %s", fileio.Place{File: r.t.File(), Sheet: r.t.Sheet()}.String(), m))
}

// notes say what was assumed of the table, and which of its rows were taken for sums.
func (r *tableReader) notes() {
	for _, m := range r.list.Notes() {
		r.note(m)
	}
	if m := r.dates.note(); !m.IsZero() {
		r.note(m)
	}
	for _, aside := range r.t.SetAside() {
		if aside.Kind != fileio.TotalRow {
			continue
		}
		r.out.Notes = append(r.out.Notes, fileio.Say("%s: %s", aside.Place.String(), aside.TotalNote()))
	}
}

// text is a cell of a column of texts; "" where there is no such column.
func (r *tableReader) text(role string, line int) string {
	if texts := r.texts[role]; texts != nil {
		return texts(line)
	}
	return ""
}

// head is what all kinds of lines begin with.
type head struct {
	customer int
	date     time.Time
	bad      bool
	why      Reason
}

// head reads the customer and the date of a line, and says what is wrong with them.
func (r *tableReader) head(line int) head {
	h := head{customer: -1}
	id, name := r.text(customerRole, line), r.text(nameRole, line)
	wrong, broken := r.wrong[customerRole][line]
	switch {
	case broken:
		h.fail(UnknownCustomer)
		r.refuse(-1, line, customerRole, wrong)
	case id == "" && name == "":
		h.fail(NoCustomer)
		r.refuse(-1, line, "", scoring.Say("a line without a customer is not booked"))
	default:
		if h.customer, wrong = r.customers.Line(id, name); !wrong.IsZero() {
			role := customerRole
			if id == "" {
				role = nameRole
			}
			h.fail(UnknownCustomer)
			r.refuse(-1, line, role, wrong)
		}
	}
	var ok bool
	if h.date, ok = r.date(h.customer, dateRole, line); !ok {
		h.fail(NoDate)
	}
	return h
}

// fail keeps the first reason.
func (h *head) fail(why Reason) {
	if !h.bad {
		h.bad, h.why = true, why
	}
}

// date is a date that there must be; false where there is none, which is said.
func (r *tableReader) date(customer int, role string, line int) (time.Time, bool) {
	date := r.dates.values[role][line]
	if !date.IsZero() {
		return date, true
	}
	wrong, broken := r.dates.wrong[role][line]
	if !broken {
		wrong = scoring.Say("a line without a date is not booked")
	}
	r.refuse(customer, line, role, wrong)
	return date, false
}

// due is a date that there may be.
func (r *tableReader) due(customer, line int) time.Time {
	if wrong, broken := r.dates.wrong[dueRole][line]; broken {
		r.refuse(customer, line, dueRole, scoring.Say("%s: the terms say when it is due", wrong))
	}
	values := r.dates.values[dueRole]
	if len(values) == 0 {
		return time.Time{}
	}
	if dates := r.dates.values[dateRole]; len(dates) > 0 && !values[line].IsZero() && values[line].Before(dates[line]) {
		r.refuse(customer, line, dueRole, scoring.Say("due on %s, before its own day %s: is one of them mistyped? it counts as it stands",
			values[line].Format(time.DateOnly), dates[line].Format(time.DateOnly)))
	}
	return values[line]
}

// leaveOut counts an amount that is not booked.
func (r *tableReader) leaveOut(a *amounts, line int, why Reason) {
	r.out.Tallies[a.tally].LeftOut[why].add(a.money[line])
}

// unreadable counts an amount that can't be read, and says so.
func (r *tableReader) unreadable(a *amounts, customer, line int) {
	wrong, broken := r.wrong[a.role][line]
	if !broken {
		wrong = scoring.Say("a line without an amount is not booked")
	}
	r.refuse(customer, line, a.role, wrong)
	a.money[line] = 0
	r.leaveOut(a, line, NoAmount)
}

// book books an amount of a column. What it names is looked at when all is booked.
func (r *tableReader) book(a *amounts, line int, e receivables.Entry) {
	e.Line = len(r.out.Entries)
	e.Currency = r.text(currencyRole, line)
	r.out.Entries = append(r.out.Entries, e)
	r.out.origins = append(r.out.origins, origin{int32(len(r.out.lists) - 1), int32(line), a.tally, a.role, a.money[line]})
	if e.Kind == receivables.Invoice && e.Number != "" {
		r.invoices[document{e.Customer, e.Number}] = true
		if owner, ok := r.owners[e.Number]; ok && owner != int32(e.Customer) {
			r.owners[e.Number] = shared
		} else {
			r.owners[e.Number] = int32(e.Customer)
		}
	}
	if e.Kind != receivables.CreditNote && e.Kind != receivables.Receipt {
		return
	}
	switch {
	case e.Against != "" && a.role != paidRole:
		r.named = append(r.named, named{e.Line, againstRole})
	case e.Against == "" && e.Number != "" && (e.Kind == receivables.CreditNote || r.kind == Ledger):
		r.named = append(r.named, named{e.Line, ""})
	}
}

// readTotals adds up each column from the start: what was read of it, whatever became of it.
func (r *tableReader) readTotals() {
	for _, a := range r.amounts {
		total := &r.out.Tallies[a.tally].Read
		for line, state := range a.state {
			if state != blank {
				total.add(a.money[line])
			} else if r.mustStand(a.role, line) {
				total.Count++
			}
		}
	}
}

// mustStand reports whether a cell of an amount may not be blank.
func (r *tableReader) mustStand(role string, line int) bool {
	if r.kind != Ledger {
		return role == amountRole
	}
	return role == r.onlyRole() && r.empty(line)
}
