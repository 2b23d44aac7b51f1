package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/draft"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// newReportCommand prints the tables of an earlier result.
func newReportCommand(a *app) *cobra.Command {
	opts := &reportOptions{}
	cmd := &cobra.Command{
		Use:   "report SCORED",
		Short: a.words.Sprintf("print the tables of an earlier result again"),
		Long:  a.words.Sprintf("SCORED is an .xlsx, .csv or .json that tier score wrote. Its rows are counted as they are now: of a workbook that was edited\nand recalculated in Excel, WPS or LibreOffice, the tables show the new tiers. No configuration is needed, and nothing is scored."),
		Example: "  tier report customers.scored.xlsx\n  tier report customers.scored.xlsx --by 区域 --top 10\n" +
			"  tier report result.json --lang en",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("report takes one result, not %d", len(args)).withHint("tier report customers.scored.xlsx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runReport(cmd.Context(), a, opts, args[0]) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type reportOptions struct {
	in   listFlags
	top  int
	by   []string
	json bool
}

func (o *reportOptions) add(a *app, flags *pflag.FlagSet) {
	flags.BoolVar(&o.json, "json", false, a.words.Sprintf("print the tables as JSON"))
	flags.IntVar(&o.top, "top", 0, a.words.Sprintf("list the best `N` customers too"))
	flags.StringArrayVar(&o.by, "by", nil, a.words.Sprintf("tiers by the words of the column `HEADER` too (repeatable)"))
	o.in.addReading(a, flags)
}

func runReport(ctx context.Context, a *app, o *reportOptions, path string) error {
	if err := o.in.checkReading(a); err != nil {
		return err
	}
	if o.top < 0 {
		return usage("--top counts customers, not %d", o.top)
	}
	r, err := interruptible(ctx, func() (*scored.Result, error) { return o.read(ctx, a, path) })
	if err != nil {
		return err
	}
	by, err := o.words(r)
	if err != nil {
		return err
	}
	if o.json {
		err = r.Tables(version()).Write(a.out)
	} else {
		err = a.write(report.Again(r, by, a.words))
	}
	for _, stale := range r.Stale {
		a.tell("%s: %s", path, stale)
	}
	if len(r.Stale) > 0 {
		a.hint(scoring.Say("open the workbook in Excel, WPS or LibreOffice, recalculate and save it; or score the list again: tier score %s", path))
	}
	return err
}

// read reads a result.
func (o *reportOptions) read(ctx context.Context, a *app, path string) (*scored.Result, error) {
	f, err := a.openResult(ctx, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if f.isJSON {
		return o.believe(a, path, f)
	}
	return o.count(ctx, a, f.table)
}

// believe reads a .json.
func (o *reportOptions) believe(a *app, path string, in io.Reader) (*scored.Result, error) {
	s := a.progress("reading", path)
	defer s.end()
	sum := sha256.New()
	in = io.TeeReader(in, sum)
	r, err := scored.FromJSON(path, in, o.top, a.words)
	if err != nil {
		return nil, jsonError(path, err)
	}
	if _, err := io.Copy(io.Discard, in); err != nil { // what is behind the object is part of the file too
		return nil, jsonError(path, err)
	}
	result.Identify(r.Steps, path, hex.EncodeToString(sum.Sum(nil)))
	return r, nil
}

// jsonError says what is wrong with a .json.
func jsonError(path string, err error) error {
	var broken *json.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, result.ErrNewer):
		return &fileio.Error{Place: path, Message: fileio.Say("a newer tier wrote this, in a form that this one doesn't know"), Hint: fileio.Say("update tier, then run again"), Err: err}
	case errors.As(err, &broken), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &fileio.Error{Place: path, Message: fileio.Say("this is no JSON, or it is cut off"), Hint: fileio.Say("copy or download it again, then run again"), Err: err}
	}
	return notScored(path)
}

// count reads a workbook or a .csv.
func (o *reportOptions) count(ctx context.Context, a *app, path string) (*scored.Result, error) {
	f, t, err := o.in.open(ctx, a, path, result.OwnHeaders())
	if err != nil {
		return nil, err
	}
	a.tellNotes(t)
	ids, names := draft.CustomerHeaders()
	r, ok := scored.FromTable(t, viewsOf(f), scored.Options{Top: o.top, IDs: ids, Names: names})
	if !ok {
		return nil, notScored(path)
	}
	return r, nil
}

// viewsOf are the sheets of a scored workbook that its tables are made of again.
func viewsOf(f *fileio.File) scored.Pages {
	zh, en := words.In(words.Chinese), words.In(words.English)
	pages := pagesOf(f)
	pages.Segments = f.Sheet(zh.Sprintf("Segments"), en.Sprintf("Segments"))
	pages.Moves, pages.Near = f.Sheet(zh.Sprintf("Moves"), en.Sprintf("Moves")), f.Sheet(zh.Sprintf("Near thresholds"), en.Sprintf("Near thresholds"))
	pages.Estimates = f.Sheet(zh.Sprintf("Estimates"), en.Sprintf("Estimates"))
	return pages
}

// notScored is a file that tier score did not write, or nothing of whose verdict is left.
func notScored(path string) error {
	return &fileio.Error{Place: path, Message: fileio.Say("this is no result of tier: it has no scores and tiers as tier score writes them"),
		Hint: fileio.Say("score the list first: tier score %s", path), Choice: true}
}

// words are the words of every row in the columns of --by.
func (o *reportOptions) words(r *scored.Result) ([]report.By, error) {
	var all []report.By
	for _, header := range o.by {
		if r.Rows == nil {
			return nil, usage("--by %s: a .json result has no columns of the list", header).withHint("report on the .xlsx or .csv of the same run")
		}
		column := columnOf(r.Rows.Headers, header)
		if column < 0 {
			err := usage("--by: no column is called %q", header)
			if near := scoring.Nearest(header, r.Rows.Headers); near != "" {
				return nil, err.withHint("did you mean %q?", near)
			}
			return nil, err
		}
		by := report.By{Header: r.Rows.Headers[column]}
		for row := range r.Rows.Aside {
			by.Words = append(by.Words, r.Rows.Text(row, column))
		}
		all = append(all, by)
	}
	return all, nil
}

// columnOf finds a header as it is written, or else in the form that headers are compared in; -1 for none.
func columnOf(headers []string, wanted string) int {
	want, _ := fileio.NormalHeader(wanted)
	found := -1
	for i, h := range headers {
		if h == wanted {
			return i
		}
		if name, _ := fileio.NormalHeader(h); name == want && found < 0 {
			found = i
		}
	}
	return found
}
