package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// newExplainCommand shows one customer's arithmetic.
func newExplainCommand(a *app) *cobra.Command {
	in := &listFlags{}
	var credit bool
	var previous []string
	why := &whyFlags{}
	cmd := &cobra.Command{
		Use:   "explain LIST… ID",
		Short: a.words.Sprintf("show one customer's arithmetic line by line, and the nearest way to the next tier"),
		Long:  a.words.Sprintf("The whole list is read, because ranks and shares depend on all customers. ID is an id or a name."),
		Example: "  tier explain customers.xlsx C001\n  tier explain customers.xlsx C001 --credit --as-of 2026-09-30\n" +
			"  tier explain customers.xlsx C001 --previous q2.scored.xlsx",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("explain needs a list and the id of a customer").withHint("tier explain customers.xlsx C001").withRatings(cmd)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplain(cmd.Context(), a, in, args, credit, since{previous, why})
		},
	}
	cmd.Flags().BoolVar(&credit, "credit", false, a.words.Sprintf("show the customer's credit: ratios, grade, and the working of the limit"))
	cmd.Flags().StringArrayVar(&previous, "previous", nil, a.words.Sprintf("say what moved the customer since the earlier result `FILE`, .xlsx, .csv or .json (repeatable, the oldest first)"))
	why.add(a, cmd.Flags())
	in.add(a, cmd.Flags())
	return cmd
}

// since are the results before, and by what they were judged.
type since struct {
	previous []string
	why      *whyFlags
}

func runExplain(ctx context.Context, a *app, in *listFlags, args []string, credit bool, since since) error {
	if err := in.check(a); err != nil {
		return err
	}
	if err := since.why.check(since.previous); err != nil {
		return err
	}
	load := a.config
	if credit {
		load = a.creditConfig
	}
	cfg, err := load(in)
	if err != nil {
		return err
	}
	who := args[len(args)-1]
	in.notAlike = true // of one customer it says nothing
	if in.earlier, err = a.earlierResults(ctx, cfg, since.previous); err != nil {
		return err
	}
	r, err := a.judge(ctx, cfg, args[:len(args)-1], in)
	if err != nil {
		return err
	}
	if err := a.compare(ctx, r, in, since.why); err != nil {
		return err
	}
	rows := r.Find(who)
	if len(rows) > 1 {
		return usage("%d customers are called %q", len(rows), who).withHint("name one by its id: %s", strings.Join(idsOf(r, rows), ", "))
	}
	if len(rows) == 0 {
		wrong := usage("no customer has the id or the name %q", who)
		if near := scoring.Nearest(who, append(every(r, r.ID), every(r, r.Name)...)); near != "" {
			return wrong.withHint("did you mean %q?", near)
		}
		return wrong
	}
	row := rows[0]
	if err := a.write(report.Explain(r, row, a.words)); err != nil {
		return err
	}
	if len(r.Why(row)) > 0 {
		return errUnjudged
	}
	return nil
}

func idsOf(r *result.Result, rows []int) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = r.ID(row)
	}
	return ids
}

// every is the text of every row.
func every(r *result.Result, text func(row int) string) []string {
	texts := make([]string, r.Len())
	for row := range texts {
		texts[row] = text(row)
	}
	return texts
}
