package config

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"
)

// hang is how long a file that never ends is waited for; none takes a hundredth of it.
const hang = 10 * time.Second

// FuzzLoad wants an answer for every file, and soon: a configuration or problems, each of which can be shown, and never a
// panic.
func FuzzLoad(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds")
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, p := range Presets() {
		data, _ := PresetYAML(p.Name)
		f.Add(withoutComments(data))
	}
	const longest = 16 << 10 // what is longer says nothing new, and takes long
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > longest {
			return
		}
		start := time.Now()
		cfg, err := Load("tier.yaml", data)
		if took := time.Since(start); took > hang {
			t.Fatalf("took %v", took)
		}
		if err == nil {
			if cfg == nil || len(cfg.Models) == 0 && cfg.Credit == nil || len(cfg.Fields) == 0 {
				t.Fatalf("a configuration that judges nothing, or without fields: %q", data)
			}
			return
		}
		problems, ok := err.(Problems)
		if !ok || len(problems) == 0 {
			t.Fatalf("an error without problems: %T", err)
		}
		for i, p := range problems {
			if p.Message.IsZero() || p.File != "tier.yaml" || p.Line < 0 || p.Line > 0 && p.Col < 1 {
				t.Fatalf("a problem without a place: %+v", p)
			}
			if i > 0 && p.Line < problems[i-1].Line {
				t.Fatalf("problems are out of order: %s", problems)
			}
		}
		if text := problems.Error(); utf8.Valid(data) && !utf8.ValidString(text) {
			t.Fatalf("not text: %q", text)
		}
		ReadSettings("tier.yaml", data, nil, func(string) string { return "" })
	})
}

// withoutComments are the lines of a file that aren't comments alone: less to bend that says nothing.
func withoutComments(data []byte) []byte {
	var kept []byte
	for line := range bytes.Lines(data) {
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("#")) {
			kept = append(kept, line...)
		}
	}
	return kept
}

func BenchmarkLoad(b *testing.B) {
	data, ok := PresetYAML(DefaultPreset)
	if !ok {
		b.Fatal("no preset")
	}
	for b.Loop() {
		if _, err := Load(DefaultPreset, data); err != nil {
			b.Fatal(err)
		}
	}
}
