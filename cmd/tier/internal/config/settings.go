package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// Setting is one matter of appearance, or the limits of reading, and where its value came from. No setting changes a figure.
type Setting struct {
	Name   string
	Value  string
	Origin scoring.Message // flag --lang | variable TIER_LANG | tier.yaml:8 | default
}

// Settings are all settings, in a fixed order.
type Settings []Setting

// Get is the value of a setting.
func (s Settings) Get(name string) string {
	for _, one := range s {
		if one.Name == name {
			return one.Value
		}
	}
	return ""
}

// choice is what a setting may be. The list below is all there are: what isn't appearance is no setting.
type choice struct {
	name, standard string
	words          []string
	widths         bool // a whole number from minWidth to maxWidth is fine too
	limits         bool // limits of reading are fine too
}

const minWidth, maxWidth = 40, 400

func choices() []choice {
	return []choice{
		{name: "lang", standard: "zh", words: []string{"zh", "en"}},
		{name: "color", standard: "auto", words: []string{"auto", "always", "never"}},
		{name: "progress", standard: "auto", words: []string{"auto", "never"}},
		{name: "width", standard: "auto", words: []string{"auto"}, widths: true},
		{name: "limits", standard: fileio.StandardLimits, words: []string{fileio.StandardLimits}, limits: true},
	}
}

// SettingNames are the names of all settings; each is also a flag and a variable: lang, --lang, TIER_LANG.
func SettingNames() []string {
	var names []string
	for _, c := range choices() {
		names = append(names, c.name)
	}
	return names
}

// Variable is the environment variable of a setting.
func Variable(setting string) string { return "TIER_" + strings.ToUpper(setting) }

// check says what is wrong with a value; it may be nothing.
func (c choice) check(value string) (message, hint scoring.Message) {
	if slices.Contains(c.words, value) {
		return scoring.Message{}, scoring.Message{}
	}
	if c.widths {
		var columns int
		if n, err := fmt.Sscanf(value+"\n", "%d\n", &columns); n == 1 && err == nil && columns >= minWidth && columns <= maxWidth {
			return scoring.Message{}, scoring.Message{}
		}
		return scoring.Say("%s: expected auto or a number of columns from %d to %d, found %q", c.name, minWidth, maxWidth, value), scoring.Message{}
	}
	if c.limits {
		var known *fileio.Error
		if err := new(fileio.Limits).SetAll(value); errors.As(err, &known) {
			return scoring.Say("%s: %s", c.name, known.Message), scoring.Message(known.Hint)
		}
		return scoring.Message{}, scoring.Message{}
	}
	return scoring.Say("%s: %q is unknown", c.name, value), scoring.Say("expected one of: %s", strings.Join(c.words, ", "))
}

// ReadSettings brings the settings together: a flag that was given goes before its variable, that before the file,
// that before the default. The file may be nil, or one that Load refuses: what is wrong in it is Load's to say. The
// problems are those of flags and variables; such a value is passed over.
func ReadSettings(name string, file []byte, flags *pflag.FlagSet, env func(string) string) (Settings, Problems) {
	written := map[string]Setting{}
	if len(file) > 0 {
		written = fileSettings(name, file)
	}
	v := viper.New()
	var problems Problems
	var settings Settings
	for _, c := range choices() {
		v.SetDefault(c.name, c.standard)
		s := Setting{Name: c.name, Origin: scoring.Say("default")}
		if w, ok := written[c.name]; ok {
			problems = append(problems, s.take(v, c, w)...)
		}
		if value := env(Variable(c.name)); value != "" {
			problems = append(problems, s.take(v, c, Setting{Value: value, Origin: scoring.Say("variable %s", Variable(c.name))})...)
		}
		problems = append(problems, s.bind(v, c, flags)...)
		s.Value = v.GetString(c.name)
		settings = append(settings, s)
	}
	return settings, problems
}

// take lets a value go before what was there so far.
func (s *Setting) take(v *viper.Viper, c choice, from Setting) Problems {
	if message, hint := c.check(from.Value); !message.IsZero() {
		return Problems{{File: originName(from.Origin), Message: message, Hint: hint}}
	}
	s.Origin = from.Origin
	if err := v.MergeConfigMap(map[string]any{c.name: from.Value}); err != nil {
		return Problems{{File: originName(from.Origin), Message: scoring.Say("%s", err.Error())}}
	}
	return nil
}

// originName is the flag, variable or place that an origin names.
func originName(origin scoring.Message) string { return fmt.Sprint(origin.Args...) }

// bind lets viper look at the flag, if there is one and it was given.
func (s *Setting) bind(v *viper.Viper, c choice, flags *pflag.FlagSet) Problems {
	if flags == nil {
		return nil
	}
	flag := flags.Lookup(c.name)
	if flag == nil || !flag.Changed {
		return nil
	}
	if message, hint := c.check(flag.Value.String()); !message.IsZero() {
		return Problems{{File: "--" + c.name, Message: message, Hint: hint}}
	}
	s.Origin = scoring.Say("flag %s", "--"+c.name)
	if err := v.BindPFlag(c.name, flag); err != nil {
		return Problems{{File: "--" + c.name, Message: scoring.Say("%s", err.Error())}}
	}
	return nil
}

// fileSettings are the settings that stand in a file and are fine.
func fileSettings(name string, file []byte) map[string]Setting {
	written := map[string]Setting{}
	if !mayHaveSettings(file) {
		return written
	}
	src, root := parse(name, file)
	if root == nil || root.Kind != yaml.MappingNode {
		return written
	}
	d := &decoder{source: src, cfg: &Config{}}
	entries, _ := d.pairs(root, scoring.Say("keys with values"))
	for _, e := range entries {
		if e.key.Value != "settings" {
			continue
		}
		for _, s := range d.settings(e.value) {
			written[s.Name] = s
		}
	}
	return written
}

// mayHaveSettings reports whether the key can stand in a file: as itself, or in an escape of YAML. Reading the nodes of a
// file that has none would take as long as the rest of the start.
func mayHaveSettings(file []byte) bool {
	return bytes.Contains(file, []byte("settings")) || bytes.IndexByte(file, '\\') >= 0
}

// settings reads the settings of the file, and reports what is wrong with them.
func (d *decoder) settings(n *yaml.Node) []Setting {
	if n == nil {
		return nil
	}
	m := d.mapping(n, SettingNames()...)
	if m == nil {
		return nil
	}
	var settings []Setting
	for _, c := range choices() {
		v := m.get(c.name)
		if !d.scalar(v, scoring.Say("a word")) {
			continue
		}
		if message, hint := c.check(v.Value); !message.IsZero() {
			d.reject(v, message, hint)
			continue
		}
		settings = append(settings, Setting{c.name, v.Value, scoring.Say("%s:%d", d.file, v.Line)})
	}
	return settings
}
