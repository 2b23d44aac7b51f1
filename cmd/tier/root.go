package main

import (
	"errors"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/report"
	"tier/scoring"
)

// newRootCommand lists the commands; nothing registers itself.
func newRootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "tier",
		Short:         a.words.Sprintf("tier turns a customer list into tiers that can be defended"),
		Long:          a.words.Sprintf("tier reads a customer list from Excel or CSV, scores it by a rubric, and puts every customer into a tier.\nEvery figure can be traced to its cell; inputs are never changed."),
		Example:       "  tier score customers.xlsx\n  tier init customers.xlsx\n  tier explain customers.xlsx C001",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          func(cmd *cobra.Command, args []string) error { return a.unknownCommand(cmd, args) },
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if len(a.problems) > 0 {
				return a.problems
			}
			return nil
		},
	}
	root.PersistentFlags().AddFlagSet(a.shown(a.globalFlags()))
	root.AddCommand(newInitCommand(a), newCheckCommand(a), newScoreCommand(a), newCreditCommand(a), newReportCommand(a), newDiffCommand(a), newPlanCommand(a), newFormCommand(a), newRatersCommand(a), newExplainCommand(a),
		newConfigCommand(a), newCompletionCommand(a))
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return a.flagError(cmd, err) })
	root.SetOut(a.out)
	root.SetErr(a.sys.stderr)
	root.SetIn(a.sys.stdin)
	a.localise(root)
	return root
}

// version is what the build says of itself: the module's version, or the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := strings.Trim(info.Main.Version, "()")
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (v == "" || v == "devel") {
			return "devel-" + s.Value[:min(12, len(s.Value))]
		}
	}
	return v
}

// unknownCommand refuses words that are no command, and names the nearest one.
func (a *app) unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := usage("there is no command %q", args[0])
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := scoring.Nearest(args[0], names); near != "" {
		return err.withHint("did you mean tier %s?", near)
	}
	return err.withHint("tier --help lists the commands")
}

// flagError says what is wrong with a flag, and names the nearest one.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	said := usage("%s", err.Error())
	switch {
	case errors.As(err, &bare):
		said = usage("--%s needs a value", bare.GetFlag().Name)
	case errors.As(err, &wrong):
		said = usage("--%s can't be %q", wrong.GetFlag().Name, wrong.GetValue())
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		said = usage("there is no flag -%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		said = usage("there is no flag --%s", unknown.GetSpecifiedName())
		if near := scoring.Nearest(unknown.GetSpecifiedName(), flagNames(cmd)); near != "" {
			return said.withHint("did you mean --%s?", near)
		}
	}
	return said.withHint("%s --help lists the flags", cmd.CommandPath())
}

// lists wants at least one list.
func lists(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("a list is missing: an .xlsx or .csv file, or - for standard input").withRatings(cmd)
	}
	return nil
}

// write prints blocks to standard output.
func (a *app) write(blocks []report.Block) error {
	s := a.timed("reporting", "")
	defer s.end()
	return report.WriteText(a.out, blocks, a.style())
}
