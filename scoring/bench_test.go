package scoring

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

const rows = 1_000_000

// eight is a model of eight criteria of every kind, and a million customers for it.
func eight(b *testing.B) (*Model, list) {
	r := rand.New(rand.NewPCG(7, 8))
	l := list{n: rows, numbers: map[string][]float64{"sales": amounts(rows)}, texts: map[string][]string{}}
	words := five().Words()
	for range rows {
		l.numbers["days"] = append(l.numbers["days"], float64(r.IntN(150)))
		l.numbers["margin"] = append(l.numbers["margin"], float64(r.IntN(5000))/1e4)
		l.texts["loyalty"] = append(l.texts["loyalty"], words[r.IntN(5)])
		l.texts["prospects"] = append(l.texts["prospects"], words[r.IntN(5)])
		l.texts["region"] = append(l.texts["region"], "区域"+strconv.Itoa(r.IntN(20)))
	}
	return &Model{Decimals: 2, Criteria: []Criterion{
		{Name: "1", Field: "margin", Weight: 12.5, Rule: Bands{Steps: []Step{{0.4, 10}, {0.3, 8}, {0.1, 5}}, Else: ptr(0)}},
		{Name: "2", Field: "days", Weight: 12.5, Rule: Bands{Steps: []Step{{30, 10}, {60, 8}, {90, 5}}, Else: ptr(0), AtMost: true}},
		{Name: "3", Field: "margin", Weight: 12.5, Rule: Curve{Knots: []Step{{0, 0}, {0.2, 4}, {0.5, 10}}}},
		{Name: "4", Field: "sales", Weight: 12.5, Rule: Rank{Cuts: []Cut{{0.1, 10}, {0.3, 8}}, Else: ptr(2)}},
		{Name: "5", Field: "sales", Weight: 12.5, Rule: Rank{Cuts: []Cut{{0.1, 10}, {0.3, 8}}, Else: ptr(2), Within: "region"}},
		{Name: "6", Weight: 12.5, Rule: Formula{Expr: numeric(b, "percentile(sales)", "sales"), Max: 100}},
		{Name: "7", Field: "loyalty", Weight: 12.5, Rule: Grades{five()}},
		{Name: "8", Field: "prospects", Weight: 12.5, Rule: Grades{five()}},
	}}, l
}

func BenchmarkScore(b *testing.B) {
	m, l := eight(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(NewFrame(l))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
}

// BenchmarkRules applies the rule of each criterion alone.
func BenchmarkRules(b *testing.B) {
	m, l := eight(b)
	for _, c := range m.Criteria {
		b.Run(c.Name+" "+c.Rule.Kind(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Rule.apply(c.Field, l)
			}
		})
	}
}

// BenchmarkTies scores without decimals, where every other total lies in the middle between two figures.
func BenchmarkTies(b *testing.B) {
	m, l := eight(b)
	graded := &Model{Criteria: append(m.Criteria[6:8:8], m.Criteria[1])}
	for i, w := range []float64{25, 62.5, 12.5} {
		graded.Criteria[i].Weight = w
	}
	for b.Loop() {
		graded.Score(NewFrame(l))
	}
}

// BenchmarkColumns reads the points and weighted points of every criterion, as a writer does.
func BenchmarkColumns(b *testing.B) {
	m, l := eight(b)
	s := m.Score(NewFrame(l))
	columns := s.Columns()
	b.ReportAllocs()
	sum := 0.0
	for b.Loop() {
		for _, c := range columns {
			for row := range rows {
				sum += c.Points(row) + c.Weighted(row)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows/16, "ns/cell")
	if sum != sum {
		b.Fatal("a criterion has no points")
	}
}
