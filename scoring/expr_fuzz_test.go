package scoring

import (
	"errors"
	"maps"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// hang is how long an expression that never ends is waited for; no expression takes a thousandth of it.
const hang = time.Minute

// Compile must neither panic nor hang nor point outside of the source, and what it takes must run.
func FuzzCompile(f *testing.F) {
	for _, c := range goodExpressions {
		f.Add(c.src)
	}
	for _, c := range badExpressions {
		f.Add(c.src)
	}
	columns, scope := fourCustomers(), wideScope()
	f.Fuzz(func(t *testing.T, src string) {
		start := time.Now()
		e, err := Compile(src, scope)
		if took := time.Since(start); took > hang {
			t.Fatalf("took %v", took)
		}
		if err == nil {
			for _, x := range strings.Fields(run(e, columns)) {
				if e.Kind() == Number && strings.Contains(x, "Inf") {
					t.Fatalf("%q yields %s", src, x)
				}
			}
			checkFormula(t, e)
			return
		}
		var es ExprErrors
		if !errors.As(err, &es) || len(es) == 0 {
			t.Fatalf("the error is %T", err)
		}
		checkPlaces(t, src, es)
	})
}

// checkFormula asks for the formula of an expression, and for those of the arguments of its functions of a column.
func checkFormula(t *testing.T, e *Expr) {
	at := &wholePlaces{fixedPlace: "A1"}
	if formula, ok := e.Formula(at); ok != (formula != "") || strings.Count(formula, `"`)%2 != 0 {
		t.Fatalf("%q: formula %q", e.Source(), formula)
	}
	for _, w := range at.wholes {
		again, err := Compile(w.Of.Source(), wideScope())
		if err != nil || !maps.Equal(again.FieldKinds(), w.Of.FieldKinds()) {
			t.Fatalf("%q: %q, the argument of %s, is not an expression of its own: %v", e.Source(), w.Of.Source(), w.Name, err)
		}
		checkFormula(t, w.Of)
	}
}

// wholePlaces has everything in one cell, and keeps the functions of a column that it is asked for.
type wholePlaces struct {
	fixedPlace
	wholes []Whole
}

func (p *wholePlaces) Whole(w Whole) (string, bool) {
	p.wholes = append(p.wholes, w)
	return "A1", true
}

func checkPlaces(t *testing.T, src string, es ExprErrors) {
	length, last := utf8.RuneCountInString(src), -1
	for _, e := range es {
		if e.Offset < 0 || e.Len < 0 || e.Offset+e.Len > length || e.Len == 0 && length > 0 {
			t.Fatalf("%q (%d runes): %d+%d %s", src, length, e.Offset, e.Len, e.Message)
		}
		if e.Offset <= last {
			t.Fatalf("%q: errors are out of order or doubled at %d", src, e.Offset)
		}
		if last = e.Offset; !strings.Contains(src, "%") && strings.Contains(e.Message.String()+e.Hint.String(), "%!") {
			t.Fatalf("%q: a message with the wrong arguments: %s | %s", src, e.Message, e.Hint)
		}
	}
}

func TestHostileExpressions(t *testing.T) {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, c := range []struct{ name, src, want string }{
		{"brackets", many("(", 300) + "1" + many(")", 300), "200+1 the expression is nested more than 200 deep | derive parts of it as fields first"},
		{"minus", many("- ", 300) + "1", "402+1 the expression is nested more than 200 deep | derive parts of it as fields first"},
		{"choices", many("true ? 1 : ", 300) + "2", "*"},
		{"length", "1" + many("+1", 5000), "10000+1 the expression is longer than 10000 characters | derive parts of it as fields first"},
		{"long row", "1" + many("+1", 4999), ""},
		{"chains", many("1 < (", 60) + "1" + many(") < 2", 60), "*"},
		{"shorthand", many("(", 60) + "true" + many(" ?: true)", 60), "*"},
		{"bytes", "\xff\xfe", "*"},
		{"null", "sales \x00 1", "*"},
	} {
		start := time.Now()
		_, err := Compile(c.src, wideScope())
		if took := time.Since(start); took > hang {
			t.Errorf("%s took %v", c.name, took)
		}
		got := describe(err)
		if c.want == "*" && got != "" {
			continue
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
