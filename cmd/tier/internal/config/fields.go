package config

import (
	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// decodeFields reads what the columns of a list are called: `name: header`, `name: [header, …]` or
// `name: {header, type, unit, na, optional, merge}`.
func (d *decoder) decodeFields(m *mapping) {
	n := m.need("fields", scoring.Say("the configuration"),
		scoring.Say("name the columns of your list: fields: {id: 客户编号, sales: 年销售额}"))
	entries, ok := d.pairs(n, scoring.Say("field names with their column headers"))
	d.guess = n == nil || !ok
	if n != nil && n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		d.reject(n, scoring.Say("there are no fields"), scoring.Say("name the columns of your list: fields: {id: 客户编号, sales: 年销售额}"))
	}
	for _, e := range entries {
		field, ok := d.field(e)
		d.guess = d.guess || !ok && field.Name == ""
		if field.Name != "" {
			d.cfg.Fields = append(d.cfg.Fields, field)
			d.fields = append(d.fields, scoring.FieldInfo{Name: field.Name, Kind: field.Kind()})
		}
	}
}

// field reads one field. It has its name even where the rest of it is broken, so that its uses aren't reported too.
func (d *decoder) field(e entry) (Field, bool) {
	if fault, bad := scoring.CheckName(e.key.Value); bad {
		d.reject(e.key, fault.Message, fault.Hint)
		return Field{}, false
	}
	f := Field{Name: e.key.Value, Line: e.key.Line}
	d.isFree(e.key)
	if d.bad[e.value] {
		return f, false
	}
	if e.value.Kind != yaml.MappingNode {
		f.Headers = d.texts(e.value, scoring.Say("column headers"))
		return f, len(f.Headers) > 0
	}
	m := d.mapping(e.value, "header", "headers", "type", "unit", "na", "optional", "merge")
	if m.has("header") && m.has("headers") {
		d.report(m.place("headers"), scoring.Say("field %q has header and headers", f.Name), scoring.Say("keep one of the two"))
	}
	if key := "headers"; m.has(key) {
		f.Headers = d.texts(m.get(key), scoring.Say("column headers"))
	} else {
		header := m.need("header", scoring.Say("field %q", f.Name), scoring.Say("say which column it is: header: 年销售额"))
		f.Headers = d.texts(header, scoring.Say("column headers"))
	}
	f.Type, f.IsCode = d.fieldType(m.get("type"))
	f.Unit = d.unit(m, f)
	d.fieldMissing(m.get("na"), &f)
	d.fieldMerge(m.get("merge"), &f)
	f.Optional = m.has("optional") && d.truth(m.get("optional"))
	return f, true
}

func (d *decoder) fieldType(n *yaml.Node) (t fileio.Type, isCode bool) {
	if n == nil {
		return fileio.AutoType, false
	}
	word, _ := d.word(n, "number", "percent", "text", "date", "uscc")
	switch word {
	case "number":
		return fileio.NumberType, false
	case "percent":
		return fileio.PercentType, false
	case "text", "uscc":
		return fileio.TextType, word == "uscc"
	case "date":
		return fileio.DateType, false
	}
	return fileio.AutoType, false
}

func (d *decoder) unit(m *mapping, f Field) string {
	n := m.get("unit")
	if n == nil {
		return ""
	}
	unit, _ := d.name(n)
	if unit != "" && f.Type != fileio.AutoType && f.Type != fileio.NumberType {
		d.reject(n, scoring.Say("field %q: only a number has a unit", f.Name), scoring.Say("remove unit, or write type: number"))
		return ""
	}
	return unit
}

// known finds a field or derived field that a node names; what says who names it.
func (d *decoder) known(n *yaml.Node) (scoring.FieldInfo, bool) {
	name, ok := d.name(n)
	if !ok {
		return scoring.FieldInfo{}, false
	}
	names := make([]string, len(d.fields))
	for i, f := range d.fields {
		if f.Name == name {
			return f, true
		}
		names[i] = f.Name
	}
	if d.guess {
		return scoring.FieldInfo{}, false
	}
	hint := nearest(name, names, scoring.Say("fields here"))
	if header := d.fieldOfHeader(name); header != "" {
		hint = scoring.Say("that is a column; its field is %q", header)
	}
	d.reject(n, scoring.Say("%s: there is no field %q", d.in[n].key, name), hint)
	return scoring.FieldInfo{}, false
}

// fieldOfHeader is the field that a column header belongs to: people write the header where the field's name belongs.
func (d *decoder) fieldOfHeader(header string) string {
	for _, f := range d.cfg.Fields {
		for _, h := range f.Headers {
			if h == header {
				return f.Name
			}
		}
	}
	return ""
}

// kindFits reports a field that is read as something else than it is.
func (d *decoder) kindFits(n *yaml.Node, f scoring.FieldInfo, want scoring.Kind, by scoring.Message) bool {
	if want == scoring.Unknown || f.Kind == scoring.Unknown || f.Kind == want {
		return true
	}
	d.reject(n, scoring.Say("%s needs %s, but the field %q is %s", by, kindNoun(want), f.Name, kindNoun(f.Kind)), d.retype(f, want))
	return false
}

// retype is the hint for a column that was declared to be something else than what it is read as.
func (d *decoder) retype(f scoring.FieldInfo, want scoring.Kind) scoring.Message {
	if _, listed := d.cfg.Field(f.Name); listed {
		return typeHint(want)
	}
	return scoring.Message{}
}

// typeHint says how a column is declared to be of a kind.
func typeHint(want scoring.Kind) scoring.Message {
	switch want {
	case scoring.Text:
		return scoring.Say("if its cells are words or codes, write %s, without a unit", "type: text")
	case scoring.Number:
		return scoring.Say("if its cells are numbers, write %s", "type: number")
	case scoring.Date:
		return scoring.Say("if its cells are days, write %s", "type: date")
	}
	return scoring.Message{}
}

// ratingFits reports a field that can't be what raters gave: words, or figures that stand for them. These are points,
// taken as they stand in the list: a unit or a percent sign would be lost, and what was computed stands in no list.
func (d *decoder) ratingFits(n *yaml.Node, f scoring.FieldInfo, by scoring.Message) bool {
	if f.Kind != scoring.Number {
		return d.kindFits(n, f, scoring.Text, by)
	}
	field, listed := d.cfg.Field(f.Name)
	measure := scoring.Say("an amount or a share is judged by bands, curve, rank or formula")
	switch {
	case !listed:
		d.reject(n, scoring.Say("%s reads ratings, but the field %q is a number that is computed", by, f.Name), measure)
	case field.Type == fileio.PercentType:
		d.reject(n, scoring.Say("%s reads ratings, but the field %q is a percentage", by, f.Name),
			scoring.Say("remove its %s, as ratings are points; %s", "type: percent", measure))
	case field.Unit != "":
		d.reject(n, scoring.Say("%s reads ratings, but the field %q is kept in %s", by, f.Name, field.Unit),
			scoring.Say("remove its %s, as ratings are points; %s", "unit", measure))
	default:
		return true
	}
	return false
}

func kindNoun(k scoring.Kind) scoring.Message {
	switch k {
	case scoring.Number:
		return scoring.Say("a number")
	case scoring.Text:
		return scoring.Say("a text")
	case scoring.Date:
		return scoring.Say("a date")
	}
	return scoring.Say("a condition")
}

// numberField is the name of a field of numbers that a node names, and is noted as used.
func (d *decoder) numberField(n *yaml.Node, by scoring.Message) string {
	if n == nil {
		return ""
	}
	f, ok := d.known(n)
	if !ok || !d.kindFits(n, f, scoring.Number, by) {
		return ""
	}
	d.use(f.Name, scoring.Number, by)
	return f.Name
}
