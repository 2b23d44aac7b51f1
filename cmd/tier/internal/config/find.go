package config

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tier/scoring"
)

// Surroundings are where a configuration is looked for.
type Surroundings struct {
	Env     func(string) string // environment variables
	Dir     string              // the working folder; "" for the process's own
	UserDir string              // the user's config folder, as of os.UserConfigDir; "" for none
}

// Found is the configuration that applies.
type Found struct {
	Path   string          // "" for an embedded preset
	Preset string          // "" for a file
	Origin scoring.Message // why this one: flag --config | variable TIER_CONFIG | found in the working folder | …
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
	for _, name := range []string{"tier.yaml", "config.yaml"} {
		if isFile(in.path(name)) {
			return Found{Path: name, Origin: scoring.Say("found in the working folder")}, nil
		}
	}
	if in.UserDir != "" {
		if path := filepath.Join(in.UserDir, "tier", "config.yaml"); isFile(path) {
			return Found{Path: path, Origin: scoring.Say("found in your config folder")}, nil
		}
	}
	return Found{Preset: DefaultPreset, Origin: scoring.Say("embedded preset")}, nil
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
	case errors.Is(err, fs.ErrNotExist):
		p.Message = scoring.Say("there is no such file")
	case err != nil:
		p.Message = scoring.Say("the file can't be read: %s", errors.Unwrap(err))
	case info.IsDir():
		p.Message = scoring.Say("this is a folder, not a configuration")
	default:
		return Found{Path: path, Origin: origin}, nil
	}
	return Found{}, Problems{p}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// Bytes are the text of the configuration, and the name that messages call it by.
func (f Found) Bytes(in Surroundings) (name string, data []byte, err error) {
	if f.Path == "" {
		data, ok := PresetYAML(f.Preset)
		if !ok {
			return f.Preset, nil, unknownPreset(f.Preset)
		}
		return f.Preset, data, nil
	}
	file, err := os.Open(in.path(f.Path))
	if err != nil {
		return f.Path, nil, Problems{{File: f.Path, Message: scoring.Say("the file can't be read: %s", errors.Unwrap(err))}}
	}
	defer file.Close()
	data, err = io.ReadAll(io.LimitReader(file, maxBytes+1)) // one more than Load accepts
	if err != nil {
		return f.Path, nil, Problems{{File: f.Path, Message: scoring.Say("the file can't be read: %s", err)}}
	}
	return f.Path, data, nil
}

// Open reads the configuration that was found.
func (f Found) Open(in Surroundings) (*Config, error) {
	name, data, err := f.Bytes(in)
	if err != nil {
		return nil, err
	}
	cfg, err := Load(name, data)
	if err != nil {
		return nil, err
	}
	cfg.Preset = f.Preset
	return cfg, nil
}
