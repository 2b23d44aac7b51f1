package book

import (
	"math/rand/v2"
	"testing"

	"tier/cmd/tier/internal/words"
)

// editsByHand are edits that chance rarely makes.
func editsByHand(t *testing.T, dir string) []editedCase {
	t.Helper()
	return []editedCase{moreScored(t, dir), firstFigure(t, dir)}
}

// moreScored edits the full marks that left all but one customer unscored, where tiers are cut by value.
func moreScored(t *testing.T, dir string) editedCase {
	t.Helper()
	shares := []float64{50, 30, 20}
	all := &planCriterion{name: "年限", rule: "formula", expr: "years", weight: 100, full: 1}
	p := &plan{models: []*planModel{{name: "model1", by: "value", lists: []*planList{{criteria: []*planCriterion{all}}},
		levels: []planLevel{{name: "A", share: &shares[0]}, {name: "B", share: &shares[1]}, {name: "C", share: &shares[2]}}}}}
	e := editing{plan: p, list: drawing{rand.New(rand.NewPCG(4, 1))}.customers(40)}
	years, _ := e.list.column("years")
	sales, _ := e.list.column("sales")
	for row := range years.cells {
		years.cells[row], sales.cells[row] = rawNumber(float64(1+row%9)), rawNumber(float64(100+row))
		if row > 0 {
			years.cells[row].x++
		}
	}
	c := editedCase{name: "more scored", lang: words.Chinese}
	c.make(t, &e, dir, func() []edit {
		return []edit{made("full marks", edit{figures: []figureEdit{{&all.full, 20, 20, e.rubric.models[0].lists[0].criteria[0].full}}})}
	})
	return c
}

// firstFigure writes a figure into a column that had none, and whose unit is not the field's.
func firstFigure(t *testing.T, dir string) editedCase {
	t.Helper()
	least, otherwise := 50.0, 2.0
	p := &plan{models: []*planModel{{name: "model1", by: "score", lists: []*planList{{criteria: []*planCriterion{{
		name: "销售额", rule: "bands", field: "sales", weight: 100, missing: "points", given: 1, rows: []planRow{{at: 100, points: 10}}, otherwise: &otherwise,
	}}}}, levels: []planLevel{{name: "A", min: &least}, {name: "B"}}}}}
	e := editing{plan: p, list: drawing{rand.New(rand.NewPCG(4, 2))}.customers(5)}
	sales, col := e.list.column("sales")
	sales.header = "年销售额(元)"
	for row := range sales.cells {
		sales.cells[row] = rawCell{}
	}
	c := editedCase{name: "first figure", lang: words.English}
	c.make(t, &e, dir, func() []edit {
		return []edit{
			made("number", edit{raws: []rawEdit{{&sales.cells[1], rawNumber(1_200_000), at(col, 3)}}}),
			made("number", edit{raws: []rawEdit{{&sales.cells[2], rawNumber(120_000), at(col, 4)}}}),
		}
	})
	return c
}

// made is an edit that was made.
func made(kind string, e edit) edit {
	e.kind = kind
	e.swap()
	return e
}
