package credit

import (
	"testing"
	"time"

	"tier/scoring"
)

func TestSurveyLast(t *testing.T) {
	tests := []struct {
		made string
		term int
		want string
	}{
		{"2023-08-31", 6, "2024-02-29"}, {"2022-08-31", 6, "2023-02-28"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-01-15", 12, "2025-01-15"},
		{"2024-12-31", 2, "2025-02-28"}, {"2024-03-31", 1, "2024-04-30"}, {"2024-12-01", 1, "2025-01-01"}, {"2024-12-01", 0, ""},
	}
	for _, tt := range tests {
		diff(t, day(tt.want), Survey{Term: tt.term}.Last(day(tt.made)))
	}
}

func TestDueFor(t *testing.T) {
	f := scoring.NewFrame(list{n: 8,
		dates:   map[string][]time.Time{"surveyed": days("2023-08-31", "2023-08-30", "", "2024-03-02", "2024-01-01", "2024-03-01", "", "2024-01-01")},
		numbers: map[string][]float64{"overdue": {0, 31, 31, 0, nan, 30, 99, nan}, "sales": {1, 1, 1, 1, 1, 1, 1, nan}}})
	f.Exclude(6, scoring.Say("repeated"))
	triggers := []Trigger{
		{Name: "overdue", When: expr(t, "overdue > 30", "overdue"), Reason: "30 days at most"},
		{Name: "sales", When: expr(t, "sales * overdue > 1000", "sales", "overdue")},
		{Name: "many", When: expr(t, "overdue > 31 or 1 / 0 > 1 and overdue < 1", "overdue")},
	}
	due, undecided := DueFor(Survey{Date: "surveyed", Term: 6}, triggers[:2], f, day("2024-03-01"))
	want := []struct {
		since string
		never bool
		why   []string
	}{
		{"2024-03-01", false, []string{"the credit survey of 2023-08-31 held through 2024-02-29"}},
		{"2024-03-01", false, []string{"the credit survey of 2023-08-30 held through 2024-02-29", "overdue: 30 days at most"}},
		{"", true, []string{"there is no credit survey", "overdue: 30 days at most"}},
		{"", false, []string{"the credit survey is dated 2024-03-02, after 2024-03-01"}},
		{}, {}, {}, {},
	}
	for row, w := range want {
		diff(t, day(w.since), due[row].Since)
		diff(t, w.never, due[row].Never)
		diff(t, w.why, says(due[row].Reasons))
		diff(t, w.why != nil, due[row].IsDue())
	}
	diff(t, []scoring.Problem{
		{Row: 4, Field: "overdue", Message: scoring.Say(`trigger "overdue" does not apply, because overdue is missing`)},
		{Row: 7, Field: "overdue", Message: scoring.Say(`trigger "overdue" does not apply, because overdue is missing`)},
		{Row: 4, Field: "overdue", Message: scoring.Say(`trigger "sales" does not apply, because overdue is missing`)},
		{Row: 7, Message: scoring.Say(`trigger "sales" does not apply, because it misses one of: overdue, sales`)},
	}, undecided)

	due, undecided = DueFor(Survey{}, triggers[2:], f, day("2024-03-01"))
	diff(t, "trigger \"many\" does not apply, because its condition has no answer", problems(undecided)[0])
	if due[2].IsDue() {
		t.Error("due for a survey that is not asked for")
	}
	named, _ := DueFor(Survey{}, []Trigger{{Name: "any", When: expr(t, "sales == 1", "sales")}}, f, day("2024-03-01"))
	diff(t, []string{"any"}, says(named[0].Reasons))
}

// TestTriggerOfTheUnreadable: a cell that could not be read has no answer, whatever the condition has in place of a missing one.
func TestTriggerOfTheUnreadable(t *testing.T) {
	f := scoring.NewFrame(list{n: 1, numbers: map[string][]float64{"overdue": {nan}}})
	f.Spoil(0, "overdue", scoring.Say("unreadable"))
	due, undecided := DueFor(Survey{}, []Trigger{{Name: "late", When: expr(t, "coalesce(overdue, 99) > 30", "overdue")}}, f, day("2024-03-01"))
	if due[0].IsDue() {
		t.Error("due for a cell that could not be read")
	}
	diff(t, map[int]string{0: `trigger "late" does not apply: could not be read: overdue`}, problems(undecided))
}

// TestDueEdges: the last day of the term is within it, a survey of the day itself is there, a term of 0 never ends.
func TestDueEdges(t *testing.T) {
	tests := []struct {
		made string
		term int
		asOf string
		want []string
	}{
		{"2023-08-31", 6, "2024-02-29", nil},
		{"2023-08-31", 6, "2024-03-01", []string{"the credit survey of 2023-08-31 held through 2024-02-29"}},
		{"2024-03-01", 6, "2024-03-01", nil},
		{"1999-01-01", 0, "2024-03-01", nil},
		{"1999-01-01", 6, "", nil}, // as of no day nothing has run out, and nothing is yet to come
	}
	for _, tt := range tests {
		f := list{n: 1, dates: map[string][]time.Time{"d": days(tt.made)}}
		due, _ := DueFor(Survey{Date: "d", Term: tt.term}, nil, f, day(tt.asOf))
		diff(t, tt.want, says(due[0].Reasons))
	}
}

// TestSurveyLacks: days are those that people write, whatever the time zone; what could not be read is no survey that never was.
func TestSurveyLacks(t *testing.T) {
	late := time.Date(2024, 3, 1, 23, 0, 0, 0, time.FixedZone("", 8*3600))
	f := scoring.NewFrame(list{n: 2, dates: map[string][]time.Time{"d": {late, {}}}})
	f.Spoil(1, "d", scoring.Say("unreadable"))
	survey := Survey{Date: "d"}
	lacks := survey.Lacks(f, day("2024-03-01"))
	diff(t, "", lacks(0).String())
	diff(t, "could not be read: d", lacks(1).String())
	diff(t, "", Survey{}.Lacks(f, day("2024-03-01"))(1).String())
	diff(t, "there is no credit survey", Survey{Date: "nowhere"}.Lacks(f, day("2024-03-01"))(0).String())
	due, _ := DueFor(survey, nil, f, day("2024-03-01"))
	diff(t, []string{"could not be read: d"}, says(due[1].Reasons))
	if due[1].Never {
		t.Error("a survey whose date could not be read never was")
	}
}

func TestSurveyCheck(t *testing.T) {
	diff(t, []string{"a credit survey can't hold for -1 months"}, faults(Survey{Term: -1}.Check()))
	diff(t, []string(nil), faults(Survey{Term: 12}.Check()))
}
