package draft

import (
	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
)

// check loads a draft and binds it to its list, as tier score does next: what can't be read there is said now. An error
// is a fault of this package.
func check(t *fileio.Table, yaml []byte) ([]scoring.Message, error) {
	cfg, err := config.Load("tier.yaml", yaml)
	if err != nil {
		return nil, err
	}
	list, err := fileio.Bind([]*fileio.Table{t}, specs(cfg))
	if err != nil {
		return nil, err
	}
	for _, use := range cfg.Uses() {
		if use.Kind == scoring.Number {
			list.Numbers(use.Field)
		}
	}
	return unreadable(list), nil
}

// specs are the columns of a draft: all of them are there.
func specs(cfg *config.Config) []fileio.Spec {
	var all []fileio.Spec
	for _, f := range cfg.Fields {
		all = append(all, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit, Required: true,
			Missing: fileio.NewMissingValues(cfg.MissingIn(f))})
	}
	return all
}

// unreadable says, per column, which cells leave their customers unscored.
func unreadable(list *fileio.List) []scoring.Message {
	var fields []string
	count := map[string]int{}
	first := map[string]fileio.CellProblem{}
	for _, p := range list.Unreadable() {
		if count[p.Field]++; count[p.Field] == 1 {
			fields = append(fields, p.Field)
			first[p.Field] = p
		}
	}
	var notes []scoring.Message
	for _, f := range fields {
		p := first[f]
		notes = append(notes, scoring.Say("%s: %d cells can't be read, the first at %s (%s); their customers stay unscored until these are mended",
			oneLine(list.Header(f)), count[f], p.Place.String(), p.Message))
	}
	return notes
}
