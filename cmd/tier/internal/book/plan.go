package book

import (
	"io"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
)

// WritePlan writes a plan as an .xlsx workbook: 概览 Overview, 计划 Plan with the tasks of each person, 拜访日历 Visits by day, 负荷
// Load, 联络 Contacts, 投诉 Complaints, 可能客户 Candidates, 行动 Actions with what is done for whom, and 过期档案 Stale files, as far
// as there is anything in them. The load follows what is edited among the visits. The same plan gives the same bytes.
func WritePlan(w io.Writer, p *planning.Plan, wp words.Printer, workers int) error {
	b := newWorkbook(p.Result, wp)
	defer b.file.Close()
	b.live = true
	s := &planSheets{workbook: b, plan: p}
	if err := s.checkSizes(); err != nil {
		return err
	}
	title := planTitle(p, wp)
	overview := ratersPage(b, wp.Sprintf("Overview"))
	overview.title(title)
	overview.planFrom(p)
	overview.blocks(report.Plan(p, planLines, wp))
	b.add(overview.onPaper(overview.sheet(navy)))
	for _, sheet := range s.sheets() {
		if sheet.count > 0 {
			b.add(sheet.made())
		}
	}
	b.describeAs(title)
	b.mark()
	return b.write(w, workers)
}

// planLines is how many lines of a longer list the overview shows: each has a sheet of its own.
const planLines = 10

func planTitle(p *planning.Plan, wp words.Printer) string {
	title := wp.Sprintf("Customer plan")
	if p.Config.Title != "" {
		title = p.Config.Title + " · " + title
	}
	if p.Owner != "" {
		title += " · " + p.Owner
	}
	return title
}

// planFrom says where the plan comes from.
func (s *page) planFrom(p *planning.Plan) {
	wp := s.b.p
	s.gap()
	for _, t := range p.List.Tables() {
		s.fact(wp.Sprintf("Result"), wp.Sprintf("%s: %d rows", source(t.File()), t.RowsRead()))
	}
	if c := p.Complaints; c != nil {
		s.fact(wp.Sprintf("Complaints"), wp.Sprintf("%s: %d rows", source(c.Path), c.Rows))
		if len(c.Problems) > 0 {
			s.fact(wp.Sprintf("Problems"), wp.Sprintf("complaints that don't count, or only in part: %d", len(c.Problems)))
		}
		for i := range c.Odd[:min(planLines, len(c.Odd))] {
			s.fact(wp.Sprintf("Odd"), wp.Sprintf("%s: %s", c.Odd[i].At.String(), wp.Say(c.Odd[i].Message)))
		}
	}
	if preset := p.Config.Preset; preset != "" {
		s.fact(wp.Sprintf("Configuration"), wp.Sprintf("preset %s", preset))
	} else {
		s.fact(wp.Sprintf("Configuration"), source(p.Config.File))
	}
	if !p.AsOf.IsZero() {
		s.fact(wp.Sprintf("As of"), p.AsOf.Format("2006-01-02"))
	}
	s.gap()
}

// planSheets makes the sheets of a plan that list something.
type planSheets struct {
	*workbook
	plan *planning.Plan
}

// planSheet is one of them.
type planSheet struct {
	count int // rows; without any the sheet is left out
	made  func() sheet
}

func (s *planSheets) sheets() []planSheet {
	p := s.plan
	tasks := p.Tasks(s.p)
	return []planSheet{
		{len(tasks), func() sheet { return s.tasks(tasks) }},
		{len(p.Visits), s.visits},
		{len(p.Visits), s.load},
		{len(p.Contacts), s.contacts},
		{s.complaintCount(), s.complaints},
		{len(p.Candidates), s.candidates},
		{len(p.Actions()), s.actions},
		{len(p.Stale), s.stale},
	}
}

func (s *planSheets) complaintCount() int {
	if s.plan.Complaints == nil {
		return 0
	}
	return len(s.plan.Complaints.Open)
}

// checkSizes refuses a plan that no sheet holds.
func (s *planSheets) checkSizes() error {
	const columns = 12
	return checkSize(len(s.plan.Visits)+len(s.plan.Contacts)+s.complaintCount(), columns)
}
