package ratings

import (
	"tier/cmd/tier/internal/config"
	"tier/fileio"
)

// Listed are the customers of a list that is not judged. Only the fields that name customers, owners and raters are read.
func Listed(cfg *config.Config, list *fileio.List) Customers {
	texts := func(field string) func(row int) string {
		if of, ok := list.Texts(field); ok {
			return of
		}
		return func(int) string { return "" }
	}
	who := Customers{Len: list.Len(), ID: texts("id"), Name: texts("name"), Words: list.Texts}
	if owner, ok := list.Texts(cfg.Panel.Owner); ok && cfg.Panel.Owner != "" {
		who.Owner = owner
	}
	return who
}

// Specs are the columns that a list of customers may have, none of which ratings need.
func Specs(cfg *config.Config) []fileio.Spec {
	var all []fileio.Spec
	for _, f := range cfg.Fields {
		all = append(all, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit})
	}
	return all
}
