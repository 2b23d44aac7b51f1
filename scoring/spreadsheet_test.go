package scoring

import (
	"fmt"
	"strings"
	"testing"
)

// cellsAt are the references of a criterion whose value is in F2 and whose table begins in row 5 of a sheet.
func cellsAt() Cells {
	return Cells{Value: "F2", Rating: "G2", Of: "H2", Full: "R!$D$1", Given: "R!$E$1", Column: func(i, rows int) string {
		return fmt.Sprintf("R!$%c$5:$%c$%d", 'A'+i, 'A'+i, 4+rows)
	}}
}

// TestFormulas has a formula of each kind of rule; that they calculate what the rules do, the workbook's tests ask a
// spreadsheet.
func TestFormulas(t *testing.T) {
	scale := Scale{Grades: []Grade{{"好", 10}, {"差*", 2}}}
	for want, c := range map[string]Criterion{
		`IFERROR(INDEX(R!$B$5:$B$9,MATCH(F2&"",R!$A$5:$A$9,0)),IFERROR(INDEX(R!$B$5:$B$9,MATCH(IF(TRIM(F2)="",NA(),ROUND(F2,9)),R!$B$5:$B$9,0)),""))`: {Rule: Grades{five()}},
		`IFERROR(IF(TRIM(F2)="",R!$E$1,IFERROR(INDEX(R!$B$5:$B$6,MATCH(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(F2,"~","~~"),"*","~*"),"?","~?"),R!$A$5:$A$6,0)),` +
			`IFERROR(INDEX(R!$B$5:$B$6,MATCH(IF(TRIM(F2)="",NA(),ROUND(F2,9)),R!$B$5:$B$6,0)),""))),"")`: {Rule: Grades{scale}, Missing: Missing{Mode: Give, Points: 1}},
		`IF(ISNUMBER(F2),INDEX(R!$B$5:$B$7,IFERROR(MATCH(LARGE(R!$A$5:$A$6,1+SUMPRODUCT(--(ROUND(F2,9)<R!$A$5:$A$6))),R!$A$5:$A$6,0),3)),"")`: {Rule: Bands{Steps: []Step{{1, 2}, {5, 10}}, Else: ptr(0)}},
		`IF(ISNUMBER(F2),INDEX(R!$B$5:$B$6,IFERROR(MATCH(SMALL(R!$A$5:$A$5,1+SUMPRODUCT(--(ROUND(F2,9)>R!$A$5:$A$5))),R!$A$5:$A$5,0),2)),` +
			`IF(TRIM(F2)="",R!$E$1,""))`: {Rule: Bands{Steps: []Step{{1, 2}}, Else: ptr(0), AtMost: true}, Missing: Missing{Mode: Give}},
		`IF(ISNUMBER(F2),R!$B$5:$B$5,"")`: {Rule: Bands{Else: ptr(3)}},
		`IF(ISNUMBER(F2),IFERROR(INDEX(R!$B$5:$B$6,IFERROR(MATCH(SMALL(R!$A$5:$A$5,1+SUMPRODUCT(--(F2>ROUND(ROUND(R!$A$5:$A$5*H2,9),0)))),R!$A$5:$A$5,0),2)),""),"")`: {Rule: Rank{Cuts: []Cut{{0.1, 10}}, Else: ptr(0)}},
		`IF(ISNUMBER(F2),IF(AND(ROUND(F2,9)>=0,ROUND(F2,9)<=R!$D$1),ROUND(F2,9),""),"")`:                                                                              {Rule: Formula{Max: 10}},
	} {
		if got, ok := c.Formula(cellsAt()); !ok || got != want {
			t.Errorf("%s: %s\nwant %s", c.Rule.Kind(), got, want)
		}
	}
}

// TestWordsTooLongForFormulas has rules whose words a spreadsheet can't look up.
func TestWordsTooLongForFormulas(t *testing.T) {
	word := strings.Repeat("长", 256)
	for _, rule := range []Rule{Grades{Scale{Grades: []Grade{{word, 10}}}}, Ranges{Ranges: []Range{{word, 0, 10}}}} {
		c := Criterion{Rule: rule}
		if got, ok := c.Formula(cellsAt()); ok {
			t.Errorf("%s: %s", rule.Kind(), got)
		}
	}
}

// TestReading has cells read as words or figures of a rule, and as neither.
func TestReading(t *testing.T) {
	grades := Criterion{Field: "g", Rule: Grades{Scale{Grades: []Grade{{"好", 10}, {"8", 6}, {"ＯＫ", 8}}}}}
	ranges := Criterion{Field: "g", Rule: Ranges{Ranges: []Range{{"好", 8, 10}, {"8", 0, 8}}, Rating: "w"}}
	for _, test := range []struct {
		c           Criterion
		field, text string
		want        any
	}{
		{grades, "g", " 好", "好"}, {grades, "g", "8", "8"}, {grades, "g", "+8", "ＯＫ"}, {grades, "g", "8.0", "ＯＫ"}, {grades, "g", "ok", "ＯＫ"},
		{grades, "g", "10.0000000001", 10.0}, {grades, "g", "7", nil}, {grades, "g", "", nil},
		{ranges, "g", "8", 8.0}, {ranges, "g", "７", 7.0}, {ranges, "g", "好", "好"}, {ranges, "w", "8", "8"}, {ranges, "w", "+8", nil}, {ranges, "w", "好", "好"},
	} {
		if got := test.c.Reading(test.field, test.text); got != test.want {
			t.Errorf("%s %q: %v, want %v", test.field, test.text, got, test.want)
		}
	}
}

// TestGridOfStandards has the standards beside their grades.
func TestGridOfStandards(t *testing.T) {
	c := Criterion{Rule: Grades{five()}, Standards: []Standard{{"良好", "多为我司"}}}
	g := c.Grid()
	if len(g.Header) != 3 || len(g.Rows) != 5 {
		t.Fatalf("%d columns, %d rows", len(g.Header), len(g.Rows))
	}
	if got := g.Rows[1]; got[0].Value != "良好" || got[1] != (Entry{Value: 8.0, Input: true}) || got[2].Value != "多为我司" {
		t.Errorf("%+v", got)
	}
	if got := g.Rows[0][2].Value; got != "" {
		t.Errorf("%+v has a standard", got)
	}
}
