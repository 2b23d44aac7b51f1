package effects_test

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/effects"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
	"tier/tiering"
)

// period is what a result is made of.
type period struct {
	rows      []line
	points    []*big.Rat // of the panel, by number of the customer
	weights   [3]int
	mins      [3]int
	full      int // marks of the panel's grades
	bands     int // where the amounts part
	by        string
	hold      string
	overrides string
	asOf      string
}

// line is a customer as the list has him.
type line struct {
	customer  int
	mark      string
	amount    int
	strategic string
}

// drawing draws periods.
type drawing struct{ *rand.Rand }

func (d drawing) of(choices ...string) string { return choices[d.IntN(len(choices))] }

func (d drawing) period() *period {
	p := &period{rows: d.rows(), points: d.points(), weights: d.weights(), mins: d.mins(), full: 5 + 5*d.IntN(2), bands: d.IntN(100),
		by: d.of("score", "score", "headcount"), asOf: d.of("2026-03-31", "2026-06-30")}
	p.hold = d.of("", "", "hold: 6, ", "hold: {points: 8, periods: 2}, ", "hold: {periods: 2, for: down}, ")
	if p.by == "headcount" && strings.Contains(p.hold, "6") || strings.Contains(p.hold, "points") && p.by == "headcount" {
		p.hold = "hold: {periods: 3}, "
	}
	p.overrides = d.overrides(p.mins)
	return p
}

const customers = 16

func (d drawing) rows() []line {
	var rows []line
	for _, customer := range d.Perm(customers)[:8+d.IntN(6)] {
		l := line{customer: customer, mark: fmt.Sprint(float64(d.IntN(1001)) / 10), amount: d.IntN(100), strategic: d.of("是", "否", "")}
		if d.IntN(25) == 0 {
			l.mark = "" // he can't be judged
		}
		rows = append(rows, l)
	}
	return rows
}

// points are thirds and quarters of ten marks; of some customers there are none.
func (d drawing) points() []*big.Rat {
	points := make([]*big.Rat, customers)
	for i := range points {
		if d.IntN(20) > 0 {
			n := int64(3 + d.IntN(2))
			points[i] = big.NewRat(d.Int64N(5*n+1), n)
		}
	}
	return points
}

func (d drawing) weights() [3]int {
	a := 5 + d.IntN(60)
	b := 5 + d.IntN(90-a)
	return [3]int{a, b, 100 - a - b}
}

func (d drawing) mins() [3]int {
	return [3]int{70 + d.IntN(15), 45 + d.IntN(20), 20 + d.IntN(20)}
}

func (d drawing) overrides(mins [3]int) string {
	var b strings.Builder
	when := func() string {
		return d.of(`strategic == "是"`, fmt.Sprint("mark > ", d.IntN(100)), fmt.Sprint("score < ", mins[1]+d.IntN(9)),
			fmt.Sprintf(`points["印象"] >= %d`, d.IntN(5)), `tier == "普通"`, fmt.Sprint("percentile(amount) > ", d.IntN(100)))
	}
	for i := range d.IntN(4) {
		switch d.IntN(3) {
		case 0:
			fmt.Fprintf(&b, "      - {name: 'o%d', when: '%s', tier: %s, reason: r, approved_by: x, until: %s}\n", i, when(), d.of("关键", "重要", "小"), d.of("2026-04-30", "2026-12-31"))
		case 1:
			fmt.Fprintf(&b, "      - {name: 'o%d', when: '%s', at_least: %s, reason: r, approved_by: x, until: %s}\n", i, when(), d.of("重要", "普通"), d.of("2026-04-30", "2026-12-31"))
		default:
			fmt.Fprintf(&b, "      - {name: 'o%d', when: '%s', at_most: %s, reason: r}\n", i, when(), d.of("普通", "小"))
		}
	}
	return b.String()
}

func (p *period) yaml() string {
	overrides := "      - {name: last, when: 'mark < -1', tier: 关键, reason: r, approved_by: x, until: 2026-12-31}\n" + p.overrides
	levels := fmt.Sprintf("{name: 重要, min: %d}, {name: 普通, min: %d}, {name: 一般, min: %d}, {name: 小}", p.mins[0], p.mins[1], p.mins[2])
	if p.by == "headcount" {
		levels = "{name: 重要, share: 20%}, {name: 普通, share: 30%}, {name: 一般, share: 30%}, {name: 小, share: 20%}"
	}
	return fmt.Sprintf(`version: 1
as_of: %s
fields: {id: 编号, mark: 分, amount: 金额, strategic: 战略, look: 印象}
scales: {five: {优: %d, 良: 3, 差: 0}}
models:
  - name: value
    criteria:
      - {name: 分, field: mark, weight: %d, curve: {0: 0, 100: 10}}
      - {name: 金额, field: amount, weight: %d, bands: {%d: 10, -1: 4, else: 0}}
      - {name: 印象, field: look, weight: %d, grades: five}
    tiers: {by: %s, %slevels: [{name: 关键, only: override}, %s]}
    overrides:
%spanel: {criteria: [印象]}
`, p.asOf, p.full, p.weights[0], p.weights[1], p.bands, p.weights[2], p.by, p.hold, levels, overrides)
}

func (p *period) config(t *testing.T) *config.Config {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(p.yaml()))
	if err != nil {
		t.Fatalf("%v\n%s", err, p.yaml())
	}
	return cfg
}

func (p *period) table(t *testing.T) *fileio.Table {
	t.Helper()
	var b strings.Builder
	b.WriteString("编号,分,金额,战略,印象\n")
	for _, l := range p.rows {
		fmt.Fprintf(&b, "C%02d,%s,%d,%s,\n", l.customer, l.mark, l.amount, l.strategic)
	}
	table, err := fileio.Read("-", fileio.ReadOptions{Stdin: strings.NewReader(b.String())})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// given are the panel's points by row of the list.
func (p *period) given() map[string][]*big.Rat {
	points := make([]*big.Rat, len(p.rows))
	for row, l := range p.rows {
		if of := p.points[l.customer]; of != nil {
			points[row] = new(big.Rat).Mul(of, big.NewRat(int64(p.full), 5)) // five are the full marks of points
		}
	}
	return map[string][]*big.Rat{"印象": points}
}

func judged(t *testing.T, cfg *config.Config, table *fileio.Table, o judge.Options) *result.Result {
	t.Helper()
	specs := judge.Specs(cfg)
	for i := range specs {
		specs[i].Required = false
	}
	list, err := fileio.Bind([]*fileio.Table{table}, specs)
	if err != nil {
		t.Fatal(err)
	}
	o.NotAlike, o.Workers = true, 1
	r, err := judge.Judge(t.Context(), cfg, list, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// pair are two periods, one after the other.
type pair struct {
	was, is *period
	before  *periods.Snapshot
	now     *result.Result
	levels  []tiering.Level // of before
}

func newPair(t *testing.T, was, is *period) *pair {
	t.Helper()
	p := &pair{was: was, is: is}
	first := judged(t, was.config(t), was.table(t), judge.Options{Points: was.given()})
	p.levels = first.Models[0].Spec.Scheme.Levels
	p.before = resulttest.Snapshot(t, first)
	p.before.Made.Points = map[string][]float64{"印象": figures(was.given()["印象"])}
	p.now = judged(t, is.config(t), is.table(t), judge.Options{Points: is.given(), Previous: []*periods.Snapshot{p.before}})
	return p
}

func figures(points []*big.Rat) []float64 {
	all := make([]float64, len(points))
	for i, x := range points {
		if all[i] = math.NaN(); x != nil {
			all[i], _ = x.Float64()
		}
	}
	return all
}

func (p *pair) explain(t *testing.T) *effects.Why {
	t.Helper()
	why, err := effects.Explain(t.Context(), effects.Options{Now: p.now, Points: p.is.given(), Previous: []*periods.Snapshot{p.before},
		Rescore: func(_ context.Context, cfg *config.Config, o judge.Options) (*result.Result, error) {
			return judged(t, cfg, p.is.table(t), o), nil
		},
		Judge: func(_ context.Context, table *fileio.Table, o judge.Options) (*result.Result, error) {
			return judged(t, p.now.Config, table, o), nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	return why
}

// rowBefore is the customer's row in the result before.
func (p *pair) rowBefore(row int) int {
	for at, id := range p.before.IDs {
		if id == p.now.ID(row) {
			return at
		}
	}
	return -1
}

func everyRow(n int) []int {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}
