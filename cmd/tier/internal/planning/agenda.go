package planning

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// Task is what somebody has to do on a day, or until then.
type Task struct {
	Row     int
	By      string
	Day     time.Time // zero where nobody says
	Kind    string    // a visit, a contact, a complaint
	What    string
	About   string
	Overdue bool
	Place   int // of a complaint, among those that are to be settled; 0 for other tasks
}

// Tasks are all that is to be done: by person, day, those without one last, and of a day complaints first and then visits, in their order.
func (p *Plan) Tasks(w words.Printer) []Task {
	var all []Task
	if p.Complaints != nil {
		for i := range p.Complaints.Open {
			all = append(all, p.complaintTask(i, w))
		}
	}
	for i := range p.Visits {
		v := &p.Visits[i]
		all = append(all, Task{Row: v.Row, By: v.By, Day: v.Day, Kind: w.Sprintf("Visit"), What: p.Treatments.Measures[v.Measure].Name,
			About: v.Reason(w), Overdue: v.Why == tiering.Overdue})
	}
	for _, c := range p.Contacts {
		all = append(all, Task{Row: c.Row, By: p.OwnerOf(c.Row), Day: c.Day, Kind: w.Sprintf("Contact"), What: c.Name, About: c.Kind.Word(w)})
	}
	slices.SortStableFunc(all, func(a, b Task) int { return cmp.Or(cmp.Compare(a.By, b.By), tiering.ByDay(a.Day, b.Day)) })
	return all
}

func (p *Plan) complaintTask(i int, w words.Printer) Task {
	c := &p.Complaints.Open[i]
	t := Task{Place: i + 1, Row: c.Row, By: p.OwnerOf(c.Row), Day: c.Due, Kind: w.Sprintf("Complaint"), What: cmp.Or(c.ID, w.Sprintf("Complaint")), About: c.About, Overdue: c.Overdue}
	if !c.Filed.IsZero() {
		t.About = strings.TrimSpace(w.Sprintf("filed on %s", c.Filed.Format(time.DateOnly)) + " " + c.About)
	}
	return t
}

// Word says what a contact is for.
func (k Kind) Word(w words.Printer) string {
	switch k {
	case Birthday:
		return w.Sprintf("Birthday")
	case Festival:
		return w.Sprintf("Festival")
	}
	return w.Sprintf("Key date")
}

// Reason says why a visit is on its day.
func (v *Visit) Reason(w words.Printer) string {
	switch {
	case v.Why == tiering.Overdue:
		return w.Sprintf("overdue since the last one on %s", v.Last.Format(time.DateOnly))
	case v.Why == tiering.Delayed && !v.Last.IsZero():
		return w.Sprintf("no working day of the plan within the interval since %s", v.Last.Format(time.DateOnly))
	case v.Last.IsZero():
		return w.Sprintf("no last one is known: spread over the interval")
	}
	return w.Sprintf("last one on %s", v.Last.Format(time.DateOnly))
}

// WriteCSV writes the tasks, a line each.
func (p *Plan) WriteCSV(out io.Writer, w words.Printer) error {
	tasks := p.Tasks(w)
	text := func(header string, of func(t *Task) string) fileio.CSVColumn {
		return fileio.CSVColumn{Header: header, Add: func(line *fileio.CSVLine, row int) {
			line.AddCell(textCell(of(&tasks[row])))
		}}
	}
	return fileio.WriteCSV(out, fileio.CSV{Rows: len(tasks), Columns: []fileio.CSVColumn{
		text(w.Sprintf("Whose task"), func(t *Task) string { return t.By }),
		text(w.Sprintf("Day"), func(t *Task) string { return dayText(t.Day) }),
		text(w.Sprintf("Kind"), func(t *Task) string { return t.Kind }),
		text(w.Sprintf("Task"), func(t *Task) string { return t.What }),
		text(w.Sprintf("Id"), func(t *Task) string { return p.ID(t.Row) }),
		text(w.Sprintf("Name"), func(t *Task) string { return p.Name(t.Row) }),
		text(w.Sprintf("Tier"), func(t *Task) string { return p.Tier(t.Row) }),
		text(w.Sprintf("About"), func(t *Task) string { return t.About }),
		text(w.Sprintf("Settling order"), func(t *Task) string { return placeText(t.Place) }),
	}})
}

func textCell(s string) fileio.Cell {
	if s == "" {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Text, Text: s}
}

// placeText is the place of a complaint, "" for none.
func placeText(place int) string {
	if place == 0 {
		return ""
	}
	return strconv.Itoa(place)
}

// dayText is a day, "" for none.
func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
