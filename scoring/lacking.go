package scoring

import (
	"math"
	"strings"
)

// Label sets what people call fields, for messages: sales is 年销售额 to them.
func (f *Frame) Label(labels map[string]string) { f.labels = labels }

// Quote sets what tells how a missing value is written in the list, for messages: 暂无, or "" where the cell is blank.
func (f *Frame) Quote(written func(field string, row int) string) { f.written = written }

// LabelOf is what people call a field.
func (f *Frame) LabelOf(field string) string {
	if label, ok := f.labels[field]; ok {
		return label
	}
	return field
}

// remember keeps how a field was derived, so that a missing result can be explained.
func (f *Frame) remember(d Derived) {
	if f.derived == nil {
		f.derived = make(map[string]*Expr)
	}
	f.derived[d.Name] = d.Expr
}

// lacking says what a criterion misses to judge a row.
func (f *Frame) lacking(c *Criterion, row int) Message {
	if r := f.rated[c.Name]; r != nil && r.List {
		return Say("%s: %s, and the list has no value", c.Name, r.Lacks(row))
	} else if r != nil {
		return Say("%s: %s", c.Name, r.Lacks(row))
	}
	reads := c.Reads()
	if formula, ok := c.Rule.(Formula); ok {
		return f.uncomputed(c, formula.Expr, reads, row)
	}
	if expr, ok := f.derived[c.Field]; ok && isMissing(f.unmasked(), reads[0], row) {
		return f.uncomputed(c, expr, expr.reads(), row)
	}
	if c.Field != "" && isMissing(f.unmasked(), reads[0], row) {
		return f.blank(c, row)
	}
	return Say("%s can't be judged without %s", c.Name, f.missingNames(reads, row))
}

// blank says that a criterion's field has no value, and which word says so in its cell.
func (f *Frame) blank(c *Criterion, row int) Message {
	if f.written != nil {
		if text := f.written(c.Field, row); text != "" {
			return Say("%s has no value: %q stands for none", c.Name, text)
		}
	}
	return Say("%s has no value", c.Name)
}

// uncomputed says why an expression has no result: what it misses, or that it divides by zero or the like.
func (f *Frame) uncomputed(c *Criterion, e *Expr, reads []FieldInfo, row int) Message {
	if names := f.missingNames(reads, row); names != "" {
		return Say("%s can't be judged without %s", c.Name, names)
	}
	return Say("%s can't be judged: %s has no result, as of a division by zero", c.Name, e.Source())
}

// reads are the fields of the expression, and how it reads each.
func (e *Expr) reads() []FieldInfo {
	kinds := e.FieldKinds()
	reads := make([]FieldInfo, 0, len(kinds))
	for _, name := range e.Fields() {
		reads = append(reads, FieldInfo{Name: name, Kind: kinds[name]})
	}
	return reads
}

func (f *Frame) missingNames(reads []FieldInfo, row int) string {
	var names []string
	for _, r := range reads {
		if isMissing(f.unmasked(), r, row) {
			names = append(names, f.LabelOf(r.Name))
		}
	}
	return strings.Join(names, ", ")
}

func isMissing(in Columns, f FieldInfo, row int) bool {
	switch f.Kind {
	case Text, Unknown:
		texts, ok := in.Texts(f.Name)
		return !ok || texts(row) == ""
	case Date:
		dates, ok := in.Dates(f.Name)
		return !ok || dates[row].IsZero()
	default:
		numbers, ok := in.Numbers(f.Name)
		return !ok || math.IsNaN(numbers[row])
	}
}
