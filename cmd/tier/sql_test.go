package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestAgainstPlainArithmetic judges generated lists twice, by the program and in fractions as written down below, and
// wants every customer's points, score, rank and tier, and every tier's count and shares, to be the same. Lists have
// many equal values, negative ones, zeros and blanks, and their rows and columns stand in any order, of which the
// plain arithmetic knows nothing. (Real lists are judged by SQL, in data_test.go.)
func TestAgainstPlainArithmetic(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	const lists = 200
	scored, unscored := 0, 0
	for seed := range lists {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(uint64(seed), 2))
			customers := makeCustomers(random)
			c := makeConfig(random, customers)
			want := c.judge(customers)
			list := filepath.Join(t.TempDir(), "list.csv")
			writeList(t, list, shuffled(random, customerRows(customers)))
			sameJudgement(t, want, scoreList(t, c.String(), list))
			if t.Failed() {
				text, _ := os.ReadFile(list)
				t.Fatalf("configuration:\n%s\nlist:\n%s", c, text)
			}
			for _, m := range want.Models {
				scored += len(customers) - m.Unscored
				unscored += m.Unscored
			}
		})
	}
	if scored < 10_000 || unscored < 1_000 {
		t.Errorf("the lists are too easy: %d verdicts, %d customers unscored", scored, unscored)
	}
}

// judgement is all that is compared of a run: what it says of every customer, and of every tier.
type judgement struct {
	Customers map[string]opinion // by model and id
	Models    map[string]modelTotals
}

// opinion is what a model says of a customer. What there is not is NaN, 0 or "".
type opinion struct {
	Score  float64
	Rank   int
	Tier   string
	Points []float64 // by criterion; none where the customer is unscored
}

type modelTotals struct {
	Unscored int
	Tiers    []tierTotals
}

// tierTotals are a tier's customers and what they bring; ValueShare is their part of the positive values.
type tierTotals struct {
	Name              string
	Count             int
	Share             float64
	Value, ValueShare float64
}

// sameJudgement allows no difference, not in the last bit.
func sameJudgement(t *testing.T, want, got judgement) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// scoreList runs tier score --json and returns what it says. All must have gone well, but for customers left unscored.
func scoreList(t *testing.T, config, list string) judgement {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tier.yaml")
	if err := os.WriteFile(path, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := runTier("score", "--json", "--lang", "en", "--config", path, list)
	if code != exitDone && code != exitUnjudged {
		t.Fatalf("exit %d: %s\n%s", code, stderr, config)
	}
	judged := readJudgement(t, stdout)
	unscored := 0
	for _, m := range judged.Models {
		unscored += m.Unscored
	}
	if (code == exitUnjudged) != (unscored > 0) {
		t.Errorf("exit %d, and %d unscored", code, unscored)
	}
	return judged
}

func runTier(args ...string) (code int, stdout []byte, stderr string) {
	var out, told bytes.Buffer
	code = run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &out, stderr: &told, getenv: func(string) string { return "" }, args: args,
	})
	return code, out.Bytes(), told.String()
}

func readJudgement(t *testing.T, text []byte) judgement {
	t.Helper()
	var doc struct {
		Models []struct {
			Name     string
			Unscored int
			Tiers    []struct {
				Name       string
				Count      int
				Share      *float64
				Value      *float64
				ValueShare *float64 `json:"value_share"`
			}
		}
		Customers []struct {
			ID, Model, Tier string
			Score           *float64
			Rank            int
			Criteria        []struct{ Points *float64 }
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	judged := judgement{map[string]opinion{}, map[string]modelTotals{}}
	for _, m := range doc.Models {
		totals := modelTotals{Unscored: m.Unscored}
		for _, l := range m.Tiers {
			totals.Tiers = append(totals.Tiers, tierTotals{l.Name, l.Count, orNaN(l.Share), orNaN(l.Value), orNaN(l.ValueShare)})
		}
		judged.Models[m.Name] = totals
	}
	for _, c := range doc.Customers {
		o := opinion{Score: orNaN(c.Score), Rank: c.Rank, Tier: c.Tier}
		if c.Score != nil {
			for _, k := range c.Criteria {
				o.Points = append(o.Points, orNaN(k.Points))
			}
		}
		judged.Customers[c.Model+" "+c.ID] = o
	}
	return judged
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

// plainCustomer has an id, a group ("" for none), and figures: nil where the cell is blank.
type plainCustomer struct {
	id, group string
	x         *big.Rat // what the criteria judge
	a, b      *big.Rat // the value is a + b
}

func (c plainCustomer) value() *big.Rat {
	if c.a == nil || c.b == nil {
		return nil
	}
	return new(big.Rat).Add(c.a, c.b)
}

// makeCustomers returns 1 to 40 customers. The first has no blank cell and a positive value.
func makeCustomers(random *rand.Rand) []plainCustomer {
	places := random.IntN(4)             // decimals of the list
	spread := 2 + int64(random.IntN(40)) // the fewer figures, the more are equal
	figure := func() *big.Rat {
		if random.IntN(12) == 0 {
			return nil
		}
		return big.NewRat(random.Int64N(spread)-spread/4, power10(random.IntN(places+1)))
	}
	customers := make([]plainCustomer, 1+random.IntN(40))
	for i := range customers {
		group := []string{"East", "West", "北", "North", "East", "West", ""}[random.IntN(7)]
		customers[i] = plainCustomer{id: fmt.Sprintf("K%03d", i), group: group, x: figure(), a: figure(), b: figure()}
	}
	first := &customers[0]
	first.group, first.x, first.a, first.b = "East", big.NewRat(1, 2), big.NewRat(1, 10), big.NewRat(1, 5)
	return customers
}

func power10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func customerRows(customers []plainCustomer) [][]string {
	rows := [][]string{{"Customer ID", "Region", "X", "A", "B"}}
	for _, c := range customers {
		rows = append(rows, []string{c.id, c.group, decimalText(c.x), decimalText(c.a), decimalText(c.b)})
	}
	return rows
}

// decimalText writes a decimal number in full; nil is a blank cell.
func decimalText(x *big.Rat) string {
	if x == nil {
		return ""
	}
	places, _ := x.FloatPrec()
	return x.FloatString(places)
}

// shuffled returns the rows below the header in another order, and the columns too.
func shuffled(random *rand.Rand, rows [][]string) [][]string {
	columns := random.Perm(len(rows[0]))
	out := make([][]string, len(rows))
	for i, row := range rows {
		for _, c := range columns {
			out[i] = append(out[i], row[c])
		}
	}
	body := out[1:]
	random.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	return out
}

func writeList(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// plainConfig is a configuration, both as its text and as what it means.
type plainConfig struct {
	decimals int
	models   []plainModel
}

type plainModel struct {
	name     string
	criteria []plainCriterion
	tiers    plainTiers
}

type plainCriterion struct {
	weight  *big.Rat
	missing string // refuse, skip, or a number of points
	rule    string // as the configuration says it
	max     *big.Rat
	points  func([]plainCustomer) []*big.Rat // nil where the customer has none
}

// plainTiers are levels, best first: by score with their least scores, the last without one, or with shares.
type plainTiers struct {
	by      string
	figures []string // 12.5
}

// makeConfig returns a configuration of six models.
func makeConfig(random *rand.Rand, customers []plainCustomer) plainConfig {
	c := plainConfig{decimals: random.IntN(7)}
	for i, by := range []string{"headcount", "headcount", "value", "value", "score", "headcount"} {
		m := plainModel{name: fmt.Sprintf("m%d", i), tiers: makeTiers(random, by)}
		for _, weight := range parts(random, 1+i%3, 1000) {
			m.criteria = append(m.criteria, makeCriterion(random, big.NewRat(weight, 10), customers))
		}
		c.models = append(c.models, m)
	}
	return c
}

// parts cuts a sum into n positive parts.
func parts(random *rand.Rand, n int, sum int64) []int64 {
	cuts := []int64{0, sum}
	for len(cuts) <= n {
		if cut := 1 + random.Int64N(sum-1); !slices.Contains(cuts, cut) {
			cuts = append(cuts, cut)
		}
	}
	slices.Sort(cuts)
	for i := range n {
		cuts[i] = cuts[i+1] - cuts[i]
	}
	return cuts[:n]
}

func makeTiers(random *rand.Rand, by string) plainTiers {
	known := [][]string{
		{"10", "20", "30", "40"}, {"12.5", "17.5", "30", "40"}, {"33.3", "33.3", "33.4"}, {"60", "25", "10", "5"},
		{"0.1", "99.9"}, {"100"}, {"11.1", "11.1", "11.1", "11.1", "11.1", "11.1", "11.1", "11.1", "11.2"},
	}
	tiers := plainTiers{by: by}
	if by != "score" && random.IntN(3) > 0 {
		tiers.figures = known[random.IntN(len(known))]
		return tiers
	}
	n := 2 + random.IntN(4)
	left := int64(100_000)
	for _, part := range parts(random, n, left) {
		left -= part
		if by == "score" {
			part = left // 0 for the last, which has none
		}
		tiers.figures = append(tiers.figures, decimalText(big.NewRat(part, 1000)))
	}
	return tiers
}

func makeCriterion(random *rand.Rand, weight *big.Rat, customers []plainCustomer) plainCriterion {
	c := plainCriterion{weight: weight, missing: []string{"refuse", "skip", "0"}[random.IntN(3)]}
	switch random.IntN(5) {
	case 0:
		c.rule, c.max, c.points = "formula: 'percentile(x)', max: 100", big.NewRat(100, 1), percentilePoints
	case 1, 2:
		makeRank(random, &c)
	case 3:
		makeBands(random, &c, customers)
	default:
		makeCurve(random, &c, customers)
	}
	return c
}

// makeRank draws cumulative shares and falling points.
func makeRank(random *rand.Rand, c *plainCriterion) {
	r := plainRank{low: random.IntN(2) == 0, within: random.IntN(2) == 0}
	var words []string
	at, points := int64(0), int64(20)
	for _, part := range parts(random, 2+random.IntN(3), 1000) {
		at, points = at+part, points-1-random.Int64N(5)
		if at == 1000 {
			break
		}
		r.tops = append(r.tops, big.NewRat(at, 1000))
		r.points = append(r.points, big.NewRat(points, 1))
		words = append(words, fmt.Sprintf("top %s%%: %d", decimalText(big.NewRat(at, 10)), points))
	}
	r.left = big.NewRat(1, 4)
	c.rule = fmt.Sprintf("field: x, rank: {%s, else: 0.25}", strings.Join(words, ", "))
	if r.low {
		c.rule += ", order: low"
	}
	if r.within {
		c.rule += ", within: region"
	}
	c.max, c.points = r.points[0], r.judge
}

// steps draws two to five distinct figures, most of them of customers, lowest first, each with points of 0 to 9.9;
// the highest of the points is not 0.
func steps(random *rand.Rand, customers []plainCustomer) (at, points []*big.Rat, top *big.Rat) {
	n := 2 + random.IntN(4)
	for len(at) < n {
		x := big.NewRat(random.Int64N(200)-50, 10)
		if some := customers[random.IntN(len(customers))].x; some != nil && random.IntN(4) > 0 {
			x = some
		}
		if !slices.ContainsFunc(at, func(y *big.Rat) bool { return x.Cmp(y) == 0 }) {
			at = append(at, x)
		}
	}
	slices.SortFunc(at, (*big.Rat).Cmp)
	for range at {
		points = append(points, big.NewRat(random.Int64N(100), 10))
	}
	points[random.IntN(n)] = big.NewRat(99, 10)
	return at, points, slices.MaxFunc(points, (*big.Rat).Cmp)
}

func stepWords(prefix string, at, points []*big.Rat) string {
	words := make([]string, len(at))
	for i := range at {
		words[i] = fmt.Sprintf("%s%s: %s", prefix, decimalText(at[i]), decimalText(points[i]))
	}
	return strings.Join(words, ", ")
}

func makeBands(random *rand.Rand, c *plainCriterion, customers []plainCustomer) {
	at, points, top := steps(random, customers)
	left := big.NewRat(1, 2)
	atMost, prefix := random.IntN(2) == 0, ""
	if atMost {
		prefix = "at most "
	}
	c.rule = fmt.Sprintf("field: x, bands: {%s, else: 0.5}", stepWords(prefix, at, points))
	c.max = top
	c.points = eachX(func(x *big.Rat) *big.Rat {
		found := left
		for i := range at {
			if !atMost && x.Cmp(at[i]) >= 0 {
				found = points[i] // and a higher one may follow
			}
			if atMost && x.Cmp(at[i]) <= 0 {
				return points[i]
			}
		}
		return found
	})
}

func makeCurve(random *rand.Rand, c *plainCriterion, customers []plainCustomer) {
	at, points, top := steps(random, customers)
	c.rule = fmt.Sprintf("field: x, curve: {%s}", stepWords("", at, points))
	c.max = top
	c.points = eachX(func(x *big.Rat) *big.Rat { return onCurve(at, points, x) })
}

// onCurve goes straight from knot to knot, and is flat outside them.
func onCurve(at, points []*big.Rat, x *big.Rat) *big.Rat {
	last := len(at) - 1
	if x.Cmp(at[0]) <= 0 {
		return points[0]
	}
	if x.Cmp(at[last]) >= 0 {
		return points[last]
	}
	i := 1
	for x.Cmp(at[i]) > 0 {
		i++
	}
	up := new(big.Rat).Sub(points[i], points[i-1])
	up.Mul(up, new(big.Rat).Sub(x, at[i-1]))
	up.Quo(up, new(big.Rat).Sub(at[i], at[i-1]))
	return roundHalfUp(up.Add(up, points[i-1]), 9)
}

func eachX(points func(x *big.Rat) *big.Rat) func([]plainCustomer) []*big.Rat {
	return func(customers []plainCustomer) []*big.Rat {
		all := make([]*big.Rat, len(customers))
		for i, c := range customers {
			if c.x != nil {
				all[i] = points(c.x)
			}
		}
		return all
	}
}

// percentilePoints says how many percent of the others have less; there must be another.
func percentilePoints(customers []plainCustomer) []*big.Rat {
	all := make([]*big.Rat, len(customers))
	for i, c := range customers {
		lower, others := 0, 0
		for j, other := range customers {
			if j != i && c.x != nil && other.x != nil {
				others++
				if other.x.Cmp(c.x) < 0 {
					lower++
				}
			}
		}
		if others > 0 {
			all[i] = roundHalfUp(big.NewRat(100*int64(lower), int64(others)), 9)
		}
	}
	return all
}

// plainRank gives points by place: tops are cumulative shares, left is for those after the last.
type plainRank struct {
	tops, points []*big.Rat
	left         *big.Rat
	low, within  bool
}

func (r plainRank) judge(customers []plainCustomer) []*big.Rat {
	all := make([]*big.Rat, len(customers))
	for i, c := range customers {
		if c.x == nil || r.within && c.group == "" {
			continue
		}
		place, peers := 1, 0
		for _, other := range customers {
			if other.x == nil || r.within && other.group != c.group {
				continue
			}
			peers++
			if before := other.x.Cmp(c.x); before > 0 && !r.low || before < 0 && r.low {
				place++
			}
		}
		all[i] = r.left
		for k := len(r.tops) - 1; k >= 0; k-- {
			if place <= wholeHalfUp(r.tops[k], peers) {
				all[i] = r.points[k]
			}
		}
	}
	return all
}

// wholeHalfUp is the whole number nearest to share × n, the upper one of two.
func wholeHalfUp(share *big.Rat, n int) int {
	x := roundHalfUp(new(big.Rat).Mul(share, big.NewRat(int64(n), 1)), 0)
	return int(x.Num().Int64())
}

// roundHalfUp rounds a figure that is not negative.
func roundHalfUp(x *big.Rat, places int) *big.Rat {
	unit := big.NewRat(1, power10(places))
	n := new(big.Rat).Quo(x, unit)
	n.Add(n, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(n.Num(), n.Denom()))
	return whole.Mul(whole, unit)
}

// judge is what the program should say.
func (c plainConfig) judge(customers []plainCustomer) judgement {
	judged := judgement{map[string]opinion{}, map[string]modelTotals{}}
	for _, m := range c.models {
		scores, points := m.score(customers, c.decimals)
		levels := m.tiers.place(scores, customers)
		for i, customer := range customers {
			o := opinion{Score: math.NaN()}
			if scores[i] != nil {
				o = opinion{Score: nearestFloat(scores[i]), Rank: 1 + countHigher(scores, scores[i]), Tier: levelName(levels[i])}
				for k := range m.criteria {
					o.Points = append(o.Points, nearestFloat(points[k][i]))
				}
			}
			judged.Customers[m.name+" "+customer.id] = o
		}
		judged.Models[m.name] = m.totals(customers, levels)
	}
	return judged
}

// score is Σ points ÷ max × weight of those that count; nil where the customer is unscored.
func (m plainModel) score(customers []plainCustomer, decimals int) (scores []*big.Rat, points [][]*big.Rat) {
	for _, c := range m.criteria {
		points = append(points, c.points(customers))
	}
	scores = make([]*big.Rat, len(customers))
	for i := range customers {
		sum, weights, refused := new(big.Rat), new(big.Rat), false
		for k, c := range m.criteria {
			p := points[k][i]
			if p == nil && c.missing == "0" {
				p = new(big.Rat)
				points[k][i] = p
			}
			if p == nil {
				refused = refused || c.missing == "refuse"
				continue
			}
			weights.Add(weights, c.weight)
			part := new(big.Rat).Quo(p, c.max)
			sum.Add(sum, part.Mul(part, c.weight))
		}
		if !refused && weights.Sign() > 0 {
			sum.Mul(sum, big.NewRat(100, 1))
			scores[i] = roundHalfUp(sum.Quo(sum, weights), decimals)
		}
	}
	return scores, points
}

// place returns each customer's level, 0 the best; -1 for the unscored.
func (tiers plainTiers) place(scores []*big.Rat, customers []plainCustomer) []int {
	levels := make([]int, len(customers))
	for i, score := range scores {
		if score == nil {
			levels[i] = -1
			continue
		}
		var reaches func(level int, figure, cumulative *big.Rat) bool
		switch tiers.by {
		case "score":
			reaches = func(_ int, least, _ *big.Rat) bool { return score.Cmp(least) >= 0 }
		case "headcount":
			n := len(scores) - countNil(scores)
			place := 1 + countHigher(scores, score)
			reaches = func(_ int, _, share *big.Rat) bool { return place <= wholeHalfUp(share, n) }
		case "value":
			before, total := valuesAround(scores, customers, i)
			value := customers[i].value()
			reaches = func(_ int, _, share *big.Rat) bool {
				return value != nil && value.Sign() > 0 && before.Cmp(new(big.Rat).Mul(share, total)) < 0
			}
		}
		levels[i] = tiers.first(reaches)
	}
	return levels
}

// first is the best level that a customer reaches, or the last.
func (tiers plainTiers) first(reaches func(level int, figure, cumulative *big.Rat) bool) int {
	cumulative, last := new(big.Rat), len(tiers.figures)-1
	for level, text := range tiers.figures[:last] {
		figure, _ := new(big.Rat).SetString(text)
		cumulative.Add(cumulative, new(big.Rat).Quo(figure, big.NewRat(100, 1)))
		if reaches(level, figure, cumulative) {
			return level
		}
	}
	return last
}

// valuesAround sums up the positive values: those above the customer's own, and all.
func valuesAround(scores []*big.Rat, customers []plainCustomer, i int) (before, total *big.Rat) {
	before, total = new(big.Rat), new(big.Rat)
	own := customers[i].value()
	for j, other := range customers {
		value := other.value()
		if scores[j] == nil || value == nil || value.Sign() <= 0 {
			continue
		}
		total.Add(total, value)
		if own != nil && value.Cmp(own) > 0 {
			before.Add(before, value)
		}
	}
	return before, total
}

// totals counts the tiers and what they bring.
func (m plainModel) totals(customers []plainCustomer, levels []int) modelTotals {
	n := len(m.tiers.figures)
	counts, values, gains := make([]int64, n), make([]big.Rat, n), make([]big.Rat, n)
	out, scored, allGains := modelTotals{}, int64(0), new(big.Rat)
	for i, level := range levels {
		if level < 0 {
			out.Unscored++
			continue
		}
		scored++
		counts[level]++
		if value := customers[i].value(); value != nil {
			values[level].Add(&values[level], value)
			if value.Sign() > 0 {
				gains[level].Add(&gains[level], value)
				allGains.Add(allGains, value)
			}
		}
	}
	for level := range n {
		out.Tiers = append(out.Tiers, tierTotals{levelName(level), int(counts[level]),
			nearestQuotient(big.NewRat(counts[level], 1), big.NewRat(scored, 1)),
			nearestFloat(&values[level]), nearestQuotient(&gains[level], allGains)})
	}
	return out
}

func levelName(level int) string { return string(rune('A' + level)) }

func countHigher(scores []*big.Rat, score *big.Rat) int {
	n := 0
	for _, other := range scores {
		if other != nil && other.Cmp(score) > 0 {
			n++
		}
	}
	return n
}

func countNil(scores []*big.Rat) int {
	n := 0
	for _, score := range scores {
		if score == nil {
			n++
		}
	}
	return n
}

// nearestFloat is the float nearest to x; NaN for nil.
func nearestFloat(x *big.Rat) float64 {
	if x == nil {
		return math.NaN()
	}
	f, _ := x.Float64()
	return f
}

func nearestQuotient(x, y *big.Rat) float64 {
	if y.Sign() == 0 {
		return math.NaN()
	}
	return nearestFloat(new(big.Rat).Quo(x, y))
}

// String writes the configuration as a person would.
func (c plainConfig) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "version: 1\ntitle: Generated\ndecimals: %d\nvalue: v\n", c.decimals)
	fmt.Fprint(&out, "fields:\n  id: Customer ID\n  region: {header: Region, type: text}\n  x: X\n  a: A\n  b: B\n")
	fmt.Fprint(&out, "derive:\n  v: 'a + b'\nmodels:\n")
	for _, m := range c.models {
		fmt.Fprintf(&out, "  - name: %s\n    criteria:\n", m.name)
		for k, criterion := range m.criteria {
			fmt.Fprintf(&out, "      - {name: c%d, weight: %s, missing: %s, %s}\n", k, decimalText(criterion.weight), criterion.missing, criterion.rule)
		}
		out.WriteString(m.tiers.String())
	}
	return out.String()
}

// String writes the tiers of a model.
func (tiers plainTiers) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "    tiers:\n      by: %s\n      levels:\n", tiers.by)
	for level, figure := range tiers.figures {
		key := "share: " + figure + "%"
		if tiers.by == "score" {
			key = "min: " + figure
		}
		if tiers.by == "score" && level == len(tiers.figures)-1 {
			fmt.Fprintf(&out, "        - {name: %s}\n", levelName(level))
			continue
		}
		fmt.Fprintf(&out, "        - {name: %s, %s}\n", levelName(level), key)
	}
	return out.String()
}

// TestValueTiersKeepNoiseTogether: figures that differ by the noise of binary fractions are equal everywhere.
func TestValueTiersKeepNoiseTogether(t *testing.T) {
	list := filepath.Join(t.TempDir(), "l.csv")
	writeList(t, list, [][]string{{"id", "V"}, {"a", "0.30000000000000004"}, {"b", "0.3"}, {"c", "0.3"}, {"d", "0.1"}})
	got := scoreList(t, "version: 1\ntitle: x\nvalue: v\nfields: {id: id, v: V}\nmodels:\n  - name: m\n"+
		"    criteria: [{name: r, field: v, weight: 100, rank: {top 25%: 10, else: 0}}]\n"+
		"    tiers: {by: value, levels: [{name: A, share: 30%}, {name: B, share: 70%}]}\n", list)
	for id, want := range map[string]string{"a": "A", "b": "A", "c": "A", "d": "B"} {
		if tier := got.Customers["m "+id].Tier; tier != want {
			t.Errorf("%s: %s, want %s", id, tier, want)
		}
	}
}
