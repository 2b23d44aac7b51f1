package tiering

import (
	"testing"
	"time"
)

func TestParseSpan(t *testing.T) {
	for text, want := range map[string]Span{
		"3 months": {3, Months}, "双周": {2, Weeks}, "双月": {2, Months}, "每周": {1, Weeks}, "每 2 个月": {2, Months}, "2 weeks": {2, Weeks}, "10 days": {10, Days}, "1 day": {1, Days}, "5 working days": {5, WorkingDays},
		"quarter": {3, Months}, "2 quarters": {6, Months}, "half-year": {6, Months}, "1 year": {12, Months}, "week": {1, Weeks},
		"3个月": {3, Months}, "2 周": {2, Weeks}, "1天": {1, Days}, "5个工作日": {5, WorkingDays}, "半年": {6, Months}, "季度": {3, Months}, " 1 月 ": {1, Months},
	} {
		if got, ok := ParseSpan(text); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "3", "0 days", "-1 day", "1.5 months", "3 moons", "99999 days", "monthly"} {
		if got, ok := ParseSpan(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestSpanAfter(t *testing.T) {
	w := NewWorkdays(nil, []time.Time{date(2026, 10, 5, 0)}, []time.Time{date(2026, 10, 10, 0)})
	for _, test := range []struct {
		span Span
		from time.Time
		want string
	}{
		{Span{1, Months}, date(2026, 1, 31, 0), "2026-02-28"},
		{Span{1, Months}, date(2028, 1, 31, 0), "2028-02-29"},
		{Span{12, Months}, date(2028, 2, 29, 0), "2029-02-28"},
		{Span{3, Months}, date(2026, 11, 30, 0), "2027-02-28"},
		{Span{2, Weeks}, date(2026, 12, 28, 0), "2027-01-11"},
		{Span{1, WorkingDays}, date(2026, 10, 2, 9), "2026-10-06"}, // a Friday; Monday is a holiday
		{Span{5, WorkingDays}, date(2026, 10, 4, 0), "2026-10-10"}, // a Saturday that is worked
		{Span{3, Days}, date(2026, 10, 2, 0), "2026-10-05"},
	} {
		if got := test.span.After(test.from, w).Format(time.DateOnly); got != test.want {
			t.Errorf("%v after %s: %s, want %s", test.span, test.from.Format(time.DateOnly), got, test.want)
		}
	}
}

func TestMonthDay(t *testing.T) {
	for text, want := range map[string]MonthDay{"05-12": {5, 12}, "5/12": {5, 12}, "5月12日": {5, 12}, "2-29": {2, 29}, "１２－２５": {12, 25}} {
		if got, ok := ParseMonthDay(text); !ok || got != want {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "4-31", "13-01", "农历三月初八", "1975-05-12"} {
		if got, ok := ParseMonthDay(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
	days := func(d MonthDay, from, to time.Time) (all []string) {
		for _, day := range d.Between(from, to) {
			all = append(all, day.Format(time.DateOnly))
		}
		return all
	}
	leap := MonthDay{2, 29}
	diff(t, []string{"2026-02-28", "2027-02-28", "2028-02-29"}, days(leap, date(2026, 1, 1, 0), date(2028, 12, 31, 0)))
	diff(t, []string{"2026-12-31", "2027-12-31"}, days(MonthDay{12, 31}, date(2026, 12, 31, 0), date(2027, 12, 31, 0)))
	diff(t, []string{"2027-01-02"}, days(MonthDay{1, 2}, date(2026, 12, 20, 0), date(2027, 1, 10, 0))) // over the end of the year
	diff(t, []string(nil), days(MonthDay{}, date(2026, 1, 1, 0), date(2027, 1, 1, 0)))
}

func TestFestival(t *testing.T) {
	moon := Festival{Name: "中秋节", Days: []time.Time{date(2026, 9, 25, 0), date(2027, 9, 15, 0)}}
	days, known := moon.Between(date(2026, 9, 1, 0), date(2027, 9, 30, 0))
	if len(days) != 2 || !known {
		t.Errorf("%v %v", days, known)
	}
	if days, known = moon.Between(date(2027, 10, 1, 0), date(2028, 12, 31, 0)); len(days) != 0 || known {
		t.Errorf("the day of 2028 is nowhere: %v %v", days, known)
	}
}
