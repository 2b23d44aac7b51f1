package config

import (
	"os"
	"path/filepath"
	"strings"
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
		{"flag without its file", []string{"tier.yaml"}, "b.yaml", "", "b.yaml: no such file\n  hint: named by flag --config; tier init writes a configuration to begin with"},
		{"variable without its file", nil, "", "b.yaml", "b.yaml: no such file\n  hint: named by variable TIER_CONFIG; tier init writes a configuration to begin with"},
		{"a folder called tier.yaml", []string{"tier.yaml/x"}, "", "", "preset eight-step: embedded preset"},
		{"flag names a folder", []string{"a/x"}, "a", "", "a: this is a folder, not a configuration\n  hint: named by flag --config; tier init writes a configuration to begin with"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range tt.files {
				makeFile(t, dir, name, "version: 1\n")
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

// TestFindHint: a file that was meant to be the configuration and is none by its name is named.
func TestFindHint(t *testing.T) {
	for _, tt := range []struct{ name, file, env, want string }{
		{"nothing there", "other.yml", "", ""},
		{"tier.yml", "tier.yml", "", "tier.yml is not read; name it tier.yaml"},
		{"what Windows makes of it", "tier.yaml.txt", "", "tier.yaml.txt is not read; name it tier.yaml"},
		{"config.yml", "config.yml", "", "config.yml is not read; name it tier.yaml"},
		{"beside the user's own", "tier.yml user/tier/config.yaml", "", "tier.yml is not read; name it tier.yaml"},
		{"beside one that is read", "tier.yml tier.yaml", "", ""},
		{"beside one that was named", "tier.yml a.yaml", "a.yaml", ""},
		{"a folder", "tier.yml/x", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range strings.Fields(tt.file) {
				makeFile(t, dir, name, "version: 1\n")
			}
			env := envOf(map[string]string{"TIER_CONFIG": tt.env})
			found, err := Find("", Surroundings{Env: env, Dir: dir, UserDir: filepath.Join(dir, "user")})
			if got := found.Hint.String(); err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// TestForeign: a config.yaml that just lies there may be another program's.
func TestForeign(t *testing.T) {
	const foreign = "config.yaml: this is no configuration of tier: it has neither version nor models\n" +
		"  hint: if it belongs to another program, rename it, or name tier's own with --config FILE; one called tier.yaml goes before it"
	for _, tt := range []struct{ name, file, text, want string }{
		{"another program's", "config.yaml", "port: 8080\nhosts: {version: 3}\n", foreign},
		{"its list", "config.yaml", "- a\n- b\n", foreign},
		{"no YAML at all", "config.yaml", "port: {{ .Port }}\nname: [\n", foreign},
		{"several documents", "config.yaml", "kind: a\n---\nkind: b\n", foreign},
		{"tier's own, broken", "config.yaml", "version: 1\nname: [\n", "config.yaml:3:1: "},
		{"tier's own in another form", "config.yaml", `{"models": 3, "fields": {"id": "a"}}`, "config.yaml:1:1: "},
		{"tier.yaml is tier's", "tier.yaml", "port: 8080\n", "tier.yaml:1:1: "},
		{"empty", "config.yaml", "# nothing\n", "config.yaml: the file is empty"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := Surroundings{Env: envOf(nil), Dir: t.TempDir()}
			makeFile(t, in.Dir, tt.file, tt.text)
			found, err := Find("", in)
			if err != nil {
				t.Fatal(err)
			}
			if _, err = found.Open(); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			named, err := Find(tt.file, in)
			if err != nil {
				t.Fatal(err)
			}
			if _, err = named.Open(); err == nil || strings.Contains(err.Error(), "another program") {
				t.Errorf("named: got %v", err)
			}
		})
	}
}

// makeFile makes a file in a folder.
func makeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpen(t *testing.T) {
	in := Surroundings{Env: envOf(nil), Dir: t.TempDir()}
	found, err := Find("", in)
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := found.Open()
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
	found, err := Find("", in)
	if err != nil {
		t.Fatal(err)
	}
	_, err = found.Open()
	want := "tier.yaml: the file has more than 1048576 bytes, which no configuration has\n" +
		"  hint: is this a list of customers? Then name it after the command, not with --config"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestPresets(t *testing.T) {
	presets := Presets()
	if len(presets) != 10 || presets[0].Name != DefaultPreset {
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
