//go:build data

package backtest

import (
	"bufio"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tier/scoring"
)

// TestBankruptcy judges 5,910 Polish companies by four ratios of a year, after which 410 of them went bankrupt (UCI, Polish
// companies bankruptcy, 5th year): equal weights on the ranks of the ratios, five grades of equal headcount.
//
//	TIER_DATA=FOLDER go test -tags data -v ./credit/backtest
//
// A missing ratio (25 cells of 22 companies) is skipped: the company is judged by the others, their weights made up to
// 100. A company without any of them would have no score; there is none.
func TestBankruptcy(t *testing.T) {
	companies := readCompanies(t)
	frame := scoring.NewFrame(companies)
	scores := fourRatios(t, companies).Score(frame)
	grades := []string{"A", "B", "C", "D", "E"}
	got := Compare(Input{Grades: grades, Grade: byHeadcount(scores.Rank, len(grades)), Score: scores.Total, Outcome: companies.outcome})

	for _, g := range got.Grades {
		t.Logf("%s: %d companies, %d bankrupt, %s (%s to %s); from the worst on: %s of the good, %s of the bad", g.Name, g.Customers,
			g.Defaulted, percent(g.Rate), percent(g.Interval.Low), percent(g.Interval.High), percent(g.WorseGood), percent(g.WorseBad))
	}
	for _, s := range got.Order.Steps {
		t.Log(s.Message())
	}
	t.Log(got.Order.Message)
	for name, d := range map[string]Discrimination{"score": got.ByScore, "grade": got.ByGrade} {
		t.Logf("by %s: AUC %.4f, SE %.4f, 95%% %.4f to %.4f, Gini %.4f, KS %.4f at %v, %d points; %s",
			name, d.AUC, d.SE, d.Interval.Low, d.Interval.High, d.Gini, d.KS, d.KSAt, len(d.Curve), d.Verdict.Message)
	}
	if got.All.Customers != 5910 || got.All.Defaulted != 410 || got.Unscored.Customers != 0 || got.Ungraded.Customers != 0 {
		t.Errorf("%d companies, %d bankrupt, %d without a score", got.All.Customers, got.All.Defaulted, got.Unscored.Customers)
	}
	if !got.Order.Rises() {
		t.Errorf("order: %s", got.Order.Message)
	}
	if got.ByScore.AUC < 0.76 || got.ByScore.Verdict.Finding != Helps || got.ByGrade.Verdict.Finding != Helps {
		t.Errorf("AUC %v, want .76 at least; %s", got.ByScore.AUC, got.ByScore.Verdict.Message)
	}
	againstPairs(t, Discrimination{
		Customers: got.ByScore.Customers, Defaulted: got.ByScore.Defaulted,
		AUC: got.ByScore.AUC, SE: got.ByScore.SE, KS: got.ByScore.KS, Gini: got.ByScore.Gini,
		Curve: allPoints(companies.outcome, scores.Total),
	}, scores.Total, companies.outcome)
}

// allPoints is the curve with no point left out.
func allPoints(outcome []scoring.Truth, score []float64) []Point {
	b := scoreBins(Input{Outcome: outcome, Score: score})
	points, good, bad := []Point{b.point(0, 0, 0, nil)}, 0, 0
	for i, bin := range b.all {
		good, bad = good+bin.good, bad+bin.bad
		points = append(points, b.point(i+1, good, bad, nil))
	}
	return points
}

// fourRatios is the rubric: the percentile of each ratio, from the better end.
func fourRatios(t *testing.T, c *companies) *scoring.Model {
	t.Helper()
	var fields []scoring.FieldInfo
	for name := range c.ratios {
		fields = append(fields, scoring.FieldInfo{Name: name, Kind: scoring.Number})
	}
	m := &scoring.Model{Name: "four ratios", Decimals: 6}
	for _, r := range []struct{ field, points string }{
		{"quick_ratio", "percentile(quick_ratio)"},
		{"debt_ratio", "100 - percentile(debt_ratio)"},
		{"turnover", "percentile(turnover)"},
		{"margin", "percentile(margin)"},
	} {
		expr, err := scoring.Compile(r.points, &scoring.Scope{Fields: fields})
		if err != nil {
			t.Fatal(err)
		}
		m.Criteria = append(m.Criteria, scoring.Criterion{
			Name: r.field, Weight: 25, Rule: scoring.Formula{Expr: expr, Max: 100}, Missing: scoring.Missing{Mode: scoring.Skip},
		})
	}
	if faults := m.Check(); len(faults) > 0 {
		t.Fatal(faults)
	}
	return m
}

// byHeadcount gives grades of equal headcount by rank, 1 the best; equal ranks stay together in the better grade.
func byHeadcount(ranks []int, grades int) []int {
	out := make([]int, len(ranks))
	for row, rank := range ranks {
		if out[row] = -1; rank > 0 {
			out[row] = (rank - 1) * grades / len(ranks)
		}
	}
	return out
}

// companies are the columns of the file that the test needs.
type companies struct {
	ratios  map[string][]float64
	outcome []scoring.Truth
}

func (c *companies) Len() int { return len(c.outcome) }

func (c *companies) Numbers(field string) ([]float64, bool) {
	column, ok := c.ratios[field]
	return column, ok
}

func (c *companies) Texts(string) (func(int) string, bool) { return nil, false }
func (c *companies) Dates(string) ([]time.Time, bool)      { return nil, false }

// readCompanies reads the ARFF file: after @data a line per company, 64 attributes, "?" where one is missing, and 1 where
// it was bankrupt.
func readCompanies(t *testing.T) *companies {
	t.Helper()
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	file, err := os.Open(filepath.Join(root, "bankruptcy", "polish-5year.arff.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	out, data := &companies{ratios: map[string][]float64{}}, false
	lines := bufio.NewScanner(plain)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if data && line != "" {
			out.read(t, strings.Split(line, ","))
		}
		data = data || strings.EqualFold(line, "@data")
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// read takes up a company.
func (c *companies) read(t *testing.T, cells []string) {
	t.Helper()
	if len(cells) != 65 {
		t.Fatalf("company %d has %d cells", c.Len()+1, len(cells))
	}
	for name, attribute := range map[string]int{"quick_ratio": 46, "debt_ratio": 2, "turnover": 9, "margin": 23} {
		x, err := math.NaN(), error(nil)
		if cell := cells[attribute-1]; cell != "?" {
			x, err = strconv.ParseFloat(cell, 64)
		}
		if err != nil {
			t.Fatalf("company %d: %v", c.Len()+1, err)
		}
		c.ratios[name] = append(c.ratios[name], x)
	}
	defaulted, known, ok := Outcome(cells[64])
	if !known || !ok {
		t.Fatalf("company %d: outcome %q", c.Len()+1, cells[64])
	}
	c.outcome = append(c.outcome, truth(defaulted))
}
