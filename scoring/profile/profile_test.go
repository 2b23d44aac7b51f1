package profile_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tier/scoring/profile"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// file is three customers and two blocks: all filled in, half of each, nothing.
func file(asOf time.Time) *profile.Profile {
	blank := map[string][]bool{"name": {false, false, true}, "phone": {false, true, true}, "sales": {false, false, true}, "profit": {false, true, true}, "region": {false, false, true}}
	spec := &profile.Spec{Updated: "updated_on", Stale: 365, Blocks: []profile.Block{
		{Name: "基础资料", Fields: []string{"name", "phone", "region"}}, {Name: "业务状况", Fields: []string{"sales", "profit"}},
	}}
	filled := func(field string) func(int) bool { return func(row int) bool { return !blank[field][row] } }
	return profile.New(spec, filled, []time.Time{day("2025-09-30"), day("2025-09-29"), {}}, asOf)
}

func TestCompleteness(t *testing.T) {
	p := file(day("2026-09-30"))
	var got [][]float64
	for row := range 3 {
		got = append(got, []float64{p.Share(row, 0), p.Share(row, 1), p.Total(row)})
	}
	diff(t, [][]float64{{1, 1, 1}, {2. / 3, .5, .6}, {0, 0, 0}}, got)
	diff(t, []string{"phone", "profit"}, p.Missing(1))
	diff(t, []string{"name", "phone", "region", "sales", "profit"}, p.Missing(2))
	diff(t, []string{"name", "phone", "region", "sales", "profit"}, p.Fields())
}

// TestStale: 365 days are not more than 365, and a record without a day is not known to be stale.
func TestStale(t *testing.T) {
	p := file(day("2026-09-30"))
	diff(t, []bool{false, true, false}, []bool{p.IsStale(0), p.IsStale(1), p.IsStale(2)})
	if days, ok := p.Days(1); days != 366 || !ok {
		t.Errorf("%d days, %v", days, ok)
	}
	if _, ok := p.Days(2); ok {
		t.Error("days of a record without one")
	}
	if days, _ := file(day("2025-09-01")).Days(0); days != -29 {
		t.Errorf("updated after the day of the judgement: %d", days)
	}
	if _, ok := file(time.Time{}).Days(0); ok || file(time.Time{}).IsStale(1) {
		t.Error("days without a day to count from")
	}
	if p.Undated().IsStale(1) || p.Undated().Dated() {
		t.Error("the days are not gone")
	}
}

func TestSummarise(t *testing.T) {
	p := file(day("2026-09-30"))
	want := profile.Summary{Customers: 3, Blocks: []float64{5. / 9, .5}, Total: 8. / 15, Incomplete: 2, Stale: 1, Undated: 1}
	diff(t, want, p.Summarise(3, func(int) bool { return true }))
	only := p.Only([]int{1, 2})
	want = profile.Summary{Customers: 1, Blocks: []float64{2. / 3, .5}, Total: .6, Incomplete: 1, Stale: 1}
	diff(t, want, only.Summarise(2, func(row int) bool { return row == 0 }))
	want = profile.Summary{Blocks: []float64{math.NaN(), math.NaN()}, Total: math.NaN()}
	diff(t, want, p.Summarise(3, func(int) bool { return false }))
}

func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-12)); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}
