package config

import (
	"embed"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

//go:embed presets/*.yaml
var presetFiles embed.FS

// DefaultPreset is what applies where there is no configuration.
const DefaultPreset = "eight-step"

// CreditPreset is what applies where there is no configuration and credit is judged.
const CreditPreset = "credit"

// presetNames are in the order in which they are listed: the default first.
func presetNames() []string {
	return []string{DefaultPreset, "headcount", "pharma", "scorecard", "pyramids", "agents", "treatments", "service", CreditPreset}
}

// Preset is an embedded configuration.
type Preset struct{ Name, Title string }

// Presets are all embedded configurations, the default first.
func Presets() []Preset {
	var presets []Preset
	for _, name := range presetNames() {
		data, _ := PresetYAML(name)
		var head struct {
			Title string `yaml:"title"`
		}
		if err := yaml.Load(data, &head); err != nil {
			head.Title = name // a test keeps this from happening
		}
		presets = append(presets, Preset{name, head.Title})
	}
	return presets
}

// PresetYAML is the text of an embedded configuration; false where there is none of that name.
func PresetYAML(name string) ([]byte, bool) {
	if !contains(presetNames(), name) {
		return nil, false
	}
	data, err := presetFiles.ReadFile("presets/" + name + ".yaml")
	return data, err == nil
}

func unknownPreset(name string) Problems {
	return Problems{{File: name, Message: scoring.Say("no preset is called %q", name), Hint: nearest(name, presetNames(), scoring.Say("presets"))}}
}

// LoadPreset reads an embedded configuration.
func LoadPreset(name string) (*Config, error) {
	data, ok := PresetYAML(name)
	if !ok {
		return nil, unknownPreset(name)
	}
	cfg, err := Load(name, data)
	if err != nil {
		return nil, err
	}
	cfg.Preset = name
	return cfg, nil
}
