package draft

import (
	"errors"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a text with a file, or rewrites the file under -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// shipped reads a list of the repository.
func shipped(t *testing.T, name string) *fileio.Table {
	t.Helper()
	table, err := fileio.Read(filepath.Join("../../../../testdata", name), fileio.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// csvTable is the table of a text.
func csvTable(t interface {
	Helper()
	Fatal(...any)
}, text string) *fileio.Table {
	t.Helper()
	table, err := fileio.Read("-", fileio.ReadOptions{Stdin: strings.NewReader(text), HeaderRow: 1, Encoding: "utf-8", Delimiter: ","})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// judged is a list scored by its own draft.
type judged struct {
	cfg    *config.Config
	list   *fileio.List
	frame  *scoring.Frame
	scores *scoring.Scores
}

// judge does what tier score does with a draft.
func judge(t *fileio.Table, yaml []byte) (*judged, error) {
	j := &judged{}
	var err error
	if j.cfg, err = config.Load("tier.yaml", yaml); err != nil {
		return nil, err
	}
	if j.list, err = fileio.Bind([]*fileio.Table{t}, specs(j.cfg)); err != nil {
		return nil, err
	}
	j.frame = scoring.NewFrame(j.list)
	for _, use := range j.cfg.Uses() {
		if use.Kind == scoring.Number {
			j.list.Numbers(use.Field)
		}
	}
	for _, c := range j.list.Unreadable() {
		j.frame.Spoil(c.Row, c.Field, scoring.Say("%s", c.Message))
	}
	j.frame.Derive(j.cfg.Derive)
	j.scores = j.cfg.Models[0].Score(j.frame)
	return j, nil
}

func (j *judged) unscored() (rows []int) {
	for row, x := range j.scores.Total {
		if math.IsNaN(x) {
			rows = append(rows, row)
		}
	}
	return rows
}

func render(d *Draft) string {
	var b strings.Builder
	b.Write(d.YAML)
	b.WriteString("\n")
	for _, n := range d.Notes {
		b.WriteString("# note: " + n.String() + "\n")
	}
	return b.String()
}

// TestGolden drafts from the lists of the repository, in both languages.
func TestGolden(t *testing.T) {
	for _, list := range []string{"wholesale-customers-440.csv", "customers.xlsx", "customers-messy.xlsx", "customers-gbk.csv"} {
		for _, lang := range []words.Lang{words.Chinese, words.English} {
			d, err := Make(shipped(t, list), Earlier{}, words.In(lang))
			if err != nil {
				t.Errorf("%s: %v", list, err)
				continue
			}
			name := strings.TrimSuffix(list, filepath.Ext(list)) + "." + string(lang) + ".yaml"
			golden(t, filepath.Join("testdata", name), render(d))
		}
	}
}

// TestWholesale checks the promises about the wholesale list.
func TestWholesale(t *testing.T) {
	table := shipped(t, "wholesale-customers-440.csv")
	d, err := Make(table, Earlier{}, words.In(words.Chinese))
	if err != nil {
		t.Fatal(err)
	}
	j, err := judge(table, d.YAML)
	if err != nil {
		t.Fatal(err)
	}
	var weights []float64
	for _, c := range j.cfg.Models[0].Criteria {
		weights = append(weights, c.Weight)
	}
	if diff := cmp.Diff([]float64{17, 17, 17, 17, 16, 16}, weights); diff != "" {
		t.Errorf("weights (-want +got):\n%s", diff)
	}
	for _, name := range []string{"channel", "region"} {
		if f, ok := j.cfg.Field(name); !ok || f.Kind() != scoring.Text {
			t.Errorf("%s is no text field", name)
		}
	}
	values, _ := j.frame.Numbers(j.cfg.Value)
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	if j.cfg.Value != "total" || sum != 14619500 {
		t.Errorf("%s sums to %v, want total, 14619500", j.cfg.Value, sum)
	}
	if rows := j.unscored(); len(rows) > 0 {
		t.Errorf("unscored: %v", rows)
	}
}

// TestTidy: every customer of the tidy list is judged by its own draft, by the profit.
func TestTidy(t *testing.T) {
	table := shipped(t, "customers.xlsx")
	d, err := Make(table, Earlier{}, words.In(words.English))
	if err != nil {
		t.Fatal(err)
	}
	j, err := judge(table, d.YAML)
	if err != nil {
		t.Fatal(err)
	}
	if rows := j.unscored(); len(rows) > 0 {
		t.Errorf("unscored: %v", rows)
	}
	if j.cfg.Value != "利润" {
		t.Errorf("value is %q", j.cfg.Value)
	}
}

// TestMessy: what stays unscored in the messy lists is what the notes announce.
func TestMessy(t *testing.T) {
	for list, want := range map[string]int{"customers-messy.xlsx": 2, "customers-gbk.csv": 1} {
		table := shipped(t, list)
		d, err := Make(table, Earlier{}, words.In(words.Chinese))
		if err != nil {
			t.Fatal(err)
		}
		j, err := judge(table, d.YAML)
		if err != nil {
			t.Fatal(err)
		}
		if rows := j.unscored(); len(rows) != want {
			t.Errorf("%s: unscored %v, want %d", list, rows, want)
		}
	}
}

// TestNothingToScore: a list without figures or grades says so.
func TestNothingToScore(t *testing.T) {
	tests := []struct{ name, list, want string }{
		{"words", "客户,区域\n甲公司,华东\n乙公司,华南\n", "no column can be scored: none holds figures or grades"},
		{"unnamed", "客户,\n甲公司,5\n乙公司,6\n", "no column can be scored: none that has a header of its own holds figures or grades"},
		{"codes", "客户,Channel\n" + strings.Repeat("甲,1\n乙,2\n", 10), "no column can be scored: there are no figures but codes (Channel), and no grades"},
		{"mixed", "客户,销售额\n甲,12\n乙,约三万\n丙,8\n", "no column can be scored: 销售额 mix figures and words"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Make(csvTable(t, tt.list), Earlier{}, words.In(words.Chinese))
			var e *fileio.Error
			if !errors.As(err, &e) || e.Message.String() != tt.want {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func loadText(yaml string) (*config.Config, error) { return config.Load("tier.yaml", []byte(yaml)) }
