package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/scoring"
	"tier/scoring/panel"
)

// choose are the rows of the customers that are asked for, whoever rates them.
func (o *formOptions) choose(cfg *config.Config, in *formList) ([]int, error) {
	rows := in.rows
	if len(o.owners) > 0 || o.customers != "all" {
		if in.owner == nil {
			return nil, noOwners(cfg)
		}
	}
	var err error
	if len(o.owners) > 0 {
		if rows, err = among(rows, "--owner", o.owners, in.owner, nil); err != nil {
			return nil, err
		}
	}
	if len(o.tiers) > 0 {
		var levels []string
		for _, l := range cfg.Models[0].Scheme.Levels {
			levels = append(levels, l.Name)
		}
		if rows, err = among(rows, "--tier", o.tiers, in.tier, levels); err != nil {
			return nil, err
		}
	}
	return in.sample(rows, o.sample), nil
}

func noOwners(cfg *config.Config) error {
	if cfg.Panel.Owner == "" {
		return usage("the configuration doesn't say which field names a customer's owner").withHint("add owner: FIELD under panel:")
	}
	return usage("the list has no column for the field %q, which names a customer's owner", cfg.Panel.Owner)
}

// among are the rows with one of some words. A word that no row has is refused, unless it is one of those that are known.
func among(rows []int, flag string, wanted []string, word func(row int) string, known []string) ([]int, error) {
	has := make(map[string]bool)
	for _, row := range rows {
		has[word(row)] = true
	}
	for _, w := range wanted {
		if has[w] || slices.Contains(known, w) {
			continue
		}
		err := usage("%s: no customer has %q", flag, w)
		if near := scoring.Nearest(w, append(sortedKeys(has), known...)); near != "" {
			return nil, err.withHint("did you mean %q?", near)
		}
		return nil, err
	}
	var chosen []int
	for _, row := range rows {
		if slices.Contains(wanted, word(row)) {
			chosen = append(chosen, row)
		}
	}
	return chosen, nil
}

func sortedKeys(has map[string]bool) []string {
	var keys []string
	for key := range has {
		if key != "" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// sample are n of the rows, in order; 0 is all. Who is among them hangs on the customers' ids alone, so that it is the same
// for all raters, however the list is sorted.
func (in *formList) sample(rows []int, n int) []int {
	if n == 0 || n >= len(rows) {
		return rows
	}
	type lot struct {
		hash uint64
		row  int
	}
	var lots []lot
	for _, row := range rows {
		sum := sha256.Sum256([]byte(in.called(row)))
		lots = append(lots, lot{binary.BigEndian.Uint64(sum[:]), row})
	}
	slices.SortFunc(lots, func(a, b lot) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.row-b.row) })
	var drawn []int
	for _, l := range lots[:n] {
		drawn = append(drawn, l.row)
	}
	slices.Sort(drawn)
	return drawn
}

// ownedBy tells which customers somebody owns.
func (in *formList) ownedBy(name string) func(row int) bool {
	own, wanted := make([]bool, in.list.Len()), directory.Fold(name)
	folded := make(map[string]string) // names, by the owner as written
	for row := range own {
		owner := in.owner(row)
		if _, known := folded[owner]; !known {
			folded[owner] = directory.Fold(owner)
		}
		own[row] = folded[owner] == wanted
	}
	return func(row int) bool { return own[row] }
}

// called is what ratings call a customer: his id, or where he has none his name.
func (in *formList) called(row int) string {
	for _, field := range []string{"id", "name"} {
		if word, ok := in.list.Texts(field); ok && word(row) != "" {
			return word(row)
		}
	}
	return ""
}

// form is a rater's form: of the rows, those whose customers he is to rate.
func (in *formList) form(cfg *config.Config, r formRater, whose string, rows []int) book.Form {
	form := book.Form{Rater: r.name, Role: r.role, Rows: rows}
	if in.owner == nil || r.name == "" {
		return form
	}
	owns := in.ownedBy(r.name)
	if whose != "all" {
		form.Rows = nil
		for _, row := range rows {
			if owns(row) == (whose == "own") {
				form.Rows = append(form.Rows, row)
			}
		}
	}
	if cfg.Panel.Own == panel.Exclude {
		form.Own = owns
	}
	return form
}
