package scoring

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestKnown: what hangs on fields that are not known has no answer, also where the expression has something in place of a blank, and
// in a field that is computed from them; the rest decides where it can. The formula says the same.
func TestKnown(t *testing.T) {
	derived := map[string]*Expr{}
	for name, src := range map[string]string{"margin": `coalesce(absent, 0) + sales`, "last": `sales * 2`, "noisy": `coalesce(sales, absent)`,
		"huge": `sum(sales) + absent`} {
		e, err := Compile(src, wideScope())
		if err != nil {
			t.Fatal(err)
		}
		derived[name] = e
	}
	const f, u, y = False, Undecided, True
	for _, tc := range []struct {
		src     string
		want    []Truth
		formula string
	}{
		{`coalesce(absent, 0) > 3`, []Truth{u, u, u, u}, `IFERROR(NA(),FALSE)`},
		{`coalesce(sales, absent, 0) > 60`, []Truth{y, f, u, f}, ""},
		{`coalesce(absent + sales, 7) == 7`, []Truth{u, u, u, u}, ""},
		{`missing(absent)`, []Truth{u, u, u, u}, `IFERROR(NA(),FALSE)`},
		{`not missing(nothing)`, []Truth{u, u, u, u}, ""},
		{`missing(coalesce(sales, absent))`, []Truth{f, f, u, f}, ""},
		{`score < 85 or absent > 3`, []Truth{u, y, u, y}, ""},
		{`score < 85 and absent > 3`, []Truth{f, u, u, u}, ""},
		{`(score < 85 ? 0 : absent) == 0`, []Truth{u, y, u, y}, ""},
		{`sum(coalesce(absent, 1)) > 0 or sales > 60`, []Truth{y, u, u, u}, ""},
		{`margin > 0`, []Truth{u, u, u, u}, ""},
		{`noisy > 60`, []Truth{y, f, u, f}, ""},
		{`missing(margin) or region == "华东"`, []Truth{y, u, u, u}, ""},
		{`huge > 0`, []Truth{u, u, u, u}, `IFERROR(NA(),FALSE)`},
		{`nothing in ["x"] or region contains nothing`, []Truth{u, u, u, u}, ""},
		{`max(abs(absent), -absent) > growth(absent, 1) or round(absent) == 1`, []Truth{u, u, u, u}, ""},
	} {
		t.Run(tc.src, func(t *testing.T) {
			e, err := Compile(tc.src, wideScope())
			if err != nil {
				t.Fatal(err)
			}
			known := e.Known(func(field string) bool { return field == "absent" || field == "nothing" }, func(field string) *Expr { return derived[field] })
			if diff := cmp.Diff(tc.want, known.Truths(fourCustomers())); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(e.Fields(), known.Fields()); diff != "" {
				t.Error(diff)
			}
			formula, ok := known.Certainly(&placedAt{})
			if !ok || tc.formula != "" && formula != tc.formula {
				t.Errorf("formula %s", formula)
			}
		})
	}
	e, _ := Compile(`sales > 3 and last > 1`, wideScope())
	if e.Known(func(field string) bool { return field == "absent" }, func(field string) *Expr { return derived[field] }) != e {
		t.Error("an expression of which everything is known is another one")
	}
}
