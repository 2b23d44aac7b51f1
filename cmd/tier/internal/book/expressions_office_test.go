package book

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/scoring"
)

// TestExpressionsInLibreOffice computes expressions of every construct over awkward cells, in Go and in LibreOffice.
func TestExpressionsInLibreOffice(t *testing.T) {
	l, all := newAwkward(t), []asked(nil)
	for _, src := range []string{
		`1`, `-2.5`, `1e-7`, `1.5e20`, `a`, `-a`, `a + b * c - 1`, `(a + b) * -c / (a * b)`, `a - (-2) - (-b)`, `2 - (b - (c - 1))`,
		`1 / 0`, `a / b`, `1e300 * a * 1e300`, `min(10, a * 40)`, `max(a, b, c)`, `abs(a)`, `round(a)`, `round(c * 2.85)`, `2 - round(c * 28.5) / round(a)`, `-round(b * 2.5)`, `round(a, 2)`, `round(b, 2)`,
		`round(a / 3, -2)`, `round(c, 1)`, `round(a, 9)`, `coalesce(a, b, c, 0)`, `coalesce(a / b, 9)`, `growth(a, b)`, `growth(b, a)`,
		`a > 1 ? 10 : 5`, `missing(a) ? 0 : a >= 80 ? 2 : 1`, `a > 1 and b > 1 ? 10 : 5`, `s contains "东" ? 1 : 2`,
		`a == 0.3`, `a >= 0.3`, `a != 0.3`, `a < b`, `a <= 0`, `b == 1.005`, `a == b`, `a >= 80`, `0.3 == a`, `a in [0.3, 1, 120, -2.5]`,
		`a not in [0.3, 1]`, `a in [1e6]`, `c in [1e-7, 1e12]`, `c > 999999999999.99`,
		`s`, `t`, `s == "x"`, `s != "x"`, `"x" == s`, `s == t`, `s != t`, `s in ["x", "8", "华东", "a\"b", "*"]`, `s not in ["x", "8"]`, `s in ["=1+1"]`,
		`s startsWith "华东"`, `s startsWith t`, `s endsWith "大区"`, `s endsWith t`, `s endsWith "😀"`, `s contains "东"`, `s contains t`,
		`"华东大区 x 😀" contains t`, `"华东大区" startsWith t`, `not (s contains "东")`, `not (s contains t)`, `s not startsWith "华"`, `s contains "*"`,
		`s contains "😀"`, `coalesce(s, t, "无")`, `a > 1 ? s : t`, `a > 1 ? "大" : ""`, `s == "8" and t == "8"`, `tier == "A"`,
		`d == "2026-01-15"`, `d >= "2026-01-15"`, `d < e`, `d == e`, `d != e`, `d in ["2026-01-15", "2026-09-30", "1900-03-01"]`, `d > "1900-03-01"`,
		`d <= "9999-12-31"`, `coalesce(d, e) > "2026-01-01"`, `(a > 0 ? d : e) == "2026-01-15"`, `missing(coalesce(d, e))`,
		`missing(a)`, `missing(s)`, `missing(d)`, `not missing(s)`, `missing(a / b)`, `missing(score)`, `missing(tier)`, `missing(a > 1 ? s : t)`,
		`true`, `not true`, `a > 1 and b > 1`, `a > 1 or b > 1`, `not (a > 1 and b > 1)`, `not (a > 1 or missing(b)) and c > 0`,
		`a > 1 and missing(b) or s == "x" and not (t == "x")`, `a > 1 ? b > 1 : c > 1`, `a > 1 and b > 1 ? missing(c) : s contains "东"`,
		`s contains "东" ? a > 1 : not missing(b)`, `true and missing(a)`, `(a > 1 or b > 1) ? 1 : 2`,
		`sum(a)`, `a / sum(a) * 100`, `rank(a)`, `rank(a + b) <= 3`, `percentile(c)`, `share(coalesce(a, b))`, `quantile(b, 0.9) - median(c) + mean(score)`,
		`sum(1 / 0)`, `score >= 80 and tier != "A" or points["p"] > 7`, `groups["g"] < 50 ? tier : "-"`, `round(score, 2) >= 80`,
	} {
		formulas := ask(t, l, src)
		if formulas == nil {
			t.Errorf("%s: no formula", src)
		}
		all = append(all, formulas...)
	}
	compareInLibreOffice(t, l, all)
}

// TestRandomExpressionsInLibreOffice is the same with expressions that nobody thought of.
func TestRandomExpressionsInLibreOffice(t *testing.T) {
	l, all := newAwkward(t), []asked(nil)
	g := expressions{rand.New(rand.NewPCG(4, 2))}
	for range 150 {
		for _, src := range []string{g.number(3), g.truth(3), g.text(3)} {
			all = append(all, ask(t, l, src)...)
		}
	}
	compareInLibreOffice(t, l, all)
}

// asked is a formula whose value is known.
type asked struct {
	source, formula string
	row             int
	want            string // as the cell holds it
}

// ask writes the formulas of an expression for every row of a list, and what they must give; nil where it has no formula.
func ask(t *testing.T, l *awkward, src string) []asked {
	e, err := scoring.Compile(src, l.scope())
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	want, sure := cellsOf(e, l)
	var all []asked
	for row := range want {
		text, ok := e.Formula(onRow{l, row})
		if !ok {
			return nil
		}
		all = append(all, asked{src, text, row, want[row]})
		if e.Kind() == scoring.Bool {
			text, ok := e.Certainly(onRow{l, row})
			if !ok {
				t.Errorf("%s: there is a formula, but none of its certainty", src)
			}
			all = append(all, asked{"certainly " + src, text, row, sure[row]})
		}
	}
	return all
}

// cellsOf is what an expression yields for each row, and where a condition is certain, as cells hold it.
func cellsOf(e *scoring.Expr, l *awkward) (want, sure []string) {
	switch e.Kind() {
	case scoring.Number:
		for _, x := range e.Numbers(l) {
			want = append(want, strings.Replace(strconv.FormatFloat(x, 'g', -1, 64), "NaN", "", 1))
		}
	case scoring.Text:
		want = e.Texts(l)
	default:
		for _, truth := range e.Truths(l) {
			want = append(want, [...]string{"0", "1", ""}[truth])
			sure = append(sure, [...]string{"0", "1", "0"}[truth])
		}
	}
	return want, sure
}

// compareInLibreOffice has LibreOffice compute formulas over a list.
func compareInLibreOffice(t *testing.T, l *awkward, all []asked) {
	const across = 100
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Formulas"); err != nil {
		t.Fatal(err)
	}
	l.draw(t, f)
	for i, a := range all {
		put(t, f, "Formulas", i%across, i/across, computed(a.formula))
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	g, err := excelize.OpenFile(booktest.Recalculated(t, saved(t, "formulas.xlsx", out.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	got, err := g.GetRows("Formulas", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i, a := range all {
		cell := ""
		if row := got[i/across]; i%across < len(row) {
			cell = row[i%across]
		}
		if wrong < 20 && !sameCell(cell, a.want) {
			wrong++
			t.Errorf("%s\nrow %d: LibreOffice %q, Go %q\n%s", a.source, a.row, cell, a.want, a.formula)
		}
	}
	t.Logf("%d formulas compared", len(all))
}

// sameCell compares numbers as far as anything is decided by them: to 9 decimals, or the 15 digits of a spreadsheet after
// some operations.
func sameCell(got, want string) bool {
	x, err := strconv.ParseFloat(got, 64)
	if err != nil {
		return got == want
	}
	y, err := strconv.ParseFloat(want, 64)
	return err == nil && math.Abs(x-y) <= max(1e-9, 1e-12*math.Abs(y))
}

// expressions writes expressions over the columns of awkward, of some depth.
type expressions struct{ *rand.Rand }

func (g expressions) of(choices ...string) string { return choices[g.IntN(len(choices))] }

func (g expressions) number(depth int) string {
	if depth == 0 {
		return g.of("a", "b", "c", "a", "b", "score", `points["p"]`, "0", "1", "2.5", "0.3", "-1", "100", "rank(a)", "sum(b)", "share(score)")
	}
	x, y := g.number(depth-1), g.number(depth-1)
	switch g.IntN(12) {
	case 0, 1, 2:
		return fmt.Sprintf("(%s %s %s)", x, g.of("+", "-", "*"), y)
	case 3:
		// A difference that is nothing but noise is 0 to a spreadsheet, and no divisor.
		return fmt.Sprintf("%s / round(%s, %d)", x, y, g.IntN(4))
	case 4:
		return fmt.Sprintf("%s(%s, %s, %s)", g.of("min", "max"), x, y, g.number(0))
	case 5:
		return fmt.Sprintf("coalesce(%s, %s)", x, y)
	case 6:
		return fmt.Sprintf("growth(%s, %s)", x, g.of("a", "b", "score", "round("+y+", 3)"))
	case 7:
		return fmt.Sprintf("-abs(%s)", x)
	case 8:
		return fmt.Sprintf("round(%s, %d)", x, g.IntN(6)-2)
	case 9:
		return g.number(0)
	}
	return fmt.Sprintf("(%s ? %s : %s)", g.truth(depth-1), x, y)
}

func (g expressions) text(depth int) string {
	if depth == 0 {
		return g.of("s", "t", "tier", "s", "t", `"华东"`, `"x"`, `"8"`)
	}
	switch g.IntN(3) {
	case 0:
		return g.text(0)
	case 1:
		return fmt.Sprintf("coalesce(%s, %s)", g.text(depth-1), g.text(depth-1))
	}
	return fmt.Sprintf(`(%s ? %s : %s)`, g.truth(depth-1), g.text(depth-1), g.of(`""`, g.text(depth-1)))
}

func (g expressions) date(depth int) string {
	if depth == 0 {
		return g.of("d", "e")
	}
	if g.IntN(2) == 0 {
		return fmt.Sprintf("coalesce(%s, %s)", g.date(0), g.date(depth-1))
	}
	return fmt.Sprintf("(%s ? %s : %s)", g.truth(depth-1), g.date(depth-1), g.date(0))
}

func (g expressions) truth(depth int) string {
	if depth == 0 {
		return g.of("a > 1", "b <= 0.3", `s == "x"`, "missing(a)", "missing(s)", `d >= "2026-01-15"`, "score >= 80", "true")
	}
	order := g.of("==", "!=", "<", "<=", ">", ">=")
	switch g.IntN(12) {
	case 0, 1, 2:
		return fmt.Sprintf("(%s %s %s)", g.truth(depth-1), g.of("and", "or"), g.truth(depth-1))
	case 3:
		return fmt.Sprintf("not (%s)", g.truth(depth-1))
	case 4, 5:
		return fmt.Sprintf("(%s) %s (%s)", g.number(depth-1), order, g.number(depth-1))
	case 6:
		return fmt.Sprintf("%s %s %s", g.date(depth-1), order, g.of("d", "e", `"2026-01-15"`, `"1950-01-01"`))
	case 7:
		return fmt.Sprintf("%s %s %s", g.of("s", "t", "coalesce(s, t)"), g.of("==", "!=", "contains", "startsWith", "endsWith"), g.text(0))
	case 8:
		return fmt.Sprintf("missing(%s)", g.of(g.number(depth-1), g.date(depth-1), g.of("s", "tier", "coalesce(s, t)")))
	case 9:
		return fmt.Sprintf("%s %s [%s]", g.of(g.of("a", "b", "score"), "(a + b)"), g.of("in", "not in"), strings.Join([]string{"0.3", "1", "-2.5", "80"}[:1+g.IntN(4)], ", "))
	case 10:
		return fmt.Sprintf("%s %s [%s]", g.text(depth-1), g.of("in", "not in"), strings.Join([]string{`"x"`, `"华东"`, `"8"`}[:1+g.IntN(3)], ", "))
	}
	return fmt.Sprintf("(%s ? %s : %s)", g.truth(depth-1), g.truth(depth-1), g.truth(depth-1))
}
