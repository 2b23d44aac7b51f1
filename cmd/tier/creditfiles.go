package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/requests"
	"tier/cmd/tier/internal/statements"
	"tier/fileio"
)

// creditFlags name the files that say more of the customers' credit than their list.
type creditFlags struct {
	statements, invoices, receipts, ledgers, rates, requests []string

	forms []string // or folders of them, or patterns
}

func (c *creditFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&c.statements, "statements", nil, a.words.Sprintf("take the customers' statements from `FILE` too, or any field that the configuration has (repeatable)"))
	flags.StringArrayVar(&c.invoices, "invoices", nil, a.words.Sprintf("`FILE` of invoices: what customers owe, and since when (repeatable)"))
	flags.StringArrayVar(&c.receipts, "receipts", nil, a.words.Sprintf("`FILE` of receipts, which settle invoices (repeatable)"))
	flags.StringArrayVar(&c.ledgers, "ledger", nil, a.words.Sprintf("`FILE` of invoices and receipts in one table (repeatable)"))
	flags.StringArrayVar(&c.rates, "rates", nil, a.words.Sprintf("`FILE` of exchange rates by day (repeatable)"))
	flags.StringArrayVar(&c.forms, "forms", nil, a.words.Sprintf("read the credit forms that were filled in from `FILES` or a folder; takes all words up to the next flag"))
}

// addRequests adds what only the command of credit has.
func (c *creditFlags) addRequests(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&c.requests, "requests", nil, a.words.Sprintf("`FILE` of applications for limits (repeatable)"))
}

// paths are all files, which must not be written to.
func (c *creditFlags) paths() []string {
	forms, _, err := c.formFiles(nil)
	if err != nil {
		forms = nil // which is said when they are read
	}
	return slices.Concat(c.statements, c.invoices, c.receipts, c.ledgers, c.rates, c.requests, forms)
}

// check refuses files that no configuration can use, and the same one twice.
func (c *creditFlags) check(cfg *config.Config, lists []string) error {
	paths := slices.Concat(c.statements, c.invoices, c.receipts, c.ledgers, c.rates, c.requests)
	if len(paths)+len(c.forms) == 0 {
		return nil
	}
	if cfg.Credit == nil {
		return usage("%s can't be used: the configuration has no section credit", slices.Concat(paths, c.forms)[0]).withHint("tier init --preset credit writes one")
	}
	if slices.Contains(slices.Concat(paths, c.forms), "") {
		return usage("a file has no name")
	}
	return once(slices.Concat(paths, lists))
}

// openCredit reads all files; the error names every one that can't be read.
func (a *app) openCredit(ctx context.Context, cfg *config.Config, in *listFlags, lists []string) (judge.CreditFiles, error) {
	var files judge.CreditFiles
	c := &in.credit
	if err := c.check(cfg, lists); err != nil {
		return files, err
	}
	var wrong []error
	for _, path := range c.statements {
		t, err := a.openTable(ctx, path, judge.Known(cfg))
		if err == nil {
			var s *statements.Source
			if s, err = statements.Bind(cfg, t); err == nil {
				a.note("%s: statements of %d rows: %s", path, t.Len(), firstOf(s.Headers()))
				files.Statements = append(files.Statements, s)
			}
		}
		wrong = append(wrong, err)
	}
	for _, l := range []struct {
		kind  ledger.Kind
		paths []string
	}{{ledger.Invoices, c.invoices}, {ledger.Receipts, c.receipts}, {ledger.Ledger, c.ledgers}, {ledger.Rates, c.rates}} {
		for _, path := range l.paths {
			s, err := a.openLedger(ctx, cfg, path, l.kind)
			files.Ledgers, wrong = append(files.Ledgers, s), append(wrong, err)
		}
	}
	if len(c.receipts) > 0 && len(c.invoices)+len(c.ledgers) == 0 {
		a.note("there are receipts and no invoices: customers owe less than nothing; name the invoices with --invoices")
	}
	for _, path := range c.requests {
		specs := judge.RequestSpecs(cfg)
		t, err := a.openTable(ctx, path, headersIn(specs))
		if err == nil {
			var s *requests.Source
			if s, err = requests.Bind(t, specs); err == nil {
				files.Requests = append(files.Requests, s)
			}
		}
		wrong = append(wrong, err)
	}
	forms, err := a.openForms(ctx, c, lists)
	files.Forms = forms
	return files, errors.Join(append(wrong, err)...)
}

// openLedger reads a file of invoices, receipts or rates.
func (a *app) openLedger(ctx context.Context, cfg *config.Config, path string, kind ledger.Kind) (*ledger.Source, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := a.progress("reading", path)
	defer s.end()
	source, err := ledger.Open(path, kind, a.readOptions(ctx, &s.counter), judge.LedgerOptions(cfg))
	if err != nil {
		return nil, err
	}
	for _, t := range source.Tables {
		s.rows += t.Len()
		a.tellDetails(t)
	}
	return source, nil
}

// openTable reads one table of a file; the list's flags are not meant for it.
func (a *app) openTable(ctx context.Context, path string, known []string) (*fileio.Table, error) {
	return a.openFile(ctx, &listFlags{}, path, known)
}

// openFile is openTable with some more said of how to read.
func (a *app) openFile(ctx context.Context, in *listFlags, path string, known []string) (*fileio.Table, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	t, err := in.readOne(ctx, a, path, known)
	if err != nil {
		return nil, err
	}
	a.tellNotes(t)
	return t, nil
}

func headersIn(specs []fileio.Spec) []string {
	var headers []string
	for _, s := range specs {
		headers = append(headers, s.Headers...)
	}
	return headers
}
