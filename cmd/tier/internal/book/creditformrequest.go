package book

import (
	"fmt"
	"math"

	"tier/cmd/tier/internal/creditform"
	"tier/fileio"
	"tier/scoring"
)

// requestSheet is 客户授信申请表, or 客户授信额度申请表 for a customer who has a limit: the limit that is proposed, the one that is
// asked for, and who approves it.
func (c *creditCase) requestSheet() sheet {
	p := c.b.p
	s := c.newPage(creditform.Request, c.request, []float64{20, 11, 11, 11, 15, 11, 11, 11})
	title := p.Sprintf("Application for credit")
	if c.f.HasLimit(c.row) {
		title = p.Sprintf("Application to change a credit limit")
	}
	s.begin(title)
	limit := c.limit()
	s.pairs(c.who(s))
	s.section(p.Sprintf("1. Where the customer stands"))
	c.standing(s)
	s.section(p.Sprintf("2. Proposed limit"))
	c.proposed(s, limit)
	s.section(p.Sprintf("3. Application"))
	amount := c.application(s, limit)
	s.section(p.Sprintf("4. Approval"))
	c.approval(s, amount)
	c.liability(s)
	return s.finish(tierTab)
}

const tierTab = "2E75B6"

// shown is a label with a cell that nobody fills in.
func (s *creditPage) shown(label string, value cell) pair {
	return pair{s.label(label), span{cell: value, over: half}}
}

// standing is the grade with the survey it comes of, and what the customer owes.
func (c *creditCase) standing(s *creditPage) {
	p, r := c.b.p, c.f.r
	m := r.Credit.Model
	follow := func(ref string, value fileio.Cell, style int) cell {
		return followed(value, fmt.Sprintf(`IF(%[1]s="","",%[1]s)`, ref), style)
	}
	all := []pair{
		s.shown(p.Sprintf("Grade"), follow(c.named, fileio.Cell{Kind: fileio.Text, Text: m.Tier(m.Final[c.row])}, s.looks.mark)),
		s.shown(p.Sprintf("Score"), follow(c.points, figureOrBlank(m.Scores.Total[c.row]), s.looks.number)),
	}
	if date := c.f.cfg.Credit.Survey.Date; date != "" {
		all = append(all, s.shown(p.Sprintf("Date of the survey"), follow(c.refs[date], c.f.value(date, scoring.Date, c.row), s.looks.date)))
	}
	e := r.Credit.Exposed[c.row]
	all = append(all, s.shown(p.Sprintf("Limit in use"), numberCell(e.Own, s.looks.number)))
	days := c.b.style(look{line: grid, middle: true, align: "right", format: wholeFormat + apart})
	for _, known := range []struct {
		label, field string
		style        int
	}{{p.Sprintf("Overdue"), "overdue", s.looks.number}, {p.Sprintf("Days overdue"), "overdue_days", days}, {p.Sprintf("Days of sales outstanding"), "dso", days}} {
		if x := c.f.number(known.field, c.row); !math.IsNaN(x) {
			all = append(all, s.shown(known.label, numberCell(x, known.style)))
		}
	}
	if c.f.HasLimit(c.row) {
		granted := c.f.cfg.Credit.Granted
		all = append(all, s.shown(p.Sprintf("Limit now"), numberCell(c.f.number(granted.Limit, c.row), s.looks.number)),
			s.shown(p.Sprintf("Granted on"), cell{Cell: c.f.value(granted.Date, scoring.Date, c.row), style: s.looks.date}))
	}
	s.pairs(all)
}

// proposed is the limit with its working: what each expression of the grade gives.
func (c *creditCase) proposed(s *creditPage, limit creditLimit) {
	p, limits := c.b.p, &c.f.cfg.Credit.Limits
	how := s.heading(p.Sprintf("Worked out as"))
	how.over = 6
	amount := s.heading(p.Sprintf("Amount"))
	amount.over = 2
	s.line(formRowHeight, how, amount)
	g := c.f.r.Credit.Model.Final[c.row]
	for i := range limit.values {
		said, value := fileio.Cell{Kind: fileio.Text}, fileio.Cell{Kind: fileio.Text}
		if g >= 0 && i < len(limits.Grades[g]) {
			said.Text = c.f.spelled(p, limits.Grades[g][i])
			if value = c.limitOf(g, i); value.Kind != fileio.Number {
				value.Text = ""
			}
		}
		text := fmt.Sprintf(`IF(ISNUMBER(%s),INDEX(%s,%[1]s)&"","")`, c.grade, limit.texts[i])
		figure := fmt.Sprintf(`IF(ISNUMBER(%s),IF(ISNUMBER(INDEX(%s,%[1]s)),INDEX(%[2]s,%[1]s),""),"")`, c.grade, limit.values[i])
		s.line(formRowHeight, span{cell: followed(said, text, s.looks.value), over: 6}, span{cell: followed(value, figure, s.looks.number), over: 2})
	}
	label := s.heading(c.limitRule())
	label.over = 6
	bold := c.b.style(look{line: grid, bold: true, middle: true, align: "right", format: moneyFormat, size: 12, color: navy})
	now := c.f.r.Credit.Limits[c.row]
	s.line(formRowHeight+4, label, span{cell: c.shownFigure(limit.amount, rounded9(now.Amount), bold), over: 2})
	why := p.Sprintf("There is no limit without a survey with its date, a grade, and the figures that the limit is worked out from.")
	said := fileio.Cell{Kind: fileio.Text}
	if math.IsNaN(now.Amount) {
		said.Text = why
	}
	faintly := c.b.style(look{color: warning, wrap: true, middle: true, align: "left"})
	s.line(formRowHeight, span{cell: followed(said, fmt.Sprintf(`IF(ISNUMBER(%s),"",%s)`, limit.amount, literal(why)), faintly), over: len(s.widths)})
}

// limitRule says how the limit comes of the expressions.
func (c *creditCase) limitRule() string {
	p, limits := c.b.p, &c.f.cfg.Credit.Limits
	said := p.Sprintf("Proposed limit: the smallest of these")
	if limits.Most > 0 {
		said += p.Sprintf(", %s at most", decimal(limits.Most))
	}
	if limits.Step > 0 {
		said += p.Sprintf(", rounded down to a multiple of %s", decimal(limits.Step))
	}
	return said
}

// application is what is asked for. It returns the cell of the amount.
func (c *creditCase) application(s *creditPage, limit creditLimit) string {
	p, credit := c.b.p, c.f.cfg.Credit
	money := func(key string, known fileio.Cell) span { return s.input(key, scoring.Number, cell{Cell: known}, half) }
	amount, date := p.Sprintf("Requested limit"), p.Sprintf("Date of the application")
	refs := s.pairs([]pair{{s.label(amount), money(creditform.Amount, fileio.Cell{})},
		{s.label(date), s.input(creditform.Date, scoring.Date, cell{}, half)}})
	s.numeric(2, scoring.Number, amount)
	s.numeric(2+half+1, scoring.Date, date)
	asked := refs[0]
	handler := s.input(creditform.Handler, scoring.Text, textCell(c.f.text(credit.Loss.Handler, c.row), 0), half)
	terms := s.blank(half)
	if days := credit.Receivables.Terms; days > 0 {
		terms.cell = textCell(p.Sprintf("%d days", days), c.b.style(inputLook(true, "", scoring.Text)))
	}
	s.pairs([]pair{{s.label(p.Sprintf("Handler")), handler}, {s.label(p.Sprintf("Terms of payment")), terms},
		{s.label(p.Sprintf("Period of the limit")), s.blank(half)}, {s.label(p.Sprintf("Purpose")), s.blank(half)}})
	collateral := p.Sprintf("Value of the collateral")
	refs = s.pairs([]pair{{s.label(collateral), money(creditform.Collateral, c.f.value(credit.Collateral, scoring.Number, c.row))},
		{s.label(p.Sprintf("Collateral")), s.blank(half)}})
	s.numeric(2, scoring.Number, collateral)
	c.split(s, limit.amount, asked, refs[0])
	return asked
}

// split is what the request comes to: within the limit, above it, and of that in collateral or cash.
func (c *creditCase) split(s *creditPage, limit, asked, collateral string) {
	p := c.b.p
	blank := fileio.Cell{Kind: fileio.Text}
	where := func(text string) string { return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, asked, text) }
	within := fmt.Sprintf("MIN(%s,N(%s))", asked, limit)
	excess := fmt.Sprintf("ROUND(%s-%s,9)", asked, within)
	covered := fmt.Sprintf("MIN(%s,MAX(0,N(%s)))", excess, collateral)
	figure := func(label, text string) pair { return s.shown(label, followed(blank, where(text), s.looks.number)) }
	all := []pair{figure(p.Sprintf("Within the proposed limit"), within), figure(p.Sprintf("Above it: cash or collateral"), excess),
		figure(p.Sprintf("of that covered by collateral"), covered), figure(p.Sprintf("of that in cash"), "ROUND("+excess+"-"+covered+",9)")}
	if now := c.f.number(c.f.cfg.Credit.Granted.Limit, c.row); !math.IsNaN(now) {
		all = append(all, figure(p.Sprintf("Change from the limit now"), fmt.Sprintf("ROUND(%s-%s,9)", asked, spelledLong(scoring.Round9(now)))))
	}
	s.pairs(all)
}

// approval is a line for each authority; the lowest that covers the request is ticked.
func (c *creditCase) approval(s *creditPage, asked string) {
	p, policy := c.b.p, &c.f.cfg.Credit.Policy
	mark, opinion := s.heading(p.Sprintf("Approves this")), s.heading(p.Sprintf("Opinion and signature"))
	opinion.over = 4
	s.line(formRowHeight, s.heading(p.Sprintf("Authority")), s.heading(p.Sprintf("Up to")), mark, opinion, s.heading(p.Sprintf("Date")))
	line := func(name string, limit cell, condition string) {
		tick := followed(fileio.Cell{Kind: fileio.Text}, fmt.Sprintf(`IF(ISNUMBER(%s),IF(%s,%s,""),"")`, asked, condition, literal(tickMark)), s.looks.mark)
		s.line(28, s.label(name), span{cell: limit}, span{cell: tick}, s.blank(4), s.blank(1))
	}
	x, below := "ROUND("+asked+",9)", ""
	var names []fileio.Cell
	for _, a := range policy.Authorities {
		covers := fmt.Sprintf("%s<=%s", x, spelledLong(scoring.Round9(a.Amount)))
		if below != "" {
			covers = fmt.Sprintf("AND(%s,%s)", covers, below)
		}
		line(a.Name, numberCell(a.Amount, s.looks.number), covers)
		below = fmt.Sprintf("%s>%s", x, spelledLong(scoring.Round9(a.Amount)))
		names = append(names, fileio.Cell{Kind: fileio.Text, Text: a.Name})
	}
	if policy.ReferTo != "" && below != "" {
		line(policy.ReferTo, textCell(p.Sprintf("above"), s.looks.mark), below)
		names = append(names, fileio.Cell{Kind: fileio.Text, Text: policy.ReferTo})
	}
	approver := p.Sprintf("Approved by (authority)")
	s.pairs([]pair{{s.label(approver), s.input(creditform.Approver, scoring.Text, cell{}, half)}, {s.label(p.Sprintf("Remarks")), s.blank(half)}})
	if len(names) > 0 {
		s.choices = append(s.choices, choice{area: at(2, len(s.rows)), refers: c.work.list("\x00authorities", p.Sprintf("Authority"), names),
			title: approver, message: p.Sprintf("leave it blank until it is approved")})
	}
}

// liability says who bears a loss.
func (c *creditCase) liability(s *creditPage) {
	p, l := c.b.p, c.f.cfg.Credit.Liability
	s.gap()
	if l != nil {
		percent := func(x float64) string { return decimal(scoring.Round9(x*100)) + "%" }
		s.note(p.Sprintf("Bad debts that nobody approved are the handler's in full. Within an approved limit the handler bears %s, the approver %s and the company %s.",
			percent(l.Handler), percent(l.Approver), percent(scoring.Round9(1-l.Handler-l.Approver))))
	}
	s.note(p.Sprintf("What is above the approved limit is dealt in cash, or against collateral."))
}
