package book

import (
	"strings"

	"tier/cmd/tier/internal/creditform"
	"tier/fileio"
	"tier/scoring"
)

// surveySheet is 客户信用状况调查表: who the customer is, its statements, the ratios that follow from them, and what people say
// of it.
func (c *creditCase) surveySheet() sheet {
	p := c.b.p
	s := c.newPage(creditform.Survey, c.survey, []float64{19, 11, 11, 11, 14, 11, 11, 11})
	s.begin(p.Sprintf("Survey of a customer's credit"))
	s.section(p.Sprintf("1. The customer"))
	c.identity(s)
	s.section(p.Sprintf("2. Statements"))
	c.statements(s)
	s.section(p.Sprintf("3. Ratios and growth"))
	c.ratios(s)
	c.growths(s)
	if len(c.f.rated) > 0 {
		s.section(p.Sprintf("4. What the bank, suppliers, the trade and others say"))
		c.opinions(s)
	}
	s.section(p.Sprintf("5. Summing up"))
	s.line(80, s.blank(len(s.widths)))
	s.signs(p.Sprintf("Surveyor"), p.Sprintf("Superior"))
	return s.finish(navy)
}

// pair is a label with a cell beside it, half of a row.
type pair struct{ label, cell span }

// pairs adds rows of two pairs each.
func (s *creditPage) pairs(all []pair) []string {
	var refs []string
	for i := 0; i < len(all); i += 2 {
		spans := []span{all[i].label, all[i].cell}
		if i+1 < len(all) {
			spans = append(spans, all[i+1].label, all[i+1].cell)
		} else {
			spans[1].over = len(s.widths) - 1
		}
		found := s.line(formRowHeight, spans...)
		for k := 1; k < len(found); k += 2 {
			refs = append(refs, found[k])
		}
	}
	return refs
}

const half = 3 // columns of a cell beside its label

// who are the customer's id and name, which nobody changes.
func (c *creditCase) who(s *creditPage) []pair {
	p := c.b.p
	var all []pair
	if c.f.r.List.Has("id") {
		sp := s.told(c.f.text("id", c.row), half)
		sp.key = creditform.ID
		all = append(all, pair{s.label(p.Sprintf("Customer's id")), sp})
	}
	if c.f.r.List.Has("name") {
		sp := s.told(c.f.text("name", c.row), half)
		sp.key = creditform.Name
		all = append(all, pair{s.label(p.Sprintf("Customer's name")), sp})
	}
	return all
}

// identity is the block of who the customer is, and who surveyed it when.
func (c *creditCase) identity(s *creditPage) {
	p := c.b.p
	all := c.who(s)
	first := len(all)
	for _, field := range c.f.who {
		sp := s.input(field, scoring.Text, cell{Cell: c.f.value(field, scoring.Text, c.row)}, half)
		all = append(all, pair{s.label(c.f.header(field)), sp})
	}
	free := [][]string{
		{p.Sprintf("Legal representative"), "法定代表人", "法人代表", "法人", "Legal representative"},
		{p.Sprintf("Registered capital"), "注册资本", "Registered capital"},
		{p.Sprintf("Founded on"), "成立日期", "注册日期", "Founded"},
		{p.Sprintf("Bank and account"), "开户银行", "开户行", "Bank"},
		{p.Sprintf("Contact and telephone"), "联系人", "联系电话", "电话", "Contact", "Phone"},
		{p.Sprintf("Address"), "地址", "注册地址", "Address"},
	}
	for _, words := range free {
		sp := s.blank(half)
		if known := c.listed(words[1:]); known != "" {
			sp.cell = textCell(known, c.b.style(inputLook(true, "", scoring.Text)))
		}
		all = append(all, pair{s.label(words[0]), sp})
	}
	date := c.f.cfg.Credit.Survey.Date
	if len(all)%2 == 1 && date != "" {
		all = append(all, pair{s.label(p.Sprintf("Remarks")), s.blank(half)})
	}
	if date != "" {
		sp := s.input(date, scoring.Date, cell{Cell: c.f.value(date, scoring.Date, c.row)}, half)
		all = append(all, pair{s.label(p.Sprintf("Date of the survey")), sp})
	}
	all = append(all, pair{s.label(p.Sprintf("Surveyor")), s.blank(half)})
	refs := s.pairs(all)
	for i, field := range c.f.who {
		c.refs[field] = refs[first+i]
	}
	if date != "" {
		c.refs[date] = refs[len(refs)-2]
		s.numeric(2, scoring.Date, p.Sprintf("Date of the survey"))
	}
}

// listed is what the list has under one of some headers that no field has.
func (c *creditCase) listed(words []string) string {
	for _, word := range words {
		for _, column := range c.f.r.List.Columns() {
			name, _ := fileio.NormalHeader(column.Header)
			if wanted, _ := fileio.NormalHeader(word); name == wanted {
				return strings.TrimSpace(c.f.r.List.Cell(c.row, column).String())
			}
		}
	}
	return ""
}

// statements are the figures of the last years.
func (c *creditCase) statements(s *creditPage) {
	p := c.b.p
	titles := []string{p.Sprintf("Last year closed"), p.Sprintf("The year before"), p.Sprintf("Two years before")}
	over := 6 / c.f.years
	head := []span{s.heading(p.Sprintf("Item"))}
	head[0].over = 2
	for year := c.f.years - 1; year >= 0; year-- {
		h := s.heading(titles[year])
		h.over = over
		head = append(head, h)
	}
	s.line(formRowHeight, head...)
	for _, figure := range c.f.figures {
		c.figure(s, figure, over)
	}
}

func (c *creditCase) figure(s *creditPage, figure creditFigure, over int) {
	label := s.label(c.f.header(figure.field))
	label.over = 2
	spans := []span{label}
	var fields []string
	for year := c.f.years - 1; year >= 0; year-- {
		field := figure.years[year]
		fields = append(fields, field)
		if field == "" {
			without := s.told(notRated, over)
			without.style = c.b.style(look{fill: band, color: faint, align: "center", line: grid, middle: true})
			spans = append(spans, without)
			continue
		}
		spans = append(spans, s.input(field, scoring.Number, cell{Cell: c.f.value(field, scoring.Number, c.row)}, over))
	}
	refs := s.line(formRowHeight, spans...)
	for i, field := range fields {
		if field != "" {
			c.refs[field] = refs[i+1]
			s.numeric(3+i*over, scoring.Number, c.f.header(field))
		}
	}
}

// ratios are the ratios with their formulas, references and verdicts.
func (c *creditCase) ratios(s *creditPage) {
	p := c.b.p
	formula := s.heading(p.Sprintf("Formula"))
	formula.over = 4
	s.line(formRowHeight, s.heading(p.Sprintf("Ratio")), formula, s.heading(p.Sprintf("Figure")), s.heading(p.Sprintf("Reference")), s.heading(p.Sprintf("Verdict")))
	for i := range c.f.r.Credit.Ratios {
		m := &c.f.r.Credit.Ratios[i]
		ref := c.ratio(m)
		c.refs[m.Ratio.Name] = ref
		said := c.f.header(m.Ratio.Field)
		if m.Ratio.Of != nil {
			said = c.f.spelled(p, m.Ratio.Of) + " ÷ " + operandText(c.f.spelled(p, m.Ratio.To))
		}
		style := s.looks.number
		if m.Ratio.Percent {
			style = s.looks.percent
		}
		now, verdict := c.verdict(ref, m)
		s.line(formRowHeight, s.label(m.Ratio.Title), s.told(said, 4), span{cell: c.shownFigure(ref, c.worked(m.Ratio.Name, m.Value[c.row]), style)},
			s.told(p.Say(m.Reference[c.row].Words(m.Ratio.Percent)), 1), span{cell: followed(fileio.Cell{Kind: fileio.Text, Text: now}, verdict, s.looks.mark)})
	}
}

// operandText is a divisor, in brackets where it has operators that none hold yet.
func operandText(text string) string {
	if !strings.ContainsAny(text, "+-×÷*/") || isBracketed(text) {
		return text
	}
	return "(" + text + ")"
}

// isBracketed reports whether the first bracket is closed by the last.
func isBracketed(text string) bool {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return i == len(text)-1
		}
	}
	return false
}

// growths are the yearly growths over the last years.
func (c *creditCase) growths(s *creditPage) {
	p := c.b.p
	for i := range c.f.r.Credit.Growth {
		g := &c.f.r.Credit.Growth[i]
		ref := c.growth(g)
		c.refs[g.Growth.Name] = ref
		fields := g.Growth.Of
		said := p.Sprintf("(%s ÷ %s) to the power of 1/%d, less 1", c.f.header(fields[len(fields)-1]), c.f.header(fields[0]), len(fields)-1)
		now := p.Sprintf("no figures")
		if g.Value[c.row] == g.Value[c.row] {
			now = p.Sprintf("grows")
			if g.Value[c.row] < 0 {
				now = p.Sprintf("shrinks")
			}
		} else if c.f.r.Frame.Unreadable(g.Growth.Name, c.row) {
			now = p.Sprintf("check the figures")
		}
		verdict := "IF(ISNUMBER(" + ref + "),IF(" + ref + "<0," + literal(p.Sprintf("shrinks")) + "," + literal(p.Sprintf("grows")) + ")," +
			c.lackOf(ref, p.Sprintf("no figures"), p.Sprintf("check the figures")) + ")"
		s.line(formRowHeight, s.label(g.Growth.Title), s.told(said, 4), span{cell: c.shownFigure(ref, c.worked(g.Growth.Name, g.Value[c.row]), s.looks.percent)},
			s.told(notRated, 1), span{cell: followed(fileio.Cell{Kind: fileio.Text, Text: now}, verdict, s.looks.mark)})
	}
}

// opinions are the items that a person rates, each with the words to choose from, and room for who said what.
func (c *creditCase) opinions(s *creditPage) {
	p := c.b.p
	item, grade, remark := s.heading(p.Sprintf("Item")), s.heading(p.Sprintf("Grade")), s.heading(p.Sprintf("Who says so, and why"))
	item.over, grade.over, remark.over = 2, 2, 4
	s.line(formRowHeight, item, grade, remark)
	for i := range c.f.rated {
		criterion := &c.f.rated[i]
		label := s.label(criterion.Name)
		label.over = 2
		input := s.input(criterion.Field, scoring.Text, cell{Cell: c.f.value(criterion.Field, scoring.Text, c.row)}, 2)
		refs := s.line(formRowHeight, label, input, s.blank(4))
		c.refs[criterion.Field] = refs[1]
		var words []fileio.Cell
		for _, word := range gradeWords(criterion.Rule) {
			words = append(words, fileio.Cell{Kind: fileio.Text, Text: word})
		}
		s.choices = append(s.choices, choice{area: at(3, len(s.rows)), refers: c.work.list("\x00"+criterion.Name, criterion.Name, words),
			strict: false, title: criterion.Name, message: (&formChoices{p: p}).message(criterion)})
	}
}

// signs is a row of who signs, each with the date.
func (s *creditPage) signs(first, second string) {
	p := s.b.p
	s.gap()
	line := s.b.style(look{line: titleLine})
	plain := s.b.style(look{align: "right", middle: true})
	date := p.Sprintf("Date")
	s.line(30, span{cell: textCell(first, plain)}, span{cell: cell{style: line}, over: 1}, span{cell: textCell(date, plain)}, span{cell: cell{style: line}},
		span{cell: textCell(second, plain)}, span{cell: cell{style: line}}, span{cell: textCell(date, plain)}, span{cell: cell{style: line}})
}
