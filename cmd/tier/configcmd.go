package main

import (
	"github.com/spf13/cobra"

	"tier/cmd/tier/internal/report"
)

// newConfigCommand shows the settings.
func newConfigCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "config",
		Short:   a.words.Sprintf("show each setting and where it came from"),
		Long:    a.words.Sprintf("A setting changes how things look, never a figure. A flag goes before a TIER_ variable, that before the file, that before the default."),
		Example: "  tier config\n  TIER_LANG=en tier config",
		Args:    noWords,
		RunE:    func(*cobra.Command, []string) error { return runConfig(a) },
	}
}

func runConfig(a *app) error {
	found, err := a.findConfig()
	if err != nil {
		return err
	}
	name := found.Path
	if name == "" {
		name = found.Preset
	}
	t := &report.Table{Header: []string{a.words.Sprintf("Setting"), a.words.Sprintf("Set to"), a.words.Sprintf("From")}}
	t.Rows = append(t.Rows, report.Row("config", name, a.words.Say(found.Origin)))
	for _, s := range a.settings {
		t.Rows = append(t.Rows, report.Row(s.Name, s.Value, a.words.Say(s.Origin)))
	}
	return a.write([]report.Block{{Table: t}})
}
