package tiering

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMigrate(t *testing.T) {
	from := Period{Levels: levels("A", "B"), Final: []int{0, 0, 1, 1, -1, Absent, Absent, 1, Absent}, Value: []float64{10, 20, 3, nan, 1, nan, nan, 4, nan}}
	to := Period{Levels: levels("A", "B"), Final: []int{0, 1, 0, -1, -1, 1, 0, Absent, Absent}, Value: []float64{11, 5, 30, 2, nan, 0.1, 0.2, 99, nan}}
	got := Migrate(from, to, []bool{true, true, true, true, true, false, true, false, true})
	diff(t, []State{Same, Down, Up, Untiered, Untiered, New, Returned, Lost, Nowhere}, got.State)
	diff(t, [][]Flow{
		{{1, 10, 11}, {1, 20, 5}, {}, {}},
		{{1, 3, 30}, {}, {1, 0, 2}, {1, 4, 0}},
		{{}, {}, {1, 1, 0}, {}},
		{{1, 0, 0.2}, {1, 0, 0.1}, {}, {}},
	}, got.Cells)
	diff(t, []Flow{{2, 30, 16}, {3, 7, 32}, {1, 1, 0}, {2, 0, 0.3}}, got.Rows)
	diff(t, []Flow{{3, 13, 41.2}, {2, 20, 5.1}, {2, 1, 2}, {1, 4, 0}}, got.Columns)
	diff(t, Flow{8, 38, 48.3}, got.All)
	diff(t, Flow{2, 1, 2}, got.Of[Untiered])
}

// TestMigrateOtherLevels: tiers of other names are compared by their places, or not at all.
func TestMigrateOtherLevels(t *testing.T) {
	from, to := Period{Levels: levels("A", "B"), Final: []int{0, 1}}, Period{Levels: levels("金", "银"), Final: []int{1, 0}}
	if m := Migrate(from, to, nil); m.How != ByPlace || m.State[0] != Down || m.State[1] != Up {
		t.Errorf("%v by %v", m.State, m.How)
	}
	to = Period{Levels: levels("金", "银", "铜"), Final: []int{1, 0}}
	m := Migrate(from, to, nil)
	if m.How != NotComparable || m.Of[Unlike].Customers != 2 {
		t.Errorf("%v by %v", m.State, m.How)
	}
	diff(t, Flow{2, nan, nan}, m.All)
}

func TestTrace(t *testing.T) {
	got := Trace([]Period{
		{Levels: levels("A", "B"), Final: []int{0, 1, 1, Absent}, Value: []float64{6, 2, 2, nan}},
		{Levels: levels("关键", "A", "B"), Final: []int{0, Absent, 2, -1}, Value: []float64{9, nan, -1, 5}},
		{Levels: levels("X", "Y"), Final: []int{Absent, 1, Absent, Absent}},
	})
	diff(t, []string{"关键", "A", "B", "X", "Y"}, got.Ladder)
	if got.How != NotComparable {
		t.Errorf("compared by %v", got.How)
	}
	diff(t, Standing{Customers: 3, All: Rung{true, 3, 1, 10, 1}, Rungs: []Rung{{Value: 0, ValueShare: 0}, {true, 1, 1.0 / 3, 6, 0.6}, {true, 2, 2.0 / 3, 4, 0.4}, {}, {}}},
		got.Periods[0])
	diff(t, Standing{Customers: 3, Untiered: 1, All: Rung{true, 2, 1, 8, 1}, Rungs: []Rung{{true, 1, 0.5, 9, 1}, {true, 0, 0, 0, 0}, {true, 1, 0.5, -1, 0}, {}, {}}},
		got.Periods[1])
	diff(t, []State{Lost, Returned, Lost, Lost}, got.Steps[1].State)
	diff(t, []State{Up, Lost, Same, New}, got.Steps[0].State)
}

// TestMigrationReconciles: rows and columns are the customers of both periods plus who came and who went, by count and by
// value.
func TestMigrationReconciles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := drawPeriods(t, 2)
		from, to := periods[0], periods[1]
		m := Migrate(from, to, nil)
		trend := Trace(periods)
		coming, going := len(m.Rows)-1, len(m.Columns)-1
		diff2(t, trend.Periods[0].Customers, m.All.Customers-m.Rows[coming].Customers)
		diff2(t, trend.Periods[1].Customers, m.All.Customers-m.Columns[going].Customers)
		diff2(t, m.Rows[coming].Customers, m.Of[New].Customers+m.Of[Returned].Customers)
		diff2(t, m.Columns[going].Customers, m.Of[Lost].Customers)
		diff2(t, 0, m.Cells[coming][going].Customers)
		for i, d := range Distribute(from.Levels, from.tiered(), make([]float64, len(from.Final)), from.Value).Levels {
			diff2(t, d.Count, m.Rows[i].Customers)
			diff2(t, d.Value, m.Rows[i].Before)
		}
		for i, d := range Distribute(to.Levels, to.tiered(), make([]float64, len(to.Final)), to.Value).Levels {
			diff2(t, d.Count, m.Columns[i].Customers)
			diff2(t, d.Value, m.Columns[i].After)
		}
		sum := 0
		for _, s := range States() {
			sum += m.Of[s].Customers
		}
		diff2(t, m.All.Customers, sum)
	})
}

// TestOrderOfRowsIsNothing: the same customers in another order move alike.
func TestOrderOfRowsIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := drawPeriods(t, rapid.IntRange(1, 4).Draw(t, "periods"))
		order := drawOrder(t, len(periods[0].Final))
		var turned []Period
		for _, p := range periods {
			turned = append(turned, Period{p.Levels, permuted(p.Final, order), permuted(p.Value, order)})
		}
		want, got := Trace(periods), Trace(turned)
		for i := range want.Steps {
			want.Steps[i].State = permuted(want.Steps[i].State, order)
		}
		diff2(t, want, got)
	})
}

// tiered has no customer who isn't there.
func (p *Period) tiered() []int {
	var all []int
	for _, level := range p.Final {
		all = append(all, max(level, -1))
	}
	return all
}

// drawPeriods draws the tiers of the same customers in several periods, whose levels may differ.
func drawPeriods(t *rapid.T, n int) []Period {
	rows := rapid.IntRange(0, 40).Draw(t, "rows")
	ladders := [][]Level{levels("A", "B", "C"), levels("A", "B"), levels("金", "银", "铜"), levels("关键", "A", "B", "C")}
	var all []Period
	for range n {
		p := Period{Levels: rapid.SampledFrom(ladders).Draw(t, "levels"), Value: drawValues(t, rows)}
		p.Final = rapid.SliceOfN(rapid.IntRange(Absent, len(p.Levels)-1), rows, rows).Draw(t, "final")
		all = append(all, p)
	}
	return all
}
