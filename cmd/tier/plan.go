package main

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// newPlanCommand plans what is to be done for the customers of a result.
func newPlanCommand(a *app) *cobra.Command {
	opts := &planOptions{}
	cmd := &cobra.Command{
		Use:   "plan SCORED",
		Short: a.words.Sprintf("plan the visits, contacts and complaints of a period, by the tiers of an earlier result"),
		Long: a.words.Sprintf("SCORED is an .xlsx or .csv that tier score wrote. What is done for which tier stands in the configuration, under treatments.\n" +
			"Visits are spread over working days, so that everybody has about the same to do each day, and no interval is exceeded."),
		Example: "  tier plan customers.scored.xlsx --from 2026-10-01 --to 2026-12-31\n" +
			"  tier plan customers.scored.xlsx --from 2026-10-01 --to 2026-12-31 -o plan.xlsx --ics plan.ics\n" +
			"  tier plan customers.scored.xlsx --complaints complaints.xlsx --as-of 2026-10-12",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("plan takes one result, not %d", len(args)).withHint("tier plan customers.scored.xlsx --from 2026-10-01 --to 2026-12-31")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runPlan(cmd.Context(), a, opts, args[0]) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type planOptions struct {
	in         listFlags
	out        outFlags
	ics        string
	from, to   string
	owner      string
	product    string
	complaints string
	top        int
	json       bool
	quiet      bool
}

func (o *planOptions) add(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&o.from, "from", "", a.words.Sprintf("first `DATE` of the plan, as 2026-10-01"))
	flags.StringVar(&o.to, "to", "", a.words.Sprintf("last `DATE` of the plan"))
	flags.StringVar(&o.complaints, "complaints", "", a.words.Sprintf("`FILE` of complaints, to be put in the order in which they are settled"))
	flags.StringVar(&o.product, "product", "", a.words.Sprintf("list the likely buyers of the product `NAME`"))
	flags.StringVar(&o.owner, "owner", "", a.words.Sprintf("only what is the task of `NAME`"))
	flags.StringVar(&o.in.asOf, "as-of", "", a.words.Sprintf("`DATE` on which complaints are overdue and files are stale; by default the result's, or the configuration's"))
	flags.StringArrayVarP(&o.out.paths, "output", "o", nil, a.words.Sprintf("write the plan to `FILE`: .xlsx, .csv, .json or .md by its ending (repeatable)"))
	flags.StringVar(&o.ics, "ics", "", a.words.Sprintf("write the visits and contacts to the calendar `FILE` (.ics), for Outlook, WPS, a phone"))
	flags.BoolVar(&o.out.force, "force", false, a.words.Sprintf("replace a file that is not an unedited result of tier"))
	flags.IntVar(&o.top, "top", 10, a.words.Sprintf("show the first `N` lines of long lists"))
	flags.BoolVar(&o.json, "json", false, a.words.Sprintf("print the plan as JSON"))
	flags.BoolVarP(&o.quiet, "quiet", "q", false, a.words.Sprintf("print no report and no notes, only problems"))
	o.in.addReading(a, flags)
}

// runPlan is the job on one screen: read, plan, print, write.
func runPlan(ctx context.Context, a *app, o *planOptions, path string) error {
	if err := o.check(a); err != nil {
		return err
	}
	cfg, err := a.openConfig()
	if err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	asked, err := o.asked(cfg)
	if err != nil {
		return err
	}
	outputs, err := o.outputs(slices.DeleteFunc([]string{cfg.File, path, o.complaints}, func(in string) bool { return in == "" }))
	if err != nil {
		return err
	}
	p, err := interruptible(ctx, func() (*planning.Plan, error) { return o.plan(ctx, a, cfg, path, asked) })
	if err != nil {
		return err
	}
	if o.json {
		err = p.WriteJSON(a.out, a.words)
	} else if !o.quiet {
		err = a.write(report.Plan(p, o.top, a.words))
	}
	if err != nil {
		return err
	}
	if err := a.writeFiles(ctx, outputs, func(ending string, w io.Writer) error { return writePlanAs(a, p, ending, w) }); err != nil {
		return err
	}
	return o.tellProblems(a, p)
}

// check refuses values that no result can make right.
func (o *planOptions) check(a *app) error {
	if o.top < 0 {
		return usage("--top counts lines, not %d", o.top)
	}
	if (o.from == "") != (o.to == "") {
		return usage("a plan has a first and a last day").withHint("--from 2026-10-01 --to 2026-12-31")
	}
	if o.from == "" && o.complaints == "" && o.product == "" {
		return usage("for which days? --from and --to are missing").withHint("tier plan customers.scored.xlsx --from 2026-10-01 --to 2026-12-31")
	}
	if o.from == "" && o.ics != "" {
		return usage("--ics needs the days of the visits").withHint("--from 2026-10-01 --to 2026-12-31")
	}
	return o.in.checkReading(a)
}

// asked are the plan's options, as the flags have them.
func (o *planOptions) asked(cfg *config.Config) (planning.Options, error) {
	asked := planning.Options{Owner: o.owner, Product: o.product}
	if cfg.Treatments == nil || len(cfg.Models) == 0 {
		return asked, config.Problems{{File: cfg.File, Message: scoring.Say("the configuration has no treatments: it doesn't say what is done for whom"),
			Hint: scoring.Say("tier init --preset treatments writes some to begin with")}}
	}
	for _, day := range []struct {
		flag, text string
		into       *time.Time
	}{{"--from", o.from, &asked.From}, {"--to", o.to, &asked.To}, {"--as-of", o.in.asOf, &asked.AsOf}} {
		if day.text == "" {
			continue
		}
		t, err := dayOf(day.flag, day.text)
		if err != nil {
			return asked, err
		}
		*day.into = t
	}
	const mostYears = 3
	switch {
	case asked.To.Before(asked.From):
		return asked, usage("--to %s is before --from %s", o.to, o.from)
	case asked.To.After(asked.From.AddDate(mostYears, 0, 0)):
		return asked, usage("a plan goes over %d years at most", mostYears)
	}
	return asked, nil
}

// settleDay finds the day of the judgement: the flag's, or the result's own, or the configuration's, or the first of the plan;
// never today: a plan that was made twice must be the same.
func (o *planOptions) settleDay(a *app, cfg *config.Config, own time.Time, asked *planning.Options) error {
	for _, day := range []time.Time{own, cfg.AsOf, asked.From} {
		if asked.AsOf.IsZero() {
			asked.AsOf = day
		}
	}
	switch {
	case asked.AsOf.IsZero():
		return usage("complaints are overdue as of a day, but no day is given").withHint("--as-of 2026-10-12")
	case own.IsZero():
	case !asked.AsOf.Equal(own):
		a.note("the result was judged as of %s, but the plan is as of %s", own.Format(time.DateOnly), asked.AsOf.Format(time.DateOnly))
	case !cfg.AsOf.IsZero() && !cfg.AsOf.Equal(own):
		a.note("the plan is as of %s, on which the result was judged, not %s, as the configuration has it",
			own.Format(time.DateOnly), cfg.AsOf.Format(time.DateOnly))
	}
	cfg.AsOf = asked.AsOf
	return nil
}

// plan reads the result and plans.
func (o *planOptions) plan(ctx context.Context, a *app, cfg *config.Config, path string, asked planning.Options) (*planning.Plan, error) {
	r, err := o.read(ctx, a, cfg, path, &asked)
	if err != nil {
		return nil, err
	}
	if err := o.checkOwner(r); err != nil {
		return nil, err
	}
	s := a.progress("planning", "")
	p := planning.New(r, version(), asked)
	s.rows = r.Len()
	s.end()
	if o.product != "" && !p.HasInterest() {
		return nil, usage("--product: the list doesn't say what customers may want to buy").
			withHint("name its columns in the configuration, as %s", "treatments: {plan: {interest: [interests]}}")
	}
	if o.complaints == "" {
		return p, nil
	}
	specs := planning.ComplaintSpecs(cfg)
	t, err := a.openFile(ctx, &listFlags{noRows: true}, o.complaints, headersIn(specs))
	if err != nil {
		return nil, err
	}
	source, err := planning.BindComplaints(t, specs)
	if err != nil {
		return nil, err
	}
	p.Complain(source)
	for _, note := range source.Notes {
		a.note("%s: %s", source.Path, note)
	}
	if note := p.Complaints.Note; !note.IsZero() {
		a.note("%s: %s", source.Path, note)
	}
	return p, nil
}

// read reads a result with its customers as they were judged, and settles the day of it.
func (o *planOptions) read(ctx context.Context, a *app, cfg *config.Config, path string, asked *planning.Options) (*result.Result, error) {
	if strings.HasSuffix(strings.ToLower(path), ".json") {
		return nil, &fileio.Error{Place: path, Message: fileio.Say("a .json result has no columns of the list to plan by"),
			Hint: fileio.Say("plan by the .xlsx or .csv of the same run"), Choice: true}
	}
	f, t, err := o.in.open(ctx, a, path, slices.Concat(judge.Known(cfg), result.OwnHeaders()))
	if err != nil {
		return nil, err
	}
	added := result.FindAdded(t.RawHeaders(), t.Marked())
	added.FindSegments(t.RawHeaders(), cfg.Segments.Titles())
	verdicts := slices.DeleteFunc(added.Last(), func(v result.Verdict) bool { return v.Tier < 0 || v.Score < 0 })
	if !added.ByTier() || len(verdicts) == 0 {
		return nil, notScored(path)
	}
	if err := o.settleDay(a, cfg, pagesOf(f).AsOf(), asked); err != nil {
		return nil, err
	}
	columns := added.Columns()
	own := t.Without(columns, fileio.Say("tiers, scores and points are the result's own (%d columns)", len(columns)))
	a.tellNotes(own)
	list, err := fileio.Bind([]*fileio.Table{own}, judge.LenientSpecs(cfg))
	if err != nil {
		return nil, err
	}
	earlier := judge.Judged{Table: t, Verdict: verdicts[0], Added: added}
	return a.judgedAgain(cfg, path, f, earlier, list)
}

// judgedAgain are the customers of a result as that has judged them, by the configuration of now.
func (a *app) judgedAgain(cfg *config.Config, path string, f *fileio.File, earlier judge.Judged, list *fileio.List) (*result.Result, error) {
	made, isKnown := origins.FromRows(f.Sheet(origins.SheetNames()...))
	earlier.OtherRules = isKnown && made.SHA256 != cfg.SHA256
	r, changed := judge.Again(cfg, earlier, list)
	if made.Part && len(changed.OnAll) > 0 {
		return nil, &fileio.Error{Place: path, Message: fileio.Say("this is a part of a result, and what is to be found anew hangs on all customers: %s", scoring.List(changed.OnAll)),
			Hint: fileio.Say("plan by the whole result, for one person with --owner; or split it anew by this configuration: tier score LIST --split-by FIELD -o DIR/"), Choice: true}
	}
	a.tellUnits(list.Notes())
	if len(changed.Strange) > 0 {
		a.note("tiers that the configuration doesn't know, whose customers are planned for as having none: %s", firstOf(changed.Strange))
	}
	switch {
	case changed.Treated && earlier.OtherRules:
		a.note("the configuration is not the one that the result was scored by: what is done for whom is found anew")
	case changed.Treated:
		a.note("what is done for whom is found anew: the result doesn't say it as the configuration does")
	}
	if isUntiered(r) {
		return nil, &fileio.Error{Place: path, Message: fileio.Say("no customer has a tier of this configuration"),
			Hint: fileio.Say("name the configuration that it was scored by: --config FILE"), Choice: true}
	}
	return r, nil
}

func isUntiered(r *result.Result) bool {
	return !slices.ContainsFunc(r.Models[0].Final, func(level int) bool { return level >= 0 })
}

// checkOwner refuses a name that is nobody's.
func (o *planOptions) checkOwner(r *result.Result) error {
	if o.owner == "" {
		return nil
	}
	people := (&planning.Plan{Result: r, Treatments: r.Config.Treatments}).People()
	if slices.Contains(people, o.owner) {
		return nil
	}
	err := usage("--owner: nobody is called %q", o.owner)
	if near := scoring.Nearest(o.owner, people); near != "" {
		return err.withHint("did you mean %q?", near)
	}
	return err
}

// tellProblems lists what must be known of the customers, and what of the complaints doesn't count.
func (o *planOptions) tellProblems(a *app, p *planning.Plan) error {
	if len(p.Notes) > 0 && !a.quiet {
		a.tell("notes (%d):", len(p.Notes))
		a.tellMore(a.tellFirst(p.Notes))
	}
	if p.Complaints == nil {
		return nil
	}
	if odd := p.Complaints.Odd; len(odd) > 0 && !a.quiet {
		a.tell("complaints that count, but look odd (%d):", len(odd))
		a.tellMore(a.tellFirst(asProblems(odd)))
	}
	if len(p.Complaints.Problems) == 0 {
		return nil
	}
	a.tell("problems of other files (%d):", len(p.Complaints.Problems))
	a.tellMore(a.tellFirst(asProblems(p.Complaints.Problems)))
	return errUnjudged
}
