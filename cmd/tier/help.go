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

{{end}}` + say("Usage:") + `{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

` + say("Commands:") + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + say("Flags:") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + say("Flags of every command:") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + say(`"{{.CommandPath}} [command] --help" says more about a command.`) + `{{end}}
`)
	root.SetVersionTemplate("tier {{.Version}}\n")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		c.InitDefaultHelpFlag()
		switch c.Name() {
		case "help":
			c.Short = say("help about a command")
		case "completion":
			c.Short = say("completion script for bash, zsh, fish or PowerShell")
		}
		a.localiseHelpFlag(c)
	}
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	a.localiseHelpFlag(root)
	root.Flags().Lookup("version").Usage = say("version of tier")
}

func (a *app) localiseHelpFlag(c *cobra.Command) {
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = a.words.Sprintf("help about this command")
	}
}

// flagNames are the flags that a command takes.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}
