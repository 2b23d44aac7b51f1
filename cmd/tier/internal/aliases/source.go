package aliases

import (
	"slices"

	"tier/fileio"
)

// Source is a table of aliases.
type Source struct {
	Path, SHA256 string
	Rows         int // that were read, those without an alias included
	list         *fileio.List
}

// The fields of an alias file.
const (
	aliasField = "alias"
	mainField  = "main"
)

// Specs are the columns of an alias file, with what they are usually called, or called like the list's.
func Specs(id, name []string) []fileio.Spec {
	return []fileio.Spec{
		{Name: aliasField, Type: fileio.TextType, Headers: []string{"别名", "曾用名", "曾用编号", "曾用名称", "重复编号", "重复客户", "旧编号", "原编号", "旧名称", "原名称",
			"alias", "alias id", "duplicate", "duplicate id", "old id", "old name", "former name"}},
		{Name: mainField, Type: fileio.TextType, Headers: slices.Concat(id, name, []string{"客户编号", "客户编码", "客户代码", "编号", "主编号", "客户", "主客户",
			"客户名称", "正式名称", "正式编号", "customer id", "customer", "main id", "main", "id", "name"})},
	}
}

// Bind finds the two columns in a table.
func Bind(t *fileio.Table, specs []fileio.Spec) (*Source, error) {
	list, err := fileio.Bind([]*fileio.Table{t}, specs)
	if err != nil {
		return nil, err
	}
	for _, s := range specs {
		if !list.Has(s.Name) {
			return nil, &fileio.Error{Place: t.HeaderPlace(-1).String(), Message: fileio.Say("aliases need two columns, the alias and the customer it means; there is none of these: %s", quoted(s.Headers)),
				Hint: fileio.Say("head the columns %s and %s", specs[0].Headers[0], specs[1].Headers[0])}
		}
	}
	return &Source{Path: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead(), list: list}, nil
}

// quoted are the first of some headers.
func quoted(headers []string) string {
	const most = 8
	text := ""
	for i, h := range headers[:min(most, len(headers))] {
		if i > 0 {
			text += ", "
		}
		text += h
	}
	return text + ", …"
}
