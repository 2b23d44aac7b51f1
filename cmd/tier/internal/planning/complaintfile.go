package planning

import (
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// ComplaintSource is a table of complaints.
type ComplaintSource struct {
	List         *fileio.List
	Path, SHA256 string
	Rows         int
	Notes        []scoring.Message // on columns that it has not
}

// ComplaintSpecs are the columns of complaints, with what they are usually called, or called like the list's.
func ComplaintSpecs(cfg *config.Config) []fileio.Spec {
	id, _ := cfg.Field("id")
	name, _ := cfg.Field("name")
	text := func(role string, headers ...string) fileio.Spec {
		return fileio.Spec{Name: role, Headers: headers, Type: fileio.TextType}
	}
	specs := []fileio.Spec{
		text("id", "投诉编号", "投诉单号", "工单号", "工单编号", "单号", "Complaint ID", "Complaint no", "Complaint no.", "Complaint number", "Ticket", "Ticket no", "Case", "Case no", "No.", "Complaint"),
		text("customer", append(id.Headers[:len(id.Headers):len(id.Headers)], "客户编号", "客户编码", "客户代码", "Customer ID", "Customer no")...),
		text("customer_name", append(name.Headers[:len(name.Headers):len(name.Headers)], "客户名称", "客户", "投诉客户", "投诉人", "Customer", "Customer name")...),
		{Name: "date", Headers: []string{"投诉日期", "投诉时间", "受理日期", "登记日期", "日期", "Date", "Complaint date", "Received", "Filed", "Filed on", "Date filed", "Day"}, Type: fileio.DateType},
		{Name: "due", Headers: []string{"处理期限", "要求完成日期", "截止日期", "期限", "到期日", "Due", "Due date", "Deadline"}, Type: fileio.DateType},
		text("settled", "办结日期", "处理完成日期", "解决日期", "完成日期", "结案日期", "是否办结", "处理状态", "状态", "Settled", "Settled on", "Closed", "Resolved", "Status"),
		text("about", "投诉内容", "投诉事项", "事由", "内容", "问题描述", "Subject", "About", "Description"),
	}
	for i := range specs {
		if own := cfg.Treatments.Complaints.Headers[specs[i].Name]; len(own) > 0 {
			specs[i].Headers = own
		}
	}
	return specs
}

// BindComplaints finds the columns of complaints in a table.
func BindComplaints(t *fileio.Table, specs []fileio.Spec) (*ComplaintSource, error) {
	list, err := fileio.Bind([]*fileio.Table{t}, specs)
	if err != nil {
		return nil, err
	}
	if !list.Has("customer") && !list.Has("customer_name") {
		return nil, &fileio.Error{Place: t.File(), Choice: true,
			Message: fileio.Say("complaints name no customers: there is no column of ids, nor of names; the headers are %s", headersOf(t)),
			Hint:    fileio.Say("name it under treatments, as complaints: {columns: {customer: Customer ID}}")}
	}
	if !list.Has("date") && !list.Has("due") {
		return nil, &fileio.Error{Place: t.File(), Choice: true,
			Message: fileio.Say("complaints have no days: there is no column of the day of a complaint, nor of the last day to settle it; the headers are %s", headersOf(t)),
			Hint:    fileio.Say("name it under treatments, as complaints: {columns: {date: Date filed}}")}
	}
	s := &ComplaintSource{List: list, Path: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()}
	if !list.Has("id") {
		s.Notes = append(s.Notes, scoring.Say("no column of the complaints' numbers is known, the headers are %s: name it as complaints: {columns: {id: Complaint number}}", headersOf(t)))
	}
	if !list.Has("settled") {
		s.Notes = append(s.Notes, scoring.Say("no column says which complaints are settled: all count as open"))
	}
	return s, nil
}

// headersOf are the headers of a table as they are written.
func headersOf(t *fileio.Table) scoring.Message {
	return scoring.List(slices.DeleteFunc(t.RawHeaders(), func(header string) bool { return header == "" }))
}

// Complain puts the open complaints of a table in the order in which they are to be settled.
func (p *Plan) Complain(s *ComplaintSource) {
	s.List.Load(nil, []string{"id", "customer", "customer_name", "settled", "about"}, nil)
	c := &complaintReader{plan: p, s: s, out: &Complaints{Path: s.Path, SHA256: s.SHA256, Rows: s.Rows}, about: make(map[int]string), ids: make(map[string]int), days: newComplaintDays(s.List)}
	c.directory = directory.New(directory.Customers{Len: p.Len(), ID: p.listed("id"), Name: p.listed("name"), Excluded: p.Frame.Excluded})
	for line := range s.List.Len() {
		c.read(line)
	}
	c.out.Note = c.days.note()
	directory.Sort(c.out.Problems)
	directory.Sort(c.out.Odd)
	tiering.SortComplaints(c.open)
	for _, one := range c.open {
		o := Complaint{Complaint: one, About: c.about[one.Line], Overdue: one.IsOverdue(p.AsOf)}
		if !one.Due.IsZero() && !p.AsOf.IsZero() {
			o.DaysLeft = daysLeft(p.AsOf, one.Due)
		}
		c.out.Open = append(c.out.Open, o)
	}
	p.Complaints = c.out
	p.load()
}

// listed are the texts of a field of the list; "" for all where it has none.
func (p *Plan) listed(field string) func(row int) string {
	if texts, ok := p.List.Texts(field); ok {
		return texts
	}
	return func(int) string { return "" }
}

// complaintReader reads line after line.
type complaintReader struct {
	plan      *Plan
	s         *ComplaintSource
	directory *directory.Directory
	out       *Complaints
	open      []tiering.Complaint
	about     map[int]string
	ids       map[string]int // the first line of each
	days      *complaintDays
}

func (c *complaintReader) text(field string, line int) string {
	if texts, ok := c.s.List.Texts(field); ok {
		return texts(line)
	}
	return ""
}

// day reads a day; a bad one, which can't be read, is told, and was there nevertheless.
func (c *complaintReader) day(field string, line int) (day time.Time, isBad bool) {
	day, wrong := c.days.of(field, line)
	if !wrong.IsZero() {
		c.problem(line, field, scoring.Say("%s: %s", c.s.List.Header(field), wrong))
	}
	return day, !wrong.IsZero()
}

func (c *complaintReader) problem(line int, field string, message scoring.Message) {
	c.out.Problems = append(c.out.Problems, directory.Problem{Row: -1, At: c.s.List.Place(line, field), Message: message})
}

// odd looks for what can hardly be so: days in the wrong order, and an id that another complaint has. Who was to be told until when, or
// which of two lines is meant, nobody but the writer knows.
func (c *complaintReader) odd(one *tiering.Complaint) {
	line := one.Line
	tell := func(field string, message scoring.Message) {
		c.out.Odd = append(c.out.Odd, directory.Problem{Row: -1, At: c.s.List.Place(line, field), Message: message})
	}
	filed := one.Filed.Format(time.DateOnly)
	isBefore := func(day time.Time) bool { return !day.IsZero() && !one.Filed.IsZero() && daysLeft(one.Filed, day) < 0 }
	if isBefore(one.Settled) {
		tell("settled", scoring.Say("settled on %s, before it was filed on %s", one.Settled.Format(time.DateOnly), filed))
	}
	if isBefore(one.Due) {
		tell("due", scoring.Say("to be settled by %s, before it was filed on %s", one.Due.Format(time.DateOnly), filed))
	}
	if !c.plan.AsOf.IsZero() && !one.Filed.IsZero() && daysLeft(c.plan.AsOf, one.Filed) > 0 {
		tell("date", scoring.Say("filed on %s, after %s", filed, c.plan.AsOf.Format(time.DateOnly)))
	}
	if first, again := c.ids[one.ID]; again && one.ID != "" {
		tell("id", scoring.Say("the complaint %q stands in %s too: both count", one.ID, c.s.List.Place(first, "id").String()))
	} else {
		c.ids[one.ID] = line
	}
}

// read reads a line. Who isn't in the result is listed, and his complaint doesn't count.
func (c *complaintReader) read(line int) {
	row, wrong, _ := c.directory.Find(c.text("customer", line), c.text("customer_name", line))
	if !wrong.IsZero() {
		c.problem(line, "customer", wrong)
		return
	}
	if !c.plan.concerns(row) {
		return
	}
	filed, badFiled := c.day("date", line)
	due, badDue := c.day("due", line)
	one := tiering.Complaint{Row: row, Tier: c.plan.Level(row), ID: c.text("id", line), Filed: filed, Due: due, Line: line}
	one.Settled, one.Closed = c.settled(line)
	c.odd(&one)
	if one.Due.IsZero() && one.Tier >= 0 && !one.Filed.IsZero() {
		if within := c.plan.Treatments.Complaints.Within[one.Tier]; !within.IsZero() {
			one.Due = within.After(one.Filed, c.plan.Treatments.Workdays)
		}
	}
	if one.Closed {
		c.out.Settled++
		if one.WasLate() {
			c.out.Late++
		}
		return
	}
	if one.Filed.IsZero() && one.Due.IsZero() && !badFiled && !badDue {
		c.problem(line, "date", scoring.Say("a complaint without a day: nobody knows until when it is to be settled"))
	}
	c.about[line] = c.text("about", line)
	c.open = append(c.open, one)
}

// settled reads whether a complaint is settled: the day of it, or a word. A day that is still to come is a promise.
func (c *complaintReader) settled(line int) (day time.Time, closed bool) {
	for _, col := range c.s.List.FieldColumns("settled") {
		cell := c.s.List.Cell(line, col)
		text := strings.TrimSpace(cell.String())
		if text == "" {
			continue
		}
		day, wrong := c.days.read(cell)
		if wrong.IsZero() && daysLeft(c.plan.AsOf, day) <= 0 {
			return day, true
		}
		if wrong.IsZero() {
			c.problem(line, "settled", scoring.Say("settled on %s, after %s: it counts as open", day.Format(time.DateOnly), c.plan.AsOf.Format(time.DateOnly)))
			continue
		}
		switch directory.Fold(text) {
		case "是", "已办结", "办结", "已结", "已结案", "结案", "已解决", "解决", "已处理", "完成", "已完成", "已关闭", "关闭", "√",
			"y", "yes", "true", "1", "done", "settled", "closed", "resolved":
			return time.Time{}, true
		case "否", "未办结", "未结", "未结案", "未解决", "未处理", "处理中", "待处理", "受理中", "未完成", "进行中", "×",
			"n", "no", "false", "0", "open", "pending", "inprogress", "new":
			continue
		}
		c.problem(line, "settled", scoring.Say("%q says neither that it is settled nor that it is open: it counts as open", text))
	}
	return time.Time{}, false
}
