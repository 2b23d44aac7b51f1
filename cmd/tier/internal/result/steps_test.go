package result_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const stepsRubric = `version: 1
as_of: 2026-09-30
fields: {id: 编号, sales: 销售额, loyalty: 忠诚度, region: {header: 区域, optional: true}}
scales: {good: {好: 10, 差: 0}}
models:
  - name: m
    criteria:
      - {name: 销售, field: sales, weight: 60, bands: {10: 10, else: 0}}
      - {name: 忠诚, field: loyalty, weight: 40, grades: good, standards: {好: 只买我们的}}
    tiers: {by: score, levels: [{name: A, min: 50}, {name: B}]}
`

// TestSteps wants each step with its artefacts, dated by the day that the run is judged on.
func TestSteps(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, stepsRubric), resulttest.List(t, "list.csv", "编号,销售额,忠诚度\n1,20,好\n2,1,\n"))
	config := result.Artefact{File: r.Config.File, SHA256: r.Config.SHA256, Date: "2026-09-30"}
	list := result.Artefact{File: r.List.Tables()[0].File(), SHA256: r.List.Tables()[0].SHA256(), Date: "2026-09-30"}
	itself := result.Artefact{Date: "2026-09-30", ThisResult: true}
	want := []result.TieringStep{
		{1, "1 Evaluation group", result.StepAbsent, "who rated the customers is not recorded; ratings are taken as they stand in the list", []result.Artefact{}, result.NoSheet},
		{2, "2 Customer files", result.StepPartly, "2 customers; 3 of 4 configured fields are in the list; missing: region", []result.Artefact{list}, result.ScoresSheet},
		{3, "3 Criteria", result.StepTaken, "m: 2 criteria, their weights sum to 100", []result.Artefact{config}, result.RubricSheet},
		{4, "4 Rating table", result.StepTaken, "weights, rules and levels as a table; the points of each customer stand among the scores", []result.Artefact{config}, result.RubricSheet},
		{5, "5 Uniform standards", result.StepAbsent, "what each grade means is written down for 0 of 1 graded criteria; without them, ratings depend on who rates", []result.Artefact{}, result.RubricSheet},
		{6, "6 Scoring", result.StepPartly, "1 scored, 1 unscored", []result.Artefact{itself}, result.ScoresSheet},
		{7, "7 Tiers", result.StepTaken, "1 customers in 2 tiers, by thresholds of the score; changed by overrides: 0", []result.Artefact{itself}, result.SummarySheet},
		{8, "8 Rules for each tier", result.StepAbsent, "how each tier is treated is not configured", []result.Artefact{}, result.NoSheet},
	}
	steps := r.Steps(words.In(words.English))
	if d := cmp.Diff(want, steps); d != "" {
		t.Error(d)
	}
	result.Identify(steps, "out.xlsx", "abc")
	if got := steps[5].Artefacts[0]; got.File != "out.xlsx" || got.SHA256 != "abc" || steps[1].Artefacts[0].SHA256 == "abc" {
		t.Error(got)
	}
}

// TestReadStep reads what a workbook shows of a step, in both languages; of many files, those that are named.
func TestReadStep(t *testing.T) {
	sum := "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		p := words.In(lang)
		for _, st := range []result.TieringStep{
			{Number: 1, State: result.StepAbsent, Has: "nobody", Artefacts: []result.Artefact{}},
			{Number: 2, State: result.StepPartly, Artefacts: []result.Artefact{{File: "a · b.csv", SHA256: sum, Date: "2026-09-30"}, {File: "c.xlsx", SHA256: sum}}},
			{Number: 8, State: result.StepTaken, Artefacts: []result.Artefact{{Date: "2026年三季度", ThisResult: true}}},
		} {
			st.Name = result.StepName(st.Number, p)
			got, ok := result.ReadStep(st.Name, st.State.Text(p), st.Has, st.ArtefactLines(p))
			if d := cmp.Diff(st, got); !ok || d != "" {
				t.Error(ok, d)
			}
		}
		many := result.TieringStep{Artefacts: make([]result.Artefact, 5)}
		for i := range many.Artefacts {
			many.Artefacts[i] = result.Artefact{File: "forms/f.xlsx", SHA256: sum}
		}
		if got, _ := result.ReadStep(result.StepName(1, p), result.StepTaken.Text(p), "", many.ArtefactLines(p)); len(got.Artefacts) != 3 || got.Artefacts[2].File != "f.xlsx" {
			t.Error(got.Artefacts)
		}
	}
	for _, not := range [][2]string{{"Step", "In this run"}, {"9 Other", "yes"}, {"1 Evaluation group", "perhaps"}, {"", ""}} {
		if st, ok := result.ReadStep(not[0], not[1], "", ""); ok {
			t.Error(st)
		}
	}
}

// TestTreatmentStep takes the configuration for an artefact where it says how tiers are treated.
func TestTreatmentStep(t *testing.T) {
	cfg := resulttest.Load(t, stepsRubric+"treatments:\n  measures: [{name: 拜访, tiers: [A], every: 3 months}, {name: 来电, tiers: [B], every: 6 months}]\n")
	r := resulttest.Judge(t, cfg, resulttest.List(t, "list.csv", "编号,销售额,忠诚度\n1,20,好\n"))
	got := r.Steps(words.In(words.English))[7]
	if got.State != result.StepTaken || got.Has != "measures: 2, decisions: 0" || got.Sheet != result.ActionsSheet || len(got.Artefacts) != 1 ||
		got.Artefacts[0].SHA256 != cfg.SHA256 {
		t.Error(got)
	}
}
