package tiering

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Round is a visit that comes back: a measure of a customer, who makes it, and when it was made last.
type Round struct {
	Row, Measure int
	By           string // whose load it is
	Every        Span
	Last         time.Time // zero where nobody knows
}

// Visit is a day on which a round is due.
type Visit struct {
	Round int // index of the round
	Day   time.Time
	Why   VisitReason
}

// VisitReason is why a visit is on its day.
type VisitReason uint8

// The reasons.
const (
	OnTime  VisitReason = iota // within the interval since the last one
	Spread                     // nobody knows of a last one: it has its place among those of the same measure and person
	Overdue                    // the interval was over before the first day
	Delayed                    // there is no working day within the interval
)

// catchUp is in how many days a visit is planned that is overdue, unless its interval is shorter.
const catchUp = 14

// Schedule plans all visits of the rounds from one day to another, both included. The rounds stand in the order of their
// importance, which is the order of the visits of a day.
//
// No gap between two visits of a round is longer than its interval, counted from the last one where that is known, but for
// intervals without any working day. Within that, each visit is on the day on which the person has least to do: up to a
// seventh of the interval early, five days at most; one that would be on a closing day, or behind some of a run of them, as much earlier
// again as the last working day is. Rounds of which no last visit is known are spread evenly over the
// interval, and the intervals are those of the calendar (a quarter begins in January), so that the plan of the next period
// goes on about where this one ends. It can't do so to the day: whoever is never visited too late comes earlier after each weekend
// and holiday, and a place that hangs on nothing but the customer would have to be made up for by more visits than the interval asks
// for, or gather all on the days before holidays. Days of visits that were made, in the list, are what the next plan needs.
func Schedule(rounds []Round, w *Workdays, from, to time.Time) []Visit {
	s := &scheduler{w: w, from: dateOf(from), to: dateOf(to), load: make(map[string]map[time.Time]int), days: make(map[cycle][]time.Time)}
	place, groups := s.group(rounds)
	s.level(rounds)
	for i := range rounds {
		s.plan(rounds, i, place[i], groups)
	}
	slices.SortStableFunc(s.visits, func(a, b Visit) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Round, b.Round))
	})
	return s.visits
}

// scheduler plans round after round.
type scheduler struct {
	w        *Workdays
	from, to time.Time
	load     map[string]map[time.Time]int // by person and day
	usual    map[string]float64           // by person: visits a day, of those that are spread
	days     map[cycle][]time.Time        // the working days of intervals of the calendar
	visits   []Visit
}

// among are rounds that share a measure, an interval and a person.
type among struct {
	by      string
	measure int
	every   Span
}

// cycle is an interval of the calendar that holds a day.
type cycle struct{ from, before time.Time }

// group counts the rounds of unknown last visits, and gives each its place among its like.
func (s *scheduler) group(rounds []Round) (place []int, count map[among]int) {
	place, count = make([]int, len(rounds)), make(map[among]int)
	for i, r := range rounds {
		if r.Last.IsZero() {
			key := among{r.By, r.Measure, r.Every}
			place[i] = count[key]
			count[key]++
		}
	}
	return place, count
}

// level works out how many visits a day everybody has, if those that are spread lie evenly. Each of these adds its share, in
// the order of the rounds, so that the sum is always the same.
func (s *scheduler) level(rounds []Round) {
	s.usual = make(map[string]float64)
	for _, r := range rounds {
		if days := len(s.cycleDays(r.Every)); r.Last.IsZero() && days > 0 {
			s.usual[r.By] += 1 / float64(days)
		}
	}
}

// plan plans one round.
func (s *scheduler) plan(rounds []Round, i, place int, count map[among]int) {
	r := &rounds[i]
	day, why := s.first(r, place, count[among{r.By, r.Measure, r.Every}])
	for !day.After(s.to) {
		s.visit(i, r.By, day, why)
		day, why = s.following(r, day)
	}
}

func (s *scheduler) visit(round int, by string, day time.Time, why VisitReason) {
	s.visits = append(s.visits, Visit{Round: round, Day: day, Why: why})
	s.busy(by, day)
}

// busy notes that a person has something to do on a day.
func (s *scheduler) busy(by string, day time.Time) {
	if s.load[by] == nil {
		s.load[by] = make(map[time.Time]int)
	}
	s.load[by][day]++
}

// first is the first visit of a round.
func (s *scheduler) first(r *Round, place, of int) (time.Time, VisitReason) {
	if !r.Last.IsZero() {
		last := dateOf(r.Last)
		if due := r.Every.After(last, s.w); due.Before(s.from) {
			start := s.w.next(s.from)
			return s.soonest(r.By, start, start.AddDate(0, 0, min(catchUp, r.Every.days())-1)), Overdue
		}
		return s.following(r, last)
	}
	days := s.cycleDays(r.Every)
	if len(days) == 0 { // a holiday of a week, with a visit every week
		return s.w.next(s.from), Spread
	}
	at := (2*place + 1) * len(days) / (2 * of)
	day := s.evenly(r.By, days, at, flexOf(r.Every))
	if day.Before(s.from) { // it was made on that day, as far as the plan knows
		s.busy(r.By, day)
		return s.following(r, day)
	}
	return day, Spread
}

// evenly is the day nearest to a place among some on which a person has less than usual to do, so many days away at most.
// The places alone are even for one measure; where there are several, they may meet.
func (s *scheduler) evenly(by string, days []time.Time, at, flex int) time.Time {
	const slip = 1e-9 // of a sum of shares
	full := int(math.Ceil(s.usual[by] - slip))
	for away := range flex + 1 {
		for _, i := range []int{at - away, at + away} {
			if i >= 0 && i < len(days) && s.load[by][days[i]] < full {
				return days[i]
			}
		}
	}
	return days[at]
}

// following is the next visit after another.
func (s *scheduler) following(r *Round, last time.Time) (time.Time, VisitReason) {
	due := r.Every.After(last, s.w)
	earliest := later(last.AddDate(0, 0, 1), s.from)
	all := s.w.between(earliest, due)
	if len(all) == 0 {
		return s.w.next(later(due, earliest)), Delayed
	}
	end := all[len(all)-1]
	if s.w.closes(end.AddDate(0, 0, 1), due) {
		days := s.w.between(later(s.aheadOf(end, due, flexOf(r.Every)), earliest), end)
		return s.freest(r.By, days, days[0]), OnTime
	}
	if days := s.w.between(later(due.AddDate(0, 0, -flexOf(r.Every)), earliest), due); len(days) > 0 {
		return s.freest(r.By, days, end), OnTime
	}
	return end, OnTime
}

// aheadOf is the first day to which closing days may displace a visit: as long before them as its day lies in them, and so many days
// early as any visit. What was due in them has so many days before as they have themselves, and doesn't gather on the last one.
func (s *scheduler) aheadOf(end, due time.Time, flex int) time.Time {
	return end.Add(-due.Sub(end)).AddDate(0, 0, -flex)
}

// soonest is the day of the least load from a working day to another day, the earliest of several.
func (s *scheduler) soonest(by string, from, to time.Time) time.Time {
	return s.freest(by, s.w.between(from, later(from, to)), from)
}

// freest is the day on which a person has least to do, of several the one nearest to a wanted day, the earlier one of two.
func (s *scheduler) freest(by string, days []time.Time, wanted time.Time) time.Time {
	load := s.load[by]
	away := func(day time.Time) time.Duration { return day.Sub(wanted).Abs() }
	return slices.MinFunc(days, func(a, b time.Time) int {
		return cmp.Or(cmp.Compare(load[a], load[b]), cmp.Compare(away(a), away(b)), a.Compare(b))
	})
}

// flexOf is how many days early a visit may be.
func flexOf(every Span) int { return min(5, every.days()/7) }

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// cycleDays are the working days of the interval of the calendar that the first day lies in.
func (s *scheduler) cycleDays(every Span) []time.Time {
	c := cycleOf(every, s.from)
	days, known := s.days[c]
	if !known {
		days = s.w.between(c.from, c.before.AddDate(0, 0, -1))
		s.days[c] = days
	}
	return days
}

// cycleOf is the interval of the calendar that holds a day. Months are counted from January of the year 0, weeks from a Monday.
func cycleOf(every Span, day time.Time) cycle {
	if every.Unit == Months {
		month := day.Year()*12 + int(day.Month()) - 1
		month -= month % every.Count
		from := time.Date(0, time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)
		return cycle{from, from.AddDate(0, every.Count, 0)}
	}
	length := max(1, every.days())
	monday := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	since := int(day.Sub(monday).Hours()) / 24
	past := since % length
	if past < 0 {
		past += length
	}
	from := day.AddDate(0, 0, -past)
	return cycle{from, from.AddDate(0, 0, length)}
}
