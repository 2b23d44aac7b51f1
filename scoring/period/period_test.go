package period_test

import (
	"slices"
	"testing"
	"time"

	"tier/scoring/period"
)

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOn names periods in both languages and wants their days, and up to which of them they are over.
func TestOn(t *testing.T) {
	for _, test := range []struct{ names, asOf, from, to, until string }{
		{"this year", "2026-08-15", "2026-01-01", "2026-12-31", "2026-08-15"},
		{"本年", "2026-12-31", "2026-01-01", "2026-12-31", "2026-12-31"},
		{"last year", "2026-08-15", "2025-01-01", "2025-12-31", "2025-12-31"},
		{"前年", "2026-08-15", "2024-01-01", "2024-12-31", "2024-12-31"},
		{"This  Quarter", "2026-08-15", "2026-07-01", "2026-09-30", "2026-08-15"},
		{"上季度", "2026-02-15", "2025-10-01", "2025-12-31", "2025-12-31"},
		{"last month", "2026-03-31", "2026-02-01", "2026-02-28", "2026-02-28"},
		{"same quarter last year", "2026-08-15", "2025-07-01", "2025-09-30", "2025-09-30"},
		{"去年同月", "2024-02-29", "2023-02-01", "2023-02-28", "2023-02-28"},
		{"last year to date", "2026-08-15", "2025-01-01", "2025-12-31", "2025-08-15"},
		{"去年同期", "2024-02-29", "2023-01-01", "2023-12-31", "2023-02-28"},
		{"last year to date", "2025-02-28", "2024-01-01", "2024-12-31", "2024-02-29"},
		{"last year to date", "2024-02-28", "2023-01-01", "2023-12-31", "2023-02-28"},
		{"this quarter a year earlier", "2026-08-15", "2025-07-01", "2025-09-30", "2025-08-15"},
		{"本季的上年同期", "2026-08-15", "2025-07-01", "2025-09-30", "2025-08-15"},
		{"last 12 months", "2026-09-30", "2025-10-01", "2026-09-30", "2026-09-30"},
		{"近12个月", "2026-09-15", "2025-09-16", "2026-09-15", "2026-09-15"},
		{"最近十二个月", "2024-02-28", "2023-03-01", "2024-02-28", "2024-02-28"},
		{"last 1 month", "2026-03-30", "2026-03-01", "2026-03-30", "2026-03-30"},
		{"last 12 months a year earlier", "2026-09-30", "2024-10-01", "2025-09-30", "2025-09-30"},
		{"last 12 months a year earlier", "2025-02-28", "2023-03-01", "2024-02-29", "2024-02-29"},
		{"last 12 months a year earlier", "2025-02-27", "2023-02-28", "2024-02-27", "2024-02-27"},
		{"last 12 months a year earlier", "2024-02-29", "2022-03-01", "2023-02-28", "2023-02-28"},
		{"last 90 days", "2026-03-31", "2026-01-01", "2026-03-31", "2026-03-31"},
		{"近三年", "2026-09-30", "2023-10-01", "2026-09-30", "2026-09-30"},
		{"last 4 quarters", "2026-09-30", "2025-10-01", "2026-09-30", "2026-09-30"},
		{"2026", "2026-09-30", "2026-01-01", "2026-12-31", "2026-09-30"},
		{"2026Q3", "", "2026-07-01", "2026-09-30", "2026-09-30"},
		{"2026年第三季度", "2026-09-30", "2026-07-01", "2026-09-30", "2026-09-30"},
		{"2026年4季度", "2026-09-30", "2026-10-01", "2026-12-31", "2026-09-30"},
		{"2026-07", "2026-09-30", "2026-07-01", "2026-07-31", "2026-07-31"},
		{"2026年12月", "2027-09-30", "2026-12-01", "2026-12-31", "2026-12-31"},
		{"2026-01-05..2026-09-30", "2026-03-01", "2026-01-05", "2026-09-30", "2026-03-01"},
	} {
		p, ok := period.Parse(test.names)
		if !ok || p.String() != test.names {
			t.Errorf("%q is no period", test.names)
			continue
		}
		var asOf time.Time
		if test.asOf != "" {
			asOf = day(t, test.asOf)
		}
		s := p.On(asOf)
		got := [3]string{s.From.Format(time.DateOnly), s.To.Format(time.DateOnly), s.Until.Format(time.DateOnly)}
		if want := [3]string{test.from, test.to, test.until}; got != want {
			t.Errorf("%q as of %s: %v, want %v", test.names, test.asOf, got, want)
		}
	}
}

// TestNoGap wants a window's days to follow on those of the window a year earlier, whatever the day.
func TestNoGap(t *testing.T) {
	now, _ := period.Parse("last 12 months")
	before, _ := period.Parse("last 12 months a year earlier")
	for d := day(t, "2023-01-01"); d.Year() < 2029; d = d.AddDate(0, 0, 1) {
		if to, from := before.On(d).To, now.On(d).From; !to.AddDate(0, 0, 1).Equal(from) {
			t.Errorf("%s: up to %s, then from %s", d.Format(time.DateOnly), to.Format(time.DateOnly), from.Format(time.DateOnly))
		}
	}
}

// TestExamples wants every form that a period may have among the examples, and each to be a period.
func TestExamples(t *testing.T) {
	all := period.Examples()
	for _, name := range all {
		if _, ok := period.Parse(name); !ok {
			t.Errorf("%q is no period", name)
		}
	}
	for _, wanted := range []string{"this quarter", "this quarter a year earlier", "last quarter", "same quarter last year", "this month", "last month",
		"same month last year", "last year", "last 90 days", "本季", "本季的上年同期"} {
		if !slices.Contains(all, wanted) {
			t.Errorf("%q is no example", wanted)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, name := range []string{"", "next year", "last 0 months", "2026Q5", "2026-13", "26", "2026-02-30..2026-03-01", "2026-03-01..2026-02-01",
		"2026 a year earlier", "近零年", "1850", "last months"} {
		if p, ok := period.Parse(name); ok {
			t.Errorf("%q is %v", name, p.On(day(t, "2026-09-30")))
		}
	}
}

// TestSpan counts days, and what of the calendar has begun.
func TestSpan(t *testing.T) {
	p, _ := period.Parse("this year")
	s := p.On(day(t, "2026-08-15"))
	if all, over := s.Days(); all != 365 || over != 227 || !s.IsPartial() {
		t.Errorf("%d of %d days", over, all)
	}
	if got := [3]int{s.Begun(period.Month), s.Begun(period.Quarter), s.Begun(period.Year)}; got != [3]int{8, 3, 1} {
		t.Errorf("begun: %v", got)
	}
	for _, test := range []struct {
		name    string
		asOf    string
		want    int
		quarter int
	}{
		{"last 12 months", "2026-09-30", 12, 4}, {"last 12 months", "2025-02-15", 12, 4}, {"last 12 months a year earlier", "2025-02-15", 12, 4},
		{"last 2 quarters", "2025-02-15", 6, 2}, {"last 1 year", "2025-02-15", 12, 4}, {"last 5 months", "2025-02-15", 5, 2},
		{"last 30 days", "2025-02-15", 2, 1}, {"2026-01-05..2026-09-30", "2026-02-01", 2, 1},
	} {
		p, _ := period.Parse(test.name)
		s := p.On(day(t, test.asOf))
		if months, quarters := s.Begun(period.Month), s.Begun(period.Quarter); months != test.want || quarters != test.quarter {
			t.Errorf("%s as of %s are %d months, %d quarters", test.name, test.asOf, months, quarters)
		}
	}
	p, _ = period.Parse("2027")
	if s := p.On(day(t, "2026-09-30")); s.Begun(period.Month) != 0 {
		t.Errorf("a year to come has begun: %v", s)
	}
}
