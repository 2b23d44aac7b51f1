package scoring

import (
	"strings"
	"testing"
)

// placedAt is where the table tests have their fields: each in the column of its name's first letter, on row 2. What begins
// with z has no place.
type placedAt struct{ wholes []Whole }

func (*placedAt) Field(name string, _ Kind) (string, bool) { return column2(name) }
func (*placedAt) Day() (string, bool)                      { return "$K$1", true }
func (*placedAt) Result(name string) (string, bool)        { return column2(name) }

func (p *placedAt) Whole(w Whole) (string, bool) {
	p.wholes = append(p.wholes, w)
	return "W" + string(rune('0'+len(p.wholes))), true
}

func column2(name string) (string, bool) {
	return strings.ToUpper(name[:1]) + "2", name[0] != 'z'
}

// sheetScope has fields of each kind: a, b, c are numbers, s, t, u texts, d, e dates, x and z of no kind of their own.
func sheetScope() *Scope {
	return &Scope{Fields: []FieldInfo{{"a", Number}, {"b", Number}, {"c", Number}, {"s", Text}, {"t", Text}, {"u", Text},
		{"d", Date}, {"e", Date}, {"x", Unknown}, {"z", Unknown}},
		Criteria: []string{"忠诚度"}, Groups: []string{"潜在"}, Scored: true}
}

func compileFormula(t testing.TB, src string) *Expr {
	t.Helper()
	e, err := Compile(src, sheetScope())
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

// TestExprFormula writes formulas out. Those without one are "".
func TestExprFormula(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`1`, `1`},
		{`a`, `IF(ISNUMBER(A2),A2,"")`},
		{`-a`, `IFERROR(-IF(ISNUMBER(A2),A2,NA()),"")`},
		{`a+b*c-1`, `IFERROR(IF(ISNUMBER(A2),A2,NA())+IF(ISNUMBER(B2),B2,NA())*IF(ISNUMBER(C2),C2,NA())-1,"")`},
		{`(a+b)*-c/(a*b)-(c-1)`,
			`IFERROR((IF(ISNUMBER(A2),A2,NA())+IF(ISNUMBER(B2),B2,NA()))*(-IF(ISNUMBER(C2),C2,NA()))/(IF(ISNUMBER(A2),A2,NA())*IF(ISNUMBER(B2),B2,NA()))-(IF(ISNUMBER(C2),C2,NA())-1),"")`},
		{`a - (-2) - (-b)`, `IFERROR(IF(ISNUMBER(A2),A2,NA())-(-2)-(-IF(ISNUMBER(B2),B2,NA())),"")`},
		{`-(a-b)`, `IFERROR(-(IF(ISNUMBER(A2),A2,NA())-IF(ISNUMBER(B2),B2,NA())),"")`},
		{`min(10, a*40)`, `IFERROR(MIN(10,IF(ISNUMBER(A2),A2,NA())*40),"")`},
		{`max(a, b, c)`,
			`IFERROR(MAX(IF(ISNUMBER(A2),A2,NA()),IF(ISNUMBER(B2),B2,NA()),IF(ISNUMBER(C2),C2,NA())),"")`},
		{`abs(a)`, `IFERROR(ABS(IF(ISNUMBER(A2),A2,NA())),"")`},
		{`round(a)`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA())/10,1)*10,"")`},
		{`1 / round(a - b, 0)`,
			`IFERROR(1/(ROUND((IF(ISNUMBER(A2),A2,NA())-IF(ISNUMBER(B2),B2,NA()))/10,1)*10),"")`},
		{`round(a/b, -2)`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA())/IF(ISNUMBER(B2),B2,NA()),-2),"")`},
		{`days_since(d)`, `IFERROR(($K$1-IF(ISNUMBER(D2),INT(D2),NA())),"")`},
		{`growth(a, b)`,
			`IFERROR(IF(ROUND(IF(ISNUMBER(B2),B2,NA()),9)>0,IF(ISNUMBER(A2),A2,NA())/IF(ISNUMBER(B2),B2,NA())-1,NA()),"")`},
		{`growth(a+b, a-c)`,
			`IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA())-IF(ISNUMBER(C2),C2,NA()),9)>0,(IF(ISNUMBER(A2),A2,NA())+IF(ISNUMBER(B2),B2,NA()))/(IF(ISNUMBER(A2),A2,NA())-IF(ISNUMBER(C2),C2,NA()))-1,NA()),"")`},
		{`coalesce(a, b/c, 0)`,
			`IFERROR(IF(ISNUMBER(A2),A2,IFERROR(IF(ISNUMBER(B2),B2,NA())/IF(ISNUMBER(C2),C2,NA()),0)),"")`},
		{`a > 5 ? 10 : 5`, `IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>5,10,5),"")`},
		{`a > 5 and b > 1 ? 10 : 5`,
			`IFERROR(IF(IFERROR(AND(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>5,ROUND(IF(ISNUMBER(B2),B2,NA()),9)>1),FALSE),10,IF(OR(IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)<=5,FALSE),IFERROR(ROUND(IF(ISNUMBER(B2),B2,NA()),9)<=1,FALSE)),5,NA())),"")`},
		{`missing(a) ? 0 : a >= 10 ? 2 : 1`,
			`IFERROR(IF(NOT(ISNUMBER(A2)),0,IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>=10,2,1)),"")`},
		{`s`, `IFERROR(IF(TRIM(S2)="",NA(),S2&""),"")`},
		{`coalesce(s, "无")`, `IFERROR(IFERROR(IF(TRIM(S2)="",NA(),S2&""),"无"),"")`},
		{`a > 1 ? "大" : ""`, `IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,"大",NA()),"")`},
		{`s contains "东" ? 1 : 2`,
			`IFERROR(IF(ISNUMBER(FIND("东",S2)),1,IF(ISERR(FIND("东",IFERROR(IF(TRIM(S2)="",NA(),S2&""),NA()))),2,NA())),"")`},
		{`a > 5`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>5,"")`},
		{`not (a > 5)`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)<=5,"")`},
		{`5 <= a`, `IFERROR(5<=ROUND(IF(ISNUMBER(A2),A2,NA()),9),"")`},
		{`a == 0.1`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)=0.1,"")`},
		{`a in [1, -2.5]`, `IFERROR(SUMPRODUCT(--(ROUND(IF(ISNUMBER(A2),A2,NA()),9)={1,-2.5}))>0,"")`},
		{`a in [1]`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)=1,"")`},
		{`s == "x"`, `IFERROR(EXACT(IF(TRIM(S2)="",NA(),S2&""),"x"),"")`},
		{`s != "x"`, `IFERROR(NOT(EXACT(IF(TRIM(S2)="",NA(),S2&""),"x")),"")`},
		{`s == t`, `IFERROR(EXACT(IF(TRIM(S2)="",NA(),S2&""),IF(TRIM(T2)="",NA(),T2&"")),"")`},
		{`s in ["a", "b\"c"]`, `IFERROR(SUMPRODUCT(--EXACT(IF(TRIM(S2)="",NA(),S2&""),{"a","b""c"}))>0,"")`},
		{`s not in ["a", "b"]`, `IFERROR(SUMPRODUCT(--EXACT(IF(TRIM(S2)="",NA(),S2&""),{"a","b"}))=0,"")`},
		{`s startsWith "华东"`, `IFERROR(EXACT(LEFT(IF(TRIM(S2)="",NA(),S2&""),2),"华东"),"")`},
		{`s not endsWith "😀"`, `IFERROR(NOT(EXACT(RIGHT(IF(TRIM(S2)="",NA(),S2&""),LEN("😀")),"😀")),"")`},
		{`s startsWith t`,
			`IFERROR(EXACT(LEFT(IF(TRIM(S2)="",NA(),S2&""),LEN(IF(TRIM(T2)="",NA(),T2&""))),IF(TRIM(T2)="",NA(),T2&"")),"")`},
		{`s contains "东"`,
			`IF(ISNUMBER(FIND("东",S2)),TRUE,IF(ISERR(FIND("东",IFERROR(IF(TRIM(S2)="",NA(),S2&""),NA()))),FALSE,""))`},
		{`s contains t`,
			`IF(ISNUMBER(FIND(IF(TRIM(T2)="",NA(),T2&""),IF(TRIM(S2)="",NA(),S2&""))),TRUE,IF(ISERR(FIND(IFERROR(IF(TRIM(T2)="",NA(),T2&""),NA()),IFERROR(IF(TRIM(S2)="",NA(),S2&""),NA()))),FALSE,""))`},
		{`d >= "2026-09-30"`, `IFERROR(IF(ISNUMBER(D2),INT(D2),NA())>=DATE(2026,9,30),"")`},
		{`d == e`, `IFERROR(IF(ISNUMBER(D2),INT(D2),NA())=IF(ISNUMBER(E2),INT(E2),NA()),"")`},
		{`d in ["2026-09-30", "2026-10-01"]`,
			`IFERROR(SUMPRODUCT(--(IF(ISNUMBER(D2),INT(D2),NA())={46295,46296}))>0,"")`},
		{`coalesce(d, e) > "2026-09-30"`,
			`IFERROR(IF(ISNUMBER(D2),INT(D2),IF(ISNUMBER(E2),INT(E2),NA()))>DATE(2026,9,30),"")`},
		{`missing(a)`, `NOT(ISNUMBER(A2))`},
		{`not missing(s)`, `IFERROR(TRIM(S2)<>"",FALSE)`},
		{`missing(x)`, `IFERROR(TRIM(X2)="",TRUE)`},
		{`missing(d) or missing(a/b)`,
			`OR(NOT(ISNUMBER(D2)),ISERROR(IF(ISNUMBER(A2),A2,NA())/IF(ISNUMBER(B2),B2,NA())))`},
		{`true`, `TRUE`},
		{`a > 1 and s == "x"`,
			`IF(IFERROR(AND(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,EXACT(S2,"x")),FALSE),TRUE,IF(OR(IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)<=1,FALSE),IFERROR(NOT(EXACT(IF(TRIM(S2)="",NA(),S2&""),"x")),FALSE)),FALSE,""))`},
		{`a > 1 or b > 1 or c > 1`,
			`IF(OR(IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,FALSE),IFERROR(ROUND(IF(ISNUMBER(B2),B2,NA()),9)>1,FALSE),IFERROR(ROUND(IF(ISNUMBER(C2),C2,NA()),9)>1,FALSE)),TRUE,IF(IFERROR(AND(ROUND(IF(ISNUMBER(A2),A2,NA()),9)<=1,ROUND(IF(ISNUMBER(B2),B2,NA()),9)<=1,ROUND(IF(ISNUMBER(C2),C2,NA()),9)<=1),FALSE),FALSE,""))`},
		{`not (a > 1 and b > 1)`,
			`IF(OR(IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)<=1,FALSE),IFERROR(ROUND(IF(ISNUMBER(B2),B2,NA()),9)<=1,FALSE)),TRUE,IF(IFERROR(AND(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,ROUND(IF(ISNUMBER(B2),B2,NA()),9)>1),FALSE),FALSE,""))`},
		{`a > 1 ? b > 1 : c > 1`,
			`IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,ROUND(IF(ISNUMBER(B2),B2,NA()),9)>1,ROUND(IF(ISNUMBER(C2),C2,NA()),9)>1),"")`},
		{`a > 1 ? b > 1 and c > 1 : c > 1`,
			`IF(IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,AND(ROUND(IF(ISNUMBER(B2),B2,NA()),9)>1,ROUND(IF(ISNUMBER(C2),C2,NA()),9)>1),ROUND(IF(ISNUMBER(C2),C2,NA()),9)>1),FALSE),TRUE,IF(IFERROR(IF(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,OR(IFERROR(ROUND(IF(ISNUMBER(B2),B2,NA()),9)<=1,FALSE),IFERROR(ROUND(IF(ISNUMBER(C2),C2,NA()),9)<=1,FALSE)),ROUND(IF(ISNUMBER(C2),C2,NA()),9)<=1),FALSE),FALSE,""))`},
		{`score >= 80 and tier == "A" and points["忠诚度"] > 5 and groups["潜在"] < 60`,
			`IF(IFERROR(AND(ROUND(IF(ISNUMBER(S2),S2,NA()),9)>=80,EXACT(T2,"A"),ROUND(IF(ISNUMBER(P2),P2,NA()),9)>5,ROUND(IF(ISNUMBER(G2),G2,NA()),9)<60),FALSE),TRUE,IF(OR(IFERROR(ROUND(IF(ISNUMBER(S2),S2,NA()),9)<80,FALSE),IFERROR(NOT(EXACT(IF(TRIM(T2)="",NA(),T2&""),"A")),FALSE),IFERROR(ROUND(IF(ISNUMBER(P2),P2,NA()),9)<=5,FALSE),IFERROR(ROUND(IF(ISNUMBER(G2),G2,NA()),9)>=60,FALSE)),FALSE,""))`},
		{`a / sum(a)`, `IFERROR(IF(ISNUMBER(A2),A2,NA())/IF(ISNUMBER(W1),W1,NA()),"")`},
	} {
		got, _ := compileFormula(t, c.src).Formula(&placedAt{})
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestCertainly(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`true`, `TRUE`},
		{`missing(a)`, `NOT(ISNUMBER(A2))`},
		{`a > 5`, `IFERROR(ROUND(IF(ISNUMBER(A2),A2,NA()),9)>5,FALSE)`},
		{`s == "x"`, `IFERROR(EXACT(S2,"x"),FALSE)`},
		{`"x" == s`, `IFERROR(EXACT("x",S2),FALSE)`},
		{`s != "x"`, `IFERROR(NOT(EXACT(IF(TRIM(S2)="",NA(),S2&""),"x")),FALSE)`},
		{`not (s != "x")`, `IFERROR(EXACT(S2,"x"),FALSE)`},
		{`s in ["a", "b"]`, `IFERROR(SUMPRODUCT(--EXACT(S2,{"a","b"}))>0,FALSE)`},
		{`s startsWith "华东"`, `IFERROR(EXACT(LEFT(S2,2),"华东"),FALSE)`},
		{`s contains "东"`, `ISNUMBER(FIND("东",S2))`},
		{`"华东" contains s`, `ISNUMBER(FIND(IF(TRIM(S2)="",NA(),S2&""),"华东"))`},
		{`not (s contains "东")`, `ISERR(FIND("东",IFERROR(IF(TRIM(S2)="",NA(),S2&""),NA())))`},
		{`score >= 80 and tier == "A"`, `IFERROR(AND(ROUND(IF(ISNUMBER(S2),S2,NA()),9)>=80,EXACT(T2,"A")),FALSE)`},
		{`missing(a) or s == "x"`, `OR(NOT(ISNUMBER(A2)),IFERROR(EXACT(S2,"x"),FALSE))`},
		{`not (missing(a) or s == "x")`,
			`IFERROR(AND(ISNUMBER(A2),NOT(EXACT(IF(TRIM(S2)="",NA(),S2&""),"x"))),FALSE)`},
		{`missing(a) ? s contains "x" : not missing(b)`, `IF(NOT(ISNUMBER(A2)),ISNUMBER(FIND("x",S2)),ISNUMBER(B2))`},
		{`s contains "x" ? a > 1 : not missing(b)`, `IFERROR(IF(ISNUMBER(FIND("x",S2)),ROUND(IF(ISNUMBER(A2),A2,NA()),9)>1,` +
			`IF(ISERR(FIND("x",IFERROR(IF(TRIM(S2)="",NA(),S2&""),NA()))),ISNUMBER(B2),FALSE)),FALSE)`},
	} {
		got, ok := compileFormula(t, c.src).Certainly(&placedAt{})
		if got != c.want || !ok {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// TestNoFormula are expressions that a spreadsheet would compute otherwise, or not at all.
func TestNoFormula(t *testing.T) {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, src := range []string{
		`z + 1`,                  // no place
		`missing(z)`,             //
		`sum(a + b) + z`,         //
		`a * 0.1234567890123456`, // more digits than Excel reads
		`a * 1e308`,
		`a * 2e-308`,
		`d > "1900-02-28"`,
		`d in ["1900-02-28", "2026-01-01"]`,
		`s == "` + many("长", 256) + `"`,
		`s == "` + many("😀", 128) + `"`,
		`s == "a\tb"`,
		`s == "a\nb"`,
		`s == "\u0001"`,
		`s == "\ufffe"`,
		`s == "_x000D_"`,
		`a > 1 ? " " : s`,
		`a` + many(" + a", 700),                // too long
		`1.5` + many("+1.5", 1700),             // too large
		many("abs(", 61) + "a" + many(")", 61), // too deep
		`min(1` + many(",1", 250) + `)`,        // too many arguments
		`a == 1` + many(" and a == 1", 250),    //
		many("(a > 0 and b > 0 ? ", 60) + "1" + many(" : 2)", 60), // each choice asks both
		many("(", 100) + "a > 0 and b > 0" + many(` ? a > 1 and b > 1 : a > 2 and b > 2)`, 100),
	} {
		if got, ok := compileFormula(t, src).Formula(&placedAt{}); ok || got != "" {
			t.Errorf("%.60s: got %.100s", src, got)
		}
	}
}

// TestLongFormula are just within the limits.
func TestLongFormula(t *testing.T) {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, src := range []string{
		`s == "` + many("长", 255) + `"`,
		`d > "1900-03-01"`,
		`a * 123456789012345`,
		`min(1` + many(",1", 249) + `)`,
		many("abs(", 57) + "a" + many(")", 57),
		many("(", 57) + "a" + many(")", 57), // brackets that say nothing
		`a` + many(" + a", 300),
	} {
		if _, ok := compileFormula(t, src).Formula(&placedAt{}); !ok {
			t.Errorf("%.60s: no formula", src)
		}
	}
}

// TestFormulaPlaces: a reference to a sheet whose name is full of what counts elsewhere.
func TestFormulaPlaces(t *testing.T) {
	at := fixedPlace(`'` + strings.Repeat(`(")''`, 9) + `'!$B$4`)
	if got, ok := compileFormula(t, `a + 1`).Formula(at); !ok || got != `IFERROR(IF(ISNUMBER(`+string(at)+`),`+string(at)+`,NA())+1,"")` {
		t.Errorf("got %s", got)
	}
}

// TestFormulaOfEveryRow: a mark for the row stands in references alone.
func TestFormulaOfEveryRow(t *testing.T) {
	for _, src := range []string{`a > 1 and s == "x" ? a : coalesce(b, rank(c))`, `s contains "F2" or d > "2026-01-01"`} {
		once, ok := compileFormula(t, src).Formula(fixedPlace("F\x01"))
		row, ok2 := compileFormula(t, src).Formula(fixedPlace("F2"))
		if got := strings.ReplaceAll(once, "\x01", "2"); !ok || !ok2 || got != row {
			t.Errorf("got %s, want %s", got, row)
		}
	}
}

// fixedPlace has everything in one cell.
type fixedPlace string

func (p fixedPlace) Field(string, Kind) (string, bool) { return string(p), true }
func (p fixedPlace) Day() (string, bool)               { return string(p), true }
func (p fixedPlace) Result(string) (string, bool)      { return string(p), true }
func (p fixedPlace) Whole(Whole) (string, bool)        { return string(p), true }
