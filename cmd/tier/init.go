package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/draft"
	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/report"
	"tier/fileio"
)

// configFile is what init writes and every other command looks for first.
const configFile = "tier.yaml"

// newInitCommand writes a configuration to begin with.
func newInitCommand(a *app) *cobra.Command {
	opts := &initOptions{}
	cmd := &cobra.Command{
		Use:     "init [LIST]",
		Short:   a.words.Sprintf("write a tier.yaml: a preset, or a draft from a list's own columns"),
		Long:    a.words.Sprintf("Without a list, a preset becomes ./tier.yaml. With a list, its own columns become a draft that runs at once and says what to edit next."),
		Example: "  tier init customers.xlsx\n  tier init --preset pharma\n  tier init --list",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("init drafts from one list, not from %d", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runInit(cmd.Context(), a, opts, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.preset, "preset", "", a.words.Sprintf("`NAME` of the preset to write"))
	flags.BoolVar(&opts.list, "list", false, a.words.Sprintf("list the presets"))
	flags.BoolVar(&opts.dryRun, "dry-run", false, a.words.Sprintf("print the configuration, write no file"))
	flags.BoolVar(&opts.force, "force", false, a.words.Sprintf("replace a tier.yaml that is there"))
	opts.in.addReading(a, flags)
	return cmd
}

type initOptions struct {
	preset              string
	list, dryRun, force bool
	in                  listFlags
}

func runInit(ctx context.Context, a *app, o *initOptions, args []string) error {
	switch {
	case o.list:
		return a.listPresets()
	case len(args) == 1 && o.preset != "":
		return usage("a list and --preset don't go together: a draft is made from the list's own columns")
	case len(args) == 1:
		d, err := interruptible(ctx, func() (*draft.Draft, error) { return a.draft(ctx, o, args[0]) })
		if err != nil {
			return err
		}
		return a.writeDraft(o, d)
	}
	name := o.preset
	if name == "" {
		name = config.DefaultPreset
	}
	cfg, err := config.LoadPreset(name)
	if err != nil {
		return err
	}
	text, _ := config.PresetYAML(name)
	if err := a.writeConfig(o, text); err != nil {
		return err
	}
	for _, note := range cfg.Notes {
		a.tell("  %s", note)
	}
	return nil
}

func (a *app) listPresets() error {
	t := &report.Table{Header: []string{a.words.Sprintf("Preset"), a.words.Sprintf("Title")}}
	for _, p := range config.Presets() {
		t.Rows = append(t.Rows, report.Row(p.Name, p.Title))
	}
	return a.write([]report.Block{{Table: t}})
}

// draft drafts from a list, unless its rows are no customers.
func (a *app) draft(ctx context.Context, o *initOptions, path string) (*draft.Draft, error) {
	if err := o.in.checkReading(a); err != nil {
		return nil, err
	}
	f, t, err := o.in.open(ctx, a, path, customerHeaders())
	if err != nil {
		return nil, err
	}
	for _, note := range t.Notes() {
		a.tell("%s: %s", t.File(), note)
	}
	if err := transactions(nil, t); err != nil {
		return nil, err
	}
	s := a.progress("drafting", "")
	defer s.end()
	return draft.Make(t, earlierOf(f), a.words)
}

// earlierOf is what a result that carries its configuration calls the columns that tier added to it.
func earlierOf(f *fileio.File) draft.Earlier {
	made, ok := origins.FromRows(f.Sheet(origins.SheetNames()...))
	if !ok || !made.IsWhole() {
		return draft.Earlier{}
	}
	cfg, err := config.Load(made.File, []byte(made.Text))
	if err != nil {
		return draft.Earlier{}
	}
	return draft.Earlier{IsKnown: true, Classes: cfg.Segments.Titles(), Given: cfg.TableTitles()}
}

// writeDraft writes the draft, and says what was found.
func (a *app) writeDraft(o *initOptions, d *draft.Draft) error {
	if err := a.writeConfig(o, d.YAML); err != nil {
		return err
	}
	for _, note := range d.Notes {
		a.tell("  %s", note)
	}
	return nil
}

// writeConfig writes ./tier.yaml, never over another without --force.
func (a *app) writeConfig(o *initOptions, text []byte) error {
	if o.dryRun {
		_, err := a.out.Write(text)
		return err
	}
	if _, err := os.Lstat(configFile); !errors.Is(err, fs.ErrNotExist) && !o.force {
		return &fileio.Error{Place: configFile, Message: fileio.Say("the file exists"),
			Hint: fileio.Say("--force replaces it; --dry-run prints the new one")}
	}
	err := fileio.Replace(configFile, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err != nil {
		return err
	}
	a.tell("written: %s", configFile)
	return nil
}
