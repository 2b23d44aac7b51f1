package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/statements"
	"tier/fileio"
	"tier/scoring"
)

// columnFlags say what of the list is written out.
type columnFlags struct {
	columns []string // these and no others
	redact  []string // these nowhere
}

func (c *columnFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&c.columns, "columns", nil, a.words.Sprintf("write only these `COLUMNS` of the list, in this order: headers or fields, with commas between them (repeatable)"))
	flags.StringArrayVar(&c.redact, "redact", nil, a.words.Sprintf("write these `COLUMNS` of the list nowhere, in no file and in no message (repeatable)"))
}

// show withholds what is not to be written out.
func (c *columnFlags) show(cfg *config.Config, r *result.Result) (*result.Result, error) {
	if len(c.columns)+len(c.redact) == 0 {
		return r, nil
	}
	names := &columnNames{cfg, r.List}
	var shown result.Shown
	if err := c.choose(names, &shown); err != nil {
		return nil, err
	}
	if err := c.hide(names, r, &shown); err != nil {
		return nil, err
	}
	return r.Show(shown), nil
}

// choose finds what --columns names, in its order.
func (c *columnFlags) choose(names *columnNames, shown *result.Shown) error {
	if len(c.columns) > 0 {
		shown.Columns, shown.Given = []fileio.Column{}, []string{}
	}
	for _, name := range names.split(c.columns) {
		found := names.find(name)
		if field, given := names.given(name); given {
			shown.Given = append(shown.Given, field)
		} else if len(found) == 0 {
			return names.unknown(usage("--columns: the list has no column %q", name), name)
		}
		for _, column := range found {
			if !slices.Contains(shown.Columns, column) {
				shown.Columns = append(shown.Columns, column)
			}
		}
	}
	return nil
}

// hide finds what --redact names: columns of the list, and fields that come from elsewhere.
func (c *columnFlags) hide(names *columnNames, r *result.Result, shown *result.Shown) error {
	for _, name := range names.split(c.redact) {
		found := names.find(name)
		if field, stated := names.stated(name, r.Joined); stated {
			name = field
			shown.RedactedFields = append(shown.RedactedFields, name)
		}
		if field, given := names.given(name); given {
			name = field
			shown.RedactedFields = append(shown.RedactedFields, name)
		}
		if !names.knows(name) && len(found) == 0 {
			return names.unknown(usage("%s: no field and no column is called %q", "--redact", name), name)
		}
		shown.Redacted = append(shown.Redacted, found...)
		if names.isDerived(name) {
			shown.RedactedFields = append(shown.RedactedFields, name)
		}
	}
	return nil
}

// columnNames are what people call the columns of a list: by a field of the configuration or by their header.
type columnNames struct {
	cfg  *config.Config
	list *fileio.List
}

// split takes lists apart: 姓名,手机. A header that has a comma itself stays whole.
func (n *columnNames) split(lists []string) []string {
	isComma := func(r rune) bool { return r == ',' || r == '，' || r == '、' }
	var names []string
	for _, list := range lists {
		if n.knows(list) || len(n.find(list)) > 0 || strings.IndexFunc(list, isComma) < 0 {
			names = append(names, list)
			continue
		}
		for _, name := range strings.FieldsFunc(list, isComma) {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// knows reports whether the configuration has a field of a name, whether or not the list has a column for it.
func (n *columnNames) knows(name string) bool {
	_, isField := n.cfg.Field(name)
	_, isGiven := n.given(name)
	return isField || isGiven || n.isDerived(name)
}

// given is the field of another table that has a name, a title or a header: sales, 销售, 销售(元).
func (n *columnNames) given(name string) (field string, ok bool) {
	if f, is := n.cfg.TableField(name); is {
		return f.Name, true
	}
	normal, _ := fileio.NormalHeader(name)
	for f := range n.cfg.TableFields() {
		if header, _ := fileio.NormalHeader(f.Called()); header == normal && header != "" {
			return f.Name, true
		}
	}
	return "", false
}

// stated is the field of a name or header that statements state.
func (n *columnNames) stated(name string, joined *statements.Joined) (field string, ok bool) {
	fields, header := joined.Fields(), func(text string) string { text, _ = fileio.NormalHeader(text); return text }
	i := slices.IndexFunc(n.cfg.Fields, func(f config.Field) bool {
		isCalled := f.Name == name || slices.ContainsFunc(f.Headers, func(h string) bool { return header(h) == header(name) })
		return isCalled && fields[f.Name]
	})
	if i < 0 {
		return "", false
	}
	return n.cfg.Fields[i].Name, true
}

func (n *columnNames) isDerived(name string) bool {
	return slices.ContainsFunc(n.cfg.Derive, func(d scoring.Derived) bool { return d.Name == name })
}

// find finds the columns of a field, or else those of a header as it is written, or else those whose header differs in
// nothing but case, width, blanks and unit.
func (n *columnNames) find(name string) []fileio.Column {
	if _, isField := n.cfg.Field(name); isField && n.list.Has(name) {
		return n.list.FieldColumns(name)
	}
	normal, _ := fileio.NormalHeader(name)
	var same, alike []fileio.Column
	for _, c := range n.list.Columns() {
		if c.Header == name {
			same = append(same, c)
		}
		if header, _ := fileio.NormalHeader(c.Header); header == normal && header != "" {
			alike = append(alike, c)
		}
	}
	if len(same) > 0 {
		return same
	}
	return alike
}

// unknown adds the nearest name to an error.
func (n *columnNames) unknown(err *usageError, name string) error {
	var names []string
	for _, c := range n.list.Columns() {
		names = append(names, c.Header)
	}
	for _, f := range n.cfg.Fields {
		names = append(names, f.Name)
	}
	for _, d := range n.cfg.Derive {
		names = append(names, d.Name)
	}
	for f := range n.cfg.TableFields() {
		names = append(names, f.Name, f.Called())
	}
	if near := scoring.Nearest(name, names); near != "" {
		return err.withHint("did you mean %q?", near)
	}
	return err
}

// words are every customer's words in a field or a column, for a flag that parts the customers by them.
func (n *columnNames) words(flag, name string, r *result.Result) ([]string, error) {
	columns := n.find(name)
	if r.Redacts(name) || slices.ContainsFunc(columns, r.IsRedacted) {
		return nil, usage("%s: %q is redacted, and so its words can't be shown", flag, name)
	}
	if texts, ok := n.list.Texts(name); ok {
		return every(r, texts), nil
	}
	if texts, ok := r.Frame.Texts(name); ok {
		return every(r, texts), nil
	}
	if len(columns) == 0 {
		return nil, n.unknown(usage("%s: no field and no column is called %q", flag, name), name)
	}
	cell := n.list.Cells(columns[0])
	return every(r, func(row int) string { return strings.TrimSpace(cell(row).String()) }), nil
}

// header is what people call a field or a column: the header that the list has.
func (n *columnNames) header(name string) string {
	if header := strings.TrimSpace(n.list.Header(name)); header != "" {
		return header
	}
	if columns := n.find(name); len(columns) > 0 && columns[0].Header != "" {
		return columns[0].Header
	}
	return name
}
