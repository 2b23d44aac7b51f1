package book

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/creditform"
	"tier/scoring"
)

// creditCase is the forms of one customer in the making.
type creditCase struct {
	b      *workbook
	f      *CreditForms
	work   *creditWork
	column int // of the workings' labels, from 1; their values stand in the next one
	row    int // of the result

	survey, score, request string            // the sheets' names
	refs                   map[string]string // by field, where it stands
	results                map[string]string // by column of a result, where it stands

	grade  string // the cell of the grade's number, from 1; "" where it is not calculated
	named  string // the cell of the grade's name
	points string // the cell of the score
}

func newCreditCase(b *workbook, f *CreditForms, work *creditWork, row int) *creditCase {
	c := &creditCase{b: b, f: f, work: work, row: row, refs: map[string]string{}, results: map[string]string{}}
	c.column = work.column(f.r.ID(row))
	work.column("")
	return c
}

// call names the sheets, unlike those that are taken, and returns all that are.
func (c *creditCase) call(taken []string, several bool) []string {
	p := c.b.p
	name := func(what string) string {
		if several {
			const longest = 20
			what = cutTo(c.f.r.ID(c.row), longest) + " " + what
		}
		name := sheetName(what, what, taken)
		taken = append(taken, name)
		return name
	}
	c.survey, c.score, c.request = name(p.Sprintf("Survey form")), name(p.Sprintf("Scoring form")), name(p.Sprintf("Application form"))
	return taken
}

// creditPage is a sheet of a form: a page whose last column, which is hidden, says what stands in which cell.
type creditPage struct {
	*page
	c       *creditCase
	kind    creditform.Kind
	keys    []string
	choices []choice
	numbers []numberRule
	looks   creditLooks
}

// creditLooks are the styles of a form's cells.
type creditLooks struct{ label, head, value, number, percent, date, mark int }

func (c *creditCase) newPage(kind creditform.Kind, name string, widths []float64) *creditPage {
	b := c.b
	s := &creditPage{page: &page{b: b, name: name, widths: widths, wide: len(widths) + 1}, c: c, kind: kind}
	value := look{line: grid, middle: true, wrap: true, align: "left", indent: 1}
	number := look{line: grid, middle: true, align: "right", format: moneyFormat}
	percent, date, mark := number, number, value
	percent.format, date.format, date.align, date.indent = shareFormat+apart, dateFormat, "left", 1
	mark.align, mark.indent, mark.bold = "center", 0, true
	label := look{line: grid, fill: band, middle: true, wrap: true, align: "left", indent: 1}
	head := look{line: grid, fill: pale, bold: true, middle: true, wrap: true, align: "center", color: navy}
	s.looks = creditLooks{b.style(label), b.style(head), b.style(value), b.style(number), b.style(percent), b.style(date), b.style(mark)}
	return s
}

// Formats of figures in a form, with room behind them: an indent on the right is not shown alike everywhere.
const (
	apart       = "_ "
	moneyFormat = "#,##0.00" + apart
)

// formHeight is the height that a text needs in so many columns of digits.
func formHeight(text string, room int) float64 {
	const lineHeight, padding = 13.5, 7
	lines := 0
	for line := range strings.Lines(text + "\n") {
		lines += 1 + (displaywidth.String(strings.TrimSpace(line))*107/100-1)/room
	}
	return max(formRowHeight-2, float64(lines)*lineHeight+padding)
}

// span is a cell over some columns of a form.
type span struct {
	cell
	over int    // columns; 0 is one
	key  string // by which it is read back; "" for none
}

// line adds a row of spans, and returns the cell of each as other sheets refer to it. It is as high as its texts need.
func (s *creditPage) line(least float64, spans ...span) []string {
	n, col, height := len(s.rows)+1, 1, least
	var cells []cell
	var slots []creditform.Slot
	refs := make([]string, len(spans))
	for i, sp := range spans {
		over := max(1, sp.over)
		refs[i] = fixedCell(s.name, col, n)
		cells = append(cells, sp.cell)
		for range over - 1 {
			cells = append(cells, cell{style: sp.style})
		}
		if over > 1 {
			s.merges = append(s.merges, [2]string{at(col, n), at(col+over-1, n)})
		}
		if sp.Text != "" {
			const indents = 2
			height = max(height, formHeight(sp.Text, max(1, s.room(col, over)-indents)))
		}
		if sp.key != "" {
			slots, s.keys = append(slots, creditform.Slot{Key: sp.key, Column: col, Filled: sp.isFilled()}), append(s.keys, sp.key)
		}
		col += over
	}
	for len(cells) < len(s.widths) {
		cells = append(cells, cell{})
	}
	if slots != nil {
		cells = append(cells, textCell(creditform.Slots(slots), 0))
	}
	s.rows = append(s.rows, row{height, cells})
	return refs
}

func (sp *span) isFilled() bool { return sp.cell.Cell.Kind != 0 }

// label is a text that says what stands beside it.
func (s *creditPage) label(text string) span { return span{cell: textCell(text, s.looks.label)} }

func (s *creditPage) heading(text string) span { return span{cell: textCell(text, s.looks.head)} }

// told is a text that nobody fills in.
func (s *creditPage) told(text string, over int) span {
	return span{cell: textCell(text, s.looks.value), over: over}
}

// inputLook is how a cell looks that is to be filled in, or corrected where it is filled in already.
func inputLook(filled bool, format string, kind scoring.Kind) look {
	l := look{open: true, fill: answerFill, line: grid, middle: true, wrap: true, align: "left", indent: 1, format: format}
	if kind == scoring.Number {
		l.align, l.wrap, l.indent = "right", false, 0
	}
	if filled {
		l.fill, l.color = inputFill, inputInk
	}
	return l
}

// input is a field to be filled in, with what is known of it.
func (s *creditPage) input(key string, kind scoring.Kind, known cell, over int) span {
	format := ""
	switch kind {
	case scoring.Number:
		format = moneyFormat
	case scoring.Date:
		format = dateFormat
	}
	filled := known.Kind != 0
	known.style = s.b.style(inputLook(filled, format, kind))
	return span{cell: known, over: over, key: key}
}

// blank is room for a text that nothing reads.
func (s *creditPage) blank(over int) span {
	return span{cell: cell{style: s.b.style(inputLook(false, "", scoring.Text))}, over: over}
}

// numeric has the last row's cell in a column refuse what is no number, or no date.
func (s *creditPage) numeric(col int, kind scoring.Kind, title string) {
	const much, lastDay = 1e15, 2958465
	r := numberRule{area: at(col, len(s.rows)), min: -much, max: much, title: title, message: s.b.p.Sprintf("a number")}
	if kind == scoring.Date {
		r.min, r.max, r.message = 1, lastDay, s.b.p.Sprintf("a date, as 2026-09-30")
	}
	s.numbers = append(s.numbers, r)
}

// begin adds the title, and what the colours mean. The mark and the keys stand beside them.
func (s *creditPage) begin(title string) {
	p := s.b.p
	s.title(title)
	unit := s.c.f.cfg.Credit.Unit
	about := p.Sprintf("Fill in the yellow cells. What is blue was known when the form was written: correct it where it is wrong. All else is calculated, or locked.")
	if unit != "" {
		about = p.Sprintf("Amounts are in %s.", unit) + " " + about
	}
	s.note(about)
}

// finish puts the mark and the keys beside the title, and returns the sheet.
func (s *creditPage) finish(tab string) sheet {
	key := len(s.widths) + 1
	beside := func(n int, text string) {
		cells := s.rows[n].cells
		for len(cells) < key-1 {
			cells = append(cells, cell{})
		}
		s.rows[n].cells = append(cells[:key-1:key-1], textCell(text, 0))
	}
	beside(0, creditform.Mark(s.kind, key))
	beside(1, creditform.Keys(s.keys))
	out := s.page.sheet(tab)
	out.widths = append(out.widths[:key-1:key-1], 0)
	out.upright, out.choices, out.numbers = true, s.choices, s.numbers
	out.onePage = s.fitsOnePage()
	out.footer = "&L" + footerText(s.c.f.called(s.c.row)+" · "+s.name) + "&R&P / &N"
	return out
}

// fitsOnePage reports whether the form can still be read when it is made to fit on one upright A4.
func (s *creditPage) fitsOnePage() bool {
	const most = 1.75 * sheetOfPaper
	total := 0.0
	for _, r := range s.rows {
		total += r.height
	}
	return total <= most
}

// footerText is a text as a footer of paper has it.
func footerText(text string) string {
	const most = 80
	escaped := ""
	for _, r := range cutTo(clean(text), most) {
		if r == '&' {
			escaped += "&"
		}
		escaped += string(r)
	}
	return escaped
}
