package tiering

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawRounds are rounds of a few people, with or without a last visit.
func drawRounds(t *rapid.T, from time.Time) []Round {
	spans := []Span{{1, Weeks}, {2, Weeks}, {10, Days}, {1, Months}, {3, Months}, {6, Months}, {12, Months}, {5, WorkingDays}}
	var rounds []Round
	for row := range rapid.IntRange(1, 60).Draw(t, "customers") {
		r := Round{Row: row, By: rapid.SampledFrom([]string{"张", "王", ""}).Draw(t, "by")}
		r.Measure = rapid.IntRange(0, len(spans)-1).Draw(t, "measure")
		r.Every = spans[r.Measure]
		if rapid.Bool().Draw(t, "known") {
			r.Last = from.AddDate(0, 0, rapid.IntRange(-400, 20).Draw(t, "last"))
		}
		rounds = append(rounds, r)
	}
	return rounds
}

// TestScheduleKeepsIntervals: every visit is on a working day of the plan, no gap is longer than its interval but where
// there is no working day in it, and none is due when the plan ends.
func TestScheduleKeepsIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := date(2026, 1, 1, 0).AddDate(0, 0, rapid.IntRange(0, 700).Draw(t, "from"))
		to := from.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "days"))
		var holidays []time.Time
		for range rapid.IntRange(0, 12).Draw(t, "holidays") {
			first := rapid.IntRange(0, 400).Draw(t, "holiday")
			for day := range rapid.IntRange(1, 9).Draw(t, "length") {
				holidays = append(holidays, from.AddDate(0, 0, first+day))
			}
		}
		w := NewWorkdays(nil, holidays, nil)
		rounds := drawRounds(t, from)
		visits := Schedule(rounds, w, from, to)
		if !slices.Equal(visits, Schedule(rounds, w, from, to)) {
			t.Fatal("the same plan twice is not the same")
		}
		of := make(map[int][]Visit)
		for i, v := range visits {
			if v.Day.Before(from) || v.Day.After(to) || !w.Is(v.Day) {
				t.Fatalf("a visit on %s", v.Day)
			}
			if i > 0 && v.Day.Before(visits[i-1].Day) {
				t.Fatalf("%s after %s", v.Day, visits[i-1].Day)
			}
			of[v.Round] = append(of[v.Round], v)
		}
		for i := range rounds {
			checkRound(t, &rounds[i], of[i], w, from, to)
		}
	})
}

// checkRound looks at the gaps of one round.
func checkRound(t *rapid.T, r *Round, visits []Visit, w *Workdays, from, to time.Time) {
	last := r.Last
	for _, v := range visits {
		switch {
		case !v.Day.After(last):
			t.Fatalf("%+v: a visit on %s after one on %s", *r, v.Day, last)
		case last.IsZero():
		case v.Why == Overdue:
			if due := r.Every.After(last, w); !due.Before(from) || v.Day.After(w.next(from).AddDate(0, 0, catchUp)) {
				t.Fatalf("%+v: overdue on %s, due on %s", *r, v.Day, due)
			}
		case v.Day.After(r.Every.After(last, w)):
			free := w.between(later(last.AddDate(0, 0, 1), from), r.Every.After(last, w))
			if v.Why != Delayed || len(free) > 0 {
				t.Fatalf("%+v: %s is more than the interval after %s, and %v were free", *r, v.Day, last, free)
			}
		}
		last = v.Day
	}
	if last.IsZero() {
		if due := r.Every.After(from, w); !due.After(to) && len(w.between(due, to)) > 0 {
			t.Fatalf("%+v: no visit from %s to %s", *r, from, to)
		}
		return
	}
	if due := r.Every.After(last, w); due.Before(to) && len(w.between(later(due, from), to)) > 0 && !last.Before(from) {
		t.Fatalf("%+v: none after %s, though the next is due on %s", *r, last, due)
	}
}

// TestScheduleIsEven: customers of whom nobody knows a last visit are spread so that no day has more than one visit more than
// it must.
func TestScheduleIsEven(t *testing.T) {
	w := NewWorkdays(nil, nil, nil)
	from, to := date(2026, 10, 1, 0), date(2026, 12, 31, 0)
	for _, customers := range []int{1, 10, 66, 100, 500} {
		var rounds []Round
		for row := range customers {
			rounds = append(rounds, Round{Row: row, By: "张", Every: Span{3, Months}})
		}
		load := make(map[time.Time]int)
		visits := Schedule(rounds, w, from, to)
		for _, v := range visits {
			load[v.Day]++
		}
		days := w.Count(from, to)
		most := 0
		for _, n := range load {
			most = max(most, n)
		}
		if limit := (customers+days-1)/days + 1; len(visits) < customers || most > limit {
			t.Errorf("%d customers on %d days: %d visits, %d on one day, at most %d wanted", customers, days, len(visits), most, limit)
		}
	}
}

// TestScheduleBeforeClosing: what closing days displace doesn't gather on the day before them.
func TestScheduleBeforeClosing(t *testing.T) {
	var holidays []time.Time
	for day := date(2026, 12, 24, 0); day.Year() == 2026; day = day.AddDate(0, 0, 1) {
		holidays = append(holidays, day)
	}
	w := NewWorkdays(nil, holidays, nil)
	for _, customers := range []int{6, 14, 21, 60} {
		var rounds []Round
		for row := range customers {
			rounds = append(rounds, Round{Row: row, By: "张", Every: Span{1, Months}})
		}
		load := make(map[time.Time]int)
		for _, v := range Schedule(rounds, w, date(2026, 10, 1, 0), date(2026, 12, 31, 0)) {
			load[v.Day]++
		}
		days := w.Count(date(2026, 12, 1, 0), date(2026, 12, 23, 0))
		limit := (customers+days-1)/days + 1
		for day, n := range load {
			if n > limit {
				t.Errorf("%d customers: %d visits on %s, at most %d wanted", customers, n, day.Format(time.DateOnly), limit)
			}
		}
	}
}

// TestScheduleSpreadsMeasures: places of several small measures don't meet on one day.
func TestScheduleSpreadsMeasures(t *testing.T) {
	w := NewWorkdays(nil, nil, nil)
	var rounds []Round
	for row := range 12 {
		rounds = append(rounds, Round{Row: row, Measure: row % 4, By: "张", Every: Span{3, Months}})
	}
	load := make(map[time.Time]int)
	for _, v := range Schedule(rounds, w, date(2026, 10, 1, 0), date(2026, 12, 31, 0)) {
		if load[v.Day]++; load[v.Day] > 1 {
			t.Errorf("%d visits on %s", load[v.Day], v.Day.Format(time.DateOnly))
		}
	}
}

// TestScheduleGoesOn: where no last visits are known, the plan of two quarters has the gaps of the plans of each.
func TestScheduleGoesOn(t *testing.T) {
	w := NewWorkdays(nil, nil, nil)
	var rounds []Round
	for row := range 40 {
		rounds = append(rounds, Round{Row: row, By: "张", Every: Span{12, Months}})
	}
	seen := make(map[int]int)
	for _, quarter := range [][2]time.Time{{date(2026, 1, 1, 0), date(2026, 3, 31, 0)}, {date(2026, 4, 1, 0), date(2026, 6, 30, 0)},
		{date(2026, 7, 1, 0), date(2026, 9, 30, 0)}, {date(2026, 10, 1, 0), date(2026, 12, 31, 0)}} {
		for _, v := range Schedule(rounds, w, quarter[0], quarter[1]) {
			seen[v.Round]++
		}
	}
	for i := range rounds {
		if seen[i] != 1 {
			t.Errorf("customer %d is visited %d times in the year", i, seen[i])
		}
	}
}

func TestScheduleReasons(t *testing.T) {
	holidays := []time.Time{date(2026, 10, 5, 0), date(2026, 10, 6, 0), date(2026, 10, 7, 0), date(2026, 10, 1, 0), date(2026, 10, 2, 0)}
	w := NewWorkdays(nil, holidays, []time.Time{date(2026, 10, 10, 0)})
	for _, test := range []struct {
		name  string
		round Round
		want  []string
	}{
		{"overdue", Round{By: "张", Every: Span{3, Months}, Last: date(2026, 1, 5, 0)}, []string{"2026-10-08 2"}},
		{"a month from the last one, before a weekend", Round{By: "张", Every: Span{1, Months}, Last: date(2026, 9, 17, 0)}, []string{"2026-10-16 0"}},
		{"due in the holiday", Round{By: "张", Every: Span{1, Weeks}, Last: date(2026, 9, 30, 0)}, []string{"2026-10-08 3", "2026-10-15 0"}},
		{"planned already", Round{By: "张", Every: Span{3, Months}, Last: date(2026, 10, 5, 0)}, nil},
	} {
		var got []string
		for _, v := range Schedule([]Round{test.round}, w, date(2026, 10, 1, 0), date(2026, 10, 18, 0)) {
			got = append(got, fmt.Sprintf("%s %d", v.Day.Format(time.DateOnly), v.Why))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
