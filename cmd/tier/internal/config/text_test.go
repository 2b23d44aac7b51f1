package config

import "testing"

func TestWithout(t *testing.T) {
	for _, c := range []struct {
		text, want string
		cut        bool
	}{
		{"version: 1\npanel:\n  raters: [张三]\n# 张三\nmodels:\n  - a\n", "version: 1\n# panel: not in this copy\nmodels:\n  - a\n", true},
		{"a: 1\nratings: x\npanel: {}\n", "a: 1\n# ratings: not in this copy\n# panel: not in this copy\n", true},
		{"a: {panel: 1}\n", "a: {panel: 1}\n", false},
		{"{version: 1, panel: {raters: [张三]}}\n", "", true},
		{"\ufeffpanel: 1\nb: 2\n", "# panel: not in this copy\nb: 2\n", true},
	} {
		if got, cut := Without(c.text, "panel", "ratings"); got != c.want || cut != c.cut {
			t.Errorf("%q: %q, %v", c.text, got, cut)
		}
	}
}
