package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Redefined are, as people call them, the fields that the configuration reads and that tables give, here or in another configuration, where
// the two add up something else: a column of such a field that the other made says nothing here. Titles and files don't matter,
// nor what else a table has.
func (c *Config) Redefined(other *Config) []string {
	read := make(map[string]bool)
	for _, u := range c.uses {
		read[u.Field] = true
	}
	for _, u := range c.computed {
		read[u.field] = true
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(read)) {
		here, isHere := c.TableField(name)
		there, isThere := other.TableField(name)
		_, isListed := c.Field(name)
		switch {
		case isHere && isThere:
			if !here.In.Is(there.In) || c.definition(name) != other.definition(name) {
				names = append(names, here.Called())
			}
		case isHere:
			names = append(names, here.Called())
		case isThere && isListed:
			names = append(names, there.Called())
		}
	}
	return names
}

// definition is how a field comes from the lines of its table, but for the period: texts that are the same where the figures are.
func (c *Config) definition(name string) string {
	for i := range c.Tables {
		t := &c.Tables[i]
		for k := range t.Fields {
			if f := &t.Fields[k]; f.Name == name {
				return t.definition(f)
			}
		}
	}
	return ""
}

func (t *Table) definition(f *TableField) string {
	said := []string{fmt.Sprint(f.Aggregate, f.Column, f.Per, t.DropReturns, t.IsList), strings.Join(t.Customer, "\x00"), strings.Join(t.CustomerName, "\x00")}
	read := []string{f.Column, t.Date}
	if t.DropReturns {
		read = append(read, t.Amount)
	}
	if t.Where != nil {
		said, read = append(said, "of "+t.Where.Source()), append(read, t.Where.Fields()...)
	}
	if f.Where != nil {
		said, read = append(said, "where "+f.Where.Source()), append(read, f.Where.Fields()...)
	}
	for i := 0; i < len(read); i++ { // what a derived column reads is added on the way
		if column, ok := t.Column(read[i]); ok {
			said = append(said, fmt.Sprint(column.Name, column.Headers, column.Type, column.Unit, column.Missing))
		}
		for _, d := range t.Derive {
			if d.Name == read[i] && !slices.Contains(read[:i], d.Name) {
				said, read = append(said, d.Name+" = "+d.Expr.Source()+" "+t.Units[d.Name]), append(read, d.Expr.Fields()...)
			}
		}
	}
	return strings.Join(said, "\n")
}
