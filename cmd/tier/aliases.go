package main

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
)

func (l *listFlags) addAliases(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&l.aliases, "aliases", "", a.words.Sprintf("`FILE` that says which rows are one customer: a column of aliases, and one of the customers they mean"))
}

// aliasPath is the file of aliases: that of the flag, or else of the configuration; "" for none.
func (l *listFlags) aliasPath(cfg *config.Config) string {
	switch {
	case l.aliases != "" || cfg.Aliases == "":
		return l.aliases
	case filepath.IsAbs(cfg.Aliases):
		return cfg.Aliases
	}
	return filepath.Join(filepath.Dir(cfg.File), filepath.FromSlash(cfg.Aliases))
}

// aliasPaths are the files of aliases, which must not be written to.
func (l *listFlags) aliasPaths(cfg *config.Config) []string {
	if path := l.aliasPath(cfg); path != "" {
		return []string{path}
	}
	return nil
}

// openAliases reads the file of aliases; nil where there is none.
func (a *app) openAliases(ctx context.Context, cfg *config.Config, in *listFlags, lists []string) (*aliases.Source, error) {
	path := in.aliasPath(cfg)
	if path == "" {
		return nil, nil
	}
	if slices.ContainsFunc(lists, func(list string) bool { return path == list || fileio.SameFile(path, list) }) {
		return nil, usage("%s is the list, and can't be the file of aliases too", path)
	}
	var names [2][]string
	for i, field := range []string{"id", "name"} {
		f, _ := cfg.Field(field)
		names[i] = f.Headers
	}
	specs := aliases.Specs(names[0], names[1])
	t, err := a.openTable(ctx, path, headersIn(specs))
	if err != nil {
		return nil, err
	}
	return aliases.Bind(t, specs)
}

// tellAliases says what aliases did to a list that is not judged.
func (a *app) tellAliases(m *aliases.Merged) {
	if m == nil {
		return
	}
	a.note("%s", m.Note())
	a.tellAliasProblems(m.Problems)
}

// tellAliasProblems lists the lines of an alias file that don't count.
func (a *app) tellAliasProblems(wrong []directory.Problem) {
	if len(wrong) > 0 {
		a.tell("problems of other files (%d):", len(wrong))
	}
	a.tellMore(a.tellFirst(asProblems(wrong)))
}

// asProblems are problems of other files as a result has them.
func asProblems(wrong []directory.Problem) []result.Problem {
	var problems []result.Problem
	for _, p := range wrong {
		problems = append(problems, result.Problem{Row: p.Row, At: p.At.String(), Message: p.Message})
	}
	return problems
}

// bindCustomers is bind, makes the rows of a customer one where aliases say so, and says what was found.
func (a *app) bindCustomers(cfg *config.Config, read []*fileio.Table, specs []fileio.Spec, source *aliases.Source) (list *fileio.List, merged *aliases.Merged, lines *tables.Source, err error) {
	a.tellNotes(read...)
	if list, lines, err = a.bind(cfg, read, specs); err != nil {
		return nil, nil, nil, err
	}
	if lines != nil {
		a.note("%s: the list is made from %d lines: %d customers, each with the other columns of its latest line", lines.Spec.Called(), lines.List.Len(), list.Len())
	}
	list, merged = a.merge(cfg, list, source)
	return list, merged, lines, nil
}

// merge makes the rows of a customer one where aliases say so; without aliases the list is as it was.
func (a *app) merge(cfg *config.Config, list *fileio.List, source *aliases.Source) (*fileio.List, *aliases.Merged) {
	if source == nil {
		return list, nil
	}
	s := a.progress("merging rows", "")
	defer s.end()
	s.rows = list.Len()
	return aliases.Merge(cfg, list, source)
}
