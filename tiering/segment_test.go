package tiering

import (
	"slices"
	"testing"

	"tier/scoring"
)

// people are customers of whom each cell could be read.
func people(cols scoring.Columns, aside ...int) *Population {
	return &Population{Columns: cols, Aside: func(row int) bool { return slices.Contains(aside, row) },
		Scored: func(int) bool { return true }, Unreadable: func(string, int) bool { return false }}
}

// condition compiles a condition over some fields of customers who are judged.
func condition(t *testing.T, src string, fields ...scoring.FieldInfo) *scoring.Expr {
	t.Helper()
	e, err := scoring.Compile(src, &scoring.Scope{Scored: true, Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestSegment: the first class that applies counts, and behind a condition without an answer nobody knows the class.
func TestSegment(t *testing.T) {
	years, region := scoring.FieldInfo{Name: "years", Kind: scoring.Number}, scoring.FieldInfo{Name: "region", Kind: scoring.Text}
	cols := table{n: 7,
		numbers: map[string][]float64{"years": {5, 2, nan, nan, 0.5, 3, 9}},
		texts:   map[string][]string{"region": {"北", "南", "北", "", "西", "西", "北"}},
	}
	s := &Segmentation{Classes: []Class{
		{Name: "北方", When: condition(t, `region == "北" and years >= 3`, years, region)},
		{Name: "南方", When: condition(t, `region == "南"`, years, region)},
		{Name: "老", When: condition(t, `years >= 3`, years, region)},
	}}
	got := s.Segment(people(cols, 6))
	diff(t, []int{0, 1, NotKnown, NotKnown, NoClass, 2, NotThere}, got.Class)
	diff(t, []int{1, 1, 1}, got.Count)
	diff(t, 1, got.None)
	diff(t, 2, got.Unknown)
	diff(t, []Lack{{"years", 1}, {"", 1}}, got.Lacks)

	s.Classes = append(s.Classes, Class{Name: "其余"})
	got = s.Segment(people(cols, 6))
	diff(t, []int{0, 1, NotKnown, NotKnown, 3, 2, NotThere}, got.Class)
	some := got.Only([]int{1, 2, 6})
	diff(t, []int{1, NotKnown, NotThere}, some.Class)
	diff(t, []int{0, 1, 0, 0}, some.Count)
	diff(t, []Lack{{"years", 1}}, some.Lacks)
	some = some.Only([]int{1, 2})
	diff(t, []Lack{{"years", 1}}, some.Lacks)
}

// TestRaise: a customer bears every flag whose condition holds.
func TestRaise(t *testing.T) {
	overdue := scoring.FieldInfo{Name: "overdue", Kind: scoring.Number}
	cols := table{n: 4, numbers: map[string][]float64{"overdue": {100, 40, nan, 200}},
		texts: map[string][]string{"tier": {"重要客户", "重要客户", "重要客户", "小客户"}}}
	flags := []Flag{
		{Name: "拖欠", When: condition(t, `overdue > 90`, overdue), Level: Danger},
		{Name: "矛盾", When: condition(t, `tier == "重要客户" and overdue > 30`, overdue)},
	}
	got := Raise(flags, people(cols, 3))
	diff(t, [][]int{{0}, {0, 1}}, got.On)
	diff(t, []int{0, 1}, got.Of(0))
	diff(t, []int{1, 1}, got.Unknown)
	diff(t, [][]Lack{{{"overdue", 1}}, {{"overdue", 1}}}, got.Lacks)
	diff(t, 2, got.Customers())
	diff(t, [][]int{nil, {0}}, raised(got, 1, 2))
	part := got.Only([]int{0, 2})
	diff(t, []int{1, 1}, part.Unknown)
	diff(t, [][]Lack{{{"overdue", 1}}, {{"overdue", 1}}}, part.Lacks)
	part = part.Only([]int{0})
	diff(t, []int{0, 0}, part.Unknown)
}

func raised(f Flagged, rows ...int) [][]int {
	some := f.Only(rows)
	return some.On
}

// TestRaiseWithout: what a flag asks of fields that nobody has a column of has no answer, whatever its condition has for a blank; what it
// asks besides decides where it can.
func TestRaiseWithout(t *testing.T) {
	years, overdue := scoring.FieldInfo{Name: "years", Kind: scoring.Number}, scoring.FieldInfo{Name: "overdue", Kind: scoring.Number}
	p := people(table{n: 2, numbers: map[string][]float64{"years": {1, 5}}})
	p.Known = func(when Condition) (Condition, []string) {
		e := when.(*scoring.Expr)
		if !slices.Contains(when.Fields(), "overdue") {
			return when, nil
		}
		return e.Known(func(field string) bool { return field == "overdue" }, func(string) *scoring.Expr { return nil }), []string{"overdue"}
	}
	got := Raise([]Flag{
		{Name: "拖欠", When: condition(t, `coalesce(overdue, 0) > 90`, overdue)},
		{Name: "无", When: condition(t, `missing(overdue)`, overdue)},
		{Name: "老或拖欠", When: condition(t, `years > 3 or coalesce(overdue, 0) > 90`, overdue, years)},
		{Name: "老且拖欠", When: condition(t, `years > 3 and coalesce(overdue, 0) > 90`, overdue, years)},
		{Name: "老", When: condition(t, `years > 3`, years)},
	}, p)
	diff(t, [][]int{nil, nil, {1}, nil, {1}}, got.On)
	diff(t, []int{2, 2, 1, 1, 0}, got.Unknown)
	diff(t, [][]string{{"overdue"}, {"overdue"}, {"overdue"}, {"overdue"}, nil}, got.Absent)
	diff(t, []bool{true, true, false, false, false}, got.Blind)
	diff(t, []int{0, 1, 3}, got.UndecidedOf(1))
	part := got.Only([]int{0})
	diff(t, []int{1, 1, 1, 0, 0}, part.Unknown)
	diff(t, []bool{true, true, false, false, false}, part.Blind)
}

// TestUnreadable: what reads a cell that could not be read has no answer, even where it would do without the value.
func TestUnreadable(t *testing.T) {
	years := scoring.FieldInfo{Name: "years", Kind: scoring.Number}
	p := people(table{n: 2, numbers: map[string][]float64{"years": {nan, nan}}})
	p.Unreadable = func(field string, row int) bool { return field == "years" && row == 1 }
	s := &Segmentation{Classes: []Class{{Name: "新", When: condition(t, `coalesce(years, 0) < 1`, years)}, {Name: "老"}}}
	got := s.Segment(p)
	diff(t, []int{0, NotKnown}, got.Class)
	raised := Raise([]Flag{{Name: "新", When: s.Classes[0].When}}, p)
	diff(t, [][]int{{0}}, raised.On)
	placed := (&Matrix{X: Axis{Of: condition(t, `coalesce(years, 5)`, years)}, Y: Axis{Of: condition(t, `1`)}}).Place(p, nil)
	diff(t, []int{HighHigh, NotKnown}, placed.Cell)
}
