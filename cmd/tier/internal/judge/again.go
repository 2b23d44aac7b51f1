package judge

import (
	"math"
	"math/big"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/exact"
)

// Again takes the customers of an earlier result as that result has judged them: their tiers, scores and points are those of
// its columns, and what is done for them follows from these. The list is the result's table without those columns, bound to
// LenientSpecs. What the result says of classes, flags, cells and treatments is taken from it too, treatments only where it
// was scored by the same configuration, as far as anybody knows.
func Again(cfg *config.Config, e Judged, list *fileio.List) (r *result.Result, c Changed) {
	t, verdict := e.Table, e.Verdict
	r = &result.Result{Config: cfg, List: list}
	r.ID, r.Name = identify(list)
	r.Frame, r.Aside = Frame(cfg, list, true)
	m := result.Model{Spec: &cfg.Models[0]}
	a := again{t: t, verdict: verdict, added: e.Added, headers: t.RawHeaders()}
	for _, name := range m.Spec.Names() {
		r.Frame.Rate(name, a.points(name))
	}
	m.Scores = m.Spec.Score(r.Frame)
	m.Final, c.Strange = a.tiers(m.Spec)
	m.Computed = m.Final
	for row := range m.Final {
		m.Scores.Total[row] = numberAt(t, row, verdict.Score)
		m.Scores.Rank[row] = 0
		if rank := numberAt(t, row, verdict.Rank); rank > 0 && m.Final[row] >= 0 {
			m.Scores.Rank[row] = int(rank)
		}
	}
	r.Models = []result.Model{m}
	r.Profile = customerFile(cfg, list)
	r.Value = valueOf(cfg, r.Frame)
	said := a.segment(cfg, r) // what no class has a place for was said when the list was scored
	if c.Treated = e.OtherRules || !a.treat(cfg, r); c.Treated {
		c.OnAll = hangsOnAll(cfg, said)
		r.Notes = r.Gather(treat(cfg, r))
	}
	return r, c
}

// Judged is an earlier result, as its table has it.
type Judged struct {
	Table      *fileio.Table
	Verdict    result.Verdict
	Added      result.Added
	OtherRules bool // it was scored by another configuration
}

// Changed is what is not as the earlier result has it.
type Changed struct {
	Strange []string // tiers that the configuration doesn't know; whoever has one has no tier
	Treated bool     // what is done for the customers is found anew
	OnAll   []string // what of that hangs on all customers that were judged together, by name
}

// LenientSpecs are the columns that a configuration wants of an earlier result, which may have been written without some.
// What other tables gave then are columns of it.
func LenientSpecs(cfg *config.Config) []fileio.Spec {
	all := Specs(cfg)
	for i := range all {
		all[i].Required = false
	}
	for f := range cfg.TableFields() {
		all = append(all, fileio.Spec{Name: f.Name, Headers: []string{f.Called()}, Type: typeOf(f.Kind), Unit: f.Unit})
	}
	return all
}

// typeOf is how a list reads what an expression sees as a kind.
func typeOf(k scoring.Kind) fileio.Type {
	switch k {
	case scoring.Number:
		return fileio.NumberType
	case scoring.Text:
		return fileio.TextType
	case scoring.Date:
		return fileio.DateType
	}
	return fileio.AutoType
}

// again reads the verdicts of a result.
type again struct {
	t       *fileio.Table
	verdict result.Verdict
	added   result.Added
	headers []string
}

// points are those of a criterion, as the result has them.
func (a *again) points(criterion string) scoring.Rated {
	rated := scoring.Rated{
		Points: make([]*big.Rat, a.t.Len()),
		Why:    func(int) scoring.Message { return scoring.Say("as the result has it") },
		Lacks:  func(int) scoring.Message { return scoring.Say("the result has no points") },
	}
	col := a.added.PointsOf(a.headers, criterion)
	for row := range rated.Points {
		if x := numberAt(a.t, row, col); !math.IsNaN(x) && !math.IsInf(x, 0) {
			rated.Points[row] = exact.Of(scoring.Round9(x))
		}
	}
	return rated
}

// tiers are the levels of the customers, by their names.
func (a *again) tiers(spec *config.Model) (levels []int, strange []string) {
	known, seen := make(map[string]int), make(map[string]bool)
	for i, l := range spec.Scheme.Levels {
		known[l.Name] = i
	}
	levels = make([]int, a.t.Len())
	for row := range levels {
		name := strings.TrimSpace(a.t.Cell(row, a.verdict.Tier).String())
		level, ok := known[name]
		if !ok {
			level = -1
			if name != "" && !seen[name] {
				seen[name] = true
				strange = append(strange, name)
			}
		}
		levels[row] = level
	}
	return levels, strange
}

// numberAt is the figure of a cell; NaN where there is none.
func numberAt(t *fileio.Table, row, col int) float64 {
	if col < 0 {
		return math.NaN()
	}
	return t.Cell(row, col).Figure()
}
