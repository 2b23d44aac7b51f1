package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// shown hides the help flag of the global ones: cobra has its own.
func (a *app) shown(flags *pflag.FlagSet) *pflag.FlagSet {
	shown := pflag.NewFlagSet("tier", pflag.ContinueOnError)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name != "help" {
			shown.AddFlag(f)
		}
	})
	return shown
}

// localise gives cobra's own words the reader's language. Examples come first: they are what people read.
func (a *app) localise(root *cobra.Command) {
	say := a.words.Sprintf
	root.SetUsageTemplate(`{{if .HasExample}}` + say("Examples:") + `
{{.Example}}

{{end}}` + say("Usage:") + `{{if .HasAvailableSubCommands}}
  {{.CommandPath}} ` + say("COMMAND") + `{{else}}
  {{.UseLine}} [` + say("FLAGS") + `]{{end}}{{if .HasAvailableSubCommands}}

` + say("Commands:") + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + say("Flags:") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + say("Flags of every command:") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + say(`"{{.CommandPath}} COMMAND --help" says more about a command.`) + `{{end}}
`)
	root.SetVersionTemplate("tier {{.Version}}\n")
	root.SetHelpCommand(newHelpCommand(a))
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = say("version of tier")
	for _, c := range append(root.Commands(), root) {
		c.DisableFlagsInUseLine = true
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = say("help about this command")
		c.Flags().VisitAll(hideDefault)
		c.PersistentFlags().VisitAll(hideDefault)
	}
}

// hideDefault keeps pflag from adding its English (default …); the usage texts name defaults themselves.
func hideDefault(f *pflag.Flag) {
	if f.Value.Type() == "string" {
		f.DefValue = ""
	}
}

// newHelpCommand is cobra's help command in the reader's language.
func newHelpCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "help [" + a.words.Sprintf("COMMAND") + "]",
		Short:   a.words.Sprintf("help about a command"),
		Example: "  tier help score",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 || found == nil {
				return a.unknownCommand(cmd.Root(), args)
			}
			return found.Help()
		},
	}
}

// flagNames are the flags that a command takes.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}
