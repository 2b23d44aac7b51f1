package config

import (
	"os"
	"slices"
	"testing"
	"time"

	"tier/fileio"
	"tier/scoring"
)

// absent is a list of one customer who has all but what a list may lack: optional fields, and the results of criteria
// that another rubric than his has.
type absent struct {
	tier     string
	optional []string
	criteria []string // of his rubric
	others   []string // of the model
}

func (a absent) Len() int { return 1 }

func (a absent) lacks(name string) bool {
	isPoints := func(criterion string) bool { return name == scoring.PointsColumn(criterion) }
	return slices.Contains(a.optional, name) || slices.ContainsFunc(a.others, isPoints) && !slices.ContainsFunc(a.criteria, isPoints)
}

func (a absent) Numbers(name string) ([]float64, bool) { return []float64{100}, !a.lacks(name) }

func (a absent) Texts(name string) (func(row int) string, bool) {
	if name == scoring.TierColumn {
		return func(int) string { return a.tier }, true
	}
	return func(int) string { return "x" }, !a.lacks(name)
}

func (a absent) Dates(name string) ([]time.Time, bool) {
	return []time.Time{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}, !a.lacks(name)
}

// TestOverridesCanBeTold: in what ships, what a list may lack leaves no override open. A customer whose 战略客户 is blank,
// or whose list has no such column, is just not strategic.
func TestOverridesCanBeTold(t *testing.T) {
	example, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]byte{"the example": example}
	for _, p := range Presets() {
		texts[p.Name], _ = PresetYAML(p.Name)
	}
	for name, text := range texts {
		cfg, err := Load(name, text)
		if err != nil {
			t.Fatal(err)
		}
		var optional []string
		for _, f := range cfg.Fields {
			if f.Optional {
				optional = append(optional, f.Name)
			}
		}
		for _, m := range cfg.Models {
			for _, rubric := range m.Rubrics() {
				list := absent{optional: optional, others: m.Names()}
				for _, c := range rubric {
					list.criteria = append(list.criteria, c.Name)
				}
				for _, level := range m.Scheme.Levels {
					list.tier = level.Name
					for _, o := range m.Overrides {
						if o.When.Truths(list)[0] == scoring.Undecided {
							t.Errorf("%s: override %q can't be told of a customer in %s", name, o.Name, list.tier)
						}
					}
				}
			}
		}
	}
}

// TestPresetColumns: no column that a preset adds is called as a list may call a field of its own; it would get a number, as 距离 2.
func TestPresetColumns(t *testing.T) {
	for _, p := range Presets() {
		text, _ := PresetYAML(p.Name)
		cfg, err := Load(p.Name, text)
		if err != nil {
			t.Fatal(err)
		}
		for _, title := range cfg.Segments.Titles() {
			for _, f := range cfg.Fields {
				for _, header := range f.Headers {
					if normal, _ := fileio.NormalHeader(header); normal == title {
						t.Errorf("%s: the column %q is called as the field %s may be", p.Name, title, f.Name)
					}
				}
			}
		}
	}
}
