package book

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// load reads a configuration that must be right.
func load(t testing.TB, yaml string) *config.Config {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(yaml))
	if err != nil {
		t.Fatalf("config: %v", err)
	}
	return cfg
}

// list writes a list to a file.
func list(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// judge is the way of `tier score` from lists to a result.
func judge(t testing.TB, cfg *config.Config, paths ...string) *result.Result {
	t.Helper()
	bound := bind(t, cfg, paths)
	r := &result.Result{Version: "test", Config: cfg, List: bound}
	r.IDs, _ = bound.Texts("id")
	if r.IDs == nil {
		r.IDs = make([]string, bound.Len())
	}
	r.IDs = slices.Clone(r.IDs)
	for row, id := range r.IDs {
		if id == "" {
			r.IDs[row] = strconv.Itoa(row + 1)
		}
	}
	if r.Names, _ = bound.Texts("name"); r.Names == nil {
		r.Names = make([]string, bound.Len())
	}
	for _, table := range bound.Tables() {
		for _, s := range table.SetAside() {
			r.Aside = append(r.Aside, result.Problem{Row: -1, At: s.Place.String(), Message: fileio.Say("set aside: %s", s.Text)})
		}
	}
	frame := scoring.NewFrame(bound)
	frame.Derive(cfg.Derive)
	if cfg.Value != "" {
		r.Value, _ = frame.Numbers(cfg.Value)
	}
	var problems, notes []scoring.Problem
	for i := range cfg.Models {
		m := judgeModel(t, cfg, &cfg.Models[i], frame, r.Value)
		problems, notes = append(problems, m.Scores.Problems...), append(notes, m.Scores.Notes...)
		r.Models = append(r.Models, m)
	}
	for _, cell := range bound.Unreadable() {
		problems = append(problems, scoring.Problem{Row: cell.Row, Field: cell.Field, Message: scoring.Say("%s", cell.Message)})
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
	bound, err := fileio.Bind(tables, specs)
	if err != nil {
		t.Fatal(err)
	}
	return bound
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

func judgePreset(t testing.TB, preset string, paths ...string) *result.Result {
	t.Helper()
	cfg, err := config.LoadPreset(preset)
	if err != nil {
		t.Fatal(err)
	}
	return judge(t, cfg, paths...)
}

// written is the workbook of a result.
func written(t testing.TB, r *result.Result, lang words.Lang) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, words.In(lang)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// saved writes bytes to a file.
func saved(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
