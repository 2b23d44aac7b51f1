package effects_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"tier/tiering"
)

// TestAddUp: the effects of every customer add up to the difference exactly, as decimals, on 1,000 pairs of periods in which data,
// weights, ratings and overrides all change.
func TestAddUp(t *testing.T) {
	pairs := 1000
	if testing.Short() {
		pairs = 100
	}
	compared, moved := 0, [5]int{}
	for seed := range uint64(pairs) {
		d := drawing{rand.New(rand.NewPCG(8, seed))}
		was, is := d.period(), d.period()
		p := newPair(t, was, is)
		why := p.explain(t)
		for row, has := range why.Has {
			if !has {
				continue
			}
			e := &why.Effects[row]
			compared++
			p.addsUp(t, fmt.Sprint("pair ", seed), row, e)
			for i := range e.Score {
				if e.Score[i] != 0 || e.Rungs[i] != 0 {
					moved[i]++
				}
			}
		}
	}
	t.Logf("%d customers; with an effect of data, raters, rubric, overrides, rest: %v", compared, moved)
	if compared < 4*pairs || moved[0] == 0 || moved[1] == 0 || moved[2] == 0 || moved[3] == 0 {
		t.Errorf("too little happens: %d customers, %v", compared, moved)
	}
}

// addsUp wants the effects of a customer to be the difference.
func (p *pair) addsUp(t *testing.T, name string, row int, e *tiering.Effects) {
	t.Helper()
	now, before := &p.now.Models[0], p.rowBefore(row)
	sum, rungs := new(big.Rat), 0
	for i := range e.Score {
		sum.Add(sum, decimal(t, e.Score[i]))
		rungs += e.Rungs[i]
	}
	want := new(big.Rat).Sub(decimal(t, now.Scores.Total[row]), decimal(t, p.before.Scores[before]))
	if sum.Cmp(want) != 0 {
		t.Errorf("%s, %s: %v add up to %s, not to %s", name, p.now.ID(row), e.Score, sum.FloatString(9), want.FloatString(9))
	}
	was, is, ok := tiering.Rungs(p.levels, now.Spec.Scheme.Levels)
	if !ok {
		if e.Moves {
			t.Errorf("%s: levels that can't be compared moved", name)
		}
		return
	}
	if diff := was[p.before.Final[before]] - is[now.Final[row]]; rungs != diff || !e.Moves {
		t.Errorf("%s, %s: %v add up to %d rungs, not to %d", name, p.now.ID(row), e.Rungs, rungs, diff)
	}
}

func decimal(t *testing.T, x float64) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'f', -1, 64))
	if !ok || math.IsNaN(x) {
		t.Fatalf("%v is no figure", x)
	}
	return r
}

// TestOneCause: where one thing changes, nothing else has an effect; and where nothing does, nothing has.
func TestOneCause(t *testing.T) {
	changes := []struct {
		name  string
		cause int
		make  func(d drawing, p *period)
	}{
		{"nothing", -1, func(drawing, *period) {}},
		{"data", int(tiering.ByData), func(d drawing, p *period) { p.rows = d.rows() }},
		{"ratings", int(tiering.ByRaters), func(d drawing, p *period) { p.points = d.points() }},
		{"weights", int(tiering.ByRubric), func(d drawing, p *period) { p.weights = d.weights() }},
		{"thresholds", int(tiering.ByRubric), func(d drawing, p *period) { p.mins = d.mins() }},
		{"overrides", int(tiering.ByOverrides), func(d drawing, p *period) { p.overrides = d.overrides(p.mins) }},
	}
	for _, c := range changes {
		happened := 0
		for seed := range uint64(40) {
			d := drawing{rand.New(rand.NewPCG(9, seed))}
			was := d.period()
			if was.by = "score"; was.hold != "" {
				was.hold = "hold: 6, " // one by periods lets go by itself
			}
			is := *was
			c.make(d, &is)
			p := newPair(t, was, &is)
			why := p.explain(t)
			for row, has := range why.Has {
				e := &why.Effects[row]
				for i := range e.Score {
					if e.Score[i] == 0 && e.Rungs[i] == 0 {
						continue
					}
					happened++
					if i != c.cause {
						t.Errorf("%s changed, seed %d, %s, %v: %v, %v", c.name, seed, p.now.ID(row), has, e.Score, e.Rungs)
					}
				}
			}
		}
		if (happened == 0) != (c.cause < 0) {
			t.Errorf("%s changed: %d effects", c.name, happened)
		}
	}
}

// TestHold: what a hold keeps from happening is its own effect, and what it let happen before is none of the data's.
func TestHold(t *testing.T) {
	was := &period{rows: []line{{0, "80", 0, ""}}, points: make([]*big.Rat, customers), weights: [3]int{98, 1, 1}, mins: [3]int{75, 50, 25}, full: 5, bands: 50,
		by: "score", asOf: "2026-03-31"}
	was.points[0] = big.NewRat(5, 1)
	is := *was
	is.rows, is.hold = []line{{0, "74", 0, ""}}, "hold: 5, "
	why := newPair(t, was, &is).explain(t)
	if got := why.Effects[0].Rungs; got != [5]int{-1, 0, 0, 1, 0} {
		t.Errorf("a new hold: %v", got)
	}
	was.hold = is.hold
	why = newPair(t, was, &is).explain(t)
	if got := why.Effects[0].Rungs; got != [5]int{} {
		t.Errorf("a hold as before: %v", got)
	}
}

// TestWithoutRubric: a result that doesn't carry its rubric says so, and data and the rest add up.
func TestWithoutRubric(t *testing.T) {
	for seed := range uint64(50) {
		d := drawing{rand.New(rand.NewPCG(10, seed))}
		was, is := d.period(), d.period()
		p := newPair(t, was, is)
		p.before.Made.Origin, p.before.Made.Points = nil, nil
		p.before.Made.Table, p.before.Made.Rows = p.was.table(t), everyRow(len(p.was.rows))
		why := p.explain(t)
		if !why.Rested || len(why.Notes) == 0 {
			t.Fatalf("%v", why.Notes)
		}
		for row, has := range why.Has {
			e := &why.Effects[row]
			if !has {
				continue
			}
			p.restAddsUp(t, row, e)
			if e.Score[tiering.ByRaters] != 0 || e.Score[tiering.ByRubric] != 0 || e.Score[tiering.ByOverrides] != 0 {
				t.Errorf("seed %d: %v", seed, e.Score)
			}
		}
	}
}

func (p *pair) restAddsUp(t *testing.T, row int, e *tiering.Effects) {
	t.Helper()
	sum := new(big.Rat)
	for i := range e.Score {
		sum.Add(sum, decimal(t, e.Score[i]))
	}
	want := new(big.Rat).Sub(decimal(t, p.now.Models[0].Scores.Total[row]), decimal(t, p.before.Scores[p.rowBefore(row)]))
	if sum.Cmp(want) != 0 {
		t.Errorf("%s: %v add up to %s, not to %s", p.now.ID(row), e.Score, sum.FloatString(9), want.FloatString(9))
	}
}
