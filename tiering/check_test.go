package tiering

import (
	"fmt"
	"math"
	"testing"

	"tier/scoring"
)

// written are faults as lines: index, message and hint.
func written(faults []scoring.Fault) []string {
	var lines []string
	for _, f := range faults {
		line := fmt.Sprintf("%d: %s", f.Index, f.Message)
		if !f.Hint.IsZero() {
			line += " / " + f.Hint.String()
		}
		lines = append(lines, line)
	}
	return lines
}

func TestCheckByScore(t *testing.T) {
	for _, test := range []struct {
		name   string
		levels []Level
		want   []string
	}{
		{"good", eightStep().Levels, nil},
		{"good to 0", []Level{{Name: "A", Min: p(100)}, {Name: "B", Min: p(0)}}, nil},
		{"good to 100%", []Level{{Name: "A", Min: p(50), Expect: p(60)}, {Name: "B", Expect: p(40)}}, nil},
		{"one level", []Level{{Name: "A"}}, nil},
		{"none", nil, []string{"-1: there are no levels / list them best first, each with a name and a min or a share"}},
		{"no name", []Level{{Min: p(1)}, {Name: "B"}}, []string{"0: the level has no name"}},
		{"same name", []Level{{Name: "A", Min: p(1)}, {Name: "A"}}, []string{`1: an earlier level is called "A" too`}},
		{"only overrides", []Level{{Name: "A", OverrideOnly: true}}, []string{
			"-1: every level is for overrides only, so no customer has a computed tier / add a level without only: override"}},
		{"both", []Level{{Name: "A", OverrideOnly: true, Min: p(90)}, {Name: "B"}}, []string{
			`0: "A" is for overrides only, so it can have neither a min nor a share / remove one of the two`}},
		{"share", []Level{{Name: "A", Share: p(10), Min: p(90)}, {Name: "B"}}, []string{
			`0: "A" has a share, but the levels are cut by score / give it a min, or cut by headcount or by value`}},
		{"no min before the last", []Level{{Name: "A", Min: p(90)}, {Name: "B"}, {Name: "C"}}, []string{
			`1: "B" has no min, so it takes every score that is left and none reaches "C" / only the last level goes without a min`}},
		{"equal", []Level{{Name: "A", Min: p(60)}, {Name: "X", OverrideOnly: true}, {Name: "B", Min: p(60)}, {Name: "C"}}, []string{
			`2: no score is left for "B": its min, 60, is not under that of "A", 60 / levels are listed best first, each with a lower min`}},
		{"rising", []Level{{Name: "A", Min: p(60)}, {Name: "B", Min: p(80)}, {Name: "C"}}, []string{
			`1: no score is left for "B": its min, 80, is not under that of "A", 60 / levels are listed best first, each with a lower min`}},
		{"above 100", []Level{{Name: "A", Min: p(100.5)}, {Name: "B"}}, []string{
			`0: no score reaches "A": its min is 100.5, and the highest score is 100`}},
		{"below 0", []Level{{Name: "A", Min: p(50)}, {Name: "B", Min: p(-1)}}, []string{
			`1: the min of "B" is -1, and the lowest score is 0`}},
		{"no figure", []Level{{Name: "A", Min: p(math.NaN())}, {Name: "B"}}, []string{`0: the min of "A" is no figure`}},
		{"nothing left", []Level{{Name: "A", Min: p(50)}, {Name: "B", Min: p(0)}, {Name: "C"}}, []string{
			`2: no score is left for "C": "B" takes all from 0 on`}},
		{"gap", []Level{{Name: "A", Min: p(50)}, {Name: "B", Min: p(0.5)}}, []string{
			`-1: a score under 0.5 has no tier / remove the min of "B", so that it takes what is left, or add a level below it`}},
		{"expect", []Level{{Name: "A", Min: p(50), Expect: p(60)}, {Name: "B", Expect: p(40.1)}}, []string{
			"-1: the levels are expected to bring 100.1% of the value, more than there is"}},
		{"expect out of range", []Level{{Name: "A", Min: p(50), Expect: p(-1)}, {Name: "B", Expect: p(101)}}, []string{
			`0: "A" is expected to bring -1% of the value, which is not from 0% to 100%`,
			`1: "B" is expected to bring 101% of the value, which is not from 0% to 100%`}},
		{"several at once", []Level{{Name: "A", Min: p(50)}, {Name: "A", Min: p(70)}, {Name: "", Min: p(10)}}, []string{
			`1: an earlier level is called "A" too`, "2: the level has no name",
			`1: no score is left for "A": its min, 70, is not under that of "A", 50 / levels are listed best first, each with a lower min`,
			`-1: a score under 10 has no tier / remove the min of "", so that it takes what is left, or add a level below it`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, test.want, written((&Scheme{Levels: test.levels}).Check()))
		})
	}
}

func TestCheckShares(t *testing.T) {
	noShare := shared(Headcount, 10, 90)
	noShare.Levels[2].Share = nil
	withMin := shared(Headcount, 10, 90)
	withMin.Levels[1].Min = p(80)
	ofValue := shared(Value, 100)
	ofValue.Levels[1].Min = p(80)
	noField := shared(Value, 10, 90)
	noField.Of = ""
	for _, test := range []struct {
		name   string
		scheme *Scheme
		want   []string
	}{
		{"good", shared(Headcount, 10, 20, 30, 40), nil},
		{"all in one", shared(Value, 100), nil},
		{"decimals", shared(Headcount, 33.3, 33.3, 33.4), nil},
		{"eight times 11.1", shared(Headcount, 11.1, 11.1, 11.1, 11.1, 11.1, 11.1, 11.1, 11.1, 11.2), nil},
		{"too few", shared(Headcount, 33.3, 33.3, 33.3), []string{
			"-1: the shares add up to 99.9%, not to 100% / 0.1% are missing"}},
		{"too many", shared(Value, 60, 25, 15.05), []string{
			"-1: the shares add up to 100.05%, not to 100% / 0.05% are too many"}},
		{"none", noShare, []string{`2: "B" has no share`}},
		{"zero", shared(Headcount, 0, 100), []string{`1: nobody reaches "A": its share is 0%`}},
		{"negative", shared(Headcount, -20, 120), []string{`1: nobody reaches "A": its share is -20%`}},
		{"no figure", shared(Headcount, math.Inf(1), 10), []string{`1: the share of "A" is no figure`}},
		{"min", withMin, []string{`1: "A" has a min, but the levels are cut by headcount / give it a share, or cut by score`}},
		{"min, by value", ofValue, []string{`1: "A" has a min, but the levels are cut by value / give it a share, or cut by score`}},
		{"no field", noField, []string{
			"-1: the levels are cut by value, but of which field is not said / name it with of, or with value at the top of the file"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, test.want, written(test.scheme.Check()))
		})
	}
}

func TestByIsTheWordOfTheConfiguration(t *testing.T) {
	diff(t, []string{"score", "headcount", "value"}, []string{Score.String(), Headcount.String(), Value.String()})
}
