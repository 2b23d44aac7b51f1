package config

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"sync"

	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// Surroundings are where a configuration is looked for.
type Surroundings struct {
	Env     func(string) string // environment variables
	Dir     string              // the working folder; "" for the process's own
	UserDir string              // the user's config folder, as of os.UserConfigDir; "" for none
	Context context.Context     // over when nobody waits for the configuration any longer; nil for never
}

// Found is the configuration that applies.
type Found struct {
	Path   string          // "" for an embedded preset
	Preset string          // "" for a file
	Origin scoring.Message // why this one: flag --config | variable TIER_CONFIG | found in the working folder | …
	Hint   scoring.Message // a file in the working folder that was meant to be the one, it seems; zero for none

	chance bool                   // it lay there under a name that other programs use too
	text   func() ([]byte, error) // of the file, read once: it may be a pipe
}

// Find says which configuration applies: the file named by --config, by TIER_CONFIG, ./tier.yaml, ./config.yaml, the
// one in the user's config folder, or else the embedded preset. A file that was named must exist.
func Find(flag string, in Surroundings) (Found, error) {
	if flag != "" {
		return named(flag, in, scoring.Say("flag %s", "--config"))
	}
	if path := in.Env("TIER_CONFIG"); path != "" {
		return named(path, in, scoring.Say("variable %s", "TIER_CONFIG"))
	}
	for _, name := range []string{ownName, "config.yaml"} {
		if isFile(in.path(name)) {
			found := in.file(name, scoring.Say("found in the working folder"))
			found.chance = name != ownName
			return found, nil
		}
	}
	if in.UserDir != "" {
		if path := filepath.Join(in.UserDir, "tier", "config.yaml"); isFile(path) {
			found := in.file(path, scoring.Say("found in your config folder"))
			found.Hint = in.nearMiss()
			return found, nil
		}
	}
	return Found{Preset: DefaultPreset, Origin: scoring.Say("embedded preset"), Hint: in.nearMiss()}, nil
}

// ownName is what a configuration in the working folder is called.
const ownName = "tier.yaml"

// nearMiss names a file that was probably meant to be the configuration.
func (in Surroundings) nearMiss() scoring.Message {
	for _, name := range []string{"tier.yml", "tier.yaml.txt", "config.yml"} {
		if isFile(in.path(name)) {
			return scoring.Say("%s is not read; name it %s", name, ownName)
		}
	}
	return scoring.Message{}
}

func (in Surroundings) path(name string) string {
	if filepath.IsAbs(name) || in.Dir == "" {
		return name
	}
	return filepath.Join(in.Dir, name)
}

func named(path string, in Surroundings, origin scoring.Message) (Found, error) {
	info, err := os.Stat(in.path(path))
	p := Problem{File: path, Hint: scoring.Say("named by %s; tier init writes a configuration to begin with", origin)}
	switch {
	case err != nil:
		p.Message = scoring.Message(fileio.OpenError(in.path(path), err).Message)
	case info.IsDir():
		p.Message = scoring.Say("this is a folder, not a configuration")
	default:
		return in.file(path, origin), nil
	}
	return Found{}, Problems{p}
}

// file is a configuration that is a file.
func (in Surroundings) file(path string, origin scoring.Message) Found {
	return Found{Path: path, Origin: origin, text: sync.OnceValues(func() ([]byte, error) {
		data, err := fileio.ReadSmall(cmp.Or(in.Context, context.Background()), in.path(path), maxBytes+1) // one more than Load accepts
		var fault *fileio.Error
		if errors.As(err, &fault) && !errors.Is(err, context.Canceled) {
			err = Problems{{File: path, Message: scoring.Message(fault.Message), Hint: scoring.Message(fault.Hint)}}
		}
		return data, err
	})}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// Bytes are the text of the configuration, and the name that messages call it by.
func (f Found) Bytes() (name string, data []byte, err error) {
	if f.Path == "" {
		data, ok := PresetYAML(f.Preset)
		if !ok {
			return f.Preset, nil, unknownPreset(f.Preset)
		}
		return f.Preset, data, nil
	}
	data, err = f.text()
	return f.Path, data, err
}

// Read reads a configuration that somebody names apart from the one that applies.
func Read(path string, in Surroundings) (*Config, error) {
	return in.file(path, scoring.Message{}).Open()
}

var ownKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^[\s{"']*(?:version|models)["']?\s*[:：]`) })

// isForeign reports whether a text that is no configuration wasn't meant to be one: it has neither of the two keys that
// every configuration has.
func isForeign(data []byte) bool {
	if message, _ := unreadable(data); !message.IsZero() {
		return false // what it is instead can be said
	}
	_, root := parse("", data)
	if root == nil {
		return !ownKey().Match(data)
	}
	for i := 0; root.Kind == yaml.MappingNode && i < len(root.Content); i += 2 {
		if key := root.Content[i].Value; key == "version" || key == "models" {
			return false
		}
	}
	return true
}

// Open reads the configuration that was found.
func (f Found) Open() (*Config, error) {
	name, data, err := f.Bytes()
	if err != nil {
		return nil, err
	}
	cfg, err := Load(name, data)
	if err != nil && f.chance && isForeign(data) {
		return nil, Problems{{File: name, Message: scoring.Say("this is no configuration of tier: it has neither %s nor %s", "version", "models"),
			Hint: scoring.Say("if it belongs to another program, rename it, or name tier's own with --config FILE; one called %s goes before it", ownName)}}
	}
	if err != nil {
		return nil, err
	}
	cfg.Preset = f.Preset
	return cfg, nil
}
