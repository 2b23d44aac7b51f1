package planning

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"tier/cmd/tier/internal/words"
)

// WriteCalendar writes visits and contacts as an iCalendar file (RFC 5545): all-day events, which block no time. The same
// plan is the same file: an event's UID hangs on the customer, the task and the day, and its stamp is the day of the
// judgement, never the clock.
func (p *Plan) WriteCalendar(out io.Writer, w words.Printer) error {
	c := &calendar{w: bufio.NewWriter(out), stamp: p.AsOf.Format("20060102") + "T000000Z"}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//tier//plan//" + strings.ToUpper(string(w.Lang())))
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	c.line("X-WR-CALNAME:" + escaped(p.calendarName(w)))
	for i := range p.Visits {
		v := &p.Visits[i]
		m := &p.Treatments.Measures[v.Measure]
		c.event(p.event(v.Row, v.By, v.Day, m.Name, joined(v.Reason(w), m.Note), w.Sprintf("Visit"), w))
	}
	for _, contact := range p.Contacts {
		c.event(p.event(contact.Row, p.OwnerOf(contact.Row), contact.Day, contact.Name, contact.Kind.Word(w), w.Sprintf("Contact"), w))
	}
	c.line("END:VCALENDAR")
	if c.err != nil {
		return c.err
	}
	return c.w.Flush()
}

func (p *Plan) calendarName(w words.Printer) string {
	name := w.Sprintf("Customer plan %s to %s", dayText(p.From), dayText(p.To))
	if p.Owner != "" {
		name += " " + p.Owner
	}
	return name
}

// event is one entry of the calendar.
type event struct {
	uid, summary, description, category string
	day                                 time.Time
}

func (p *Plan) event(row int, by string, day time.Time, what, about, kind string, w words.Printer) event {
	who := strings.TrimSpace(p.ID(row) + " " + p.Name(row))
	id := sha256.Sum256([]byte(strings.Join([]string{p.ID(row), what, by, dayText(day)}, "\x00")))
	text := []string{w.Sprintf("%s: %s", w.Sprintf("Tier"), p.Tier(row))}
	if by != "" {
		text = append(text, w.Sprintf("%s: %s", w.Sprintf("Whose task"), by))
	}
	if about != "" {
		text = append(text, about)
	}
	if why := p.Treated.Why(row, w); why != "" {
		text = append(text, why)
	}
	return event{uid: hex.EncodeToString(id[:16]) + "@tier", summary: what + " " + who, description: strings.Join(text, "\n"), category: kind, day: day}
}

// joined are texts in one, without blank ones.
func joined(texts ...string) string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}

// calendar writes content lines. Its first error stays.
type calendar struct {
	w     *bufio.Writer
	stamp string
	seen  map[string]int // UIDs
	err   error
}

func (c *calendar) event(e event) {
	if c.seen == nil {
		c.seen = make(map[string]int)
	}
	c.seen[e.uid]++
	if n := c.seen[e.uid]; n > 1 { // two rows of a customer
		e.uid = fmt.Sprintf("%d-%s", n, e.uid)
	}
	c.line("BEGIN:VEVENT")
	c.line("UID:" + e.uid)
	c.line("DTSTAMP:" + c.stamp)
	c.line("DTSTART;VALUE=DATE:" + e.day.Format("20060102"))
	c.line("DTEND;VALUE=DATE:" + e.day.AddDate(0, 0, 1).Format("20060102"))
	c.line("SUMMARY:" + escaped(e.summary))
	c.line("DESCRIPTION:" + escaped(e.description))
	c.line("CATEGORIES:" + escaped(e.category))
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

// line writes a content line, folded so that no line of the file has more than 75 octets and no character is parted.
func (c *calendar) line(text string) {
	const most = 75
	room := most
	for len(text) > room {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		c.write(text[:cut] + "\r\n ")
		text = text[cut:]
		room = most - 1 // a folded line begins with a blank
	}
	c.write(text + "\r\n")
}

func (c *calendar) write(text string) {
	if c.err == nil {
		_, c.err = c.w.WriteString(text)
	}
}

// escaped is a text as a value: its commas, semicolons and backslashes are marked, and so is where a line ends. What can't
// stand in a calendar is left out.
func escaped(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\uFFFD")
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7F {
			return -1
		}
		return r
	}, text)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}
