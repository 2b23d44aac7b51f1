package config

import (
	"iter"
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/scoring/period"
)

// Table is another table than the list, whose lines say more of the customers: orders, receipts, returns.
type Table struct {
	Name, Title string
	Basis       string   // what its amounts are, as people say it: 回款, 开票; "" where the configuration doesn't say
	Files       []string // beside the configuration; none where the command names them
	Sheets      []string // of each of its workbooks, all of which are read; none: the one found

	Customer, CustomerName []string // headers of the columns that name the customer
	Columns                []Field
	Derive                 []scoring.Derived // computed of each line
	Units                  map[string]string // that derived columns are in
	Date                   string            // the column that periods look at; "" for none
	Amount                 string            // the column that must come out, and whose sign says a return; "" for none
	Where                  *scoring.Expr     // which lines count; nil: all
	DropReturns            bool              // lines of a negative amount don't count
	IsList                 bool              // its lines are what the list of customers is made from
	Fields                 []TableField

	Reads map[string][]scoring.Kind // by column: as what it is read
}

// TableField is a field of the customers that lines add up to.
type TableField struct {
	Name, Title string
	Unit        string
	Aggregate   Aggregate
	Column      string // "" where lines are counted
	In          period.Period
	Where       *scoring.Expr // which of the lines that count; nil: all
	Per         period.Unit   // a mean is one of these stretches of the period; 0: of the lines
	Kind        scoring.Kind  // of the field
	Of          scoring.Kind  // of the column
}

// Called is the field's title, or else its name.
func (f *TableField) Called() string {
	if f.Title != "" {
		return f.Title
	}
	return f.Name
}

// Called is the table's title, or else its name.
func (t *Table) Called() string {
	if t.Title != "" {
		return t.Title
	}
	return t.Name
}

// Column finds a column of the table.
func (t *Table) Column(name string) (Field, bool) {
	i := slices.IndexFunc(t.Columns, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return t.Columns[i], true
}

// HasPeriods reports whether periods of the table hang on the day that customers are judged on.
func (t *Table) HasPeriods() bool {
	return slices.ContainsFunc(t.Fields, func(f TableField) bool { return f.In.IsRelative() || f.Aggregate == Recency })
}

// CountsDays reports whether an expression of the table counts days up to the one that customers are judged on.
func (t *Table) CountsDays() bool {
	return countsDays(t.Where) ||
		slices.ContainsFunc(t.Derive, func(d scoring.Derived) bool { return countsDays(d.Expr) }) ||
		slices.ContainsFunc(t.Fields, func(f TableField) bool { return countsDays(f.Where) })
}

// countsDays reports whether an expression, of which there may be none, counts days.
func countsDays(e *scoring.Expr) bool {
	if e == nil {
		return false
	}
	_, counts := e.CountsDays()
	return counts
}

// TableField finds a field that some table gives.
func (c *Config) TableField(name string) (*TableField, bool) {
	for f := range c.TableFields() {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// TableFields are the fields that all tables give, in order.
func (c *Config) TableFields() iter.Seq[*TableField] {
	return func(yield func(*TableField) bool) {
		for i := range c.Tables {
			for k := range c.Tables[i].Fields {
				if !yield(&c.Tables[i].Fields[k]) {
					return
				}
			}
		}
	}
}

// TableTitles are what the columns of the fields that tables give are called.
func (c *Config) TableTitles() []string {
	var titles []string
	for f := range c.TableFields() {
		titles = append(titles, f.Called())
	}
	return titles
}

// ListTable is the table that the list of customers is made from; nil where the list has a row for each customer.
func (c *Config) ListTable() *Table {
	for i := range c.Tables {
		if c.Tables[i].IsList {
			return &c.Tables[i]
		}
	}
	return nil
}

// decodeTables reads the other tables, and lets what follows read the fields that they give.
func (d *decoder) decodeTables(n *yaml.Node) {
	if n == nil {
		return
	}
	names := make(map[string]int)
	lists := 0
	for _, item := range d.items(n, scoring.Say("tables")) {
		m := d.mapping(item, "name", "title", "basis", "file", "sheet", "customers", "customer", "customer_name", "columns", "derive", "date", "amount",
			"where", "returns", "fields")
		if m == nil {
			d.guess = true
			continue
		}
		t := d.decodeTable(m)
		d.unique(m, t.Name, names)
		if t.IsList {
			if lists++; lists > 1 {
				d.report(m.place("customers"), scoring.Say("two tables can't both be what the list of customers is made from"), scoring.Say("keep customers: true at one of them"))
			}
		}
		d.cfg.Tables = append(d.cfg.Tables, t)
	}
}

// decodeTable reads one table. Its columns are known to its own expressions only, its fields to all that follows.
func (d *decoder) decodeTable(m *mapping) Table {
	t := Table{Reads: make(map[string][]scoring.Kind), Units: make(map[string]string)}
	t.Name, _ = d.name(m.need("name", scoring.Say("this table"), scoring.Say("add name: orders, by which --table orders=FILE names its file")))
	t.Title, _ = d.name(m.get("title"))
	t.Basis, _ = d.name(m.get("basis"))
	t.Sheets = d.texts(m.get("sheet"), scoring.Say("sheets"))
	t.Files = d.texts(m.get("file"), scoring.Say("files"))
	t.IsList = m.has("customers") && d.truth(m.get("customers"))
	if t.IsList && len(t.Files) > 0 {
		d.report(m.place("file"), scoring.Say("table %q: customers: true makes the list from the table, whose files the command names", t.Name),
			scoring.Say("remove file, and name the files after the command: tier score %s", t.Files[0]))
	}
	t.Customer, t.CustomerName = d.customerHeaders(m, "customer", "id"), d.customerHeaders(m, "customer_name", "name")
	if len(t.Customer)+len(t.CustomerName) == 0 && !m.broken {
		d.report(m.src.span(m.node), scoring.Say("table %q: no column names the customer", t.Name), scoring.Say("add customer: 客户编号, the header of that column"))
	}
	l := &lineDecoder{decoder: d, t: &t}
	l.columns(m)
	l.derive(m.get("derive"))
	t.Date = l.date(m.get("date"))
	l.where = scoring.Say("table %q", t.Name)
	t.Where = l.condition(m.get("where"))
	l.fields(m)
	t.Amount = l.amount(m)
	l.returns(m)
	return t
}

// customerHeaders are the headers of a column that names the customer: by default those of the list's own field.
func (d *decoder) customerHeaders(m *mapping, key, field string) []string {
	if m.has(key) {
		return d.texts(m.get(key), scoring.Say("column headers"))
	}
	if m.has("customer") || m.has("customer_name") {
		return nil
	}
	f, _ := d.cfg.Field(field)
	return f.Headers
}
