package main

import (
	"strings"
	"text/template"

	"github.com/clipperhouse/displaywidth"
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
	root.SetUsageFunc(func(c *cobra.Command) error { return a.writeUsage(c) })
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

// writeUsage writes how a command is called.
func (a *app) writeUsage(c *cobra.Command) error {
	say := a.words.Sprintf
	t, err := template.New("usage").Funcs(template.FuncMap{
		"padded": func(name string, width int) string { return name + strings.Repeat(" ", max(0, width-len(name))) },
		"flags":  func(flags *pflag.FlagSet) string { return strings.TrimRight(flagUsages(flags), " \n") },
	}).Parse(`{{if .HasExample}}` + say("Examples:") + `
{{.Example}}

{{end}}` + say("Usage:") + `{{if .HasAvailableSubCommands}}
  {{.CommandPath}} ` + say("COMMAND") + `{{else}}
  {{.UseLine}} [` + say("FLAGS") + `]{{end}}{{if .HasAvailableSubCommands}}

` + say("Commands:") + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{padded .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + say("Flags:") + `
{{flags .LocalFlags}}{{end}}{{if .HasAvailableInheritedFlags}}

` + say("Flags of every command:") + `
{{flags .InheritedFlags}}{{end}}{{if .HasAvailableSubCommands}}

` + say(`"{{.CommandPath}} COMMAND --help" says more about a command.`) + `{{end}}
`)
	if err != nil {
		return err
	}
	return t.Execute(c.OutOrStderr(), c)
}

// flagUsages is pflag's own text, but that what flags do begins in one column of the terminal: pflag counts bytes, of which a
// Chinese character has three in two columns.
func flagUsages(flags *pflag.FlagSet) string {
	var heads, does []string
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		alone := pflag.NewFlagSet("", pflag.ContinueOnError)
		alone.AddFlag(f)
		line := strings.TrimRight(alone.FlagUsages(), "\n")
		name, _ := pflag.UnquoteUsage(f)
		end := strings.Index(line, "--"+f.Name) + len("--"+f.Name)
		if name != "" {
			end += len(" " + name)
		}
		heads, does = append(heads, line[:end]), append(does, strings.TrimLeft(line[end:], " "))
		widest = max(widest, displaywidth.String(line[:end]))
	})
	var all strings.Builder
	for i, head := range heads {
		all.WriteString(head + strings.Repeat(" ", widest-displaywidth.String(head)+3) + does[i] + "\n")
	}
	return all.String()
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
