package main

import (
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/report"
	"tier/fileio"
	"tier/scoring"
)

// newFormCommand writes the forms that the evaluation group fills in.
func newFormCommand(a *app) *cobra.Command {
	opts := &formOptions{}
	cmd := &cobra.Command{
		Use:   "form LIST…",
		Short: a.words.Sprintf("write a form for each rater of the panel to fill in"),
		Long: a.words.Sprintf("A form is a workbook with a row for each customer and a column for each rated criterion, with the standards of every grade.\n" +
			"A form that was filled in is never replaced without --force.\n" +
			"With --credit, each customer gets a workbook with the survey of its credit, the scoring and the application for a limit."),
		Example: "  tier form customers.xlsx -o forms/\n  tier form customers.xlsx --one -o forms.xlsx --rater 王强 --rater 李娜\n" +
			"  tier form customers.xlsx -o forms/ --customers others --tier 重要客户 --sample 50\n" +
			"  tier form --credit customers.xlsx --statements 2025.xlsx --as-of 2026-09-30 -o credit-forms/",
		Args: lists,
		RunE: func(cmd *cobra.Command, args []string) error { return runForm(cmd.Context(), a, opts, args) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type formOptions struct {
	list      listFlags
	output    string
	one       bool // workbook
	force     bool
	customers string
	owners    []string
	tiers     []string
	sample    int
	known     []string
	period    string
	raters    []string
	quiet     bool
	credit    creditFormFlags
}

func (o *formOptions) add(a *app, flags *pflag.FlagSet) {
	flags.StringVarP(&o.output, "output", "o", "", a.words.Sprintf("write the forms into the folder `DIR/`, or with --one into a FILE.xlsx; without it, beside the list"))
	flags.BoolVar(&o.one, "one", false, a.words.Sprintf("write one workbook with a sheet for each rater"))
	flags.BoolVar(&o.force, "force", false, a.words.Sprintf("replace forms that were filled in or edited too"))
	flags.StringArrayVar(&o.raters, "rater", nil, a.words.Sprintf("a form for the rater `NAME` only (repeatable); where the configuration names no raters, for whomever you name"))
	flags.StringVar(&o.customers, "customers", "all", a.words.Sprintf("`WHOSE` customers a rater rates: all (default), own, or others"))
	flags.StringArrayVar(&o.owners, "owner", nil, a.words.Sprintf("only customers of the owner `NAME` (repeatable)"))
	flags.StringArrayVar(&o.tiers, "tier", nil, a.words.Sprintf("only customers of the tier `NAME` (repeatable), as an earlier result in the list has it, or as they are judged now"))
	flags.IntVar(&o.sample, "sample", 0, a.words.Sprintf("only `N` customers, the same for all raters and in every run"))
	flags.StringArrayVar(&o.known, "known", nil, a.words.Sprintf("show these `FIELDS` of each customer, with commas between them (repeatable), or none; by default those of panel.known, or else up to 6 that are judged and not rated"))
	flags.StringVar(&o.period, "period", "", a.words.Sprintf("`TEXT` of the period that is rated; by default that of the configuration"))
	flags.BoolVarP(&o.quiet, "quiet", "q", false, a.words.Sprintf("print no report and no notes, only problems"))
	o.credit.add(a, flags)
	o.list.add(a, flags)
}

func (o *formOptions) check(a *app) error {
	if o.customers != "all" && o.customers != "own" && o.customers != "others" {
		return usage("--customers is all, own or others, not %q", o.customers)
	}
	if o.sample < 0 {
		return usage("--sample counts customers, not %d", o.sample)
	}
	if err := o.checkCredit(); err != nil {
		return err
	}
	return o.list.check(a)
}

// runForm reads the list, chooses customers and raters, and writes the forms.
func runForm(ctx context.Context, a *app, o *formOptions, paths []string) error {
	if err := o.check(a); err != nil {
		return err
	}
	if o.credit.asked {
		return runCreditForm(ctx, a, o, paths)
	}
	cfg, err := a.config(&o.list)
	if err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	if len(cfg.Rated()) == 0 {
		return usage("nothing is there to rate: no criterion of the configuration has grades or ranges").
			withHint("give a criterion grades, as grades: {优秀: 10, 良好: 8, 合格: 6}")
	}
	where, err := o.where(paths, ".forms")
	if err != nil {
		return err
	}
	in, err := interruptible(ctx, func() (*formList, error) { return o.read(ctx, a, cfg, paths) })
	if err != nil {
		return err
	}
	sheets, err := o.sheets(a, cfg, in)
	if err != nil {
		return err
	}
	plan := o.plan(a, where, sheets)
	inputs, err := o.inputs(cfg, in, paths)
	if err != nil {
		return err
	}
	if err := plan.mayWrite(o.force, inputs, fileio.Say("--rater NAME writes the forms of others only")); err != nil {
		return err
	}
	if err := plan.write(ctx, a); err != nil {
		return err
	}
	if !o.quiet {
		if err := a.write([]report.Block{plan.table(a)}); err != nil {
			return err
		}
	}
	return a.tellLeft(in)
}

// inputs are the files that no form may replace: all that were read, and ratings that were named on the command line even if
// nothing had to be judged by them.
func (o *formOptions) inputs(cfg *config.Config, in *formList, lists []string) ([]string, error) {
	inputs := slices.Concat([]string{cfg.File}, lists, o.list.aliasPaths(cfg))
	for _, source := range in.ratings {
		inputs = append(inputs, source.Path)
	}
	if len(o.list.ratings.patterns) == 0 {
		return inputs, nil
	}
	named, err := o.list.ratings.paths(cfg, lists)
	return append(inputs, named...), err
}

// sheets are the forms that are asked for.
func (o *formOptions) sheets(a *app, cfg *config.Config, in *formList) (*formSheets, error) {
	rows, err := o.choose(cfg, in)
	if err != nil {
		return nil, err
	}
	raters, err := o.panel(cfg, in)
	if err != nil {
		return nil, err
	}
	known, who, err := o.columns(a, cfg, in)
	if err != nil {
		return nil, err
	}
	criteria := cfg.Rated()
	period := cfg.Period
	if o.period != "" {
		period = o.period
	}
	s := &formSheets{all: book.NewForms(book.FormContent{
		Config: cfg, Period: period, Rows: in.list.Len(), Known: known, Who: who, Criteria: criteria,
		Applies: judge.Applies(cfg, in.frame, criteria),
	})}
	var without []string
	for _, r := range raters {
		form := in.form(cfg, r, o.customers, rows)
		if len(form.Rows) == 0 {
			without = append(without, r.name)
			continue
		}
		s.forms = append(s.forms, form)
	}
	if len(s.forms) == 0 {
		return nil, usage("no form: nobody has a customer to rate").withHint("--customers, --owner, --tier and --sample leave none")
	}
	if len(without) > 0 {
		a.note("without customers to rate, and so without a form: %s", some(without))
	}
	return s, nil
}

// tellLeft lists the customers who are on no form: repeats and who is knocked out, and whom nobody could tell apart.
func (a *app) tellLeft(in *formList) error {
	if len(in.aside) > 0 {
		a.tell("set aside (%d):", len(in.aside))
		a.tellMore(a.tellFirst(in.aside))
	}
	if len(in.left) == 0 {
		if in.merged != nil && len(in.merged.Problems) > 0 { // which were told of when they were read
			return errUnjudged
		}
		return nil
	}
	a.tell("on no form (%d):", len(in.left))
	a.tellMore(a.tellFirst(in.left))
	a.hint(scoring.Say("give each customer an id of its own; --duplicates first takes the first row of each id"))
	return errUnjudged
}

func (a *app) tellMore(more int) {
	if more > 0 {
		a.tell("  … and %d more", more)
	}
}

// formSheets are the forms, and what they have in common.
type formSheets struct {
	all   *book.Forms
	forms []book.Form
}

// table says which forms were written, and how much work each is.
func (p *formPlan) table(a *app) report.Block {
	say := a.words.Sprintf
	t := &report.Table{Header: []string{say("Rater"), say("Role"), say("File"), say("Customers"), say("Ratings asked for")}, Right: []bool{false, false, false, true, true}}
	for i, file := range p.files {
		for _, form := range p.of(i) {
			t.Rows = append(t.Rows, report.Row(form.Rater, form.Role, file, strconv.Itoa(len(form.Rows)), strconv.Itoa(p.all.ToRate(&form))))
		}
	}
	return report.Block{Table: t}
}
