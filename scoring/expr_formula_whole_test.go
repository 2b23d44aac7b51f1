package scoring

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestWhole: the functions of a column that a formula asks for, with their arguments as they were written.
func TestWhole(t *testing.T) {
	for _, c := range []struct {
		src, name, of string
		q             float64
	}{
		{`a / sum( a )`, "sum", "a", 0},
		{`mean((a + b) * 2) + 1`, "mean", "(a + b) * 2", 0},
		{`"年" == s ? rank(2 * (a - b)) : 1`, "rank", "2 * (a - b)", 0},
		{`quantile( max(a, b) , 0.9)`, "quantile", "max(a, b)", 0.9},
		{`-quantile((a), (0.25))`, "quantile", "(a)", 0.25},
		{`percentile(coalesce(a, rank(b)))`, "percentile", "coalesce(a, rank(b))", 0},
		{`share(score)`, "share", "score", 0},
		{`median(1)`, "median", "1", 0},
		{`sum((a) , )`, "sum", "(a)", 0},
		{`quantile(min(a,b),.5 ,)`, "quantile", "min(a,b)", 0.5},
		{"rank(\n a +\tb )", "rank", "a +\tb", 0},
	} {
		at := &placedAt{}
		if _, ok := compileFormula(t, c.src).Formula(at); !ok || len(at.wholes) != 1 {
			t.Errorf("%s: formula %v, %d functions", c.src, ok, len(at.wholes))
			continue
		}
		if w := at.wholes[0]; w.Name != c.name || w.Of.Source() != c.of || w.Q != c.q || w.Of.Kind() != Number {
			t.Errorf("%s: got %s of %q, %v", c.src, w.Name, w.Of.Source(), w.Q)
		}
	}
}

// TestWholeInWhole asks the argument of a function for its own formula.
func TestWholeInWhole(t *testing.T) {
	at := &placedAt{}
	compileFormula(t, `"大" == s ? 0 : b + sum(1 + rank( a * c ))`).Formula(at)
	inner := &placedAt{}
	got, ok := at.wholes[0].Of.Formula(inner)
	if !ok || got != `IFERROR(1+IF(ISNUMBER(W1),W1,NA()),"")` {
		t.Errorf("got %s", got)
	}
	if of := inner.wholes[0].Of; of.Source() != "a * c" || !cmp.Equal(of.Fields(), []string{"a", "c"}) {
		t.Errorf("of %q, which reads %v", of.Source(), of.Fields())
	}
}

// TestWholeNumbers: what the cells are to hold is what the expression computes, of the same rows.
func TestWholeNumbers(t *testing.T) {
	none := math.NaN()
	f := NewFrame(list{n: 6, numbers: map[string][]float64{"a": {3, none, 1, 7, 1, 100}, "b": {1, 2, 3, 4, 5, 6}}})
	f.Exclude(5, Say("out"))
	f.Spoil(3, "a", Say("unreadable"))
	for _, src := range []string{`sum(a)`, `mean(a)`, `median(coalesce(a, 9))`, `quantile(a * b, 0.9)`, `rank(a)`,
		`percentile(b)`, `share(coalesce(a, b))`, `sum(rank(a) + sum(b))`, `mean(1 / 0)`} {
		e, at := compileFormula(t, src), &placedAt{}
		e.Formula(at)
		if diff := cmp.Diff(e.Numbers(f), at.wholes[0].Numbers(f), cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s: %s", src, diff)
		}
	}
}
