package result_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestJSON compares a small result with testdata/small.json: an override, an expired one, a skipped criterion, a repeat,
// an unscored customer and a total row.
func TestJSON(t *testing.T) {
	r := judge(t, "1,甲 <公司>,120,1,30,优秀,是\n2,乙,60,1,-2,,否\n2,乙,60,1,-2,,否\n3,丙,x,1,,良好,否\n合计,,180,,,,\n")
	var out bytes.Buffer
	if err := r.WriteJSON(&out, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	folders := regexp.MustCompile(`"file": "[^"]*/list.csv"`)
	got := folders.ReplaceAllString(out.String(), `"file": "list.csv"`)
	if *update {
		if err := os.WriteFile("testdata/small.json", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	diff(t, string(want), got)
	if !json.Valid(out.Bytes()) {
		t.Error("this is no JSON")
	}
	if head := got[:60]; !strings.Contains(head, `"tool": "tier"`) {
		t.Errorf("the tool is not among the first keys: %s", head)
	}
}

// TestJSONOfLittle has lists where there is nothing to list, and null for the concentration of no value.
func TestJSONOfLittle(t *testing.T) {
	cfg := resulttest.Load(t, `version: 1
fields: {sales: 销售额}
models:
  - name: value
    criteria: [{name: 销售额, field: sales, weight: 100, bands: {100: 10, else: 1}}]
    tiers: {by: score, levels: [{name: 重要, min: 80}, {name: 小}]}
`)
	r := resulttest.Judge(t, cfg, resulttest.List(t, "list.csv", "销售额\nx\n"))
	var out bytes.Buffer
	if err := r.WriteJSON(&out, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"about", "notes", "set_aside", "customers"} {
		if _, isList := got[key].([]any); !isList {
			t.Errorf("%s is %v", key, got[key])
		}
	}
	if c, there := got["concentration"]; !there || c != nil {
		t.Errorf("concentration is %v", c)
	}
	if _, there := got["agreement"]; there {
		t.Error("one model agrees with nobody")
	}
}

// TestJSONFails passes on what stops the writer, wherever that is.
func TestJSONFails(t *testing.T) {
	r := judge(t, strings.Repeat("1,甲,120,1,30,优秀,是\n", 500))
	for _, room := range []int{0, 70_000} {
		if err := r.WriteJSON(&narrow{room}, words.In(words.English)); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}

var errFull = errors.New("full")

type narrow struct{ room int }

func (n *narrow) Write(p []byte) (int, error) {
	if n.room -= len(p); n.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}
