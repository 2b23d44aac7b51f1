package backtest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tier/scoring"
)

var nan = math.NaN()

// counted is an input of grades with so many customers that did not default and that did, best grade first; the score is
// minus the grade.
func counted(good, bad []int) Input {
	var in Input
	for g := range good {
		in.Grades = append(in.Grades, string(rune('A'+g)))
		for i := range good[g] + bad[g] {
			in.Grade, in.Score = append(in.Grade, g), append(in.Score, -float64(g))
			in.Outcome = append(in.Outcome, truth(i >= good[g]))
		}
	}
	return in
}

func truth(defaulted bool) scoring.Truth {
	if defaulted {
		return scoring.True
	}
	return scoring.False
}

// random is an input of n customers with many equal scores, some of them missing, grades with exceptions, and unknown
// outcomes.
func random(r *rand.Rand, n int) Input {
	in := Input{Grades: []string{"A", "B", "C", "D", "E"}}
	for range n {
		score := float64(r.IntN(60))
		grade := 4 - int(score)/12
		risk := 1 / (1 + math.Exp((score-20)/15))
		outcome := truth(r.Float64() < risk)
		switch r.IntN(20) {
		case 0:
			outcome = scoring.Undecided
		case 1:
			score = nan
		case 2:
			grade = -1
		case 3:
			grade = r.IntN(5)
		}
		in.Grade, in.Score, in.Outcome = append(in.Grade, grade), append(in.Score, score), append(in.Outcome, outcome)
	}
	return in
}

// TestHanleyMcNeil has the example of Hanley and McNeil (Radiology 143, 1982, 29–36), table I: CT images of 58 normal and
// 51 abnormal patients, rated from definitely normal to definitely abnormal. They have an area of .893 and an SE of .032.
func TestHanleyMcNeil(t *testing.T) {
	got := Compare(counted([]int{33, 6, 6, 11, 2}, []int{3, 2, 2, 11, 33}))
	for name, d := range map[string]Discrimination{"score": got.ByScore, "grade": got.ByGrade} {
		if d.Customers != 109 || d.Defaulted != 51 {
			t.Errorf("by %s: %d customers, %d defaulted", name, d.Customers, d.Defaulted)
		}
		if three(d.AUC) != "0.893" || math.Abs(d.SE-0.0307) > 0.00005 {
			t.Errorf("by %s: AUC %v, SE %v, want .893 and .0307", name, d.AUC, d.SE)
		}
		if d.Gini != 2*d.AUC-1 || d.Verdict.Finding != Helps {
			t.Errorf("by %s: Gini %v, %v", name, d.Gini, d.Verdict)
		}
	}
	if se := hanleyMcNeil(gradeBins(got.Grades)); three(se) != "0.032" {
		t.Errorf("their own SE is %v, want .032", se)
	}
	// Of those rated 4 or 5 are 44 of 51 abnormal and 13 of 58 normal, the widest gap.
	if want := 44./51 - 13./58; math.Abs(got.ByGrade.KS-want) > 1e-15 || got.ByGrade.KSAt != 3 || got.ByScore.KSAt != -3 {
		t.Errorf("KS %v at %v, want %v at 3", got.ByGrade.KS, got.ByGrade.KSAt, want)
	}
}

// hanleyMcNeil is the standard error by the formulas of their table II.
func hanleyMcNeil(b bins) float64 {
	good, bad := float64(b.good), float64(b.bad)
	auc, twoBad, twoGood, better, worse := 0.0, 0.0, 0.0, good, 0.0
	for _, bin := range b.all {
		g, d := float64(bin.good), float64(bin.bad)
		better -= g
		auc += d * (better + g/2) / (good * bad)
		twoGood += d * (better*better + better*g + g*g/3) / (bad * good * good)
		twoBad += g * (worse*worse + worse*d + d*d/3) / (good * bad * bad)
		worse += d
	}
	return math.Sqrt((auc*(1-auc) + (bad-1)*(twoBad-auc*auc) + (good-1)*(twoGood-auc*auc)) / (good * bad))
}

// TestAgainstPairs counts all pairs one by one.
func TestAgainstPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		in := random(r, 20+r.IntN(300))
		got := Compare(in)
		grades := make([]float64, len(in.Grade))
		for row, g := range in.Grade {
			if grades[row] = -float64(g); g < 0 {
				grades[row] = nan
			}
		}
		againstPairs(t, got.ByScore, in.Score, in.Outcome)
		againstPairs(t, got.ByGrade, grades, in.Outcome)
	}
}

func againstPairs(t *testing.T, got Discrimination, score []float64, outcome []scoring.Truth) {
	t.Helper()
	var good, bad []float64
	for row, s := range score {
		switch {
		case math.IsNaN(s) || outcome[row] == scoring.Undecided:
		case outcome[row] == scoring.True:
			bad = append(bad, s)
		default:
			good = append(good, s)
		}
	}
	if got.Customers != len(good)+len(bad) || got.Defaulted != len(bad) {
		t.Fatalf("%d customers, %d defaulted; want %d, %d", got.Customers, got.Defaulted, len(good)+len(bad), len(bad))
	}
	if len(good) < 2 || len(bad) < 2 {
		return
	}
	ofGood, ofBad := make([]float64, len(good)), make([]float64, len(bad))
	halves := 0
	for i, g := range good {
		for j, b := range bad {
			h := 0
			switch {
			case g > b:
				h = 2
			case g == b:
				h = 1
			}
			halves += h
			ofGood[i] += float64(h) / 2 / float64(len(bad))
			ofBad[j] += float64(h) / 2 / float64(len(good))
		}
	}
	if want := float64(halves) / float64(2*len(good)*len(bad)); got.AUC != want {
		t.Errorf("AUC %v, want %v", got.AUC, want)
	}
	if want := math.Sqrt(variance(ofGood)/float64(len(good)) + variance(ofBad)/float64(len(bad))); math.Abs(got.SE-want) > 1e-12 {
		t.Errorf("SE %v, want %v", got.SE, want)
	}
	share := func(of []float64, s float64) float64 {
		n := 0
		for _, x := range of {
			if x <= s {
				n++
			}
		}
		return float64(n) / float64(len(of))
	}
	ks := 0.0
	for _, s := range slices.Concat(good, bad) {
		ks = max(ks, math.Abs(share(good, s)-share(bad, s)))
	}
	if math.Abs(got.KS-ks) > 1e-12 {
		t.Errorf("KS %v, want %v", got.KS, ks)
	}
	againstAreas(t, got)
}

func variance(values []float64) float64 {
	var m scoring.Moments
	for _, x := range values {
		m.Add(x, 0)
	}
	return m.XX / float64(len(values)-1)
}

// againstAreas measures the areas under the curves, which have all points here.
func againstAreas(t *testing.T, got Discrimination) {
	t.Helper()
	roc, cap, widest := 0.0, 0.0, 0.0
	for i, p := range got.Curve[1:] {
		last := got.Curve[i]
		roc += (p.Good - last.Good) * (p.Bad + last.Bad) / 2
		cap += (p.All - last.All) * (p.Bad + last.Bad) / 2
		widest = max(widest, math.Abs(p.Bad-p.Good))
	}
	perfect := 1 - float64(got.Defaulted)/float64(got.Customers)/2
	if ratio := (cap - 0.5) / (perfect - 0.5); math.Abs(roc-got.AUC) > 1e-12 || math.Abs(ratio-got.Gini) > 1e-12 {
		t.Errorf("areas %v and %v, want AUC %v and Gini %v", roc, ratio, got.AUC, got.Gini)
	}
	if math.Abs(widest-got.KS) > 1e-12 {
		t.Errorf("the widest gap between points is %v, KS %v", widest, got.KS)
	}
}

// TestAnyOrder shuffles the rows.
func TestAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		in := random(r, 50+r.IntN(2000))
		want := Compare(in)
		r.Shuffle(len(in.Outcome), func(i, j int) {
			in.Grade[i], in.Grade[j] = in.Grade[j], in.Grade[i]
			in.Score[i], in.Score[j] = in.Score[j], in.Score[i]
			in.Outcome[i], in.Outcome[j] = in.Outcome[j], in.Outcome[i]
		})
		if diff := cmp.Diff(want, Compare(in), cmpopts.EquateNaNs()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestTurnedRound has the scores upside down.
func TestTurnedRound(t *testing.T) {
	in := random(rand.New(rand.NewPCG(5, 6)), 400)
	was := Compare(in).ByScore
	for row := range in.Score {
		in.Score[row] = -in.Score[row]
	}
	is := Compare(in).ByScore
	if math.Abs(was.AUC+is.AUC-1) > 1e-15 || math.Abs(was.SE-is.SE) > 1e-15 || was.KS != is.KS || was.Gini != -is.Gini {
		t.Errorf("AUC %v and %v, SE %v and %v, KS %v and %v", was.AUC, is.AUC, was.SE, is.SE, was.KS, is.KS)
	}
	if was.Verdict.Finding != Helps || is.Verdict.Finding != Backwards {
		t.Errorf("%v; turned round: %v", was.Verdict, is.Verdict)
	}
}

func TestWhoIsCounted(t *testing.T) {
	got := Compare(Input{
		Grades:  []string{"A", "B", "C"},
		Grade:   []int{0, 0, 0, 2, 2, -1, -1, 2},
		Score:   []float64{9, 8, nan, 3, 2, nan, 7, 1},
		Outcome: []scoring.Truth{scoring.False, scoring.True, scoring.False, scoring.True, scoring.True, scoring.True, scoring.Undecided, scoring.Undecided},
	})
	type counts struct{ Customers, Defaulted int }
	of := func(t Tally) counts { return counts{t.Customers, t.Defaulted} }
	if of(got.All) != (counts{6, 4}) || of(got.Ungraded) != (counts{1, 1}) || of(got.Unscored) != (counts{2, 1}) || got.Unknown != 2 {
		t.Errorf("all %v, ungraded %v, unscored %v, unknown %d", of(got.All), of(got.Ungraded), of(got.Unscored), got.Unknown)
	}
	a, b, c := got.Grades[0], got.Grades[1], got.Grades[2]
	if of(a.Tally) != (counts{3, 1}) || of(b.Tally) != (counts{}) || of(c.Tally) != (counts{2, 2}) || a.Unknown != 0 || c.Unknown != 1 {
		t.Errorf("grades %v", got.Grades)
	}
	if a.WorseGood != 1 || a.WorseBad != 1 || b.WorseGood != 0 || b.WorseBad != 2./3 || c.WorseBad != 2./3 || c.WorseGood != 0 {
		t.Errorf("shares from the worst grade on: %v", got.Grades)
	}
	if of := (counts{got.ByScore.Customers, got.ByScore.Defaulted}); of != (counts{4, 3}) {
		t.Errorf("by score %v", of)
	}
	if of := (counts{got.ByGrade.Customers, got.ByGrade.Defaulted}); of != (counts{5, 3}) {
		t.Errorf("by grade %v", of)
	}
}

// TestNothing compares nothing, by columns that are missing and by empty ones.
func TestNothing(t *testing.T) {
	for _, in := range []Input{{}, {Grades: []string{"A"}}, {Outcome: []scoring.Truth{scoring.True, scoring.False}}} {
		got := Compare(in)
		if got.ByScore.Verdict.Finding != NobodyKnown || got.ByGrade.Verdict.Finding != NobodyKnown || got.ByScore.Curve != nil {
			t.Errorf("%v: %v", in, got)
		}
		if got.Ungraded.Customers != len(in.Outcome) || got.Unscored.Customers != len(in.Outcome) {
			t.Errorf("%v: %v", in, got)
		}
	}
}

func TestOrder(t *testing.T) {
	tests := []struct {
		good, bad []int
		want      string
	}{
		{[]int{90, 80, 60}, []int{10, 20, 40}, "the default rate rises from each grade to the next worse one"},
		{[]int{90, 0, 60}, []int{10, 0, 40},
			"the default rate rises from each grade to the next worse one; skipped, as nobody's outcome is known there: B"},
		{[]int{80, 90, 60, 60, 0}, []int{20, 10, 40, 40, 0},
			"the default rate does not rise with every worse grade: A → B (20.00% → 10.00%, p = 0.073), C → D (40.00% → 40.00%, p = 1.000); skipped, as nobody's outcome is known there: E"},
		{[]int{9, 9}, []int{0, 0}, "the default rate rises but where there are no defaults in either grade: A → B"},
		{[]int{9, 9, 5, 5}, []int{0, 0, 5, 5},
			"the default rate does not rise with every worse grade: C → D (50.00% → 50.00%, p = 1.000); no defaults in either: A → B"},
		{[]int{0, 90}, []int{0, 10},
			"fewer than two grades have customers of known outcome: there is no order to judge; skipped, as nobody's outcome is known there: A"},
	}
	for _, tt := range tests {
		got := Compare(counted(tt.good, tt.bad)).Order
		if got.Message.String() != tt.want {
			t.Errorf("%v %v: %s\nwant %s", tt.good, tt.bad, got.Message, tt.want)
		}
		if got.Rises() != (len(got.Steps) > 0 && len(got.Breaks) == 0) {
			t.Errorf("%v %v: rises %v", tt.good, tt.bad, got.Rises())
		}
	}
}

func TestSteps(t *testing.T) {
	got := Compare(counted([]int{98, 91, 60, 60, 62, 90}, []int{2, 9, 40, 40, 38, 10})).Order
	want := []string{
		"A → B: the default rate rises from 2.00% to 9.00%, which may be chance (p = 0.058)",
		"B → C: the default rate rises from 9.00% to 40.00%, more than by chance (p < 0.001)",
		"C → D: the default rate stays at 40.00%",
		"D → E: the default rate falls from 40.00% to 38.00%, which may be chance (p = 0.885)",
		"E → F: the default rate falls from 38.00% to 10.00%, more than by chance (p < 0.001)",
	}
	for i, s := range got.Steps {
		if s.Message().String() != want[i] {
			t.Errorf("%s\nwant %s", s.Message(), want[i])
		}
	}
	if trends := fmt.Sprint(got.Steps[0].Trend, got.Steps[2].Trend, got.Steps[3].Trend); len(got.Steps) != 5 || len(got.Breaks) != 3 || trends != fmt.Sprint(Rises, Same, Falls) {
		t.Errorf("%d steps, %d breaks, trends %s", len(got.Steps), len(got.Breaks), trends)
	}
}

func TestVerdicts(t *testing.T) {
	tests := []struct {
		good, bad []int
		finding   Finding
		want      string
	}{
		{[]int{90, 10}, []int{10, 90}, Helps,
			"it helps: customers that default stand lower than others; AUC 0.900, 95% interval 0.858 to 0.942, above 0.5"},
		{[]int{10, 90}, []int{90, 10}, Backwards,
			"it is the wrong way round: customers that default stand higher than others; AUC 0.100, 95% interval 0.058 to 0.142, below 0.5"},
		{[]int{50, 49}, []int{50, 51}, Undecided,
			"it may not help at all: AUC 0.505, and its 95% interval 0.435 to 0.575 has guessing (0.5) in it"},
		{[]int{9, 0}, []int{0, 90}, TooFew, "90 customers defaulted and 9 did not: a verdict needs 10 of each"},
		{[]int{9, 3}, []int{0, 0}, NobodyDefaulted, "none of 12 customers defaulted: there is nothing to tell apart"},
		{[]int{0, 0}, []int{9, 3}, EverybodyDefaulted, "all of 12 customers defaulted: there is nothing to tell apart"},
		{[]int{30, 0}, []int{30, 0}, AllAlike, "all of 60 customers stand alike, so nobody is told apart"},
		{[]int{0}, []int{0}, NobodyKnown, "nobody has both a place in the order and a known outcome: there is nothing to compare"},
	}
	for _, tt := range tests {
		got := Compare(counted(tt.good, tt.bad)).ByScore
		if got.Verdict.Finding != tt.finding || got.Verdict.Message.String() != tt.want {
			t.Errorf("%v %v: %d %s\nwant %d %s", tt.good, tt.bad, got.Verdict.Finding, got.Verdict.Message, tt.finding, tt.want)
		}
		if got.Verdict.Judged() != (tt.finding <= Backwards) {
			t.Errorf("%v %v: judged %v", tt.good, tt.bad, got.Verdict.Judged())
		}
	}
}

// TestPartedEntirely: where no defaulted customer stands as high as another one, the interval is no point.
func TestPartedEntirely(t *testing.T) {
	got := Compare(counted([]int{20, 0}, []int{0, 400})).ByScore
	if got.AUC != 1 || got.SE != 0 || got.Interval.High != 1 || math.Abs(got.Interval.Low-(1-0.1611)) > 0.0001 {
		t.Errorf("AUC %v, SE %v, interval %v; want that of 20 of 20", got.AUC, got.SE, got.Interval)
	}
	if got.KS != 1 || got.KSAt != -1 {
		t.Errorf("KS %v at %v", got.KS, got.KSAt)
	}
}
