package config

import (
	"strings"
	"testing"
	"time"
)

// A file that is made to be slow is answered soon, and not with more problems than anybody reads. What takes a
// fraction of a second here took minutes where the time grew with the square of the size.
func TestHostile(t *testing.T) {
	const limit = 20 * time.Second // of a busy machine
	fill := func(part string) string { return strings.Repeat(part, maxBytes/8/len(part)-1) }
	for name, text := range map[string]string{
		"aliases":            "a: &a [x]\nb: [" + fill("*a,") + "]",
		"full-width":         "{" + fill("：,") + "}",
		"full-width in one":  "a: " + fill("：") + "\n",
		"glued keys":         "{" + fill("a:1,") + "}",
		"empty values":       fill("a:\n"),
		"different keys":     "{" + strings.Repeat("a", 100) + fill("b,a") + "}",
		"deep brackets":      fill("["),
		"deep lines":         fill("- "),
		"tags":               "[" + fill("!a ,") + "]",
		"one expression":     "version: 1\nfields: {id: a}\nderive: {x: '" + fill("y+") + "'}",
		"expressions":        "version: 1\nfields: {id: a}\nderive: {" + fill("x: 'y',") + "}",
		"tabs":               "a: {\n" + fill("\t\n"),
		"quotes":             fill("'"),
		"unknown keys":       "{" + fill("aa: b, ab: c, ") + "}",
		"unknown criteria":   "version: 1\nfields: {id: a}\nmodels: [" + fill("{name: a, criteria: [{x: 1}]},") + "]",
		"numbers in a curve": "version: 1\nfields: {id: a}\nmodels: [{name: a, criteria: [{name: b, field: id, weight: 100, curve: {" + fill("1: 2,") + "}}]}]",
	} {
		begin := time.Now()
		_, err := Load("tier.yaml", []byte(text))
		if err == nil {
			t.Errorf("%s: no problem", name)
			continue
		}
		if took := time.Since(begin); took > limit {
			t.Errorf("%s: %v", name, took)
		}
		if n := len(err.Error()); n > maxProblems*4000 {
			t.Errorf("%s: %d bytes of problems", name, n)
		}
	}
}
