package scoring

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// judgedOnSales scores by sales, in place of a list of three whose first row is excluded and whose third can't be read.
func judgedOnSales() *Scores {
	f := NewFrame(list{n: 4, numbers: map[string][]float64{"sales": {1000, 4, nothing, 2}, "profit": {1000, 1, 2, 3}}})
	f.Exclude(0, Say("repeated"))
	f.Spoil(2, "sales", Say("sales unreadable"))
	m := &Model{Decimals: 2, Criteria: []Criterion{{Name: "S", Field: "sales", Weight: 100, Group: []string{"g", "h"},
		Rule: Curve{Knots: []Step{{0, 0}, {4, 10}}}}}}
	return m.Score(f)
}

// TestConditionsAfterScoring: the conditions of overrides see scores and tiers; functions of a column in them count
// neither excluded rows nor unreadable cells.
func TestConditionsAfterScoring(t *testing.T) {
	scope := &Scope{Scored: true, Criteria: []string{"S"}, Groups: []string{"g", "g/h"},
		Fields: []FieldInfo{{"sales", Number}, {"profit", Number}}}
	tests := []struct {
		src  string
		want []Truth
	}{
		{`mean(profit) == 2`, []Truth{Undecided, True, True, True}},
		{`mean(coalesce(profit, 0)) == 2`, []Truth{Undecided, True, True, True}},
		{`sum(coalesce(sales, 100)) == 6`, []Truth{Undecided, True, True, True}},
		{`sum(missing(score) ? 1 : 0) == 1`, []Truth{Undecided, True, True, True}},
		{`score >= mean(score)`, []Truth{Undecided, True, Undecided, False}},
		{`tier == "A"`, []Truth{Undecided, True, Undecided, False}},
		{`points["S"] == 10`, []Truth{Undecided, True, Undecided, False}},
		{`groups["g/h"] == groups["g"] and groups["g"] == 50`, []Truth{Undecided, False, Undecided, True}},
	}
	after := judgedOnSales().After(func(row int) string { return []string{"", "A", "", "B"}[row] })
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			e, err := Compile(tt.src, scope)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, e.Truths(after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSpoiltCells(t *testing.T) {
	after := judgedOnSales().After(nil)
	if p, ok := spoiltIn(after.f.spoiltCells([]string{"profit", "sales"}), 2); !ok || p.Field != "sales" || p.Message.String() != "sales unreadable" {
		t.Errorf("%+v %v, want that the sales are unreadable", p, ok)
	}
	for _, fields := range [][]string{nil, {"profit"}, {"nowhere"}} {
		if p, ok := spoiltIn(after.f.spoiltCells(fields), 2); ok {
			t.Errorf("%v: %+v, but they can be read", fields, p)
		}
	}
	if p, ok := spoiltIn(after.f.spoiltCells([]string{"sales"}), 1); ok {
		t.Errorf("%+v, but another row's cell it is", p)
	}
	if _, ok := after.Texts(TierColumn); ok {
		t.Error("there are tiers where none were given")
	}
}

// TestColumnsOfCriteria holds the columns against the cards, with variants, skipped criteria and unscored rows.
func TestColumnsOfCriteria(t *testing.T) {
	l := cards([]string{"优秀", "合格", "较差"}, []string{"良好", "", "优秀"}, []string{"", "合格", "优秀"}, []string{"优秀", "优秀", "良好"})
	l.numbers = map[string][]float64{"years": {5, 5, 5, 0}}
	m := graded(2, 50, 20, 30)
	m.Criteria[1].Missing = Missing{Mode: Skip}
	m.Variants = []Variant{{Name: "new", When: numeric(t, "years < 1", "years"), Criteria: []Criterion{
		{Name: "c2", Field: "c2", Weight: 40, Rule: Grades{five()}}, {Name: "more", Field: "c0", Weight: 60, Rule: Grades{five()}}}}}
	s := m.Score(NewFrame(l))
	type column struct {
		Name             string
		Points, Weighted []float64
	}
	var got, want []column
	for _, w := range s.Columns() {
		c := column{Name: w.Name}
		for row := range l.n {
			c.Points, c.Weighted = append(c.Points, w.Points(row)), append(c.Weighted, w.Weighted(row))
		}
		got = append(got, c)
	}
	for _, name := range []string{"c0", "c1", "c2", "more"} {
		w := column{Name: name, Points: missing(l.n), Weighted: missing(l.n)}
		for row := range l.n {
			for _, line := range s.Card(row).Lines {
				if line.Criterion.Name == name {
					w.Points[row], w.Weighted[row] = line.Points, line.Weighted
				}
			}
		}
		want = append(want, w)
	}
	if diff := cmp.Diff(want, got, equateNaNs); diff != "" {
		t.Error(diff)
	}
	if got := want[3].Weighted; !math.IsNaN(got[0]) || got[3] != 60 {
		t.Errorf("weighted points of the variant's own criterion: %v", got)
	}
}
