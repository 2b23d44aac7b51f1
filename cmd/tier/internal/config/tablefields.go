package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/scoring/period"
)

// Aggregate is what is made of a customer's lines.
type Aggregate uint8

const (
	Sum      Aggregate = iota // of figures
	Count                     // of lines, or of those with a value
	Distinct                  // how many different values
	Mean                      // of figures; with Per the sum by how many stretches the period has
	Min                       // the lowest figure
	Max                       // the highest figure
	First                     // the value of the earliest line
	Last                      // the value of the latest line
	Months                    // how many months have a line
	Share                     // the sum of lines of a condition in that of all
	Recency                   // days from the latest line to the day customers are judged on
)

// String is the aggregate as a configuration writes it.
func (a Aggregate) String() string { return aggregates()[a] }

// aggregates are the words for aggregates, in their order.
func aggregates() []string {
	return []string{"sum", "count", "distinct", "mean", "min", "max", "first", "last", "months", "share", "recency"}
}

// allLines is what `count` counts where it names no column.
const allLines = "lines"

// fields reads what the lines add up to.
func (l *lineDecoder) fields(m *mapping) {
	n := m.need("fields", scoring.Say("table %q", l.t.Name), scoring.Say("say what its lines add up to: fields: {sales: {sum: amount}}"))
	entries, ok := l.pairs(n, scoring.Say("field names with what their lines add up to, as %s", "sales: {sum: amount}"))
	l.guess = l.guess || !ok
	for _, e := range entries {
		name := e.key.Value
		if fault, bad := scoring.CheckName(name); bad {
			l.reject(e.key, fault.Message, fault.Hint)
			l.guess = true
			continue
		}
		l.isFree(e.key)
		if _, taken := l.cfg.Field(name); taken || slices.Contains(l.given, name) {
			l.reject(e.key, scoring.Say("%q is a field already", name), scoring.Say("give what the table's lines add up to a name of its own"))
			continue
		}
		f, ok := l.tableField(e)
		l.guess = l.guess || !ok
		if !ok {
			continue
		}
		l.t.Fields = append(l.t.Fields, f)
		l.give([]scoring.FieldInfo{{Name: f.Name, Kind: f.Kind}})
	}
}

// tableField reads one field; false where it is broken.
func (l *lineDecoder) tableField(e entry) (TableField, bool) {
	f := TableField{Name: e.key.Value}
	keys := append(aggregates(), "in", "where", "per", "title", "unit")
	m := l.mapping(e.value, keys...)
	if m == nil {
		return f, false
	}
	key, ok := l.aggregate(m, &f)
	if !ok {
		return f, false
	}
	f.Title, _ = l.name(m.get("title"))
	f.In = l.period(m, &f)
	f.Where = l.condition(m.get("where"))
	l.per(m, &f)
	if ok = l.aggregated(m.get(key), &f); !ok {
		return f, false
	}
	l.fieldUnit(m.get("unit"), &f)
	if f.Aggregate == Share && f.Where == nil && !m.has("where") {
		l.report(m.place(key), scoring.Say("field %q: a share is that of some lines among all, and no where says of which", f.Name),
			scoring.Say("add where: %s", `'product == "A"'`))
	}
	return f, true
}

// fieldUnit reads what a field's figures are kept in: by default what those of its column are.
func (l *lineDecoder) fieldUnit(n *yaml.Node, f *TableField) {
	unit, isDerived := l.unitOf(f.Column)
	if n == nil {
		if f.HasUnit() {
			f.Unit = unit
		}
		return
	}
	switch f.Unit, _ = l.name(n); {
	case f.Unit == "":
	case !f.HasUnit():
		l.reject(n, scoring.Say("field %q: only a number has a unit", f.Name), scoring.Say("remove unit"))
	case isDerived && unit == "":
		l.reject(n, scoring.Say("field %q: nothing says what the derived column %q is in, so it can't be converted", f.Name, f.Column),
			scoring.Say("write derive: {%s: {formula: …, unit: 元}}", f.Column))
	}
}

// HasUnit reports whether a field's figures are in the unit of its column.
func (f *TableField) HasUnit() bool {
	return f.Kind == scoring.Number && slices.Contains([]Aggregate{Sum, Mean, Min, Max, First, Last}, f.Aggregate)
}

// aggregate finds the one key that says what is made of the lines.
func (l *lineDecoder) aggregate(m *mapping, f *TableField) (key string, ok bool) {
	for a, word := range aggregates() {
		if !m.has(word) {
			continue
		}
		if key != "" {
			l.report(m.place(word), scoring.Say("field %q is both %s and %s of its lines", f.Name, key, word), scoring.Say("keep one of the two"))
			return "", false
		}
		key, f.Aggregate = word, Aggregate(a)
	}
	if key == "" && !m.broken {
		l.report(l.span(m.node), scoring.Say("field %q: nothing says what is made of the lines", f.Name), scoring.Say("write one of: %s", scoring.List(aggregates())))
	}
	return key, key != ""
}

// period reads the period that lines must lie in.
func (l *lineDecoder) period(m *mapping, f *TableField) period.Period {
	n := m.get("in")
	if n == nil {
		return period.Period{}
	}
	text, ok := l.name(n)
	if !ok {
		return period.Period{}
	}
	p, ok := period.Parse(text)
	if !ok {
		l.reject(n, scoring.Say("in: %q is no period", text), scoring.Say("write one such as: %s", scoring.List(period.Examples())))
		return period.Period{}
	}
	if l.t.Date == "" && !l.vague {
		l.reject(n, scoring.Say("field %q: the table has no date to tell the period by", f.Name), scoring.Say("add date: with the column of the table that periods look at"))
	}
	return p
}

// per reads the stretches of the period that a mean is of.
func (l *lineDecoder) per(m *mapping, f *TableField) {
	n := m.get("per")
	if n == nil {
		return
	}
	words := []string{"month", "quarter", "year"}
	word, ok := l.word(n, words...)
	if !ok {
		return
	}
	f.Per = period.Month + period.Unit(slices.Index(words, word))
	switch {
	case f.Aggregate != Mean:
		l.reject(n, scoring.Say("field %q: only a mean is per month, quarter or year", f.Name), scoring.Say("write mean: in place of %s:", f.Aggregate.String()))
	case l.t.Date == "" && !l.vague:
		l.reject(n, scoring.Say("field %q: the table has no date to tell the period by", f.Name), scoring.Say("add date: with the column of the table that periods look at"))
	}
}

// aggregated reads the column that is aggregated, and settles what the field is.
func (l *lineDecoder) aggregated(n *yaml.Node, f *TableField) bool {
	want, gives := scoring.Number, scoring.Number
	switch f.Aggregate {
	case Count:
		if n != nil && n.Value == allLines && !l.isKnown(allLines) {
			f.Kind = scoring.Number
			return true
		}
		want = scoring.Unknown
	case Distinct:
		want = scoring.Unknown
	case First, Last, Min, Max:
		want, gives = scoring.Unknown, scoring.Unknown
	case Months, Recency:
		want = scoring.Date
	}
	if (f.Aggregate == Min || f.Aggregate == Max) && !l.isDate(n) {
		want = scoring.Number
	}
	info, ok := l.column(n, want)
	if !ok {
		return false
	}
	if f.Column, f.Of, f.Kind = info.Name, info.Kind, gives; gives == scoring.Unknown {
		f.Kind = info.Kind
	}
	if (f.Aggregate == First || f.Aggregate == Last) && info.Kind != scoring.Date && l.t.Date == "" && !l.vague {
		l.reject(n, scoring.Say("field %q: the table has no date to tell the first line from the last by", f.Name), scoring.Say("add date: with the column of the table that periods look at"))
	}
	return true
}

// isDate reports whether a node names a column of dates.
func (l *lineDecoder) isDate(n *yaml.Node) bool {
	return n != nil && slices.ContainsFunc(l.known, func(f scoring.FieldInfo) bool { return f.Name == n.Value && f.Kind == scoring.Date })
}
