package main

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/scoring"
)

// formRater is who gets a form; a name of "" is filled in by hand.
type formRater struct{ name, role string }

// panel are the raters that get forms: of the configuration's, those that are asked for. Where it names none, whoever is
// asked for is one.
func (o *formOptions) panel(cfg *config.Config, in *formList) ([]formRater, error) {
	roster, err := in.roster(cfg)
	if err != nil {
		return nil, err
	}
	if len(cfg.Panel.Members) == 0 {
		return o.anybody()
	}
	if len(o.raters) == 0 {
		return roster, nil
	}
	var names []string
	for _, r := range roster {
		names = append(names, r.name)
	}
	for _, name := range o.raters {
		if slices.ContainsFunc(names, func(known string) bool { return directory.Fold(known) == directory.Fold(name) }) {
			continue
		}
		err := usage("--rater: the panel has no %q", name)
		if near := scoring.Nearest(name, names); near != "" {
			return nil, err.withHint("did you mean %q?", near)
		}
		return nil, err
	}
	return slices.DeleteFunc(roster, func(r formRater) bool {
		return !slices.ContainsFunc(o.raters, func(name string) bool { return directory.Fold(name) == directory.Fold(r.name) })
	}), nil
}

// anybody are the raters where the configuration has none.
func (o *formOptions) anybody() ([]formRater, error) {
	var raters []formRater
	for _, name := range o.raters {
		known := func(r formRater) bool { return directory.Fold(r.name) == directory.Fold(name) }
		if directory.Fold(name) != "" && !slices.ContainsFunc(raters, known) {
			raters = append(raters, formRater{name: name})
		}
	}
	if len(raters) == 0 {
		if o.customers != "all" {
			return nil, usage("--customers %s: whose they are is known only of a rater with a name", o.customers).withHint("name the raters: --rater NAME")
		}
		raters = append(raters, formRater{})
	}
	return raters, nil
}

// roster are the members of the panel: those who are named, and whom a field of the list names, each once, in order.
func (in *formList) roster(cfg *config.Config) ([]formRater, error) {
	named := make(map[string]bool)
	var roster []formRater
	enter := func(name, role string) {
		if folded := directory.Fold(name); !named[folded] {
			named[folded] = true
			roster = append(roster, formRater{name, role})
		}
	}
	for _, m := range cfg.Panel.Members {
		if m.Field == "" {
			enter(m.Name, m.Role)
			continue
		}
		words, ok := in.frame.Texts(m.Field)
		if !ok {
			return nil, usage("the list has no column for the field %q, which names raters of the panel", m.Field)
		}
		has := make(map[string]bool)
		for row := range in.list.Len() {
			has[words(row)] = true
		}
		for _, name := range sortedKeys(has) {
			enter(name, m.Role)
		}
	}
	return roster, nil
}
