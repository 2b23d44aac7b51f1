package config

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// planning reads on which days people work, and the fields that a plan looks at.
func (d *decoder) planning(n *yaml.Node, t *Treatments) {
	m := d.mapping(n, "owner", "workdays", "holidays", "makeup", "created", "interest", "bought")
	if m == nil {
		t.Workdays = tiering.NewWorkdays(nil, nil, nil)
		return
	}
	if at := m.get("owner"); at != nil {
		if f, ok := d.listField(at); ok && d.kindFits(at, f, scoring.Text, scoring.Say("owner")) {
			t.Owner = f.Name
		}
	}
	var week []time.Weekday
	if at := m.get("workdays"); at != nil {
		for _, item := range d.listed(at, scoring.Say("days of the week")) {
			if day, ok := d.weekday(item); ok {
				week = append(week, day)
			}
		}
	}
	t.Workdays = tiering.NewWorkdays(week, d.days(m.get("holidays")), d.days(m.get("makeup")))
	t.Created = d.calendarField(m.get("created"), scoring.Say("created"))
	t.Interest, t.Bought = d.listFields(m.get("interest")), d.listFields(m.get("bought"))
}

// weekday is a day of the week by its first three letters, or in Chinese: Mon, 周一, 星期一.
func (d *decoder) weekday(n *yaml.Node) (time.Weekday, bool) {
	var words []string
	for day := range time.Weekday(7) {
		words = append(words, day.String()[:3])
	}
	for _, week := range []string{"星期", "礼拜", "周"} {
		if day, found := strings.CutPrefix(n.Value, week); found && n.Kind == yaml.ScalarNode {
			if i := slices.Index([]string{"日", "一", "二", "三", "四", "五", "六", "天"}, day); i >= 0 {
				return time.Weekday(i % 7), true
			}
		}
	}
	word, ok := d.word(n, words...)
	for i, w := range words {
		if w == word {
			return time.Weekday(i), ok
		}
	}
	return 0, false
}

// mostDays is the longest run of days that is written as one: longer than any holiday.
const mostDays = 366

// days are single days, and runs of them: 2026-10-01..2026-10-07.
func (d *decoder) days(n *yaml.Node) []time.Time {
	var days []time.Time
	for _, item := range d.listed(n, scoring.Say("days")) {
		first, last, isRun := strings.Cut(item.Value, "..")
		if item.Kind != yaml.ScalarNode || !isRun {
			if day := d.date(item); !day.IsZero() {
				days = append(days, day)
			}
			continue
		}
		from, err1 := time.Parse(time.DateOnly, strings.TrimSpace(first))
		to, err2 := time.Parse(time.DateOnly, strings.TrimSpace(last))
		if err1 != nil || err2 != nil || to.Before(from) || to.Sub(from) > mostDays*24*time.Hour {
			d.reject(item, scoring.Say("%s: expected days from one to a later one, as %s; found %s", d.in[item].key, "2026-10-01..2026-10-07", kindOf(item)),
				scoring.Say("write the earlier day first; a run has %d days at most", mostDays))
			continue
		}
		for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
			days = append(days, day)
		}
	}
	return days
}

// listFields are fields of the list that a node names. A list may lack them.
func (d *decoder) listFields(n *yaml.Node) []string {
	var names []string
	for _, item := range d.listed(n, scoring.Say("fields")) {
		if f, ok := d.listField(item); ok {
			names = append(names, f.Name)
		}
	}
	return names
}

// contacts read the occasions for a word to the customer.
func (d *decoder) contacts(n *yaml.Node, t *Treatments, levels []tiering.Level) {
	m := d.mapping(n, "birthday", "festivals", "dates")
	if m == nil {
		return
	}
	t.Contacts.Birthdays = d.listFields(m.get("birthday"))
	if at := m.get("festivals"); at != nil {
		for _, item := range d.items(at, scoring.Say("festivals")) {
			if f, ok := d.festival(item, levels); ok {
				t.Contacts.Festivals = append(t.Contacts.Festivals, f)
			}
		}
	}
	for _, item := range d.listed(m.get("dates"), scoring.Say("fields of days")) {
		if k, ok := d.keyDate(item); ok {
			t.Contacts.Dates = append(t.Contacts.Dates, k)
		}
	}
}

func (d *decoder) festival(n *yaml.Node, levels []tiering.Level) (tiering.Festival, bool) {
	var f tiering.Festival
	m := d.mapping(n, "name", "date", "days", "tiers")
	if m == nil {
		return f, false
	}
	f.Name, _ = d.name(m.need("name", scoring.Say("this festival"), scoring.Say("add name: 中秋节")))
	what := scoring.Say("festival %q", f.Name)
	f.Tiers = d.tiersOf(m.get("tiers"), levels)
	if at := m.get("date"); at != nil {
		f.Yearly = d.monthDay(at)
	}
	f.Days = d.days(m.get("days"))
	switch {
	case m.has("date") && m.has("days"):
		d.report(m.place("days"), scoring.Say("%s has date and days", what), scoring.Say("keep one of the two"))
	case !m.has("date") && !m.has("days") && !m.broken:
		d.report(d.span(n), scoring.Say("%s has no day", what),
			scoring.Say("add date: 12-25 for every year, or the days of some years: days: [2026-09-25, 2027-09-15]"))
	}
	return f, f.Name != ""
}

// monthDay is a day of every year.
func (d *decoder) monthDay(n *yaml.Node) tiering.MonthDay {
	if !d.scalar(n, scoring.Say("a day of the year, as %s", "12-25")) {
		return tiering.MonthDay{}
	}
	day, ok := tiering.ParseMonthDay(n.Value)
	if !ok {
		d.reject(n, scoring.Say("%s: expected a day of the year, as %s; found %s", d.in[n].key, "12-25", kindOf(n)),
			scoring.Say("write month and day; days of single years stand under %s", "days"))
	}
	return day
}

// keyDate is a field of days, or what it is besides.
func (d *decoder) keyDate(n *yaml.Node) (KeyDate, bool) {
	if n.Kind != yaml.MappingNode {
		field := d.calendarField(n, scoring.Say("dates"))
		return KeyDate{Field: field}, field != ""
	}
	m := d.mapping(n, "field", "name", "yearly")
	k := KeyDate{Name: d.nameOf(m.get("name"))}
	k.Field = d.calendarField(m.need("field", scoring.Say("this date"), scoring.Say("name the field of the days: field: contract_end")), scoring.Say("dates"))
	k.Yearly = m.has("yearly") && d.truth(m.get("yearly"))
	return k, k.Field != ""
}

// complaints read how soon complaints must be settled, and what their table's columns are called.
func (d *decoder) complaints(n *yaml.Node, t *Treatments, levels []tiering.Level) {
	t.Complaints.Within = make([]tiering.Span, len(levels))
	m := d.mapping(n, "within", "columns")
	if m == nil {
		return
	}
	if at := m.get("within"); at != nil {
		entries, _ := d.pairs(at, scoring.Say("levels with spans of time"))
		for _, e := range entries {
			if i := d.levelIndex(e.key, levels); i >= 0 {
				t.Complaints.Within[i] = d.timeSpan(e.value)
			}
		}
	}
	columns := d.mapping(m.get("columns"), ComplaintColumns()...)
	if columns == nil {
		return
	}
	t.Complaints.Headers = make(map[string][]string)
	for _, e := range columns.entries {
		if headers := d.texts(e.value, scoring.Say("column headers")); len(headers) > 0 {
			t.Complaints.Headers[e.key.Value] = headers
		}
	}
}
