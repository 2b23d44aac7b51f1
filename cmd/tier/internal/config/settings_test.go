package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
)

func flagsOf(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	flags := pflag.NewFlagSet("tier", pflag.ContinueOnError)
	flags.String("lang", "zh", "")
	flags.String("color", "auto", "")
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return flags
}

func envOf(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestSettings(t *testing.T) {
	const file = "version: 1\nsettings:\n  lang: en\n  width: 100\n"
	for _, tt := range []struct {
		name, file string
		env        map[string]string
		args       []string
		setting    string
		want       string
	}{
		{"default", "", nil, nil, "lang", "zh from default"},
		{"file before default", file, nil, nil, "lang", "en from tier.yaml:3"},
		{"variable before file", file, map[string]string{"TIER_LANG": "zh"}, nil, "lang", "zh from variable TIER_LANG"},
		{"flag before variable", file, map[string]string{"TIER_LANG": "zh"}, []string{"--lang=en"}, "lang", "en from flag --lang"},
		{"flag with the default's value", file, nil, []string{"--lang=zh"}, "lang", "zh from flag --lang"},
		{"flag that wasn't given", file, map[string]string{"TIER_COLOR": "never"}, []string{"--lang=zh"}, "color", "never from variable TIER_COLOR"},
		{"empty variable", file, map[string]string{"TIER_LANG": ""}, nil, "lang", "en from tier.yaml:3"},
		{"setting without a flag", file, nil, nil, "width", "100 from tier.yaml:4"},
		{"width by variable", file, map[string]string{"TIER_WIDTH": "72"}, nil, "width", "72 from variable TIER_WIDTH"},
		{"file that Load refuses elsewhere", "settings: {lang: en}\nmodels: 3\n", nil, nil, "lang", "en from tier.yaml:1"},
		{"key in an escape", `"sett\u0069ngs": {lang: en}`, nil, nil, "lang", "en from tier.yaml:1"},
		{"file that is no YAML", "settings: {lang: en\n", nil, nil, "lang", "zh from default"},
		{"bad value in the file", "settings: {lang: cn}\n", nil, nil, "lang", "zh from default"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			settings, problems := ReadSettings("tier.yaml", []byte(tt.file), flagsOf(t, tt.args...), envOf(tt.env))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			for _, s := range settings {
				if got := s.Value + " from " + s.Origin.String(); s.Name == tt.setting && got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			}
			if settings.Get(tt.setting) == "" {
				t.Errorf("no setting %s", tt.setting)
			}
		})
	}
}

// A bad value is reported with where it came from, and passed over.
func TestBadSettings(t *testing.T) {
	env := envOf(map[string]string{"TIER_LANG": "english", "TIER_WIDTH": "1e3"})
	settings, problems := ReadSettings("tier.yaml", []byte("settings: {lang: en}\n"), flagsOf(t, "--color=yes"), env)
	want := "TIER_LANG: lang: \"english\" is unknown\n" +
		"  hint: expected one of: zh, en\n" +
		"--color: color: \"yes\" is unknown\n" +
		"  hint: expected one of: auto, always, never\n" +
		"TIER_WIDTH: width: expected auto or a number of columns from 40 to 400, found \"1e3\""
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
	if got := settings.Get("lang"); got != "en" {
		t.Errorf("lang: got %s, want en", got)
	}
}
