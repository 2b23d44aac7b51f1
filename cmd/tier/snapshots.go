package main

import (
	"context"
	"slices"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/draft"
	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// identityFlags say which columns of earlier results name the customers, where their headers don't tell.
type identityFlags struct{ id, name, value string }

func (o *identityFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&o.id, "id", "", a.words.Sprintf("`HEADER` of the column of the customers' ids, instead of the one found"))
	flags.StringVar(&o.name, "name", "", a.words.Sprintf("`HEADER` of the column of the customers' names, instead of the one found"))
	flags.StringVar(&o.value, "value", "", a.words.Sprintf("`HEADER` of the column of the customers' value, in results that don't say which it is"))
}

// options are what the columns may be called: what was asked for, what the configuration that is found calls them, and
// what lists usually do.
func (o *identityFlags) options(a *app) (scored.Options, error) {
	cfg, err := a.openConfig()
	if err != nil && a.configFlag != "" {
		return scored.Options{}, err
	}
	out := customerOptions(cfg) // one that is found and has faults is none of a comparison's business
	if o.id != "" {
		out.IDs = []string{o.id}
	}
	if o.name != "" {
		out.Names = []string{o.name}
	}
	if o.value != "" {
		out.Value = fileio.Spec{Headers: []string{o.value}}
	}
	return out, nil
}

// customerOptions are what a configuration, which may be nil, and lists usually call a customer's id and name.
func customerOptions(cfg *config.Config) scored.Options {
	var o scored.Options
	ids, names := draft.CustomerHeaders()
	if cfg != nil {
		if id, ok := cfg.Field("id"); ok {
			o.IDs = append(o.IDs, id.Headers...)
		}
		if name, ok := cfg.Field("name"); ok {
			o.Names = append(o.Names, name.Headers...)
		}
		if len(cfg.Models) > 0 {
			o.Levels = cfg.Models[0].Scheme.Levels
		}
	}
	o.IDs, o.Names = append(o.IDs, ids...), append(o.Names, names...)
	return o
}

// check refuses headers that were asked for and no column has.
func (o *identityFlags) check(t *fileio.Table) error {
	for _, asked := range []struct{ flag, header string }{{"--id", o.id}, {"--name", o.name}, {"--value", o.value}} {
		if asked.header == "" || columnOf(t.RawHeaders(), asked.header) >= 0 {
			continue
		}
		err := usage("%s: %s has no column %q", asked.flag, t.File(), asked.header)
		if near := scoring.Nearest(asked.header, t.RawHeaders()); near != "" {
			return err.withHint("did you mean %q?", near)
		}
		return err
	}
	return nil
}

// snapshots reads results, given with the oldest first.
func (a *app) snapshots(ctx context.Context, in *listFlags, who *identityFlags, paths []string, o scored.Options) ([]*periods.Snapshot, error) {
	if err := once(paths); err != nil {
		return nil, err
	}
	all := make([]*periods.Snapshot, len(paths))
	hashes := make(map[string]string)
	for i, path := range slices.Backward(paths) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := a.snapshot(ctx, in, who, path, o)
		if err != nil {
			return nil, err
		}
		if first, again := hashes[s.SHA256]; again {
			return nil, usage("%s and %s are the same file: nobody moves between them", path, first).withHint("name the results of two periods")
		}
		hashes[s.SHA256], all[i] = path, s
		if len(o.Value.Headers) == 0 && s.Value != "" { // older ones that don't say their value mean the same
			o.Value = fileio.Spec{Headers: []string{s.Value}, Unit: s.Unit}
		}
	}
	periods.Order(all, o.Levels)
	return all, nil
}

// snapshot reads a result.
func (a *app) snapshot(ctx context.Context, in *listFlags, who *identityFlags, path string, o scored.Options) (*periods.Snapshot, error) {
	f, err := a.openResult(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !f.isJSON {
		return a.snapshotOfTable(ctx, in, who, f.table, o)
	}
	s := a.progress("reading", path)
	defer s.end()
	shot, err := scored.SnapshotOfJSON(path, f)
	return shot, jsonError(path, err)
}

// snapshotOfTable reads a workbook or a .csv.
func (a *app) snapshotOfTable(ctx context.Context, in *listFlags, who *identityFlags, path string, o scored.Options) (*periods.Snapshot, error) {
	f, t, err := in.open(ctx, a, path, result.OwnHeaders())
	if err != nil {
		return nil, err
	}
	if err := who.check(t); err != nil {
		return nil, err
	}
	s, ok := scored.SnapshotOfTable(t, pagesOf(f), o)
	if !ok {
		return nil, notScored(path)
	}
	return s, nil
}

// pagesOf are the sheets of a scored workbook that say what its rows don't.
func pagesOf(f *fileio.File) scored.Pages {
	zh, en := words.In(words.Chinese), words.In(words.English)
	return scored.Pages{Summary: f.Sheet(zh.Sprintf("Summary"), en.Sprintf("Summary")), Provenance: f.Sheet(zh.Sprintf("Provenance"), en.Sprintf("Provenance")),
		Origin: f.Sheet(origins.SheetNames()...)}
}
