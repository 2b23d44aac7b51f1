// Package resulttest makes results for tests, the way that tier score does.
package resulttest

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Load reads a configuration that must be right.
func Load(t testing.TB, yaml string) *config.Config {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(yaml))
	if err != nil {
		t.Fatalf("config: %v", err)
	}
	return cfg
}

// List writes a list to a file in a folder of its own. The name may hold folders.
func List(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Judge goes from lists to a result, with --duplicates first.
func Judge(t testing.TB, cfg *config.Config, paths ...string) *result.Result {
	t.Helper()
	list := bind(t, cfg, paths)
	frame := scoring.NewFrame(list)
	r := &result.Result{Version: "test", Config: cfg, List: list, Frame: frame}
	r.IDs, r.Names = who(list)
	r.Aside = append(totals(list), repeats(r)...)
	problems := spoil(cfg, list, frame)
	frame.Derive(cfg.Derive)
	if cfg.Value != "" {
		r.Value, _ = frame.Numbers(cfg.Value)
	}
	var notes []scoring.Problem
	for i := range cfg.Models {
		m := judgeModel(t, cfg, &cfg.Models[i], frame, r.Value)
		problems, notes = append(problems, m.Scores.Problems...), append(notes, m.Scores.Notes...)
		r.Models = append(r.Models, m)
	}
	r.Problems, r.Notes = r.Gather(problems), r.Gather(notes)
	if r.Value != nil {
		c := tiering.Concentrate(r.Value, cfg.Worth)
		r.Concentration = &c
	}
	if err := r.Reconcile(); err != nil {
		t.Fatal(err)
	}
	return r
}

func bind(t testing.TB, cfg *config.Config, paths []string) *fileio.List {
	t.Helper()
	var known []string
	var specs []fileio.Spec
	for _, f := range cfg.Fields {
		known = append(known, f.Headers...)
		specs = append(specs, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit})
	}
	var tables []*fileio.Table
	for _, path := range paths {
		table, err := fileio.Read(path, fileio.ReadOptions{Known: known})
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	list, err := fileio.Bind(tables, specs)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// who gives every row its id, or its number from 1, and its name.
func who(list *fileio.List) (ids, names []string) {
	ids, _ = list.Texts("id")
	if ids == nil {
		ids = make([]string, list.Len())
	}
	ids = slices.Clone(ids)
	for row, id := range ids {
		if id == "" {
			ids[row] = strconv.Itoa(row + 1)
		}
	}
	if names, _ = list.Texts("name"); names == nil {
		names = make([]string, list.Len())
	}
	return ids, names
}

func totals(list *fileio.List) []result.Problem {
	var aside []result.Problem
	for _, table := range list.Tables() {
		for _, s := range table.SetAside() {
			aside = append(aside, result.Problem{Row: -1, At: s.Place.String(), Message: scoring.Say("a total row (%s), set aside", s.Text)})
		}
	}
	return aside
}

// repeats sets aside all rows of an id but the first.
func repeats(r *result.Result) []result.Problem {
	var aside []result.Problem
	first := make(map[string]int)
	for row, id := range r.IDs {
		at, again := first[id]
		if !again {
			first[id] = row
			continue
		}
		why := scoring.Say("%s stands in %s already: this row is set aside", id, r.At(at, ""))
		r.Frame.Exclude(row, why)
		aside = append(aside, result.Problem{Row: row, At: r.At(row, "id"), Message: why})
	}
	return aside
}

// spoil reads every field that is used, and tells the frame which cells could not be read.
func spoil(cfg *config.Config, list *fileio.List, frame *scoring.Frame) []scoring.Problem {
	for _, use := range cfg.Uses() {
		if use.Kind == scoring.Number {
			list.Numbers(use.Field)
		}
	}
	var problems []scoring.Problem
	for _, cell := range list.Unreadable() {
		message := scoring.Say("%s: %s", cell.Field, cell.Message)
		problems = append(problems, scoring.Problem{Row: cell.Row, Field: cell.Field, Message: message})
		frame.Spoil(cell.Row, cell.Field, message)
	}
	return problems
}

func judgeModel(t testing.TB, cfg *config.Config, spec *config.Model, frame *scoring.Frame, value []float64) result.Model {
	t.Helper()
	m := result.Model{Spec: spec, Scores: spec.Score(frame)}
	of, _ := frame.Numbers(spec.Scheme.Of)
	placement, err := spec.Scheme.Place(m.Scores.Total, of)
	if err != nil {
		t.Fatal(err)
	}
	m.Computed, m.Notes = placement.Level, placement.Notes
	tiers := make([]string, len(m.Computed))
	for row, level := range m.Computed {
		tiers[row] = m.Tier(level)
	}
	m.Overridden = tiering.Apply(spec.Overrides, m.Scores.After(tiers), m.Computed, cfg.AsOf)
	m.Final = m.Overridden.Final
	m.Distribution = tiering.Distribute(spec.Scheme.Levels, m.Final, m.Scores.Total, value)
	return m
}
