package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files []string // below the working folder; user/ is the user's config folder
		flag  string
		env   string
		want  string
	}{
		{"nothing", nil, "", "", "preset eight-step: embedded preset"},
		{"user's folder", []string{"user/tier/config.yaml"}, "", "", "user/tier/config.yaml: found in your config folder"},
		{"config.yaml", []string{"config.yaml", "user/tier/config.yaml"}, "", "", "config.yaml: found in the working folder"},
		{"tier.yaml", []string{"tier.yaml", "config.yaml"}, "", "", "tier.yaml: found in the working folder"},
		{"variable", []string{"tier.yaml", "a.yaml"}, "", "a.yaml", "a.yaml: variable TIER_CONFIG"},
		{"flag", []string{"tier.yaml", "a.yaml", "b.yaml"}, "b.yaml", "a.yaml", "b.yaml: flag --config"},
		{"flag without its file", []string{"tier.yaml"}, "b.yaml", "", "b.yaml: there is no such file\n  hint: named by flag --config; tier init writes a configuration to begin with"},
		{"variable without its file", nil, "", "b.yaml", "b.yaml: there is no such file\n  hint: named by variable TIER_CONFIG; tier init writes a configuration to begin with"},
		{"a folder called tier.yaml", []string{"tier.yaml/x"}, "", "", "preset eight-step: embedded preset"},
		{"flag names a folder", []string{"a/x"}, "a", "", "a: this is a folder, not a configuration\n  hint: named by flag --config; tier init writes a configuration to begin with"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range tt.files {
				path := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte("version: 1\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			in := Surroundings{Env: envOf(map[string]string{"TIER_CONFIG": tt.env}), Dir: dir, UserDir: filepath.Join(dir, "user")}
			found, err := Find(tt.flag, in)
			var got string
			switch {
			case err != nil:
				got = err.Error()
			case found.Preset != "":
				got = "preset " + found.Preset + ": " + found.Origin.String()
			default:
				path := found.Path
				if rel, err := filepath.Rel(dir, path); err == nil {
					path = filepath.ToSlash(rel)
				}
				got = path + ": " + found.Origin.String()
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOpen(t *testing.T) {
	in := Surroundings{Env: envOf(nil), Dir: t.TempDir()}
	found, err := Find("", in)
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := found.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Preset != DefaultPreset || cfg.File != DefaultPreset || len(cfg.SHA256) != 64 {
		t.Errorf("got preset %q, file %q, hash %q", cfg.Preset, cfg.File, cfg.SHA256)
	}
}

// A file that is too big is refused without being read to its end.
func TestOpenHuge(t *testing.T) {
	in := Surroundings{Env: envOf(nil), Dir: t.TempDir()}
	if err := os.WriteFile(filepath.Join(in.Dir, "tier.yaml"), make([]byte, 3<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Found{Path: "tier.yaml"}.Open(in)
	want := "tier.yaml: the file has more than 1048576 bytes, which no configuration has\n" +
		"  hint: is this a list of customers? Then name it after the command, not with --config"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestPresets(t *testing.T) {
	presets := Presets()
	if len(presets) != 6 || presets[0].Name != DefaultPreset {
		t.Fatalf("got %v", presets)
	}
	for _, p := range presets {
		if p.Title == "" || p.Title == p.Name {
			t.Errorf("%s has no title", p.Name)
		}
	}
	_, err := LoadPreset("eight-steps")
	want := "eight-steps: no preset is called \"eight-steps\"\n  hint: did you mean \"eight-step\"?"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Every embedded file is listed, and the list has no other.
func TestPresetsAreListed(t *testing.T) {
	files, err := filepath.Glob("presets/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file[:len(file)-len(".yaml")])
		if _, ok := PresetYAML(name); !ok {
			t.Errorf("%s is not listed", name)
		}
	}
	if len(files) != len(presetNames()) {
		t.Errorf("%d files, %d names", len(files), len(presetNames()))
	}
}
